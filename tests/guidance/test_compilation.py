"""A document whose parts don't fit each other cannot be asked anything."""

from collections.abc import Callable
from typing import Any

import pytest

from articles.guidance.compilation import compile_document
from articles.guidance.document_faults import faults_in_guidance
from contentapi.errors import InvalidInput
from tests.guidance.factories import Document, fact, rule, wait
from tests.guidance.starter import starter


def list_faults(spoil: Callable[[Document], Any]) -> list[tuple[str | None, str]]:
    raw = starter()
    spoil(raw)
    return [(fault.pointer, fault.code) for fault in faults_in_guidance(raw)]


def test_the_starter_article_holds_together() -> None:
    assert faults_in_guidance(starter()) == []


@pytest.mark.parametrize(
    ("spoil", "faults"),
    [
        (
            lambda raw: raw["guidance_rules"][3]["applies_when"][1].update(fact="has_complication"),
            [("/guidance_rules/3/applies_when/1/fact", "unknown_fact")],
        ),
        (
            lambda raw: raw["guidance_rules"][0]["satisfied_when"][0].update(value="yes"),
            [("/guidance_rules/0/satisfied_when/0/value", "wrong_type")],
        ),
        (
            lambda raw: raw["symptom_warnings"][0]["triggered_when"][0]["value"].append("none at all"),
            [("/symptom_warnings/0/triggered_when/0/value/3", "unknown_choice")],
        ),
        (
            lambda raw: raw["guidance_rules"][3].update(wait=wait(2, "mo", "days_since_loss")),
            [("/guidance_rules/3/wait/elapsed_fact", "fact_does_not_fit")],
        ),
        (
            lambda raw: raw["guidance_rules"][0].update(activity="resume_six"),
            [("/guidance_rules/0/activity", "unknown_activity")],
        ),
        (
            lambda raw: raw["activities"][1]["requires"].append("fly"),
            [("/activities/1/requires/1", "unknown_activity")],
        ),
        (lambda raw: raw["facts"].append(fact("fever")), [("/facts/14/key", "duplicate_key")]),
        (
            lambda raw: raw["guidance_rules"].append(rule("feel-ready-first", activity="resume_sex")),
            [("/guidance_rules/11/key", "duplicate_key")],
        ),
    ],
)
def test_a_part_that_does_not_fit_is_named_by_its_place(
    spoil: Callable[[Document], Any], faults: list[tuple[str, str]]
) -> None:
    assert list_faults(spoil) == faults


def test_all_faults_of_a_document_are_said_at_once_and_it_is_not_compiled() -> None:
    raw = starter()
    raw["guidance_rules"][0]["activity"] = "nothing"
    raw["guidance_rules"][3]["wait"]["minimum"] = 0
    raw["symptom_warnings"][4]["triggered_when"][0]["operator"] = "lt"
    with pytest.raises(InvalidInput) as refusal:
        compile_document(raw)
    assert [fault.pointer for fault in refusal.value.faults] == [
        "/guidance_rules/0/activity",
        "/symptom_warnings/4/triggered_when/0/operator",
        "/guidance_rules/3/wait/minimum",
    ]
