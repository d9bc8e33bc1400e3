"""The desk's own words: what a severity asks for, why a finding may stay, how long something takes."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.conf.locale import LANG_INFO

from testimonials.screening import Kind, Severity
from testimonials.terms import Move, Status

# What a moderator owes a finding. Every severity also has a shape of its own, so that none goes by colour alone.
SEVERITY_LABELS: Mapping[Severity, str] = {
    Severity.REDACT: "Must be settled",
    Severity.REVIEW: "Have a look",
    Severity.ROUTE: "May need help",
}

STATUS_LABELS: Mapping[Status, str] = {
    Status.PENDING: "Waiting for a decision",
    Status.CHANGES_REQUESTED: "Sent back for changes",
    Status.PUBLISHED: "Public",
    Status.REJECTED: "Rejected",
    Status.WITHDRAWN: "Withdrawn by its author",
}

MOVE_LABELS: Mapping[Move, str] = {
    Move.SUBMIT: "Sent in",
    Move.APPROVE_FIRST: "Approved by the first of two",
    Move.APPROVE: "Approved",
    Move.REJECT: "Rejected",
    Move.ASK_FOR_CHANGES: "Sent back for changes",
    Move.AMEND: "Changed by its author",
    Move.END_CLAIM: "Claim ended",
    Move.REOPEN: "Reopened",
    Move.COVER: "Covered while public",
    Move.TAKE_DOWN: "Taken down",
    Move.HIDE_REPORTED: "Hidden after reports",
    Move.KEEP_REPORTED: "Kept after reports",
    Move.WITHDRAW: "Withdrawn",
    Move.ERASE: "Erased",
}

# Who acted where no moderator did.
ACTOR_LABELS = {"by:author": "the author", "by:readers": "readers", "by:purge": "the daily clean-up"}

_NOT_PERSONAL = ("It is a public service's, not a person's", "It is not what it was taken for")
_NUMBER = ("It is not such a number", "It identifies nobody")

# Why a finding may stay as it is, the likeliest first; a moderator can also write their own words.
DISMISSALS: Mapping[Kind, tuple[str, ...]] = {
    Kind.EMAIL: _NOT_PERSONAL,
    Kind.PHONE: (*_NOT_PERSONAL, "It is a number of something else"),
    Kind.URL: _NOT_PERSONAL,
    Kind.HANDLE: _NOT_PERSONAL,
    Kind.POSTAL_CODE: ("It is not a postcode", "It is a public place's, and identifies nobody"),
    Kind.NHS_NUMBER: _NUMBER,
    Kind.NATIONAL_INSURANCE_NUMBER: _NUMBER,
    Kind.PRECISE_DATE: ("The day alone identifies nobody", "It is not an exact date"),
    Kind.PERSON_NAME: (
        "It is not a person's name",
        "It is a name for the baby, and identifies nobody",
        "It is somebody in public life",
    ),
    Kind.CARD_NUMBER: _NUMBER,
    Kind.BANK_ACCOUNT: _NUMBER,
    Kind.HOSPITAL_NUMBER: _NUMBER,
    Kind.ADDRESS: ("It is too large to identify anyone", "It is a public place's, and identifies nobody"),
    Kind.ORGANISATION: ("It is too large to identify anyone", "It is not a hospital or clinic"),
    Kind.INSTITUTION: ("It is too large to identify anyone", "It is not a school or workplace"),
    Kind.AGE: ("It identifies nobody",),
    Kind.POSES_AS_SERVICE: ("Nobody would take the author for the service", "It tells whom they spoke to"),
    Kind.TYPED_MASK: ("Nobody would take it for a mask of ours",),
    Kind.CRISIS: (
        "Read: it tells of the past, not of now",
        "Read: it is a way of speaking",
        "Read: the author says that they have help",
    ),
    Kind.ADVICE: (
        "It tells what they did, not what to do",
        "It does no harm",
        "A caution stands beside it",
    ),
    Kind.UNSCREENED: (
        "I read this language, and have read all of it",
        "Somebody who reads this language has read all of it",
        "It is English, and I have read all of it",
    ),
    Kind.OTHER: ("It identifies nobody",),
}

# How a story's cover speaks of what was found in it.
_FOUND_ON_COVER: Mapping[Kind, str] = {Kind.CRISIS: "language of crisis", Kind.ADVICE: "advice to readers"}
PERSONAL_DETAILS = "personal details"


def on_cover(kind: Kind) -> str:
    return _FOUND_ON_COVER.get(kind, PERSONAL_DETAILS)


def say_language(tag: str) -> str:
    """A language by its name in English ("British English"); by its tag where it has none that we know."""
    for known in (tag.lower(), tag.lower().partition("-")[0]):
        if known in LANG_INFO and "name" in LANG_INFO[known]:
            return str(LANG_INFO[known]["name"])
    return tag


def say_length(length: timedelta) -> str:
    """A length of time as one looks at a clock: "25 min", "3 h", "4 days"."""
    minutes = max(0, int(length.total_seconds() // 60))
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 48 * 60:
        return f"{minutes // 60} h"
    return f"{minutes // (24 * 60)} days"


def say_due(due_at: datetime | None, now: datetime) -> str:
    if due_at is None:
        return ""
    return f"overdue by {say_length(now - due_at)}" if due_at < now else f"due in {say_length(due_at - now)}"


def say_actor(by: str) -> str:
    return ACTOR_LABELS.get(by, by)
