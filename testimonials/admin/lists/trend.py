"""How many stories came and how many were answered, day by day; and who decided how many of late."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q
from django.db.models.functions import TruncDate

from testimonials.models import ModerationEvent
from testimonials.terms import Move

DAYS = 14
# What brings a story before a moderator, and what ends its wait.
_ARRIVALS = (Move.SUBMIT, Move.AMEND, Move.REOPEN, Move.HIDE_REPORTED)
ANSWERS = (Move.APPROVE, Move.REJECT, Move.ASK_FOR_CHANGES)


@dataclass(frozen=True, slots=True)
class Day:
    """A day of UTC. The shares are per cent of the largest number of all days, of either kind."""

    day: date
    arrived: int
    answered: int
    arrived_share: float
    answered_share: float


@dataclass(frozen=True, slots=True)
class Work:
    """How many decisions somebody made: in the last 24 hours, and in the last seven days."""

    name: str
    day: int
    week: int


def days(now: datetime) -> Sequence[Day]:
    """The last fourteen days with today, the latest first. One query."""
    today = now.date()
    known = [today - timedelta(days=back) for back in range(DAYS)]
    since = now - timedelta(days=DAYS)
    events = ModerationEvent.objects.filter(at__gte=since, move__in=(*_ARRIVALS, *ANSWERS)).order_by()
    arrived: Counter[date] = Counter()
    answered: Counter[date] = Counter()
    for row in events.annotate(day=TruncDate("at")).values("day", "move").annotate(number=Count("pk")):
        (arrived if row["move"] in _ARRIVALS else answered)[row["day"]] += row["number"]
    most = max((max(arrived[day], answered[day]) for day in known), default=0) or 1
    return [
        Day(day, arrived[day], answered[day], _share(arrived[day], most), _share(answered[day], most)) for day in known
    ]


def _share(number: int, most: int) -> float:
    return round(100 * number / most, 1)


def work(now: datetime, decisions: Collection[Move], *, by: str | None = None) -> Sequence[Work]:
    """Who decided anything in the last seven days, by name; with `by` that person alone, in noughts if nothing."""
    events = ModerationEvent.objects.filter(at__gte=now - timedelta(days=7), move__in=decisions).order_by()
    if by is not None:
        events = events.filter(by=by)
    of_a_day = Count("pk", filter=Q(at__gte=now - timedelta(hours=24)))
    rows = events.values("by").annotate(day=of_a_day, week=Count("pk")).order_by("by")
    found = [Work(row["by"], row["day"], row["week"]) for row in rows]
    return found or ([Work(by, 0, 0)] if by is not None else [])
