"""The page of one story: a cover first, then the text with what was found in it and everything to decide with."""

from datetime import UTC, datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from testimonials import guidance
from testimonials.admin import likely_notes, pages, reading
from testimonials.admin.access import may_reopen, name_of
from testimonials.admin.decide import DECISIONS, Decision, letters_for
from testimonials.admin.wording import STATUS_LABELS, say_due, say_length
from testimonials.letters import KIND_LABELS, REPORT_LABELS
from testimonials.models import Submission
from testimonials.moderation import leases, moves, stories
from testimonials.screening import Kind, Severity
from testimonials.terms import ContentNote, Priority, ReportReason, Status, TextField


def story_view(request: HttpRequest, submission_id: str) -> HttpResponse:
    """The cover, without a word of the story; past it, the story."""
    # Findings and cautions are read several times below; each is fetched once.
    found = Submission.objects.prefetch_related("findings", "cautions", "events", "reports", "notes")
    submission = found.filter(pk=submission_id).first()
    if submission is None:
        raise Http404
    article = guidance.article(submission.article) if submission.article else None
    is_read = request.GET.get("read") == "1" or pages.covers_are_off(request)
    if submission.erased_at is not None:
        return _show(request, submission, "erased.html", article=article)
    if not is_read:
        return _show(request, submission, "cover.html", article=article, cover=reading.cover_of(submission, article))
    return _show_open(request, submission, article)


def _show(
    request: HttpRequest, submission: Submission, template: str, *, article: guidance.Article | None, **shown: Any
) -> HttpResponse:
    now = datetime.now(UTC)
    is_waiting = submission.status == Status.PENDING and submission.erased_at is None
    holder = leases.holder(submission, now)
    return pages.show(
        request,
        template,
        title="A story",
        tab="waiting" if is_waiting else "decided",
        submission=submission,
        article=article,
        is_waiting=is_waiting,
        is_crisis=submission.priority == Priority.CRISIS,
        is_reported=submission.priority == Priority.REPORTED,
        is_overdue=submission.due_at is not None and submission.due_at < now,
        status_label=STATUS_LABELS[Status(submission.status)],
        waiting=say_length(now - submission.status_since),
        due=say_due(submission.due_at, now),
        holder=holder,
        is_mine=holder == name_of(request),
        is_anothers=holder not in ("", name_of(request)),
        next_url=f"{reverse('admin:testimonials_next')}?after={submission.pk}",
        history=reading.history_of(submission),
        **shown,
    )


def _show_open(request: HttpRequest, submission: Submission, article: guidance.Article | None) -> HttpResponse:
    looks = reading.look_at(submission)
    likely = likely_notes.find(submission.body)
    # A story that a colleague is at work on, or that is decided, can be read, and the desk offers nothing more.
    at_work = submission.status == Status.PENDING and leases.holder(submission, datetime.now(UTC)) in (
        "",
        name_of(request),
    )
    decisions = _decisions(request, submission) if at_work or submission.status != Status.PENDING else []
    return _show(
        request,
        submission,
        "story.html",
        article=article,
        looks=looks,
        can_work=at_work,
        name_pieces=reading.cut(submission, TextField.DISPLAY_NAME, looks),
        pieces=reading.cut(submission, TextField.BODY, looks),
        unsettled=sum(look.must_be_settled for look in looks),
        to_review=sum(look.is_open and look.finding.severity == Severity.REVIEW for look in looks),
        in_crisis=any(look.is_open and look.finding.severity == Severity.ROUTE for look in looks),
        has_crisis=any(look.finding.severity == Severity.ROUTE for look in looks),
        services=guidance.crisis_services(submission.article),
        parts=reading.parts_of(article, submission) if article else [],
        # A caution of a rule that the article no longer has must still be there to take off.
        stray_cautions=_strays(submission, article),
        preview=stories.compose(submission),
        content_notes=[(note.value, note.value in submission.content_notes, note in likely) for note in ContentNote],
        kinds=[(kind.value, KIND_LABELS[kind]) for kind in (Kind.PERSON_NAME, *Kind) if kind != Kind.CRISIS],
        reports=[(REPORT_LABELS[ReportReason(one.reason)], one) for one in submission.reports.all()],
        decisions=decisions,
        letters={decision.slug: letters_for(decision) for decision in decisions if decision.writes},
    )


def _strays(submission: Submission, article: guidance.Article | None) -> list[object]:
    known = {(part.kind, part.key) for part in reading.parts_of(article, submission)} if article else set()
    return [one for one in submission.cautions.all() if (one.kind, one.key) not in known]


def _decisions(request: HttpRequest, submission: Submission) -> list[Decision]:
    """What may be decided now, by this person."""
    return [
        decision
        for decision in DECISIONS.values()
        if submission.status in moves.WAYS[decision.move].sources
        and (may_reopen(request) or not decision.is_for_leads)
        and not (decision.is_about_reports and not submission.reports.all())
        and not (decision.is_for_leads and submission.original_erased_at is not None)
    ]
