"""How the desk is doing: who waits and for how long, what was decided this week, how quickly, and why."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import median

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse

from testimonials.admin import pages
from testimonials.admin.access import may_reopen, name_of
from testimonials.admin.codes import short_code
from testimonials.admin.lists import trend
from testimonials.admin.wording import MOVE_LABELS, say_language, say_length
from testimonials.letters import DECISION_LABELS
from testimonials.models import ModerationEvent, Submission
from testimonials.terms import DecisionReason, Move, Priority, Status

DAY = timedelta(hours=24)
WEEK = timedelta(days=7)
_AGES = (("Under 4 h", 0, 4), ("4 to 24 h", 4, 24), ("24 to 72 h", 24, 72), ("Over 72 h", 72, None))
# Taking down and keeping answer nobody who waits: those stories were public.
_DECIDED = (*trend.ANSWERS, Move.TAKE_DOWN, Move.KEEP_REPORTED)


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of a chart: `share` is per cent of the longest."""

    label: str
    number: int
    share: float
    is_alarming: bool = False


@dataclass(frozen=True, slots=True)
class Week:
    """What was decided in the last seven days."""

    by_move: Sequence[Bar]
    by_reason: Sequence[Bar]
    total: int
    median_wait: timedelta | None


@dataclass(frozen=True, slots=True)
class Oldest:
    """The story that has waited longest of those whose authors may be in danger."""

    name: str
    code: str
    age: str


def overview_view(request: HttpRequest) -> HttpResponse:
    """The numbers of the desk. Whoever leads sees what each person decided, everybody else what they did themselves."""
    now = datetime.now(UTC)
    week = decided_since(now - WEEK)
    is_lead = may_reopen(request)
    return pages.show(
        request,
        "overview.html",
        title="Overview",
        tab="overview",
        ages=waiting_by_age(now),
        languages=waiting_by_language(),
        oldest=oldest_in_danger(now),
        due_soon=Submission.objects.awaiting_decision().filter(due_at__gte=now, due_at__lt=now + DAY).count(),
        week=week,
        median_wait=say_length(week.median_wait) if week.median_wait is not None else "",
        days=trend.days(now),
        work=trend.work(now, _DECIDED, by=None if is_lead else name_of(request)),
        is_lead=is_lead,
    )


def oldest_in_danger(now: datetime) -> Oldest | None:
    waiting = Submission.objects.awaiting_decision().filter(priority=Priority.CRISIS)
    first = waiting.order_by("status_since", "id").only("code", "status_since").first()
    return Oldest(first.pk, short_code(first), say_length(now - first.status_since)) if first is not None else None


def waiting_by_language() -> Sequence[Bar]:
    """How many wait, by language, the most first."""
    waiting = Submission.objects.awaiting_decision().order_by()
    counts: Counter[str] = Counter()
    for row in waiting.values("language").annotate(number=Count("pk")):
        counts[say_language(row["language"])] += row["number"]
    return _bars(sorted(counts.items(), key=lambda line: (-line[1], line[0])))


def waiting_by_age(now: datetime) -> Sequence[Bar]:
    """How many wait, by how long they have; the last line counts those overdue, whatever their age."""
    counted = {
        f"age_{number}": Count("pk", filter=_is_aged(now, oldest, youngest))
        for number, (_, youngest, oldest) in enumerate(_AGES)
    }
    counts: dict[str, int] = (
        Submission.objects.awaiting_decision()
        .order_by()
        .aggregate(**counted, overdue=Count("pk", filter=Q(due_at__lt=now)))
    )
    lines = [(label, counts[f"age_{number}"]) for number, (label, _, _) in enumerate(_AGES)]
    return _bars([*lines, ("Overdue", counts["overdue"])], alarming="Overdue")


def _is_aged(now: datetime, oldest: int | None, youngest: int) -> Q:
    rule = Q(status_since__lte=now - timedelta(hours=youngest))
    return rule if oldest is None else rule & Q(status_since__gt=now - timedelta(hours=oldest))


def decided_since(start: datetime) -> Week:
    """Decisions from `start` on. Reads the whole history of the stories that were decided then, and no other."""
    recent = ModerationEvent.objects.filter(at__gte=start, move__in=_DECIDED)
    history = ModerationEvent.objects.filter(submission__in=recent.values("submission")).order_by("submission", "pk")
    fields = history.values_list("submission", "move", "to_status", "reason", "at")
    moved: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    waits: list[float] = []
    waiting_since: dict[str, datetime] = {}
    for name, move, status, reason, at in fields.iterator():
        if at >= start and move in _DECIDED:
            moved[move] += 1
            reasons.update([reason] if reason else [])
            if move in trend.ANSWERS and name in waiting_since:
                waits.append((at - waiting_since[name]).total_seconds())
        if status == Status.PENDING:
            waiting_since[name] = at
    return Week(
        by_move=_bars((MOVE_LABELS[move], moved[move]) for move in _DECIDED),
        by_reason=_bars((DECISION_LABELS[DecisionReason(reason)], number) for reason, number in reasons.most_common()),
        total=moved.total(),
        median_wait=timedelta(seconds=median(waits)) if waits else None,
    )


def _bars(lines: Iterable[tuple[str, int]], alarming: str = "") -> Sequence[Bar]:
    known = list(lines)
    longest = max((number for _, number in known), default=0) or 1
    return [Bar(label, number, round(100 * number / longest, 1), label == alarming) for label, number in known]
