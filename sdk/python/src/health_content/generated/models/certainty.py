from typing import Final, Literal

Certainty = Literal["high", "low", "moderate", "not_graded", "very_low"]

CERTAINTY_VALUES: Final[frozenset[Certainty]] = frozenset(["high", "low", "moderate", "not_graded", "very_low"])


def check_certainty(value: str) -> Certainty:
    """A closed list: nobody could act safely on a value that they do not know."""
    for known in CERTAINTY_VALUES:
        if value == known:
            return known
    raise ValueError(f"{value!r} is not a value of Certainty.")
