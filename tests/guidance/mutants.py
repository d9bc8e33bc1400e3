"""A document with one thing in its guidance changed: each number, operator, value, urgency, action and strength."""

import copy
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from articles.guidance.document_faults import faults_in_guidance
from articles.guidance.terms import Action, Operator, Strength, Unit, Urgency
from tests.guidance.factories import Document
from tests.guidance.oracle import list_values

TAKES_LIST = ("in", "not_in")


class Mutant(NamedTuple):
    """`holder` is the rule or warning that was changed, by its member and place."""

    name: str
    member: str
    place: int
    document: Document


def list_mutants(document: Document) -> Iterator[Mutant]:
    """Every mutant that is a document still."""
    for member in ("guidance_rules", "symptom_warnings"):
        for place, holder in enumerate(document[member]):
            for name, changed in _change_holder(document, member, holder):
                mutant = copy.copy(document)
                mutant[member] = [*document[member][:place], changed, *document[member][place + 1 :]]
                if not faults_in_guidance(mutant):
                    yield Mutant(f"{holder['key']}: {name}", member, place, mutant)


def _change_holder(document: Document, member: str, holder: Document) -> Iterator[tuple[str, Document]]:
    words: Mapping[str, Any] = {"urgency": Urgency} if "urgency" in holder else {"action": Action, "strength": Strength}
    for name, values in words.items():
        for value in values:
            if value != holder[name]:
                yield f"{name} {value}", {**holder, name: value.value}
    for part in ("applies_when", "satisfied_when", "triggered_when"):
        for place, condition in enumerate(holder.get(part, [])):
            for changed in _change_condition(document, condition):
                conditions = [*holder[part][:place], changed, *holder[part][place + 1 :]]
                yield f"{part} {place} {changed['operator']} {changed['value']}", {**holder, part: conditions}
    if holder.get("wait"):
        wait = holder["wait"]
        changes = [{"minimum": wait["minimum"] + step} for step in (-1, 1, 2)]
        changes += [{"unit": unit.value} for unit in Unit if unit != wait["unit"]]
        changes += [{"maximum": wait["minimum"] + 4}]
        yield from ((f"wait {change}", {**holder, "wait": {**wait, **change}}) for change in changes)


def _change_condition(document: Document, condition: Document) -> Iterator[Document]:
    value = condition["value"]
    for operator in Operator:
        if operator != condition["operator"]:
            takes_list = operator in TAKES_LIST
            as_list = value if isinstance(value, list) else [value]
            yield {**condition, "operator": operator.value, "value": as_list if takes_list else as_list[0]}
    values = list_values(next(fact for fact in document["facts"] if fact["key"] == condition["fact"]))
    if isinstance(value, list):
        others = [[*value[:place], *value[place + 1 :]] for place in range(len(value)) if len(value) > 1]
        others += [[*value, each] for each in values if each not in value][:5]
    elif isinstance(value, bool | str):
        others = [each for each in values if each != value]
    else:
        others = [value + step for step in (-2, -1, 1, 2)]
    yield from ({**condition, "value": other} for other in others)
