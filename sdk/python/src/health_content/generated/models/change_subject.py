from typing import Final, Literal

ChangeSubject = Literal["article", "story"]

CHANGE_SUBJECT_VALUES: Final[frozenset[ChangeSubject]] = frozenset(["article", "story"])


def check_change_subject(value: str) -> ChangeSubject:
    """A closed list: nobody could act safely on a value that they do not know."""
    for known in CHANGE_SUBJECT_VALUES:
        if value == known:
            return known
    raise ValueError(f"{value!r} is not a value of ChangeSubject.")
