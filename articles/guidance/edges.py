"""Thresholds and waits that no scenario would miss: they could move by one, and every scenario still pass.

A condition that asks for more or less, and a wait, is tried on either side of where it changes by a scenario with
exactly that value which would come out otherwise if the condition came out otherwise there. A side that makes no
difference to anybody's outcome or warnings needs none.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, TypeVar

from articles.guidance.assessment import assess
from articles.guidance.changes import (
    Change,
    Tally,
    list_changes_by_alarm,
    list_changes_of_outcome,
    list_changes_of_warnings,
)
from articles.guidance.compilation import Check, Guidance, Rule, SymptomWarning, compile_document
from articles.guidance.conditions import NEEDS_ORDER, Condition
from articles.guidance.facts import Fact, Given, Scalar
from articles.guidance.regions import Space
from articles.guidance.scenarios import run_scenario
from articles.guidance.telling import tell_value
from articles.guidance.terms import Operator, WarningState
from contentapi.errors import pointer

Part = TypeVar("Part")

LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Edge:
    """One side of a threshold or a wait, at `pointer` in the content, that no scenario tries.

    `scenario` is one that would, ready for the content file: it expects what comes out now, right or wrong.
    """

    pointer: str
    sentence: str
    scenario: Mapping[str, Any]


class _Move(NamedTuple):
    """A condition as it would be if it came out otherwise at `value`, the last or first at which it is as it is."""

    pointer: str
    holder: Rule | SymptomWarning
    check: Check
    value: Scalar
    moved: Guidance


def untried(document: Mapping[str, Any], scenarios: Sequence[Mapping[str, Any]]) -> list[Edge]:
    """Each side of each threshold and wait that no scenario tries, in the order of the document.

    A scenario that doesn't pass tries nothing. InvalidInput where the document's guidance doesn't hold together.
    """
    guidance = compile_document(document)
    passing = [scenario for scenario in scenarios if not run_scenario(guidance, scenario)]
    taken = {str(scenario.get("key")) for scenario in scenarios}
    edges = []
    for move in _list_moves(document, guidance):
        if _is_tried(move, passing):
            continue
        ready = (_write_scenario(guidance, move, facts, taken) for facts in _list_examples(guidance, move.moved))
        # Of a warning that is not triggered a scenario doesn't tell whether it is unknown.
        if scenario := next((each for each in ready if _is_tried(move, [each])), None):
            taken.add(scenario["key"])
            edges.append(Edge(move.pointer, _tell(move), scenario))
    return edges


def _is_tried(move: _Move, scenarios: Sequence[Mapping[str, Any]]) -> bool:
    key = move.check.fact.key
    there = (each for each in scenarios if each["facts"].get(key) == move.value)
    return any(run_scenario(move.moved, each) for each in there)


def _list_examples(guidance: Guidance, moved: Guidance) -> Iterator[Given]:
    """Facts for which something changes: an outcome by the rules, then a warning, then an outcome by a red flag."""
    space, tally = Space(guidance, moved), Tally()
    for activity in guidance.activities:
        yield from _pick(space, list_changes_of_outcome(space, guidance, moved, activity, tally))
    changes = list_changes_of_warnings(space, guidance, moved, tally)
    alarms = [change for each in changes.values() for change in each]
    yield from _pick(space, alarms)
    for activity in guidance.activities:
        yield from _pick(space, list_changes_by_alarm(space, guidance, moved, activity, alarms, tally))


def _pick(space: Space, changes: Iterable[Change]) -> Iterator[Given]:
    return (space.pick(change.example) for change in changes)


def _tell(move: _Move) -> str:
    value = tell_value(move.check.fact, move.value)
    kind = "rule" if isinstance(move.holder, Rule) else "warning"
    return (
        f"No scenario tries {value}, where “{move.check.text}” of the {kind} '{move.holder.key}' changes: "
        "if it came out otherwise there, every scenario would still pass."
    )


def _write_scenario(guidance: Guidance, move: _Move, facts: Given, taken: set[str]) -> Mapping[str, Any]:
    assessment = assess(guidance, facts)
    title = f"{move.check.fact.label}: {tell_value(move.check.fact, move.value)}, at the edge of “{move.check.text}”"
    return {
        "key": _name(f"{move.holder.key}-at-{move.value}", taken),
        "title": title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1]}…",
        "facts": dict(facts),
        "expect": {
            "outcomes": {each["activity"]: each["outcome"].value for each in assessment["activities"]},
            "warnings": [each["key"] for each in assessment["warnings"] if each["state"] is WarningState.TRIGGERED],
        },
    }


def _name(wanted: str, taken: set[str]) -> str:
    """A key that no other scenario has."""
    name, count = (slug := wanted.replace("_", "-")), 1
    while name in taken:
        count += 1
        name = f"{slug}-{count}"
    return name


def _list_moves(document: Mapping[str, Any], guidance: Guidance) -> Iterator[_Move]:
    for place, rule in enumerate(guidance.rules):
        for at, check, value, changed in _move_rule(rule):
            moved = replace(guidance, rules=_put(guidance.rules, place, changed))
            yield _Move(pointer("guidance_rules", place, *at), rule, check, value, moved)
    places = {raw["key"]: place for place, raw in enumerate(document["symptom_warnings"])}
    for place, warning in enumerate(guidance.warnings):
        for position, check in enumerate(warning.triggered_when):
            where = pointer("symptom_warnings", places[warning.key], "triggered_when", position)
            for value, condition in _move(check):
                shifted = replace(warning, triggered_when=_put(warning.triggered_when, position, condition))
                moved = replace(guidance, warnings=_put(guidance.warnings, place, shifted))
                yield _Move(where, warning, check, value, moved)


def _move_rule(rule: Rule) -> Iterator[tuple[tuple[str | int, ...], Check, Scalar, Rule]]:
    for position, check in enumerate(rule.applies_when):
        for value, moved in _move(check):
            changed = replace(rule, applies_when=_put(rule.applies_when, position, moved))
            yield ("applies_when", position), check, value, changed
    for position, check in enumerate(rule.gate):
        for value, moved in _move(check):
            at = ("wait",) if check.part == "wait" else (check.part, position)
            yield at, check, value, replace(rule, gate=_put(rule.gate, position, moved))


def _put(parts: tuple[Part, ...], place: int, part: Part) -> tuple[Part, ...]:
    return (*parts[:place], part, *parts[place + 1 :])


def _move(check: Check) -> Iterator[tuple[Scalar, Check]]:
    """The values on either side of where a condition changes, each with the condition moved past it."""
    if check.condition.operator not in NEEDS_ORDER:
        return
    least, most = _find_ends(check.fact)
    last_below = _find_threshold(check)
    for value, moved_to in ((last_below, last_below - 1), (last_below + 1, last_below + 1)):
        if (least is None or least <= value) and (most is None or value <= most):
            yield _value_at(check.fact, value), replace(check, condition=_change_after(check, moved_to, least))


def _find_ends(fact: Fact) -> tuple[int | None, int | None]:
    return (0, len(fact.choices) - 1) if fact.positions else (fact.minimum, fact.maximum)


def _find_threshold(check: Check) -> int:
    """The last number, or place of a choice, before the condition changes."""
    value: Any = check.condition.value
    threshold: int = check.fact.positions[value] if check.fact.positions else value
    return threshold - 1 if check.condition.operator in (Operator.LT, Operator.GTE) else threshold


def _change_after(check: Check, last_below: int, least: int | None) -> Condition:
    """The condition, changing after another number. After none: it holds for all or for none."""
    holds_below = check.condition.operator in (Operator.LT, Operator.LTE)
    if least is not None and last_below < least:
        operator, threshold = (Operator.LT if holds_below else Operator.GTE), least
    else:
        operator, threshold = (Operator.LTE if holds_below else Operator.GT), last_below
    return Condition(check.fact.key, operator, _value_at(check.fact, threshold))


def _value_at(fact: Fact, place: int) -> Scalar:
    return fact.choices[place].key if fact.positions else place
