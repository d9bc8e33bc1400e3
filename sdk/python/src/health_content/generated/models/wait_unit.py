from typing import Final, Literal

WaitUnit = Literal["days", "menstrual_periods", "months", "weeks"]

WAIT_UNIT_VALUES: Final[frozenset[WaitUnit]] = frozenset(["days", "menstrual_periods", "months", "weeks"])


def check_wait_unit(value: str) -> WaitUnit:
    """A closed list: nobody could act safely on a value that they do not know."""
    for known in WAIT_UNIT_VALUES:
        if value == known:
            return known
    raise ValueError(f"{value!r} is not a value of WaitUnit.")
