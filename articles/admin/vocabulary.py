"""The shared vocabulary in the admin."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from articles import models
from articles.admin.checked import CodingForm, SourceForm, SupportServiceForm
from articles.admin.recording import RecordsWhoEdits
from articles.admin.texts import Written, tell_of_unusual
from articles.editorial.edits import Subject


class VocabularyAdmin(RecordsWhoEdits, Written, admin.ModelAdmin):  # type: ignore[type-arg]
    """Saves while nothing is being published, so that no document holds one half of a change (`vocabulary.write`)."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        models.ChangeFeed.lock()
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        tell_of_unusual(request, [form, *(one for formset in formsets for one in formset.forms)])

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        models.ChangeFeed.lock()
        super().delete_model(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        # Documents, drafts and frontends hold on to the key: it does not change once it is there.
        return (self.model_key,) if obj else ()

    model_key = "key"
    edited: models.Edited

    def subject_of(self, obj: Any) -> Subject:
        return self.edited, getattr(obj, self.model_key)


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
    model_key = "slug"


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
