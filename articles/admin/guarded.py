"""Every page on which an editor changes or deletes something: it carries the version that it was opened on.

What was saved by somebody else in the meantime is neither overwritten nor deleted unseen. The page comes back with both
texts side by side, and whatever was typed is still there.
"""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.contrib.admin.options import TO_FIELD_VAR
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import URLPattern, reverse

from articles.admin import kept, moved, touches
from articles.editing import opened, posted, shown, threeway
from articles.editing.opened import Opened
from articles.editing.threeway import Rules, Sides
from articles.editorial import versions

# The version and the name of each row of some models, by primary key.
Wholes = dict[type[Any], dict[str, tuple[str, str]]]


@dataclass(frozen=True)
class Standing:
    """A form and its formsets as they show what is stored at this moment, with the inlines that the formsets are of."""

    form: Any
    formsets: list[Any]
    inlines: list[Any]

    @property
    def names(self) -> posted.Names:
        return posted.names_of(self.form, self.formsets)

    def rules(self) -> dict[str, Rules]:
        return {
            formset.prefix: Rules(
                takes_new=formset.max_num > 0,
                blank={name: shown.shown_by(formset.empty_form[name]) for name in shown.names_in_rows(formset)},
            )
            for formset in self.formsets
        }

    def shown(self, wholes: Wholes) -> shown.Shown:
        found = shown.of_forms(self.form, self.formsets)
        pairs = zip(self.formsets, self.inlines, strict=True)
        in_part = {formset.prefix: wholes[inline.model] for formset, inline in pairs if isinstance(inline, InPart)}
        return shown.Shown(found.fields, found.rows, in_part)


class InPart(admin.TabularInline):  # type: ignore[type-arg]
    """An inline that shows a part only of what it can delete: its page knows the versions of its rows."""


class Guarded(admin.ModelAdmin):  # type: ignore[type-arg]
    """A page that loses nobody's work. `named_by` is what no two of its rows share."""

    named_by: tuple[str, ...] = ("key",)

    def hold(self, request: HttpRequest, rows: Iterable[Any]) -> None:
        """Locks what must stand still while `rows` (none: a new one) are saved or deleted, within a transaction."""
        raise NotImplementedError

    def wholes(self, obj: Any) -> Wholes:
        """Of rows in lists that show them in part, what they are as a whole."""
        return {}

    def anew(self, identity: shown.Row) -> shown.Row | None:
        """What the form of a new row is told of the identity of one that is gone; None where it has no place now."""
        return identity

    def against_deleting(self, rows: Iterable[Any]) -> list[str]:
        """Why some of `rows` are not to be deleted at all, in words."""
        return []

    # --- Opening --------------------------------------------------------------------------------------------------

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        obj = context["original"]
        if request.method == "POST" and opened.NAME in request.POST:
            sealed = request.POST[opened.NAME]
        else:
            sealed = self._seal(request, obj, self._standing_in(request, context, obj) if obj is not None else None)
        context = {
            **context,
            "opened_name": opened.NAME,
            "opened_seal": sealed,
            "shown_version": versions.of(obj)[:16] if obj is not None and request.method != "POST" else "",
            "kept_name": kept.NAME,
            "kept_id": request.POST.get(kept.NAME, ""),
            "kept_for_you": kept.waiting(request),
            "version": self._version_to_delete(request, obj),
            "already_there": self._already_there(request, context) if obj is None else None,
        }
        return super().render_change_form(request, context, *args, **kwargs)

    def _version_to_delete(self, request: HttpRequest, obj: Any) -> str:
        """For the link that leads to deleting. A form with faults has been at `obj` already: it has no version."""
        if obj is None or request.method == "POST" or not self.has_delete_permission(request, obj):
            return ""
        return versions.of(obj)

    def _already_there(self, request: HttpRequest, context: dict[str, Any]) -> dict[str, str] | None:
        """What has the name that was to be added, where the form was refused and that may be why."""
        form = context["adminform"].form
        if not form.errors:
            return None
        given = {name: form.instance.serializable_value(name) for name in self.named_by}
        row = self.get_queryset(request).filter(**given).first() if all(given.values()) else None
        if row is None or not self.has_view_or_change_permission(request, row):
            return None
        touch = touches.last(self.model, row.pk, row)
        return {
            "name": str(row),
            "url": reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[row.pk]),
            "touched": touches.in_words(touch, reader=request.user.get_username()),
        }

    def _standing_in(self, request: HttpRequest, context: dict[str, Any], obj: Any) -> Standing:
        inlines = [inline for inline in context["inline_admin_formsets"] if inline.has_change_permission]
        return Standing(
            context["adminform"].form, [inline.formset for inline in inlines], [inline.opts for inline in inlines]
        )

    def standing(self, request: HttpRequest, obj: Any) -> Standing:
        """The form as somebody would be shown it just now; of what `request` brings, nothing is in it."""
        asking = copy(request)
        asking.method = "GET"
        fields = flatten_fieldsets(self.get_fieldsets(asking, obj))
        form = self.get_form(asking, obj, change=obj is not None, fields=fields)(instance=obj)
        formsets, inlines = self._create_formsets(asking, form.instance, change=obj is not None)  # type: ignore[attr-defined]
        pairs = [
            (formset, inline)
            for formset, inline in zip(formsets, inlines, strict=True)
            if inline.has_change_permission(asking, obj)
        ]
        return Standing(form, [formset for formset, _ in pairs], [inline for _, inline in pairs])

    def _subject(self, pk: Any) -> str:
        return f"{self.opts.label_lower}:{pk}"

    def _seal(self, request: HttpRequest, obj: Any, standing: Standing | None) -> str:
        subject = self._subject(obj.pk if obj is not None else "")
        by = str(request.user.pk)
        if standing is None:
            return opened.seal(subject, by=by, shown=None)
        return opened.seal(subject, by=by, shown=standing.shown(self.wholes(obj)), identity=self.identity(request, obj))

    def identity(self, request: HttpRequest, obj: Any) -> shown.Row:
        """What the form of a new row asks for, and this row's only tells."""
        only_told = set(self.get_readonly_fields(request, obj)) - set(self.get_readonly_fields(request))
        columns = [column.name for column in self.opts.concrete_fields if column.name in only_told]
        return {name: (str(obj.serializable_value(name)),) for name in columns}

    def _opened(self, request: HttpRequest, sealed: str, pk: Any) -> Opened | None:
        """What a form was opened on; None where that is not known, or where it is another's or of something else."""
        found = opened.read(sealed)
        if found is None or found.subject != self._subject(pk) or found.by != str(request.user.pk):
            return None
        return found

    # --- Saving ---------------------------------------------------------------------------------------------------

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic():
            refused = self._refusal(request, object_id)
            if refused is not None:
                return refused
            response = super().changeform_view(request, object_id, form_url, extra_context)
        if response.status_code == 302:
            kept.forget(request)
        return response

    def _refusal(self, request: HttpRequest, object_id: str | None) -> HttpResponse | None:
        """The page that is shown instead of saving; None where it may be saved, or is refused without us."""
        if object_id is None:
            self.hold(request, [])
            return None
        obj = self._held(request, object_id)
        if not self.has_change_permission(request, obj):
            return None
        return self._refuse_as_gone(request, object_id) if obj is None else self._refuse_as_moved(request, obj)

    def _refuse_as_moved(self, request: HttpRequest, obj: Any) -> HttpResponse | None:
        standing = self.standing(request, obj)
        now, rules = standing.shown(self.wholes(obj)), standing.rules()
        mine = moved.without_controls(posted.read(request.POST, standing.names))
        answers = moved.answers(request.POST)
        before = request.POST.get(opened.NAME, "")
        was = self._shown_then(request, before, obj)
        if answers.asked and was is not None:
            if answers.missing:
                before = request.POST.get(moved.BEFORE, "")
                sides = Sides(self._shown_then(request, before, obj), now, mine, rules)
                return self._show_both(request, obj, standing, sides, before)
            mine = threeway.chosen(mine, was, answers.choices)
        sides = Sides(was, now, mine, rules)
        if sides.has_moved():
            if sides.differences():
                return self._show_both(request, obj, standing, sides, before)
            mine = sides.aligned()  # they have saved the very same: rows alone may have changed places
        elif not answers.asked:
            return None
        request.POST = posted.as_data(mine, standing.names)  # type: ignore[assignment]
        return None

    def _shown_then(self, request: HttpRequest, sealed: str, obj: Any) -> shown.Shown | None:
        base = self._opened(request, sealed, obj.pk)
        return base.shown if base else None

    def _held(self, request: HttpRequest, object_id: str) -> Any:
        """What is to be saved or deleted, locked; None where it is gone."""
        to_field = request.POST.get(TO_FIELD_VAR, request.GET.get(TO_FIELD_VAR))
        if to_field and not self.to_field_allowed(request, to_field):
            to_field = None  # it is refused without us
        found = self.get_object(request, unquote(object_id), to_field)
        if found is None:
            return None
        self.hold(request, [found])
        return self.get_object(request, unquote(object_id), to_field)

    def _show_both(
        self, request: HttpRequest, obj: Any, standing: Standing, sides: Sides, before: str
    ) -> TemplateResponse:
        base = opened.read(before)
        touch = touches.last(self.model, obj.pk, obj, since=base.at if base else None)
        context = {
            **self._page(request, f"“{obj}” was changed while you had it open"),
            **moved.context(standing, sides, self._seal(request, obj, standing)),
            "original": obj,
            "touched": touches.in_words(touch, reader=request.user.get_username()),
            "before": before,
            "is_known": sides.opened is not None,
        }
        return TemplateResponse(request, "admin/articles/moved.html", context, status=409)

    def _refuse_as_gone(self, request: HttpRequest, object_id: str) -> TemplateResponse:
        pk = unquote(object_id)
        base = self._opened(request, request.POST.get(opened.NAME, ""), pk)
        identity = self.anew(base.identity) if base else None
        standing = self.standing(request, None)
        mine = moved.without_controls(posted.read(request.POST, standing.names))
        touch = touches.last(self.model, pk, since=base.at) if base else None
        # What has no place yet is sent here once more, as it was opened.
        seal = request.POST.get(opened.NAME, "") if identity is None else self._seal(request, None, None)
        context = {
            **self._page(request, f"This {self.opts.verbose_name} was deleted while you had it open"),
            **moved.context_of_what_is_left(standing, mine, identity or {}, seal),
            "touched": touches.in_words(touch, reader=request.user.get_username()),
            "add_url": reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_add"),
            "has_place": identity is not None,
            "can_add": identity is not None and self.has_add_permission(request),
        }
        return TemplateResponse(request, "admin/articles/gone.html", context, status=409)

    def _page(self, request: HttpRequest, title: str) -> dict[str, Any]:
        request.current_app = self.admin_site.name
        return {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "opened_name": opened.NAME,
            "media": self.media,
        }

    # --- Deleting -------------------------------------------------------------------------------------------------

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None) -> Any:
        if request.method != "POST":
            return self._delete_seen(request, self.get_object(request, unquote(object_id)), object_id, extra_context)
        with transaction.atomic():
            return self._delete_seen(request, self._held(request, object_id), object_id, extra_context)

    def _delete_seen(self, request: HttpRequest, obj: Any, object_id: str, extra_context: dict[str, Any] | None) -> Any:
        """Django's own view, unless what is to be deleted is no longer what was seen, or is not to be deleted."""
        if obj is None or not self.has_delete_permission(request, obj):
            return super().delete_view(request, object_id, extra_context)
        if against := self.against_deleting([obj]):
            self._say(request, against)
            page = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
            return HttpResponseRedirect(reverse(page, args=[obj.pk]))
        version = versions.of(obj)
        context = {**(extra_context or {}), "version": version}
        seen = request.POST.get("version", "") if request.method == "POST" else request.GET.get("version", version)
        if seen != version:
            touch = touches.last(self.model, obj.pk, obj)
            context["moved"] = touches.in_words(touch, reader=request.user.get_username())
            request = _asking_anew(request)
        return super().delete_view(request, object_id, context)

    def _say(self, request: HttpRequest, sentences: Iterable[str]) -> None:
        for words in sentences:
            self.message_user(request, words, messages.ERROR)

    def get_actions(self, request: HttpRequest) -> Any:
        actions: Any = super().get_actions(request)
        if "delete_selected" in actions:
            _, name, description = actions["delete_selected"]
            actions["delete_selected"] = (Guarded._delete_selected, name, description)
        return actions

    def _delete_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
        """Django's own action, on the versions that its page showed."""
        with transaction.atomic():
            confirmed = bool(request.POST.get("post"))
            if confirmed:
                self.hold(request, queryset)
            rows = list(queryset.all())
            if against := self.against_deleting(rows):
                self._say(request, against)
                return None
            now = versions.of_all(rows)
            changed = [str(row) for row in rows if confirmed and request.POST.get(f"version-{row.pk}") != now[row.pk]]
            response = delete_selected(self, _asking_anew(request) if changed else request, queryset.all())
            if isinstance(response, TemplateResponse):
                response.context_data = {**(response.context_data or {}), "versions": now, "moved": changed}
            return response

    # --- Being signed out ------------------------------------------------------------------------------------------

    def get_urls(self) -> list[URLPattern]:
        return [kept.keeping(url, self.admin_site) for url in super().get_urls()]


def _asking_anew(request: HttpRequest) -> HttpRequest:
    """The request as one that only asks for the page on which to say yes."""
    asking = copy(request)
    asking.method = "GET"
    asking.POST = QueryDict()
    return asking
