from typing import Final, Literal

Significance = Literal["content", "editorial", "safety"]

SIGNIFICANCE_VALUES: Final[frozenset[Significance]] = frozenset(["content", "editorial", "safety"])


def check_significance(value: str) -> Significance:
    """A closed list: nobody could act safely on a value that they do not know."""
    for known in SIGNIFICANCE_VALUES:
        if value == known:
            return known
    raise ValueError(f"{value!r} is not a value of Significance.")
