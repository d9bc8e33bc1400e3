"""Who did it: history that nobody has signed cannot be answered for."""

from contentapi.errors import InvalidInput
from contentapi.text import faults_in_name, is_blank

# What the columns hold; a user name is no longer than that.
LONGEST_NAME = 150


def must_be_signed(by: str) -> None:
    """Raises InvalidInput (`unsigned`) where `by` names nobody, or not in plain sight."""
    if is_blank(by) or len(by) > LONGEST_NAME:
        raise InvalidInput(f"Say who does this, in 1 to {LONGEST_NAME} characters.", code="unsigned")
    if faults := faults_in_name(by):
        raise InvalidInput(f"Say who does this in other letters. {faults[0].detail}", code="unsigned", faults=faults)
