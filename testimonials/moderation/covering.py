"""Where the same words stand in a text, however they are cased, spaced, accented or broken up. Pure.

A span is a pair of offsets in code points of exactly the text that was given, from the first to past the last. It takes
whole tokens: "Ann" is not in "Annual", and where it is a part of "Ann-Marie" the span is all of that. Words run
together or spelled out are the same: "Obrien", "AnnaMarie", "A.N.N.A.". A possessive's `'s` and the punctuation around
a token are never in it.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import NamedTuple, TypeAlias

from testimonials.screening.confusables import MEANT
from testimonials.screening.ordinary_words import NAMES_IN_CAPITALS, NOT_NAMES

Span: TypeAlias = tuple[int, int]

_UNSEEN = frozenset({"Cf", "Cc"})
_MARKS = frozenset({"Mn", "Me", "Mc"})
# Accents, and the vowel points of Arabic and Hebrew, which one person writes and the next leaves out. The vowel signs
# of other scripts (class 0) make another word.
_FIRST_ACCENT, _POINTS = 200, range(10, 36)

# Scripts that put no space between words: there, a word is found wherever it stands.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)
# A character that stands for more (a whole phrase in one Arabic ligature) is left as it is.
_MOST_LETTERS = 4
# Between two words that are written one after the other: "St. Mary", "Anna-Marie", and over the end of a line.
_GAP = re.compile(r"\s*[^\w\s]{0,2}\s*|_")
# What makes one token of two, as it was typed: a dash is none of them, though it is read as a hyphen.
_JOINERS = "-\u2010\u2011_@.'\u2019\u02bc\uff07"
APOSTROPHES = "'\u2019\u02bc\uff07"
CONTRACTED = frozenset({"s", "d", "m", "ll", "re", "ve"})
# So many figures are a number, which is the same one however it is grouped; and so many letters a word.
_SHORTEST_NUMBER, _SHORTEST_WORD, _LONGEST_RUN = 5, 3, 40
# In capitals, most Greek letters look like other Latin ones than in small letters: a Greek word is also read as it is.
_GREEK = re.compile("[\u0370-\u03ff\u1f00-\u1fff]")
# Latin letters that are written as two where a keyboard has none of them.
_TWO_LETTERS = {"\u00e6": "ae", "\u00c6": "ae", "\u0153": "oe", "\u0152": "oe"}
_ORDINARY = NOT_NAMES | NAMES_IN_CAPITALS


class Token(NamedTuple):
    """A run of letters and figures of the folded text, by its offsets there."""

    letters: str
    start: int
    end: int


@dataclass(frozen=True)
class Folded:
    """A text as it is compared: in small plain letters, without what cannot be seen.

    The character at `i` of `folded` came from `text[starts[i]:ends[i]]`.
    """

    text: str
    folded: str
    starts: Sequence[int]
    ends: Sequence[int]

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        return tuple(_split(self.folded))

    @cached_property
    def line(self) -> str:
        """The words one after the other, each between spaces: to be searched at once."""
        return f" {' '.join(token.letters for token in self.tokens)} "

    @cached_property
    def offsets(self) -> Sequence[int]:
        """Where each token's word begins in `line`, counted from the space before it."""
        return [0, *accumulate(len(token.letters) + 1 for token in self.tokens)][:-1]

    @cached_property
    def run_on(self) -> str:
        """The words without anything between them."""
        return "".join(token.letters for token in self.tokens)

    @cached_property
    def run_offsets(self) -> Sequence[int]:
        """Where each token's word begins in `run_on`, and at last where the last one ends."""
        return [0, *accumulate(len(token.letters) for token in self.tokens)]

    @cached_property
    def as_spelled(self) -> "Folded":
        """The same text, in which no letter stands for one of another script."""
        return _fold(self.text, _read_as_spelled)

    @cached_property
    def gaps(self) -> list[str]:
        """What stands between each token and the next."""
        return [self.folded[left.end : right.start] for left, right in pairwise(self.tokens)]

    @cached_property
    def breaks(self) -> Sequence[int]:
        """Before each token, how many of the gaps up to there are more than a gap between words."""
        gaps = (not follow(self, place) for place in range(len(self.tokens) - 1))
        return [0, *accumulate(gaps)]

    @cached_property
    def joined(self) -> Sequence[Span]:
        """The first and the last token of all that each one is joined to."""
        tokens = range(len(self.tokens))
        first, last = [*tokens], [*tokens]
        for place in tokens[1:]:
            if is_joined(self, place - 1):
                first[place] = first[place - 1]
        for place in reversed(tokens[:-1]):
            if is_joined(self, place) and not is_contracted(self, place):
                last[place] = last[place + 1]
        return [*zip(first, last, strict=True)]

    def span(self, start: int, end: int) -> Span:
        """A stretch of `folded` in offsets of the text."""
        return self.starts[start], self.ends[end - 1]

    def typed(self, place: int) -> str:
        """The character of the text that the one at `place` of `folded` came from; "" outside of it."""
        return self.text[self.starts[place]] if 0 <= place < len(self.folded) else ""


def fold(text: str) -> Folded:
    """The text for `occurrences` to search. Any string will do."""
    return _fold(text, _read)


def _fold(text: str, read_as: Callable[[str], str]) -> Folded:
    folded: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for place, character in enumerate(text):
        read = read_as(character)
        folded.append(read)
        starts.extend([place] * len(read))
        ends.extend([place + 1] * len(read))
        if not read and ends and unicodedata.category(character) in _MARKS:
            ends[-1] = place + 1  # an accent goes with its letter
    return Folded(text, "".join(folded), starts, ends)


def _read(character: str) -> str:
    if character in MEANT:
        return MEANT[character].lower()
    if character in _TWO_LETTERS:
        return _TWO_LETTERS[character]
    if character.isascii():
        return " " if character in "\t\r" else character.lower() if character.isprintable() or character == "\n" else ""
    figure = unicodedata.decimal(character, None)
    if figure is not None:
        return str(figure)
    kept = [part for part in unicodedata.normalize("NFKD", character) if not _is_left_out(part)]
    read = "".join(MEANT.get(part, part) for part in kept).casefold()
    return unicodedata.normalize("NFC", read) if len(read) <= _MOST_LETTERS else character


def _read_as_spelled(character: str) -> str:
    if not character.isalpha():
        return _read(character)
    kept = [part for part in unicodedata.normalize("NFKD", character) if not _is_left_out(part)]
    return "".join(kept).casefold()


def _is_left_out(character: str) -> bool:
    category = unicodedata.category(character)
    if category not in _MARKS:
        return category in _UNSEEN
    kind = unicodedata.combining(character)
    return category == "Me" or kind >= _FIRST_ACCENT or kind in _POINTS


def _split(folded: str) -> Iterator[Token]:
    start = None
    for place, character in enumerate(folded):
        is_word = character.isalnum() or unicodedata.category(character) in _MARKS
        if is_word and start is None:
            start = place
        elif not is_word and start is not None:
            yield Token(folded[start:place], start, place)
            start = None
    if start is not None:
        yield Token(folded[start:], start, len(folded))


def key_of(words: str) -> str:
    """What two stretches have in common that say the same: to group by, never to show."""
    needle = fold(words)
    letters = _needle(needle)
    return " ".join(letters) or " ".join(needle.folded.split())


def occurrences(text: str | Folded, words: str, *, in_capitals: bool = False) -> list[Span]:
    """Where these words stand in the text, in order. With `in_capitals`, only where they begin with a capital."""
    searched = fold(text) if isinstance(text, str) else text
    needle = fold(words)
    found = [*_find(searched, needle)]
    if _GREEK.search(words):
        found += _find(searched.as_spelled, needle.as_spelled)
    if in_capitals:
        found = [span for span in found if searched.text[span[0]].isupper()]
    return sorted(set(found))


def _find(text: Folded, needle: Folded) -> Iterator[Span]:
    letters = _needle(needle)
    if not letters or _UNSPACED.search(needle.folded):
        yield from _find_anywhere(text, needle.folded)
        return
    yield from _find_tokens(text, letters, needle.gaps[: len(letters) - 1])
    yield from _find_run(text, "".join(letters))


def _needle(words: Folded) -> list[str]:
    """The words to look for one after the other, without the `'s` of a possessive."""
    letters = [token.letters for token in words.tokens]
    if len(letters) > 1 and letters[-1] == "s" and words.folded[words.tokens[-1].start - 1] == "'":
        letters.pop()
    return letters


def _find_anywhere(text: Folded, folded: str) -> Iterator[Span]:
    pieces = folded.split()
    if pieces:
        for found in re.finditer(r"\s*".join(map(re.escape, pieces)), text.folded):
            yield text.span(*found.span())


def _find_run(text: Folded, run: str) -> Iterator[Span]:
    """The same figures or letters in a row, however they are grouped."""
    is_number = run.isdecimal()
    if not (_SHORTEST_NUMBER if is_number else _SHORTEST_WORD) <= len(run) <= _LONGEST_RUN:
        return
    begins = text.run_on.find(run)
    while begins >= 0:
        for ends in (begins + len(run), begins + len(run) + 1):
            pieces = _pieces(text, begins, ends)
            is_its = ends > begins + len(run)
            if pieces is None or (is_its and not _ends_in_its_s(text, pieces[1], run)):
                continue
            if is_number or _is_one_word(text, *pieces):
                yield widened(text, *pieces)
        begins = text.run_on.find(run, begins + 1)


def _pieces(text: Folded, begins: int, ends: int) -> Span | None:
    """The first and the last of the tokens that a stretch of `run_on` is made of, if they follow each other."""
    first, past = bisect_left(text.run_offsets, begins), bisect_left(text.run_offsets, ends)
    is_whole = text.run_offsets[first] == begins and text.run_offsets[past : past + 1] == [ends]
    return (first, past - 1) if is_whole and text.breaks[first] == text.breaks[past - 1] else None


def _ends_in_its_s(text: Folded, place: int, word: str) -> bool:
    letters = text.tokens[place].letters
    return len(letters) > 1 and letters[-1] == "s" and _is_its(text, place, word)


def _is_one_word(text: Folded, first: int, last: int) -> bool:
    """Whether pieces are a word that was broken up, and no words of their own: "Mc Donald", but not "as he"."""
    pieces = [token.letters for token in text.tokens[first : last + 1]]
    if all(len(piece) == 1 for piece in pieces):
        return True
    if not any(character.isspace() for gap in text.gaps[first:last] for character in gap):
        return True
    return not any(piece in _ORDINARY for piece in pieces)


def _find_tokens(text: Folded, letters: Sequence[str], gaps: list[str]) -> Iterator[Span]:
    said = " ".join(letters)
    for line, is_its in ((f" {said} ", False), (f" {said}s ", True)):
        found = text.line.find(line)
        while found >= 0:
            first = bisect_left(text.offsets, found)
            last = first + len(gaps)
            if (not is_its or _is_its(text, last, letters[-1])) and _is_written_so(text, first, gaps):
                yield widened(text, first, last)
            found = text.line.find(line, found + 1)


def _is_its(text: Folded, place: int, word: str) -> bool:
    """Whether a word with an s at its end says whose something is: "Annas'", and of no ordinary word "Annas"."""
    after = text.tokens[place].end
    return text.folded[after : after + 1] == "'" or (word.isalpha() and len(word) > 1 and word not in _ORDINARY)


def _is_written_so(text: Folded, first: int, gaps: list[str]) -> bool:
    """Whether words follow each other, or what stands between them is what is looked for."""
    if text.breaks[first] == text.breaks[first + len(gaps)]:
        return True
    return text.gaps[first : first + len(gaps)] == gaps


def follow(text: Folded, place: int) -> bool:
    """Whether the next token is written right after this one."""
    return _GAP.fullmatch(text.folded, text.tokens[place].end, text.tokens[place + 1].start) is not None


def widened(text: Folded, first: int, last: int) -> Span:
    """The tokens from `first` to `last` with all that is joined to them."""
    begins, ends = text.tokens[text.joined[first][0]], text.tokens[text.joined[last][1]]
    return text.span(begins.start, ends.end)


def is_joined(text: Folded, place: int) -> bool:
    """Whether one character stands between this token and the next, and makes one of the two."""
    left, right = text.tokens[place], text.tokens[place + 1]
    joiner = text.typed(left.end)
    if right.start != left.end + 1 or joiner not in _JOINERS:
        return False
    # A full stop without its space ends a sentence all the same.
    return joiner != "." or not text.typed(right.start).isupper()


def is_contracted(text: Folded, place: int) -> bool:
    return text.typed(text.tokens[place].end) in APOSTROPHES and text.tokens[place + 1].letters in CONTRACTED


def whole_tokens(text: str, start: int, end: int) -> Span | None:
    """The whole tokens that a selection touches, without the punctuation around them; None where it holds nothing.

    An edge within a script that has no spaces between words stays where it is.
    """
    searched = fold(text)
    touched = [
        place for place, one in enumerate(searched.tokens) if _touches(searched.span(one.start, one.end), start, end)
    ]
    if not touched:
        chosen = text[start:end]
        begins = start + len(chosen) - len(chosen.lstrip())
        return (begins, begins + len(chosen.strip())) if chosen.strip() else None
    first, last = widened(searched, touched[0], touched[-1])
    if _UNSPACED.match(text[start]):
        first = start
    if _UNSPACED.match(text[end - 1]):
        last = end
    return first, last


def _touches(span: Span, start: int, end: int) -> bool:
    return span[0] < end and start < span[1]
