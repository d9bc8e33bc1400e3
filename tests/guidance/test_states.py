"""The state of a rule and of a warning, row by row of domain.md §3 and §4."""

from typing import Any

import pytest

from articles.guidance.assessment import assess, compile_document
from articles.guidance.states import RuleResult, WarningResult
from tests.guidance.factories import document, fact, number, rule, wait, warning

VALUES = {"true": True, "false": False, "unknown": None}


def judge(raw: dict[str, Any], given: dict[str, Any]) -> RuleResult:
    facts = [fact("applies"), fact("also"), fact("done"), fact("too"), number("days", "d"), number("weeks", "wk")]
    assessment = assess(compile_document(document(facts, rules=[raw])), given)
    [result] = assessment["activities"][0]["rules"]
    return result


def judge_warning(given: dict[str, Any]) -> WarningResult:
    raw = warning("alarm", "pain is true", "fever is true")
    [result] = assess(compile_document(document([fact("pain"), fact("fever")], warnings=[raw])), given)["warnings"]
    return result


@pytest.mark.parametrize(
    ("applies", "gate", "state", "missing"),
    [
        ("false", "true", "not_applicable", []),
        ("false", "false", "not_applicable", []),
        ("false", "unknown", "not_applicable", []),
        ("unknown", "true", "satisfied", []),
        ("unknown", "false", "unknown", ["applies"]),
        ("unknown", "unknown", "unknown", ["applies", "done"]),
        ("true", "true", "satisfied", []),
        ("true", "false", "outstanding", []),
        ("true", "unknown", "unknown", ["done"]),
    ],
)
def test_the_state_of_a_rule_with_a_gate(applies: str, gate: str, state: str, missing: list[str]) -> None:
    result = judge(
        rule("r", when=["applies is true"], until=["done is true"]), {"applies": VALUES[applies], "done": VALUES[gate]}
    )
    assert (result["state"], result["missing_facts"]) == (state, missing)


@pytest.mark.parametrize(
    ("applies", "state", "missing"),
    [("false", "not_applicable", []), ("unknown", "unknown", ["applies"]), ("true", "advice", [])],
)
def test_the_state_of_a_rule_without_a_gate(applies: str, state: str, missing: list[str]) -> None:
    result = judge(rule("r", when=["applies is true"]), {"applies": VALUES[applies]})
    assert (result["state"], result["missing_facts"]) == (state, missing)


def test_a_rule_that_applies_to_all_and_has_no_gate_is_advice() -> None:
    assert judge(rule("r"), {})["state"] == "advice"


def test_a_list_with_one_false_condition_wants_no_facts_though_others_are_unknown() -> None:
    raw = rule("r", when=["applies is true", "also is true"], until=["done is true", "too is true"])
    assert judge(raw, {"also": False})["state"] == "not_applicable"
    assert judge(raw, {"done": False})["missing_facts"] == ["applies", "also"]
    assert judge(raw, {"applies": True, "also": True, "done": False})["state"] == "outstanding"
    assert judge(raw, {"applies": True, "also": True, "done": False})["missing_facts"] == []
    assert judge(raw, {"applies": True, "done": True})["missing_facts"] == ["also", "too"]


def test_a_fact_that_is_missing_twice_is_named_once() -> None:
    assert judge(rule("r", when=["days > 3"], until=["days < 9", "done is true"]), {})["missing_facts"] == [
        "days",
        "done",
    ]


@pytest.mark.parametrize(
    ("days", "state", "remaining"),
    [
        (13, "outstanding", {"value": 1, "unit": "d"}),
        (0, "outstanding", {"value": 14, "unit": "d"}),
        (14, "satisfied", None),
        (None, "unknown", None),
    ],
)
def test_a_wait_is_a_gate_and_says_what_remains(days: int | None, state: str, remaining: object) -> None:
    result = judge(rule("r", wait=wait(2, "wk", "days")), {"days": days})
    assert (result["state"], result["remaining"]) == (state, remaining)


def test_what_remains_is_counted_in_the_unit_of_the_fact_and_rounded_up() -> None:
    assert judge(rule("r", wait=wait(10, "d", "weeks")), {"weeks": 1})["remaining"] == {"value": 1, "unit": "wk"}


def test_nothing_remains_of_a_wait_that_may_not_apply() -> None:
    raw = rule("r", when=["applies is true"], wait=wait(10, "d", "days"))
    assert judge(raw, {"days": 1})["remaining"] is None
    assert judge(raw, {"days": 1, "applies": False})["remaining"] is None
    assert judge(raw, {"days": 1, "applies": True})["remaining"] == {"value": 9, "unit": "d"}


def test_the_gate_is_the_list_of_conditions_and_the_wait_together() -> None:
    raw = rule("r", until=["done is true"], wait=wait(10, "d", "days"))
    assert judge(raw, {"done": True})["missing_facts"] == ["days"]
    assert judge(raw, {"done": False})["state"] == "outstanding"
    assert judge(raw, {"done": False})["remaining"] is None
    assert judge(raw, {"days": 3})["remaining"] == {"value": 7, "unit": "d"}
    assert judge(raw, {"days": 10, "done": False})["remaining"] is None
    assert judge(raw, {"days": 10, "done": True})["state"] == "satisfied"


def test_because_is_every_condition_with_what_was_given_and_its_truth() -> None:
    raw = rule("r", when=["weeks in [1, 2]"], until=["done is true"], wait=wait(10, "d", "weeks"))
    assert judge(raw, {"weeks": 1})["because"] == [
        {
            "part": "applies_when",
            "text": "Weeks is one of: 1, 2",
            "fact": "weeks",
            "operator": "in",
            "value": [1, 2],
            "given": 1,
            "truth": "true",
        },
        {
            "part": "satisfied_when",
            "text": "Done: yes",
            "fact": "done",
            "operator": "eq",
            "value": True,
            "given": None,
            "truth": "unknown",
        },
        {
            "part": "wait",
            "text": "Weeks is 2 or more (a wait of 10 days)",
            "fact": "weeks",
            "operator": "gte",
            "value": 2,
            "given": 1,
            "truth": "false",
        },
    ]


def test_the_read_back_of_the_document_is_served_as_it_was_published() -> None:
    raw = rule("r", until=["done is true"], wait=wait(10, "d", "days") | {"text": "Ten days have gone by"})
    raw["satisfied_when"][0]["text"] = "It is done"
    assert [reason["text"] for reason in judge(raw, {})["because"]] == ["It is done", "Ten days have gone by"]


@pytest.mark.parametrize(
    ("pain", "fever", "state", "missing"),
    [
        ("true", "true", "triggered", []),
        ("true", "unknown", "unknown", ["fever"]),
        ("unknown", "unknown", "unknown", ["pain", "fever"]),
        ("unknown", "false", "not_triggered", []),
        ("false", "true", "not_triggered", []),
    ],
)
def test_the_state_of_a_warning(pain: str, fever: str, state: str, missing: list[str]) -> None:
    result = judge_warning({"pain": VALUES[pain], "fever": VALUES[fever]})
    assert (result["state"], result["missing_facts"]) == (state, missing)
    assert [reason["part"] for reason in result["because"]] == ["triggered_when", "triggered_when"]
