"""Whether anybody can be in a box and nothing be more cautious than so: a search among few alternatives an item."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import TypeAlias

from articles.guidance.divisions import Allowance, Item
from articles.guidance.regions import NOT_KNOWN, Box, Space, Test
from articles.guidance.terms import FALSE, TRUE, UNKNOWN, Truth

# Sets of regions, each of a fact; and boxes made of such, of which one has to hold.
Restrictions: TypeAlias = tuple[tuple[str, int], ...]
Alternatives: TypeAlias = tuple[Restrictions, ...]


def let(space: Space, items: Iterable[Item], level: int) -> list[Alternatives]:
    """What has to hold for none of the items to be more cautious than `level`."""
    found = dict.fromkeys(_freeze(_list_alternatives(space, item, level)) for item in items)
    return [alternatives for alternatives in found if () not in alternatives]


def _freeze(boxes: Iterable[Box]) -> Alternatives:
    return tuple(dict.fromkeys(tuple(sorted(box.items())) for box in boxes))


def holds(space: Space, box: Box, wanted: Iterable[Alternatives]) -> bool:
    """Whether all that is wanted holds in all of a box."""
    everywhere = {**_everywhere(space), **box}
    return all(_list_possible(everywhere, alternatives) is None for alternatives in wanted)


def reach(space: Space, box: Box, wanted: Sequence[Alternatives], allowance: Allowance) -> Box | None:
    """A part of a box throughout which all that is wanted holds; None where there is none.

    TooManyError where the allowance doesn't reach.
    """
    everywhere = _everywhere(space)
    waiting = [({**everywhere, **box}, wanted)]
    while waiting:
        allowance.take()
        narrowed, still_wanted = waiting.pop()
        left, choice = _force(narrowed, still_wanted)
        if not left:
            return {key: some for key, some in narrowed.items() if some != everywhere[key]}
        # What was forced since a choice was looked at may have left nothing of it.
        restricted = [_restrict(narrowed, one) for one in reversed(choice)]
        waiting += [({**narrowed, **each}, left) for each in restricted if all(each.values())]
    return None


def _everywhere(space: Space) -> dict[str, int]:
    return {key: axis.everything for key, axis in space.axes.items()}


def _force(box: dict[str, int], wanted: Iterable[Alternatives]) -> tuple[list[Alternatives], Sequence[Restrictions]]:
    """Narrows a box by what is the last alternative. What is wanted yet, and the fewest alternatives that one has."""
    left: list[Alternatives] = []
    fewest: Sequence[Restrictions] | None = None
    for alternatives in wanted:
        possible = _list_possible(box, alternatives)
        if possible is None:
            continue
        if len(possible) == 1:
            box |= _restrict(box, possible[0])
            continue
        left.append(alternatives)
        if fewest is None or len(possible) < len(fewest):
            fewest = possible
        if not possible:
            break
    return left, fewest or ()


def _list_possible(box: Box, alternatives: Alternatives) -> list[Restrictions] | None:
    """The alternatives that are possible within a box; None where one holds in all of it."""
    possible = []
    for restrictions in alternatives:
        is_certain = True
        for key, some in restrictions:
            if not box[key] & some:
                break
            is_certain = is_certain and not box[key] & ~some
        else:
            if is_certain:
                return None
            possible.append(restrictions)
    return possible


def _restrict(box: Box, restrictions: Restrictions) -> Box:
    return {key: box[key] & some for key, some in restrictions}


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
