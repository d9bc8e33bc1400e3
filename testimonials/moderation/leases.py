"""Claims: who is at work on a story. A lease rather than a lock, for a neglected claim must not block the others."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from django.db import transaction

from contentapi.errors import Conflict
from contentapi.signatures import must_be_signed
from testimonials.models import Submission
from testimonials.moderation import moves, queue
from testimonials.terms import Move, Status

LEASE = timedelta(minutes=15)


class Claimed(Conflict):
    """Another moderator is at work on the submission."""

    code = "claimed"


def holder(submission: Submission, at: datetime) -> str:
    """Who has the story at that moment; "" for nobody."""
    is_live = submission.claimed_until is not None and submission.claimed_until > at
    return submission.claimed_by if is_live else ""


def must_be_free_for(submission: Submission, by: str, at: datetime) -> None:
    """Raises Claimed where somebody else has the story."""
    if holder(submission, at) not in ("", by):
        raise Claimed(f"{submission.claimed_by} is working on this story. You can have it when they let it go.")


def claim(submission_id: str, *, by: str) -> Submission:
    """Takes the story, or keeps it, for 15 minutes. Raises NotFound, IllegalTransition and Claimed."""
    must_be_signed(by)
    with transaction.atomic():
        now = datetime.now(UTC)
        submission = _waiting(submission_id)
        _take(submission, by, now)
        submission.save(update_fields=["claimed_by", "claimed_until"])
        return submission


def release(submission_id: str, *, by: str) -> Submission:
    """Lets the story go; nothing happens to it where it is not held. Raises NotFound and Claimed."""
    with transaction.atomic():
        submission = moves.locked(submission_id)
        must_be_free_for(submission, by, datetime.now(UTC))
        submission.claimed_by, submission.claimed_until = "", None
        submission.save(update_fields=["claimed_by", "claimed_until"])
        return submission


def claim_next(
    *, by: str, after: Submission | None = None, skipping: Collection[str] = (), crisis_first: bool = False
) -> Submission | None:
    """Takes the next story of the queue that nobody else has (`queue.in_turn`); None where nothing is left.

    Two people who ask at once are led to different stories.
    """
    must_be_signed(by)
    with transaction.atomic():
        now = datetime.now(UTC)
        for stories in queue.in_turn(by=by, at=now, after=after, skipping=skipping, crisis_first=crisis_first):
            found = stories.select_for_update(skip_locked=True).first()
            if found is not None:
                _take(found, by, now)
                found.save(update_fields=["claimed_by", "claimed_until"])
                return found
    return None


def end(submission_id: str, *, by: str, is_lead: bool) -> Submission:
    """Ends a colleague's claim, and records it. Raises NotFound, IllegalTransition, and NotAllowed but for leads."""
    must_be_signed(by)
    with transaction.atomic():
        now = datetime.now(UTC)
        submission = _waiting(submission_id)
        if not is_lead:
            raise moves.NotAllowed("A lead moderator can end a colleague's claim.")
        if not holder(submission, now):
            raise moves.IllegalTransition("Nobody has this story.")
        submission.claimed_by, submission.claimed_until = "", None
        submission.save(update_fields=["claimed_by", "claimed_until"])
        moves.record(submission, Move.END_CLAIM, by=by, at=now, came_from=Status.PENDING)
        return submission


@contextmanager
def at_work(submission_id: str, *, by: str, version: int) -> Iterator[Submission]:
    """A waiting story, locked, for a change to what a moderator has made of it; it counts as a new version.

    Takes or keeps the claim. Raises NotFound, MovedOn, IllegalTransition and Claimed before anything is done.
    """
    must_be_signed(by)
    with transaction.atomic():
        now = datetime.now(UTC)
        submission = _waiting(submission_id)
        moves.must_be_at(submission, version)
        _take(submission, by, now)
        yield submission
        submission.row_version += 1
        submission.save()


def _waiting(submission_id: str) -> Submission:
    submission = moves.locked(submission_id)
    if submission.status != Status.PENDING or submission.erased_at is not None:
        raise moves.IllegalTransition("This story is not waiting for a decision.")
    return submission


def _take(submission: Submission, by: str, at: datetime) -> None:
    must_be_free_for(submission, by, at)
    submission.claimed_by, submission.claimed_until = by, at + LEASE
