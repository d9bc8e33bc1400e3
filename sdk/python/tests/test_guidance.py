"""The guidance asked on the device, by the cases that every evaluator is held to."""

import json
from pathlib import Path
from typing import Any

import pytest

from health_content.guidance import InvalidInput, assess

CASES = Path(__file__).parents[3] / "tests" / "conformance"
SUITES = {path.stem: json.loads(path.read_bytes()) for path in sorted(CASES.glob("*.json"))}


@pytest.mark.parametrize("name", SUITES)
def test_every_case_comes_out_as_the_suite_says(name: str) -> None:
    suite = SUITES[name]
    for case in suite["cases"]:
        answer = assess(suite["document"], case["facts"], case.get("activity"), case.get("not_known", ()))
        assert answer.to_dict() == case["expect"], case["name"]


def test_everything_that_is_wrong_is_said_and_no_value_repeated() -> None:
    document = SUITES["sex-after-miscarriage"]["document"]
    with pytest.raises(InvalidInput) as refused:
        assess(document, {"bleeding": "a private sentence", "fevre": True}, activity="resume_sx")
    assert {fault.pointer for fault in refused.value.errors} == {"/facts/bleeding", "/facts/fevre", "/activity"}
    assert "Did you mean 'fever'?" in str(refused.value)
    assert "private" not in str(refused.value)


@pytest.mark.parametrize("document", [{}, {"facts": None}, {"activities": 1}])
def test_what_is_no_document_is_refused(document: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput, match="does not understand"):
        assess(document, {})


def test_a_word_that_this_evaluator_does_not_know_is_refused() -> None:
    document = json.loads(json.dumps(SUITES["sex-after-miscarriage"]["document"]))
    document["symptom_warnings"][0]["urgency"] = "at_once"
    with pytest.raises(InvalidInput):
        assess(document, {})
