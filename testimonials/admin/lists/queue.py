"""The desk's lists of what is to be done: who waits, what readers reported, and cautions whose rule has changed."""

from datetime import UTC, datetime

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode

from testimonials.admin import pages
from testimonials.admin.access import may_reopen, name_of
from testimonials.admin.lists import rows
from testimonials.letters import REPORT_LABELS
from testimonials.models import Report, Submission
from testimonials.moderation import cautions
from testimonials.terms import ReportReason

FILTERS = {
    "all": "All",
    "crisis": "May be in danger",
    "overdue": "Overdue",
    "unclaimed": "Unclaimed",
    "mine": "Claimed by me",
}


def queue_view(request: HttpRequest) -> HttpResponse:
    """The stories that wait, crisis first, then whichever is due first."""
    now = datetime.now(UTC)
    chosen = request.GET.get("show", "all")
    chosen = chosen if chosen in FILTERS else "all"
    waiting = Submission.objects.awaiting_decision().filter(pages.filters(name_of(request), now)[chosen])
    page = rows.page_of(request, waiting)
    return pages.show(
        request,
        "queue.html",
        title="Waiting stories",
        tab="waiting",
        rows=rows.read(page, now, compared=True),
        page=page,
        filters=FILTERS,
        chosen=chosen,
        may_end_claims=may_reopen(request),
        query=urlencode({"show": chosen}) + "&",
    )


def reported_view(request: HttpRequest) -> HttpResponse:
    """Public stories that readers have reported since somebody last looked."""
    now = datetime.now(UTC)
    page = rows.page_of(request, Submission.objects.reported_in_public())
    reasons: dict[str, list[str]] = {}
    reported = Report.objects.filter(submission__in=[one.pk for one in page])
    for row in reported.order_by().values("submission", "reason").annotate(number=Count("pk")).order_by("-number"):
        label = REPORT_LABELS[ReportReason(row["reason"])]
        reasons.setdefault(row["submission"], []).append(f"{label} ({row['number']})")
    lines = [(row, reasons.get(row.submission.pk, [])) for row in rows.read(page, now)]
    return pages.show(
        request, "reported.html", title="Reported in public", tab="reported", lines=lines, page=page, query=""
    )


def cautions_view(request: HttpRequest) -> HttpResponse:
    """Cautions in public whose rule or warning says something else by now."""
    found = list(cautions.outdated())
    titles = rows.titles_of(one.caution.article for one in found)
    lines = [(one, titles.get(one.caution.article, one.caution.article)) for one in found]
    return pages.show(request, "cautions.html", title="Cautions to review", tab="cautions", lines=lines)
