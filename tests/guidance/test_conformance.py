"""The conformance suite, run by ourselves: what is committed is what comes out, and it reaches every corner."""

import json
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from articles.guidance import terms
from articles.guidance.assessment import assess, compile_document

FOLDER = Path(__file__).parent.parent / "conformance"
SUITES = {path.stem: json.loads(path.read_bytes()) for path in sorted(FOLDER.glob("*.json"))}


@pytest.mark.parametrize("name", SUITES)
def test_every_case_comes_out_as_it_is_committed(name: str) -> None:
    suite = SUITES[name]
    guidance = compile_document(suite["document"])
    for case in suite["cases"]:
        asked = {name: case[name] for name in ("activity", "not_known") if name in case}
        answer = assess(guidance, case["facts"], **asked)
        assert json.loads(json.dumps(answer)) == case["expect"], case["name"]


def test_there_are_at_least_300_cases() -> None:
    assert sum(len(suite["cases"]) for suite in SUITES.values()) >= 300


def _words(data: Any) -> Iterator[Any]:
    if isinstance(data, dict):
        for value in data.values():
            yield from _words(value)
    elif isinstance(data, list):
        for value in data:
            yield from _words(value)
    else:
        yield data


@pytest.mark.parametrize(
    "reached",
    [
        *(terms.Operator, terms.RuleState, terms.WarningState, terms.Outcome, terms.Truth),
        *(terms.Strength, terms.Urgency, terms.Unit, terms.FactKind),
    ],
)
def test_the_suite_reaches_every_term(reached: type[StrEnum]) -> None:
    words = set(filter(lambda word: isinstance(word, str), _words(SUITES)))
    assert {term.value for term in reached} <= words


def test_what_is_committed_is_what_the_command_writes(tmp_path: Path, starter: list[str]) -> None:
    call_command("dump_conformance", str(tmp_path), "sex-after-miscarriage", verbosity=0)
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert written == {path.name: path.read_bytes() for path in FOLDER.iterdir()}
