"""Where a service helps: the codes of ISO 3166, and what is wrong with one that is none."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from contentapi.errors import did_you_mean

_CODES = Path(__file__).with_name("iso_3166.txt")
_FORM = re.compile(r"([A-Z]{2})(?:-([A-Z0-9]{1,3}))?", re.ASCII)

# What is written for these, though ISO 3166 calls them otherwise, or reserves it and does not assign it.
_MEANT = {
    **dict.fromkeys(("UK", "GB-UK"), "GB"),
    **dict.fromkeys(("EN", "GB-EN"), "GB-ENG"),
    **dict.fromkeys(("GB-SCO", "GB-SC"), "GB-SCT"),
    **dict.fromkeys(("GB-WAL", "GB-CYM"), "GB-WLS"),
    **dict.fromkeys(("GB-NI", "NIR"), "GB-NIR"),
}


@cache
def subdivisions() -> Mapping[str, frozenset[str]]:
    """The codes of each country's subdivisions, less the country's own: `subdivisions()["GB"]` holds `SCT`."""
    lines = _CODES.read_text(encoding="ascii").splitlines()
    entries = (line.split() for line in lines if not line.startswith("#"))
    return {country: frozenset(codes) for country, *codes in entries}


def country_of(region: str) -> str:
    """`GB` of `GB-SCT`."""
    return region.partition("-")[0]


def regions_of(language: str, services: Iterable[str] = ()) -> list[str]:
    """Where an article's readers are, as far as it says: by its language (`en-GB`), and by whom it sends them to."""
    by_language = language.rpartition("-")[2] if "-" in language else ""
    return [region for region in dict.fromkeys([by_language, *services]) if wrong_with_region(region) is None]


def wrong_with_region(region: str) -> str | None:
    """Why `region` is no code of ISO 3166, and what would be right; None where it is one."""
    known = subdivisions()
    found = _FORM.fullmatch(region)
    if found and found[1] in known and (found[2] is None or found[2] in known[found[1]]):
        return None
    meant = _MEANT.get(region.strip().upper().replace("_", "-"))
    if meant:
        return f"This is not a code of ISO 3166. Did you mean '{meant}'?"
    if found is None:
        return "This must be a code of ISO 3166: `GB` for a country, `GB-SCT` for a part of one."
    if found[1] not in known:
        return f"ISO 3166 has no country of this code.{did_you_mean(found[1], known)}"
    near = did_you_mean(found[2], sorted(known[found[1]]))
    return f"ISO 3166 has no part '{found[2]}' of '{found[1]}'.{near} For the whole of it, write `{found[1]}`."
