"""Conditions as a content file writes them."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.guidance.conditions import parse, write
from articles.guidance.terms import Operator
from contentapi.errors import InvalidInput


def condition(fact: str, operator: str, value: Any) -> dict[str, Any]:
    return {"fact": fact, "operator": operator, "value": value}


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ("gestation_weeks < 12", condition("gestation_weeks", "lt", 12)),
        ("gestation_weeks<12", condition("gestation_weeks", "lt", 12)),
        ("  x   <=   -3  ", condition("x", "lte", -3)),
        ("x<-3", condition("x", "lt", -3)),
        ("x > 0", condition("x", "gt", 0)),
        ("x >= 012", condition("x", "gte", 12)),
        ("x = 1", condition("x", "eq", 1)),
        ("x == 1", condition("x", "eq", 1)),
        ("x != 1", condition("x", "ne", 1)),
        ("had_pelvic_exam is true", condition("had_pelvic_exam", "eq", True)),
        ("had_pelvic_exam is false", condition("had_pelvic_exam", "eq", False)),
        ("discharge is not normal", condition("discharge", "ne", "normal")),
        ("discharge is notable", condition("discharge", "eq", "notable")),
        ("bleeding in [none, spotting]", condition("bleeding", "in", ["none", "spotting"])),
        ("bleeding in[none,spotting]", condition("bleeding", "in", ["none", "spotting"])),
        ("x not in [a, b]", condition("x", "not_in", ["a", "b"])),
        ("x not_in [ 1 ]", condition("x", "not_in", [1])),
        ("x in []", condition("x", "in", [])),
        ("x in a", condition("x", "in", "a")),
        ("x is in", condition("x", "eq", "in")),
        ('x is "true"', condition("x", "eq", "true")),
        ('x in ["a, b", "]", "\\""]', condition("x", "in", ["a, b", "]", '"'])),
        *[(f"x {operator} 4", condition("x", operator, 4)) for operator in Operator],
    ],
)
def test_a_line_is_read(line: str, meaning: dict[str, Any]) -> None:
    assert parse(line) == meaning


@pytest.mark.parametrize(
    ("line", "detail"),
    [
        ("", "A condition is a fact, an operator and a value, such as 'gestation_weeks < 12'."),
        ("gestation_weeks", "A condition is a fact, an operator and a value, such as 'gestation_weeks < 12'."),
        ("x [a]", "A condition is a fact, an operator and a value, such as 'gestation_weeks < 12'."),
        ("x isnot a", "'isnot' cannot stand between a fact and its value. Did you mean 'is not'?"),
        ("x notin [a]", "'notin' cannot stand between a fact and its value. Did you mean 'not_in'?"),
        ("x IS a", "'IS' cannot stand between a fact and its value. Did you mean 'is'?"),
        ("x => 3", "'=>' cannot stand between a fact and its value. Known: is, is not, <, <=, >, >=, in, not in."),
        ("x <", "After '<' comes a value: 12, true, spotting, or a list such as [none, spotting]."),
        ("x is a b", "After 'is' comes a value: 12, true, spotting, or a list such as [none, spotting]."),
        ("x is not in [a]", "After 'is not' comes a value: 12, true, spotting, or a list such as [none, spotting]."),
        ("x in [a, ]", "After 'in' comes a value: 12, true, spotting, or a list such as [none, spotting]."),
        ("x in [a", "After 'in' comes a value: 12, true, spotting, or a list such as [none, spotting]."),
        ("x in [[a]]", "After 'in' comes a value: 12, true, spotting, or a list such as [none, spotting]."),
        ('x is "\\q"', "After 'is' comes a value: 12, true, spotting, or a list such as [none, spotting]."),
        ('x is "a', "After 'is' comes a value: 12, true, spotting, or a list such as [none, spotting]."),
    ],
)
def test_a_line_that_is_no_condition_is_told_what_is_wrong_and_what_would_be_right(line: str, detail: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        parse(line)
    assert [(fault.detail, fault.pointer) for fault in refusal.value.faults] == [(detail, "")]


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ("gestation_weeks < 12", condition("gestation_weeks", "lt", 12)),
        ("bleeding not in [none, spotting]", condition("bleeding", "not_in", ["none", "spotting"])),
        ("had_pelvic_exam is not true", condition("had_pelvic_exam", "ne", True)),
        ('x is "not"', condition("x", "eq", "not")),
        ('x is "12"', condition("x", "eq", "12")),
    ],
)
def test_a_condition_is_written_as_an_editor_would(line: str, meaning: dict[str, Any]) -> None:
    assert write(meaning) == line


keys = st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True)
words = (
    keys | st.text(max_size=8) | st.sampled_from(["true", "false", "not", "in", "is", "none", "null", "-1", "3", ""])
)
scalars = st.booleans() | st.integers() | words
values = scalars | st.lists(scalars, max_size=4)


@settings(max_examples=150, deadline=None)
@given(st.builds(condition, keys, st.sampled_from([operator.value for operator in Operator]), values))
def test_reading_what_was_written_gives_it_back(meaning: dict[str, Any]) -> None:
    again = parse(write(meaning))
    assert again == meaning
    assert repr(again) == repr(meaning)  # True is not 1


@settings(max_examples=150, deadline=None)
@given(st.text() | st.from_regex(r"\w+ ?[a-z<>=! ]+ ?\[?.*\]?"))
def test_any_line_is_read_or_refused_as_a_domain_error(line: str) -> None:
    with suppress(InvalidInput):
        meaning = parse(line)
        assert parse(write(meaning)) == meaning
