"""What a moderator decides. Each decision is one transaction, made on the version of the story that they looked at.

All of them raise NotFound for a name that nothing has, MovedOn where the story has changed since, IllegalTransition
where its state has no such move, and Claimed where another moderator is at work on it. Then nothing has happened.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from django.db import transaction

from articles.models.public import ChangeFeed
from contentapi.errors import Fault, InvalidInput
from contentapi.signatures import must_be_signed
from testimonials.letters import LETTERS, UNFINISHED, is_unfinished
from testimonials.models import Message, Note, Submission
from testimonials.moderation import leases, moves, redaction, second_person, stories
from testimonials.moderation.second_person import Confirmation
from testimonials.terms import DecisionReason, Move, Priority

LONGEST_MESSAGE = 2000

# For so long, whoever decided can put a story back into the queue themselves.
REOPENABLE = timedelta(minutes=30)

_DECISIONS = (Move.APPROVE, Move.REJECT, Move.ASK_FOR_CHANGES, Move.TAKE_DOWN)


class NotApprovable(InvalidInput):
    """Something in the story must be settled first; `faults` says what, and repeats nothing of the text."""

    code = "not_approvable"


def approve(submission_id: str, *, by: str, version: int, because: str = "") -> Submission:
    """Publishes the story as it has been masked and noted.

    One in which somebody was ever found in danger takes two people: the first one's approval is recorded, and the story
    goes on waiting, at a new version, for a second one (`second_person`). Where there is one moderator only, `because`
    says why it may be public.

    Raises NotApprovable while something is unsettled or covered words stand in clear, and where the second person is
    missing or the reason is.
    """
    with _decision(submission_id, Move.APPROVE, by=by, version=version) as (submission, feed, now):
        _must_be_settled(submission)
        if second_person.is_needed(submission) and not second_person.agrees(submission, by=by, because=because, at=now):
            moves.make(submission, Move.APPROVE_FIRST, by=by, at=now)
            return second_person.endorse(submission, by=by)
        answered = submission.reports.all().delete()[0] > 0
        submission.reports_answered = submission.reports_answered or answered
        submission.priority = Priority.ORDINARY
        stories.put_out(submission, feed=feed, by=by, at=now)
        moves.make(submission, Move.APPROVE, by=by, at=now)
    return submission


def must_confirm(submission: Submission) -> Confirmation:
    """What whoever approves the story must have before their eyes: words of danger, and what was made of each."""
    return second_person.confirmation(submission)


def _must_be_settled(submission: Submission) -> None:
    open_findings, clear = redaction.unsettled(submission), redaction.in_clear(submission)
    if not open_findings and not clear:
        return
    said = [f"Mask or dismiss what is still open first ({len(open_findings)})."] if open_findings else []
    said += [
        f"Words that you covered still stand in clear ({len(clear)}). Cover them, or say why they may stay."
    ] * bool(clear)
    raise NotApprovable(
        " ".join(said),
        faults=[
            *(Fault(one.why, one.kind, pointer=f"/findings/{one.pk}") for one in open_findings),
            *(
                Fault(
                    f"Covered words stand in clear here, from character {one.start + 1} to {one.end}.",
                    "in_clear",
                    pointer=f"/{one.field}/{one.start}",
                )
                for one in clear
            ),
        ],
    )


def reject(submission_id: str, *, by: str, version: int, reason: DecisionReason, message: str) -> Submission:
    """Declines the story; its author will read `message`."""
    return _answer(submission_id, Move.REJECT, by=by, version=version, reason=reason, message=message)


def ask_for_changes(submission_id: str, *, by: str, version: int, reason: DecisionReason, message: str) -> Submission:
    """Sends the story back to its author, who will read `message` and may amend it."""
    return _answer(submission_id, Move.ASK_FOR_CHANGES, by=by, version=version, reason=reason, message=message)


def take_down(submission_id: str, *, by: str, version: int, reason: DecisionReason, message: str) -> Submission:
    """Ends a story's publication; its author will read `message`."""
    return _answer(submission_id, Move.TAKE_DOWN, by=by, version=version, reason=reason, message=message)


def may_reopen(submission: Submission, *, by: str, at: datetime, is_lead: bool) -> bool:
    """Whether somebody may: lead moderators, and for half an hour whoever made the last decision."""
    latest = submission.events.filter(move__in=_DECISIONS).order_by("pk").last()
    return is_lead or (latest is not None and latest.by == by and at - latest.at <= REOPENABLE)


def reopen(submission_id: str, *, by: str, version: int, is_lead: bool = False) -> Submission:
    """Puts a decided story back into the queue, hidden if it was public. Only while the original exists.

    Raises NotAllowed for whoever may not (`may_reopen`).
    """
    with _decision(submission_id, Move.REOPEN, by=by, version=version) as (submission, feed, now):
        if submission.original_erased_at is not None:
            raise moves.IllegalTransition("The original has been erased, so this story cannot be decided anew.")
        if not may_reopen(submission, by=by, at=now, is_lead=is_lead):
            raise moves.NotAllowed("You can reopen what you decided within 30 minutes. Later, a lead moderator can.")
        stories.take_away(submission, feed=feed, by=by, at=now)
        submission.priority = Priority.CRISIS if submission.had_danger else Priority.ORDINARY
        moves.make(submission, Move.REOPEN, by=by, at=now)
    return submission


def keep_reported(submission_id: str, *, by: str, version: int) -> Submission:
    """Answers the reports of a public story by leaving it be: they are erased, and no more of them will hide it."""
    with _decision(submission_id, Move.KEEP_REPORTED, by=by, version=version) as (submission, _, now):
        submission.reports.all().delete()
        submission.reports_answered = True
        submission.priority = Priority.ORDINARY
        moves.make(submission, Move.KEEP_REPORTED, by=by, at=now)
    return submission


def add_note(submission_id: str, *, by: str, text: str) -> Note:
    """A word to other moderators. It changes nothing else, and is erased with the story."""
    must_be_signed(by)
    words = _words(text, "/text")
    with transaction.atomic():
        submission = moves.locked(submission_id)
        if submission.erased_at is not None:
            raise moves.IllegalTransition("This story has been erased.")
        return Note.objects.create(submission=submission, text=words, by=by, at=datetime.now(UTC))


def _answer(
    submission_id: str, move: Move, *, by: str, version: int, reason: DecisionReason, message: str
) -> Submission:
    _must_be_among(reason, list(LETTERS[move]))
    words = _words(message, "/message")
    with _decision(submission_id, move, by=by, version=version) as (submission, feed, now):
        _must_be_among(reason, reasons_for(submission, move))
        stories.take_away(submission, feed=feed, by=by, at=now)
        submission.reports.all().delete()
        if reason == DecisionReason.AUTHOR_AT_RISK:
            submission.had_danger = submission.needs_help = True
        Message.objects.create(submission=submission, move=move, text=words, by=by, at=now)
        moves.make(submission, move, by=by, at=now, reason=reason)
    return submission


def reasons_for(submission: Submission, move: Move) -> list[DecisionReason]:
    """The reasons that may be given for a move. A story of somebody who was in danger is never called an advert."""
    return [one for one in LETTERS[move] if not (submission.had_danger and one == DecisionReason.SPAM)]


def _must_be_among(reason: DecisionReason, known: Sequence[DecisionReason]) -> None:
    if reason not in known:
        detail = f"This reason does not fit. Known: {', '.join(known)}."
        raise InvalidInput(detail, faults=[Fault(detail, "reason", pointer="/reason")])


@contextmanager
def _decision(
    submission_id: str, move: Move, *, by: str, version: int
) -> Iterator[tuple[Submission, ChangeFeed, datetime]]:
    """The submission, locked and open to `move` by this person, with the feed locked before it."""
    must_be_signed(by)
    with transaction.atomic():
        feed = ChangeFeed.lock()
        now = datetime.now(UTC)
        submission = moves.locked(submission_id)
        moves.must_be_at(submission, version)
        moves.must_be_legal(submission, move)
        leases.must_be_free_for(submission, by, now)
        yield submission, feed, now


def _words(text: str, pointer: str) -> str:
    """What a person will read: something, and no template that was left unfinished."""
    words = text.strip()
    if is_unfinished(words):
        detail = f"Finish the letter first: write your own words where it has “{UNFINISHED}”."
        raise InvalidInput(detail, faults=[Fault(detail, "unfinished", pointer=pointer)])
    if not words or len(words) > LONGEST_MESSAGE:
        detail = f"Write 1 to {LONGEST_MESSAGE} characters."
        raise InvalidInput(detail, faults=[Fault(detail, "words", pointer=pointer)])
    return words
