"""Where two documents object differently: the facts divided again and again until both have decided, or say the same.

What both have in common can't make them differ, so it is left out of the count wherever it stands; what they differ
in depends on few facts, and those alone are divided. That is what makes it exhaustive and yet quick.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from articles.guidance.regions import NOT_KNOWN, Box, Space, Test
from articles.guidance.terms import FALSE, TRUE, UNKNOWN, Truth

# How cautious a rule or warning is, the most cautious first, for each truth of its two lists (None: it has no gate).
Levels: TypeAlias = Mapping[tuple[Truth, Truth | None], int]


class Item(NamedTuple):
    """A rule or a warning, which has no gate: lists of conditions, and how cautious it is for what they come to."""

    key: str
    applies: tuple[Test, ...]
    gate: tuple[Test, ...] | None
    levels: Levels


class Listed(NamedTuple):
    """What a list of conditions has come to within a box, and the conditions that are open there."""

    so_far: Truth
    open: tuple[Test, ...]

    def list_truths(self) -> tuple[Truth, ...]:
        """What it may still come to: one that is unknown never becomes true again by another condition."""
        if not self.open:
            return (self.so_far,)
        return (TRUE, UNKNOWN, FALSE) if self.so_far is TRUE else (UNKNOWN, FALSE)


class Rest(NamedTuple):
    """An item within a box, less what is decided there. Two that are equal can't differ anywhere in the box."""

    applies: Listed
    gate: Listed | None
    levels: tuple[tuple[tuple[Truth, Truth | None], int], ...]

    @property
    def open(self) -> tuple[Test, ...]:
        return self.applies.open + (self.gate.open if self.gate else ())

    def list_levels(self) -> set[int]:
        """How cautious it may still come to be."""
        applies = self.applies.list_truths()
        gate = self.gate.list_truths() if self.gate else (None,)
        return {level for (one, two), level in self.levels if one in applies and two in gate}


class Side(NamedTuple):
    """One document within a box: how cautious that is which is decided, if anything is, and what is open."""

    decided: int | None
    rests: tuple[Rest, ...]


class Part(NamedTuple):
    """A box throughout which the one side is as cautious as `before` and the other as `after`."""

    box: Box
    before: int
    after: int


class TooManyError(Exception):
    """There is more to divide than was allowed for."""


@dataclass(slots=True)
class Allowance:
    """How many boxes may still be looked at, and how many have been."""

    left: int
    used: int = 0

    def take(self) -> None:
        if not self.left:
            raise TooManyError
        self.left -= 1
        self.used += 1


def divide(
    space: Space, live: Sequence[Item], draft: Sequence[Item], *, absent: int, allowance: Allowance
) -> Iterator[Part]:
    """The boxes in which the most cautious of `live` and of `draft` differ; `absent` is how cautious nothing is.

    What stands on both sides and is open may object to more in all of a box: it is left to whoever asks.
    TooManyError where the allowance doesn't reach.
    """
    waiting: list[tuple[Box, Side, Side]] = [({}, *_leave_out_common(_begin(space, live), _begin(space, draft)))]
    while waiting:
        box, before, after = waiting.pop()
        if before.rests or after.rests:
            allowance.take()
            waiting += _divide_box(space, box, before, after)
            continue
        allowance.used += 1
        old, new = (absent if side.decided is None else side.decided for side in (before, after))
        if old != new:
            yield Part(box, old, new)


def list_uncommon(space: Space, live: Sequence[Item], draft: Sequence[Item]) -> tuple[list[Item], list[Item]]:
    """The items of either side that the other doesn't have, whatever they are called."""
    mine, theirs = ([_rest(space, item) for item in items] for items in (live, draft))
    return _pick(live, mine, Counter(mine) - Counter(theirs)), _pick(draft, theirs, Counter(theirs) - Counter(mine))


def _pick(items: Iterable[Item], rests: Iterable[Rest], wanted: Counter[Rest]) -> list[Item]:
    picked = []
    for item, rest in zip(items, rests, strict=True):
        if wanted[rest]:
            wanted[rest] -= 1
            picked.append(item)
    return picked


def _rest(space: Space, item: Item) -> Rest:
    """An item of which nothing is decided but what is so for everybody."""
    applies, gate = Listed(TRUE, item.applies), None if item.gate is None else Listed(TRUE, item.gate)
    rest = Rest(applies, gate, tuple(item.levels.items()))
    for key in dict.fromkeys(test.fact for test in rest.open):
        rest = _narrow(rest, key, space.axes[key].everything)
    return rest


def _begin(space: Space, items: Iterable[Item]) -> Side:
    return _sort_out(None, (_rest(space, item) for item in items))


def _sort_out(decided: int | None, rests: Iterable[Rest]) -> Side:
    open_ones = []
    for rest in rests:
        levels = rest.list_levels()
        if len(levels) > 1:
            open_ones.append(rest)
        elif decided is None or min(levels) < decided:
            decided = min(levels)
    return Side(decided, tuple(open_ones))


def _leave_out_common(before: Side, after: Side) -> tuple[Side, Side]:
    """What is open on one side alone and could still be more cautious than what is decided there."""
    mine, theirs = Counter(before.rests), Counter(after.rests)
    return _keep(before, mine - theirs), _keep(after, theirs - mine)


def _keep(side: Side, rests: Counter[Rest]) -> Side:
    decided = side.decided
    kept = (rest for rest in rests.elements() if decided is None or min(rest.list_levels()) < decided)
    return Side(decided, tuple(kept))


def _narrow(rest: Rest, key: str, some: int) -> Rest:
    """What is left of it where a fact is one of some regions."""
    gate = None if rest.gate is None else _narrow_list(rest.gate, key, some)
    return Rest(_narrow_list(rest.applies, key, some), gate, rest.levels)


def _narrow_list(listed: Listed, key: str, some: int) -> Listed:
    so_far, open_ones = listed.so_far, set()
    for test in listed.open:
        if test.fact != key:
            open_ones.add(test)
        elif not some & ~test.false:
            return Listed(FALSE, ())
        elif some == NOT_KNOWN:
            so_far = UNKNOWN
        elif some & ~test.true:
            open_ones.add(Test(key, some & test.true, some & test.false))
    return Listed(so_far, tuple(sorted(open_ones)))


def _divide_box(space: Space, box: Box, before: Side, after: Side) -> list[tuple[Box, Side, Side]]:
    """The box, divided by the fact that most open conditions are about, where it matters which value it has."""
    tests = list(dict.fromkeys(test for rest in (*before.rests, *after.rests) for test in rest.open))
    uses = Counter(test.fact for test in tests)
    key = min(uses, key=lambda fact: (-uses[fact], space.place(fact)))
    alike: dict[tuple[Side, Side], int] = {}
    for some in _tell_apart(space.within(box, key), [test for test in tests if test.fact == key]):
        sides = (_sort_out(side.decided, (_narrow(rest, key, some) for rest in side.rests)) for side in (before, after))
        come_to = _leave_out_common(*sides)
        alike[come_to] = alike.get(come_to, 0) | some
    return [({**box, key: some}, *come_to) for come_to, some in alike.items()]


def _tell_apart(some: int, tests: Iterable[Test]) -> Iterable[int]:
    """A set of regions in as few as there are different answers of the conditions."""
    alike: dict[tuple[tuple[int, int], ...], int] = {}
    for place in range(some.bit_length()):
        if region := some & 1 << place:
            answers = tuple((test.true & region and 1, test.false & region and 1) for test in tests)
            alike[answers] = alike.get(answers, 0) | region
    return alike.values()


def join(space: Space, parts: Iterable[Part]) -> list[Part]:
    """The same in fewer boxes: those that differ in one fact alone become one. Claims neither more nor less."""
    joined = {_normalise(space, part): None for part in parts}
    keys = sorted({key for box, _, _ in joined for key, _ in box}, key=space.place)
    count = None
    while count != len(joined):
        count = len(joined)
        for key in keys:
            joined = _join_along(space, joined, key)
    return [Part(dict(box), before, after) for box, before, after in joined]


_Frozen: TypeAlias = tuple[tuple[tuple[str, int], ...], int, int]


def _normalise(space: Space, part: Part) -> _Frozen:
    """A fact of which the box has everything is no matter to it."""
    kept = [(key, some) for key, some in part.box.items() if some != space.axes[key].everything]
    return tuple(sorted(kept, key=lambda item: space.place(item[0]))), part.before, part.after


def _join_along(space: Space, parts: Iterable[_Frozen], key: str) -> dict[_Frozen, None]:
    alike: dict[_Frozen, int] = {}
    for box, before, after in parts:
        others = tuple((fact, some) for fact, some in box if fact != key), before, after
        alike[others] = alike.get(others, 0) | space.within(dict(box), key)
    return {
        _normalise(space, Part({**dict(box), key: some}, before, after)): None
        for (box, before, after), some in alike.items()
    }
