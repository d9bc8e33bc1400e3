# Copied from articles/guidance/document_faults.py by generate.py: change that.
"""Whether the parts of a document's guidance fit each other. What a schema can say is left to the schema."""

from collections.abc import Iterator, Mapping
from typing import Any

from health_content.evaluator.conditions import faults_in_condition
from health_content.evaluator.errors import Fault, did_you_mean, pointer
from health_content.evaluator.facts import Fact, read_facts
from health_content.evaluator.waits import faults_in_wait

LISTS_OF_CONDITIONS = (
    ("guidance_rules", "applies_when"),
    ("guidance_rules", "satisfied_when"),
    ("symptom_warnings", "triggered_when"),
)


def faults_in_guidance(document: Mapping[str, Any]) -> list[Fault]:
    """Every condition and wait that doesn't fit its fact, and every key that is used twice or leads nowhere.

    Each has a pointer into the document. Nothing may drop out of an assessment unnoticed: a rule of an activity that
    doesn't exist would never object.
    """
    facts = read_facts(document)
    return [
        *_find_keys_used_twice(document),
        *_find_activities_that_do_not_exist(document),
        *_find_conditions_that_do_not_fit(document, facts),
        *_find_waits_that_do_not_fit(document, facts),
    ]


def _find_keys_used_twice(document: Mapping[str, Any]) -> Iterator[Fault]:
    for member in ("facts", "activities", "guidance_rules", "symptom_warnings"):
        keys = [part["key"] for part in document[member]]
        for place, key in enumerate(keys):
            if key in keys[:place]:
                yield Fault(f"The key '{key}' is used twice.", "duplicate_key", pointer(member, place, "key"))


def _find_activities_that_do_not_exist(document: Mapping[str, Any]) -> Iterator[Fault]:
    known = [activity["key"] for activity in document["activities"]]
    for key, where in _list_activities_named(document):
        if key not in known:
            yield Fault(f"There is no activity '{key}'.{did_you_mean(key, known)}", "unknown_activity", where)


def _list_activities_named(document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every activity that some part refers to, and the pointer to where it does."""
    for place, activity in enumerate(document["activities"]):
        for position, key in enumerate(activity["requires"]):
            yield key, pointer("activities", place, "requires", position)
    for place, rule in enumerate(document["guidance_rules"]):
        yield rule["activity"], pointer("guidance_rules", place, "activity")


def _find_conditions_that_do_not_fit(document: Mapping[str, Any], facts: Mapping[str, Fact]) -> Iterator[Fault]:
    for member, part in LISTS_OF_CONDITIONS:
        for place, holder in enumerate(document[member]):
            for position, condition in enumerate(holder[part]):
                for fault in faults_in_condition(condition, facts):
                    yield fault.under(member, place, part, position)


def _find_waits_that_do_not_fit(document: Mapping[str, Any], facts: Mapping[str, Fact]) -> Iterator[Fault]:
    for place, rule in enumerate(document["guidance_rules"]):
        if rule["wait"] is not None:
            for fault in faults_in_wait(rule["wait"], facts):
                yield fault.under("guidance_rules", place, "wait")
