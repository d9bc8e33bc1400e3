# Copied from articles/guidance/compilation.py by generate.py: change that.
"""A document's guidance, resolved once: every condition bound to its fact, every order fixed. Evaluated many times."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from health_content.evaluator import conditions, waits
from health_content.evaluator.conditions import Condition
from health_content.evaluator.document_faults import faults_in_guidance
from health_content.evaluator.errors import InvalidInput
from health_content.evaluator.facts import Fact, read_facts
from health_content.evaluator.terms import Action, Strength, Urgency
from health_content.evaluator.waits import Wait

Part: TypeAlias = Literal["applies_when", "satisfied_when", "wait", "triggered_when"]


@dataclass(frozen=True, slots=True)
class Check:
    """A condition bound to its fact: `part` is the list that it stands in, `text` its read-back."""

    part: Part
    text: str
    condition: Condition
    fact: Fact


@dataclass(frozen=True, slots=True)
class Rule:
    """A guidance rule. Its `gate` is `satisfied_when` and then the wait, if any; without a gate it is advice."""

    key: str
    activity: str
    title: str
    statement: str
    action: Action
    strength: Strength
    applies_when: tuple[Check, ...]
    gate: tuple[Check, ...]
    wait: Wait | None


@dataclass(frozen=True, slots=True)
class SymptomWarning:
    key: str
    symptom: str
    urgency: Urgency
    action: str
    triggered_when: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class Activity:
    """What a reader wants to decide about. `scope` is itself and everything it requires, directly or not."""

    key: str
    label: str
    scope: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guidance:
    """What one version of an article can be asked, in the order of its document; `warnings` by urgency first."""

    slug: str
    version: int | None
    language: str
    notice: str
    facts: Mapping[str, Fact]
    activities: Mapping[str, Activity]
    rules: tuple[Rule, ...]
    warnings: tuple[SymptomWarning, ...]


def compile_document(document: Mapping[str, Any]) -> Guidance:
    """The guidance of an article document. InvalidInput where parts of it don't fit: see `faults_in_guidance`."""
    if faults := faults_in_guidance(document):
        raise InvalidInput("The guidance of this document doesn't hold together.", faults=faults)
    facts = read_facts(document)
    requires = {raw["key"]: raw["requires"] for raw in document["activities"]}
    warnings = [_compile_warning(raw, facts) for raw in document["symptom_warnings"]]
    most_urgent_first = list(Urgency)
    return Guidance(
        slug=document["slug"],
        version=document["version"],
        language=document["language"],
        notice=document["notice"],
        facts=facts,
        activities={
            raw["key"]: Activity(raw["key"], raw["label"], _find_scope(raw["key"], requires))
            for raw in document["activities"]
        },
        rules=tuple(_compile_rule(raw, facts) for raw in document["guidance_rules"]),
        warnings=tuple(sorted(warnings, key=lambda warning: most_urgent_first.index(warning.urgency))),
    )


def _find_scope(key: str, requires: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    scope = {key: None}
    waiting = [key]
    while waiting:  # ends even where activities require each other in a circle
        found = [required for required in requires[waiting.pop()] if required not in scope]
        scope |= dict.fromkeys(found)
        waiting += found
    return tuple(scope)


def _compile_rule(raw: Mapping[str, Any], facts: Mapping[str, Fact]) -> Rule:
    gate = _compile_list(raw, "satisfied_when", facts)
    return Rule(
        key=raw["key"],
        activity=raw["activity"],
        title=raw["title"],
        statement=raw["statement"],
        action=Action(raw["action"]),
        strength=Strength(raw["strength"]),
        applies_when=_compile_list(raw, "applies_when", facts),
        gate=(*gate, _compile_wait(raw["wait"], facts)) if raw["wait"] else gate,
        wait=Wait.from_document(raw["wait"]) if raw["wait"] else None,
    )


def _compile_warning(raw: Mapping[str, Any], facts: Mapping[str, Fact]) -> SymptomWarning:
    return SymptomWarning(
        key=raw["key"],
        symptom=raw["symptom"],
        urgency=Urgency(raw["urgency"]),
        action=raw["action"],
        triggered_when=_compile_list(raw, "triggered_when", facts),
    )


def _compile_list(raw: Mapping[str, Any], part: Part, facts: Mapping[str, Fact]) -> tuple[Check, ...]:
    return tuple(
        Check(
            part=part,
            text=condition.get("text") or conditions.describe(condition, facts),
            condition=Condition.from_document(condition),
            fact=facts[condition["fact"]],
        )
        for condition in raw[part]
    )


def _compile_wait(raw: Mapping[str, Any], facts: Mapping[str, Fact]) -> Check:
    wait = Wait.from_document(raw)
    fact = facts[wait.elapsed_fact]
    return Check("wait", raw.get("text") or waits.describe(raw, facts), waits.as_condition(wait, fact), fact)
