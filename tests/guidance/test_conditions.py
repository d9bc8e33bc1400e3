"""One condition: what fits, how it reads back, and when it is true, false or unknown."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.guidance.conditions import Condition, all_of, describe, evaluate, faults_in_condition, parse
from articles.guidance.facts import read_facts
from articles.guidance.terms import FALSE, TRUE, UNKNOWN, Operator, Truth
from tests.guidance.factories import choice, fact, number

FACTS = read_facts(
    {
        "facts": [
            fact("had_pelvic_exam", label="Had a pelvic exam"),
            number("gestation_weeks", "wk", maximum=45, label="Weeks pregnant at the loss"),
            choice("bleeding", "none", "spotting", "light", ordered=True),
            choice("discharge", "normal", "smelly"),
        ]
    }
)


def judge(line: str, value: Any) -> Truth:
    raw = parse(line)
    assert faults_in_condition(raw, FACTS) == []
    condition = Condition.from_document(raw)
    return evaluate(condition, FACTS[condition.fact], value)


def list_faults(raw: Any) -> list[tuple[str | None, str]]:
    return [(fault.pointer, fault.code) for fault in faults_in_condition(raw, FACTS)]


@pytest.mark.parametrize(
    ("line", "true_for", "false_for"),
    [
        ("gestation_weeks = 12", [12], [11, 13]),
        ("gestation_weeks != 12", [11, 13], [12]),
        ("gestation_weeks < 12", [0, 11], [12, 45]),
        ("gestation_weeks <= 12", [0, 12], [13, 45]),
        ("gestation_weeks > 12", [13, 45], [0, 12]),
        ("gestation_weeks >= 12", [12, 45], [0, 11]),
        ("gestation_weeks in [0, 12]", [0, 12], [1, 11]),
        ("gestation_weeks not in [0, 12]", [1, 11], [0, 12]),
        ("bleeding is spotting", ["spotting"], ["none", "light"]),
        ("bleeding is not spotting", ["none", "light"], ["spotting"]),
        ("bleeding < spotting", ["none"], ["spotting", "light"]),
        ("bleeding <= spotting", ["none", "spotting"], ["light"]),
        ("bleeding > spotting", ["light"], ["none", "spotting"]),
        ("bleeding >= spotting", ["spotting", "light"], ["none"]),
        ("bleeding in [none, light]", ["none", "light"], ["spotting"]),
        ("bleeding not in [none, light]", ["spotting"], ["none", "light"]),
        ("discharge is smelly", ["smelly"], ["normal"]),
        ("had_pelvic_exam is true", [True], [False]),
        ("had_pelvic_exam is not true", [False], [True]),
        ("had_pelvic_exam in [false]", [False], [True]),
    ],
)
def test_each_operator_holds_for_what_it_says_and_is_unknown_without_its_fact(
    line: str, true_for: list[Any], false_for: list[Any]
) -> None:
    assert {judge(line, value) for value in true_for} == {TRUE}
    assert {judge(line, value) for value in false_for} == {FALSE}
    assert judge(line, None) is UNKNOWN


@pytest.mark.parametrize("truths", list(product(Truth, repeat=3)))
def test_and_is_kleenes(truths: tuple[Truth, ...]) -> None:
    as_numbers = {FALSE: 0, UNKNOWN: 1, TRUE: 2}
    assert as_numbers[all_of(truths)] == min(as_numbers[truth] for truth in truths)


@pytest.mark.parametrize(
    ("left", "right", "both"),
    [
        (TRUE, TRUE, TRUE),
        (TRUE, UNKNOWN, UNKNOWN),
        (UNKNOWN, UNKNOWN, UNKNOWN),
        (FALSE, TRUE, FALSE),
        (FALSE, UNKNOWN, FALSE),
        (FALSE, FALSE, FALSE),
    ],
)
def test_the_table_of_and_either_way_round(left: Truth, right: Truth, both: Truth) -> None:
    assert all_of(iter([left, right])) is both
    assert all_of(iter([right, left])) is both


def test_all_of_nothing_is_true() -> None:
    assert all_of([]) is TRUE


def test_a_condition_that_fits_has_no_fault() -> None:
    assert list_faults({"fact": "bleeding", "operator": "in", "value": ["none", "light"], "text": "…"}) == []


@pytest.mark.parametrize(
    ("raw", "faults"),
    [
        ({"fact": "fever", "operator": "eq", "value": True}, [("/fact", "unknown_fact")]),
        ({"fact": "bleeding", "operator": "is", "value": "none"}, [("/operator", "unknown_operator")]),
        (
            {"fact": "bleding", "operator": "smaller", "value": 1},
            [("/fact", "unknown_fact"), ("/operator", "unknown_operator")],
        ),
        ({"fact": "had_pelvic_exam", "operator": "lt", "value": True}, [("/operator", "operator_does_not_fit")]),
        ({"fact": "discharge", "operator": "gte", "value": "normal"}, [("/operator", "operator_does_not_fit")]),
        (
            {"fact": "discharge", "operator": "gt", "value": 3},
            [("/operator", "operator_does_not_fit"), ("/value", "wrong_type")],
        ),
        ({"fact": "had_pelvic_exam", "operator": "eq", "value": 1}, [("/value", "wrong_type")]),
        ({"fact": "had_pelvic_exam", "operator": "eq", "value": "yes"}, [("/value", "wrong_type")]),
        ({"fact": "gestation_weeks", "operator": "lt", "value": True}, [("/value", "wrong_type")]),
        ({"fact": "gestation_weeks", "operator": "lt", "value": 12.0}, [("/value", "wrong_type")]),
        ({"fact": "gestation_weeks", "operator": "lt", "value": None}, [("/value", "wrong_type")]),
        ({"fact": "gestation_weeks", "operator": "lt"}, [("/value", "wrong_type")]),
        ({"fact": "gestation_weeks", "operator": "lt", "value": 46}, [("/value", "out_of_range")]),
        ({"fact": "bleeding", "operator": "lt", "value": "heavy"}, [("/value", "unknown_choice")]),
        ({"fact": "bleeding", "operator": "eq", "value": ["none"]}, [("/value", "wrong_type")]),
        ({"fact": "bleeding", "operator": "in", "value": "none"}, [("/value", "wrong_type")]),
        ({"fact": "bleeding", "operator": "in", "value": []}, [("/value", "wrong_type")]),
        ({"fact": "bleeding", "operator": "in", "value": ["none", "none"]}, [("/value/1", "duplicate_value")]),
        (
            {"fact": "bleeding", "operator": "not_in", "value": ["none", 3, "ligth"]},
            [("/value/1", "wrong_type"), ("/value/2", "unknown_choice")],
        ),
        ({"fact": "bleeding", "operator": "in", "value": [["none"]]}, [("/value/0", "wrong_type")]),
        ({}, [("/fact", "unknown_fact"), ("/operator", "unknown_operator")]),
        ("bleeding is none", [("", "unreadable_condition")]),
        (None, [("", "unreadable_condition")]),
    ],
)
def test_what_does_not_fit_is_said_where_it_stands(raw: Any, faults: list[tuple[str, str]]) -> None:
    assert list_faults(raw) == faults


@pytest.mark.parametrize(
    ("raw", "detail"),
    [
        (
            {"fact": "bleding", "operator": "eq", "value": "none"},
            "There is no fact bleding. Did you mean 'bleeding'?",
        ),
        (
            {"fact": "bleeding", "operator": "lte ", "value": "none"},
            "There is no operator \"lte \". Did you mean 'lte'?",
        ),
        (
            {"fact": "bleeding", "operator": "in", "value": ["ligth"]},
            "'bleeding' takes one of its choices, not ligth. Did you mean 'light'?",
        ),
        (
            {"fact": "gestation_weeks", "operator": "lt", "value": 99},
            "'gestation_weeks' takes a whole number from 0 to 45, not 99.",
        ),
    ],
)
def test_an_editor_reads_what_was_written_and_the_nearest_right_name(raw: Any, detail: str) -> None:
    assert [fault.detail for fault in faults_in_condition(raw, FACTS)] == [detail]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("gestation_weeks < 12", "Weeks pregnant at the loss is under 12"),
        ("gestation_weeks <= 12", "Weeks pregnant at the loss is 12 or less"),
        ("gestation_weeks > 12", "Weeks pregnant at the loss is over 12"),
        ("gestation_weeks >= 12", "Weeks pregnant at the loss is 12 or more"),
        ("gestation_weeks = 12", "Weeks pregnant at the loss is 12"),
        ("bleeding is none", "Bleeding is “None”"),
        ("bleeding is not none", "Bleeding is not “None”"),
        ("bleeding >= light", "Bleeding is “Light” or more"),
        ("bleeding in [none, light]", "Bleeding is one of: “None”, “Light”"),
        ("bleeding not in [none, light]", "Bleeding is none of: “None”, “Light”"),
        ("had_pelvic_exam is true", "Had a pelvic exam: yes"),
        ("had_pelvic_exam is false", "Had a pelvic exam: no"),
        ("had_pelvic_exam is not true", "Had a pelvic exam: no"),
        ("had_pelvic_exam is not false", "Had a pelvic exam: yes"),
        ("had_pelvic_exam in [true, false]", "Had a pelvic exam is one of: yes, no"),
        ("gestation_weeks < 99", "gestation_weeks < 99"),
        ("fever is true", "fever is true"),
    ],
)
def test_a_condition_reads_back_in_labels_or_as_it_was_written_where_it_does_not_fit(line: str, text: str) -> None:
    assert describe(parse(line), FACTS) == text


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from([*FACTS, *Operator, "none"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=120, deadline=None)
@given(anything | st.fixed_dictionaries({}, optional={"fact": anything, "operator": anything, "value": anything}))
def test_whatever_an_editor_wrote_it_can_be_checked_and_read_back(raw: Any) -> None:
    faults = faults_in_condition(raw, FACTS)
    assert all(fault.detail and fault.pointer is not None for fault in faults)
    assert describe(raw, FACTS)
