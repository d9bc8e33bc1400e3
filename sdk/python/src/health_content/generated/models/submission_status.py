from typing import Final, Literal

SubmissionStatus = Literal["changes_requested", "pending", "published", "rejected", "withdrawn"]

SUBMISSION_STATUS_VALUES: Final[frozenset[SubmissionStatus]] = frozenset(
    ["changes_requested", "pending", "published", "rejected", "withdrawn"]
)


def check_submission_status(value: str) -> SubmissionStatus:
    """A closed list: nobody could act safely on a value that they do not know."""
    for known in SUBMISSION_STATUS_VALUES:
        if value == known:
            return known
    raise ValueError(f"{value!r} is not a value of SubmissionStatus.")
