"""What the author typed so that it reads as a mask of ours: "[removed: name]". No reader could tell it from one."""

import re
from collections.abc import Iterator

from testimonials.screening.findings import Finding, Kind
from testimonials.screening.prepared import Prepared

WHY = "The author typed what reads as a mask of ours."


def _spaced(word: str) -> str:
    """A word, its letters apart or together."""
    return r"[\s._\-*]?".join(word)


_DONE = "|".join(
    map(_spaced, ("removed", "redacted", "deleted", "withheld", "moderated", "censored", "masked", "hidden", "edited"))
)
_WHAT = (
    r"(?:names?|e-?mail|phone|telephone|number|web|link|address|place|date|age|postcode|social|handle|text|by|words?)"
)
_OPENS, _CLOSES = r"(?:[\[({<|]\s{0,3}){1,3}", r"(?:\s{0,3}[\])}>|]){0,3}"
_SAYS_WHAT = rf"\s{{0,3}}[:\-=|/]\s{{0,3}}{_WHAT}(?![a-z0-9])"
# In square brackets any of the words will do; in round ones, and others, "my tubes (removed)" is a story.
_IN_SQUARE = (
    rf"(?:\[\s{{0,3}}){{1,3}}(?:{_WHAT}\s{{1,2}}){{0,2}}(?:{_DONE})(?![a-z0-9])"
    rf"(?:[^\[\]\n]{{0,60}}(?:\s{{0,3}}\]){{1,3}}|{_SAYS_WHAT}|)"
)
_IN_OTHERS = rf"{_OPENS}(?:{_DONE}){_SAYS_WHAT}(?:[^\[\](){{}}<>|\n]{{0,40}}[\])}}>|])?{_CLOSES}"
_BARE = rf"{_OPENS}(?:{_WHAT}\s{{1,2}})?{_spaced('redacted')}\s{{0,3}}[\])}}>|]{_CLOSES}"
_MASK = re.compile(rf"{_IN_SQUARE}|{_IN_OTHERS}|{_BARE}")


def find(text: Prepared) -> Iterator[Finding]:
    for match in _MASK.finditer(text.folded):
        yield text.finding(Kind.TYPED_MASK, match.start(), match.end(), WHY)
