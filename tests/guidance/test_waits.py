"""A wait: its units, what is left of it, and what keeps it from being counted."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.guidance.facts import Fact, read_facts
from articles.guidance.terms import FALSE, TRUE, UNKNOWN
from articles.guidance.waits import Wait, describe, faults_in_wait, is_over, needed, remaining
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
        (10, "days", "days_since", 10),
        (2, "weeks", "days_since", 14),
        (6, "weeks", "weeks_since", 6),
        (7, "days", "weeks_since", 1),
        (8, "days", "weeks_since", 2),
        (10, "days", "weeks_since", 2),
        (14, "days", "weeks_since", 2),
        (1, "days", "weeks_since", 1),
        (3, "months", "months_since", 3),
        (1, "menstrual_periods", "periods_since", 1),
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
    left = remaining(*build(days, "days", "weeks_since"), weeks)
    assert 7 * (weeks + left) >= days
    assert left == 0 or 7 * (weeks + left - 1) < days


@pytest.mark.parametrize("unit", ["days", "weeks", "months", "menstrual_periods"])
@pytest.mark.parametrize("elapsed_fact", list(FACTS))
def test_a_wait_is_counted_only_by_a_number_of_the_same_sort(unit: str, elapsed_fact: str) -> None:
    counted_by = {
        "days": {"days_since", "weeks_since"},
        "weeks": {"days_since", "weeks_since"},
        "months": {"months_since"},
        "menstrual_periods": {"periods_since"},
    }
    codes = [(fault.pointer, fault.code) for fault in faults_in_wait(wait(1, unit, elapsed_fact), FACTS)]
    assert codes == ([] if elapsed_fact in counted_by[unit] else [("/elapsed_fact", "fact_does_not_fit")])


@pytest.mark.parametrize(
    ("raw", "faults"),
    [
        (wait(0, "days", "days_since"), [("/minimum", "wrong_length")]),
        (wait(True, "days", "days_since"), [("/minimum", "wrong_length")]),
        (wait(2, "days", "days_since", maximum=1), [("/maximum", "wrong_length")]),
        ({"minimum": "2", "maximum": 0}, [("/minimum", "wrong_length"), ("/maximum", "wrong_length"),
                                          ("/unit", "unknown_unit"), ("/elapsed_fact", "unknown_fact")]),
        (wait(2, "fortnights", "days_since"), [("/unit", "unknown_unit")]),
        (wait(2, "days", "day_since"), [("/elapsed_fact", "unknown_fact")]),
        (wait(51, "days", "days_since"), [("/minimum", "unreachable")]),
        (wait(8, "weeks", "days_since"), [("/minimum", "unreachable")]),
        ("2 weeks", [("", "unreadable_wait")]),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said_where_it_stands(raw: Any, faults: list[tuple[str, str]]) -> None:
    assert [(fault.pointer, fault.code) for fault in faults_in_wait(raw, FACTS)] == faults


def test_a_wait_that_ends_just_where_its_fact_does_can_be_over() -> None:
    assert faults_in_wait(wait(7, "weeks", "days_since"), FACTS) == []


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (wait(2, "weeks", "days_since", 3), "Days since the loss is 14 or more (a wait of 2 to 3 weeks)"),
        (wait(6, "weeks", "days_since"), "Days since the loss is 42 or more (a wait of 6 weeks)"),
        (wait(10, "days", "weeks_since", 10), "Weeks since the loss is 2 or more (a wait of 10 days)"),
        (
            wait(1, "menstrual_periods", "periods_since"),
            "Periods since the loss is 1 or more (a wait of 1 menstrual period)",
        ),
        (wait(1, "days", "days_since", 2), "Days since the loss is 1 or more (a wait of 1 to 2 days)"),
        (wait(1, "days", "fever"), "minimum 1 unit days elapsed_fact fever"),
        ({}, "minimum None unit None elapsed_fact None"),
        (7, "7"),
    ],
)
def test_a_wait_reads_back_in_the_label_of_its_fact_or_as_it_was_written(raw: Any, text: str) -> None:
    assert describe(raw, FACTS) == text
