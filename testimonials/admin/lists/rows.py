"""A story in a list: what tells it from the others, read for a whole page in a fixed number of queries.

No list shows a word of a story: its texts are counted and compared, and what is handed on is numbers.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.http import HttpRequest

from articles.models.public import PublishedArticle
from testimonials.admin.codes import short_code
from testimonials.admin.lists import alike
from testimonials.admin.wording import SEVERITY_LABELS, say_due, say_language, say_length
from testimonials.models import Finding, ModerationEvent, Report, Submission
from testimonials.moderation import leases
from testimonials.screening import Kind, Severity
from testimonials.terms import Move, Priority, Settlement, Status

ROWS_A_PAGE = 50
# The texts stay in the database: a list can't show by mistake what it never read.
FIELDS = (
    *("id", "code", "article", "language", "status", "status_since", "submitted_at", "due_at", "priority"),
    *("row_version", "claimed_by", "claimed_until", "story_id", "published_on", "reports_answered", "erased_at"),
    *("original_erased_at", "spam_marked_by", "had_danger", "endorsed_by", "endorsed_version"),
)
# Each severity has a shape of its own, so that none goes by colour alone: the loudest first.
_SHAPES = ((Severity.ROUTE, "▲"), (Severity.REDACT, "■"), (Severity.REVIEW, "◇"))
# By which of its moves a story came to wait.
_CAME_BY = {Move.AMEND: "changed after our letter", Move.REOPEN: "reopened"}
_CAME = (Move.SUBMIT, Move.AMEND, Move.REOPEN, Move.HIDE_REPORTED)


@dataclass(frozen=True, slots=True)
class Shape:
    """How many open findings ask the same of a moderator; `severity` draws it, `label` says it."""

    severity: Severity
    sign: str
    number: int

    @property
    def label(self) -> str:
        return SEVERITY_LABELS[self.severity]


@dataclass(frozen=True, slots=True)
class Row:
    """A story in a list. `length` is "" where no text was read."""

    submission: Submission
    rank: int
    article: str
    waiting: str
    due: str
    is_overdue: bool
    holder: str
    shapes: Sequence[Shape] = ()
    is_unscreened: bool = False
    came_by: str = ""
    reports: int = 0
    length: str = ""
    same_as: Sequence[alike.Alike] = field(default=())

    @property
    def code(self) -> str:
        return short_code(self.submission)

    @property
    def language(self) -> str:
        return say_language(self.submission.language)

    @property
    def approved_by(self) -> str:
        """Who approved it first, where it waits for a second person now; "" where it does not."""
        one = self.submission
        return one.endorsed_by if one.endorsed_version == one.row_version else ""

    @property
    def is_crisis(self) -> bool:
        return self.submission.priority == Priority.CRISIS

    @property
    def is_reported(self) -> bool:
        return self.submission.priority == Priority.REPORTED or self.reports > 0


def page_of(request: HttpRequest, found: Any) -> Page[Submission]:
    """The page that is asked for, its texts unread."""
    return Paginator(found.only(*FIELDS), ROWS_A_PAGE).get_page(request.GET.get("page"))


def page_of_all(found: Any) -> Page[Submission]:
    """As many as stand on one page, its texts unread."""
    return Paginator(found.only(*FIELDS)[:ROWS_A_PAGE], ROWS_A_PAGE).page(1)


def read(page: Page[Submission], now: datetime, *, compared: bool = False) -> list[Row]:
    """The page's rows. Those that are `compared` also say how long they are, and which others are nearly the same."""
    names = [one.pk for one in page]
    titles = titles_of(submission.article for submission in page)
    findings = _open_findings(names)
    reports = _count(Report.objects.filter(submission__in=names))
    came_by = _came_by(names)
    likes = alike.find(names) if compared else {}
    return [
        Row(
            submission=one,
            rank=rank,
            article=titles.get(one.article, one.article),
            waiting=say_length(now - one.status_since),
            due=say_due(one.due_at, now),
            is_overdue=one.due_at is not None and one.due_at < now,
            holder=leases.holder(one, now),
            shapes=list(_shapes(findings.get(one.pk, {}))),
            is_unscreened=any(kind == Kind.UNSCREENED for kind, _ in findings.get(one.pk, {})),
            came_by=came_by.get(one.pk, "") if one.status == Status.PENDING else "",
            reports=reports.get(one.pk, 0),
            length=likes[one.pk].said if one.pk in likes else "",
            same_as=likes[one.pk].same_as if one.pk in likes else (),
        )
        for rank, one in enumerate(page, start=page.start_index())
    ]


def _open_findings(names: Collection[str]) -> Mapping[str, Mapping[tuple[str, str], int]]:
    """How many are open, by kind and severity, a story."""
    unsettled = Finding.objects.filter(settlement=Settlement.OPEN, submission__in=names).order_by()
    found: dict[str, dict[tuple[str, str], int]] = {}
    for row in unsettled.values("submission", "kind", "severity").annotate(number=Count("pk")):
        found.setdefault(row["submission"], {})[row["kind"], row["severity"]] = row["number"]
    return found


def _shapes(found: Mapping[tuple[str, str], int]) -> Iterator[Shape]:
    for severity, sign in _SHAPES:
        number = sum(many for (_, asks), many in found.items() if asks == severity)
        if number:
            yield Shape(severity, sign, number)


def _came_by(names: Collection[str]) -> Mapping[str, str]:
    events = ModerationEvent.objects.filter(submission__in=names, move__in=_CAME).order_by("pk")
    # The later overwrite the earlier: what is left is the last of each.
    last = dict(events.values_list("submission", "move"))
    return {name: _CAME_BY[Move(move)] for name, move in last.items() if move in _CAME_BY}


def _count(found: Any) -> Mapping[str, int]:
    counted = found.order_by().values("submission").annotate(number=Count("pk"))
    return {row["submission"]: row["number"] for row in counted}


def titles_of(slugs: Iterable[str]) -> dict[str, str]:
    return dict(PublishedArticle.objects.filter(slug__in=set(slugs)).values_list("slug", "title"))
