"""A wait: its units, what is left of it, and what keeps it from being counted."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.guidance.facts import Fact, read_facts
from articles.guidance.terms import FALSE, TRUE, UNKNOWN
from articles.guidance.waits import Wait, describe, faults_in_wait, in_ucum, is_over, needed, remaining
from tests.guidance.factories import choice, fact, number, wait

FACTS = read_facts(
    {
        "facts": [
            number("days_since", "d", maximum=50, label="Days since the loss"),
            number("weeks_since", "wk", label="Weeks since the loss"),
            number("months_since", "mo"),
            number("periods_since", "{menses}", label="Periods since the loss"),
            fact("age", "integer", minimum=0, maximum=120),
            fact("fever"),
            choice("bleeding", "none", "light"),
        ]
    }
)


def build(minimum: int, unit: str, elapsed_fact: str) -> tuple[Wait, Fact]:
    raw = wait(minimum, unit, elapsed_fact)
    assert faults_in_wait(raw, FACTS) == []
    return Wait.from_document(raw), FACTS[elapsed_fact]


@pytest.mark.parametrize(
    ("minimum", "unit", "elapsed_fact", "threshold"),
    [
        (10, "d", "days_since", 10),
        (2, "wk", "days_since", 14),
        (6, "wk", "weeks_since", 6),
        (7, "d", "weeks_since", 1),
        (8, "d", "weeks_since", 2),
        (10, "d", "weeks_since", 2),
        (14, "d", "weeks_since", 2),
        (1, "d", "weeks_since", 1),
        (3, "mo", "months_since", 3),
        (1, "{menses}", "periods_since", 1),
    ],
)
def test_a_wait_is_over_when_its_minimum_is_reached_in_the_unit_of_its_fact(
    minimum: int, unit: str, elapsed_fact: str, threshold: int
) -> None:
    clock = build(minimum, unit, elapsed_fact)
    assert needed(*clock) == threshold
    assert is_over(*clock, threshold - 1) is FALSE
    assert is_over(*clock, threshold) is TRUE
    assert is_over(*clock, threshold + 1) is TRUE
    assert is_over(*clock, None) is UNKNOWN
    assert remaining(*clock, threshold - 1) == 1
    assert remaining(*clock, threshold) == remaining(*clock, threshold + 1) == 0


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 700), st.integers(0, 100))
def test_what_remains_in_weeks_is_rounded_up_so_that_nobody_is_told_too_little(days: int, weeks: int) -> None:
    left = remaining(*build(days, "d", "weeks_since"), weeks)
    assert 7 * (weeks + left) >= days
    assert left == 0 or 7 * (weeks + left - 1) < days


@pytest.mark.parametrize("unit", ["d", "wk", "mo", "{menses}"])
@pytest.mark.parametrize("elapsed_fact", list(FACTS))
def test_a_wait_is_counted_only_by_a_number_of_the_same_sort(unit: str, elapsed_fact: str) -> None:
    counted_by = {
        "d": {"days_since", "weeks_since"},
        "wk": {"days_since", "weeks_since"},
        "mo": {"months_since"},
        "{menses}": {"periods_since"},
    }
    codes = [(fault.pointer, fault.code) for fault in faults_in_wait(wait(1, unit, elapsed_fact), FACTS)]
    assert codes == ([] if elapsed_fact in counted_by[unit] else [("/elapsed_fact", "fact_does_not_fit")])


@pytest.mark.parametrize(
    ("raw", "faults"),
    [
        (wait(0, "d", "days_since"), [("/minimum", "wrong_length")]),
        (wait(True, "d", "days_since"), [("/minimum", "wrong_length")]),
        (wait(2, "d", "days_since", maximum=1), [("/maximum", "wrong_length")]),
        ({"minimum": "2", "maximum": 0}, [("/minimum", "wrong_length"), ("/maximum", "wrong_length"),
                                          ("/unit", "unknown_unit"), ("/elapsed_fact", "unknown_fact")]),
        (wait(2, "fortnights", "days_since"), [("/unit", "unknown_unit")]),
        (wait(2, "d", "day_since"), [("/elapsed_fact", "unknown_fact")]),
        (wait(51, "d", "days_since"), [("/minimum", "unreachable")]),
        (wait(8, "wk", "days_since"), [("/minimum", "unreachable")]),
        ("2 weeks", [("", "unreadable_wait")]),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said_where_it_stands(raw: Any, faults: list[tuple[str, str]]) -> None:
    assert [(fault.pointer, fault.code) for fault in faults_in_wait(raw, FACTS)] == faults


def test_a_wait_that_ends_just_where_its_fact_does_can_be_over() -> None:
    assert faults_in_wait(wait(7, "wk", "days_since"), FACTS) == []


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (wait(2, "wk", "days_since", 3), "Days since the loss is 14 or more (a wait of 2 to 3 weeks)"),
        (wait(6, "wk", "days_since"), "Days since the loss is 42 or more (a wait of 6 weeks)"),
        (wait(10, "d", "weeks_since", 10), "Weeks since the loss is 2 or more (a wait of 10 days)"),
        (
            wait(1, "{menses}", "periods_since"),
            "Periods since the loss is 1 or more (a wait of 1 menstrual period)",
        ),
        (wait(1, "d", "days_since", 2), "Days since the loss is 1 or more (a wait of 1 to 2 days)"),
        (wait(1, "d", "fever"), "minimum 1 unit d elapsed_fact fever"),
        ({}, "minimum None unit None elapsed_fact None"),
        (7, "7"),
    ],
)
def test_a_wait_reads_back_in_the_label_of_its_fact_or_as_it_was_written(raw: Any, text: str) -> None:
    assert describe(raw, FACTS) == text


@pytest.mark.parametrize(
    ("before", "now"), [("days", "d"), ("weeks", "wk"), ("months", "mo"), ("menstrual_periods", "{menses}")]
)
def test_a_wait_that_was_stored_before_units_were_ucums_is_read_as_it_was_meant(before: str, now: str) -> None:
    key = {"d": "days_since", "wk": "days_since", "mo": "months_since", "{menses}": "periods_since"}[now]
    assert Wait.from_document(wait(2, before, key)) == Wait.from_document(wait(2, now, key))
    assert in_ucum(wait(2, before, key)) == wait(2, now, key)
    assert in_ucum(wait(2, now, key)) == wait(2, now, key)


@pytest.mark.parametrize(
    ("word", "code"), [("weeks", "wk"), ("week", "wk"), ("Days", "d"), ("menstrual_periods", "{menses}")]
)
def test_whoever_writes_a_unit_in_words_is_told_its_code(word: str, code: str) -> None:
    (fault,) = faults_in_wait(wait(2, word, "days_since"), FACTS)
    assert (fault.pointer, fault.code) == ("/unit", "unknown_unit")
    assert f"write '{code}'" in fault.detail
