"""Rows that make up a list: written anew in place, so that what keeps its name stays the row that it was."""

from collections.abc import Iterable, Mapping
from typing import Any


def replace(
    model: Any, owner: Mapping[str, int], items: Iterable[Mapping[str, Any]], named_by: tuple[str, ...]
) -> list[Any]:
    """Makes `items` the rows of `owner`, in their order, and returns those rows; whatever else was there goes.

    `named_by` are the columns by which an item is the same as before; no two items share them. Each item gives every
    column that it may differ in.
    """

    def name_of(values: Any) -> tuple[Any, ...]:
        return tuple(values[column] for column in named_by)

    there = {name_of(vars(row)): row for row in model.objects.filter(**owner)}
    kept: list[Any] = []
    added: list[Any] = []
    ordered: list[Any] = []
    columns: dict[str, None] = {"position": None}
    for position, item in enumerate(items):
        row = there.pop(name_of(item), None)
        (added if row is None else kept).append(row := row or model(**owner))
        for column, value in {"position": position, **item}.items():
            setattr(row, column, value)
            columns[column] = None
        ordered.append(row)
    model.objects.filter(pk__in=[row.pk for row in there.values()]).delete()
    if kept:
        model.objects.bulk_update(kept, [model._meta.get_field(column).name for column in columns])
    model.objects.bulk_create(added)
    return ordered
