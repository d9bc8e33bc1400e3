"""The boxes in which readers get another outcome, or stand otherwise with a warning."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from articles.guidance.compilation import Guidance
from articles.guidance.divisions import Allowance, Item, Part, TooManyError, divide, join, list_uncommon
from articles.guidance.objections import (
    NO_OBJECTION,
    SILENT,
    list_objections,
    list_rules,
    list_warnings,
    object_as_alarm,
    pair,
)
from articles.guidance.reachability import Alternatives, holds, let, reach
from articles.guidance.regions import Box, Space, is_within

# How many boxes are looked at for one pair of rules or warnings or for one example, and in all. Past either a
# difference is told that may be none, rather than one be missed.
MOST_AT_ONCE = 3_000
MOST_IN_ALL = 20_000


class Change(NamedTuple):
    """In all of `box`, where nothing else is more cautious, what was as cautious as `before` is as `after`.

    `example` is a part of the box in which it is exactly so; all of the box where the bound came first.
    """

    box: Box
    before: int
    after: int
    example: Box
    is_exact: bool
    """Whether nothing else is more cautious anywhere in the box."""
    unknown: tuple[int, int] | None = None
    """Where some of the box's facts are not known, this stands in place of `before` and `after`, if it is there."""


@dataclass(slots=True)
class Tally:
    """How many sets of facts both documents were asked of, and for how many changes the bound came first."""

    asked: int = 0
    unproven: int = 0

    def allow(self) -> Allowance:
        return Allowance(min(MOST_AT_ONCE, max(0, MOST_IN_ALL - self.asked)))


def list_changes_of_warnings(space: Space, live: Guidance, draft: Guidance, tally: Tally) -> dict[str, list[Change]]:
    """For each warning by its key the boxes in which a reader stands otherwise with it; exact, without any *else*."""
    before, after = list_warnings(space, live), list_warnings(space, draft)
    changes = {}
    for key in dict.fromkeys([*after, *before]):
        one, other = ([each[key]] if key in each else [] for each in (before, after))
        changes[key] = [
            change if isinstance(change, Change) else Change(*change, change.box, is_exact=True)
            for change in _divide(space, one, other, SILENT, tally)
        ]
    return changes


def list_changes_of_outcome(space: Space, live: Guidance, draft: Guidance, activity: str, tally: Tally) -> list[Change]:
    """The boxes in which the rules of an activity that both documents have come to another outcome."""
    rules = list_rules(space, live, activity), list_rules(space, draft, activity)
    search = _Search(space, tally, *(list_objections(space, each, activity) for each in (live, draft)))
    found = [
        part if isinstance(part, Change) else search.find(part)
        for before, after in pair(*list_uncommon(space, *rules))
        for part in _divide(space, before, after, NO_OBJECTION, tally)
    ]
    return _join_changes(space, [change for change in found if change])


def list_changes_by_alarm(
    space: Space, live: Guidance, draft: Guidance, activity: str, alarms: Iterable[Change], tally: Tally
) -> list[Change]:
    """The boxes in which a red flag that has changed gives an activity another outcome, where nothing else does."""
    search = _Search(space, tally, *(list_objections(space, each, activity) for each in (live, draft)))
    parts = (Part(each.box, object_as_alarm(each.before), object_as_alarm(each.after)) for each in alarms)
    return [change for part in parts if part.before != part.after and (change := search.find(part))]


def _divide(
    space: Space, live: Sequence[Item], draft: Sequence[Item], absent: int, tally: Tally
) -> Sequence[Part | Change]:
    """The parts in which two differ; where they are too many to find, that they may differ for everybody either way."""
    allowance = tally.allow()
    try:
        return join(space, divide(space, live, draft, absent=absent, allowance=allowance))
    except TooManyError:
        tally.unproven += 2
        most, least = (end(level for item in [*live, *draft] for level in item.levels.values()) for end in (min, max))
        return [Change({}, most, least, {}, is_exact=False), Change({}, least, most, {}, is_exact=False)]
    finally:
        tally.asked += allowance.used


class _Search:
    """Examples of a difference in outcome, among everything that may object in either document."""

    def __init__(self, space: Space, tally: Tally, live: Sequence[Item], draft: Sequence[Item]) -> None:
        self.space = space
        self.tally = tally
        self.items = live, draft
        self.kept: dict[tuple[int, int], list[Alternatives]] = {}

    def find(self, part: Part) -> Change | None:
        """The part as far as anybody gets another outcome in it; None where something else is always as cautious."""
        steps = self.tally.allow()
        change = Change(*part, part.box, is_exact=False)
        try:
            found = self._find_widest(*part, steps)
            if found is None:
                return None
            example, before, after = found
            change = Change(part.box, before, after, example, is_exact=False)
            box = self._tighten(part, example, steps)
            return Change(box, before, after, example, self._is_exact(box, before, after))
        except TooManyError:
            self.tally.unproven += 1
            return change
        finally:
            self.tally.asked += steps.used

    def _find_widest(self, box: Box, before: int, after: int, steps: Allowance) -> tuple[Box, int, int] | None:
        """An example in which the two are as far from each other as they come in the box."""
        while before != after:
            wanted = [*self._let(0, before), *self._let(1, after)]
            if (example := reach(self.space, box, wanted, steps)) is not None:
                return example, before, after
            before, after = (before, after - 1) if before < after else (before - 1, after)
        return None

    def _is_exact(self, box: Box, before: int, after: int) -> bool:
        return holds(self.space, box, [*self._let(0, before), *self._let(1, after)])

    def _let(self, side: int, level: int) -> list[Alternatives]:
        if (side, level) not in self.kept:
            self.kept[side, level] = let(self.space, self.items[side], level)
        return self.kept[side, level]

    def _tighten(self, part: Part, example: Box, steps: Allowance) -> Box:
        """The box less every region in which nobody gets another outcome, since something else is as cautious there."""
        tight = dict(part.box)
        for key in part.box:
            reached = self.space.within(example, key)
            for place in range(tight[key].bit_length()):
                region = 1 << place
                if tight[key] & region & ~reached:
                    found = self._find_widest({**tight, key: region}, part.before, part.after, steps)
                    if found is None:
                        tight[key] &= ~region
        return tight


def _join_changes(space: Space, changes: Sequence[Change]) -> list[Change]:
    """The same in fewer boxes, each with the first example that lies in it."""
    joined = []
    for box, before, after in join(space, (Part(each.box, each.before, each.after) for each in changes)):
        alike = [each for each in changes if (each.before, each.after) == (before, after)]
        held = [each for each in alike if is_within(space, each.box, box)]
        joined.append(Change(box, before, after, held[0].example, all(each.is_exact for each in held)))
    return joined
