"""The fixed terms of stories and their moderation; what screening can find is in `testimonials.screening`."""

from enum import StrEnum


class Status(StrEnum):
    """Where a submission stands."""

    PENDING = "pending"
    CHANGES_REQUESTED = "changes_requested"
    PUBLISHED = "published"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Move(StrEnum):
    """What can happen to a submission. `testimonials.moderation.moves` says from where to where, and by whom.

    `approve_first` is the approval of the first of two people, `cover` a mask on a story that is public and stays so.
    """

    SUBMIT = "submit"
    APPROVE_FIRST = "approve_first"
    APPROVE = "approve"
    REJECT = "reject"
    ASK_FOR_CHANGES = "ask_for_changes"
    AMEND = "amend"
    END_CLAIM = "end_claim"
    REOPEN = "reopen"
    COVER = "cover"
    TAKE_DOWN = "take_down"
    HIDE_REPORTED = "hide_reported"
    KEEP_REPORTED = "keep_reported"
    WITHDRAW = "withdraw"
    ERASE = "erase"


class Priority:
    """How far up the queue: larger comes first. Within one, whichever is due first."""

    ORDINARY = 0
    REPORTED = 1
    CRISIS = 2


class DecisionReason(StrEnum):
    """Why a story was not taken, was sent back, or was taken down. The author reads words of their own to it."""

    IDENTIFIES_SOMEONE = "identifies_someone"
    ADVICE = "advice"
    NOT_OWN_EXPERIENCE = "not_own_experience"
    OFF_TOPIC = "off_topic"
    UNKIND = "unkind"
    TOO_GRAPHIC = "too_graphic"
    AUTHOR_AT_RISK = "author_at_risk"
    SPAM = "spam"
    REPORTED = "reported"
    OTHER = "other"


class ReportReason(StrEnum):
    """What a reader has against a published story."""

    IDENTIFIES_SOMEONE = "identifies_someone"
    UNSAFE_ADVICE = "unsafe_advice"
    UNKIND = "unkind"
    DISTRESSING = "distressing"
    SPAM = "spam"
    OTHER = "other"


class ContentNote(StrEnum):
    """What a reader may want to know of a story before they read it."""

    PREGNANCY_LOSS = "pregnancy_loss"
    BLEEDING = "bleeding"
    INFECTION = "infection"
    MEDICAL_PROCEDURES = "medical_procedures"
    REPEATED_LOSS = "repeated_loss"
    LATE_LOSS = "late_loss"
    SEX = "sex"
    ANOTHER_PREGNANCY = "another_pregnancy"
    SELF_HARM = "self_harm"
    ABUSE = "abuse"


class TextField(StrEnum):
    """Which of an author's two texts."""

    BODY = "body"
    DISPLAY_NAME = "display_name"


class Settlement(StrEnum):
    """What a moderator made of a finding. `left` are words that are covered elsewhere, and may stand in this place."""

    OPEN = "open"
    MASKED = "masked"
    DISMISSED = "dismissed"
    LEFT = "left"


class CautionKind(StrEnum):
    """What of an article a story runs against."""

    RULE = "rule"
    WARNING = "warning"
