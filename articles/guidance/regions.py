"""Where the truth of conditions can change: each fact cut into regions, and sets of them that conditions are asked of.

Within a region no condition tells one value from another, so that asking one value of each asks them all. Sets of
regions are whole numbers, a bit a region; the first bit is always *not known*. A box restricts some facts to such a
set each, and says nothing of the others.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from articles.guidance.compilation import Check, Guidance
from articles.guidance.conditions import Condition, evaluate
from articles.guidance.facts import Fact, Scalar
from articles.guidance.terms import FALSE, TRUE, FactKind

NOT_KNOWN = 1

Box: TypeAlias = Mapping[str, int]


class Region(NamedTuple):
    """A choice or truth value (`low` is `high`), or the whole numbers from `low` to `high`; None: without an end."""

    low: Scalar | None
    high: Scalar | None

    @property
    def representative(self) -> Scalar:
        """A value of it that readers can give."""
        return next((end for end in (self.low, self.high) if end is not None), 0)


class Test(NamedTuple):
    """A condition as the two sets of regions for which it is true and false."""

    fact: str
    true: int
    false: int

    @property
    def not_true(self) -> int:
        return self.false | NOT_KNOWN

    @property
    def not_false(self) -> int:
        return self.true | NOT_KNOWN


@dataclass(frozen=True, slots=True)
class Axis:
    """A fact and its regions in order: the region at place n is bit n + 1."""

    fact: Fact
    regions: tuple[Region, ...]

    @property
    def everything(self) -> int:
        return (1 << len(self.regions) + 1) - 1

    def list_regions(self, some: int) -> list[Region]:
        """The regions of a set; that it is not known is none of them."""
        return [region for place, region in enumerate(self.regions, start=1) if some >> place & 1]


class Space:
    """The facts of two documents, cut by the conditions of both; one alone is compared with itself.

    A fact that only one of them has is taken as it is there. Of one that both have only the values that both take
    are in it: nothing can be said of a value that one of the two would refuse.
    """

    def __init__(self, one: Guidance, other: Guidance) -> None:
        cuts = _find_cuts(one, other)
        self.axes: dict[str, Axis] = {}
        for key in dict.fromkeys([*other.facts, *one.facts]):
            facts = [guidance.facts[key] for guidance in (other, one) if key in guidance.facts]
            self.axes[key] = Axis(facts[0], tuple(_cut(facts, cuts.get(key, set()))))
        self._values = {key: [each.representative for each in axis.regions] for key, axis in self.axes.items()}
        self._places = {key: place for place, key in enumerate(self.axes)}
        self._tests: dict[tuple[Condition, int], Test] = {}

    def test(self, check: Check) -> Test:
        """A condition of one of the two, judged by its own document's fact: the other may order choices otherwise."""
        name = check.condition, id(check.fact)
        if name not in self._tests:
            self._tests[name] = self._judge(check)
        return self._tests[name]

    def _judge(self, check: Check) -> Test:
        key = check.condition.fact
        true = false = 0
        for place, value in enumerate(self._values[key], start=1):
            truth = evaluate(check.condition, check.fact, value)
            true |= (truth is TRUE) << place
            false |= (truth is FALSE) << place
        return Test(key, true, false)

    def within(self, box: Box, key: str) -> int:
        """What a box leaves of a fact."""
        return box.get(key, self.axes[key].everything)

    def pick(self, box: Box) -> dict[str, Scalar]:
        """Facts of a box such as a reader might give them; whatever may be left out is."""
        return {
            key: self.axes[key].list_regions(some)[0].representative
            for key, some in sorted(box.items(), key=lambda item: self.place(item[0]))
            if not some & NOT_KNOWN
        }

    def place(self, key: str) -> int:
        """Where a fact stands among the others."""
        return self._places[key]


def is_within(space: Space, box: Box, other: Box) -> bool:
    """Whether all of a box is in another."""
    return not any(space.within(box, key) & ~some for key, some in other.items())


def list_checks(guidance: Guidance) -> Iterator[Check]:
    """Every condition of a document, waits among them."""
    for rule in guidance.rules:
        yield from (*rule.applies_when, *rule.gate)
    for warning in guidance.warnings:
        yield from warning.triggered_when


def _find_cuts(*guidances: Guidance) -> dict[str, set[int]]:
    """Each number at which the truth of some condition may become another than that of the number before it."""
    cuts: dict[str, set[int]] = {}
    for guidance in guidances:
        for check in list_checks(guidance):
            value = check.condition.value
            if check.fact.kind is FactKind.INTEGER:
                for number in value if isinstance(value, tuple) else (value,):
                    cuts.setdefault(check.fact.key, set()).update((int(number), int(number) + 1))
    return cuts


def _cut(facts: list[Fact], cuts: Iterable[int]) -> Iterator[Region]:
    first = facts[0]
    if any(fact.kind is not first.kind for fact in facts):
        return
    if first.kind is FactKind.BOOLEAN:
        yield from (Region(value, value) for value in (True, False))
    elif first.kind is FactKind.CHOICE:
        for choice in first.choices:
            if all(choice.key in fact.positions for fact in facts):
                yield Region(choice.key, choice.key)
    else:
        yield from _cut_numbers(facts, cuts)


def _cut_numbers(facts: list[Fact], cuts: Iterable[int]) -> Iterator[Region]:
    low = max((fact.minimum for fact in facts if fact.minimum is not None), default=None)
    high = min((fact.maximum for fact in facts if fact.maximum is not None), default=None)
    if low is not None and high is not None and low > high:
        return
    for cut in sorted(cuts):
        if (low is None or low < cut) and (high is None or cut <= high):
            yield Region(low, cut - 1)
            low = cut
    yield Region(low, high)
