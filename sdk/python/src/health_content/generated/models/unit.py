from typing import Final, Literal

Unit = Literal["d", "mo", "wk", "{menses}"]

UNIT_VALUES: Final[frozenset[Unit]] = frozenset(["d", "mo", "wk", "{menses}"])


def check_unit(value: str) -> Unit:
    """A closed list: nobody could act safely on a value that they do not know."""
    for known in UNIT_VALUES:
        if value == known:
            return known
    raise ValueError(f"{value!r} is not a value of Unit.")
