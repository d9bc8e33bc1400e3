"""The desk's lists: who waits, what readers reported, what was decided, and cautions whose rule has changed.

No list shows a word of a story.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode

from articles.models.public import PublishedArticle
from contentapi import text
from testimonials.admin import pages
from testimonials.admin.access import name_of
from testimonials.admin.wording import MOVE_LABELS, STATUS_LABELS, say_actor, say_due, say_length
from testimonials.letters import DECISION_LABELS, REPORT_LABELS
from testimonials.models import Finding, ModerationEvent, Report, Submission
from testimonials.moderation import cautions, leases
from testimonials.terms import DecisionReason, Move, Priority, ReportReason, Settlement, Status

ROWS_A_PAGE = 50
FILTERS = {
    "all": "All",
    "crisis": "May be in danger",
    "overdue": "Overdue",
    "unclaimed": "Unclaimed",
    "mine": "Claimed by me",
}
# The texts stay in the database: a list can't show by mistake what it never read.
_FIELDS = (
    *("id", "article", "language", "status", "status_since", "submitted_at", "due_at", "priority", "row_version"),
    *("claimed_by", "claimed_until", "story_id", "published_on", "reports_answered", "erased_at"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A story in a list."""

    submission: Submission
    rank: int
    article: str
    waiting: str
    due: str
    is_overdue: bool
    holder: str
    open_findings: int
    reports: int

    @property
    def is_crisis(self) -> bool:
        return self.submission.priority == Priority.CRISIS

    @property
    def is_reported(self) -> bool:
        return self.submission.priority == Priority.REPORTED or self.reports > 0


def queue_view(request: HttpRequest) -> HttpResponse:
    """The stories that wait, crisis first, then whichever is due first."""
    now = datetime.now(UTC)
    chosen = request.GET.get("show", "all")
    chosen = chosen if chosen in FILTERS else "all"
    waiting = Submission.objects.awaiting_decision().filter(pages.filters(name_of(request), now)[chosen])
    page = _page(request, waiting.only(*_FIELDS))
    rows = _rows(page, now)
    return pages.show(
        request,
        "queue.html",
        title="Waiting stories",
        tab="waiting",
        rows=rows,
        page=page,
        filters=FILTERS,
        chosen=chosen,
        query=urlencode({"show": chosen}) + "&",
    )


def reported_view(request: HttpRequest) -> HttpResponse:
    """Public stories that readers have reported since somebody last looked."""
    now = datetime.now(UTC)
    page = _page(request, Submission.objects.reported_in_public().only(*_FIELDS))
    rows = _rows(page, now)
    reasons: dict[str, list[str]] = {}
    for row in _of(page, Report).values("submission", "reason").annotate(number=Count("pk")).order_by("-number"):
        label = REPORT_LABELS[ReportReason(row["reason"])]
        reasons.setdefault(row["submission"], []).append(f"{label} ({row['number']})")
    lines = [(row, reasons.get(row.submission.pk, [])) for row in rows]
    return pages.show(
        request, "reported.html", title="Reported in public", tab="reported", lines=lines, page=page, query=""
    )


@dataclass(frozen=True, slots=True)
class Decided:
    """A story that is no longer waiting, and what happened to it last."""

    row: Row
    status: str
    last: str
    by: str
    reason: str


def decided_view(request: HttpRequest) -> HttpResponse:
    """What was decided, the latest first; searched by the name of a submission or of a public story."""
    now = datetime.now(UTC)
    sought = _sought(request)
    found = Submission.objects.exclude(status=Status.PENDING, erased_at=None).order_by("-status_since", "id")
    if sought:
        # A lead may paste the address of a story as well as its name.
        name = sought.rstrip("/").rsplit("/", 1)[-1]
        found = Submission.objects.filter(Q(pk=name) | Q(story_id=name)).order_by("-status_since", "id")
    page = _page(request, found.only(*_FIELDS))
    rows = _rows(page, now)
    # The later overwrite the earlier: what is left is the last of each.
    last = {event.submission_id: event for event in _of(page, ModerationEvent).order_by("pk")}
    lines = [_decided(row, last.get(row.submission.pk)) for row in rows]
    return pages.show(
        request,
        "decided.html",
        title="Decided stories",
        tab="decided",
        lines=lines,
        page=page,
        sought=sought,
        query=urlencode({"q": sought}) + "&" if sought else "",
    )


def _sought(request: HttpRequest) -> str:
    """What is searched for; what no name can hold is said, and nothing is searched."""
    sought = request.GET.get("q", "").strip()
    faults = text.faults_in_identifier(sought)
    for fault in faults:
        messages.error(request, fault.detail)
    return "" if faults else sought


def _decided(row: Row, event: ModerationEvent | None) -> Decided:
    status = "Erased" if row.submission.erased_at else STATUS_LABELS[Status(row.submission.status)]
    if event is None:
        return Decided(row, status, "", "", "")
    reason = DECISION_LABELS[DecisionReason(event.reason)] if event.reason else ""
    return Decided(row, status, MOVE_LABELS[Move(event.move)], say_actor(event.by), reason)


def cautions_view(request: HttpRequest) -> HttpResponse:
    """Cautions in public whose rule or warning says something else by now."""
    found = list(cautions.outdated())
    titles = _titles(one.caution.article for one in found)
    lines = [(one, titles.get(one.caution.article, one.caution.article)) for one in found]
    return pages.show(request, "cautions.html", title="Cautions to review", tab="cautions", lines=lines)


def _page(request: HttpRequest, found: Any) -> Page[Submission]:
    return Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))


def _rows(page: Page[Submission], now: datetime) -> Sequence[Row]:
    titles = _titles(submission.article for submission in page)
    unsettled = Finding.objects.filter(settlement=Settlement.OPEN)
    findings = _count(unsettled.filter(submission__in=[one.pk for one in page]))
    reports = _count(_of(page, Report))
    return [
        Row(
            submission=one,
            rank=rank,
            article=titles.get(one.article, one.article),
            waiting=say_length(now - one.status_since),
            due=say_due(one.due_at, now),
            is_overdue=one.due_at is not None and one.due_at < now,
            holder=leases.holder(one, now),
            open_findings=findings.get(one.pk, 0),
            reports=reports.get(one.pk, 0),
        )
        for rank, one in enumerate(page, start=page.start_index())
    ]


def _of(page: Page[Submission], model: type[Any]) -> Any:
    return model.objects.filter(submission__in=[one.pk for one in page])


def _count(found: Any) -> Mapping[str, int]:
    counted = found.order_by().values("submission").annotate(number=Count("pk"))
    return {row["submission"]: row["number"] for row in counted}


def _titles(slugs: Iterable[str]) -> dict[str, str]:
    return dict(PublishedArticle.objects.filter(slug__in=set(slugs)).values_list("slug", "title"))
