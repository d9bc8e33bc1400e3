"""Forms that say what the checks of content files say, each thing at the field that it is about."""

from collections.abc import Iterable
from typing import Any

from django import forms

from articles import models
from articles.editorial.drafts import normalise_body
from articles.editorial.entries import Entry, faults_in_coding, faults_in_service, faults_in_source
from articles.editorial.markdown import faults_in_markdown
from articles.editorial.places import regions_of
from contentapi.errors import Fault


def add_faults(form: Any, faults: Iterable[Fault]) -> None:
    """Adds what blocks to the form, at the field that the end of its pointer names, or to the whole."""
    for fault in faults:
        field = (fault.pointer or "").rpartition("/")[2]
        if not fault.advisory and field not in form.errors:
            form.add_error(field if field in form.fields else None, fault.detail)


class EntryForm(forms.ModelForm):  # type: ignore[type-arg]
    """An entry that is looked at as a whole, once each of its fields is right by itself."""

    def clean(self) -> None:
        super().clean()
        # A field that is shown and not written keeps what the entry has.
        kept = {field.name: getattr(self.instance, field.attname) for field in self.instance._meta.fields}
        given: dict[str, Any] = {**kept, **self.cleaned_data}
        if not any(name in self.errors for name in self.looked_at):
            add_faults(self, self.faults_in(given))

    looked_at: tuple[str, ...] = ()

    def faults_in(self, entry: Entry) -> Iterable[Fault]:
        raise NotImplementedError


class SourceForm(EntryForm):
    looked_at = ("url",)

    def faults_in(self, entry: Entry) -> Iterable[Fault]:
        return faults_in_source(entry)


class SupportServiceForm(EntryForm):
    looked_at = ("url", "phone", "region")

    def faults_in(self, entry: Entry) -> Iterable[Fault]:
        # That it can be reached at all is a constraint of its row, which the form looks at as well.
        return (fault for fault in faults_in_service(entry) if fault.code != "unreachable")


class CodingForm(EntryForm):
    looked_at = ("system", "code")

    def faults_in(self, entry: Entry) -> Iterable[Fault]:
        return faults_in_coding(entry)


class SectionForm(forms.ModelForm):  # type: ignore[type-arg]
    # What is worth saying of the text, though it does not stand in its way.
    remarks: tuple[str, ...] = ()

    def clean_body(self) -> str:
        body: str = normalise_body(self.cleaned_data["body"])
        article = self.cleaned_data.get("article") or (self.instance.article if self.instance.article_id else None)
        faults = faults_in_markdown(body, _regions_of(article) if article else ())
        if blocking := [fault.detail for fault in faults if not fault.advisory]:
            raise forms.ValidationError(blocking)
        self.remarks = tuple(fault.detail for fault in faults)
        return body


def _regions_of(article: models.Article) -> list[str]:
    return regions_of(article.language, article.support_services.values_list("service__region", flat=True))
