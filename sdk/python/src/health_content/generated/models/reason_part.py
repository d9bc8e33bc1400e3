from typing import Final, Literal

ReasonPart = Literal["applies_when", "satisfied_when", "triggered_when", "wait"]

REASON_PART_VALUES: Final[frozenset[ReasonPart]] = frozenset(
    ["applies_when", "satisfied_when", "triggered_when", "wait"]
)


def check_reason_part(value: str) -> ReasonPart:
    """A closed list: nobody could act safely on a value that they do not know."""
    for known in REASON_PART_VALUES:
        if value == known:
            return known
    raise ValueError(f"{value!r} is not a value of ReasonPart.")
