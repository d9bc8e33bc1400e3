from typing import Final, Literal

Outcome = Literal["consider", "need_facts", "no_objection", "seek_care", "wait"]

OUTCOME_VALUES: Final[frozenset[Outcome]] = frozenset(["consider", "need_facts", "no_objection", "seek_care", "wait"])


def check_outcome(value: str) -> Outcome:
    """A closed list: nobody could act safely on a value that they do not know."""
    for known in OUTCOME_VALUES:
        if value == known:
            return known
    raise ValueError(f"{value!r} is not a value of Outcome.")
