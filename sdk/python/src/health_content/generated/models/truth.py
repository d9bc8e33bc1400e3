from typing import Final, Literal

Truth = Literal["false", "true", "unknown"]

TRUTH_VALUES: Final[frozenset[Truth]] = frozenset(["false", "true", "unknown"])


def check_truth(value: str) -> Truth:
    """A closed list: nobody could act safely on a value that they do not know."""
    for known in TRUTH_VALUES:
        if value == known:
            return known
    raise ValueError(f"{value!r} is not a value of Truth.")
