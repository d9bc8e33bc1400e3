from typing import Final, Literal

Comparison = Literal["eq", "gt", "gte", "in", "lt", "lte", "ne", "not_in"]

COMPARISON_VALUES: Final[frozenset[Comparison]] = frozenset(["eq", "gt", "gte", "in", "lt", "lte", "ne", "not_in"])


def check_comparison(value: str) -> Comparison:
    """A closed list: nobody could act safely on a value that they do not know."""
    for known in COMPARISON_VALUES:
        if value == known:
            return known
    raise ValueError(f"{value!r} is not a value of Comparison.")
