"""Names on social networks: @name, "insta: name", "find me on tiktok as name", "name on snapchat"."""

import re
from collections.abc import Iterator

from testimonials.screening.findings import Finding, Kind
from testimonials.screening.ordinary_words import NOT_HANDLES
from testimonials.screening.prepared import Prepared

WHY_SIGN = "A name with an @ before it, as on social networks."
WHY_NETWORK = "A name that goes with a social network."

_SIGN = re.compile(r"(?<![^\s(\[{\"':,;/>.!?*\-|])@(?P<name>[a-z0-9_](?:[a-z0-9_.\-]{1,38}))")
# "@12weeks" and "@8pm" say when, "@home" says where.
_SAYS_WHEN = re.compile(r"\d{1,4}(?:[.:+]\d{1,2})?[a-z]{0,6}")

_NETWORK = (
    r"(?:instagram|insta(?:gram)?|ig|tik ?tok|snap ?chat|snap|twitter|facebook|fb|telegram|discord|reddit|you ?tube"
    r"|bluesky|mastodon|tumblr|pinterest|linkedin|messenger|kik|skype|threads|mumsnet)"
)
_NAME = r"(?P<name>@?[a-z0-9_](?:[a-z0-9_.\-]{1,38}))"
# One that no word looks like: there is a digit, an underscore, or a full stop within.
_TELLING_NAME = r"(?=[a-z\-]{0,38}(?:[0-9_]|\.[a-z]))[a-z0-9_][a-z0-9_.\-]{2,38}"
_NOUN = r"(?: (?:handle|account|acc|page|profile|user ?name|name|user|id|tag))?"

_AFTER = (
    rf"\b{_NETWORK}{_NOUN}\s?(?::|=|->|- )\s?{_NAME}",
    rf"\b{_NETWORK}{_NOUN} (?:as|under|called|named|is|its|it's|at) {_NAME}",
    rf"\b{_NETWORK}(?:'s)?{_NOUN},? (?:me |us |on |add |i'?m |i am |it'?s )?(?P<name>@?{_TELLING_NAME})",
    rf"\b(?:my |the )?(?:user ?name|handle)\s?(?:is|:|=)\s?{_NAME}",
    r"(?<![a-z0-9_.#/])(?P<name>[a-z0-9_][a-z0-9_.]{1,31}#\d{4})(?![a-z0-9])",
    r"(?<![a-z0-9/])/?u/(?P<name>[a-z0-9_][a-z0-9_\-]{2,38})",
)
_BEFORE = (rf"(?<![a-z0-9_.\-@])(?P<name>{_TELLING_NAME}) (?:on|via) (?:my )?{_NETWORK}\b",)
_PATTERNS = tuple(re.compile(pattern) for pattern in (*_AFTER, *_BEFORE))
_TRAILING = ".-_"


def find(text: Prepared) -> Iterator[Finding]:
    for match in _SIGN.finditer(text.folded):
        name = match["name"]
        if not _SAYS_WHEN.fullmatch(name) and name.strip(_TRAILING) not in NOT_HANDLES:
            yield text.finding(Kind.HANDLE, match.start(), match.end() - _count_trailing(name), WHY_SIGN)
    for pattern in _PATTERNS:
        for match in pattern.finditer(text.folded):
            name = match["name"].lstrip("@")
            if name.strip(_TRAILING) not in NOT_HANDLES and not _SAYS_WHEN.fullmatch(name):
                start, end = match.span("name")
                yield text.finding(Kind.HANDLE, start, end - _count_trailing(name), WHY_NETWORK)


def _count_trailing(name: str) -> int:
    """How many characters at the end belong to the sentence rather than to the name."""
    return len(name) - len(name.rstrip(".-"))
