# Copied from articles/guidance/waits.py by generate.py: change that.
"""A wait: how long, counted in what, by which fact, and how much of it is left."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Any, Self, TypeGuard

from health_content.evaluator.conditions import Condition, evaluate
from health_content.evaluator.errors import Fault, did_you_mean, pointer
from health_content.evaluator.facts import Fact
from health_content.evaluator.one_line import write_value
from health_content.evaluator.terms import UNIT_NAMES, UNITS_OF_BEFORE, FactKind, Operator, Truth, Unit

# What one of a wait's unit comes to in the unit of a fact. A pair that isn't here can't be compared: a month is no
# number of weeks, and nobody knows when a period comes.
WORTH: Mapping[Unit, Mapping[Unit | None, Fraction]] = {
    Unit.DAY: {Unit.DAY: Fraction(1), Unit.WEEK: Fraction(1, 7)},
    Unit.WEEK: {Unit.DAY: Fraction(7), Unit.WEEK: Fraction(1)},
    Unit.MONTH: {Unit.MONTH: Fraction(1)},
    Unit.MENSES: {Unit.MENSES: Fraction(1)},
}
_UNITS = {unit.value: unit for unit in Unit}
_IN_WORDS = {word: unit for unit, words in UNIT_NAMES.items() for word in words} | dict(UNITS_OF_BEFORE)


@dataclass(frozen=True, slots=True)
class Wait:
    """`minimum` of `unit` by `elapsed_fact` and it is over; `maximum` is only shown ("2 to 3 weeks").

    It is taken to fit its fact: `faults_in_wait` has had nothing to say.
    """

    minimum: int
    maximum: int | None
    unit: Unit
    elapsed_fact: str

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> Self:
        unit = read_unit(document["unit"])
        return cls(document["minimum"], document.get("maximum"), unit, document["elapsed_fact"])


def read_unit(stored: str) -> Unit:
    """A unit as a document says it, one of before included."""
    return UNITS_OF_BEFORE.get(stored) or Unit(stored)


def in_ucum(wait: Mapping[str, Any]) -> dict[str, Any]:
    """A stored wait as it is written today. What is no unit at all stays as it is, for the checks to find."""
    return {**wait, "unit": UNITS_OF_BEFORE.get(wait["unit"], wait["unit"])}


def hint_at_unit(name: object) -> str:
    """What to write in place of a word for a unit, to be added to a refusal; empty where it is none."""
    if name == {"menses": None}:  # YAML's reading of braces without quotes
        return " Put it in quotes: '{menses}'."
    unit = _IN_WORDS.get(name.strip().lower()) if isinstance(name, str) else None
    return f" Units are UCUM codes: write '{unit}'." if unit else did_you_mean(name, _UNITS)


def needed(wait: Wait, fact: Fact) -> int:
    """What the elapsed fact has to reach, in its own unit, rounded up: a wait of 10 days takes 2 whole weeks."""
    return ceil(wait.minimum * WORTH[wait.unit][fact.unit])


def as_condition(wait: Wait, fact: Fact) -> Condition:
    """What a wait comes to: its elapsed fact has reached what is needed."""
    return Condition(fact.key, Operator.GTE, needed(wait, fact))


def is_over(wait: Wait, fact: Fact, elapsed: int | None) -> Truth:
    """Whether the minimum has been reached; unknown where nobody said how long it has been."""
    return evaluate(as_condition(wait, fact), fact, elapsed)


def remaining(wait: Wait, fact: Fact, elapsed: int) -> int:
    """How much is left, in the fact's unit, rounded up; 0 once it is over."""
    return max(0, needed(wait, fact) - elapsed)


def faults_in_wait(raw: object, facts: Mapping[str, Fact]) -> list[Fault]:
    """Everything that keeps a wait, as its editor wrote it, from being counted by one of `facts`."""
    if not isinstance(raw, Mapping):
        return [Fault("A wait has a minimum, a unit and an elapsed_fact.", "unreadable_wait", pointer())]
    return [
        *_find_faults_in_length(raw.get("minimum"), raw.get("maximum")),
        *_find_faults_in_clock(raw.get("minimum"), raw.get("unit"), raw.get("elapsed_fact"), facts),
    ]


def _find_faults_in_length(minimum: object, maximum: object) -> Iterator[Fault]:
    if not _is_length(minimum):
        yield Fault("The minimum of a wait is a whole number, 1 or more.", "wrong_length", pointer("minimum"))
    if maximum is None:
        return
    if not _is_length(maximum) or (_is_length(minimum) and maximum < minimum):
        detail = "The maximum of a wait is a whole number, no less than its minimum, or null."
        yield Fault(detail, "wrong_length", pointer("maximum"))


def _is_length(value: object) -> TypeGuard[int]:
    return type(value) is int and value >= 1  # the very type: to Python, True is an int


def _find_faults_in_clock(minimum: object, name: object, key: object, facts: Mapping[str, Fact]) -> Iterator[Fault]:
    unit = _UNITS.get(name) if isinstance(name, str) else None
    fact = facts.get(key) if isinstance(key, str) else None
    if unit is None:
        detail = f"A wait isn't counted in {write_value(name)}.{hint_at_unit(name)}"
        yield Fault(detail, "unknown_unit", pointer("unit"))
    if fact is None:
        detail = f"There is no fact {write_value(key)}.{did_you_mean(key, facts)}"
        yield Fault(detail, "unknown_fact", pointer("elapsed_fact"))
    if unit is None or fact is None:
        return
    if fact.kind is not FactKind.INTEGER or fact.unit not in WORTH[unit]:
        units = " or ".join(f"'{fitting}'" for fitting in WORTH[unit])
        detail = f"A wait in {UNIT_NAMES[unit][1]} needs a whole number counted in {units}, which '{fact.key}' isn't."
        yield Fault(detail, "fact_does_not_fit", pointer("elapsed_fact"))
    elif _is_length(minimum) and not _is_reachable(Wait(minimum, None, unit, fact.key), fact):
        detail = f"This wait would never be over: '{fact.key}' goes no further than {fact.maximum}."
        yield Fault(detail, "unreachable", pointer("minimum"))


def _is_reachable(wait: Wait, fact: Fact) -> bool:
    return fact.maximum is None or needed(wait, fact) <= fact.maximum


def describe(raw: object, facts: Mapping[str, Fact]) -> str:
    """When a wait is over, in its fact's label, for its editor to check. One that doesn't fit is shown as it is."""
    if not isinstance(raw, Mapping):
        return write_value(raw)
    if faults_in_wait(raw, facts):
        return " ".join(f"{part} {write_value(raw.get(part))}" for part in ("minimum", "unit", "elapsed_fact"))
    wait = Wait.from_document(raw)
    fact = facts[wait.elapsed_fact]
    return f"{fact.label} is {needed(wait, fact)} or more (a wait of {_name_length(wait)})"


def _name_length(wait: Wait) -> str:
    one, many = UNIT_NAMES[wait.unit]
    longest = wait.maximum or wait.minimum
    span = str(longest) if longest == wait.minimum else f"{wait.minimum} to {longest}"
    return f"{span} {one if longest == 1 else many}"
