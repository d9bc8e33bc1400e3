"""How many rows a list has, counted once for each filter and each state of what is public.

The count stands in the query that reads the page, so that both are of one moment. Whether it is needed is decided
there too: while `state` is what it was when this process last counted, the database is handed the number it gave.
"""

from collections import OrderedDict
from collections.abc import Hashable, Mapping, Sequence
from threading import Lock
from typing import Any

from django.db.models import Case, IntegerField, QuerySet, Subquery, Value, When
from django.db.models.lookups import Exact

# Lists that differ in what they filter by; the one that was asked for longest ago is counted again.
_KEPT = 1024

# What of a query makes no difference to how many rows there are.
_NOT_A_FILTER = frozenset({"cursor", "page_size", "ordering", "fields"})

_counted: OrderedDict[Hashable, tuple[str, int]] = OrderedDict()
_writing = Lock()


class Rows(Subquery):
    """How many rows a queryset has, within another query."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


class Counted:
    """The total of the list `queryset`, which `query` has filtered, as columns of the query that reads its page."""

    columns = ("state", "total_rows")

    def __init__(self, name: str, query: Mapping[str, Any], queryset: QuerySet[Any], state: Subquery) -> None:
        self._key = (name, *sorted((key, value) for key, value in query.items() if key not in _NOT_A_FILTER))
        rows: Rows | Case = Rows(queryset.order_by().values("pk"))
        if (known := _counted.get(self._key)) is not None:
            rows = Case(When(Exact(state, Value(known[0])), then=Value(known[1])), default=rows)
        self.annotations = {"state": state, "total_rows": rows}

    def total(self, found: Sequence[Sequence[Any]]) -> int:
        """What the rows say that were `found` from the list's beginning, with `columns` as their last."""
        if not found:
            return 0
        state, total = found[0][-2:]
        with _writing:
            _counted[self._key] = state, total
            _counted.move_to_end(self._key)
            while len(_counted) > _KEPT:
                _counted.popitem(last=False)
        return int(total)


def forget() -> None:
    """Counts everything anew."""
    _counted.clear()
