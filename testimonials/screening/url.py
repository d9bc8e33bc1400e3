"""Web addresses, with and without http in front, and those that spell the dot."""

import re
from collections.abc import Iterator

from testimonials.screening.domain_names import (
    BRACKETED_DOT,
    DOUBTFUL_ENDINGS,
    NOT_GOING_ON,
    SURE_ENDINGS,
    WORD_DOT,
)
from testimonials.screening.findings import Finding, Kind
from testimonials.screening.prepared import Prepared

WHY = "A web address."
WHY_DISGUISED = "A web address written in a roundabout way."

_REST = r"[^\s<>\"]"
_PATH = rf"(?:\s?[/?#](?!\s){_REST}*+)?(?:\s(?:forward )?slash\s{_REST}{{1,64}}+){{0,4}}"
_STARTED = re.compile(r"(?<![a-z0-9])(?:h(?:tt|xx)ps?\s?:\s?//\s?|www\d?(?:\.|\s?dot\s))[^\s<>\"]{2,}+")
_SURE = "|".join(sorted(SURE_ENDINGS, key=len, reverse=True))
_DOUBTFUL = "|".join(DOUBTFUL_ENDINGS)
_SECOND_LEVEL = r"(?:\.(?:uk|au|nz|za|ie))?"

# A bare address is found from its ending, and its name read backwards from there.
_ENDING = re.compile(
    rf"\.(?:(?:{_SURE}|xn--[a-z0-9\-]{{1,59}}){_SECOND_LEVEL}{NOT_GOING_ON}(?!\.(?:{_SURE}){NOT_GOING_ON}){_PATH}"
    rf"|(?:{_DOUBTFUL})/[a-z0-9_\-][^\s<>\"]*+)"
)
_SPELLED_DOT = rf"(?:{BRACKETED_DOT}|{WORD_DOT}|\s\.\s?|\.\s(?=com{NOT_GOING_ON}))"
_SPELLED_ENDING = re.compile(
    rf"{_SPELLED_DOT}(?:com|org|net|info|co|uk|ie|io|nhs)"
    rf"(?:(?:{_SPELLED_DOT}|\.)uk)?{NOT_GOING_ON}{_PATH}"
)
# mystory dot wordpress dot com: what ends before a spelled dot is a part of the name.
_EARLIER_PART = re.compile(rf"[a-z0-9](?P<joint>{BRACKETED_DOT}|{WORD_DOT}|\s\.\s?)$")
_LONGEST_JOINT = 16
_IN_NAMES = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-.")
_LONGEST = 253
_TRAILING = ".,;:!?)]}'\"*"


def find(text: Prepared) -> Iterator[Finding]:
    for match in _STARTED.finditer(text.folded):
        yield text.finding(Kind.URL, match.start(), _trim(text, match.start(), match.end()), WHY)
    yield from _find_bare(text, _ENDING, WHY)
    yield from _find_bare(text, _SPELLED_ENDING, WHY_DISGUISED)


def _find_bare(text: Prepared, ending: re.Pattern[str], why: str) -> Iterator[Finding]:
    done = 0
    for match in ending.finditer(text.folded):
        start = _find_start(text, match.start(), max(done, match.start() - _LONGEST))
        if start is not None:
            done = match.end()
            yield text.finding(Kind.URL, start, _trim(text, start, match.end()), why)


def _find_start(text: Prepared, end: int, earliest: int) -> int | None:
    """Where the name before an ending begins; None where there is none, or it belongs to an e-mail address."""
    start = end
    if text.folded[end - 1 : end] == ".":
        return None
    while True:
        while start > earliest and text.folded[start - 1] in _IN_NAMES:
            start -= 1
        while start < end and text.folded[start] in "-.":
            start += 1
        earlier = _EARLIER_PART.search(text.folded, max(earliest, start - _LONGEST_JOINT), start)
        if earlier is None:
            break
        start = earlier.start("joint")
    has_letter = any(character.isalpha() for character in text.folded[start:end])
    is_after_sign = text.folded[start - 1 : start] == "@"
    return start if has_letter and not is_after_sign else None


def _trim(text: Prepared, start: int, end: int) -> int:
    """The end without the punctuation of the sentence that the address stands in."""
    while end > start + 1 and text.folded[end - 1] in _TRAILING:
        end -= 1
    return end
