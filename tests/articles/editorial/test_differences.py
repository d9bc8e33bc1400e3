"""In what two contents differ, in a few words."""

from typing import Any

import pytest

from articles.editorial import differences
from tests import factories

RULE = factories.ARTICLE["guidance_rules"][0]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, []),
        ({"title": "Anew", "short_answer": "Yes."}, ["title", "short answer"]),
        ({"topics": ["loss"]}, ["topics"]),
        ({"sections": []}, ["section ‘answer’ (goes)"]),
        ({"guidance_rules": [RULE, {**RULE, "key": "another"}]}, ["rule ‘another’ (comes)"]),
        (
            {"guidance_rules": [{**RULE, "satisfied_when": [], "title": "Anew"}]},
            ["rule ‘wait-for-bleeding’ (title, satisfied when)"],
        ),
    ],
)
def test_what_changes_is_said_by_its_name(changes: dict[str, Any], said: list[str]) -> None:
    assert differences.in_brief(factories.content(), factories.content(**changes)) == said


def test_an_order_that_changes_is_a_change() -> None:
    rules = [RULE, {**RULE, "key": "another"}]
    before, after = factories.content(guidance_rules=rules), factories.content(guidance_rules=rules[::-1])
    assert differences.in_brief(before, after) == ["the order of guidance rules"]
