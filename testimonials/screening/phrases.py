"""Phrases of whole words, written as people write them down, found in a text in time linear in its length.

`want/wanted to_be_here anymore?` is a phrase: words with a space between them follow each other; `a/b` is either;
`to_be` is two words that stand as one choice; `?` makes what it follows optional; `...` is up to three words of any
kind; `<he>` is a named set; `^` is where a sentence or a part of one begins, `$` where a sentence ends. Words are
lower-case and without apostrophes: `dont`. A phrase never runs over the end of a sentence.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Generic, TypeVar

from testimonials.screening.prepared import Word

T = TypeVar("T")

_LONGEST_GAP = 3
Choices = tuple[tuple[str, ...], ...]
Sets = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a phrase: any of `words`, or of `runs` of several words; or, for a gap, anything or nothing."""

    words: frozenset[str] = frozenset()
    runs: Choices = ()
    optional: bool = False
    gap: bool = False

    def backwards(self) -> "Element":
        return Element(self.words, tuple(run[::-1] for run in self.runs), self.optional, self.gap)


@dataclass(frozen=True, slots=True)
class _Phrase(Generic[T]):
    """A phrase cut at its anchor; `before` is read backwards."""

    before: tuple[Element, ...]
    after: tuple[Element, ...]
    begins: bool
    ends: bool
    means: T


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """Words `first` to `last`, both included."""

    first: int
    last: int
    means: T


class Phrases(Generic[T]):
    """A list of phrases with what each of them means.

    A phrase is looked for from its anchor, the place whose words fewest other phrases share, so that a text made of
    one common word ("he he he") meets a handful of phrases at each word and not all of them.
    """

    def __init__(self, phrases: Iterable[tuple[str, T]], sets: Sets | None = None) -> None:
        parsed = [(_parse(phrase, sets or {}), phrase, means) for phrase, means in phrases]
        shared = Counter(word for elements, _, _ in parsed for element in elements for word in _openers(element))
        self._anchored: dict[str, list[tuple[tuple[str, ...], _Phrase[T]]]] = {}
        for elements, phrase, means in parsed:
            place = _choose_anchor(elements, shared, phrase)
            cut = _Phrase(
                tuple(element.backwards() for element in reversed(elements[:place])),
                elements[place + 1 :],
                phrase.startswith("^ "),
                phrase.endswith(" $"),
                means,
            )
            for run in (*((word,) for word in elements[place].words), *elements[place].runs):
                self._anchored.setdefault(run[0], []).append((run, cut))

    def find(self, words: Sequence[Word]) -> Iterator[Match[T]]:
        """Every phrase that is there. They may overlap."""
        for place, word in enumerate(words):
            for run, phrase in self._anchored.get(word.letters, ()):
                if match := _match(phrase, run, words, place):
                    yield match

    def find_outside(self, idioms: "Phrases[None]", words: Sequence[Word]) -> Iterator[Match[T]]:
        """Every phrase that is there, but for those that lie wholly within an idiom."""
        covered = [-1] * len(words)  # at each word, the last one that an idiom reaches which began no later
        for match in idioms.find(words):
            covered[match.first] = max(covered[match.first], match.last)
        covered = list(accumulate(covered, max))
        return (match for match in self.find(words) if covered[match.first] < match.last)

    @property
    def most_at_a_word(self) -> int:
        """The most phrases that any one word sets off: what the time a text takes is proportional to."""
        return max(map(len, self._anchored.values()), default=0)


def _match(phrase: _Phrase[T], run: tuple[str, ...], words: Sequence[Word], place: int) -> Match[T] | None:
    anchored = place if len(run) == 1 else _follow(run, words, place - 1, 1, free=True)
    if anchored is None:
        return None
    last = _reach(phrase.after, words, anchored, 1)
    first = None if last is None else _reach(phrase.before, words, place, -1)
    if first is None or last is None:
        return None
    if phrase.begins and not words[first].pauses:
        return None
    if phrase.ends and last + 1 < len(words) and not words[last + 1].opens:
        return None
    return Match(first, last, phrase.means)


def _reach(elements: tuple[Element, ...], words: Sequence[Word], at: int, step: int) -> int | None:
    """The last word of `elements`, read on from the word `at` in the direction of `step`; None where they aren't."""
    if not elements:
        return at
    element, rest = elements[0], elements[1:]
    if element.gap:
        return _reach_over_gap(rest, words, at, step)
    following = _next(words, at, step)
    if following is not None and words[following].letters in element.words:
        reached = _reach(rest, words, following, step)
        if reached is not None:
            return reached
    for run in element.runs:
        landed = _follow(run, words, at, step)
        reached = None if landed is None else _reach(rest, words, landed, step)
        if reached is not None:
            return reached
    return _reach(rest, words, at, step) if element.optional else None


def _reach_over_gap(rest: tuple[Element, ...], words: Sequence[Word], at: int, step: int) -> int | None:
    for _ in range(_LONGEST_GAP + 1):
        reached = _reach(rest, words, at, step)
        if reached is not None:
            return reached
        following = _next(words, at, step)
        if following is None:
            return None
        at = following
    return None


def _follow(run: tuple[str, ...], words: Sequence[Word], at: int, step: int, *, free: bool = False) -> int | None:
    """The last word of a run that comes right after `at`. A `free` one may begin a sentence."""
    for place, letters in enumerate(run):
        following = at + step if free and not place else _next(words, at, step)
        if following is None or words[following].letters != letters:
            return None
        at = following
    return at


def _next(words: Sequence[Word], at: int, step: int) -> int | None:
    """The neighbour of a word within its sentence."""
    following = at + step
    if not 0 <= following < len(words):
        return None
    later = max(at, following)
    return None if words[later].opens else following


# --- Reading phrases ---------------------------------------------------------------------------------------------


def _parse(phrase: str, sets: Sets) -> tuple[Element, ...]:
    return tuple(_parse_element(part, sets) for part in phrase.split() if part not in "^$")


def _parse_element(part: str, sets: Sets) -> Element:
    if part == "...":
        return Element(gap=True)
    choices = [tuple(choice.split("_")) for choice in _list_choices(part.removesuffix("?"), sets)]
    if not all(word.isalnum() and word == word.lower() for choice in choices for word in choice):
        raise ValueError(f"A phrase has a part that is no word: {part}")
    return Element(
        frozenset(choice[0] for choice in choices if len(choice) == 1),
        tuple(choice for choice in choices if len(choice) > 1),
        optional=part.endswith("?"),
    )


def _list_choices(part: str, sets: Sets) -> Iterator[str]:
    for choice in part.split("/"):
        if choice.startswith("<"):
            yield from sets[choice.strip("<>")]
        else:
            yield choice


def _openers(element: Element) -> frozenset[str]:
    return element.words | {run[0] for run in element.runs}


def _choose_anchor(elements: tuple[Element, ...], shared: Counter[str], phrase: str) -> int:
    sure = [place for place, element in enumerate(elements) if not element.optional and not element.gap]
    if not sure:
        raise ValueError(f"A phrase has nothing to hold on to: {phrase}")
    return min(sure, key=lambda place: max(shared[word] for word in _openers(elements[place])))
