"""Language of people in danger, from themselves or from others. The words are a file's: crisis_lexicon.toml."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from testimonials.screening.findings import Finding, Kind
from testimonials.screening.phrases import Phrases
from testimonials.screening.prepared import Prepared


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The phrases with what each tells a moderator, and the idioms that take a match back."""

    version: str
    phrases: Phrases[str]
    idioms: Phrases[None]


def read_lexicon(source: str) -> Lexicon:
    """A lexicon from its TOML. KeyError or ValueError where a part is missing or a phrase can't be read."""
    document = tomllib.loads(source)
    sets = _expand(document["sets"])
    for entry in (*document["entry"], *document["idiom"]):
        if not entry["because"]:
            raise ValueError(f"An entry doesn't say why it is there: {entry['phrases'][0]}")
    return Lexicon(
        version=document["version"],
        phrases=Phrases([(phrase, entry["why"]) for entry in document["entry"] for phrase in entry["phrases"]], sets),
        idioms=Phrases([(phrase, None) for idiom in document["idiom"] for phrase in idiom["phrases"]], sets),
    )


def _expand(sets: Mapping[str, Any]) -> Mapping[str, Sequence[str]]:
    """The named sets, those that name another one opened up."""
    return {
        name: [word for part in parts for word in (sets[part.strip("<>")] if part.startswith("<") else [part])]
        for name, parts in sets.items()
    }


SOURCE = files("testimonials.screening").joinpath("crisis_lexicon.toml").read_text(encoding="utf-8")
LEXICON = read_lexicon(SOURCE)


def find(text: Prepared) -> Iterator[Finding]:
    for match in LEXICON.phrases.find_outside(LEXICON.idioms, text.words):
        start, end = text.words[match.first].start, text.words[match.last].end
        yield text.finding(Kind.CRISIS, start, end, match.means)
