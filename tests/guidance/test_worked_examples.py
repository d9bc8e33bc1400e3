"""What the page itself advises comes out, as data."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.guidance.assessment import Assessment, assess, compile_document
from articles.guidance.states import RuleResult
from tests.guidance.oracle import list_values
from tests.guidance.starter import EVERYTHING_SATISFIED, RED_FLAGS_DENIED, TEN_DAYS_AFTER_AN_EARLY_LOSS, starter
from tests.guidance.strategies import BUSY_MACHINE, given_facts

GUIDANCE = compile_document(starter())
SMALL = {"gestation_weeks": 12, "days_since_loss": 60, "periods_since_loss": 4}


def starter_within_reach() -> dict[str, Any]:
    """The starter article with ranges small enough to draw every value from."""
    raw = starter()
    for fact in raw["facts"]:
        fact["maximum"] = SMALL.get(fact["key"])
    return raw


def outcomes(assessment: Assessment) -> dict[str, str]:
    return {activity["activity"]: activity["outcome"].value for activity in assessment["activities"]}


def find_rule(assessment: Assessment, key: str) -> RuleResult:
    return next(rule for activity in assessment["activities"] for rule in activity["rules"] if rule["key"] == key)


def test_ten_days_after_an_early_loss_four_days_remain() -> None:
    assessment = assess(GUIDANCE, TEN_DAYS_AFTER_AN_EARLY_LOSS)
    assert outcomes(assessment) == {"resume_sex": "wait", "conceive_again": "wait"}
    rule = find_rule(assessment, "early-loss-two-to-three-weeks")
    assert rule["state"] == "outstanding"
    assert rule["remaining"] == {"value": 4, "unit": "d"}
    assert find_rule(assessment, "late-loss-six-weeks")["state"] == "not_applicable"
    assert find_rule(assessment, "pelvic-exam-first")["state"] == "satisfied"


def test_thirty_days_after_a_late_loss_twelve_days_remain() -> None:
    assessment = assess(GUIDANCE, TEN_DAYS_AFTER_AN_EARLY_LOSS | {"gestation_weeks": 16, "days_since_loss": 30})
    assert outcomes(assessment)["resume_sex"] == "wait"
    assert find_rule(assessment, "late-loss-six-weeks")["remaining"] == {"value": 12, "unit": "d"}
    assert find_rule(assessment, "early-loss-two-to-three-weeks")["remaining"] is None


@settings(BUSY_MACHINE, max_examples=40)
@given(given_facts(starter_within_reach()))
def test_heavy_bleeding_with_a_smell_is_a_call_to_the_doctor_whatever_else_is_given(facts: dict[str, Any]) -> None:
    assessment = assess(GUIDANCE, facts | {"bleeding": "heavier_than_a_period", "discharge": "smelly"})
    assert set(outcomes(assessment).values()) == {"seek_care"}
    assert assessment["warnings"][0]["state"] == "triggered"
    assert {question["fact"] for question in assessment["next_questions"]} <= RED_FLAGS_DENIED.keys()


def test_of_someone_who_said_nothing_the_red_flags_are_asked_first_and_emergencies_before_all() -> None:
    assessment = assess(GUIDANCE, {})
    assert set(outcomes(assessment).values()) == {"need_facts"}
    assert [question["fact"] for question in assessment["next_questions"]] == [
        "soaking_pads",
        "feels_faint",
        "bleeding",
        "discharge",
        "severe_pain",
        "fever",
        "had_pelvic_exam",
        "gestation_weeks",
        "has_complications",
        "days_since_loss",
        "cleared_by_clinician",
        "periods_since_loss",
        "feels_ready",
    ]


def test_where_everything_is_satisfied_nothing_objects() -> None:
    assessment = assess(GUIDANCE, EVERYTHING_SATISFIED)
    assert outcomes(assessment) == {"resume_sex": "no_objection", "conceive_again": "no_objection"}
    assert assessment["next_questions"] == []


def test_bleeding_that_nobody_asked_about_is_never_taken_for_none() -> None:
    facts = {key: value for key, value in EVERYTHING_SATISFIED.items() if key != "bleeding"}
    assessment = assess(GUIDANCE, facts)
    assert outcomes(assessment) == {"resume_sex": "need_facts", "conceive_again": "need_facts"}
    assert [question["fact"] for question in assessment["next_questions"]] == ["bleeding"]


@pytest.mark.parametrize("red_flag", ["soaking_pads", "feels_faint", "severe_pain", "fever", "discharge"])
def test_a_red_flag_that_was_not_denied_stands_against_every_activity(red_flag: str) -> None:
    assessment = assess(GUIDANCE, EVERYTHING_SATISFIED | {red_flag: None})
    assert set(outcomes(assessment).values()) == {"need_facts"}


def test_a_period_not_yet_had_is_to_be_considered_and_three_are_optional() -> None:
    waiting = assess(GUIDANCE, EVERYTHING_SATISFIED | {"periods_since_loss": 0})
    assert outcomes(waiting) == {"resume_sex": "consider", "conceive_again": "consider"}
    assert find_rule(waiting, "three-periods-before-conceiving")["remaining"] == {"value": 3, "unit": "{menses}"}
    one = assess(GUIDANCE, EVERYTHING_SATISFIED | {"periods_since_loss": 1})
    assert outcomes(one) == {"resume_sex": "no_objection", "conceive_again": "no_objection"}


def test_conceiving_again_waits_for_whatever_sex_has_to_wait_for() -> None:
    assessment = assess(GUIDANCE, EVERYTHING_SATISFIED | {"had_pelvic_exam": False}, activity="conceive_again")
    assert outcomes(assessment) == {"conceive_again": "wait"}


def test_complications_ask_for_a_word_with_a_clinician_and_stop_the_clock_of_the_early_rule() -> None:
    facts = TEN_DAYS_AFTER_AN_EARLY_LOSS | {"has_complications": True, "cleared_by_clinician": False}
    assessment = assess(GUIDANCE, facts)
    assert find_rule(assessment, "early-loss-two-to-three-weeks")["state"] == "not_applicable"
    assert find_rule(assessment, "ask-after-complications")["state"] == "outstanding"
    assert outcomes(assessment)["resume_sex"] == "wait"


def test_usual_bleeding_is_expected_and_raises_no_alarm() -> None:
    assessment = assess(GUIDANCE, EVERYTHING_SATISFIED | {"bleeding": "spotting"})
    assert assessment["warnings"][0]["key"] == "usual-bleeding"
    assert outcomes(assessment) == {"resume_sex": "wait", "conceive_again": "wait"}


@settings(BUSY_MACHINE, max_examples=30)
@given(st.data())
def test_the_questions_of_the_starter_article_lead_to_an_answer(data: st.DataObject) -> None:
    ranges = {fact["key"]: fact for fact in starter_within_reach()["facts"]}
    facts: dict[str, Any] = {}
    while questions := assess(GUIDANCE, facts)["next_questions"]:
        key = questions[0]["fact"]
        assert key not in facts
        facts[key] = data.draw(st.sampled_from(list_values(ranges[key])))
    assert "need_facts" not in outcomes(assess(GUIDANCE, facts)).values()
