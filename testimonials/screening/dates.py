"""Days that can be looked up: 12/03/2024, 2024-03-12, the 3rd of March. Not months, years, weeks or durations."""

import re
from collections.abc import Iterator

from testimonials.screening.findings import Finding, Kind
from testimonials.screening.prepared import Prepared, Word
from testimonials.screening.word_lists import listed

WHY = "A precise day, which together with a place can tell who this is."

_MONTH_NAMES = frozenset(
    listed(
        """
        january february march april may june july august september october november december jan feb mar apr jun jul
        aug sep sept oct nov dec
        """
    )
)
_MONTHS = rf"(?:{'|'.join(sorted(_MONTH_NAMES, key=len, reverse=True))})(?![a-z0-9])"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19|20)\d\d"
_ORDINAL = r"(?:st|nd|rd|th)"
_ORDINAL_NAMES = frozenset(
    listed(
        """
        first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
        fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth twenty thirty
        """
    )
)
_ORDINAL_NAME = (
    rf"(?:(?:twenty|thirty)[ \-])?(?:{'|'.join(sorted(_ORDINAL_NAMES - {'twenty', 'thirty'}, key=len, reverse=True))})"
    r"(?![a-z])"
)
_FEASTS = r"(?:christmas eve|christmas day|christmas|boxing day|new year'?s eve|new year'?s day|valentine'?s day)"
_FEAST_NAMES = frozenset({"christmas", "boxing", "new", "valentines"})

_NOT_GOING_ON = r"(?![\w/+]|[.\-]\d)"
_NOT_COUNTED = r"(?!\s?(?:weeks?|wks?|days?|months?|years?|times|mg|mcg|ml|%|am|pm|hours?|hrs?))"
_AND_YEAR = rf"(?:,?\s{{0,2}}(?:of\s)?{_YEAR}|\s'?\d\d{_NOT_GOING_ON}(?!:){_NOT_COUNTED})?"
_NEVER_BEFORE_DIGITS = "/.+-"

_FROM_DIGITS = re.compile(
    "|".join(
        (
            rf"{_YEAR}\s?(?P<iso>[./\-])\s?{_MONTH}\s?(?P=iso)\s?{_DAY}{_NOT_GOING_ON}",
            rf"{_DAY}\s?(?P<sign>[./\-])\s?{_MONTH}\s?(?P=sign)\s?(?:{_YEAR}|\d\d){_NOT_GOING_ON}",
            rf"{_MONTH}\s?(?P<us>[./\-])\s?{_DAY}\s?(?P=us)\s?{_YEAR}{_NOT_GOING_ON}",
            rf"{_DAY} {_MONTH} {_YEAR}{_NOT_GOING_ON}",
            rf"{_DAY}{_ORDINAL}\s{{1,2}}(?:day\s)?(?:of\s{{1,2}})?{_MONTHS}{_AND_YEAR}",
            rf"{_DAY}\s{{1,2}}of\s{{1,2}}{_MONTHS}{_AND_YEAR}",
            rf"{_DAY}[ \-./]{{0,2}}{_MONTHS}[ ,\-./]{{1,2}}{_YEAR}{_NOT_GOING_ON}",
        )
    )
)
_FROM_MONTH = re.compile(
    rf"{_MONTHS}\.?,?\s{{0,2}}(?:the\s)?(?:{_DAY}{_ORDINAL}(?![a-z])|{_ORDINAL_NAME}){_AND_YEAR}"
    rf"|{_MONTHS}\.?\s{{0,2}}{_DAY},?\s{{1,2}}{_YEAR}{_NOT_GOING_ON}"
)
_FROM_NAME = re.compile(
    rf"{_ORDINAL_NAME}\s(?:day\s)?of\s{_MONTHS}{_AND_YEAR}|{_FEASTS},?\s(?:of\s)?{_YEAR}{_NOT_GOING_ON}"
)
# A day and the bare name of a month. "3 may" is also how "of the 3 may have" goes on, and "march 3" an order: those
# two months need a capital.
_BARE_FROM_DIGITS = re.compile(rf"{_DAY}\s{{0,2}}(?P<month>{_MONTHS})(?!-?ish)")
_BARE_FROM_MONTH = re.compile(rf"(?P<month>{_MONTHS})\.?\s{{1,2}}{_DAY}{_NOT_GOING_ON}{_NOT_COUNTED}")
_ALSO_WORDS = frozenset({"may", "march", "mar"})
# Without a year, two numbers are a date only after "on", or with a nought that no odds and no pain of 8/10 have.
_DAY_AND_MONTH = re.compile(rf"{_DAY}/{_MONTH}{_NOT_GOING_ON}")
_DAY_AND_PADDED_MONTH = re.compile(rf"(?:0[1-9]|[12]\d|3[01])/0[1-9]{_NOT_GOING_ON}")


def find(text: Prepared) -> Iterator[Finding]:
    for place, word in enumerate(text.words):
        end = _find_end(text, place, word)
        if end is not None:
            yield text.finding(Kind.PRECISE_DATE, word.start, end, WHY)


def _find_end(text: Prepared, place: int, word: Word) -> int | None:
    """Where a date that begins with this word ends."""
    if word.letters[0].isdecimal():
        before = text.folded[max(0, word.start - 1) : word.start]
        if before and before in _NEVER_BEFORE_DIGITS:
            return None
        is_after_on = place > 0 and text.words[place - 1].letters in {"on", "the"}
        return (
            _match(_FROM_DIGITS, text, word)
            or _match(_BARE_FROM_DIGITS, text, word)
            or _match(_DAY_AND_MONTH if is_after_on else _DAY_AND_PADDED_MONTH, text, word)
        )
    if word.letters in _MONTH_NAMES:
        return _match(_FROM_MONTH, text, word) or _match(_BARE_FROM_MONTH, text, word)
    if word.letters in _ORDINAL_NAMES or word.letters in _FEAST_NAMES:
        return _match(_FROM_NAME, text, word)
    return None


def _match(pattern: re.Pattern[str], text: Prepared, word: Word) -> int | None:
    match = pattern.match(text.folded, word.start)
    if match is None:
        return None
    if "month" in pattern.groupindex and match["month"] in _ALSO_WORDS:
        return match.end() if text.cased[match.start("month")].isupper() else None
    return match.end()
