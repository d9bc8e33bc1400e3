"""A value given for a fact is taken as it is, or refused without being repeated."""

import math
from typing import Any

import pytest

from articles.guidance.facts import Fact, fault_in_value, faults_in_given, faults_in_not_known, read_facts
from tests.guidance.factories import choice, fact, number

FACTS = read_facts(
    {
        "facts": [
            fact("had_exam"),
            number("weeks", "wk", minimum=4, maximum=45),
            choice("bleeding", "none", "spotting", "light", ordered=True),
        ]
    }
)


@pytest.mark.parametrize(
    ("key", "value"),
    [("had_exam", True), ("had_exam", False), ("weeks", 4), ("weeks", 45), ("bleeding", "spotting")],
)
def test_a_value_of_the_right_type_and_range_has_no_fault(key: str, value: object) -> None:
    assert fault_in_value(FACTS[key], value) is None


@pytest.mark.parametrize("key", list(FACTS))
def test_null_means_not_known_and_is_no_fault(key: str) -> None:
    assert fault_in_value(FACTS[key], None) is None


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("had_exam", 1, "wrong_type"),
        ("had_exam", 0, "wrong_type"),
        ("had_exam", "true", "wrong_type"),
        ("weeks", True, "wrong_type"),
        ("weeks", "8", "wrong_type"),
        ("weeks", 8.0, "wrong_type"),
        ("weeks", math.nan, "wrong_type"),
        ("weeks", [8], "wrong_type"),
        ("weeks", 3, "out_of_range"),
        ("weeks", 46, "out_of_range"),
        ("weeks", 10**400, "out_of_range"),
        ("bleeding", 0, "wrong_type"),
        ("bleeding", {}, "wrong_type"),
        ("bleeding", "", "unknown_choice"),
        ("bleeding", "None", "unknown_choice"),
    ],
)
def test_nothing_is_coerced(key: str, value: object, code: str) -> None:
    fault = fault_in_value(FACTS[key], value)
    assert fault is not None
    assert fault.code == code


def test_a_range_may_be_open_at_either_end() -> None:
    weeks = Fact.from_document(number("weeks", "wk") | {"minimum": None, "maximum": 5})
    assert fault_in_value(weeks, -1000) is None
    assert "a whole number up to 5," in describe_fault(weeks, 6)
    weeks = Fact.from_document(number("weeks", "wk") | {"minimum": 5, "maximum": None})
    assert fault_in_value(weeks, 1000) is None
    assert "a whole number from 5," in describe_fault(weeks, 4)


def test_the_nearest_choice_is_suggested() -> None:
    assert describe_fault(FACTS["bleeding"], "spoting").endswith("Did you mean 'spotting'?")


def test_everything_wrong_is_said_at_once_each_at_its_fact() -> None:
    faults = faults_in_given(FACTS, {"had_exam": "yes", "weeks": 99, "bleeding": "none", "bleedin": "none"})
    assert {(fault.pointer, fault.code) for fault in faults} == {
        ("/had_exam", "wrong_type"),
        ("/weeks", "out_of_range"),
        ("/bleedin", "unknown_fact"),
    }
    assert "Did you mean 'bleeding'?" in next(fault.detail for fault in faults if fault.pointer == "/bleedin")


def test_an_unknown_fact_is_wrong_even_where_nothing_is_known_about_it() -> None:
    assert [fault.code for fault in faults_in_given(FACTS, {"feever": None})] == ["unknown_fact"]


@pytest.mark.parametrize("value", ["SECRET-4711", 471_100, -4711, 4711.5, ["SECRET-4711"], {"SECRET-4711": 4711}])
def test_a_value_is_never_repeated(value: Any) -> None:
    for fault in faults_in_given(FACTS, dict.fromkeys(FACTS, value)):
        assert "4711" not in f"{fault}"


@pytest.mark.parametrize(
    "key", ["I am bleeding and afraid", "x" * 41, "Anna", "anna@example.org", "07700900123", "a/b", "", "línea"]
)
def test_what_stands_where_a_name_belongs_is_repeated_only_if_it_looks_like_a_name(key: str) -> None:
    [fault] = faults_in_given(FACTS, {key: True})
    assert (fault.code, fault.pointer) == ("unknown_fact", "")
    assert not key or key not in fault.detail


def test_thousands_of_unknown_facts_are_all_refused_and_none_is_compared_with_every_name() -> None:
    faults = faults_in_given(FACTS, {f"bleeding{number}": True for number in range(5000)})
    assert len(faults) == 5000
    assert not any("Did you mean" in fault.detail for fault in faults)


def describe_fault(of: Fact, value: object) -> str:
    fault = fault_in_value(of, value)
    assert fault is not None
    return fault.detail


def test_a_fact_cannot_be_known_and_not_known() -> None:
    faults = faults_in_not_known(FACTS, {"had_exam": False, "weeks": None}, ["weeks", "had_exam", "bleedin", "Anna"])
    assert [(fault.pointer, fault.code) for fault in faults] == [
        ("/1", "contradiction"),
        ("/2", "unknown_fact"),
        ("/3", "unknown_fact"),
    ]
    assert "Did you mean 'bleeding'?" in faults[1].detail
    assert "Anna" not in faults[2].detail
