"""How many rows a list has, counted once for each filter and each state of what is public.

A count stands in the query that reads a page, so that both are of one moment, and so does `state`. While that is what
it was when this process counted, the number holds: to count, and to put the question together, costs a page more.
"""

from collections import OrderedDict
from collections.abc import Hashable, Mapping, Sequence
from threading import Lock
from typing import Any

from django.db.models import Expression, IntegerField, QuerySet, Subquery

# Lists that differ in what they filter by; the one that was counted longest ago is forgotten.
_KEPT = 1024

# What of a query makes no difference to how many rows there are.
_NOT_A_FILTER = frozenset({"cursor", "page_size", "ordering", "fields"})

_counted: OrderedDict[Hashable, tuple[str, int]] = OrderedDict()
_writing = Lock()


class Rows(Subquery):
    """How many rows a queryset has, within another query."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


def key(name: str, query: Mapping[str, Any]) -> Hashable:
    """What tells the list `name` under the filters of `query` from all others."""
    return (name, *sorted((parameter, value) for parameter, value in query.items() if parameter not in _NOT_A_FILTER))


def first_rows(
    rows: QuerySet[Any], columns: Sequence[str], most: int, *, key: Hashable, state: Expression
) -> tuple[list[Any], int]:
    """At most so many of `rows` from the beginning, `columns` of each and more behind them, and how many there are.

    `state` is a text that is another one whenever what is public has changed; `key` tells the list from others.
    """
    rows = rows.annotate(state=state)
    known = _counted.get(key)
    if known is not None:
        found = list(rows.values_list(*columns, "state")[:most])
        if not found or found[0][-1] == known[0]:
            return found, known[1] if found else 0
    count = Rows(rows.order_by().values("pk"))
    found = list(rows.annotate(count=count).values_list(*columns, "state", "count")[:most])
    if not found:
        return [], 0
    now, total = found[0][-2:]
    with _writing:
        _counted[key] = now, total
        _counted.move_to_end(key)
        while len(_counted) > _KEPT:
            _counted.popitem(last=False)
    return found, total


def forget() -> None:
    """Counts everything anew."""
    _counted.clear()
