"""Form fields for what editors write as text: conditions, one to a line, and small YAML."""

from collections.abc import Mapping
from typing import Any

from django import forms

from articles.admin.texts import IdentifierField, LinesField
from articles.editorial import vocabulary, yaml_source
from articles.guidance import conditions
from articles.terms import Significance
from contentapi.errors import InvalidInput

Condition = dict[str, Any]


class ConditionsField(LinesField):
    """Conditions, one to a line: `gestation_weeks < 12`. Its value is a list of {fact, operator, value}."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            required=False,
            widget=forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField", "spellcheck": "false"}),
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list):
            return "\n".join(conditions.write(condition) for condition in value)
        return value

    def clean(self, value: Any) -> list[Condition]:
        written = super().clean(value)
        facts = vocabulary.read().guidance_facts if written else {}
        found, wrong = [], []
        for number, line in enumerate(written.splitlines(), start=1):
            if not line.strip():
                continue
            try:
                condition = dict(conditions.parse(line))
            except InvalidInput as refused:
                wrong += [f"Line {number}: {fault.detail}" for fault in refused.faults]
                continue
            wrong += [f"Line {number}: {fault.detail}" for fault in conditions.faults_in_condition(condition, facts)]
            found.append(condition)
        if wrong:
            raise forms.ValidationError(wrong)
        return found


class YamlField(LinesField):
    """A little YAML, such as `gestation_weeks: 8`. Its value is what the text says, of the type of `empty`."""

    def __init__(self, *, empty: Mapping[str, Any] | list[Any], example: str, **kwargs: Any) -> None:
        self.empty, self.example = empty, example
        super().__init__(
            required=False,
            widget=forms.Textarea(attrs={"rows": 6, "class": "vLargeTextField", "spellcheck": "false"}),
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, dict | list):
            return yaml_source.write(value) if value else ""
        return value

    def clean(self, value: Any) -> Any:
        written = super().clean(value)
        if not written.strip():
            return self.empty
        try:
            source = yaml_source.parse(written.encode())
        except InvalidInput as refused:
            raise forms.ValidationError([fault.detail for fault in refused.faults]) from None
        if source.faults:
            raise forms.ValidationError([fault.detail for fault in source.faults])
        if type(source.data) is not type(self.empty):
            raise forms.ValidationError(f"Write one to a line, each like this: `{self.example}`.")
        return source.data

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(super().has_changed(self.prepare_value(initial), data))


class PublishForm(forms.Form):
    """What the publisher says of a publication."""

    significance = forms.ChoiceField(
        choices=[
            (Significance.SAFETY.value, "Safety: readers may act differently"),
            (Significance.CONTENT.value, "Content: says more, or something else"),
            (Significance.EDITORIAL.value, "Editorial: says the same, better"),
        ],
        initial=Significance.CONTENT.value,
    )
    note = LinesField(
        required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text="For colleagues. Never served."
    )
    allow_unreviewed = forms.BooleanField(
        required=False,
        label="Publish although no clinician has reviewed it as it stands",
        help_text="The document then says that it is not clinically reviewed, and names no reviewer.",
    )


class RetireForm(forms.Form):
    successor = IdentifierField(
        required=False, help_text="The slug of the live article that stands in its place, if there is one."
    )
