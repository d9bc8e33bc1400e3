"""Forms that come back from somebody who is signed out by now: kept for them, and shown again when they are back.

A form is its user's, as its seal says: nobody else is ever shown it, whoever signs in next. Nothing is saved by
signing in; its user is shown what they had typed, and sends it again. A form that was sent without a valid CSRF token
is kept in the same way: that happens to one that was opened before signing in anew in another window.
"""

from datetime import UTC, datetime, timedelta
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.contrib import admin, messages
from django.contrib.admin import AdminSite
from django.contrib.auth import get_user_model
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import Resolver404, ResolverMatch, URLPattern, resolve, reverse
from django.views import csrf

from articles import models
from articles.admin import moved
from articles.editing import opened, posted

# The hidden input of a form that is sent again.
NAME = "_kept"
# For how long, and how many a user: enough for a holiday and a day of mishaps.
DAYS, MOST = 14, 50


def keeping(url: URLPattern, site: AdminSite) -> URLPattern:
    """A route of a form, so that what is sent to it by somebody who is signed out is kept until they are back."""
    if not (url.name or "").endswith(("_add", "_change")):
        return url
    view = url.callback

    @wraps(view)
    def keep_first(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.method == "POST" and not site.has_permission(request):
            row = _keep(request)
            if row is not None:
                return redirect_to_login(_page_of(row), reverse("admin:login"))
        return view(request, *args, **kwargs)

    url.callback = keep_first
    url.callback.is_guarded_form = True  # type: ignore[attr-defined]
    return url


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """CSRF_FAILURE_VIEW: what was typed into one of our forms is kept for its user; nothing of it is saved."""
    found = _form_at(request) if request.method == "POST" else None
    if getattr(found and found.func, "is_guarded_form", False):
        row = _keep(request)
        if row is not None:
            return redirect(_page_of(row))
    # Other rooms of the admin have ways of their own, for what must not be kept.
    answer = getattr(found and found.func, "on_csrf_failure", None)
    shown = answer(request, **found.kwargs) if found and answer else None
    return shown or csrf.csrf_failure(request, reason)


def _form_at(request: HttpRequest) -> ResolverMatch | None:
    try:
        return resolve(request.path_info)
    except Resolver404:
        return None


def _page_of(row: models.KeptForm) -> str:
    return reverse("admin:articles_keptform_change", args=[row.pk])


def _keep(request: HttpRequest) -> models.KeptForm | None:
    """The form, kept for whoever opened it; None where that is not known, for then it would be anybody's."""
    form = opened.read(request.POST.get(opened.NAME, ""))
    user = get_user_model()._default_manager.filter(pk=form.by).first() if form else None
    if user is None:
        return None
    # A NUL is no text, and PostgreSQL takes none.
    fields = [
        [name.replace("\x00", ""), value.replace("\x00", "")]
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken"
        for value in values
    ]
    now = datetime.now(UTC)
    with transaction.atomic():
        models.KeptForm.objects.filter(kept_at__lt=now - timedelta(days=DAYS)).delete()
        beyond = models.KeptForm.objects.filter(user=user).values_list("pk", flat=True)[MOST - 1 :]
        models.KeptForm.objects.filter(pk__in=list(beyond)).delete()
        return models.KeptForm.objects.create(user=user, path=request.get_full_path(), fields=fields, kept_at=now)


def forget(request: HttpRequest) -> None:
    """A form that was kept has been saved by now."""
    row = _of(request).filter(pk=request.POST[NAME]).first() if _is_uuid(request.POST.get(NAME, "")) else None
    if row is not None:
        row.delete()


def _is_uuid(text: str) -> bool:
    try:
        models.KeptForm._meta.pk.to_python(text)
    except ValidationError:
        return False
    return bool(text)


def _of(request: HttpRequest) -> QuerySet[models.KeptForm]:
    return models.KeptForm.objects.filter(user_id=request.user.pk or 0)


def waiting(request: HttpRequest) -> list[models.KeptForm]:
    """What is kept for whoever asks, of the page that they ask for."""
    if request.method == "POST":
        return []
    return list(_of(request).filter(path__startswith=request.path).defer("fields"))


# The same of what is gone and of what is another's: nobody learns which.
_NOT_YOURS = (
    "Nothing is kept here for the account that you are signed in with. If you sent something as somebody else, it was "
    "not saved, and is kept for that account: sign in with it, and open the same page."
)


@admin.register(models.KeptForm)
class KeptFormAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Everybody sees their own, and nobody another's."""

    list_display = ["path", "kept_at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[models.KeptForm]:
        found: QuerySet[models.KeptForm] = super().get_queryset(request)
        return found.filter(user_id=request.user.pk or 0)

    def has_module_permission(self, request: HttpRequest) -> bool:
        # Who is signed out is at the page for signing in, which is shown while the database is away.
        return request.user.is_authenticated and _of(request).exists()

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj is None or obj.user_id == request.user.pk

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> Any:
        """What was typed, and the button that sends it again to where it belongs."""
        row = self.get_object(request, object_id)
        if row is None:
            messages.warning(request, _NOT_YOURS)
            return HttpResponseRedirect(reverse("admin:index"))
        request.current_app = self.admin_site.name
        context = {
            **self.admin_site.each_context(request),
            "title": "This was not saved yet",
            "opts": self.opts,
            "kept": row,
            "kept_name": NAME,
            "typed": _in_words(request, row),
            "send_on": [(name, value) for name, value in row.fields if name != NAME],
        }
        return TemplateResponse(request, "admin/articles/kept.html", context)


def _in_words(request: HttpRequest, row: models.KeptForm) -> list[tuple[str, str]]:
    """What was typed, by the labels of the form that it belongs to."""
    try:
        guarded = resolve(urlsplit(row.path).path).func.model_admin  # type: ignore[attr-defined]
    except Resolver404:  # the page has moved since: what was typed is shown all the same
        return [(name, value) for name, value in row.fields if not name.startswith("_")]
    data = QueryDict(mutable=True)
    for name, value in row.fields:
        data.appendlist(name, value)
    standing = guarded.standing(request, None)
    return moved.what_is_left(standing, posted.read(data, standing.names))
