"""The laws of an assessment (domain.md §5), over documents and facts that nobody wrote."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.guidance.assessment import Assessment, assess, compile_document
from tests.guidance import oracle
from tests.guidance.factories import Document
from tests.guidance.strategies import BUSY_MACHINE, Given, documents, situations

pytestmark = pytest.mark.slow

law = settings(BUSY_MACHINE, max_examples=80)
identity = settings(BUSY_MACHINE, max_examples=25)
CLEAR = {"satisfied", "not_applicable"}


def list_states(assessment: Assessment) -> dict[str, str]:
    """The state of every warning and rule by its key; `satisfied` and `not_applicable` are one class."""
    rules = [rule for activity in assessment["activities"] for rule in activity["rules"]]
    states = {result["key"]: str(result["state"]) for result in [*assessment["warnings"], *rules]}
    return {key: "clear" if state in CLEAR else state for key, state in states.items()}


def list_outcomes(assessment: Assessment) -> dict[str, str]:
    return {activity["activity"]: activity["outcome"].value for activity in assessment["activities"]}


def judge_completions(document: Document, facts: Given) -> list[dict[str, str]]:
    """What the oracle says of every rule and warning, for each way in which the unknown facts may turn out."""
    verdicts = []
    for completed in oracle.complete(document, facts):
        states = {rule["key"]: oracle.judge_rule(document, rule, completed) for rule in document["guidance_rules"]}
        states |= {
            each["key"]: oracle.judge_warning(document, each, completed) for each in document["symptom_warnings"]
        }
        verdicts.append({key: "clear" if state in CLEAR else state for key, state in states.items()})
    return verdicts


@law
@given(situations())
def test_no_red_flag_is_unknown_under_no_objection_or_consider(situation: tuple[Document, Given]) -> None:
    document, facts = situation
    assessment = assess(compile_document(document), facts)
    unknown = [each for each in assessment["warnings"] if each["state"] == "unknown"]
    if {"no_objection", "consider"} & set(list_outcomes(assessment).values()):
        assert not {"emergency", "urgent"} & {warning["urgency"] for warning in unknown}


@law
@given(situations(), st.data())
def test_one_more_fact_never_turns_a_settled_state_into_another(
    situation: tuple[Document, Given], data: st.DataObject
) -> None:
    document, facts = situation
    guidance = compile_document(document)
    unknown = [fact for fact in document["facts"] if facts.get(fact["key"]) is None]
    for fact in data.draw(st.permutations(unknown)):
        before = list_states(assess(guidance, facts))
        facts = facts | {fact["key"]: data.draw(st.sampled_from(oracle.list_values(fact)))}
        after = list_states(assess(guidance, facts))
        assert all(after[key] == state for key, state in before.items() if state != "unknown")


@identity
@given(situations(), st.data())
def test_the_order_of_facts_changes_not_a_byte(situation: tuple[Document, Given], data: st.DataObject) -> None:
    document, facts = situation
    guidance = compile_document(document)
    shuffled = dict(data.draw(st.permutations(list(facts.items()))))
    assert json.dumps(assess(guidance, shuffled)) == json.dumps(assess(guidance, facts))


@identity
@given(situations())
def test_a_fact_that_is_null_is_a_fact_that_was_not_given(situation: tuple[Document, Given]) -> None:
    document, facts = situation
    guidance = compile_document(document)
    known = {key: value for key, value in facts.items() if value is not None}
    assert json.dumps(assess(guidance, known)) == json.dumps(assess(guidance, facts))


@law
@given(situations(), st.data())
def test_the_order_of_rules_and_warnings_changes_no_state_and_no_outcome(
    situation: tuple[Document, Given], data: st.DataObject
) -> None:
    document, facts = situation
    shuffled = document | {
        member: data.draw(st.permutations(document[member]))
        for member in ("guidance_rules", "symptom_warnings", "activities", "facts")
    }
    one, other = (assess(compile_document(each), facts) for each in (document, shuffled))
    assert list_states(one) == list_states(other)
    assert list_outcomes(one) == list_outcomes(other)


@identity
@given(situations())
def test_the_same_facts_and_version_give_the_same_bytes(situation: tuple[Document, Given]) -> None:
    document, facts = situation
    guidance = compile_document(document)
    answer = json.dumps(assess(guidance, facts))
    assert json.dumps(assess(guidance, facts)) == answer
    assert json.dumps(assess(compile_document(json.loads(json.dumps(document))), facts)) == answer
    assert json.loads(answer) == assess(guidance, facts)


@law
@given(situations())
def test_a_state_is_settled_only_where_every_completion_agrees(situation: tuple[Document, Given]) -> None:
    document, facts = situation
    ours = list_states(assess(compile_document(document), facts))
    for verdict in judge_completions(document, facts):
        assert all(verdict[key] == state for key, state in ours.items() if state != "unknown")


@law
@given(documents(), st.data())
def test_where_everything_is_known_the_oracle_says_the_same(document: Document, data: st.DataObject) -> None:
    everything = {fact["key"]: st.sampled_from(oracle.list_values(fact)) for fact in document["facts"]}
    facts = data.draw(st.fixed_dictionaries(everything))
    assessment = assess(compile_document(document), facts)
    rules = [rule for activity in assessment["activities"] for rule in activity["rules"]]
    assert {rule["key"]: rule["state"] for rule in rules} == {
        rule["key"]: oracle.judge_rule(document, rule, facts) for rule in document["guidance_rules"]
    }
    assert {warning["key"]: warning["state"] for warning in assessment["warnings"]} == {
        warning["key"]: oracle.judge_warning(document, warning, facts) for warning in document["symptom_warnings"]
    }
    assert list_outcomes(assessment) == {
        activity["key"]: oracle.decide(document, activity["key"], facts) for activity in document["activities"]
    }
    assert assessment["next_questions"] == []


@law
@given(situations())
def test_no_completion_is_worse_than_an_outcome_that_lets_the_reader_go_on(situation: tuple[Document, Given]) -> None:
    document, facts = situation
    may_follow = {
        "seek_care": {"seek_care"},
        "wait": {"seek_care", "wait"},
        "need_facts": {"seek_care", "wait", "consider", "no_objection"},
        "consider": {"consider", "no_objection"},
        "no_objection": {"no_objection"},
    }
    for activity, outcome in list_outcomes(assess(compile_document(document), facts)).items():
        completed = {oracle.decide(document, activity, each) for each in oracle.complete(document, facts)}
        assert completed <= may_follow[outcome]


@law
@given(situations())
def test_what_is_unknown_says_which_facts_it_wants_and_what_is_settled_wants_none(
    situation: tuple[Document, Given],
) -> None:
    document, facts = situation
    assessment = assess(compile_document(document), facts)
    rules = [rule for activity in assessment["activities"] for rule in activity["rules"]]
    for result in [*assessment["warnings"], *rules]:
        missing = result["missing_facts"]
        assert bool(missing) == (result["state"] == "unknown")
        assert len(missing) == len(set(missing))
        assert all(facts.get(key) is None for key in missing)
        assert set(missing) <= {reason["fact"] for reason in result["because"]}


@law
@given(situations())
def test_an_activity_is_never_better_than_those_it_requires(situation: tuple[Document, Given]) -> None:
    document, facts = situation
    outcomes = list_outcomes(assess(compile_document(document), facts))
    for activity in document["activities"]:
        for required in activity["requires"]:
            places = [oracle.BEST_LAST.index(outcomes[key]) for key in (activity["key"], required)]
            assert places[0] <= places[1]


@identity
@given(situations())
def test_asking_for_one_activity_limits_rules_and_never_warnings(situation: tuple[Document, Given]) -> None:
    document, facts = situation
    guidance = compile_document(document)
    whole = assess(guidance, facts)
    for activity in whole["activities"]:
        part = assess(guidance, facts, activity=activity["activity"])
        assert part["activities"] == [activity]
        assert part["warnings"] == whole["warnings"]
        assert {each["fact"] for each in part["next_questions"]} <= {each["fact"] for each in whole["next_questions"]}


@law
@given(situations())
def test_nothing_is_asked_that_is_known_and_nothing_but_red_flags_once_one_is_raised(
    situation: tuple[Document, Given],
) -> None:
    document, facts = situation
    assessment = assess(compile_document(document), facts)
    asked = [question["fact"] for question in assessment["next_questions"]]
    assert len(asked) == len(set(asked))
    assert all(facts.get(key) is None for key in asked)
    red_flags = [each for each in assessment["warnings"] if each["urgency"] in ("emergency", "urgent")]
    triggered = {warning["urgency"] for warning in red_flags if warning["state"] == "triggered"}
    if "emergency" in triggered:
        assert asked == []
    elif "urgent" in triggered:
        assert set(asked) == {key for warning in red_flags for key in warning["missing_facts"]}


@law
@given(documents(), st.data())
def test_answering_only_what_is_asked_leads_to_an_outcome_in_at_most_as_many_steps_as_there_are_facts(
    document: Document, data: st.DataObject
) -> None:
    guidance = compile_document(document)
    facts: dict[str, Any] = {}
    activity = data.draw(st.sampled_from([None, *guidance.activities]))
    assessment = assess(guidance, facts, activity=activity)
    while assessment["next_questions"]:
        asked = data.draw(st.sampled_from([question["fact"] for question in assessment["next_questions"]]))
        assert asked not in facts
        fact = next(each for each in document["facts"] if each["key"] == asked)
        facts[asked] = data.draw(st.sampled_from(oracle.list_values(fact)))
        assessment = assess(guidance, facts, activity=activity)
    assert "need_facts" not in list_outcomes(assessment).values()
    assert len(facts) <= len(document["facts"])


@law
@given(documents(), st.data())
def test_a_conversation_ends_whatever_is_not_known_and_asks_nothing_twice(
    document: Document, data: st.DataObject
) -> None:
    guidance = compile_document(document)
    activity = data.draw(st.sampled_from([None, *guidance.activities]))
    never_known = data.draw(st.sets(st.sampled_from([fact["key"] for fact in document["facts"]])))
    facts: dict[str, Any] = {}
    not_known: list[str] = []
    for _ in range(len(document["facts"]) + 1):
        questions = assess(guidance, facts, activity=activity, not_known=not_known)["next_questions"]
        if not questions:
            break
        asked = questions[0]["fact"]
        assert asked not in facts
        assert asked not in not_known
        if asked in never_known:
            not_known.append(asked)
        else:
            fact = next(each for each in document["facts"] if each["key"] == asked)
            facts[asked] = data.draw(st.sampled_from(oracle.list_values(fact)))
    assert questions == []


@law
@given(situations(), st.data())
def test_to_say_that_something_is_not_known_changes_nothing_but_what_is_asked(
    situation: tuple[Document, Given], data: st.DataObject
) -> None:
    document, facts = situation
    unknown = [fact["key"] for fact in document["facts"] if facts.get(fact["key"]) is None]
    not_known = data.draw(st.lists(st.sampled_from(unknown))) if unknown else []
    guidance = compile_document(document)
    whole, part = assess(guidance, facts), assess(guidance, facts, not_known=not_known)
    left = [each for each in whole["next_questions"] if each["fact"] not in not_known]
    assert part == {**whole, "next_questions": left}


@law
@given(situations())
def test_remaining_is_what_a_wait_that_applies_still_lacks(situation: tuple[Document, Given]) -> None:
    document, facts = situation
    assessment = assess(compile_document(document), facts)
    rules = [rule for activity in assessment["activities"] for rule in activity["rules"]]
    for rule in rules:
        wait = next((reason for reason in rule["because"] if reason["part"] == "wait"), None)
        if rule["remaining"] is None:
            applies = all(each["truth"] == "true" for each in rule["because"] if each["part"] == "applies_when")
            assert wait is None or not applies or wait["truth"] != "false"
        else:
            assert rule["state"] == "outstanding"
            assert wait is not None
            later = facts | {wait["fact"]: facts[wait["fact"]] + rule["remaining"]["value"]}
            assert oracle.is_over(document, find_wait(document, rule["key"]), later)
            sooner = later | {wait["fact"]: later[wait["fact"]] - 1}
            assert not oracle.is_over(document, find_wait(document, rule["key"]), sooner)


def find_wait(document: Document, key: str) -> Document:
    return next(rule["wait"] for rule in document["guidance_rules"] if rule["key"] == key)
