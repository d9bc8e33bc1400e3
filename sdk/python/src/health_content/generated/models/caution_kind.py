from typing import Final, Literal

CautionKind = Literal["rule", "warning"]

CAUTION_KIND_VALUES: Final[frozenset[CautionKind]] = frozenset(["rule", "warning"])


def check_caution_kind(value: str) -> CautionKind:
    """A closed list: nobody could act safely on a value that they do not know."""
    for known in CAUTION_KIND_VALUES:
        if value == known:
            return known
    raise ValueError(f"{value!r} is not a value of CautionKind.")
