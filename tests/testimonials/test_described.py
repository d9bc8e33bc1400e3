"""Every answer that the contract gives for an operation on stories, met once, and as it is described."""

import json
from collections.abc import Callable
from typing import Any, NoReturn

import pytest
from django.db import OperationalError, connection, transaction
from django.test import Client
from django.urls import reverse

from contentapi.api import openapi
from testimonials.intake.examples import SUBMISSION
from tests.contentapi.answers import API
from tests.contentapi.contract import described
from tests.testimonials import factories
from tests.testimonials.factories import ARTICLE, Story

pytestmark = pytest.mark.usefixtures("live", "author")

STORIES = f"{API}/stories"
NOBODY = Story("C" * 22, "r" * 43)
STORY = {**SUBMISSION, "article": ARTICLE}
REPORT = {"reason": "spam"}
CHANGE = {"display_name": ""}
TOO_LARGE = "[" + " " * 270_000 + "]"

Answers = dict[str, Callable[[], Any]]


def ask(method: str, path: str, data: Any = "", kind: str = "application/json", **headers: str) -> Any:
    encoded = data if isinstance(data, str) else json.dumps(data)
    return Client().generic(method, path, encoded, kind, headers=headers)


def refusals(method: str, path: str, data: Any, **headers: str) -> Answers:
    """What every operation with a body refuses in the same way."""
    return {
        "400": lambda: ask(method, path, {"colour": "red"}, **headers),
        "405": lambda: ask("PUT", path, **headers),
        "406": lambda: ask(method, path, data, Accept="text/html", **headers),
        "412": lambda: ask(method, path, data, **{"If-Match": '"x"'}, **headers),
        "413": lambda: ask(method, path, TOO_LARGE, **headers),
        "415": lambda: ask(method, path, "body=none", "text/plain", **headers),
    }


def reads(path: str) -> Answers:
    return {
        "200": lambda: ask("GET", path),
        "304": lambda: ask("GET", path, **{"If-None-Match": "*"}),
        "400": lambda: ask("GET", f"{path}?colour=red"),
        "405": lambda: ask("PUT", path),
        "406": lambda: ask("GET", path, Accept="text/html"),
        "412": lambda: ask("GET", path, **{"If-Match": '"x"'}),
    }


def private(story: Story) -> str:
    return reverse("submission", kwargs={"submission_id": story.id})


def bearer(story: Story) -> dict[str, str]:
    return {"Authorization": f"Bearer {story.receipt}"}


def answers(settings: Any) -> dict[str, Answers]:
    """For each operation, how to have each of its answers."""

    def limited(path: str, data: Any) -> Any:
        usual = settings.STORY_RATE
        settings.STORY_RATE = type(usual)(limit=1, seconds=3600)
        response = ask("POST", path, data)
        settings.STORY_RATE = usual
        return response

    def reused_key() -> Any:
        key = {"Idempotency-Key": "one-key-for-two-stories"}
        ask("POST", STORIES, STORY, **key)
        return ask("POST", STORIES, {**STORY, "display_name": "Another"}, **key)

    public, removed = factories.publish(factories.submitted()), factories.publish(factories.submitted())
    gone = removed.public_id
    factories.withdraw(removed)
    waiting, sent_back = factories.submitted(), factories.send_back(factories.submitted())
    story, reports = f"{STORIES}/{public.public_id}", f"{STORIES}/{public.public_id}/reports"
    unknown, key = private(NOBODY), bearer(NOBODY)
    ways: dict[str, Answers] = {
        "listStories": reads(STORIES),
        "getStoryPolicy": reads(f"{API}/story-policy"),
        "getStory": {
            **reads(story),
            "404": lambda: ask("GET", f"{STORIES}/{NOBODY.id}"),
            "410": lambda: ask("GET", f"{STORIES}/{gone}"),
        },
        "submitStory": {
            **refusals("POST", STORIES, STORY),
            "202": lambda: ask("POST", STORIES, STORY),
            "409": reused_key,
            "429": lambda: limited(STORIES, STORY),
        },
        "reportStory": {
            **refusals("POST", reports, REPORT),
            "202": lambda: ask("POST", reports, REPORT),
            "404": lambda: ask("POST", f"{STORIES}/{NOBODY.id}/reports", REPORT),
            "429": lambda: limited(reports, REPORT),
        },
        "getSubmission": {
            "200": lambda: ask("GET", private(waiting), **bearer(waiting)),
            "400": lambda: ask("GET", f"{unknown}?colour=red", **key),
            "401": lambda: ask("GET", private(waiting)),
            "404": lambda: ask("GET", unknown, **key),
            "405": lambda: ask("PUT", unknown),
            "406": lambda: ask("GET", unknown, Accept="text/html", **key),
            "412": lambda: ask("GET", unknown, **{"If-Match": '"x"'}, **key),
        },
        "amendSubmission": {
            **refusals("PATCH", private(waiting), CHANGE, **bearer(waiting)),
            "200": lambda: ask("PATCH", private(sent_back), CHANGE, **bearer(sent_back)),
            "401": lambda: ask("PATCH", private(waiting), CHANGE),
            "404": lambda: ask("PATCH", unknown, CHANGE, **key),
            "409": lambda: ask("PATCH", private(waiting), CHANGE, **bearer(waiting)),
        },
        "withdrawSubmission": {
            "204": lambda: ask("DELETE", private(waiting), **bearer(waiting)),
            "400": lambda: ask("DELETE", f"{unknown}?colour=red", **key),
            "401": lambda: ask("DELETE", private(waiting)),
            "404": lambda: ask("DELETE", unknown, **key),
            "405": lambda: ask("PUT", unknown),
            "406": lambda: ask("DELETE", unknown, Accept="text/html", **key),
            "412": lambda: ask("DELETE", unknown, **{"If-Match": '"x"'}, **key),
        },
    }
    return {
        operation: {
            **given,
            "503": while_away(next(given[status] for status in ("200", "202", "204") if status in given)),
        }
        for operation, given in ways.items()
    }


def while_away(way: Callable[[], Any]) -> Callable[[], Any]:
    """The same, while the database does not answer."""

    def fail(*args: Any) -> NoReturn:
        raise OperationalError

    def asked() -> Any:
        with connection.execute_wrapper(fail):
            response = way()
        transaction.set_rollback(False)  # nor did it answer when it was to be rolled back
        return response

    return asked


def documented() -> dict[str, set[str]]:
    operations = [one for methods in openapi.schema()["paths"].values() for one in methods.values()]
    return {one["operationId"]: set(one["responses"]) - {"500"} for one in operations if one["tags"] == ["Stories"]}


@pytest.mark.slow
def test_every_answer_that_is_described_is_given_and_is_so(settings: Any) -> None:
    ways = answers(settings)
    assert {operation: set(given) for operation, given in ways.items()} == documented()
    for operation, given in ways.items():
        # What takes the story away comes after what still needs it.
        for status in sorted(given, key=lambda status: (status == "204", status)):
            response = given[status]()
            assert response.status_code == int(status), (operation, status, response.content)
            described.check(response)
