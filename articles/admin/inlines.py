"""The lists on the pages of articles and their parts: rows to write, and rows with a page of their own to order."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles import models
from articles.admin import acts
from articles.admin.checked import CodingForm
from articles.admin.guarded import InPart
from articles.admin.texts import Written


class Tabular(Written, admin.TabularInline):  # type: ignore[type-arg]
    extra = 0


class ArticleTopicInline(Tabular):
    model = models.ArticleTopic
    autocomplete_fields = ["topic"]


class RelatedArticleInline(Tabular):
    model = models.RelatedArticle
    verbose_name_plural = "related articles"


class ArticleSourceInline(Tabular):
    model = models.ArticleSource
    autocomplete_fields = ["source"]
    verbose_name_plural = "sources: whatever a part of the article cites must be listed here"


class ArticleServiceInline(Tabular):
    model = models.ArticleService
    autocomplete_fields = ["service"]
    verbose_name_plural = "support services"


class DefinitionInline(Written, admin.StackedInline):  # type: ignore[type-arg]
    model = models.Definition
    extra = 0
    autocomplete_fields = ["according_to", "range_fact"]
    fields = [
        ("position", "term"),
        "meaning",
        "according_to",
        ("range_fact", "range_minimum", "range_below"),
    ]


class PartInline(Written, InPart):
    """A list of parts, to order, open and delete; each is written on its own page."""

    extra = 0
    max_num = 0
    show_change_link = True

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return [str(name) for name in self.fields or [] if name != "position"]


class SectionInline(PartInline):
    model = models.Section
    fields = ["position", "key", "heading", "aspect"]


class RuleInline(PartInline):
    model = models.GuidanceRule
    fields = ["position", "key", "title", "activity", "strength"]


class WarningInline(PartInline):
    model = models.SymptomWarning
    fields = ["position", "key", "symptom", "urgency"]


class ScenarioInline(PartInline):
    model = models.Scenario
    fields = ["position", "key", "title", "comes_out"]

    verdicts: dict[str, list[str]] | None = None

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        # Run once for the page, however many are shown: an inline lives as long as its request.
        if obj is not None and self.verdicts is None:
            self.verdicts = acts.verdicts_on(obj)
        return super().get_formset(request, obj, **kwargs)

    @admin.display(description="comes out as expected")
    def comes_out(self, scenario: models.Scenario) -> SafeString | str:
        if self.verdicts is None:
            return "cannot be run yet: see Publish…"
        if faults := self.verdicts.get(scenario.key):
            return format_html("<strong>✗ No.</strong> {}", " ".join(faults))
        return "✓ Yes"


class WarningCodingInline(Tabular):
    model = models.WarningCoding
    form = CodingForm
