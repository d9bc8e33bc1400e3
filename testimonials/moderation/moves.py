"""The table of moves, and the one way to make one: state, version, lease and event change together."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from contentapi.errors import Conflict, NotFound
from testimonials.models import ModerationEvent, Submission
from testimonials.terms import DecisionReason, Move, Priority, Status

# How long a person waits for a decision at most. Who may be in danger is read the same half-day.
DUE = {
    Priority.ORDINARY: timedelta(hours=72),
    Priority.REPORTED: timedelta(hours=72),
    Priority.CRISIS: timedelta(hours=4),
}

# Who acts where no moderator does. No user name can hold a colon.
AUTHOR = "by:author"
READERS = "by:readers"
PURGE = "by:purge"


class IllegalTransition(Conflict):
    """The submission's state has no such move."""

    code = "illegal_transition"


class NotAllowed(Conflict):
    """The move is there, and is another person's to make."""

    code = "not_allowed"


class MovedOn(Conflict):
    """Somebody has changed the submission since it was looked at."""

    code = "moved_on"


class Who(Enum):
    """Who may make a move."""

    AUTHOR = "whoever holds the receipt"
    READERS = "readers, by their reports"
    MODERATOR = "any moderator"
    SECOND = "any moderator; after danger, another one than approved first"
    DECIDER_OR_LEAD = "whoever decided, for half an hour, and lead moderators"
    LEAD = "lead moderators"
    PURGE = "nobody: it is due"


@dataclass(frozen=True, slots=True)
class Way:
    """From which states a move leads, and to which; None is where it came from. `who` may make it."""

    sources: frozenset[Status]
    target: Status | None
    who: Who


def _way(*sources: Status, to: Status | None, who: Who = Who.MODERATOR) -> Way:
    return Way(frozenset(sources), to, who)


_DECIDED = (Status.PUBLISHED, Status.REJECTED, Status.CHANGES_REQUESTED)
_ALL_BUT_WITHDRAWN = (Status.PENDING, *_DECIDED)

# Everything else is illegal. A submission is made by SUBMIT, which has no state before it.
WAYS: Mapping[Move, Way] = {
    Move.SUBMIT: _way(to=Status.PENDING, who=Who.AUTHOR),
    Move.APPROVE_FIRST: _way(Status.PENDING, to=Status.PENDING),
    Move.APPROVE: _way(Status.PENDING, to=Status.PUBLISHED, who=Who.SECOND),
    Move.REJECT: _way(Status.PENDING, to=Status.REJECTED),
    Move.ASK_FOR_CHANGES: _way(Status.PENDING, to=Status.CHANGES_REQUESTED),
    Move.AMEND: _way(Status.CHANGES_REQUESTED, to=Status.PENDING, who=Who.AUTHOR),
    Move.END_CLAIM: _way(Status.PENDING, to=Status.PENDING, who=Who.LEAD),
    Move.REOPEN: _way(*_DECIDED, to=Status.PENDING, who=Who.DECIDER_OR_LEAD),
    Move.COVER: _way(Status.PUBLISHED, to=Status.PUBLISHED),
    Move.TAKE_DOWN: _way(Status.PUBLISHED, to=Status.REJECTED),
    Move.HIDE_REPORTED: _way(Status.PUBLISHED, to=Status.PENDING, who=Who.READERS),
    Move.KEEP_REPORTED: _way(Status.PUBLISHED, to=Status.PUBLISHED),
    Move.WITHDRAW: _way(*_ALL_BUT_WITHDRAWN, to=Status.WITHDRAWN, who=Who.AUTHOR),
    Move.ERASE: _way(*_ALL_BUT_WITHDRAWN, to=None, who=Who.PURGE),
}


# How a refusal says it: to moderators mostly, to authors where they amend.
_STANDS: Mapping[Status, str] = {
    Status.PENDING: "This story is waiting for a decision.",
    Status.CHANGES_REQUESTED: "This story is with its author, who was asked for changes.",
    Status.PUBLISHED: "This story is public.",
    Status.REJECTED: "This story was not published.",
    Status.WITHDRAWN: "This story was withdrawn by its author.",
}
_DONE: Mapping[Move, str] = {
    Move.SUBMIT: "submitted again",
    Move.APPROVE_FIRST: "approved now",
    Move.APPROVE: "approved now",
    Move.REJECT: "rejected now",
    Move.ASK_FOR_CHANGES: "sent back now",
    Move.AMEND: "changed now",
    Move.END_CLAIM: "freed",
    Move.REOPEN: "reopened",
    Move.COVER: "covered in public",
    Move.TAKE_DOWN: "taken down",
    Move.HIDE_REPORTED: "hidden",
    Move.KEEP_REPORTED: "kept in public",
    Move.WITHDRAW: "withdrawn again",
    Move.ERASE: "erased again",
}


def locked(submission_id: str) -> Submission:
    """The submission, locked until the transaction ends. Whoever also locks the feed has done that before.

    Raises NotFound; an erased one is found, for it still has a state.
    """
    found = Submission.objects.select_for_update().filter(pk=submission_id).first()
    if found is None:
        raise NotFound("There is no story of this name.")
    return found


def must_be_at(submission: Submission, version: int) -> None:
    """Raises MovedOn unless `version` is what the submission stands at."""
    if submission.row_version != version:
        raise MovedOn("This story has changed since you opened it. Look at it again before you decide.")


def must_be_legal(submission: Submission, move: Move) -> None:
    """Raises IllegalTransition where the table has no such move from here, or nothing is left to move."""
    if submission.status not in WAYS[move].sources:
        raise IllegalTransition(f"{_STANDS[Status(submission.status)]} It cannot be {_DONE[move]}.")
    if submission.erased_at is not None:
        raise IllegalTransition("This story has been erased. Nothing is left of it but its history.")


def make(submission: Submission, move: Move, *, by: str, at: datetime, reason: DecisionReason | None = None) -> None:
    """Makes a move on a locked submission, saves it whole and appends the event. Raises IllegalTransition."""
    must_be_legal(submission, move)
    came_from = Status(submission.status)
    submission.status = WAYS[move].target or came_from
    if submission.status != came_from:
        submission.status_since = at
    if submission.status != Status.PENDING:
        submission.due_at = None
    elif came_from != Status.PENDING:
        submission.due_at = at + DUE[submission.priority]
    if submission.status not in (Status.PENDING, Status.CHANGES_REQUESTED):
        # What is decided needs no comparison any more.
        submission.earlier_texts.all().delete()
    submission.claimed_by, submission.claimed_until, submission.spam_marked_by = "", None, ""
    submission.row_version += 1
    submission.save()
    record(submission, move, by=by, at=at, came_from=came_from, reason=reason)


def record(
    submission: Submission,
    move: Move,
    *,
    by: str,
    at: datetime,
    came_from: Status | None,
    reason: DecisionReason | None = None,
) -> None:
    """Appends the event of a move that has been made."""
    ModerationEvent.objects.create(
        submission=submission,
        move=move,
        from_status=came_from or "",
        to_status=submission.status,
        reason=reason or "",
        by=by,
        at=at,
    )
