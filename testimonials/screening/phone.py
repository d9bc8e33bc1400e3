"""Telephone numbers in figures, spaced out or in words; other countries' numbering plans are phonenumberslite's."""

import re
from collections.abc import Iterator, Sequence

import phonenumbers

from testimonials.screening import nhs_number
from testimonials.screening.digits import Run
from testimonials.screening.findings import Finding, Kind
from testimonials.screening.prepared import Prepared

WHY = "Digits in the shape of a telephone number."
WHY_ANNOUNCED = "Digits after words that announce a telephone number."

# The library's own search of a text asks for VALID numbers, and then misses mistyped ones and those that Ofcom keeps
# for drama; at POSSIBLE it takes a span of years, and an NHS number. It reads no number in words either. So British
# shapes are judged here, and the library is asked about other countries'. Being asked takes it 30 to 150 µs, so past
# this many times a text is only looked at: a flood of numbers hides none.
_MOST_ASKED = 40

# A nought, then 9 or 10 digits of a range that is in use: the United Kingdom's plan, and Ireland's within it.
_NATIONAL = re.compile(r"0[1-35-9]\d{8,9}")
_WITH_COUNTRY_CODE = re.compile(r"(?:00)?440?[1-35-9]\d{8,9}")
_ABROAD = re.compile(r"00[1-9]")
# Of several lengths that would do, the longest is taken. There is no longer number than 15 digits.
_ANY_LENGTH, _NATIONAL_LENGTHS, _NORTH_AMERICAN_LENGTHS = range(15, 5, -1), (11, 10), (10,)
_SHORTEST = 6
_SHORTEST_ABROAD = 8
_NORTH_AMERICAN = (3, 3, 4)
_SERVICES = frozenset({"116123", "116000", "116006", "116111", "116117"})  # the same for everybody: nobody's own

_PLUS = ("plus ", "+(", "(+", "+ ", "+")
_ANNOUNCED = re.compile(
    r"\b(?:(?:call|ring|phone|text|txt|tel|telephone|mobile|mob|cell|whats ?app|sms)"
    r"|(?:my|our|her|his|phone|contact) (?:number|no|num))\b"
    r"[^\w\n]{0,3}(?:(?:me|us|him|her|them|number|no|is|on|at|it|my|our)\b[^\w\n]{0,3}){0,4}$"
)
_REACH = 48  # how far before the digits an announcement may begin
# The extension belongs to the number: "ext 12", "x12", "extension one two".
_FIGURE = r"(?:\d{1,6}|oh|zero|one|two|three|four|five|six|seven|eight|nine)"
_EXTENSION = re.compile(
    rf"[\s,;(]{{0,3}}(?:(?:ext|extn|extension|option|opt)\b\.?\s{{0,2}}(?:(?:number|no|num|is)\b\.?\s{{0,2}})?[:#]?\s?"
    rf"|(?:x|ext|extn|#)\.?){_FIGURE}(?:[ \-]{_FIGURE}){{0,5}}(?![a-z0-9])"
)
_DATE = re.compile(r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])[.\- ](?:0?[1-9]|1[0-2])[.\- ](?:19|20)\d\d(?!\d)")


class _Plans:
    """What the library knows of other countries' numbers, asked a limited number of times."""

    def __init__(self) -> None:
        self._left = _MOST_ASKED

    def know(self, number: str, region: str, *, strictly: bool) -> bool:
        """Whether it is a number somewhere: by its range too, where `strictly`, else by its length."""
        if self._left == 0:
            return True
        self._left -= 1
        try:
            parsed = phonenumbers.parse(number, region)
        except phonenumbers.NumberParseException:
            return False
        judge = phonenumbers.is_valid_number if strictly else phonenumbers.is_possible_number
        return judge(parsed)


def find(text: Prepared) -> Iterator[Finding]:
    plans = _Plans()
    for run in text.runs:
        if len(run.digits) >= _SHORTEST:
            yield from _find_in_run(text, run, plans)


def _find_in_run(text: Prepared, run: Run, plans: _Plans) -> Iterator[Finding]:
    start = run.groups[0].start
    announced = 0 if _ANNOUNCED.search(text.folded[max(0, start - _REACH) : start]) else None
    taken = _list_taken(text, run)
    done = 0
    for first, group in enumerate(run.groups):
        if first < done or first in taken:
            continue
        last = _find_last(text, run, first, is_announced=first == announced, plans=plans)
        if last is not None and taken.isdisjoint(range(first, last + 1)):
            done = last + 1
            why = WHY_ANNOUNCED if first == announced else WHY
            end = run.groups[last].end
            extension = _EXTENSION.match(text.folded, end)
            yield text.finding(Kind.PHONE, _widen(text, group.start), extension.end() if extension else end, why)


def _list_taken(text: Prepared, run: Run) -> set[int]:
    """The groups that belong to an NHS number or a date."""
    taken = {place for first, last in nhs_number.find_in_run(run) for place in range(first, last + 1)}
    dates = _DATE.finditer(text.folded, run.groups[0].start, run.groups[-1].end)
    days = {place for date in dates for place in range(*date.span())}
    return taken | {place for place, group in enumerate(run.groups) if group.start in days}


def _find_last(text: Prepared, run: Run, first: int, *, is_announced: bool, plans: _Plans) -> int | None:
    """The group that ends a number which begins with the group `first`."""
    offset = run.starts[first]
    has_plus = text.folded.endswith(_PLUS, 0, run.groups[first].start)
    for length in _ANY_LENGTH if is_announced or has_plus else _list_lengths(run, first):
        last = run.ends.get(offset + length)
        if last is None:
            continue
        digits = run.digits[offset : offset + length]
        if (
            _is_british(digits)
            or (is_announced and digits not in _SERVICES)
            or _is_foreign(digits, run.shape(first, last), has_plus=has_plus, plans=plans)
        ):
            return last
    return None


def _list_lengths(run: Run, first: int) -> Sequence[int]:
    """How long a number may be that begins with a group, by its first digits: none of a long row is tried in vain."""
    offset = run.starts[first]
    if _NATIONAL.match(run.digits, offset):
        return _NATIONAL_LENGTHS
    if _ABROAD.match(run.digits, offset) or _WITH_COUNTRY_CODE.match(run.digits, offset):
        return _ANY_LENGTH
    return _NORTH_AMERICAN_LENGTHS if len(run.groups[first].digits) == _NORTH_AMERICAN[0] else ()


def _is_british(digits: str) -> bool:
    return bool(_NATIONAL.fullmatch(digits) or _WITH_COUNTRY_CODE.fullmatch(digits))


def _is_foreign(digits: str, shape: tuple[int, ...], *, has_plus: bool, plans: _Plans) -> bool:
    if has_plus or digits.startswith("00"):
        return len(digits) >= _SHORTEST_ABROAD and plans.know("+" + digits.removeprefix("00"), "GB", strictly=False)
    return shape == _NORTH_AMERICAN and plans.know(digits, "US", strictly=True)


def _widen(text: Prepared, start: int) -> int:
    """Where a number begins together with its plus and its bracket."""
    for opening in _PLUS:
        if text.folded.endswith(opening, 0, start):
            return start - len(opening)
    is_in_brackets = text.folded[start - 1 : start] == "(" and ")" in text.folded[start : start + 7]
    return start - 1 if is_in_brackets else start
