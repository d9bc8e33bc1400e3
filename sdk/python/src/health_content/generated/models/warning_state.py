from typing import Final, Literal

WarningState = Literal["not_triggered", "triggered", "unknown"]

WARNING_STATE_VALUES: Final[frozenset[WarningState]] = frozenset(["not_triggered", "triggered", "unknown"])


def check_warning_state(value: str) -> WarningState:
    """A closed list: nobody could act safely on a value that they do not know."""
    for known in WARNING_STATE_VALUES:
        if value == known:
            return known
    raise ValueError(f"{value!r} is not a value of WarningState.")
