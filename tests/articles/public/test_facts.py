"""GET /api/v1/facts."""

from typing import Any

import pytest
from django.test import Client

from articles.publishing import publish
from tests.articles.public import library
from tests.contentapi.answers import read, results

pytestmark = pytest.mark.usefixtures("words")


def labels(client: Client) -> dict[str, str]:
    return {fact["key"]: fact["label"] for fact in read(client, "/facts")["results"]}


def test_the_facts_that_live_articles_turn_on_are_listed_by_key_as_documents_have_them(
    client: Client, django_assert_num_queries: Any
) -> None:
    library.article("after-a-loss")
    embedded = read(client, "/articles/after-a-loss")["facts"]
    with django_assert_num_queries(1):
        page = read(client, "/facts")
    assert page["results"] == sorted(embedded, key=lambda fact: str(fact["key"]))
    assert labels(client) == {"bleeding": "Bleeding", "fever": "Fever"}


def test_a_fact_is_told_as_the_latest_publication_has_it(client: Client) -> None:
    library.article("one")
    library.fact("bleeding", label="Blood")
    assert labels(client)["bleeding"] == "Bleeding"
    library.article("two")
    assert labels(client)["bleeding"] == "Blood"
    assert read(client, "/articles/one")["facts"][1]["label"] == "Bleeding"


def test_publishing_an_older_article_again_makes_it_the_latest(client: Client) -> None:
    library.article("one")
    library.article("two")
    library.fact("bleeding", label="Blood")
    library.article("one")
    assert labels(client)["bleeding"] == "Blood"


def test_once_an_article_is_retired_the_latest_of_the_others_speaks(client: Client) -> None:
    library.article("one")
    library.fact("bleeding", label="Blood")
    library.article("two")
    library.fact("bleeding", label="Any blood")
    library.article("three")
    publish.retire("three", by="tests")
    assert labels(client)["bleeding"] == "Blood"
    publish.retire("one", by="tests")
    assert labels(client)["bleeding"] == "Blood"
    publish.retire("two", by="tests")
    assert labels(client) == {}


def test_a_fact_that_an_article_no_longer_uses_is_spoken_for_by_those_that_do(client: Client) -> None:
    library.article("one")
    library.fact("bleeding", label="Blood")
    library.article("two")
    library.article("two", guidance_rules=[library.rule("wait", fact="days_since_loss")])
    assert labels(client) == {"bleeding": "Bleeding", "fever": "Fever", "days_since_loss": "Days since the loss"}


def test_a_fact_of_scenarios_and_of_definitions_alone_is_listed(client: Client) -> None:
    meaning = {"term": "Late", "meaning": "Late.", "according_to": "leaflet"}
    span = {"fact": "days_since_loss", "minimum": 1, "below": None}
    library.article("after-a-loss", definitions=[{**meaning, "range": span}])
    assert results(client, "/facts", "key") == ["bleeding", "days_since_loss", "fever"]


def test_facts_are_purged_with_any_article(client: Client) -> None:
    response = client.get("/api/v1/facts")
    assert response.headers["Surrogate-Key"] == "facts articles"
    assert response.headers["Cache-Control"].startswith("public, max-age=60,")
