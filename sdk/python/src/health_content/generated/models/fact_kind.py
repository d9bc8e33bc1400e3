from typing import Final, Literal

FactKind = Literal["boolean", "choice", "integer"]

FACT_KIND_VALUES: Final[frozenset[FactKind]] = frozenset(["boolean", "choice", "integer"])


def check_fact_kind(value: str) -> FactKind:
    """A closed list: nobody could act safely on a value that they do not know."""
    for known in FACT_KIND_VALUES:
        if value == known:
            return known
    raise ValueError(f"{value!r} is not a value of FactKind.")
