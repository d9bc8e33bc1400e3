"""A story that is sent twice with one key is taken once, and once withdrawn it does not come back."""

from typing import Any

import pytest
from django.test import Client

from testimonials.models import IdempotencyRecord, Submission
from tests.articles.public.conftest import Clock
from tests.contentapi.answers import problem
from tests.testimonials import factories
from tests.testimonials.intake import asking

pytestmark = pytest.mark.usefixtures("live")

KEY = "2b0c7a1e-9f1d-4a55-b7e0-1c9d5b0f7a11"


def test_a_retry_is_answered_as_the_first_time_and_makes_no_second_story(author: Client) -> None:
    first, again = (asking.send(author, key=KEY) for _ in range(2))
    assert (first.status_code, again.status_code) == (202, 202)
    assert first.json() == again.json()
    assert first.headers["Location"] == again.headers["Location"]
    assert Submission.objects.count() == IdempotencyRecord.objects.count() == 1
    story = factories.Story(first.json()["id"], first.json()["receipt"])
    assert asking.look(author, story).status_code == 200


def test_a_retry_is_answered_so_whatever_has_become_of_the_story(author: Client) -> None:
    first = asking.send(author, key=KEY)
    factories.publish(factories.Story(first.json()["id"], ""))
    assert asking.send(author, key=KEY).json() == first.json()


def test_without_a_key_each_is_a_story_of_its_own(author: Client) -> None:
    assert asking.send(author).json()["receipt"] != asking.send(author).json()["receipt"]
    assert Submission.objects.count() == 2


def test_with_another_key_it_is_another_story(author: Client) -> None:
    assert asking.send(author, key=KEY).json()["receipt"] != asking.send(author, key=KEY.upper()).json()["receipt"]
    assert Submission.objects.count() == 2


@pytest.mark.parametrize(
    "change", [{"body": factories.PLAIN}, {"display_name": "Another"}, {"display_name": None}, {"language": "en"}]
)
def test_the_same_key_with_another_story_is_a_conflict(author: Client, change: dict[str, Any]) -> None:
    asking.send(author, key=KEY)
    refused = asking.send(author, key=KEY, **change)
    (error,) = problem(refused, "conflict")["errors"]
    assert (error["parameter"], error["code"]) == ("Idempotency-Key", "idempotency_key_reused")
    assert Submission.objects.count() == 1


def test_the_order_of_members_is_no_other_story(author: Client) -> None:
    first = asking.send(author, key=KEY)
    backwards = dict(reversed(factories.given().items()))
    assert asking.post(author, asking.STORIES, backwards, **{"Idempotency-Key": KEY}).json() == first.json()


@pytest.mark.parametrize("change", [{}, {"body": factories.PLAIN}], ids=["same", "another"])
def test_once_withdrawn_a_retry_brings_nothing_back(author: Client, change: dict[str, Any]) -> None:
    first = asking.send(author, key=KEY).json()
    asking.withdraw(author, factories.Story(first["id"], first["receipt"]))
    refused = asking.send(author, key=KEY, **change)
    assert "withdrawn" in problem(refused, "conflict")["detail"]
    assert list(Submission.objects.values_list("body", flat=True)) == [""]
    assert first["receipt"] not in refused.content.decode()


def test_a_key_is_known_for_a_day_and_then_forgotten(author: Client, clock: Clock) -> None:
    first = asking.send(author, key=KEY).json()
    clock.forward(hours=23, minutes=59)
    assert asking.send(author, key=KEY).json() == first
    clock.forward(minutes=1)
    later = asking.send(author, key=KEY, body=factories.PLAIN).json()
    assert later["id"] != first["id"]
    assert later["receipt"] != first["receipt"]
    assert IdempotencyRecord.objects.get().submission_id == later["id"]


@pytest.mark.parametrize("key", ["k" * 15, "k" * 256, "", "k" * 15 + " k", "k" * 16 + "é"])
def test_a_key_that_is_none_is_refused_by_its_name(author: Client, key: str) -> None:
    answer = author.post(asking.STORIES, factories.given(), "application/json", HTTP_IDEMPOTENCY_KEY=key)
    (error,) = problem(answer, "invalid")["errors"]
    assert (error["parameter"], error["code"]) == ("Idempotency-Key", "idempotency_key")
    assert not Submission.objects.exists()


@pytest.mark.parametrize("key", ["k" * 16, "~" * 255, '!"#$%&()*+,-./:;<'])
def test_a_key_of_any_printable_kind_is_taken(author: Client, key: str) -> None:
    assert asking.send(author, key=key).status_code == 202


def test_neither_key_nor_body_nor_receipt_is_kept_with_it(author: Client) -> None:
    receipt = asking.send(author, key=KEY).json()["receipt"]
    kept = str(IdempotencyRecord.objects.values().get())
    assert not [word for word in (KEY, "bleeding", receipt) if word in kept]


def test_a_story_that_is_refused_leaves_its_key_free(author: Client) -> None:
    assert asking.send(author, key=KEY, body="Too short.").status_code == 400
    assert asking.send(author, key=KEY, article="unheard-of").status_code == 400
    assert asking.send(author, key=KEY).status_code == 202
