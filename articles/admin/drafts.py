"""Drafts in the admin: an article's page has what it is; each of its parts has a page of its own."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.urls.resolvers import URLPattern
from django.utils.safestring import SafeString

from articles import models
from articles.admin import acts, copies, publication, review
from articles.admin.checked import SectionForm
from articles.admin.forms import ConditionsField, YamlField
from articles.admin.guarded import Guarded, Wholes
from articles.admin.inlines import (
    ArticleServiceInline,
    ArticleSourceInline,
    ArticleTopicInline,
    DefinitionInline,
    RelatedArticleInline,
    RuleInline,
    ScenarioInline,
    SectionInline,
    WarningCodingInline,
    WarningInline,
)
from articles.admin.recording import RecordsWhoEdits
from articles.admin.texts import Written, tell_of_unusual
from articles.editing.shown import Row
from articles.editorial.edits import Subject
from articles.editorial.serializers import errors_of_scenario
from articles.editorial.versions import parts_of
from articles.models.kept import Kind
from articles.publishing import removal
from contentapi.admin_site import as_pk
from contentapi.api.problems import faults_in


class Admin(Written, Guarded):
    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        tell_of_unusual(request, [form, *(one for formset in formsets for one in formset.forms)])


@admin.register(models.Article)
class ArticleAdmin(RecordsWhoEdits, Admin):
    list_display = ["slug", "title", "live_version", "reviewed_on", "next_review_due"]
    search_fields = ["slug", "title"]
    named_by = ("slug",)
    actions = ["publish", "retire"]
    inlines = [
        ArticleTopicInline,
        RelatedArticleInline,
        ArticleSourceInline,
        ArticleServiceInline,
        DefinitionInline,
        SectionInline,
        RuleInline,
        WarningInline,
        ScenarioInline,
    ]
    fieldsets = [
        (None, {"fields": ["slug", "language", "title", "question", "short_answer", "summary", "notice"]}),
    ]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            return super().get_fieldsets(request, obj)
        act = ["review_act"] if self.has_review_permission(request) else []
        return [
            *super().get_fieldsets(request, obj),
            ("Review", {"fields": ["author", "review_state", *act]}),
        ]

    @admin.display(description="review")
    def review_state(self, article: models.Article) -> SafeString:
        return review.state_in_words(article)

    @admin.display(description="to review it")
    def review_act(self, article: models.Article) -> SafeString:
        return review.way_to_the_act(article)

    def subject_of(self, obj: Any) -> Subject:
        return models.Edited.ARTICLE, obj.slug

    def get_queryset(self, request: HttpRequest) -> QuerySet[models.Article]:
        live = models.PublishedArticle.objects.filter(slug=OuterRef("slug"), retired_at=None)
        found: QuerySet[models.Article] = super().get_queryset(request)
        return found.annotate(live=Subquery(live.values("version__number")[:1]))

    def hold(self, request: HttpRequest, rows: Iterable[models.Article]) -> None:
        models.ChangeFeed.lock()  # first, as everybody does who takes both: a draft may be about to go live
        lock_articles([article.pk for article in rows])

    def wholes(self, obj: models.Article) -> Wholes:
        return parts_of(obj)

    def against_deleting(self, rows: Iterable[models.Article]) -> list[str]:
        return [words for article in rows if (words := removal.what_stays_live(article.slug)) is not None]

    def delete_model(self, request: HttpRequest, obj: models.Article) -> None:
        removal.delete_draft(obj.slug, by=acts.name_of(request))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[models.Article]) -> None:
        for article in queryset:
            self.delete_model(request, article)

    @admin.display(description="live version", ordering="live", empty_value="not live")
    def live_version(self, article: Any) -> int | None:
        number: int | None = article.live
        return number

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        # Versions, links and readers' bookmarks hold on to the slug; who wrote the article is said once.
        author = ("author",) if obj and obj.author else ()
        return ("slug", "review_state", "review_act", *author) if obj else ()

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change:  # of one that was there already, whoever saves it first may have written nothing
            obj.author = acts.name_of(request)
        super().save_model(request, obj, form, change)

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("publish/", wrap(publication.publish_view), name="articles_article_publish"),
            path("retire/", wrap(acts.retire_view), name="articles_article_retire"),
            path("<str:object_id>/review/", wrap(review.review_view), name="articles_article_review"),
            *super().get_urls(),
        ]

    @admin.action(description="Publish selected articles…", permissions=["publish"])
    def publish(self, request: HttpRequest, queryset: QuerySet[models.Article]) -> HttpResponse:
        return acts.redirect_to("publish", queryset)

    @admin.action(description="Retire selected articles…", permissions=["retire"])
    def retire(self, request: HttpRequest, queryset: QuerySet[models.Article]) -> HttpResponse:
        return acts.redirect_to("retire", queryset)

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.publish_article")

    def has_retire_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.retire_article")

    def has_review_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(review.PERMISSION)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        may = {"may_publish": self.has_publish_permission(request), "may_retire": self.has_retire_permission(request)}
        kept = copies.context(Kind.ARTICLES, models.Article, object_id)
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), **may, **kept})


# Of an article, beside its primary key, in what a part's form knows of its place.
_SLUG = "article.slug"


class PartAdmin(RecordsWhoEdits, Admin):
    """A part of an article. Saving it waits for a publication under way, and leads back to the article."""

    list_filter = ["article"]
    search_fields = ["key"]
    named_by = ("article", "key")
    list_select_related = ["article"]
    autocomplete_fields = ["article"]

    def subject_of(self, obj: Any) -> Subject:
        return models.Edited.ARTICLE, obj.article.slug

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("article",) if obj else ()

    def hold(self, request: HttpRequest, rows: Iterable[Any]) -> None:
        named = request.POST.get("article", "")
        new = [int(named)] if named.isascii() and named.isdigit() and len(named) < 19 else []
        lock_articles([part.article_id for part in rows] or new)

    def identity(self, request: HttpRequest, obj: Any) -> Row:
        return {**super().identity(request, obj), _SLUG: (obj.article.slug,)}

    def anew(self, identity: Row) -> Row | None:
        # By its slug, too: an article that was deleted and put back is another row.
        article = (
            models.Article.objects.filter(pk__in=identity["article"]).first()
            or models.Article.objects.filter(slug__in=identity[_SLUG]).first()
        )
        return {**identity, "article": (str(article.pk),)} if article else None

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "article":
            gone = "This article is not there any more. What you typed still is: choose another, or put its draft back."
            kwargs["error_messages"] = {"invalid_choice": gone}
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        initial: dict[str, Any] = dict(super().get_changeform_initial_data(request))
        if "article" in initial:
            initial["position"] = self.model._default_manager.filter(article=initial["article"]).count()
        return initial

    def response_post_save_add(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[obj.article_id]))

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        return self.response_post_save_add(request, obj)


def lock_articles(keys: list[int]) -> None:
    """Waits for whoever is saving or publishing the articles, and has others wait."""
    # In one order, so that two who want the same few cannot wait for one another.
    list(models.Article.objects.select_for_update().filter(pk__in=keys).order_by("pk"))


@admin.register(models.Section)
class SectionAdmin(PartAdmin):
    form = SectionForm

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        for remark in form.remarks:
            messages.warning(request, remark)

    fields = ["article", "position", "key", "heading", "aspect", "body"]
    list_display = ["key", "article", "heading", "aspect", "position"]


class CitesForm(forms.ModelForm):  # type: ignore[type-arg]
    """A part with sources and lists of conditions, which are rows of their own."""

    lists: tuple[str, ...] = ()
    sources = forms.ModelMultipleChoiceField(
        models.Source.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="From the article's own list of sources.",
        error_messages={"invalid_choice": "The article does not list all of these: add them to its own sources first."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        part = self.instance
        sources: Any = self.fields["sources"]
        if (article := self._article()) is not None:
            listed = models.ArticleSource.objects.filter(article=article).values("source")
            sources.queryset = models.Source.objects.filter(pk__in=listed)
        else:
            sources.help_text = (
                "Choose the article first: of these, it takes those that are in its own list of sources."
            )
        if part.pk:
            self.initial["sources"] = [citation.source_id for citation in part.citations.all()]
            rows = list(part.conditions.select_related("fact"))
            for name in self.lists:
                self.initial[name] = [
                    {"fact": row.fact.key, "operator": row.operator, "value": row.value}
                    for row in rows
                    if getattr(row, "list", name) == name
                ]

    def _article(self) -> int | None:
        """Whose part it is, or will be: as it is, as it is sent, or as the address of the page says."""
        sent = self.data.get(self.add_prefix("article")) if self.is_bound else self.initial.get("article")
        return self.instance.article_id or as_pk(sent)

    def write_rows(self, part: Any) -> None:
        """Makes the rows of `part` what the form says."""
        # A source that the article no longer lists is not on the form: nobody has unticked it.
        part.citations.filter(source__in=self.fields["sources"].queryset).delete()  # type: ignore[attr-defined]
        part.citations.bulk_create(
            [part.citations.model(**{self.owner: part}, source=source) for source in self.cleaned_data["sources"]]
        )
        facts = dict(models.Fact.objects.values_list("key", "pk"))
        part.conditions.all().delete()
        for name in self.lists:
            for position, condition in enumerate(self.cleaned_data[name]):
                row = part.conditions.model(
                    **{self.owner: part},
                    position=position,
                    fact_id=facts[condition["fact"]],
                    operator=condition["operator"],
                    value=condition["value"],
                )
                if hasattr(row, "list"):
                    row.list = name
                row.save()

    owner = ""


class CitesAdmin(PartAdmin):
    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        form.write_rows(form.instance)


_CONDITIONS = "One to a line, such as `gestation_weeks &lt; 12` or `bleeding in [none, spotting]`. All must hold."


class RuleForm(CitesForm):
    lists = ("applies_when", "satisfied_when")
    owner = "rule"
    applies_when = ConditionsField(help_text=f"{_CONDITIONS} Empty: it applies to everyone.")
    satisfied_when = ConditionsField(help_text=_CONDITIONS)


@admin.register(models.GuidanceRule)
class GuidanceRuleAdmin(CitesAdmin):
    form = RuleForm
    list_display = ["key", "article", "activity", "strength", "action", "position"]
    list_filter = ["article", "activity", "strength"]
    autocomplete_fields = ["article", "activity", "wait_elapsed_fact"]
    fieldsets = [
        (None, {"fields": ["article", "position", "key", "activity", "title", "statement", "rationale"]}),
        ("How strongly", {"fields": ["action", "strength", "certainty", "sources"]}),
        ("For whom, and until when", {"fields": ["applies_when", "satisfied_when"]}),
        ("Wait", {"fields": [("wait_minimum", "wait_maximum", "wait_unit"), "wait_elapsed_fact"]}),
    ]


class WarningForm(CitesForm):
    lists = ("triggered_when",)
    owner = "warning"
    triggered_when = ConditionsField(help_text=_CONDITIONS)


@admin.register(models.SymptomWarning)
class SymptomWarningAdmin(CitesAdmin):
    form = WarningForm
    inlines = [WarningCodingInline]
    list_display = ["key", "article", "symptom", "urgency", "position"]
    list_filter = ["article", "urgency"]
    fieldsets = [
        (None, {"fields": ["article", "position", "key", "symptom", "description", "urgency", "action"]}),
        ("When, and why", {"fields": ["triggered_when", "sources"]}),
    ]


class ScenarioForm(forms.ModelForm):  # type: ignore[type-arg]
    facts = YamlField(
        empty={}, example="gestation_weeks: 8", help_text="What is given: `gestation_weeks: 8`, one to a line."
    )
    expected_outcomes = YamlField(
        empty={}, example="resume_sex: wait", help_text="What must come out: `resume_sex: wait`, one to a line."
    )
    expected_warnings = YamlField(
        empty=[], example="- fever", help_text="Exactly those triggered: `- fever`, one to a line."
    )

    def clean(self) -> None:
        super().clean()
        given = self.cleaned_data
        if self.errors:
            return
        expect = {"outcomes": given["expected_outcomes"], "warnings": given["expected_warnings"]}
        columns = {"facts": "facts", "outcomes": "expected_outcomes", "warnings": "expected_warnings"}
        for fault in faults_in(errors_of_scenario({"facts": given["facts"], "expect": expect})):
            steps = (fault.pointer or "").split("/")[1:]
            column = next((columns[step] for step in steps if step in columns), None)
            self.add_error(column, f"{steps[-1]}: {fault.detail}")


@admin.register(models.Scenario)
class ScenarioAdmin(PartAdmin):
    form = ScenarioForm
    fields = ["article", "position", "key", "title", "facts", "expected_outcomes", "expected_warnings"]
    list_display = ["key", "article", "title", "position"]
