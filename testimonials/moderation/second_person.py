"""Where somebody may have been in danger, one person alone makes nothing public: who else must agree, and to what."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from contentapi.errors import Conflict, Fault, InvalidInput
from testimonials.models import Finding, Note, Submission
from testimonials.moderation import danger
from testimonials.moderation.grouping import groups
from testimonials.terms import Settlement

# A reason that is typed where there is one moderator only.
FEWEST_WORDS = 5
LONGEST_REASON = 500


class SamePerson(Conflict):
    """Whoever approved first cannot be the second person."""

    code = "second_person"


@dataclass(frozen=True, slots=True)
class Danger:
    """Words that may be those of somebody in danger, `count` times, and what was made of them: by whom, and why.

    `by` and `because` are "" while it is open.
    """

    words: str
    why: str
    count: int
    by: str
    because: str


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What an approval repeats before it is made.

    `approved_by` is the first of two people, "" before there is one. `was_before`: it was found in a text that the
    author has changed since, or seen by a moderator, so that no words of it are here.
    """

    dangers: tuple[Danger, ...]
    needs_second_person: bool
    needs_reason: bool
    approved_by: str
    was_before: bool


def is_needed(submission: Submission) -> bool:
    return submission.had_danger


def endorser(submission: Submission) -> str:
    """Who approved the story exactly as it stands, and waits for a second person; "" for nobody."""
    return submission.endorsed_by if submission.endorsed_version == submission.row_version else ""


def agrees(submission: Submission, *, by: str, because: str, at: datetime) -> bool:
    """Whether this approval is the one that counts; False where it is the first of two.

    Raises SamePerson for whoever approved first, and InvalidInput where one person is enough and gives no reason, which
    is kept as a note.
    """
    if settings.SOLE_MODERATOR:
        Note.objects.create(submission=submission, text=_reason(because), by=by, at=at)
        return True
    if endorser(submission) == by:
        raise SamePerson("You have approved this story. Another person must approve it too before it is public.")
    return endorser(submission) != ""


def endorse(submission: Submission, *, by: str) -> Submission:
    """Keeps who approved first, and that it was this version. Whatever changes the story voids it."""
    submission.endorsed_by, submission.endorsed_version = by, submission.row_version
    submission.save(update_fields=["endorsed_by", "endorsed_version"])
    return submission


def confirmation(submission: Submission) -> Confirmation:
    dangers = tuple(
        Danger(group.words, group.first.why, group.count, _settled_by(group.first), group.first.because)
        for group in groups(submission)
        if danger.is_danger(group.first)
    )
    needed = is_needed(submission)
    return Confirmation(
        dangers,
        needs_second_person=needed and not settings.SOLE_MODERATOR,
        needs_reason=needed and settings.SOLE_MODERATOR,
        approved_by=endorser(submission) if needed else "",
        was_before=needed and not dangers,
    )


def _settled_by(finding: Finding) -> str:
    return "" if finding.settlement == Settlement.OPEN else finding.settled_by


def _reason(because: str) -> str:
    words = " ".join(because.split())
    different = {word.casefold() for word in re.findall(r"[^\W_]+", words)}
    if len(different) >= FEWEST_WORDS and len(words) <= LONGEST_REASON:
        return words
    detail = (
        f"Words of somebody who may be in danger were found in this story. Say in {FEWEST_WORDS} words or more, and "
        f"{LONGEST_REASON} characters at most, why it may be public."
    )
    raise InvalidInput(detail, faults=[Fault(detail, "reason", pointer="/because")])
