"""Where a person stands in a text: by their whole name, by parts of it, by initials, and as they sign. Pure."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from testimonials.moderation.covering import Folded, Span, fold, follow, is_contracted, is_joined, occurrences, widened
from testimonials.screening.names import TITLES
from testimonials.screening.ordinary_words import NAMES_IN_CAPITALS, NOT_NAMES

_PARTICLES = frozenset(
    {"de", "da", "di", "du", "la", "le", "al", "el", "van", "von", "der", "den", "bin", "and", "the"}
)
_FIGURES = "0123456789"
# A word that is shorter is no name that somebody would spell out.
_SHORTEST_SPELLED = 3
# What parts a signature from the sentence before it, where it has no line of its own.
_BEFORE_SIGNATURE = re.compile(r"[\n.!?\u2026,;:\u2013\u2014-]")
_MOST_INITIALS = 4


def person(text: Folded, name: str) -> list[Span]:
    """Where a person stands in the text: their whole name, each part of it that is a name, and how they sign.

    "Dr Anna Kowalska" is found as "Anna", as "Kowalska's", as "anna1990", as "A n n a", where "A. went" speaks of her,
    and as the "A. K." with which a letter ends. A part that is an ordinary word too (May, Hope) counts where it has a
    capital.
    """
    words = [token.letters for token in fold(name).tokens]
    parts = [word for word in dict.fromkeys(words) if _is_a_name(word)]
    found = occurrences(text, name)
    if len(words) > 1:
        for part in parts:
            found += occurrences(text, part, in_capitals=part in NAMES_IN_CAPITALS)
    initials = {part[0] for part in parts}
    found += _run_together(text, parts)
    signature = _signature(text, parts, initials)
    found += [signature] if signature else []
    for place in _initials(text, initials):
        start, end = text.span(text.tokens[place].start, text.tokens[place].end)
        if signature is None or end <= signature[0]:
            found.append((start, end))
    return sorted(set(found))


def _run_together(text: Folded, parts: Sequence[str]) -> Iterator[Span]:
    """A name with figures at it or with its parts in one word, as in names of accounts; and one spelled out."""
    rare = [part for part in parts if part not in NAMES_IN_CAPITALS]
    joined = {"".join(parts)} if len(parts) > 1 else set()
    spelled: list[int] = []
    for place, token in enumerate(text.tokens):
        bare = token.letters.strip(_FIGURES)
        if bare in joined or (bare != token.letters and bare in rare):
            yield widened(text, place, place)
        if spelled and not (len(token.letters) == 1 and follow(text, place - 1)):
            yield from _spelled(text, spelled, rare)
            spelled = []
        if len(token.letters) == 1:
            spelled.append(place)
    yield from _spelled(text, spelled, rare)


def _spelled(text: Folded, places: Sequence[int], parts: Iterable[str]) -> Iterator[Span]:
    """Where single letters that follow each other say one of the names."""
    run = "".join(text.tokens[place].letters for place in places)
    for part in parts:
        at = run.find(part) if len(part) >= _SHORTEST_SPELLED else -1
        while at >= 0:
            yield widened(text, places[at], places[at + len(part) - 1])
            at = run.find(part, at + len(part))


def _initials(text: Folded, initials: Collection[str]) -> Iterator[int]:
    """Single capitals within a sentence that can only be a person: "D. went", "D's mother", "Mr D".

    A capital that stands alone is left: "vitamin D", "anti-D", and "D and C" are no one.
    """
    tokens = text.tokens
    for place, token in enumerate(tokens):
        if token.letters not in initials or not text.typed(token.start).isupper() or text.joined[place][0] != place:
            continue
        before = tokens[place - 1].letters if place else ""
        after = text.folded[token.end : token.end + 2]
        goes_on = place + 1 < len(tokens) and text.typed(tokens[place + 1].start).islower()
        speaks_of = after == ". " and goes_on and not _is_listed(text, place)
        if before in TITLES or _is_its_of_one(text, place) or speaks_of:
            yield place


def _is_listed(text: Folded, place: int) -> bool:
    """Whether it stands with another letter, as in "D. and C."; nobody but the author is called "I"."""
    around = ((place - 1, place - 2), (place + 1, place + 2))
    words = [[text.tokens[at].letters if 0 <= at < len(text.tokens) else "" for at in two] for two in around]
    return any(word == "and" and len(letter) == 1 and letter != "i" for word, letter in words)


def _is_its_of_one(text: Folded, place: int) -> bool:
    return place + 1 < len(text.tokens) and text.tokens[place + 1].letters == "s" and is_contracted(text, place)


def _signature(text: Folded, parts: Sequence[str], initials: Collection[str]) -> Span | None:
    """The initials that end a text, after a line or a sentence has ended; kisses may follow."""
    tokens = text.tokens
    last = len(tokens)
    while last and last + _MOST_INITIALS > len(tokens) and set(tokens[last - 1].letters) == {"x"}.difference(initials):
        last -= 1
    first = last
    while 0 < first > last - _MOST_INITIALS and tokens[first - 1].letters in initials:
        first -= 1
    if first == last and last and len(parts) > 1 and tokens[last - 1].letters == "".join(part[0] for part in parts):
        first -= 1
    if first in (0, last) or is_joined(text, first - 1):
        return None  # all of a text is no signature
    if not _BEFORE_SIGNATURE.search(text.folded, tokens[first - 1].end, tokens[first].start):
        return None
    return text.span(tokens[first].start, tokens[last - 1].end)


def _is_a_name(word: str) -> bool:
    if len(word) < 2 or word in TITLES or word in _PARTICLES or not word[0].isalpha():
        return False
    return word in NAMES_IN_CAPITALS or word not in NOT_NAMES
