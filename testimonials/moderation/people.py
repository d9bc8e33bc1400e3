"""Where a person stands in a text: by their whole name, by parts of it, by initials, and as they sign. Pure."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from testimonials.moderation.covering import (
    APOSTROPHES,
    CONTRACTED,
    Folded,
    Span,
    fold,
    is_contracted,
    is_joined,
    occurrences,
    widened,
)
from testimonials.screening.names import TITLES
from testimonials.screening.ordinary_words import NAMES_IN_CAPITALS, NOT_NAMES

_PARTICLES = frozenset(
    {"de", "da", "di", "du", "la", "le", "al", "el", "van", "von", "der", "den", "bin", "and", "the"}
)
_FIGURES = "0123456789"
# What parts a signature from the sentence before it, where it has no line of its own.
_BEFORE_SIGNATURE = re.compile(r"[\n.!?\u2026,;:\u2013\u2014-]")
_MOST_INITIALS = 4


def person(text: Folded, name: str) -> list[Span]:
    """Where a person stands in the text: their whole name, each part of it that is a name, and how they sign.

    "Dr Anna Kowalska" is found as "Anna", as "Kowalska's", as "anna1990", as "A n n a", where "A. went" speaks of her,
    and as the "A. K." with which a letter ends. A part that is an ordinary word too (May, Hope) counts where it has a
    capital.
    """
    named = fold(name)
    parts = {word.letters: named.span(word.start, word.end) for word in named.tokens if _is_a_name(word.letters)}
    found = occurrences(text, name)
    for whole in _wholes(named):
        found += occurrences(text, whole)
    if len(named.tokens) > 1:
        for part, typed in parts.items():
            found += occurrences(text, name[slice(*typed)], in_capitals=part in NAMES_IN_CAPITALS)
    initials = {part[0] for part in parts}
    found += _run_together(text, [*parts])
    signature = _signature(text, [*parts], initials)
    found += [signature] if signature else []
    for place in _initials(text, initials):
        start, end = text.span(text.tokens[place].start, text.tokens[place].end)
        if signature is None or end <= signature[0]:
            found.append((start, end))
    return sorted(set(found))


def _wholes(named: Folded) -> Iterator[str]:
    """A name without its title, and what of it was written as one: "Dr A. O'Neill-Lee" is "A. O'Neill-Lee" too."""
    places = range(len(named.tokens))
    first = next((place for place in places if named.tokens[place].letters not in TITLES), 0)
    if first:
        yield named.text[named.starts[named.tokens[first].start] :]
    for begins, ends in dict.fromkeys(named.joined):
        if begins < ends:
            yield named.text[slice(*named.span(named.tokens[begins].start, named.tokens[ends].end))]
    for left, right in pairwise(named.tokens):
        if right.start == left.end + 1 and named.typed(left.end) in APOSTROPHES and right.letters not in CONTRACTED:
            yield named.text[slice(*named.span(left.start, right.end))]


def _run_together(text: Folded, parts: Sequence[str]) -> Iterator[Span]:
    """A name with figures at it, as in names of accounts: "anna1990", "annakowalska1"."""
    rare = [part for part in parts if part not in NAMES_IN_CAPITALS]
    joined = {"".join(parts)} if len(parts) > 1 else set()
    for place, token in enumerate(text.tokens):
        bare = token.letters.strip(_FIGURES)
        if bare in joined or (bare != token.letters and bare in rare):
            yield widened(text, place, place)


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
