# Copied from articles/guidance/facts.py by generate.py: change that.
"""What a reader may know about their situation, and what is wrong with a value that is given for it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Self, TypeAlias

from health_content.evaluator.errors import Fault, did_you_mean, pointer
from health_content.evaluator.terms import FactKind, Unit

Scalar: TypeAlias = bool | int | str
Given: TypeAlias = Mapping[str, Scalar | None]

TYPES: Mapping[FactKind, type] = {FactKind.BOOLEAN: bool, FactKind.INTEGER: int, FactKind.CHOICE: str}

# What a reader wrote where a fact's name belongs is repeated to them only if it can hardly be anything but a name.
_LOOKS_LIKE_A_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")

# Comparing names is slow, and a hostile request has room for thousands of them: past this many, none is suggested.
_MOST_SUGGESTIONS = 100


@dataclass(frozen=True, slots=True)
class Choice:
    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a reader may know. `minimum` and `maximum` are inclusive, in `unit`, and only an integer's.

    `choices` are in order; they form a scale (none < spotting < light) only where `ordered` says so. `positions` is
    each choice's place among them.
    """

    key: str
    label: str
    question: str
    help_text: str
    kind: FactKind
    unit: Unit | None = None
    minimum: int | None = None
    maximum: int | None = None
    choices: tuple[Choice, ...] = ()
    ordered: bool = False
    positions: Mapping[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "positions", {choice.key: place for place, choice in enumerate(self.choices)})

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> Self:
        """The fact that a document embeds. ValueError for a kind or a unit that `terms` doesn't name."""
        return cls(
            key=document["key"],
            label=document["label"],
            question=document["question"],
            help_text=document["help_text"],
            kind=FactKind(document["kind"]),
            unit=Unit(document["unit"]) if document.get("unit") else None,
            minimum=document.get("minimum"),
            maximum=document.get("maximum"),
            choices=tuple(Choice(choice["key"], choice["label"]) for choice in document.get("choices") or ()),
            ordered=bool(document.get("ordered")),
        )


def read_facts(document: Mapping[str, Any]) -> dict[str, Fact]:
    """The facts that a document embeds, by key, in its order."""
    return {fact["key"]: Fact.from_document(fact) for fact in document["facts"]}


def has_order(fact: Fact) -> bool:
    """Whether one of its values can be more than another."""
    return fact.kind is FactKind.INTEGER or (fact.kind is FactKind.CHOICE and fact.ordered)


def describe_values(fact: Fact) -> str:
    """What the fact takes, to stand in a sentence: "a whole number from 0 to 45"."""
    if fact.kind is FactKind.BOOLEAN:
        return "true or false"
    if fact.kind is FactKind.CHOICE:
        return "one of its choices"
    bounds = [("from", fact.minimum), ("up to" if fact.minimum is None else "to", fact.maximum)]
    return " ".join(["a whole number", *(f"{word} {bound}" for word, bound in bounds if bound is not None)])


def fault_in_value(fact: Fact, value: object) -> Fault | None:
    """What is wrong with a value given for a fact, if anything is. Nothing is coerced, and null means *not known*.

    The value is never repeated: it says something about somebody's health, or is a sentence written in distress.
    """
    code = None if value is None else _find_misfit(fact, value)
    if code is None:
        return None
    detail = f"{fact.label}: this takes {describe_values(fact)}, or null where it is not known."
    return Fault(detail + did_you_mean(value, fact.positions), code, pointer())


def _find_misfit(fact: Fact, value: Any) -> str | None:
    # The very type: to Python, True is an int, and 8.0 equals 8.
    if type(value) is not TYPES[fact.kind]:
        return "wrong_type"
    if fact.kind is FactKind.CHOICE and value not in fact.positions:
        return "unknown_choice"
    if isinstance(value, int) and not _is_in_range(fact, value):
        return "out_of_range"
    return None


def _is_in_range(fact: Fact, value: int) -> bool:
    return (fact.minimum is None or fact.minimum <= value) and (fact.maximum is None or value <= fact.maximum)


def written_whole(given: Given) -> Given:
    """`given`, where `8.0` is 8: JSON Schema knows no difference, and several languages write no other."""
    return {key: _as_whole(value) for key, value in given.items()}


def _as_whole(value: Any) -> Any:
    return int(value) if type(value) is float and value.is_integer() else value


def faults_in_given(facts: Mapping[str, Fact], given: Mapping[str, object]) -> list[Fault]:
    """Everything wrong with the facts that a reader gave, with a pointer to each."""
    suggestions = facts if len(given) <= _MOST_SUGGESTIONS else ()
    faults: list[Fault] = []
    for key, value in given.items():
        if key not in facts:
            faults.append(_unknown_fact(key, did_you_mean(key, suggestions)))
        elif fault := fault_in_value(facts[key], value):
            faults.append(fault.under(key))
    return list(dict.fromkeys(faults))


def faults_in_not_known(
    facts: Mapping[str, Fact], given: Mapping[str, object], not_known: Sequence[str]
) -> list[Fault]:
    """Everything wrong with the list of facts that a reader does not know, with a pointer to each place in it."""
    suggestions = facts if len(not_known) <= _MOST_SUGGESTIONS else ()
    faults: list[Fault] = []
    for place, key in enumerate(not_known):
        if key not in facts:
            faults.append(replace(_unknown_fact(key, did_you_mean(key, suggestions)), pointer=pointer(place)))
        elif given.get(key) is not None:
            detail = f"'{key}' is given in facts as well. Give it there or here, not in both."
            faults.append(Fault(detail, "contradiction", pointer(place)))
    return faults


def _unknown_fact(key: str, suggestion: str) -> Fault:
    if _LOOKS_LIKE_A_KEY.fullmatch(key):
        return Fault(f"There is no fact '{key}'.{suggestion}", "unknown_fact", pointer(key))
    return Fault(f"Something was given under a name that is no fact's.{suggestion}", "unknown_fact", pointer())
