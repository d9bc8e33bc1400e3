"""Who did it: history that nobody has signed cannot be answered for."""

from contentapi.errors import InvalidInput

# What the columns hold; a user name is no longer than that.
LONGEST_NAME = 150


def must_be_signed(by: str) -> None:
    """Raises InvalidInput (`unsigned`) where `by` names nobody."""
    if not by.strip() or len(by) > LONGEST_NAME:
        raise InvalidInput(f"Say who does this, in 1 to {LONGEST_NAME} characters.", code="unsigned")
