"""How long ago a day was, as a fact of the guidance counts it."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Final

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def elapsed(since: date | str, as_of: date | str, unit: str) -> int:
    """Whole units completed from one day to another, of the calendar where the reader is.

    A day is a `date` or `YYYY-MM-DD`; `unit` is a fact's: `d`, `wk` or `mo` (UCUM). A month is over on the same day of
    a later month, or on that month's last where it has no such day: 31 January to 28 February is one.

    Raises ValueError for a day to come (`as_of` is before `since`), for what is no day, and for any other unit: no
    calendar knows how many `{menses}` there have been. TypeError for a moment: which day that is depends on where the
    reader is, so say `.date()` there.
    """
    count = _COUNTS.get(unit)
    if count is None:
        raise ValueError(f"A calendar counts in {', '.join(_COUNTS)}; {unit!r} is asked of the reader, or is no unit.")
    first, last = _day(since, "since"), _day(as_of, "as_of")
    if last < first:
        raise ValueError("`since` is after `as_of`: what has not happened yet is not known, and no number of days.")
    return count(first, last)


def _day(given: object, name: str) -> date:
    if isinstance(given, datetime):
        raise TypeError(f"`{name}` is a moment, which is another day in another place: give the reader's date.")
    if isinstance(given, date):
        return given
    if not isinstance(given, str):
        raise TypeError(f"`{name}` is a date, or YYYY-MM-DD.")
    if not _ISO.fullmatch(given):
        raise ValueError(f"`{name}` is a date, YYYY-MM-DD, without a time of day.")
    return date.fromisoformat(given)


def _days(first: date, last: date) -> int:
    return (last - first).days


def _weeks(first: date, last: date) -> int:
    return _days(first, last) // 7


def _months(first: date, last: date) -> int:
    months = (last.year - first.year) * 12 + last.month - first.month
    over_on = min(first.day, monthrange(last.year, last.month)[1])
    return months if last.day >= over_on else months - 1


_COUNTS: Final[Mapping[str, Callable[[date, date], int]]] = {"d": _days, "wk": _weeks, "mo": _months}
