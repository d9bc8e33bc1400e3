"""Postcodes of the United Kingdom, whole: the first half alone fits thousands of homes, and B12 is a vitamin."""

import re
from collections.abc import Iterator

from testimonials.screening.findings import Finding, Kind
from testimonials.screening.prepared import Prepared

WHY = "A postcode, which stands for a few homes."
WHY_HALF = "The first half of a postcode."

# The 124 areas, without which "e5 1st" and doses would be full of postcodes.
_AREAS = (
    "ab|al|b|ba|bb|bd|bh|bl|bn|br|bs|bt|ca|cb|cf|ch|cm|co|cr|ct|cv|cw|da|dd|de|dg|dh|dl|dn|dt|dy|e|ec|eh|en|ex|fk|fy|"
    "g|gl|gu|gy|ha|hd|hg|hp|hr|hs|hu|hx|ig|im|ip|iv|je|ka|kt|kw|ky|l|la|ld|le|ll|ln|ls|lu|m|me|mk|ml|n|ne|ng|nn|np|nr|"
    "nw|ol|ox|pa|pe|ph|pl|po|pr|rg|rh|rm|s|sa|se|sg|sk|sl|sm|sn|so|sp|sr|ss|st|sw|sy|ta|td|tf|tn|tq|tr|ts|tw|ub|w|wa|"
    "wc|wd|wf|wn|wr|ws|wv|yo|ze"
)
_AREAS_APART = "|".join(f"{area[0]} {area[1]}" for area in _AREAS.split("|") if len(area) == 2)
# The second half never has C, I, K, M, O or V, so no milligram, millilitre, week or time of day is one.
_POSTCODE = re.compile(
    rf"(?<![a-z0-9])(?P<first>(?:{_AREAS}|{_AREAS_APART})\s?(?:\d(?:[ \t]?\d)?|\d[ \t]?[a-hjkmnp-y]))"
    r"[\s.,/\-]{0,3}(?P<second>[\do][ \t]?[abd-hjlnp-uw-z][ \t]?[abd-hjlnp-uw-z])(?![a-z0-9])"
)
# The first half alone, where it is called one.
_HALF = re.compile(
    r"(?<![a-z0-9])post[ \-]?codes?(?:[ :,]{1,2}(?:is|was|begins|starts|area|district|with|here|of|in|my|our)){0,3}"
    rf"[ :,=]{{1,3}}(?P<half>(?:{_AREAS})(?:\d{{1,2}}|\d[a-hjkmnp-y]))(?![a-z0-9])"
    rf"|(?<![a-z0-9])(?P<called>(?:{_AREAS})(?:\d{{1,2}}|\d[a-hjkmnp-y]))(?= post[ \-]?codes?\b)"
)
_ORDINAL = re.compile(r"1st|2nd|3rd")
_HOURS = re.compile(r"\dhr")


def find(text: Prepared) -> Iterator[Finding]:
    for match in _POSTCODE.finditer(text.folded):
        if not _is_accident(text, match):
            yield text.finding(Kind.POSTAL_CODE, match.start(), match.end(), WHY)
    for match in _HALF.finditer(text.folded):
        group = "half" if match["half"] else "called"
        yield text.finding(Kind.POSTAL_CODE, *match.span(group), WHY_HALF)


def _is_accident(text: Prepared, match: re.Match[str]) -> bool:
    """Whether it reads as words and numbers that happen to meet: "at E5 1st thing", "so 1 2 be".

    In capitals throughout it is believed all the same.
    """
    if text.cased[match.start() : match.end()].isupper():
        return False
    second = match["second"]
    is_spread = any(each.isspace() for each in match["first"] + second)
    return is_spread or bool(_ORDINAL.fullmatch(second) or _HOURS.fullmatch(second))
