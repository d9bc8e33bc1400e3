from typing import Final, Literal

RuleState = Literal["advice", "not_applicable", "outstanding", "satisfied", "unknown"]

RULE_STATE_VALUES: Final[frozenset[RuleState]] = frozenset(
    ["advice", "not_applicable", "outstanding", "satisfied", "unknown"]
)


def check_rule_state(value: str) -> RuleState:
    """A closed list: nobody could act safely on a value that they do not know."""
    for known in RULE_STATE_VALUES:
        if value == known:
            return known
    raise ValueError(f"{value!r} is not a value of RuleState.")
