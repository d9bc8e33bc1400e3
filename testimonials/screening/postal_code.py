"""Postcodes of the United Kingdom, whole: the first half alone fits thousands of homes, and B12 is a vitamin."""

import re
from collections.abc import Iterator

from testimonials.screening.findings import Finding, Kind
from testimonials.screening.prepared import Prepared

WHY = "A postcode, which stands for a few homes."

# The 124 areas, without which "e5 1st" and doses would be full of postcodes.
_AREAS = (
    "ab|al|b|ba|bb|bd|bh|bl|bn|br|bs|bt|ca|cb|cf|ch|cm|co|cr|ct|cv|cw|da|dd|de|dg|dh|dl|dn|dt|dy|e|ec|eh|en|ex|fk|fy|"
    "g|gl|gu|gy|ha|hd|hg|hp|hr|hs|hu|hx|ig|im|ip|iv|je|ka|kt|kw|ky|l|la|ld|le|ll|ln|ls|lu|m|me|mk|ml|n|ne|ng|nn|np|nr|"
    "nw|ol|ox|pa|pe|ph|pl|po|pr|rg|rh|rm|s|sa|se|sg|sk|sl|sm|sn|so|sp|sr|ss|st|sw|sy|ta|td|tf|tn|tq|tr|ts|tw|ub|w|wa|"
    "wc|wd|wf|wn|wr|ws|wv|yo|ze"
)
# The second half never has C, I, K, M, O or V, so no milligram, millilitre, week or time of day is one.
_POSTCODE = re.compile(
    rf"(?<![a-z0-9])(?P<spaced>(?:{_AREAS})(?P<gap>\s?)(?:\d{{1,2}}|\d[a-hjkmnp-y]))"
    r"[ \t.\-]{0,3}(?P<second>[\do][ \t]?[abd-hjlnp-uw-z][ \t]?[abd-hjlnp-uw-z])(?![a-z0-9])"
)
_ORDINAL = re.compile(r"1st|2nd|3rd")
_HOURS = re.compile(r"\dhr")


def find(text: Prepared) -> Iterator[Finding]:
    for match in _POSTCODE.finditer(text.folded):
        if not _is_accident(text, match):
            yield text.finding(Kind.POSTAL_CODE, match.start(), match.end(), WHY)


def _is_accident(text: Prepared, match: re.Match[str]) -> bool:
    """Whether it reads as words and numbers that happen to meet: "at E5 1st thing", "so 1 2 be".

    In capitals throughout it is believed all the same.
    """
    if text.cased[match.start() : match.end()].isupper():
        return False
    second = match["second"]
    is_spread = bool(match["gap"]) or " " in second
    return is_spread or bool(_ORDINAL.fullmatch(second) or _HOURS.fullmatch(second))
