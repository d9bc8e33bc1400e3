# Copied from articles/guidance/states.py by generate.py: change that.
"""Where a reader stands with each rule and each warning (domain.md §3 and §4), and why."""

from collections.abc import Mapping, Sequence
from typing import TypedDict

from health_content.evaluator import waits
from health_content.evaluator.compilation import Check, Part, Rule, SymptomWarning
from health_content.evaluator.conditions import all_of, evaluate
from health_content.evaluator.facts import Given, Scalar
from health_content.evaluator.terms import (
    FALSE,
    TRUE,
    UNKNOWN,
    Action,
    Operator,
    RuleState,
    Strength,
    Truth,
    Unit,
    Urgency,
    WarningState,
)

# Whether the rule applies, and whether its gate is passed (None: it has no gate).
RULE_STATES: Mapping[tuple[Truth, Truth | None], RuleState] = {
    (FALSE, TRUE): RuleState.NOT_APPLICABLE,
    (FALSE, UNKNOWN): RuleState.NOT_APPLICABLE,
    (FALSE, FALSE): RuleState.NOT_APPLICABLE,
    (FALSE, None): RuleState.NOT_APPLICABLE,
    (UNKNOWN, TRUE): RuleState.SATISFIED,
    (UNKNOWN, UNKNOWN): RuleState.UNKNOWN,
    (UNKNOWN, FALSE): RuleState.UNKNOWN,
    (UNKNOWN, None): RuleState.UNKNOWN,
    (TRUE, TRUE): RuleState.SATISFIED,
    (TRUE, UNKNOWN): RuleState.UNKNOWN,
    (TRUE, FALSE): RuleState.OUTSTANDING,
    (TRUE, None): RuleState.ADVICE,
}
WARNING_STATES: Mapping[Truth, WarningState] = {
    TRUE: WarningState.TRIGGERED,
    FALSE: WarningState.NOT_TRIGGERED,
    UNKNOWN: WarningState.UNKNOWN,
}


class Reason(TypedDict):
    """One condition, what was given for its fact, and what came of it."""

    part: Part
    text: str
    fact: str
    operator: Operator
    value: Scalar | list[Scalar]
    given: Scalar | None
    truth: Truth


class Remaining(TypedDict):
    """How much of a wait is left, in the unit of its elapsed fact."""

    value: int
    unit: Unit | None


class RuleResult(TypedDict):
    key: str
    title: str
    statement: str
    strength: Strength
    action: Action
    state: RuleState
    because: list[Reason]
    missing_facts: list[str]
    remaining: Remaining | None


class WarningResult(TypedDict):
    key: str
    symptom: str
    urgency: Urgency
    action: str
    state: WarningState
    because: list[Reason]
    missing_facts: list[str]


def judge_rule(rule: Rule, given: Given) -> RuleResult:
    """The state of a rule: what applies and is not passed is outstanding; what is not known to be so is unknown."""
    applies = [_put(check, given) for check in rule.applies_when]
    gate = [_put(check, given) for check in rule.gate]
    does_apply, unknown = _sum_up(applies)
    is_passed, unknown_of_gate = _sum_up(gate)
    state = RULE_STATES[does_apply, is_passed if gate else None]
    return {
        "key": rule.key,
        "title": rule.title,
        "statement": rule.statement,
        "strength": rule.strength,
        "action": rule.action,
        "state": state,
        "because": applies + gate,
        "missing_facts": list(dict.fromkeys(unknown + unknown_of_gate)) if state is RuleState.UNKNOWN else [],
        "remaining": _count_remaining(rule, given) if does_apply is TRUE else None,
    }


def judge_warning(warning: SymptomWarning, given: Given) -> WarningResult:
    """The state of a warning: one condition that is false settles that it is not triggered."""
    because = [_put(check, given) for check in warning.triggered_when]
    truth, unknown = _sum_up(because)
    return {
        "key": warning.key,
        "symptom": warning.symptom,
        "urgency": warning.urgency,
        "action": warning.action,
        "state": WARNING_STATES[truth],
        "because": because,
        "missing_facts": list(dict.fromkeys(unknown)),
    }


def _sum_up(reasons: Sequence[Reason]) -> tuple[Truth, list[str]]:
    """What a list of conditions comes to, and the facts that it is unknown for: none where it is settled."""
    truth = all_of([reason["truth"] for reason in reasons])
    if truth is not UNKNOWN:
        return truth, []
    return truth, [reason["fact"] for reason in reasons if reason["truth"] is UNKNOWN]


def _put(check: Check, given: Given) -> Reason:
    condition = check.condition
    value = given.get(condition.fact)
    return {
        "part": check.part,
        "text": check.text,
        "fact": condition.fact,
        "operator": condition.operator,
        "value": list(condition.value) if isinstance(condition.value, tuple) else condition.value,
        "given": value,
        "truth": evaluate(condition, check.fact, value),
    }


def _count_remaining(rule: Rule, given: Given) -> Remaining | None:
    """What is left of a wait that applies and is not over; null where its elapsed fact is unknown."""
    elapsed = given.get(rule.wait.elapsed_fact) if rule.wait else None
    if rule.wait is None or not isinstance(elapsed, int):
        return None
    fact = rule.gate[-1].fact  # the wait stands last
    left = waits.remaining(rule.wait, fact, elapsed)
    return {"value": left, "unit": fact.unit} if left else None
