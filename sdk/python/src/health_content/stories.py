"""What the author of a story holds."""

from dataclasses import dataclass, field
from datetime import datetime

from health_content.generated.models import SafetyNet, SubmissionStatus


def may_be_sent(secret: str) -> bool:
    """Whether a header can hold it. Asked before it is sent, since what sends a header quotes it where it cannot."""
    return secret.isascii() and secret.isprintable() and secret.strip() == secret != ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """An author's one key to their story. Give both parts to the author to keep: nobody can give them again.

    The secret is left out of `repr`, so that a log or a traceback does not hold it.
    """

    submission_id: str
    secret: str = field(repr=False)

    def __post_init__(self) -> None:
        if not may_be_sent(self.secret):
            raise ValueError("This is no receipt's secret: that is printable ASCII, and nothing around it.")


@dataclass(frozen=True, slots=True)
class SubmittedStory:
    """That a story was taken. Where `safety_net` is not None, show it at once, before anything else."""

    receipt: Receipt
    status: SubmissionStatus
    decision_due_by: datetime
    safety_net: SafetyNet | None
