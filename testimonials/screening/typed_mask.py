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
_WHAT = r"(?:name|names|e-?mail|phone|telephone|number|web|link|address|place|date|age|postcode|social|handle|text|by|words?)"
_OPENS, _CLOSES = r"[\[({<|]", r"[\])}>|]"
# In square brackets any of the words will do; in round ones, and others, "my tubes (removed)" is a story.
_MASK = re.compile(
    rf"(?:\[\s{{0,3}}){{1,3}}(?:{_WHAT}\s{{1,2}}){{0,2}}(?:{_DONE})(?![a-z0-9])[^\[\]\n]{{0,60}}(?:\s{{0,3}}\]){{0,3}}"
    rf"|(?:{_OPENS}\s{{0,3}}){{1,3}}(?:{_DONE})\s{{0,3}}[:\-=|/]\s{{0,3}}{_WHAT}[^\[\](){{}}<>|\n]{{0,40}}(?:\s{{0,3}}{_CLOSES}){{0,3}}"
    rf"|(?:{_OPENS}\s{{0,3}}){{1,3}}(?:{_WHAT}\s{{1,2}})?{_spaced('redacted')}\s{{0,3}}{_CLOSES}{{1,3}}"
)


def find(text: Prepared) -> Iterator[Finding]:
    for match in _MASK.finditer(text.folded):
        yield text.finding(Kind.TYPED_MASK, match.start(), match.end(), WHY)
