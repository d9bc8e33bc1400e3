"""What has been published, to look at: nothing here can be changed, by anybody."""

from typing import Any

import orjson
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles import models
from articles.admin import acts
from articles.public import live


class ReadOnlyAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(models.ArticleVersion)
class ArticleVersionAdmin(ReadOnlyAdmin):
    list_display = ["slug", "number", "published_at", "significance", "published_by"]
    list_filter = ["significance", "published_at"]
    search_fields = ["slug", "note"]
    fields = [
        *("slug", "number", "published_at", "published_by", "significance", "note", "changed"),
        *("sha256", "address", "shown"),
    ]
    readonly_fields = ["address", "changed", "shown"]

    @admin.display(description="address")
    def address(self, version: models.ArticleVersion) -> SafeString:
        url = reverse("article-version", kwargs={"slug": version.slug, "number": version.number})
        return format_html('<a href="{}">{}</a>', url, url)

    @admin.display(description="what changed for readers")
    def changed(self, version: models.ArticleVersion) -> SafeString:
        record = models.PublicationRecord.objects.filter(version=version).first()
        return SafeString(render_to_string("admin/articles/record.html", {"record": record}))

    @admin.display(description="document")
    def shown(self, version: models.ArticleVersion) -> SafeString:
        document = orjson.dumps(orjson.loads(bytes(version.document)), option=orjson.OPT_INDENT_2).decode()
        return format_html('<pre class="document" tabindex="0">{}</pre>', document)

    def get_urls(self) -> list[URLPattern]:
        restore = self.admin_site.admin_view(acts.restore_view)
        return [path("<int:pk>/restore/", restore, name="articles_articleversion_restore"), *super().get_urls()]


@admin.register(models.PublishedArticle)
class PublishedArticleAdmin(ReadOnlyAdmin):
    list_display = ["slug", "title", "version_number", "published_at", "retired_at", "leads_to"]
    list_select_related = ["version"]
    search_fields = ["slug", "title"]
    fields = ["slug", "title", "version", "published_at", "first_published_at", "retired_at", "leads_to"]
    readonly_fields = ["leads_to"]
    actions = ["retire"]

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("retire/", wrap(acts.retire_live_view), name="articles_publishedarticle_retire"),
            *super().get_urls(),
        ]

    @admin.action(description="Retire selected articles…", permissions=["retire"])
    def retire(self, request: HttpRequest, queryset: QuerySet[models.PublishedArticle]) -> HttpResponse:
        slugs = ",".join(queryset.values_list("slug", flat=True))
        return HttpResponseRedirect(f"{reverse('admin:articles_publishedarticle_retire')}?slugs={slugs}")

    def has_retire_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.retire_article")

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """With what can always be done about what readers see, whether or not there is a draft of it."""
        slug = unquote(object_id)
        may = {
            "may_retire": self.has_retire_permission(request),
            "may_restore": request.user.has_perm("articles.publish_article"),
            "draft": models.Article.objects.filter(slug=slug).first(),
        }
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), **may})

    @admin.display(description="version")
    def version_number(self, article: models.PublishedArticle) -> int:
        return article.version.number

    @admin.display(description="successor", empty_value="none")
    def leads_to(self, article: models.PublishedArticle) -> str | None:
        """As readers are told, with what was said when it was retired where that has been retired since."""
        if not article.successor:
            return None
        successor = live.live_successor(article.successor)
        if successor == article.successor:
            return successor
        return f"{successor or 'none'}, since {article.successor} is retired too"


@admin.register(models.ChangeEvent)
class ChangeEventAdmin(ReadOnlyAdmin):
    list_display = ["sequence", "kind", "subject", "at", "by"]
    list_filter = ["kind"]
    search_fields = ["subject"]
    fields = ["sequence", "kind", "subject", "at", "by"]
