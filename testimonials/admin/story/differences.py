"""What an author has changed between two texts, word by word: pure, bounded, and never half a word.

The shortest way from one text to the other (E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986).
Its work grows with how much was changed, and not with how often a word is repeated, as that of `difflib` does: no text
keeps the page waiting.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

# Beyond this many words that came or went, it is another text: the old one is shown whole, and then the new one.
_MOST_CHANGED = 800
# So few words between two changes are no landmark: a "the" that both have would tear a new sentence apart.
_NO_LANDMARK = 2


class Change(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that follow each other and share a fate. Those that are the same stand as they do in the later text."""

    change: Change
    text: str


def compare(before: str, after: str) -> list[Stretch]:
    """Both texts in the order of reading; what was taken out stands before what came in its place.

    What is not removed, joined, is `after`, to the last space. White space alone is no change.
    """
    old, new = _words(before), _words(after)
    same = _keep_landmarks(_align([one.strip() for one in old], [one.strip() for one in new]), len(old), len(new))
    fates = _tell(old, new, same)
    return [Stretch(change, "".join(text for _, text in run)) for change, run in groupby(fates, key=lambda one: one[0])]


def is_changed(stretches: Sequence[Stretch]) -> bool:
    return any(one.change is not Change.SAME for one in stretches)


# --- Words -----------------------------------------------------------------------------------------------------------

# An apostrophe or a hyphen within a word holds it together, and so does what joins letters without being seen.
_WITHIN = "'’-\u2010\u2011_\u200c\u200d\u00ad\u2060"
# Written without spaces; each is read for itself.
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
# Over the kinds of characters that `_kind` tells: a word, an ideograph, or a run of signs; and the space after it.
_WORD = re.compile(r"\A +|(?:a[am]*(?:j+[am]+)*|im*|[jms]+) *")


def _words(text: str) -> list[str]:
    """The text in pieces that are never cut: words and runs of signs, each with the white space that follows it."""
    kinds = "".join(map(_kind, text))
    return [text[found.start() : found.end()] for found in _WORD.finditer(kinds)]


def _kind(character: str) -> str:
    if character.isspace():
        return " "
    if character in _WITHIN:
        return "j"
    category = unicodedata.category(character)
    if category[0] == "M":
        return "m"
    if _IDEOGRAPH.match(character):
        return "i"
    return "a" if category[0] in "LN" else "s"


# --- Alignment -------------------------------------------------------------------------------------------------------

Pairs = list[tuple[int, int]]


def _align(old: Sequence[str], new: Sequence[str]) -> Pairs:
    """Which word of the one is which of the other, in order. What both begin and end with needs no search."""
    shorter = min(len(old), len(new))
    head = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    tail = next((at for at in range(shorter - head) if old[-1 - at] != new[-1 - at]), shorter - head)
    middle = _search(old[head : len(old) - tail], new[head : len(new) - tail])
    return [
        *((at, at) for at in range(head)),
        *((head + one, head + other) for one, other in middle),
        *((len(old) - at, len(new) - at) for at in range(tail, 0, -1)),
    ]


def _search(old: Sequence[str], new: Sequence[str]) -> Pairs:
    """The longest pairing in order, by the furthest that each number of changes leads; none where that is too many."""
    furthest = {1: 0}  # by diagonal: words passed of the old text less those of the new one
    trail: list[dict[int, int]] = []
    for changes in range(min(len(old) + len(new), _MOST_CHANGED) + 1):
        trail.append(dict(furthest))
        for diagonal in range(-changes, changes + 1, 2):
            is_insertion = diagonal == -changes or (
                diagonal != changes and furthest[diagonal - 1] < furthest[diagonal + 1]
            )
            at = furthest[diagonal + 1] if is_insertion else furthest[diagonal - 1] + 1
            while at < len(old) and at - diagonal < len(new) and old[at] == new[at - diagonal]:
                at += 1
            furthest[diagonal] = at
            if at >= len(old) and at - diagonal >= len(new):
                return _walk_back(trail, len(old), len(new))
    return []


def _walk_back(trail: Sequence[dict[int, int]], at: int, there: int) -> Pairs:
    pairs: Pairs = []
    for changes in range(len(trail) - 1, -1, -1):
        furthest, diagonal = trail[changes], at - there
        is_insertion = diagonal == -changes or (diagonal != changes and furthest[diagonal - 1] < furthest[diagonal + 1])
        came_by = diagonal + 1 if is_insertion else diagonal - 1
        came_at = furthest[came_by]
        while at > max(came_at, 0) and there > max(came_at - came_by, 0):
            at, there = at - 1, there - 1
            pairs.append((at, there))
        at, there = came_at, came_at - came_by
    return pairs[::-1]


def _keep_landmarks(same: Pairs, old: int, new: int) -> Pairs:
    """The pairs less those in runs too short to find one's way by, save at either end of the texts."""
    runs: list[Pairs] = []
    for pair in same:
        if runs and pair == (runs[-1][-1][0] + 1, runs[-1][-1][1] + 1):
            runs[-1].append(pair)
        else:
            runs.append([pair])
    return [
        pair
        for run in runs
        if len(run) > _NO_LANDMARK or run[0] == (0, 0) or run[-1] == (old - 1, new - 1)
        for pair in run
    ]


def _tell(old: Sequence[str], new: Sequence[str], same: Pairs) -> Iterator[tuple[Change, str]]:
    at = there = 0
    for one, other in [*same, (len(old), len(new))]:
        yield from ((Change.REMOVED, word) for word in old[at:one])
        yield from ((Change.ADDED, word) for word in new[there:other])
        if other < len(new):
            yield Change.SAME, new[other]
        at, there = one + 1, other + 1
