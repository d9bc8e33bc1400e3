from typing import Final, Literal

Urgency = Literal["emergency", "expected", "non_urgent", "urgent"]

URGENCY_VALUES: Final[frozenset[Urgency]] = frozenset(["emergency", "expected", "non_urgent", "urgent"])


def check_urgency(value: str) -> Urgency:
    """A closed list: nobody could act safely on a value that they do not know."""
    for known in URGENCY_VALUES:
        if value == known:
            return known
    raise ValueError(f"{value!r} is not a value of Urgency.")
