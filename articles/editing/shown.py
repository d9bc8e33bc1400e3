"""What a form shows: its fields and the rows of its formsets, as plain text, as they would come back untouched."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms

# What an input sends: nothing, one text, or (of a list with several choices) several.
Values = tuple[str, ...]
Row = dict[str, Values]


@dataclass(frozen=True)
class Shown:
    """A form as it is shown. Rows are by formset and then by their primary key.

    `wholes` are the versions of rows of which a form shows only a part, while to delete one takes all of it: by formset
    and primary key, each with the row's name.
    """

    fields: Row
    rows: dict[str, dict[str, Row]] = field(default_factory=dict)
    wholes: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> "Shown":
        """From what `json` has made of one."""
        return cls(
            _row(plain["fields"]),
            {name: {pk: _row(row) for pk, row in rows.items()} for name, rows in plain["rows"].items()},
            {
                name: {pk: (str(version), str(name)) for pk, (version, name) in wholes.items()}
                for name, wholes in plain["wholes"].items()
            },
        )


def _row(plain: Mapping[str, Iterable[Any]]) -> Row:
    return {name: tuple(str(value) for value in values) for name, values in plain.items()}


def of_forms(form: forms.BaseForm, formsets: Iterable[Any]) -> Shown:
    """What an unbound form and its unbound formsets show. A formset's rows are those that it could change."""
    return Shown(
        {name: shown_by(form[name]) for name in form.fields},
        {
            formset.prefix: {str(row.instance.pk): _of_row(formset, row) for row in formset.initial_forms}
            for formset in formsets
        },
    )


def _of_row(formset: Any, row: forms.BaseForm) -> Row:
    return {name: shown_by(row[name]) for name in names_in_rows(formset)}


def names_in_rows(formset: Any) -> list[str]:
    """The fields of a formset's rows, less what the formset adds itself: the keys, and the tick that deletes."""
    own = {formset.fk.name, formset.model._meta.pk.name}
    return [name for name in formset.form.base_fields if name not in own]


def shown_by(bound: forms.BoundField) -> Values:
    """What an unbound field would send back if nobody touched it."""
    value = bound.field.prepare_value(bound.value())
    widget: Any = getattr(bound.field.widget, "widget", bound.field.widget)  # the admin wraps those of relations
    if isinstance(widget, forms.CheckboxInput):
        return ("on",) if widget.check_test(value) else ()
    formatted = widget.format_value(value)
    several = formatted if isinstance(formatted, list | tuple | set) else [formatted]
    return canonical("" if one is None else str(bound.field.prepare_value(one)) for one in several)


def canonical(values: Iterable[str]) -> Values:
    """The same values in their one form: line breaks of one kind, nothing that is empty, several in one order."""
    return tuple(sorted(value.replace("\r\n", "\n").replace("\r", "\n") for value in values if value != ""))
