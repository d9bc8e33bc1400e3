from typing import Final, Literal

Strength = Literal["optional", "recommended", "required"]

STRENGTH_VALUES: Final[frozenset[Strength]] = frozenset(["optional", "recommended", "required"])


def check_strength(value: str) -> Strength:
    """A closed list: nobody could act safely on a value that they do not know."""
    for known in STRENGTH_VALUES:
        if value == known:
            return known
    raise ValueError(f"{value!r} is not a value of Strength.")
