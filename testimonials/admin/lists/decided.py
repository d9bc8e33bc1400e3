"""Decided stories, found by code, state, moderator, reason and day; and one's own latest decisions, to reopen.

No text is searched. An erased story is found by what is left of it: its name, and what happened.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.paginator import Page
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse

from contentapi import text
from testimonials.admin import codes, pages
from testimonials.admin.access import name_of
from testimonials.admin.lists import rows
from testimonials.admin.wording import MOVE_LABELS, STATUS_LABELS, say_actor
from testimonials.letters import DECISION_LABELS
from testimonials.models import ModerationEvent, Submission
from testimonials.models.intake import is_id
from testimonials.moderation.decisions import REOPENABLE
from testimonials.terms import DecisionReason, Move, Status

_DECISIONS = (Move.APPROVE, Move.REJECT, Move.ASK_FOR_CHANGES, Move.TAKE_DOWN, Move.KEEP_REPORTED)
# What whoever decided may take back for a while without asking a lead; keeping changed nothing.
_OWN = (Move.APPROVE, Move.REJECT, Move.ASK_FOR_CHANGES, Move.TAKE_DOWN)
_REOPENABLE = (Status.PUBLISHED, Status.REJECTED, Status.CHANGES_REQUESTED)
STATES = {
    "published": "Public",
    "rejected": "Rejected or taken down",
    "changes_requested": "Sent back for changes",
    "erased": "Erased",
}


@dataclass(frozen=True, slots=True)
class Decided:
    """A story that is no longer waiting, and what happened to it last."""

    row: rows.Row
    status: str
    last: str
    by: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Sought:
    """What somebody looks for; "" and None for what does not matter. The day is of the zone, or else of UTC."""

    name: str = ""
    state: str = ""
    by: str = ""
    reason: str = ""
    day: date | None = None
    zone: str = "UTC"

    def __bool__(self) -> bool:
        return any((self.name, self.state, self.by, self.reason, self.day))


def decided_view(request: HttpRequest) -> HttpResponse:
    """What was decided, the latest first, and above it what oneself decided just now."""
    now = datetime.now(UTC)
    sought, problems = _read(request.GET)
    for problem in problems:
        messages.error(request, problem)
    page = rows.page_of(request, Submission.objects.none() if problems else _find(sought))
    query = request.GET.copy()
    query.pop("page", None)
    return pages.show(
        request,
        "decided.html",
        title="Decided stories",
        tab="decided",
        lines=_lines(page, now),
        page=page,
        sought=sought,
        own=own_decisions(name_of(request), now) if not sought else [],
        own_minutes=REOPENABLE // timedelta(minutes=1),
        states=STATES,
        reasons=DECISION_LABELS,
        moderators=_moderators(),
        query=f"{query.urlencode()}&" if query else "",
    )


def own_decisions(by: str, now: datetime) -> Sequence[Decided]:
    """What this person decided in the last half hour, where nothing has happened since and it can be reopened."""
    recent = ModerationEvent.objects.filter(by=by, move__in=_OWN, at__gte=now - REOPENABLE)
    if not recent.exists():
        return []
    found = Submission.objects.filter(
        pk__in=recent.values("submission"), status__in=_REOPENABLE, erased_at=None, original_erased_at=None
    )
    lines = _lines(rows.page_of_all(found.order_by("-status_since", "id")), now, among=_OWN)
    return [line for line in lines if line.by == by and line.at >= now - REOPENABLE]


def _find(sought: Sought) -> QuerySet[Submission]:
    found = Submission.objects.order_by("-status_since", "id")
    if sought.name:
        return found.filter(_is_named(sought.name))
    found = found.exclude(status=Status.PENDING, erased_at=None)
    if sought.state:
        is_erased = Q(erased_at__isnull=False)
        found = found.filter(is_erased if sought.state == "erased" else ~is_erased & Q(status=sought.state))
    about: dict[str, Any] = {}
    if sought.by:
        about["by"] = sought.by
    if sought.reason:
        about["reason"] = sought.reason
    if sought.day:
        about["at__gte"], about["at__lt"] = _bounds(sought.day, sought.zone)
    if about:
        # One decision that fits in everything, be it the last or not.
        decisions = ModerationEvent.objects.filter(submission=OuterRef("pk"), move__in=_DECISIONS, **about)
        found = found.filter(Exists(decisions))
    return found


def _is_named(typed: str) -> Q:
    # A lead may paste the address of a story as well as its name.
    name = typed.rstrip("/").rsplit("/", 1)[-1]
    code = codes.read(typed)
    by_code = Q(code=code) if code else Q(pk__in=[])
    return by_code | Q(pk=name) | Q(story_id=name) if is_id(name) else by_code


def _read(given: Mapping[str, str]) -> tuple[Sought, list[str]]:
    """What is looked for, and what is wrong with it. What no name can hold is said, and nothing is searched."""
    name, by = given.get("q", "").strip(), given.get("by", "").strip()
    problems = [fault.detail for typed in (name, by) for fault in text.faults_in_identifier(typed)]
    state, reason, zone = (given.get(key, "") for key in ("state", "reason", "zone"))
    if state not in ("", *STATES) or reason not in ("", *DecisionReason):
        problems.append("Choose one of those that are listed.")
    zone = zone if _zone(zone) else "UTC"
    day = None
    if typed := given.get("day", "").strip():
        try:
            day = date.fromisoformat(typed)
            _bounds(day, zone)
        except (ValueError, OverflowError):
            problems.append("Write a day like 2026-11-30.")
    return (Sought() if problems else Sought(name, state, by, reason, day, zone)), problems


def _bounds(day: date, zone: str) -> tuple[datetime, datetime]:
    """When a day begins and ends in a zone, in UTC; on the days when clocks change it has 23 or 25 hours."""
    begins = datetime.combine(day, time(), _zone(zone) or UTC)
    ends = datetime.combine(day + timedelta(days=1), time(), begins.tzinfo)
    return begins.astimezone(UTC), ends.astimezone(UTC)


def _zone(name: str) -> ZoneInfo | None:
    """The zone of this name, as browsers call theirs; None for what is none, or is not known on this machine."""
    if not re.fullmatch(r"[A-Za-z0-9_+-]{1,20}(/[A-Za-z0-9_+-]{1,30}){0,2}", name):
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _lines(page: Page[Submission], now: datetime, among: Collection[Move] = tuple(Move)) -> list[Decided]:
    """What stands on the page, each with the last of these moves."""
    names = [one.pk for one in page]
    # The later overwrite the earlier: what is left is the last of each.
    events = ModerationEvent.objects.filter(submission__in=names, move__in=among).order_by("pk")
    last = {event.submission_id: event for event in events}
    return [_decided(row, last.get(row.submission.pk)) for row in rows.read(page, now)]


def _decided(row: rows.Row, event: ModerationEvent | None) -> Decided:
    status = "Erased" if row.submission.erased_at else STATUS_LABELS[Status(row.submission.status)]
    if event is None:
        return Decided(row, status, "", "", "", row.submission.status_since)
    reason = DECISION_LABELS[DecisionReason(event.reason)] if event.reason else ""
    return Decided(row, status, MOVE_LABELS[Move(event.move)], say_actor(event.by), reason, event.at)


def _moderators() -> list[str]:
    """Who can be looked for by being chosen; whoever has left is still found by being typed."""
    people = User.objects.with_perm("testimonials.moderate_submission", include_superusers=False)
    return sorted(people.values_list("username", flat=True))
