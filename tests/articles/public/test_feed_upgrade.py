"""Events of before each said every member: what the upgrade makes of them."""

from importlib import import_module
from typing import Any

import orjson
import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.test import Client

from articles.models.public import ChangeEvent
from articles.publishing import publish
from tests.articles.public import library
from tests.contentapi.answers import read
from tests.testimonials import factories

pytestmark = pytest.mark.usefixtures("words")

identity = import_module("articles.migrations.0008_the_feed_has_an_identity")


def told() -> list[dict[str, Any]]:
    return [orjson.loads(bytes(body)) for body in ChangeEvent.objects.values_list("body", flat=True)]


def test_each_event_is_told_with_every_member_and_says_nothing_new(client: Client) -> None:
    library.article("after-a-loss")
    library.article("b")
    factories.withdraw(factories.publish(factories.submitted()))
    publish.retire("b", by="tests", successor="after-a-loss")
    publish.publish("b", by="tests", allow_unreviewed=True)
    publish.retire("b", by="tests", successor="after-a-loss")
    now, served = told(), read(client, "/changes")
    identity.tell_as_before(apps, connection.schema_editor())
    before = told()
    assert before[0].keys() == {"sequence", "kind", "slug", "version", "significance", "at", "url"}
    assert before[2].keys() == {"sequence", "kind", "id", "version", "significance", "at", "url"}
    identity.tell_again(apps, connection.schema_editor())
    # What the first retirement named is known to nobody any more: it is said of the last alone.
    assert told() == [{**one, "successor": None} if one["sequence"] == 5 else one for one in now]
    assert [one["kind"] for one in read(client, "/changes")["results"]] == [one["kind"] for one in served["results"]]


def test_more_events_than_are_taken_at_once_are_told_anew() -> None:
    ChangeEvent.objects.bulk_create(
        ChangeEvent(
            sequence=number,
            kind="article.published",
            subject="b",
            at="2026-03-01T12:00:00Z",
            by="tests",
            body=orjson.dumps(
                {
                    "sequence": number,
                    "kind": "article.published",
                    "slug": "b",
                    "version": number,
                    "significance": "content",
                    "at": "2026-03-01T12:00:00Z",
                    "url": "/",
                }
            ),
        )
        for number in range(1, 1203)
    )
    identity.tell_again(apps, connection.schema_editor())
    assert [(one["sequence"], one["subject"], one["id"]) for one in told()] == [
        (number, "article", None) for number in range(1, 1203)
    ]


def test_events_are_still_append_only_afterwards() -> None:
    library.article("b")
    identity.tell_as_before(apps, connection.schema_editor())
    identity.tell_again(apps, connection.schema_editor())
    for change in (lambda: ChangeEvent.objects.update(by="x"), lambda: ChangeEvent.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
