"""Form fields for text that editors write, and the mixin by which every form of theirs has them."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import widgets
from django.db import models
from django.http import HttpRequest

from contentapi import text
from contentapi.errors import Fault


def _refuse(faults: Iterable[Fault]) -> None:
    if wrong := [forms.ValidationError(fault.detail, fault.code) for fault in faults]:
        raise forms.ValidationError(wrong)


class LineField(forms.CharField):
    """Text of one line, as it is kept: what cannot be seen at all is nothing."""

    lines = False

    def to_python(self, value: Any) -> Any:
        given = super().to_python(value)
        if not isinstance(given, str) or given in self.empty_values:
            return given
        kept = text.normalise(given, lines=self.lines)
        if text.is_blank(kept):
            return self.empty_value
        _refuse(text.faults_in(kept, lines=self.lines))
        return kept


class LinesField(LineField):
    """Text of several lines. Browsers end each with two characters; everything else here ends them with one."""

    lines = True


class IdentifierField(forms.CharField):
    """A code, a number, a name by which programs know something: all of it in view."""

    def to_python(self, value: Any) -> Any:
        given = super().to_python(value)
        _refuse(text.faults_in_identifier(given) if isinstance(given, str) else ())
        return given


class AddressField(forms.URLField):
    """An address, all of it in view."""

    def to_python(self, value: Any) -> Any:
        _refuse(text.faults_in_identifier(value.strip()) if isinstance(value, str) else ())
        return super().to_python(value)


# Columns that hold no prose.
_IDENTIFIERS = frozenset({"slug", "key", "language", "code", "phone", "region"})


def _form_class_of(field: Any) -> type[forms.CharField] | None:
    """What a column of text is edited with; None for one that holds something else, or a term to choose."""
    if field.choices or not isinstance(field, models.CharField | models.TextField):
        return None
    if isinstance(field, models.URLField):
        return AddressField
    if field.name in _IDENTIFIERS:
        return IdentifierField
    return LineField if isinstance(field, models.CharField) else LinesField


class Written:
    """Mixed in before an admin or an inline: whatever is typed into one of its forms is held to what text may hold."""

    formfield_overrides: Any = {
        models.TextField: {"widget": widgets.AdminTextareaWidget(attrs={"rows": 4})},
        models.URLField: {"assume_scheme": "https"},
    }

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest | None, **kwargs: Any) -> Any:
        form_class = _form_class_of(db_field)
        chosen = {"form_class": form_class, **kwargs} if form_class else kwargs
        return super().formfield_for_dbfield(db_field, request, **chosen)  # type: ignore[misc]


# How many are told of: beyond these, somebody looks at the text itself.
_MOST_TOLD = 5


def tell_of_unusual(request: HttpRequest, given: Iterable[forms.BaseForm]) -> None:
    """Says of each text that was saved what it holds that nobody sees. The words are not repeated."""
    found = [
        f"{form.fields[name].label or name}: {one.code} ({one.label}) at character "
        f"{text.visible_length(value[: one.start]) + 1}"
        for form in given
        for name, value in getattr(form, "cleaned_data", {}).items()
        if name in form.changed_data and isinstance(value, str)
        for one in text.unusual(value)
    ]
    if found:
        more = f" There are {len(found)} of these." if len(found) > _MOST_TOLD else ""
        told = "; ".join(found[:_MOST_TOLD])
        messages.warning(request, f"Saved as it is, with what readers may not see, or not see rightly. {told}.{more}")
