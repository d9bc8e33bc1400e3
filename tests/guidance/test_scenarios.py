"""A worked example that doesn't come out as expected tells its editor what did, and why."""

from typing import Any

from hypothesis import given, settings

from articles.guidance.assessment import assess, compile_document
from articles.guidance.scenarios import run_scenario
from tests.guidance.factories import Document
from tests.guidance.starter import EVERYTHING_SATISFIED, TEN_DAYS_AFTER_AN_EARLY_LOSS, starter
from tests.guidance.strategies import BUSY_MACHINE, Given, situations

GUIDANCE = compile_document(starter())


def scenario(facts: dict[str, Any], outcomes: dict[str, Any], *warnings: Any) -> dict[str, Any]:
    expect = {"outcomes": outcomes, "warnings": list(warnings)}
    return {"key": "an-example", "title": "An example", "facts": facts, "expect": expect}


def run(*example: Any) -> list[tuple[str | None, str, str]]:
    return [(fault.pointer, fault.code, fault.detail) for fault in run_scenario(GUIDANCE, scenario(*example))]


def test_a_scenario_that_comes_out_as_expected_has_no_faults() -> None:
    assert run(TEN_DAYS_AFTER_AN_EARLY_LOSS, {"resume_sex": "wait", "conceive_again": "wait"}) == []
    assert run(EVERYTHING_SATISFIED, {"resume_sex": "no_objection"}) == []
    assert run({"fever": True}, {}, "fever") == []


def test_an_outcome_worse_than_expected_names_the_rules_that_object() -> None:
    [(pointer, code, detail)] = run(TEN_DAYS_AFTER_AN_EARLY_LOSS, {"resume_sex": "no_objection"})
    assert (pointer, code) == ("/expect/outcomes/resume_sex", "unexpected_outcome")
    assert detail == (
        "Expected no_objection for 'resume_sex', but it comes out as wait. This is why: "
        "rule 'early-loss-two-to-three-weeks' is outstanding ("
        "Weeks pregnant at the loss is under 12 → true, given 8; Has complications: no → true, given false; "
        "Days since loss is 14 or more (a wait of 2 to 3 weeks) → false, given 10)."
    )


def test_an_outcome_that_wants_facts_names_what_was_not_given() -> None:
    facts = {key: value for key, value in EVERYTHING_SATISFIED.items() if key != "bleeding"}
    [(_, _, detail)] = run(facts, {"resume_sex": "no_objection"})
    assert detail == (
        "Expected no_objection for 'resume_sex', but it comes out as need_facts. This is why: "
        "rule 'wait-for-bleeding-to-stop' is unknown (Bleeding is “None” → unknown, not given)."
    )


def test_an_outcome_better_than_expected_names_what_could_have_objected_and_how_it_stands() -> None:
    [(_, _, detail)] = run(EVERYTHING_SATISFIED, {"conceive_again": "wait"})
    assert "Expected wait for 'conceive_again', but it comes out as no_objection. Nothing calls for wait: " in detail
    assert "rule 'stop-bleeding-before-conceiving' is satisfied (Bleeding is “None” → true, given none)." in detail
    assert "rule 'pelvic-exam-first' is satisfied (Had a pelvic exam: yes → true, given true)." in detail
    assert "feel-ready-first" not in detail


def test_where_nothing_could_have_objected_that_is_said() -> None:
    raw = starter()
    raw["guidance_rules"] = []
    [fault] = run_scenario(compile_document(raw), scenario(EVERYTHING_SATISFIED, {"resume_sex": "wait"}))
    assert fault.detail.endswith("Nothing calls for wait: no rule or warning here could.")


def test_an_activity_held_back_by_another_names_the_rule_of_that_other() -> None:
    [(pointer, _, detail)] = run(EVERYTHING_SATISFIED | {"had_pelvic_exam": False}, {"conceive_again": "no_objection"})
    assert pointer == "/expect/outcomes/conceive_again"
    assert "rule 'pelvic-exam-first' is outstanding (Had a pelvic exam: yes → false, given false)." in detail


def test_warnings_are_expected_exactly() -> None:
    assert run({"fever": False, "severe_pain": True}, {}, "severe-pain", "fever") == [
        (
            "/expect/warnings/1",
            "expected_warning",
            "Expected it to be triggered, but warning 'fever' is not_triggered (Fever: yes → false, given false).",
        )
    ]
    assert run({"fever": True}, {}) == [
        (
            "/expect/warnings",
            "unexpected_warning",
            "It was not expected that warning 'fever' is triggered (Fever: yes → true, given true).",
        )
    ]


def test_what_does_not_exist_is_said_all_at_once_and_nothing_is_run() -> None:
    faults = run(
        {"gestation_weeks": 99, "feverish": True},
        {"resume_sx": "wait", "conceive_again": "maybe", "resume_sex": None},
        "fever",
        "fevr",
    )
    assert [fault[:2] for fault in faults] == [
        ("/facts/gestation_weeks", "out_of_range"),
        ("/facts/feverish", "unknown_fact"),
        ("/expect/outcomes/resume_sx", "unknown_activity"),
        ("/expect/outcomes/conceive_again", "unknown_outcome"),
        ("/expect/outcomes/resume_sex", "unknown_outcome"),
        ("/expect/warnings/1", "unknown_warning"),
    ]
    assert "Did you mean 'fever'?" in faults[-1][2]


@settings(BUSY_MACHINE, max_examples=40)
@given(situations())
def test_what_came_out_is_what_a_scenario_may_expect_and_nothing_else(situation: tuple[Document, Given]) -> None:
    document, facts = situation
    guidance = compile_document(document)
    assessment = assess(guidance, facts)
    outcomes = {activity["activity"]: activity["outcome"].value for activity in assessment["activities"]}
    triggered = [warning["key"] for warning in assessment["warnings"] if warning["state"] == "triggered"]
    assert run_scenario(guidance, scenario(facts, outcomes, *triggered)) == []
    for key, outcome in outcomes.items():
        for other in {"seek_care", "wait", "need_facts", "consider", "no_objection"} - {outcome}:
            [fault] = run_scenario(guidance, scenario(facts, {key: other}, *triggered))
            assert fault.pointer == f"/expect/outcomes/{key}"
            assert f"Expected {other} for '{key}', but it comes out as {outcome}." in fault.detail
