"""Asking the intake API as an app does, and holding what it answers against the OpenAPI document."""

import json
from typing import Any

from django.test import Client

from tests.contentapi.answers import API
from tests.contentapi.contract import described
from tests.testimonials import factories
from tests.testimonials.factories import Story

STORIES = f"{API}/stories"


def send(client: Client, *, key: str | None = None, **changes: Any) -> Any:
    """The answer to a story; `changes` are those of `factories.given`."""
    headers = {"Idempotency-Key": key} if key is not None else {}
    return post(client, STORIES, factories.given(**changes), **headers)


def post(client: Client, path: str, body: Any, **headers: str) -> Any:
    raw = body if isinstance(body, bytes) else json.dumps(body)
    return checked(client.post(path, raw, "application/json", headers=headers))


def taken(client: Client, **changes: Any) -> Story:
    """A story that was sent."""
    answer = send(client, **changes)
    assert answer.status_code == 202, answer.content
    return Story(answer.json()["id"], answer.json()["receipt"])


def address(story: Story) -> str:
    return f"{API}/submissions/{story.id}"


def held(receipt: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {receipt}"}


def look(client: Client, story: Story) -> Any:
    return checked(client.get(address(story), headers=held(story.receipt)))


def amend(client: Client, story: Story, body: Any) -> Any:
    raw = json.dumps(body)
    return checked(client.patch(address(story), raw, "application/json", headers=held(story.receipt)))


def withdraw(client: Client, story: Story) -> Any:
    return checked(client.delete(address(story), headers=held(story.receipt)))


def report(client: Client, story_id: str, body: Any) -> Any:
    return post(client, f"{STORIES}/{story_id}/reports", body)


def checked(response: Any) -> Any:
    """`response`, which must be one that its operation is described to give."""
    described.check(response)
    return response


def faults(response: Any) -> dict[str, str]:
    """What a 400 finds wrong, by where."""
    assert response.status_code == 400, response.content
    return {error["pointer"]: error["code"] for error in response.json()["errors"]}
