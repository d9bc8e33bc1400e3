"""Whether readers can be in a box in which nothing is more cautious than so: a search among few alternatives an item."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import TypeAlias

from articles.guidance.divisions import Allowance, Item
from articles.guidance.regions import NOT_KNOWN, Box, Space, Test, is_within
from articles.guidance.terms import FALSE, TRUE, UNKNOWN, Truth

# Boxes of which one has to hold.
Alternatives: TypeAlias = tuple[Box, ...]


def let(space: Space, items: Iterable[Item], level: int) -> list[Alternatives]:
    """What has to hold for none of the items to be more cautious than `level`."""
    found = dict.fromkeys(_freeze(_list_alternatives(space, item, level)) for item in items)
    return [tuple(dict(box) for box in alternatives) for alternatives in found if () not in alternatives]


def reach(space: Space, box: Box, wanted: Sequence[Alternatives], allowance: Allowance) -> Box | None:
    """The part of a box throughout which all that is wanted holds, or one of them; None where there is none.

    TooManyError where the allowance doesn't reach.
    """
    waiting: list[tuple[Box, Sequence[Alternatives]]] = [(box, wanted)]
    while waiting:
        allowance.take()
        box, still_wanted = waiting.pop()
        best: list[Box] | None = None
        left = []
        for alternatives in still_wanted:
            met = [each for each in (_meet(space, box, one) for one in alternatives) if each is not None]
            if any(is_within(space, box, one) for one in alternatives):
                continue
            left.append(alternatives)
            if best is None or len(met) < len(best):
                best = met
        if best is None:
            return box
        waiting += [(each, left) for each in reversed(best)]
    return None


def _freeze(boxes: Iterable[Box]) -> tuple[tuple[tuple[str, int], ...], ...]:
    return tuple(dict.fromkeys(tuple(sorted(box.items())) for box in boxes))


def _list_alternatives(space: Space, item: Item, level: int) -> Iterator[Box]:
    truths = tuple(Truth)
    of_gate = truths if item.gate is not None else (None,)
    allowed = {one: frozenset(two for two in of_gate if item.levels[one, two] >= level) for one in truths}
    for gate in dict.fromkeys(each for each in allowed.values() if each):
        applies = frozenset(one for one in truths if allowed[one] >= gate)
        for one, two in product(_come_to(space, item.applies, applies), _come_to(space, item.gate or (), gate)):
            if (box := _meet(space, one, two)) is not None:
                yield box


def _come_to(space: Space, tests: Sequence[Test], truths: frozenset[Truth | None]) -> Iterator[Box]:
    """The boxes in which a list of conditions comes to one of these truths."""
    if None in truths or len(truths) == len(Truth):
        yield {}
        return
    if TRUE in truths:
        yield from _meet_all(space, ({test.fact: test.not_false if UNKNOWN in truths else test.true} for test in tests))
    if FALSE in truths:
        yield from ({test.fact: test.not_true if UNKNOWN in truths else test.false} for test in tests)
    if truths == {UNKNOWN}:
        for unknown in tests:
            restricted = ({test.fact: test.not_false} for test in tests)
            yield from _meet_all(space, [{unknown.fact: NOT_KNOWN}, *restricted])


def _meet_all(space: Space, boxes: Iterable[Box]) -> Iterator[Box]:
    met: Box | None = {}
    for box in boxes:
        met = None if met is None else _meet(space, met, box)
    if met is not None:
        yield met


def _meet(space: Space, one: Box, other: Box) -> Box | None:
    """What two boxes have in common, if anything."""
    met = dict(one)
    for key, some in other.items():
        met[key] = space.within(met, key) & some
    return met if all(met.values()) else None
