"""Names in a filter: one that nothing public ever had is refused, with the nearest that something live has.

What is known and what is offered both come from public rows alone, so that the name of a draft is no other than one
that nobody ever thought of. A retired article is known: a filter by it finds nothing, and is no mistake.
"""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, Q, QuerySet, Value
from django.db.models.lookups import LessThan

from articles.models.public import PublishedActivity, PublishedArticle, PublishedFact, PublishedTopic
from contentapi.api.totals import Rows
from contentapi.errors import Fault, InvalidInput, did_you_mean

# To compare a name with thousands takes longer than to read a list. So of many wrong ones the first alone are told what
# may be meant, and a name is compared with those that begin or end as it does: so many on either side, in each order.
_MOST_HINTS = 5
_NEIGHBOURS = 40


@dataclass(frozen=True, slots=True)
class Kind:
    """What a parameter names: `what` it is called, the column of `rows` that holds each name once, which are live."""

    what: str
    rows: QuerySet[Any]
    column: str
    live: Q = field(default_factory=Q)

    def beside(self, names: Sequence[str]) -> tuple[QuerySet[Any], QuerySet[Any]]:
        """Those of `names` that are known and, unless all of them are, the live names that may have been meant."""
        known = self.rows.filter(**{f"{self.column}__in": names})
        some_are_unknown = LessThan(Rows(known.values("pk")), Value(len(names)))
        return known, self.rows.filter(Q(some_are_unknown) & self.live)


def _shown(what: str, model: type[Model], column: str) -> Kind:
    return Kind(what, model._default_manager.filter(shown=True).order_by(), column)


ARTICLE = Kind("article", PublishedArticle.objects.order_by(), "slug", Q(retired_at=None))
TOPIC = _shown("topic", PublishedTopic, "slug")
ACTIVITY = _shown("activity", PublishedActivity, "key")
FACT = _shown("fact", PublishedFact, "key")


def refuse_unknown(asked: Mapping[str, Any], kinds: Mapping[str, Kind]) -> None:
    """Raises InvalidInput with a fault for each name that a parameter in `kinds` was `asked` for in vain. One query."""
    given = {name: _names(asked[name]) for name in kinds if name in asked}
    if not given:
        return
    first, *others = (
        rows.values_list(Value(name), kinds[name].column)
        for name, names in given.items()
        for rows in kinds[name].beside(names)
    )
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, value in first.union(*others, all=True):
        found[name].add(value)
    faults = [fault for name, names in given.items() for fault in _faults(name, kinds[name], names, found[name])]
    if faults:
        raise InvalidInput("The query is not valid.", faults=faults)


def _names(value: Any) -> Sequence[str]:
    return value if isinstance(value, tuple) else (value,)


def _faults(parameter: str, kind: Kind, names: Sequence[str], found: set[str]) -> list[Fault]:
    unknown = [(place, name) for place, name in enumerate(names, start=1) if name not in found]
    if not unknown:
        return []
    meant = _Names(found.difference(names))
    return [
        Fault(
            _said(kind.what, place if len(names) > 1 else None)
            + (did_you_mean(name, meant.near(name)) if count < _MOST_HINTS else ""),
            "unknown_name",
            parameter=parameter,
        )
        for count, (place, name) in enumerate(unknown)
    ]


def _said(what: str, place: int | None) -> str:
    return f"There is no {what} of this name." if place is None else f"Name {place} of the list is no {what}'s."


class _Names:
    """Names among which one is looked for that another may have been meant for."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_beginning = sorted(names)
        self._by_end = sorted(name[::-1] for name in names)

    def near(self, name: str) -> list[str]:
        """Those that begin as `name` does or end as it does; all of them where they are few."""
        ends = (near[::-1] for near in _around(self._by_end, name[::-1]))
        return sorted({*_around(self._by_beginning, name), *ends})


def _around(names: Sequence[str], name: str) -> Sequence[str]:
    place = bisect(names, name)
    return names[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS]
