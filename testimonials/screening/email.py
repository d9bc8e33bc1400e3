"""E-mail addresses, also those that are written so as not to look like one: "jo (at) example dot org"."""

import re
from collections.abc import Iterator

from testimonials.screening.domain_names import (
    BRACKETED_DOT,
    LABEL,
    NOT_GOING_ON,
    SPACED_DOT,
    SURE_ENDINGS,
    WORD_DOT,
)
from testimonials.screening.findings import Finding, Kind
from testimonials.screening.first_names import FIRST_NAMES
from testimonials.screening.ordinary_words import NOT_NAMES
from testimonials.screening.prepared import Prepared

WHY = "An e-mail address."
WHY_DISGUISED = "An e-mail address written in a roundabout way."

# Everything is found from its @, or what stands for it, and read from there to both sides: a pattern that began with
# the name would try each letter of a long word anew.
_AT = re.compile(
    r"(?P<sign>@(?=\S))"
    r"|(?P<spaced>\s{0,2}@\s{0,2})"
    r"|(?P<bracketed>\s{0,2}[(\[{<*_\-]{1,2}\s?(?:at|@)\s?[)\]}>*_\-]{1,2}\s{0,2})"
    r"|(?P<word>\s{1,3}at\s{1,3})"
)

# Providers that nobody takes for anything else, with nothing after the name; and those that need an ending.
_SURE_PROVIDERS = ("gmail", "googlemail", "hotmail", "yahoo", "ymail", "icloud", "btinternet", "protonmail")
_PROVIDERS = (
    *("outlook", "live", "msn", "me", "mac", "aol", "sky", "talktalk", "virginmedia", "ntlworld", "blueyonder"),
    *("rocketmail", "proton", "gmx", "mail", "email", "fastmail", "zoho", "plusnet", "tiscali", "btopenworld"),
)
_SPELLED = "|".join(r"\s?".join(name) for name in _SURE_PROVIDERS)  # letter by letter: g m a i l
_NAMED = "|".join(_PROVIDERS)
_ENDING = r"(?:c\s?o\s?m|co|con|cmo|org|net|uk|ie|au|nz|ca|za|fr|de|es|eu)"
_BEFORE_ENDING = rf"(?:\s?[.,]\s?|{BRACKETED_DOT}|{WORD_DOT}|\s)"
_TLD = rf"(?:{'|'.join(SURE_ENDINGS)}|me){NOT_GOING_ON}"
_ANY_DOT = rf"(?:{BRACKETED_DOT}|{WORD_DOT}|{SPACED_DOT})"

_PLAIN = re.compile(rf"{LABEL}(?:\.{LABEL}){{0,6}}\.[a-z]{{2,24}}{NOT_GOING_ON}")
# A comma for the full stop, which a thumb easily hits.
_MISTYPED = re.compile(rf"{LABEL}(?:,com|,co[.,]uk|[.,]co,uk|,org(?:[.,]uk)?|,net){NOT_GOING_ON}")
# The same in letters of any script; what such a domain is written as in the end begins with xn--.
_ANY_LABEL = r"[^\W_](?:[^\W_]|-){0,62}"
_PLAIN_ABROAD = re.compile(rf"{_ANY_LABEL}(?:\.{_ANY_LABEL}){{1,6}}(?!\w)")
_PROVIDED = re.compile(
    rf"(?:{_SPELLED})(?:{_BEFORE_ENDING}{_ENDING}){{0,2}}{NOT_GOING_ON}"
    rf"|(?:{_NAMED})(?:{_BEFORE_ENDING}{_ENDING}){{1,2}}{NOT_GOING_ON}"
)
_DISGUISED = re.compile(
    rf"{LABEL}(?:{_ANY_DOT}{LABEL}){{0,3}}(?:{BRACKETED_DOT}|{WORD_DOT}){_TLD}(?:{_ANY_DOT}uk{NOT_GOING_ON})?"
)
_SPACED = re.compile(rf"{LABEL}(?:{_ANY_DOT}{LABEL}){{0,3}}{SPACED_DOT}{_TLD}(?:{_ANY_DOT}uk{NOT_GOING_ON})?")

# What may follow which way of writing the sign. A bare word "at" needs more than a full stop after it to be believed.
_DOMAINS = {
    "sign": (_MISTYPED, _PLAIN, _PROVIDED, _DISGUISED, _SPACED, _PLAIN_ABROAD),
    "spaced": (_PROVIDED, _DISGUISED, _SPACED),
    "bracketed": (_PLAIN, _PROVIDED, _DISGUISED, _SPACED),
    "word": (_PROVIDED, _DISGUISED),
}

_PUNCTUATION_IN_NAMES = "._%+-'"
_LONGEST_NAME = 64
# What a name has had before, with a sign set apart: "jane dot", "jane .", "jane_". A full stop that only has a space
# after it may be a sentence's, and so may a space alone: what stands before it must be no ordinary word then.
_NAME_GOES_ON = re.compile(
    r"(?P<part>[^\W_][^\W_.]{0,23})"
    rf"(?:\s{{1,2}}(?:dot|point|underscore|dash|hyphen|minus|plus)\s{{1,2}}|{BRACKETED_DOT}|\s{{1,2}}[._+\-]\s{{0,2}}"
    r"|[_+]\s{1,2}|(?P<loose>[.\-]\s{1,2}|\s{1,2}))$"
)
_LONGEST_PART = 40
# "janeATexampleDOTorg": the capitals stand for the signs.
_BY_CAPITALS = re.compile(
    r"(?<![A-Za-z0-9])[a-z0-9._\-]{1,64}AT[a-z0-9\-]{1,63}(?:(?:DOT|\.)[a-z]{2,24}){1,3}(?![A-Za-z0-9])"
)


def find(text: Prepared) -> Iterator[Finding]:
    for at in _AT.finditer(text.folded):
        end = _find_end(text, at)
        start = _find_start(text, at.start()) if end else None
        if start is not None and end is not None and not _is_sentence(text, start, at, end):
            is_plain = at.lastgroup == "sign" and "." in text.folded[at.end() : end]
            yield text.finding(Kind.EMAIL, start, end, WHY if is_plain else WHY_DISGUISED)


def find_by_capitals(text: Prepared) -> Iterator[Finding]:
    for match in _BY_CAPITALS.finditer(text.cased):
        yield text.finding(Kind.EMAIL, match.start(), match.end(), WHY_DISGUISED)


def _find_end(text: Prepared, at: re.Match[str]) -> int | None:
    for domain in _DOMAINS[str(at.lastgroup)]:
        if match := domain.match(text.folded, at.end()):
            return match.end()
    return None


def _is_sentence(text: Prepared, start: int, at: re.Match[str], end: int) -> bool:
    """Whether it only says where somebody looked, or who they are: "I stared at gmail", "I am @example.com"."""
    name, domain = text.folded[start : at.start()], text.folded[at.end() : end]
    is_loose = at.lastgroup == "spaced" or (at.lastgroup == "word" and domain.isalpha())
    return is_loose and (name in NOT_NAMES or name.endswith(("ed", "ing")))


def _find_start(text: Prepared, end: int) -> int | None:
    """Where the name before the sign begins; None where there is no name."""
    start = end
    shortest = max(0, end - _LONGEST_NAME)
    while start > shortest and (text.folded[start - 1].isalnum() or text.folded[start - 1] in _PUNCTUATION_IN_NAMES):
        start -= 1
    while start < end and text.folded[start] in _PUNCTUATION_IN_NAMES:
        start += 1
    return None if start == end else _find_earlier_parts(text, start)


def _find_earlier_parts(text: Prepared, start: int) -> int:
    """Where the name begins, if "jane dot" or single letters stand before what was found of it."""
    found = None
    while start != found:
        found = start
        goes_on = _NAME_GOES_ON.search(text.folded, max(0, start - _LONGEST_PART), start)
        if goes_on and (not goes_on["loose"] or _is_name(text, goes_on)):
            start = goes_on.start()
        while start > 1 and text.folded[start - 1] == " " and _is_single(text, start - 2) and _is_single(text, start):
            start -= 2
    return start


def _is_name(text: Prepared, part: re.Match[str]) -> bool:
    """Whether a word before a full stop or a mere space is a part of the name after it: jane doe at gmail.com."""
    if part["loose"].isspace():
        return part["part"] in FIRST_NAMES
    return part["part"] not in NOT_NAMES and not text.folded[part.start("part") - 1 : part.start("part")].isalnum()


def _is_single(text: Prepared, place: int) -> bool:
    """Whether a letter or digit stands alone."""
    around = (text.folded[place - 1] if place else " "), text.folded[place + 1 : place + 2] or " "
    return text.folded[place].isalnum() and not any(character.isalnum() for character in around)
