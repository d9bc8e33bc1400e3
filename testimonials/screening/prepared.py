"""A text as rules read it: folded to plain lower-case letters, with a way back to the offsets of the original."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from testimonials.screening.confusables import MEANT
from testimonials.screening.digits import Run, find_runs
from testimonials.screening.findings import SEVERITIES, Finding, Kind

# Marks that are put on a letter, and characters that only steer how others are set: neither is read by itself.
_MARKS = frozenset({"Mn", "Me"})
_UNSEEN = frozenset({"Mn", "Me", "Cf", "Cc"})
_KEPT_CONTROLS = "\t\n\r"
# A character that stands for more letters than this (a whole phrase in one Arabic ligature) is left as it is, so that
# a short text can't become a long one.
_MOST_LETTERS = 4

_PLAIN = re.compile(r"[\t\n\r -~]*+")
_WORD = re.compile(r"[^\W_]++(?:'[^\W_]++)*+")
# A full stop ends a sentence only before a space ("kill.my.self" is one), and three of them don't.
_SENTENCE_ENDS = re.compile(r"(?<!\.)\.(?=[\"')\]]?\s)|[!?][\"')\]]?\s|\n[ \t\r]*+\n")
_PAUSE = re.compile(r"[,;:()\"\n-]")


class Word(NamedTuple):
    """A word of the folded text, by its offsets there. `letters` are without apostrophes: "don't" is `dont`.

    `opens` is true of the first word of a sentence, `pauses` of one that a comma or the like sets off.
    """

    letters: str
    start: int
    end: int
    opens: bool
    pauses: bool


@dataclass(frozen=True, slots=True)
class Prepared:
    """`folded` is what rules match on; `cased` is the same, character for character, with its capitals.

    The character at `i` of both came from `text[starts[i]:ends[i]]`.
    """

    text: str
    folded: str
    cased: str
    starts: Sequence[int]
    ends: Sequence[int]
    words: tuple[Word, ...]
    runs: tuple[Run, ...]

    def finding(self, kind: Kind, start: int, end: int, why: str) -> Finding:
        """A finding for a stretch of `folded`, in offsets of the original."""
        return Finding(kind, self.starts[start], self.ends[end - 1], why, SEVERITIES[kind])

    def is_capitalised(self, word: Word) -> bool:
        """Whether a word begins with a capital and isn't all capitals, which say nothing."""
        shown = self.cased[word.start : word.end]
        return shown[0].isupper() and not self.is_shouted(word)

    def is_shouted(self, word: Word) -> bool:
        shown = self.cased[word.start : word.end]
        return len(shown) > 1 and shown.isupper()

    def between(self, left: Word, right: Word) -> str:
        """What stands between two words."""
        return self.folded[left.end : right.start]


def prepare(text: str) -> Prepared:
    """The text for rules to read. Any string will do, lone surrogates included."""
    if _PLAIN.fullmatch(text):
        places = range(len(text))
        return _view(text, text, places, range(1, len(text) + 1))
    cased: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for place, character in enumerate(text):
        read = _read_character(character)
        cased.append(read)
        starts.extend([place] * len(read))
        ends.extend([place + 1] * len(read))
        if not read and ends and unicodedata.category(character) in _MARKS:
            ends[-1] = place + 1  # a mark belongs to the letter before it, also when that is masked
    return _view(text, "".join(cased), starts, ends)


def _view(text: str, cased: str, starts: Sequence[int], ends: Sequence[int]) -> Prepared:
    folded = cased.lower()  # as long as `cased`: the one capital with two small letters has been read as an I
    return Prepared(text, folded, cased, starts, ends, tuple(_split(folded)), tuple(find_runs(folded)))


@lru_cache(maxsize=4096)
def _read_character(character: str) -> str:
    """What a character is read as: "" where it can't be seen, up to four letters where it stands for them."""
    if character in MEANT:
        return MEANT[character]
    if unicodedata.category(character) in _UNSEEN:
        return character if character in _KEPT_CONTROLS else ""
    if (digit := unicodedata.decimal(character, None)) is not None:
        return str(digit)  # of whatever script
    parts = unicodedata.normalize("NFKD", character)
    read = "".join(MEANT.get(part, part) for part in parts if unicodedata.category(part) not in _UNSEEN)
    return read if read.isascii() and 0 < len(read) <= _MOST_LETTERS else character


def _split(folded: str) -> Iterator[Word]:
    end = 0
    for match in _WORD.finditer(folded):
        start = match.start()
        gap = folded[end:start]
        opens = not end or (gap != " " and _SENTENCE_ENDS.search(gap) is not None)
        pauses = opens or (gap != " " and _PAUSE.search(gap) is not None)
        end = match.end()
        yield Word(match[0].replace("'", ""), start, end, opens, pauses)
