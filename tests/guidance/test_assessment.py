"""The whole answer: outcomes, what to ask next, what an activity limits, and what is refused."""

import json
import math
from typing import Any

import pytest

from articles.guidance.assessment import Assessment, assess, compile_document
from contentapi.errors import InvalidInput
from tests.guidance.factories import Document, activity, choice, document, fact, number, rule, warning
from tests.guidance.starter import EVERYTHING_SATISFIED, starter


def ask(raw: Document, given: dict[str, Any], **options: Any) -> Assessment:
    return assess(compile_document(raw), given, **options)


def outcome_of(assessment: Assessment, key: str) -> str:
    return next(each["outcome"] for each in assessment["activities"] if each["activity"] == key)


def questions_of(assessment: Assessment) -> list[str]:
    return [question["fact"] for question in assessment["next_questions"]]


def one_of_each() -> Document:
    """An urgent warning and a rule of each strength, each on a fact of its own."""
    return document(
        facts=[fact("pain"), fact("must"), fact("should"), fact("could")],
        rules=[
            rule("optional", strength="optional", until=["could is true"]),
            rule("recommended", strength="recommended", until=["should is true"]),
            rule("required", until=["must is true"]),
        ],
        warnings=[warning("pain", "pain is true")],
    )


@pytest.mark.parametrize(
    ("given", "outcome"),
    [
        ({"pain": True, "must": False}, "seek_care"),
        ({"must": False}, "wait"),
        ({"must": False, "pain": False, "should": False}, "wait"),
        ({"must": True, "should": True}, "need_facts"),
        ({"pain": False, "should": False}, "need_facts"),
        ({"pain": False, "must": True}, "consider"),
        ({"pain": False, "must": True, "should": False}, "consider"),
        ({"pain": False, "must": True, "should": True}, "no_objection"),
        ({"pain": False, "must": True, "should": True, "could": False}, "no_objection"),
    ],
)
def test_the_outcome_is_the_first_that_holds(given: dict[str, Any], outcome: str) -> None:
    assert outcome_of(ask(one_of_each(), given), "rest") == outcome


@pytest.mark.parametrize(
    ("urgency", "triggered", "unknown"),
    [
        ("emergency", "seek_care", "need_facts"),
        ("urgent", "seek_care", "need_facts"),
        ("non_urgent", "no_objection", "no_objection"),
        ("expected", "no_objection", "no_objection"),
    ],
)
def test_only_emergency_and_urgent_are_red_flags(urgency: str, triggered: str, unknown: str) -> None:
    raw = document([fact("pain")], warnings=[warning("pain", "pain is true", urgency=urgency)])
    assert outcome_of(ask(raw, {"pain": True}), "rest") == triggered
    assert outcome_of(ask(raw, {}), "rest") == unknown
    assert questions_of(ask(raw, {})) == (["pain"] if unknown == "need_facts" else [])


def test_nothing_objects_where_there_is_no_guidance() -> None:
    assert outcome_of(ask(document([]), {}), "rest") == "no_objection"


def test_questions_go_from_red_flags_to_required_rules_to_recommended_ones_and_no_further() -> None:
    assert questions_of(ask(one_of_each(), {})) == ["pain", "must", "should"]
    assert questions_of(ask(one_of_each(), {"must": False})) == ["pain", "should"]


def test_red_flags_are_asked_about_by_urgency_then_in_document_order_and_each_fact_once() -> None:
    raw = document(
        [fact(key) for key in "abcd"],
        warnings=[
            warning("one", "a is true"),
            warning("two", "b is true", "a is true", urgency="emergency"),
            warning("three", "c is true"),
            warning("four", "d is true", urgency="emergency"),
        ],
    )
    assert questions_of(ask(raw, {})) == ["b", "a", "d", "c"]
    assert [each["key"] for each in ask(raw, {})["warnings"]] == ["two", "four", "one", "three"]
    raised = ask(raw, {"c": True})
    assert [each["key"] for each in raised["warnings"]] == ["three", "two", "four", "one"]


def test_an_emergency_asks_nothing_and_an_urgent_red_flag_only_about_the_others() -> None:
    raw = one_of_each()
    raw["facts"] += [fact("faint"), fact("fever")]
    raw["symptom_warnings"] += [
        warning("faint", "faint is true", urgency="emergency"),
        warning("fever", "fever is true"),
    ]
    assert questions_of(ask(raw, {"pain": True})) == ["faint", "fever"]
    assert questions_of(ask(raw, {"pain": True, "faint": False, "fever": False})) == []
    assert questions_of(ask(raw, {"faint": True})) == []


def test_an_expected_symptom_stops_no_question() -> None:
    raw = one_of_each()
    raw["symptom_warnings"][0]["urgency"] = "expected"
    assert questions_of(ask(raw, {"pain": True})) == ["must", "should"]


def test_a_question_is_the_whole_fact() -> None:
    raw = document(
        facts=[number("weeks", "wk", maximum=45), choice("bleeding", "none", "light", ordered=True)],
        rules=[rule("r", until=["weeks > 3", "bleeding is none"])],
    )
    assert ask(raw, {})["next_questions"] == [
        {
            "fact": "weeks",
            "question": "weeks?",
            "help_text": "About weeks.",
            "kind": "integer",
            "unit": "wk",
            "minimum": 0,
            "maximum": 45,
            "choices": [],
        },
        {
            "fact": "bleeding",
            "question": "bleeding?",
            "help_text": "About bleeding.",
            "kind": "choice",
            "unit": None,
            "minimum": None,
            "maximum": None,
            "choices": [{"key": "none", "label": "None"}, {"key": "light", "label": "Light"}],
        },
    ]


def chain_of_activities() -> Document:
    """`run` requires `walk`, which requires `stand`; each has one required rule."""
    keys = ["run", "walk", "stand"]
    return document(
        facts=[fact(f"can_{key}") for key in keys],
        activities=[activity("run", "walk"), activity("walk", "stand"), activity("stand")],
        rules=[rule(f"{key}-rule", activity=key, until=[f"can_{key} is true"]) for key in keys],
    )


def test_an_activity_is_never_better_than_what_it_requires_however_far_away() -> None:
    able = {"can_run": True, "can_walk": True}
    held_back = ask(chain_of_activities(), able | {"can_stand": False})
    assert {each["activity"]: each["outcome"] for each in held_back["activities"]} == dict.fromkeys(
        ["run", "walk", "stand"], "wait"
    )
    assert outcome_of(ask(chain_of_activities(), able), "run") == "need_facts"
    assert outcome_of(ask(chain_of_activities(), able | {"can_stand": True}), "run") == "no_objection"


def test_an_activity_is_not_held_back_by_one_that_requires_it() -> None:
    assert outcome_of(ask(chain_of_activities(), {"can_stand": True, "can_run": False}), "stand") == "no_objection"


def test_asking_for_an_activity_shows_its_rules_and_asks_about_those_it_requires() -> None:
    assessment = ask(chain_of_activities(), {"can_walk": True}, activity="walk")
    [walk] = assessment["activities"]
    assert [each["key"] for each in walk["rules"]] == ["walk-rule"]
    assert walk["outcome"] == "need_facts"
    assert questions_of(assessment) == ["can_stand"]
    assert questions_of(ask(chain_of_activities(), {})) == ["can_run", "can_walk", "can_stand"]


def test_asking_for_an_activity_leaves_every_warning_in_place() -> None:
    raw = starter()
    whole, part = ask(raw, {"fever": True}), ask(raw, {"fever": True}, activity="conceive_again")
    assert part["warnings"] == whole["warnings"]
    assert len(whole["warnings"]) == 7


def test_activities_that_require_each_other_in_a_circle_are_assessed_as_one() -> None:
    raw = chain_of_activities()
    raw["activities"][2]["requires"] = ["run", "stand"]
    for key in ("run", "walk", "stand"):
        assert (
            outcome_of(ask(raw, {"can_run": True, "can_walk": False, "can_stand": True}, activity=key), key) == "wait"
        )


def test_rules_stand_under_their_activities_in_the_order_of_the_document() -> None:
    assessment = ask(starter(), {})
    assert [(each["activity"], len(each["rules"])) for each in assessment["activities"]] == [
        ("resume_sex", 9),
        ("conceive_again", 2),
    ]
    assert [rule["key"] for rule in assessment["activities"][1]["rules"]] == [
        "stop-bleeding-before-conceiving",
        "three-periods-before-conceiving",
    ]


def test_the_answer_says_which_article_spoke_and_shows_its_notice() -> None:
    assessment = ask(starter(), {})
    assert assessment["article"] == {"slug": "resting", "version": 3, "language": "en"}
    assert assessment["notice"] == "Sample content, not clinically reviewed."
    assert list(assessment) == ["article", "notice", "warnings", "activities", "next_questions"]
    assert list(assessment["warnings"][0]) == [
        "key", "symptom", "urgency", "action", "state", "because", "missing_facts",
    ]  # fmt: skip
    assert list(assessment["activities"][0]["rules"][0]) == [
        "key", "title", "statement", "strength", "action", "state", "because", "missing_facts", "remaining",
    ]  # fmt: skip


def test_an_answer_can_be_changed_without_changing_the_next_one() -> None:
    guidance = compile_document(starter())
    before = json.dumps(assess(guidance, {}))
    assessment = assess(guidance, {})
    for question in assessment["next_questions"]:
        question["choices"].clear()
    for warning_ in assessment["warnings"]:
        for reason in warning_["because"]:
            if isinstance(reason["value"], list):
                reason["value"].clear()
        warning_["because"].clear()
        warning_["missing_facts"].clear()
    assert json.dumps(assess(guidance, {})) == before


def test_everything_that_cannot_be_assessed_is_refused_at_once() -> None:
    given = {"fever": 1, "gestation_weeks": 46, "bleeding": "SECRET", "bleedin": "none", "my SECRET": True}
    with pytest.raises(InvalidInput) as refusal:
        ask(starter(), given, activity="resume_sx")
    faults = refusal.value.faults
    assert {(fault.pointer, fault.code) for fault in faults} == {
        ("/facts/fever", "wrong_type"),
        ("/facts/gestation_weeks", "out_of_range"),
        ("/facts/bleeding", "unknown_choice"),
        ("/facts/bleedin", "unknown_fact"),
        ("/facts", "unknown_fact"),
        ("/activity", "unknown_activity"),
    }
    assert "SECRET" not in f"{faults} {refusal.value.detail}"
    assert any("Did you mean 'resume_sex'?" in fault.detail for fault in faults)


@pytest.mark.parametrize(("value", "meant"), [(8.0, 8), (1e1, 10), (0.0, 0), (-0.0, 0)])
def test_a_whole_number_is_one_whether_or_not_it_has_a_point(value: float, meant: int) -> None:
    result = ask(starter(), EVERYTHING_SATISFIED | {"gestation_weeks": value})
    assert json.dumps(result) == json.dumps(ask(starter(), EVERYTHING_SATISFIED | {"gestation_weeks": meant}))


@pytest.mark.parametrize("value", ["8", 8.5, True, math.nan, math.inf, -math.inf, 1e300])
def test_nothing_is_coerced_on_the_way_to_an_assessment(value: Any) -> None:
    with pytest.raises(InvalidInput):
        ask(starter(), EVERYTHING_SATISFIED | {"gestation_weeks": value})
