"""What counts as an edit since the last load: whatever somebody said, a "no" included."""

from typing import Any

import pytest

from articles.editorial import loads
from articles.models.kept import Kind
from tests import factories

pytestmark = pytest.mark.django_db


def with_facts(**facts: Any) -> dict[str, Any]:
    scenario = {**factories.content()["scenarios"][0], "facts": facts}
    return factories.content(scenarios=[scenario])


def edited(before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Whether `after`, which somebody made of the `before` that a file said, is told to be in the file's way."""
    loads.record(Kind.ARTICLES, "after-a-loss", before)
    return loads.in_the_way(Kind.ARTICLES, "after-a-loss", after, before) is not None


def test_a_no_that_was_taken_out_of_a_scenario_is_an_edit() -> None:
    assert edited(with_facts(fever=False, bleeding="none"), with_facts(bleeding="none"))


def test_a_no_that_was_said_in_a_scenario_is_an_edit() -> None:
    assert edited(with_facts(), with_facts(fever=False))


def test_a_no_that_a_condition_compares_with_is_an_edit() -> None:
    def compared(value: bool) -> dict[str, Any]:
        rule = factories.content()["guidance_rules"][0]
        condition = {"fact": "fever", "operator": "is", "value": value}
        return factories.content(guidance_rules=[{**rule, "applies_when": [condition]}])

    assert edited(compared(True), compared(False))
    assert edited(compared(False), compared(True))


def test_a_member_that_a_later_release_adds_and_nobody_has_filled_is_no_edit() -> None:
    nothing: tuple[Any, ...] = (None, "", [], {}, False)
    for empty in nothing:
        assert not edited(factories.content(), factories.content(added_later=empty))
    assert edited(factories.content(), factories.content(added_later="filled"))
