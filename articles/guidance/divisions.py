"""Where two documents object differently: the facts divided again and again until both have decided, or say the same.

What both have in common can't make them differ, so it is left out of the count wherever it stands; what they differ
in depends on few facts, and those alone are divided. That is what makes it exhaustive and yet quick.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple, TypeAlias

from articles.guidance.regions import NOT_KNOWN, Box, Space, Test
from articles.guidance.terms import FALSE, TRUE, UNKNOWN, Truth

# How cautious a rule or warning is, the most cautious first, for each truth of its two lists (None: it has no gate).
Levels: TypeAlias = Mapping[tuple[Truth, Truth | None], int]


class Item(NamedTuple):
    """A rule or a warning: two lists of conditions, and how cautious it is for what they come to. A warning has no gate."""

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

    levels: tuple[int, ...]
    applies: Listed
    gate: Listed | None

    @property
    def open(self) -> tuple[Test, ...]:
        return self.applies.open + (self.gate.open if self.gate else ())


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
    waiting: list[Box] = [{}]
    while waiting:
        box = waiting.pop()
        allowance.take()
        before, rest = _narrow_all(space, live, box)
        after, other_rest = _narrow_all(space, draft, box)
        if open_ones := _leave_out_common(rest, other_rest, before, after):
            waiting += _divide_box(space, box, open_ones)
        elif (old := absent if before is None else before) != (new := absent if after is None else after):
            yield Part(box, old, new)


def list_uncommon(space: Space, live: Sequence[Item], draft: Sequence[Item]) -> tuple[list[Item], list[Item]]:
    """The items of either side that the other doesn't have, whatever they are called."""
    mine = [_narrow(space, item, {}) for item in live]
    theirs = [_narrow(space, item, {}) for item in draft]
    return _pick(live, mine, Counter(mine) - Counter(theirs)), _pick(draft, theirs, Counter(theirs) - Counter(mine))


def _pick(items: Iterable[Item], rests: Iterable[Rest | int], wanted: Counter[Rest | int]) -> list[Item]:
    picked = []
    for item, rest in zip(items, rests, strict=True):
        if wanted[rest]:
            wanted[rest] -= 1
            picked.append(item)
    return picked


def _narrow_all(space: Space, items: Iterable[Item], box: Box) -> tuple[int | None, list[Rest]]:
    """How cautious the items are that are decided, if any is, and what is left of the others."""
    narrowed = [_narrow(space, item, box) for item in items]
    decided = (each for each in narrowed if isinstance(each, int))
    return min(decided, default=None), [each for each in narrowed if not isinstance(each, int)]


def _narrow(space: Space, item: Item, box: Box) -> Rest | int:
    applies = _narrow_list(space, item.applies, box)
    gate = None if item.gate is None else _narrow_list(space, item.gate, box)
    truths = product(applies.list_truths(), gate.list_truths() if gate else (None,))
    levels = {item.levels[truth] for truth in truths}
    return levels.pop() if len(levels) == 1 else Rest(tuple(item.levels.values()), applies, gate)


def _narrow_list(space: Space, tests: Iterable[Test], box: Box) -> Listed:
    so_far, open_ones = TRUE, {}
    for test in tests:
        some = space.within(box, test.fact)
        if not some & ~test.false:
            return Listed(FALSE, ())
        if some == NOT_KNOWN:
            so_far = UNKNOWN
        elif some & ~test.true:
            open_ones[Test(test.fact, some & test.true, some & test.false)] = None
    return Listed(so_far, tuple(sorted(open_ones)))


def _leave_out_common(rest: Sequence[Rest], other: Sequence[Rest], before: int | None, after: int | None) -> list[Rest]:
    """What is open on one side alone and could still be more cautious than what is decided there."""
    mine, theirs = Counter(rest), Counter(other)
    return [
        *(each for each in (mine - theirs).elements() if before is None or min(each.levels) < before),
        *(each for each in (theirs - mine).elements() if after is None or min(each.levels) < after),
    ]


def _divide_box(space: Space, box: Box, rest: Iterable[Rest]) -> list[Box]:
    """The box, divided by the fact that most open conditions are about, as finely as they tell its values apart."""
    tests = list(dict.fromkeys(test for each in rest for test in each.open))
    uses = Counter(test.fact for test in tests)
    key = min(uses, key=lambda fact: (-uses[fact], space.place(fact)))
    asked = [test for test in tests if test.fact == key]
    some = space.within(box, key)
    alike: dict[tuple[tuple[bool, bool], ...], int] = {}
    for place in range(some.bit_length()):
        if region := some & 1 << place:
            answers = tuple((bool(test.true & region), bool(test.false & region)) for test in asked)
            alike[answers] = alike.get(answers, 0) | region
    return [{**box, key: regions} for regions in alike.values()]


def join(space: Space, parts: Iterable[Part]) -> list[Part]:
    """The same in fewer boxes: those that differ in one fact alone become one. Claims neither more nor less."""
    joined = {_normalise(space, part): None for part in parts}
    while True:
        count = len(joined)
        for key in space.axes:
            joined = _join_along(space, joined, key)
        if len(joined) == count:
            break
    return [Part(dict(box), before, after) for box, before, after in joined]


_Frozen: TypeAlias = tuple[tuple[tuple[str, int], ...], int, int]


def _normalise(space: Space, part: Part) -> _Frozen:
    """A fact of which the box has everything is no matter to it."""
    kept = [(key, part.box[key]) for key in space.axes if key in part.box]
    box = tuple((key, some) for key, some in kept if some != space.axes[key].everything)
    return box, part.before, part.after


def _join_along(space: Space, parts: Iterable[_Frozen], key: str) -> dict[_Frozen, None]:
    alike: dict[_Frozen, int] = {}
    for box, before, after in parts:
        others = tuple((fact, some) for fact, some in box if fact != key), before, after
        alike[others] = alike.get(others, 0) | space.within(dict(box), key)
    return {
        _normalise(space, Part({**dict(box), key: some}, before, after)): None
        for (box, before, after), some in alike.items()
    }
