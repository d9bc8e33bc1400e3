# Copied from articles/guidance/conditions.py by generate.py: change that.
"""A condition on one fact: how it is checked, read back to its editor, and judged true, false or unknown."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from operator import eq, ge, gt, le, lt, ne
from typing import Any, Self, TypeAlias

from health_content.evaluator.errors import Fault, did_you_mean, pointer
from health_content.evaluator.facts import Fact, Scalar, describe_values, fault_in_value, has_order
from health_content.evaluator.one_line import parse, write, write_value
from health_content.evaluator.terms import FALSE, TRUE, UNKNOWN, FactKind, Operator, Truth

__all__ = ["Condition", "all_of", "describe", "evaluate", "faults_in_condition", "parse", "write"]

Value: TypeAlias = Scalar | tuple[Scalar, ...]

COMPARE: Mapping[Operator, Callable[[Any, Any], bool]] = {
    Operator.EQ: eq,
    Operator.NE: ne,
    Operator.LT: lt,
    Operator.LTE: le,
    Operator.GT: gt,
    Operator.GTE: ge,
    Operator.IN: lambda given, values: given in values,
    Operator.NOT_IN: lambda given, values: given not in values,
}
READ_BACK: Mapping[Operator, str] = {
    Operator.EQ: "{fact} is {value}",
    Operator.NE: "{fact} is not {value}",
    Operator.LT: "{fact} is under {value}",
    Operator.LTE: "{fact} is {value} or less",
    Operator.GT: "{fact} is over {value}",
    Operator.GTE: "{fact} is {value} or more",
    Operator.IN: "{fact} is one of: {value}",
    Operator.NOT_IN: "{fact} is none of: {value}",
}
NEEDS_ORDER = frozenset({Operator.LT, Operator.LTE, Operator.GT, Operator.GTE})
TAKES_LIST = frozenset({Operator.IN, Operator.NOT_IN})
_OPERATORS = {operator.value: operator for operator in Operator}


@dataclass(frozen=True, slots=True)
class Condition:
    """`fact operator value`. It is taken to fit its fact: `faults_in_condition` has had nothing to say."""

    fact: str
    operator: Operator
    value: Value

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> Self:
        value = document["value"]
        return cls(document["fact"], Operator(document["operator"]), tuple(value) if isinstance(value, list) else value)


def evaluate(condition: Condition, fact: Fact, given: Scalar | None) -> Truth:
    """Whether the condition holds for the value given; unknown where none was, which is never taken for no."""
    if given is None:
        return UNKNOWN
    left: Any = given
    right: Any = condition.value
    if fact.positions and condition.operator in NEEDS_ORDER:
        left, right = fact.positions[left], fact.positions[right]
    return TRUE if COMPARE[condition.operator](left, right) else FALSE


def all_of(truths: Iterable[Truth]) -> Truth:
    """Kleene's *and*: one false settles it, however much is unknown. All of nothing is true."""
    seen = tuple(truths)
    if FALSE in seen:
        return FALSE
    return UNKNOWN if UNKNOWN in seen else TRUE


def faults_in_condition(raw: object, facts: Mapping[str, Fact]) -> list[Fault]:
    """Everything that keeps a condition, as its editor wrote it, from being evaluated against one of `facts`."""
    if not isinstance(raw, Mapping):
        return [Fault("A condition has a fact, an operator and a value.", "unreadable_condition", pointer())]
    return list(_find_faults(raw.get("fact"), raw.get("operator"), raw.get("value"), facts))


def _find_faults(key: object, name: object, value: object, facts: Mapping[str, Fact]) -> Iterator[Fault]:
    fact = facts.get(key) if isinstance(key, str) else None
    operator = _OPERATORS.get(name) if isinstance(name, str) else None
    if fact is None:
        detail = f"There is no fact {write_value(key)}.{did_you_mean(key, facts)}"
        yield Fault(detail, "unknown_fact", pointer("fact"))
    if operator is None:
        detail = f"There is no operator {write_value(name)}.{did_you_mean(name, _OPERATORS)}"
        yield Fault(detail, "unknown_operator", pointer("operator"))
    if fact is None or operator is None:
        return
    if operator in NEEDS_ORDER and not has_order(fact):
        detail = f"'{operator}' needs an order, and the values of '{fact.key}' have none. Use eq, ne, in or not_in."
        yield Fault(detail, "operator_does_not_fit", pointer("operator"))
    find = _find_faults_in_list if operator in TAKES_LIST else _find_faults_in_one
    for fault in find(fact, operator, value):
        yield fault.under("value")


def _find_faults_in_list(fact: Fact, operator: Operator, values: object) -> Iterator[Fault]:
    if not isinstance(values, list | tuple) or not values:
        detail = f"'{operator}' takes a list of at least one value, not {write_value(values)}."
        yield Fault(detail, "wrong_type", pointer())
        return
    for place, value in enumerate(values):
        if value in values[:place]:
            yield Fault(f"{write_value(value)} is in the list twice.", "duplicate_value", pointer(place))
        for fault in _find_faults_in_one(fact, operator, value):
            yield fault.under(place)


def _find_faults_in_one(fact: Fact, operator: Operator, value: object) -> Iterator[Fault]:
    if isinstance(value, list | tuple):
        yield Fault(f"'{operator}' takes one value. A list goes with in and not_in.", "wrong_type", pointer())
        return
    # Null is nothing to compare with, though a reader may give it.
    fault = Fault("", "wrong_type", pointer()) if value is None else fault_in_value(fact, value)
    if fault:
        detail = f"'{fact.key}' takes {describe_values(fact)}, not {write_value(value)}."
        yield replace(fault, detail=detail + did_you_mean(value, fact.positions))


def describe(raw: object, facts: Mapping[str, Fact]) -> str:
    """What a condition says, in its fact's labels, for its editor to check. One that doesn't fit is shown as it is."""
    if not isinstance(raw, Mapping):
        return write_value(raw)
    if faults_in_condition(raw, facts):
        return write(raw)
    condition = Condition.from_document(raw)
    fact = facts[condition.fact]
    if fact.kind is FactKind.BOOLEAN and condition.operator not in TAKES_LIST:
        is_yes = evaluate(condition, fact, True) is TRUE
        return f"{fact.label}: {_name(fact, is_yes)}"
    values = condition.value if isinstance(condition.value, tuple) else (condition.value,)
    value = ", ".join(_name(fact, item) for item in values)
    return READ_BACK[condition.operator].format(fact=fact.label, value=value)


def _name(fact: Fact, value: Scalar) -> str:
    if fact.kind is FactKind.BOOLEAN:
        return "yes" if value else "no"
    if fact.kind is FactKind.INTEGER:
        return str(value)
    # In quotes, since a choice may be labelled "None" or "Not sure".
    return f"“{next(choice.label for choice in fact.choices if choice.key == value)}”"
