"""Changes told in one: what comes to readers who know all that matters, and to those who don't know some of it."""

from collections.abc import Sequence
from itertools import combinations

from articles.guidance.changes import Change
from articles.guidance.regions import NOT_KNOWN, Box, Space, is_within

# Each combination of so many facts is looked at.
MOST_FOLDED = 6


def fold(space: Space, changes: Sequence[Change]) -> list[Change]:
    """The changes, each with those of which it is told in the same words but that something is not known.

    They go the same way, and nobody is told of who wasn't, nor the other way round.
    """
    folded, left = [], list(changes)
    for known in changes:
        if not _has_unknown(known):
            left.remove(known)
            change, gone = _fold(space, known, left)
            folded.append(change)
            left = [each for each in left if each not in gone]
    return folded + left


def _fold(space: Space, known: Change, others: Sequence[Change]) -> tuple[Change, list[Change]]:
    """A change, with what was folded into it."""
    goes_down = known.before < known.after
    unknown = [each for each in others if (each.before < each.after) is goes_down and _must_be_unknown(each, known.box)]
    for pair in dict.fromkeys((each.before, each.after) for each in unknown):
        alike = [each for each in unknown if (each.before, each.after) == pair]
        if keys := _find_foldable(space, known.box, [each.box for each in alike]):
            box = {key: some | NOT_KNOWN if key in keys else some for key, some in known.box.items()}
            gone = [each for each in alike if is_within(space, each.box, box)]
            # Also of those that reach beyond the box, and are told by themselves besides.
            met = (each for each in alike if _meet(space, each.box, box))
            is_exact = known.is_exact and all(each.is_exact for each in met)
            return known._replace(box=box, unknown=pair, is_exact=is_exact), gone
    return known, []


def _meet(space: Space, one: Box, other: Box) -> bool:
    """Whether two boxes have anything in common."""
    return all(space.within(one, key) & some for key, some in other.items())


def _has_unknown(change: Change) -> bool:
    return any(some & NOT_KNOWN for some in change.box.values())


def _must_be_unknown(change: Change, box: Box) -> bool:
    """Whether, wherever it is about, some fact of the box is not known."""
    return any(change.box.get(key) == NOT_KNOWN for key in box)


def _find_foldable(space: Space, box: Box, others: Sequence[Box]) -> tuple[str, ...]:
    """Facts any of which may be unknown, the rest being as in `box`, and one of `others` is about it."""

    def is_told(keys: tuple[str, ...]) -> bool:
        unknown = {**box, **dict.fromkeys(keys, NOT_KNOWN)}
        return any(is_within(space, unknown, other) for other in others)

    keys = tuple(key for key in box if is_told((key,)))[:MOST_FOLDED]
    while keys and not all(is_told(some) for count in range(2, len(keys) + 1) for some in combinations(keys, count)):
        keys = keys[:-1]
    return keys
