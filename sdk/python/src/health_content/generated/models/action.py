from typing import Final, Literal

Action = Literal["avoid", "consider", "discuss", "do", "seek_care", "wait"]

ACTION_VALUES: Final[frozenset[Action]] = frozenset(["avoid", "consider", "discuss", "do", "seek_care", "wait"])


def check_action(value: str) -> Action:
    """A closed list: nobody could act safely on a value that they do not know."""
    for known in ACTION_VALUES:
        if value == known:
            return known
    raise ValueError(f"{value!r} is not a value of Action.")
