"""The shared vocabulary in the admin."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse

from articles import models
from articles.admin import copies
from articles.admin.checked import CodingForm, SourceForm, SupportServiceForm
from articles.admin.guarded import Guarded
from articles.admin.recording import RecordsWhoEdits
from articles.admin.texts import Written, tell_of_unusual
from articles.editorial.edits import Subject
from articles.editorial.versions import WORDS
from articles.models.kept import Kind


class VocabularyAdmin(RecordsWhoEdits, Written, Guarded):
    """Saves while nothing is being published, so that no document holds one half of a change (`vocabulary.write`)."""

    edited: models.Edited

    def hold(self, request: HttpRequest, rows: Iterable[Any]) -> None:
        models.ChangeFeed.lock()

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        tell_of_unusual(request, [form, *(one for formset in formsets for one in formset.forms)])

    def subject_of(self, obj: Any) -> Subject:
        (name,) = self.named_by
        return self.edited, getattr(obj, name)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        kept = copies.context(Kind(WORDS[self.model]), self.model, object_id)
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), **kept})

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        # Documents, drafts and frontends hold on to the key: it does not change once it is there.
        return self.named_by if obj else ()


class TopicForm(forms.ModelForm):  # type: ignore[type-arg]
    def clean_parent(self) -> models.Topic | None:
        parent: models.Topic | None = self.cleaned_data["parent"]
        above = parent
        while above is not None:
            if above.pk == self.instance.pk:
                raise forms.ValidationError("This topic would lie under itself.")
            above = above.parent
        return parent


class TopicCodingInline(Written, admin.TabularInline):  # type: ignore[type-arg]
    model = models.TopicCoding
    form = CodingForm
    extra = 0


@admin.register(models.Topic)
class TopicAdmin(VocabularyAdmin):
    edited = models.Edited.TOPIC
    form = TopicForm
    inlines = [TopicCodingInline]
    list_display = ["slug", "name", "parent"]
    list_select_related = ["parent"]
    search_fields = ["slug", "name", "codings__code"]
    autocomplete_fields = ["parent"]
    named_by = ("slug",)


class FactChoiceInline(Written, admin.TabularInline):  # type: ignore[type-arg]
    model = models.FactChoice
    extra = 0


@admin.register(models.Fact)
class FactAdmin(VocabularyAdmin):
    edited = models.Edited.FACT
    inlines = [FactChoiceInline]
    list_display = ["key", "label", "kind", "unit"]
    list_filter = ["kind"]
    search_fields = ["key", "label", "question"]
    fields = ["key", "label", "question", "help_text", "kind", "unit", "minimum", "maximum", "ordered"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        # Conditions were written for this kind of value.
        return ("key", "kind") if obj else ()


class ActivityForm(forms.ModelForm):  # type: ignore[type-arg]
    def clean_requires(self) -> Any:
        requires = self.cleaned_data["requires"]
        pending, seen = list(requires), set()
        while pending:
            here = pending.pop()
            if here.pk == self.instance.pk:
                raise forms.ValidationError("This activity would require itself.")
            if here.pk not in seen:
                seen.add(here.pk)
                pending += here.requires.all()
        return requires


@admin.register(models.Activity)
class ActivityAdmin(VocabularyAdmin):
    edited = models.Edited.ACTIVITY
    form = ActivityForm
    list_display = ["key", "label"]
    search_fields = ["key", "label"]
    filter_horizontal = ["requires"]


@admin.register(models.Source)
class SourceAdmin(VocabularyAdmin):
    edited = models.Edited.SOURCE
    form = SourceForm
    list_display = ["key", "title", "publisher", "published_on", "accessed_on"]
    search_fields = ["key", "title", "publisher"]


@admin.register(models.SupportService)
class SupportServiceAdmin(VocabularyAdmin):
    edited = models.Edited.SUPPORT_SERVICE
    form = SupportServiceForm
    list_display = ["key", "name", "phone", "region", "for_crisis"]
    list_filter = ["for_crisis", "region"]
    search_fields = ["key", "name"]
