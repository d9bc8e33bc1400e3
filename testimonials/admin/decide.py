"""Decisions, as the desk asks for them: once in a page of their own, where no script has asked already."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from contentapi.errors import DomainError
from testimonials.admin import next_story, pages
from testimonials.admin.access import may_reopen, name_of
from testimonials.admin.asked import Asked
from testimonials.admin.codes import short_code
from testimonials.admin.story.entries import list_entries, to_look_at
from testimonials.letters import DECISION_LABELS, LETTERS
from testimonials.models import Submission
from testimonials.moderation import decisions
from testimonials.terms import DecisionReason, Move, Status

NEEDS_SECOND = "Your approval is kept. Another person must approve it too before the story is public."


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision that the desk offers, and its words."""

    slug: str
    move: Move
    label: str
    doing: str
    done: str
    make: Callable[[Asked], Submission]
    # Neither `d` nor `f`: those approve and reject elsewhere, the other way round.
    key: str
    question: str = ""
    is_about_reports: bool = False

    @property
    def writes(self) -> bool:
        """Whether the author is sent a letter."""
        return self.move in LETTERS

    @property
    def stays(self) -> bool:
        """Whether the moderator goes on with the same story, and nothing is to be held back."""
        return self.move == Move.REOPEN


def _approve(asked: Asked) -> Submission:
    return decisions.approve(asked.story, by=asked.by, version=asked.version, because=asked.words("because"))


def _reject(asked: Asked) -> Submission:
    return decisions.reject(
        asked.story, by=asked.by, version=asked.version, reason=asked.reason, message=asked.words("message")
    )


def _ask_for_changes(asked: Asked) -> Submission:
    return decisions.ask_for_changes(
        asked.story, by=asked.by, version=asked.version, reason=asked.reason, message=asked.words("message")
    )


def _take_down(asked: Asked) -> Submission:
    return decisions.take_down(
        asked.story, by=asked.by, version=asked.version, reason=asked.reason, message=asked.words("message")
    )


def _keep(asked: Asked) -> Submission:
    return decisions.keep_reported(asked.story, by=asked.by, version=asked.version)


def _reopen(asked: Asked) -> Submission:
    return decisions.reopen(asked.story, by=asked.by, version=asked.version, is_lead=asked.is_lead)


DECISIONS: Mapping[str, Decision] = {
    one.slug: one
    for one in (
        Decision(
            "approve",
            Move.APPROVE,
            "Approve",
            "Approving",
            "Approved. The story is public now.",
            _approve,
            "a",
            question="Make this story public, as it reads under “What readers will see”?",
        ),
        Decision(
            "reject", Move.REJECT, "Reject", "Rejecting", "Rejected. The author can read your letter.", _reject, "r"
        ),
        Decision(
            "ask-for-changes",
            Move.ASK_FOR_CHANGES,
            "Ask for changes",
            "Asking for changes to",
            "Sent back. The author can read your letter.",
            _ask_for_changes,
            "w",
        ),
        Decision(
            "keep",
            Move.KEEP_REPORTED,
            "Keep public",
            "Keeping",
            "Kept. Its reports are answered.",
            _keep,
            "p",
            question="Keep this story public? Its reports are erased, and no more of them will hide it.",
            is_about_reports=True,
        ),
        Decision(
            "take-down",
            Move.TAKE_DOWN,
            "Take down",
            "Taking down",
            "Taken down. The author can read your letter.",
            _take_down,
            "r",
        ),
        Decision(
            "reopen",
            Move.REOPEN,
            "Reopen",
            "Reopening",
            "Reopened. The story waits for a decision again, and is not public.",
            _reopen,
            "o",
            question="Put this story back into the queue? If it is public, it is hidden at once.",
        ),
    )
}


def letters_for(decision: Decision, submission: Submission) -> dict[str, dict[str, str]]:
    """Each reason that fits the move and the story: its label, and the exact words that the author would read."""
    return {
        reason.value: {"label": DECISION_LABELS[reason], "letter": LETTERS[decision.move][reason]}
        for reason in decisions.reasons_for(submission, decision.move)
    }


def may_make(request: HttpRequest, submission: Submission, decision: Decision) -> bool:
    """Whether this person may decide so: reopening is for leads, and for a while for whoever decided."""
    return decision.move != Move.REOPEN or decisions.may_reopen(
        submission, by=name_of(request), at=datetime.now(UTC), is_lead=may_reopen(request)
    )


def decide_view(request: HttpRequest, submission_id: str, *, decision: Decision) -> HttpResponse:
    """Asks once (GET, or POST without `confirmed`), and then decides. A refusal keeps the words that were typed."""
    before = Submission.objects.filter(pk=submission_id).first()
    if before is not None and not may_make(request, before, decision):
        raise PermissionDenied
    if request.method != "POST" or "confirmed" not in request.POST:
        return _ask(request, submission_id, decision)
    try:
        decided = decision.make(Asked(request, submission_id))
    except DomainError as refused:
        if pages.wants_json(request):
            return pages.answer_refused(request, refused, to="")
        said = [fault.detail for fault in refused.faults if fault.detail != refused.detail]
        return _ask(request, submission_id, decision, status=pages.status_of(refused), problems=[refused.detail, *said])
    if decision.stays:
        return pages.answer_done(request, decision.done, to=pages.story_url(decided.pk))
    done = NEEDS_SECOND if decision.move == Move.APPROVE and decided.status == Status.PENDING else decision.done
    queue = reverse("admin:testimonials_submission_changelist")
    if pages.wants_json(request):
        # The page has gone on to another story already, and must not be given a second one.
        is_theirs = decisions.may_reopen(decided, by=name_of(request), at=decided.status_since, is_lead=False)
        until = decided.status_since + decisions.REOPENABLE if is_theirs and decided.status != Status.PENDING else None
        return pages.answer_done(request, done, to=queue, reopen_until=until.isoformat() if until else "")
    following = next_story.claim(by=name_of(request), after=before, skipping=[], crisis_first=True)
    return pages.answer_done(request, done, to=pages.story_url(following) if following else queue)


def _ask(
    request: HttpRequest,
    submission_id: str,
    decision: Decision,
    *,
    status: int = 200,
    problems: Sequence[str] = (),
) -> HttpResponse:
    submission = Submission.objects.filter(pk=submission_id).first()
    if submission is None:
        raise Http404
    reasons = letters_for(decision, submission) if decision.writes else {}
    chosen = request.POST.get("reason") or request.GET.get("reason") or next(iter(reasons), "")
    message = request.POST.get("message", "")
    # A letter that nobody has touched goes with its reason: whoever changes the reason means the other letter.
    if not message.strip() or message.strip() in {one["letter"] for one in reasons.values()}:
        message = reasons.get(chosen, {}).get("letter", "")
    is_approval = decision.move == Move.APPROVE
    confirmation = decisions.must_confirm(submission) if is_approval else None
    entries = list_entries(submission) if is_approval else []
    return pages.show(
        request,
        "decide.html",
        title=f"{decision.label}: story {short_code(submission)}",
        code=short_code(submission),
        status=status,
        tab="waiting",
        submission=submission,
        decision=decision,
        reasons=reasons,
        chosen=chosen,
        chosen_label=DECISION_LABELS.get(DecisionReason(chosen), "") if chosen in reasons else "",
        message=message,
        because=request.POST.get("because", ""),
        confirmation=confirmation,
        problems=problems,
        # The version that they read, not today's: the door refuses the other, and says so.
        version=request.POST.get("version") or submission.row_version,
        to_settle=[entry for entry in entries if entry.must_be_settled],
        to_review=to_look_at(entries),
        is_first_of_two=confirmation is not None and confirmation.approved_by == name_of(request),
    )
