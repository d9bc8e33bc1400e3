"""Form fields for what editors write as text: conditions, one to a line, and small YAML."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from articles.admin.texts import IdentifierField, LinesField
from articles.editorial import vocabulary, yaml_source
from articles.guidance import conditions
from articles.publishing.prospect import Prospect
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
    """What the publisher says of a publication, whatever is published."""

    note = LinesField(
        required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text="For colleagues. Never served."
    )
    allow_unreviewed = forms.BooleanField(
        required=False,
        label="Publish although no clinician has reviewed it as it stands",
        help_text="The document then says that it is not clinically reviewed, and names no reviewer.",
    )


SIGNIFICANCE = {
    Significance.SAFETY: "Safety: readers may act differently",
    Significance.CONTENT: "Content: says more, or something else",
    Significance.EDITORIAL: "Editorial: says the same, better",
}


class PublicationForm(forms.Form):
    """What the publisher says of one of the articles: its fields are named after its slug.

    Of significance, nothing is offered that lies below the floor, and the floor is chosen. No sentence is ticked.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    acknowledged = forms.MultipleChoiceField(
        required=False, widget=forms.CheckboxSelectMultiple, label="Less cautious than what is live"
    )
    significance = forms.ChoiceField(
        required=False,
        error_messages={"invalid_choice": "It is more significant than that: choose one of those that are offered."},
    )

    def __init__(self, found: Prospect, data: QueryDict | None = None) -> None:
        first = {"seen": found.token, "significance": found.floor.least.value}
        super().__init__(data, prefix=found.slug, initial=first)
        self.token = found.token
        fields: Any = self.fields
        fields["acknowledged"].choices = [(one.key, one.sentence) for one in found.less_cautious]
        fields["significance"].choices = [(one.value, SIGNIFICANCE[one]) for one in found.floor.admitted]

    @property
    def shown(self) -> str:
        """The token that was sent: "" where none was, and so nothing was shown."""
        return str(self.data.get(self.add_prefix("seen"), "")) if self.is_bound else ""

    @property
    def is_what_was_shown(self) -> bool:
        return self.shown == self.token

    @property
    def ticked(self) -> list[str]:
        """The keys that were sent, whether or not they are of anything: the door knows."""
        data: Any = self.data
        return list(data.getlist(self.add_prefix("acknowledged")))

    @property
    def wanted(self) -> str:
        """The significance that was chosen: "" for the floor."""
        return str(self.cleaned_data.get("significance", "")) if self.is_what_was_shown else ""


class RetireForm(forms.Form):
    successor = IdentifierField(
        required=False, help_text="The slug of the live article that stands in its place, if there is one."
    )
