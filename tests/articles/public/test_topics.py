"""GET /api/v1/topics and /topics/{slug}."""

from typing import Any

import pytest
from django.test import Client

from articles.publishing import publish
from tests.articles.public import library
from tests.articles.public.conftest import Clock
from tests.contentapi.answers import last_modified, problem, read, results

pytestmark = pytest.mark.usefixtures("words")


def test_topics_of_live_articles_are_listed_with_all_that_they_lie_under(
    client: Client, django_assert_num_queries: Any
) -> None:
    library.topic("birth")
    library.article("after-a-loss")
    with django_assert_num_queries(1):
        assert results(client, "/topics", "slug") == ["loss", "miscarriage"]
    with django_assert_num_queries(1):
        assert read(client, "/topics/miscarriage") == {
            "slug": "miscarriage",
            "name": "Miscarriage",
            "parent": "loss",
            "codings": [
                {
                    "system": "icd-10",
                    "uri": "http://hl7.org/fhir/sid/icd-10",
                    "oid": "2.16.840.1.113883.6.3",
                    "code": "O03",
                    "display": "Spontaneous abortion",
                }
            ],
        }
    assert read(client, "/topics/loss")["parent"] is None


def test_a_topic_that_no_live_article_is_on_is_not_found(client: Client) -> None:
    library.topic("birth")
    library.draft("only-a-draft", topics=["birth"])
    library.article("retired")
    publish.retire("retired", by="tests")
    assert results(client, "/topics", "slug") == []
    for slug in ("birth", "miscarriage", "loss", "unheard-of"):
        problem(client.get(f"/api/v1/topics/{slug}"), "not_found")


def test_a_topic_is_told_as_the_latest_publication_has_it(client: Client) -> None:
    library.article("one")
    library.topic("miscarriage", name="Early loss", parent="loss")
    assert read(client, "/topics/miscarriage")["name"] == "Miscarriage"
    library.article("two")
    assert read(client, "/topics/miscarriage")["name"] == "Early loss"
    assert results(client, "/topics", "name") == ["Loss", "Early loss"]


def test_once_an_article_is_retired_the_others_speak_for_its_topics(client: Client) -> None:
    library.article("one")
    library.topic("miscarriage", name="Early loss", parent="loss")
    library.article("two")
    publish.retire("two", by="tests")
    assert read(client, "/topics/miscarriage")["name"] == "Miscarriage"
    assert results(client, "/topics", "slug") == ["loss", "miscarriage"]


def test_whoever_asks_by_date_alone_is_told_when_another_article_speaks(client: Client, clock: Clock) -> None:
    library.article("one")
    clock.forward(days=1)
    library.topic("miscarriage", name="Early loss", parent="loss")
    library.article("two")
    seen = client.get("/api/v1/topics/miscarriage").headers["Last-Modified"]
    clock.forward(days=1)
    publish.retire("two", by="tests")
    response = client.get("/api/v1/topics/miscarriage", headers={"If-Modified-Since": seen})
    assert (response.status_code, response.json()["name"]) == (200, "Miscarriage")
    assert last_modified(response) == clock.at.replace(microsecond=0)


def test_topics_are_purged_with_any_article(client: Client) -> None:
    library.article("after-a-loss")
    for path in ("topics", "topics/loss"):
        response = client.get(f"/api/v1/{path}")
        assert response.headers["Surrogate-Key"] == "topics articles"
        assert response.headers["Cache-Control"].startswith("public, max-age=60,")
