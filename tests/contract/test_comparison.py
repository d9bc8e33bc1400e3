"""The guard of the contract bites: what would break a client is found, what would not is let by."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.contract import __main__ as command
from tests.contract.changelog import declared
from tests.contract.comparison import compare

pytestmark = pytest.mark.slow

Document = dict[str, Any]

CURRENT: Document = yaml.safe_load(command.CURRENT.read_text(encoding="utf-8"))


def changed(change: Callable[[Document], Any]) -> Document:
    document = deepcopy(CURRENT)
    change(document)
    return document


def schema(document: Document, name: str) -> Any:
    return document["components"]["schemas"][name]


def operation(document: Document, path: str, method: str = "get") -> Any:
    return document["paths"][f"/api/v1/{path}"][method]


def parameter(document: Document, path: str, name: str) -> Any:
    return next(one for one in operation(document, path)["parameters"] if one["name"] == name)


def rename(members: Document, old: str, new: str) -> None:
    members[new] = members.pop(old)


BREAKING: dict[str, tuple[Callable[[Document], Any], str]] = {
    "an operation removed": (
        lambda d: d["paths"].pop("/api/v1/facts"),
        "GET /api/v1/facts: the operation is gone",
    ),
    "a method renamed": (
        lambda d: operation(d, "facts").update(operationId="allFacts"),
        "GET /api/v1/facts: its operationId is no longer listFacts",
    ),
    "a field renamed": (
        lambda d: rename(schema(d, "Story")["properties"], "body", "text"),
        "GET /api/v1/stories/{story_id} 200.body: the member is gone",
    ),
    "a field that may be left out": (
        lambda d: schema(d, "Story")["required"].remove("language"),
        "GET /api/v1/stories/{story_id} 200.language: the member may be left out now",
    ),
    "a field that may be null": (
        lambda d: schema(d, "Story")["properties"]["body"].update(type=["string", "null"]),
        "GET /api/v1/stories/{story_id} 200.body: it can be null now",
    ),
    "a field of another type": (
        lambda d: schema(d, "Caution")["properties"]["article_version"].update(type="string"),
        "GET /api/v1/stories/{story_id} 200.cautions[].article_version: it can be string now",
    ),
    "a field renamed in a document": (
        lambda d: rename(schema(d, "ArticleDocument")["properties"], "title", "name"),
        "GET /api/v1/articles/{slug} 200.title: the member is gone",
    ),
    "a field of one type that may be of any": (
        lambda d: schema(d, "Caution")["properties"].update(note={"description": "Something."}),
        "GET /api/v1/stories/{story_id} 200.cautions[].note: it can be anything now",
    ),
    "a fact of a request that is of one type": (
        lambda d: schema(d, "AssessmentRequest")["properties"]["facts"].update(
            additionalProperties={"type": "boolean"}
        ),
        "POST /api/v1/articles/{slug}/assessment request.facts{}: not everything is taken any more",
    ),
    "a value of an open list dropped": (
        lambda d: schema(d, "ContentNote")["x-extensible-enum"].remove("bleeding"),
        "GET /api/v1/stories 200.results[].content_notes[]: the value bleeding is gone",
    ),
    "an enum value dropped": (
        lambda d: schema(d, "Urgency")["enum"].remove("emergency"),
        "GET /api/v1/symptom-warnings 200.results[].urgency: the value emergency is gone",
    ),
    "an enum value added to a closed list": (
        lambda d: schema(d, "Urgency")["enum"].append("whenever"),
        "GET /api/v1/symptom-warnings 200.results[].urgency: the value whenever is new, and the list is closed",
    ),
    "a status left undocumented": (
        lambda d: operation(d, "articles/{slug}")["responses"].pop("410"),
        "GET /api/v1/articles/{slug} 410: the answer is no longer described",
    ),
    "a parameter removed": (
        lambda d: operation(d, "stories").update(parameters=[]),
        "GET /api/v1/stories query parameter topic: it is gone",
    ),
    "a parameter required": (
        lambda d: parameter(d, "stories", "article").update(required=True),
        "GET /api/v1/stories query parameter article: it is required now",
    ),
    "a request that takes less": (
        lambda d: schema(d, "StorySubmissionRequest")["properties"]["body"].update(maxLength=600),
        "POST /api/v1/stories request.body: maxLength is 600 now",
    ),
    "a request that needs more": (
        lambda d: schema(d, "StorySubmissionRequest")["required"].append("display_name"),
        "POST /api/v1/stories request.display_name: the member is required now",
    ),
    "a request whose member is gone": (
        lambda d: schema(d, "StorySubmissionRequest")["properties"].pop("display_name"),
        "POST /api/v1/stories request.display_name: the member is gone",
    ),
    "a request with a new required member": (
        lambda d: schema(d, "ReportRequest").update(
            properties={**schema(d, "ReportRequest")["properties"], "who": {"type": "string"}},
            required=["reason", "who"],
        ),
        "POST /api/v1/stories/{story_id}/reports request.who: the member is new and required",
    ),
    "a credential needed": (
        lambda d: operation(d, "facts").update(security=[{"receipt": []}]),
        "GET /api/v1/facts: it needs a credential (receipt)",
    ),
    "another media type": (
        lambda d: rename(operation(d, "facts")["responses"]["200"]["content"], "application/json", "text/csv"),
        "GET /api/v1/facts 200: application/json is gone",
    ),
}

HARMLESS: dict[str, Callable[[Document], Any]] = {
    "a new operation": lambda d: d["paths"].update({"/api/v1/new": deepcopy(d["paths"]["/api/v1/facts"])}),
    "a new field in an answer": lambda d: schema(d, "Story")["properties"].update(mood={"type": "string"}),
    "a new optional member of a request": lambda d: schema(d, "ReportRequest")["properties"].update(
        language={"type": "string"}
    ),
    "a new optional parameter": lambda d: operation(d, "stories")["parameters"].append(
        {"in": "query", "name": "language", "schema": {"type": "string"}}
    ),
    "a request that takes more": lambda d: schema(d, "StorySubmissionRequest")["properties"]["body"].update(
        maxLength=90_000
    ),
    "a term in an open list": lambda d: schema(d, "ContentNote")["x-extensible-enum"].append("grief"),
    "another description": lambda d: operation(d, "facts").update(description="In other words."),
    "a new status": lambda d: operation(d, "facts")["responses"].update({"451": {"description": "No."}}),
}


@pytest.mark.parametrize("name", BREAKING)
def test_what_breaks_a_client_is_found(name: str) -> None:
    change, told = BREAKING[name]
    assert told in map(str, compare(CURRENT, changed(change)))


@pytest.mark.parametrize("name", HARMLESS)
def test_what_breaks_nobody_is_let_by(name: str) -> None:
    assert compare(CURRENT, changed(HARMLESS[name])) == []


def test_a_document_breaks_no_client_of_its_own() -> None:
    assert compare(CURRENT, deepcopy(CURRENT)) == []


def test_the_released_contract_holds(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main() == 0, capsys.readouterr().err


CHANGELOG = """
## 2.0.0

- breaking: `GET /api/v1/facts: the operation is gone`

## 1.1.0

- breaking: `GET /api/v1/topics: the operation is gone`
"""


def test_a_break_is_declared_for_a_new_major_version_alone() -> None:
    assert declared(CHANGELOG, since="1.0.0", version="2.0.0") == {"GET /api/v1/facts: the operation is gone"}
    assert declared(CHANGELOG, since="1.0.0", version="1.1.0") == set()
    assert declared(CHANGELOG, since="2.0.0", version="2.1.0") == set()


def test_a_break_that_nobody_declared_turns_it_red(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    current = tmp_path / "openapi.yaml"
    current.write_text(yaml.safe_dump(changed(lambda d: d["paths"].pop("/api/v1/facts"))), encoding="utf-8")
    monkeypatch.setattr(command, "CURRENT", current)
    assert command.main() == 1
    assert "GET /api/v1/facts: the operation is gone" in capsys.readouterr().err
