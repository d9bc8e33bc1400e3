"""The specification again, in two-valued logic and by brute force: what every completion of the facts would say.

Written from domain.md alone; it shares no line with what it judges. Where the product says that something is settled,
all completions have to agree; where it says unknown it may be weaker than they are, never the reverse.
"""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

Facts = dict[str, Any]

BEST_LAST = ("seek_care", "wait", "need_facts", "consider", "no_objection")


def list_values(fact: Mapping[str, Any]) -> list[Any]:
    """Every value that the fact can take."""
    if fact["kind"] == "boolean":
        return [False, True]
    if fact["kind"] == "integer":
        return list(range(fact["minimum"], fact["maximum"] + 1))
    return [choice["key"] for choice in fact["choices"]]


def complete(document: Mapping[str, Any], given: Mapping[str, Any]) -> Iterator[Facts]:
    """Every way in which what is unknown may turn out."""
    known = {key: value for key, value in given.items() if value is not None}
    unknown = [fact for fact in document["facts"] if fact["key"] not in known]
    for values in product(*(list_values(fact) for fact in unknown)):
        yield known | dict(zip((fact["key"] for fact in unknown), values, strict=True))


def judge_rule(document: Mapping[str, Any], rule: Mapping[str, Any], facts: Facts) -> str:
    if not _all_hold(document, rule["applies_when"], facts):
        return "not_applicable"
    if not rule["satisfied_when"] and rule["wait"] is None:
        return "advice"
    is_passed = _all_hold(document, rule["satisfied_when"], facts) and is_over(document, rule["wait"], facts)
    return "satisfied" if is_passed else "outstanding"


def judge_warning(document: Mapping[str, Any], warning: Mapping[str, Any], facts: Facts) -> str:
    return "triggered" if _all_hold(document, warning["triggered_when"], facts) else "not_triggered"


def decide(document: Mapping[str, Any], activity: str, facts: Facts) -> str:
    """The outcome where everything is known; of activities that require each other in a circle it knows nothing."""
    outcomes = [_decide_alone(document, activity, facts)]
    requires = next(each["requires"] for each in document["activities"] if each["key"] == activity)
    outcomes += [decide(document, required, facts) for required in requires]
    return min(outcomes, key=BEST_LAST.index)


def _decide_alone(document: Mapping[str, Any], activity: str, facts: Facts) -> str:
    red_flags = [each for each in document["symptom_warnings"] if each["urgency"] in ("emergency", "urgent")]
    if any(judge_warning(document, each, facts) == "triggered" for each in red_flags):
        return "seek_care"
    rules = [each for each in document["guidance_rules"] if each["activity"] == activity]
    outstanding = {each["strength"] for each in rules if judge_rule(document, each, facts) == "outstanding"}
    if "required" in outstanding:
        return "wait"
    return "consider" if "recommended" in outstanding else "no_objection"


def _all_hold(document: Mapping[str, Any], conditions: list[Mapping[str, Any]], facts: Facts) -> bool:
    return all(_holds(document, condition, facts) for condition in conditions)


def _holds(document: Mapping[str, Any], condition: Mapping[str, Any], facts: Facts) -> bool:
    fact = next(each for each in document["facts"] if each["key"] == condition["fact"])
    values = list_values(fact)  # in order, so that a value's place says what it is more than
    given, value = facts[fact["key"]], condition["value"]
    match condition["operator"]:
        case "in":
            return given in value
        case "not_in":
            return given not in value
        case "eq":
            return bool(given == value)
        case "ne":
            return bool(given != value)
        case "lt":
            return values.index(given) < values.index(value)
        case "lte":
            return values.index(given) <= values.index(value)
        case "gt":
            return values.index(given) > values.index(value)
        case "gte":
            return values.index(given) >= values.index(value)
    raise AssertionError(condition)


def is_over(document: Mapping[str, Any], wait: Mapping[str, Any] | None, facts: Facts) -> bool:
    if wait is None:
        return True
    unit = next(each["unit"] for each in document["facts"] if each["key"] == wait["elapsed_fact"])
    days_in = {"d": 1, "wk": 7}
    elapsed, minimum = facts[wait["elapsed_fact"]], wait["minimum"]
    return bool(elapsed * days_in.get(unit, 1) >= minimum * days_in.get(wait["unit"], 1))
