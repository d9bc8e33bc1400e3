"""Real answers to the requests that the OpenAPI document shows: its examples, taken from the starter content.

What differs from one run to the next (the moment, what is random or signed) is replaced, so that they can be kept and
compared. `tests.contentapi.contract.take_examples` keeps them.
"""

import hashlib
import json
import random
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any
from unittest import mock

import orjson
from django.core.management import call_command
from django.test import Client

from contentapi.api import openapi
from testimonials.letters import LETTERS
from testimonials.models import Submission
from testimonials.moderation import decisions
from testimonials.terms import DecisionReason, Move

Taken = dict[str, dict[str, Any]]

# When everything happened, as the examples tell it.
MOMENT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
_TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
_CURSOR = re.compile(r"cursor=[^&]+")
# A list shows so many of its entries.
_SHOWN = 2


def take() -> Taken:
    """A real answer to each request of the document, by operation and by the name of the request."""
    began = datetime.now(UTC)
    with _foreseeable_names():
        call_command("load_content", "content", publish=True, allow_unreviewed=True, stdout=StringIO())
        call_command("load_stories", stdout=StringIO())
        answers = {**_reads(), **_assessments(), **_submissions()}
    versions = answers["listArticleVersions"]["AnAnswer"]["results"]
    document = orjson.dumps(_retold(answers["getArticle"]["AnAnswer"], began))
    versions[0]["sha256"] = hashlib.sha256(document).hexdigest()
    return {
        operation: {name: _shortened(_retold(answer, began)) for name, answer in named.items()}
        for operation, named in sorted(answers.items())
    }


def written(taken: Taken) -> str:
    return json.dumps(taken, indent=1, ensure_ascii=False) + "\n"


@contextmanager
def _foreseeable_names() -> Iterator[None]:
    """What is random comes from a seed, so that a name or a receipt is the same each time."""
    source = random.Random("examples")  # noqa: S311  nothing here is a secret
    with mock.patch("secrets.token_bytes", source.randbytes):
        yield


def _operation(operation_id: str) -> tuple[str, str, dict[str, Any]]:
    """Path, method and what the document says of an operation."""
    return next(
        (path, method, operation)
        for path, operations in openapi.schema()["paths"].items()
        for method, operation in operations.items()
        if operation["operationId"] == operation_id
    )


def _ask(operation_id: str, body: Any = None, *, receipt: str = "", **given: Any) -> Any:
    """What an operation answers; what its path needs and `given` does not say is what the document shows."""
    path, method, operation = _operation(operation_id)
    for parameter in operation.get("parameters", ()):
        if parameter["in"] == "path":
            value = given.pop(parameter["name"], None) or parameter["schema"]["examples"][0]
            path = path.replace(f"{{{parameter['name']}}}", str(value))
    response = Client().generic(
        method.upper(),
        path,
        b"" if body is None else orjson.dumps(body),
        "application/json",
        query_params=given,
        headers={"Authorization": f"Bearer {receipt}"} if receipt else {},
    )
    assert response.status_code in (200, 202), (operation_id, response.content)
    return response.json()


def _shown_requests(operation_id: str) -> dict[str, Any]:
    content = _operation(operation_id)[2]["requestBody"]["content"]["application/json"]
    return {name: example["value"] for name, example in content["examples"].items()}


def _reads() -> Taken:
    lists = (
        *("listArticles", "listRelatedArticles", "listGuidanceRules", "listSymptomWarnings"),
        *("listTopics", "listFacts", "listActivities", "listSources", "listSupportServices"),
    )
    wholes = ("getRoot", "getArticle", "getArticleVersion", "listArticleVersions", "getTopic", "getStoryPolicy")
    answers = {name: _ask(name, page_size=_SHOWN) for name in (*lists, "listStories", "listChanges", "getSnapshot")}
    answers |= {name: _ask(name) for name in wholes}
    answers["getArticlePart"] = _ask("getArticlePart", fields="title,short_answer,notice")
    answers["listArticleParts"] = _ask("listArticleParts", fields="slug,title,version", page_size=_SHOWN)
    answers["getStory"] = _ask("getStory", story_id=answers["listStories"]["results"][0]["id"])
    return {name: {"AnAnswer": answer} for name, answer in answers.items()}


def _assessments() -> Taken:
    return {
        "assessArticle": {name: _ask("assessArticle", body) for name, body in _shown_requests("assessArticle").items()}
    }


def _submissions() -> Taken:
    """A story that is sent, sent back by a moderator, looked at by its author and amended."""
    ((sent, story),) = _shown_requests("submitStory").items()
    ((amended, change),) = _shown_requests("amendSubmission").items()
    taken = _ask("submitStory", story)
    own = {"submission_id": taken["id"], "receipt": taken["receipt"]}
    decisions.ask_for_changes(
        taken["id"],
        by="taken",
        version=Submission.objects.get(pk=taken["id"]).row_version,
        reason=DecisionReason.IDENTIFIES_SOMEONE,
        message=LETTERS[Move.ASK_FOR_CHANGES][DecisionReason.IDENTIFIES_SOMEONE],
    )
    return {
        "submitStory": {sent: taken},
        "getSubmission": {"AnAnswer": _ask("getSubmission", **own)},
        "amendSubmission": {amended: _ask("amendSubmission", change, **own)},
    }


def _retold(answer: Any, began: datetime, member: str = "") -> Any:
    """The same, as if it had happened at MOMENT, on a server that has a name."""
    if isinstance(answer, dict):
        return {name: _retold(value, began, name) for name, value in answer.items()}
    if isinstance(answer, list):
        return [_retold(value, began) for value in answer]
    if not isinstance(answer, str):
        return answer
    if member in ("next_cursor", "follow_from"):
        return "from-here-on"
    if member == "etag":  # of bytes that hold the moment
        return f'"{hashlib.sha256(b"taken").hexdigest()}"'
    if _TIMESTAMP.fullmatch(answer):
        hours = (datetime.fromisoformat(answer) - began) // timedelta(hours=1)
        return (MOMENT + timedelta(hours=hours)).isoformat().replace("+00:00", "Z")
    if member in ("submitted_on", "published_on") and answer == began.date().isoformat():
        return MOMENT.date().isoformat()
    return _CURSOR.sub("cursor=from-here-on", answer.replace("http://testserver", "https://api.example.org"))


def _shortened(answer: Any) -> Any:
    if isinstance(answer, dict):
        return {name: _shortened(value) for name, value in answer.items()}
    return [_shortened(one) for one in answer[:_SHOWN]] if isinstance(answer, list) else answer
