"""The page of one story: a cover first, then the text with what was found in it and everything to decide with."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from testimonials import guidance
from testimonials.admin import pages
from testimonials.admin.access import may_reopen, name_of
from testimonials.admin.codes import short_code
from testimonials.admin.decide import DECISIONS, Decision, letters_for, may_make
from testimonials.admin.story import amended as amendments
from testimonials.admin.story import likely_notes, pieces, reading
from testimonials.admin.story.amended import Amended
from testimonials.admin.story.entries import Entry, list_entries, marks_in, to_look_at
from testimonials.admin.story.pieces import Piece
from testimonials.admin.wording import STATUS_LABELS, say_due, say_language, say_length
from testimonials.letters import KIND_LABELS, NOTE_LABELS, REPORT_LABELS
from testimonials.models import Submission
from testimonials.moderation import decisions, leases, moves, redaction, stories
from testimonials.terms import Move, Priority, ReportReason, Status, TextField

_READ = ("findings", "cautions", "events", "messages", "reports", "notes", "earlier_texts")

_KEYS = "1234567890"


def story_view(request: HttpRequest, submission_id: str) -> HttpResponse:
    """The cover, without a word of the story; past it, the story."""
    # Findings and cautions are read several times below; each is fetched once.
    found = Submission.objects.prefetch_related(
        "findings", "cautions", "events", "messages", "reports", "notes", "earlier_texts"
    )
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
    history = reading.history_of(submission)
    return pages.show(
        request,
        template,
        title=f"Story {short_code(submission)}".strip(),
        tab="waiting" if is_waiting else "decided",
        submission=submission,
        code=short_code(submission),
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
        may_end_claims=may_reopen(request),
        is_anothers=holder not in ("", name_of(request)),
        next_url=f"{reverse('admin:testimonials_next')}?after={submission.pk}",
        history=history,
        **shown,
    )


def _show_open(request: HttpRequest, submission: Submission, article: guidance.Article | None) -> HttpResponse:
    entries = list_entries(submission)
    likely = likely_notes.find(submission.body)
    # A story that a colleague is at work on, or that is decided, can be read, and the desk offers nothing more.
    at_work = submission.status == Status.PENDING and leases.holder(submission, datetime.now(UTC)) in (
        "",
        name_of(request),
    )
    amended = amendments.compare(
        submission, reading.history_of(submission), since_first=request.GET.get("since") == "first"
    )
    preview = stories.compose(submission)
    offered = _decisions(request, submission) if at_work or submission.status != Status.PENDING else []
    return _show(
        request,
        submission,
        "story.html",
        article=article,
        entries=entries,
        unscreened=[entry for entry in entries if entry.is_about_all],
        marked=[entry for entry in entries if not entry.is_about_all],
        can_work=at_work,
        # What is public can still be covered, and stays public.
        can_cover=at_work or submission.status == Status.PUBLISHED,
        pane=_pane(request, amended),
        amended=amended,
        name_pieces=_draw(submission.display_name, TextField.DISPLAY_NAME, entries),
        pieces=_draw(submission.body, TextField.BODY, entries),
        language=say_language(submission.language),
        unsettled=sum(entry.must_be_settled for entry in entries),
        to_review=to_look_at(entries),
        in_crisis=any(entry.is_open and entry.is_danger for entry in entries),
        has_crisis=submission.had_danger,
        confirmation=decisions.must_confirm(submission),
        services=guidance.crisis_services(submission.article),
        parts=reading.parts_of(article, submission) if article else [],
        # A caution of a rule that the article no longer has must still be there to take off.
        stray_cautions=_strays(submission, article),
        preview=preview,
        readers_name=pieces.draw(preview["display_name"] or ""),
        readers_body=pieces.draw(preview["body"]),
        content_notes=[
            (note.value, label, note.value in submission.content_notes, note in likely)
            for note, label in NOTE_LABELS.items()
        ],
        readers_notes=reading.say_notes(preview["content_notes"]),
        kinds=[(_KEYS[at : at + 1], kind.value, KIND_LABELS[kind]) for at, kind in enumerate(redaction.HAND_KINDS)],
        reports=[(REPORT_LABELS[ReportReason(one.reason)], one) for one in submission.reports.all()],
        decisions=offered,
        # Their own decision, for half an hour; a lead's right has no end.
        reopen_until=None if may_reopen(request) else submission.status_since + decisions.REOPENABLE,
        letters={decision.slug: letters_for(decision, submission) for decision in offered if decision.writes},
    )


def _pane(request: HttpRequest, amended: Amended | None) -> str:
    """Which of its faces the text shows: an amended story first shows what was changed."""
    asked = request.GET.get("as", "")
    if asked in ("marks", "readers") or (asked == "changes" and amended):
        return asked
    return "changes" if amended else "marks"


def _draw(text: str, field: TextField, entries: Sequence[Entry]) -> list[Piece]:
    return pieces.draw(text, marks_in(entries, field))


def _strays(submission: Submission, article: guidance.Article | None) -> list[object]:
    known = {(part.kind, part.key) for part in reading.parts_of(article, submission)} if article else set()
    return [one for one in submission.cautions.all() if (one.kind, one.key) not in known]


def _decisions(request: HttpRequest, submission: Submission) -> list[Decision]:
    """What may be decided now, by this person."""
    return [
        decision
        for decision in DECISIONS.values()
        if submission.status in moves.WAYS[decision.move].sources
        and may_make(request, submission, decision)
        and not (decision.move == Move.REOPEN and submission.original_erased_at is not None)
        and not (decision.is_about_reports and not submission.reports.all())
    ]
