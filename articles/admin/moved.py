"""What is shown when a form comes back and its subject has moved on: the texts side by side, and what to choose."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.choices import flatten_choices
from django.utils.text import capfirst

from articles.editing import opened, posted
from articles.editing.posted import Posted
from articles.editing.shown import Row, Values
from articles.editing.threeway import Difference, Sides, What, Whose

# The hidden inputs of the page: the places that it asks about, and the seal of what was opened first.
ASKED, BEFORE, TAKE = "_asked", "_before", "_take:"

_LONGEST_NAME = 60


@dataclass(frozen=True)
class Answers:
    """What was chosen on such a page. `missing` are places that were asked about and not answered."""

    asked: tuple[str, ...]
    choices: dict[str, Whose]

    @property
    def missing(self) -> bool:
        return any(place not in self.choices for place in self.asked)


def answers(data: QueryDict) -> Answers:
    asked = tuple(data.getlist(ASKED))
    given = {place: data.get(TAKE + place, "") for place in asked}
    return Answers(asked, {place: Whose(whose) for place, whose in given.items() if whose in list(Whose)})


def without_controls(mine: Posted) -> Posted:
    """What came back from such a page, less what is the page's own."""
    own = (ASKED, BEFORE, TAKE)
    return replace(mine, rest=tuple(pair for pair in mine.rest if not pair[0].startswith(own)))


@dataclass(frozen=True)
class Choice:
    """One thing on the page. Texts are None where there is nothing to show."""

    place: str
    what: What
    title: str
    was: str | None
    theirs: str | None
    mine: str | None
    usual: Whose | None
    can_choose: bool
    # Where what was typed can still be changed, and what it is.
    input_name: str = ""
    typed: str = ""

    @property
    def take(self) -> str:
        return TAKE + self.place

    @property
    def take_mine(self) -> str:
        return _TAKE_MINE[self.what]

    @property
    def take_theirs(self) -> str:
        return _TAKE_THEIRS[self.what]

    @property
    def told(self) -> str:
        return _TOLD.get(self.what, "")

    @property
    def mine_is_usual(self) -> bool:
        return self.usual is Whose.MINE

    @property
    def theirs_is_usual(self) -> bool:
        return self.usual is Whose.THEIRS


_TAKE_MINE = {
    What.FIELD: "Keep mine",
    What.THEY_REMOVED: "Put it back, as I have it",
    What.I_ADDED: "Add it",
    What.I_REMOVED: "Remove it all the same",
}
_TAKE_THEIRS = {
    What.FIELD: "Take theirs",
    What.THEY_REMOVED: "Leave it removed",
    What.I_ADDED: "Do not add it",
    What.I_REMOVED: "Keep it, as it says now",
}
_TOLD = {
    What.THEY_ADDED: "Your colleague has added it, and it stays.",
    What.THEY_REMOVED: "Your colleague has deleted it. It can be added again on a page of its own alone.",
}


def context(standing: Any, sides: Sides, seal: str) -> dict[str, Any]:
    """For `moved.html`: what differs, most pressing first, and everything that the page has to send on."""
    mine = sides.aligned()
    choices = [_choice(standing, sides, mine, one) for one in sides.differences()]
    written_here = {choice.input_name for choice in choices if choice.input_name}
    send_on = [pair for pair in posted.pairs(mine, standing.names) if pair[0] not in (opened.NAME, *written_here)]
    return {
        "undecided": [choice for choice in choices if choice.usual is None],
        "theirs": [choice for choice in choices if choice.theirs_is_usual],
        "mine": [choice for choice in choices if choice.mine_is_usual],
        "asked": [choice.place for choice in choices if choice.can_choose],
        "asked_name": ASKED,
        "before_name": BEFORE,
        "send_on": send_on,
        "opened_seal": seal,
    }


def _choice(standing: Any, sides: Sides, mine: Posted, one: Difference) -> Choice:
    fields = _fields_of(standing, one.formset)
    show = _field_in_words if one.what is What.FIELD else _row_in_words
    was, theirs, typed_text = (None if row is None else show(fields, row) for row in (one.opened, one.now, one.mine))
    title, input_name, typed = _row_title(standing, sides, fields, one), "", ""
    if one.what is What.FIELD:
        name = next(iter(one.mine or {}))
        label = str(capfirst(fields[name].label or name.replace("_", " ")))
        title = f"{title}: {label}" if title else label
        if isinstance(_widget(fields[name]), forms.Textarea | forms.TextInput) and not _has_own_form(fields[name]):
            input_name, typed = _input_name(mine, one, name), "\n".join((one.mine or {})[name])
    return Choice(
        one.place,
        one.what,
        title,
        was,
        theirs,
        typed_text,
        one.usual,
        one.can_choose,
        input_name=input_name,
        typed=typed,
    )


def _input_name(mine: Posted, one: Difference, name: str) -> str:
    if not one.formset:
        return name
    keys = [row.pk for row in mine.rows[one.formset]]
    return f"{one.formset}-{keys.index(one.pk)}-{name}"


def _fields_of(standing: Any, prefix: str) -> dict[str, forms.Field]:
    if not prefix:
        fields: dict[str, forms.Field] = standing.form.fields
        return fields
    found: dict[str, forms.Field] = next(one for one in standing.formsets if one.prefix == prefix).form.base_fields
    return found


def _row_title(standing: Any, sides: Sides, fields: dict[str, forms.Field], one: Difference) -> str:
    """Which row, as an editor would say it: "Section ‘answer’"."""
    if not one.formset:
        return ""
    formset = next(found for found in standing.formsets if found.prefix == one.formset)
    kind = str(capfirst(formset.model._meta.verbose_name))
    row = next((found.instance for found in formset.initial_forms if str(found.instance.pk) == one.pk), None)
    if row is not None:
        return f"{kind} ‘{row}’"
    wholes = sides.opened.wholes.get(one.formset, {}) if sides.opened else {}
    if one.pk in wholes:
        return f"{kind} ‘{wholes[one.pk][1]}’"
    values = {name: value for name, value in (one.mine or one.opened or {}).items() if name != "position"}
    name = next((words for field, value in values.items() if (words := in_words(fields[field], value)) != _EMPTY), "")
    return f"{kind} ‘{name[:_LONGEST_NAME]}’"


_EMPTY = "(empty)"


def _field_in_words(fields: dict[str, forms.Field], row: Row) -> str:
    return "\n".join(in_words(fields[name], value) for name, value in row.items())


def _row_in_words(fields: dict[str, forms.Field], row: Row) -> str:
    return "\n".join(
        f"{capfirst(fields[name].label or name)}: {in_words(fields[name], value)}" for name, value in row.items()
    )


def in_words(field: forms.Field, values: Values) -> str:
    """What an input says, as its page would show it."""
    if isinstance(field, forms.BooleanField):
        return "Yes" if values else "No"
    if not values:
        return _EMPTY
    if isinstance(field, forms.ModelChoiceField):
        return ", ".join(_labels(field, values))
    if isinstance(field, forms.ChoiceField):
        choices: Any = flatten_choices(field.choices)  # type: ignore[arg-type]
        labels = {str(value): str(label) for value, label in choices}
        return ", ".join(labels.get(value, value) for value in values)
    return "\n".join(values)


def _labels(field: Any, values: Iterable[str]) -> list[str]:
    keys = [value for value in values if value.isascii() and value.isdigit() and len(value) < 19]
    # Not the field's own choices: what was chosen once may no longer be among them.
    rows = field.queryset.model._default_manager.filter(pk__in=keys)
    labels = {str(row.pk): str(field.label_from_instance(row)) for row in rows}
    return [labels.get(value, "something that has been deleted since") for value in values]


def _widget(field: forms.Field) -> Any:
    return getattr(field.widget, "widget", field.widget)


def _has_own_form(field: forms.Field) -> bool:
    """Whether what is typed must have a form that a plain input does not help with."""
    return isinstance(field, forms.IntegerField | forms.DateField)


def context_of_what_is_left(standing: Any, mine: Posted, identity: Row, seal: str) -> dict[str, Any]:
    """For `gone.html`: what was typed into the form of something that is no more, to read and to add anew.

    `standing` is the form of something new.
    """
    told = {name: values for name, values in identity.items() if name in mine.fields and not mine.fields[name]}
    takes_new = {formset.prefix for formset in standing.formsets if formset.max_num > 0}
    again = replace(
        mine,
        fields={**mine.fields, **told},
        rows={
            prefix: [replace(row, pk=None) for row in rows if prefix in takes_new and not row.deleted]
            for prefix, rows in mine.rows.items()
        },
    )
    return {
        "left": what_is_left(standing, again),
        "send_on": [pair for pair in posted.pairs(again, standing.names) if pair[0] != opened.NAME],
        "opened_seal": seal,
    }


def what_is_left(standing: Any, mine: Posted) -> list[tuple[str, str]]:
    """What a form says, as labels and words; what is empty is left out."""
    fields = standing.form.fields
    left = [
        (str(capfirst(fields[name].label or name)), in_words(fields[name], values))
        for name, values in mine.fields.items()
        if values
    ]
    for formset in standing.formsets:
        kind = str(capfirst(formset.model._meta.verbose_name))
        in_rows = formset.form.base_fields
        left += [(kind, _row_in_words(in_rows, row.values)) for row in mine.rows.get(formset.prefix, [])]
    return left
