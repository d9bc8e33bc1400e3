"""The admin's site: every model's pages read what an address asks for strictly, whoever registered them.

An address that somebody typed, or that a program made, may ask for what no database can look up: an id of thirty
digits, a pattern that is none, a day in month 13. Django's own pages fall over some of these.
"""

from typing import Any

from django.apps import apps
from django.contrib import admin, messages
from django.contrib.admin.apps import AdminConfig
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ERROR_FLAG, ChangeList
from django.core.exceptions import FieldDoesNotExist, FieldError, PermissionDenied, ValidationError
from django.db import DataError, OperationalError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict

from contentapi.api import availability

# What a column of ids holds, whatever the database.
_LARGEST = 2**63 - 1

# What a filter is tripped over with: a number too large for a column or a date (Arithmetic, Data), a value of another
# type or too few of them (Value, Type, Lookup), a pattern that is none (Operational on SQLite, Data on PostgreSQL), a
# column that cannot be compared so (Field, Attribute).
_OF_A_FILTER = (
    *(ArithmeticError, ValueError, TypeError, LookupError, AttributeError),
    *(FieldError, DataError, OperationalError),
)


def as_pk(given: object) -> int | None:
    """The id that `given` is, or None. Digits of ASCII alone: `str.isdigit` takes `²` for one, and `int` does not."""
    text = str(given)
    if not (text.isascii() and text.isdecimal() and len(text) <= len(str(_LARGEST)) and int(text) <= _LARGEST):
        return None
    return int(text)


class StrictList(ChangeList):
    """A list that says so where what it is to be filtered by cannot be looked up."""

    def get_queryset(self, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().get_queryset(*args, **kwargs)
        except _OF_A_FILTER as wrong:
            raise IncorrectLookupParameters(wrong) from wrong

    def get_results(self, request: HttpRequest) -> None:
        try:
            super().get_results(request)
        except _OF_A_FILTER as wrong:
            if availability.is_away(wrong):
                raise
            raise IncorrectLookupParameters(wrong) from wrong


class Strict(admin.ModelAdmin):  # type: ignore[type-arg]
    """What the pages of every model have in common."""

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return StrictList

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if ERROR_FLAG in request.GET:
            messages.warning(request, "What the address asked for cannot be looked up. This is the whole list.")
        return super().changelist_view(request, extra_context)

    def response_action(self, request: HttpRequest, queryset: QuerySet[Any, Any], *where: Any, **also: Any) -> Any:
        """What is done to several that were ticked. An id that is none was ticked on no page of ours: nothing is."""
        if not all(map(self._is_an_id, request.POST.getlist(ACTION_CHECKBOX_NAME))):
            messages.warning(request, "What was selected is not there. Nothing was done.")
            return None
        return super().response_action(request, queryset, *where, **also)

    def _is_an_id(self, given: str) -> bool:
        try:
            self.model._meta.pk.to_python(given)
        except ValidationError:
            return False
        return True

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """What the address fills in, less what leads to nothing."""
        initial: dict[str, Any] = dict(super().get_changeform_initial_data(request))
        return {name: value for name, value in initial.items() if not self._leads_nowhere(name, value)}

    def _leads_nowhere(self, name: str, value: Any) -> bool:
        try:
            field = self.model._meta.get_field(name)
        except FieldDoesNotExist:
            return False
        values = value if isinstance(value, list) else [value]
        return field.is_relation and any(as_pk(one) is None for one in values)


class Site(admin.AdminSite):
    # What tabs keep of somebody's half-done work ends with their signing out.
    logout_template = "contentapi/signed_out.html"

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        given = admin_class or admin.ModelAdmin
        strict = (
            given if issubclass(given, Strict) else type(given.__name__, (given, Strict), {"__doc__": given.__doc__})
        )
        super().register(model_or_iterable, strict, **options)

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        if not _is_to_be_completed(request.GET):
            raise PermissionDenied
        return super().autocomplete_view(request)


def _is_to_be_completed(asked: QueryDict) -> bool:
    """Whether a model's own column is to be completed: Django falls over a relation that leads back to it."""
    try:
        model = apps.get_model(str(asked["app_label"]), str(asked["model_name"]))
        return bool(model._meta.get_field(str(asked["field_name"])).concrete)
    except (LookupError, ValueError, FieldDoesNotExist):
        return False


class EditorsAdminConfig(AdminConfig):
    default_site = "contentapi.admin_site.Site"
