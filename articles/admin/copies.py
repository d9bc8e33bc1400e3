"""Copies of drafts that gave way: to look at, to put back, and to delete when nobody wants them any more."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles import models
from articles.admin import acts
from articles.editorial import copies, differences, drafts, versions, vocabulary, yaml_source
from articles.editorial.edits import Hand
from articles.models.kept import DraftCopy, Kind
from contentapi.errors import DomainError

_MODELS: dict[Kind, type[Any]] = {
    Kind.ARTICLES: models.Article,
    **{Kind(name): model for model, name in versions.WORDS.items()},
}
_PARTS: list[type[Any]] = [models.Article, *versions.PARTS]


def context(kind: Kind, model: type[Any], pk: str) -> dict[str, Any]:
    """For a page of an article or an entry: the copies that there are of it."""
    row = model._default_manager.filter(pk=pk).first() if pk.isascii() and pk.isdigit() and len(pk) < 19 else None
    if row is None:
        return {}
    return {
        "copies": copies.of(kind, row.slug if hasattr(row, "slug") else row.key),
        "copies_of": "drafts" if kind == Kind.ARTICLES else "texts",
    }


def may_put_back(request: HttpRequest, copy: DraftCopy) -> bool:
    """Whoever may change everything that it would change, or may restore versions anyway."""
    wanted = _PARTS if copy.kind == Kind.ARTICLES else [_MODELS[Kind(copy.kind)]]
    if copy.kind == Kind.ARTICLES and request.user.has_perm("articles.publish_article"):
        return True
    return all(
        request.user.has_perm(f"articles.{act}_{model._meta.model_name}")
        for model in wanted
        for act in ("add", "change")
    )


@admin.register(DraftCopy)
class DraftCopyAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["name", "kind", "made_at", "why", "by"]
    list_filter = ["kind", "why", "made_at"]
    search_fields = ["name"]
    fields = ["kind", "name", "made_at", "why", "by", "author", "shown"]
    readonly_fields = ["shown"]
    change_form_template = "admin/articles/draftcopy/change_form.html"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # Whoever works on drafts can get their own back.
        may_edit = any(request.user.has_perm(f"articles.change_{model._meta.model_name}") for model in _MODELS.values())
        return may_edit or super().has_view_permission(request, obj)

    @admin.display(description="what it says")
    def shown(self, copy: DraftCopy) -> SafeString:
        return format_html('<pre class="document" tabindex="0">{}</pre>', yaml_source.write(copy.content))

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/put-back/", wrap(put_back_view), name="articles_draftcopy_put_back"),
            *super().get_urls(),
        ]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        copy = self.get_object(request, object_id)
        may = {"may_put_back": copy is not None and may_put_back(request, copy)}
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), **may})


def put_back_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Says what a copy would change; on POST, it is put back over what was seen."""
    copy = get_object_or_404(DraftCopy, pk=pk)
    if not may_put_back(request, copy):
        raise PermissionDenied
    if request.method == "POST":
        try:
            hand = Hand.of(request.user)  # type: ignore[arg-type]
            over = request.POST.get("version") or None
            copies.put_back(copy, by=acts.name_of(request), over=over, hand=hand)
        except DomainError as refused:
            for words in [refused.detail, *(fault.detail for fault in refused.faults)]:
                messages.error(request, words)
        else:
            return _done(request, copy)
    context = {
        **admin.site.each_context(request),
        "title": f"Put back a copy of ‘{copy.name}’",
        "copy": copy,
        "version": copies.version_over(copy) or "",
        "differs": _differs(copy),
        "opts": DraftCopy._meta,
    }
    return render(request, "admin/articles/put_back.html", context)


def _differs(copy: DraftCopy) -> list[str] | None:
    """What putting it back would change, in words; None where there is nothing that it would replace."""
    there: Any = None
    if copy.kind != Kind.ARTICLES:
        entry = getattr(vocabulary.read(), copy.kind).get(copy.name)
        there = vocabulary.as_written(entry) if entry else None
    elif (article := models.Article.objects.filter(slug=copy.name).first()) is not None:
        there = drafts.read(article)
    return None if there is None else differences.in_brief(there, copy.content)


def _done(request: HttpRequest, copy: DraftCopy) -> HttpResponse:
    model: Any = _MODELS[Kind(copy.kind)]
    name_of = "slug" if hasattr(model, "slug") else "key"
    row = model._default_manager.get(**{name_of: copy.name})
    acts.log(request, row, f"Put back the copy of {copy.made_at:%Y-%m-%d %H:%M}.")
    messages.success(request, f"‘{copy.name}’ is as the copy has it. What it replaced is a copy now.")
    return HttpResponseRedirect(reverse(f"admin:articles_{model._meta.model_name}_change", args=[row.pk]))
