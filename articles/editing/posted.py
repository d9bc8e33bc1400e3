"""What came back from a form, taken apart into fields and rows, and put together again."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django import forms
from django.http import QueryDict

from articles.editing.shown import Row, canonical, names_in_rows

# More rows than any form has, and fewer than would keep anybody waiting.
_MOST_ROWS = 2_000


@dataclass(frozen=True)
class PostedRow:
    """A row as it came back. `pk` is None where it is new."""

    pk: str | None
    values: Row
    deleted: bool = False


@dataclass(frozen=True)
class Posted:
    """All that came back: `rest` is what is of no field (which button, a popup's marks)."""

    fields: Row
    rows: dict[str, list[PostedRow]] = field(default_factory=dict)
    rest: tuple[tuple[str, str], ...] = ()

    def without(self, *names: str) -> "Posted":
        return replace(self, rest=tuple(pair for pair in self.rest if pair[0] not in names))


@dataclass(frozen=True)
class Names:
    """What a form calls its fields, and each formset those of its rows, beside the name of the rows' primary key.

    Each with whether it takes several values: one that takes one and is left empty is sent all the same.
    """

    fields: Mapping[str, bool]
    rows: Mapping[str, tuple[str, Mapping[str, bool]]]


def names_of(form: forms.BaseForm, formsets: Iterable[Any]) -> Names:
    return Names(
        {name: _takes_several(one) for name, one in form.fields.items()},
        {
            formset.prefix: (
                formset.model._meta.pk.name,
                {name: _takes_several(formset.form.base_fields[name]) for name in names_in_rows(formset)},
            )
            for formset in formsets
        },
    )


def _takes_several(one: forms.Field) -> bool:
    widget = getattr(one.widget, "widget", one.widget)  # the admin wraps those of relations
    return bool(getattr(widget, "allow_multiple_selected", False))


def read(data: Any, names: Names) -> Posted:
    """`data` (a QueryDict) as fields and rows."""
    known = {*names.fields, "csrfmiddlewaretoken"}
    rest = tuple(
        (name, value)
        for name, values in data.lists()
        if name not in known and not any(name.startswith(f"{prefix}-") for prefix in names.rows)
        for value in values
    )
    return Posted(
        {name: canonical(data.getlist(name)) for name in names.fields},
        {prefix: _rows(data, prefix, *named) for prefix, named in names.rows.items()},
        rest,
    )


def _rows(data: Any, prefix: str, pk: str, names: Iterable[str]) -> list[PostedRow]:
    return [
        PostedRow(
            data.get(f"{prefix}-{index}-{pk}") or None,
            {name: canonical(data.getlist(f"{prefix}-{index}-{name}")) for name in names},
            deleted=f"{prefix}-{index}-DELETE" in data,
        )
        for index in range(_count(data.get(f"{prefix}-TOTAL_FORMS")))
    ]


def _count(text: str | None) -> int:
    return min(int(text), _MOST_ROWS) if text and text.isascii() and text.isdigit() and len(text) < 9 else 0


def pairs(posted: Posted, names: Names) -> list[tuple[str, str]]:
    """`posted` as names and values, as a browser would send it. Rows that exist come first, as formsets have it."""
    found = [*_inputs("", posted.fields, names.fields)]
    for prefix, rows in posted.rows.items():
        pk, in_row = names.rows[prefix]
        ordered = [row for row in rows if row.pk is not None] + [row for row in rows if row.pk is None]
        found.append((f"{prefix}-TOTAL_FORMS", str(len(ordered))))
        found.append((f"{prefix}-INITIAL_FORMS", str(sum(row.pk is not None for row in ordered))))
        for index, row in enumerate(ordered):
            if row.pk is not None:
                found.append((f"{prefix}-{index}-{pk}", row.pk))
            if row.deleted:
                found.append((f"{prefix}-{index}-DELETE", "on"))
            found += _inputs(f"{prefix}-{index}-", row.values, in_row)
    return [*found, *posted.rest]


def _inputs(prefix: str, row: Row, names: Mapping[str, bool]) -> Iterator[tuple[str, str]]:
    for name, values in row.items():
        # An input that is not sent at all would leave what is stored.
        for value in values or (() if names[name] else ("",)):
            yield prefix + name, value


def as_data(posted: Posted, names: Names) -> QueryDict:
    """`posted` as a request holds it."""
    data = QueryDict(mutable=True)
    for name, value in pairs(posted, names):
        data.appendlist(name, value)
    return data
