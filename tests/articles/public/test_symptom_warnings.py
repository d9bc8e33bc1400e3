"""GET /api/v1/symptom-warnings."""

from typing import Any

import pytest
from django.test import Client

from articles.publishing import publish
from tests.articles.public import library
from tests.contentapi.answers import read, results

pytestmark = pytest.mark.usefixtures("words")


def keys(client: Client, **query: str | int) -> list[str]:
    return results(client, "/symptom-warnings", "key", **query)


def test_a_warning_is_shown_as_its_document_has_it_with_where_it_comes_from(client: Client) -> None:
    coding = {"system": "snomed-ct", "code": "386661006", "display": "Fever"}
    library.article("after-a-loss", symptom_warnings=[library.warning("fever", codings=[coding])])
    document = read(client, "/articles/after-a-loss")
    (warning,) = document["symptom_warnings"]
    assert warning["codings"][0]["uri"] == "http://snomed.info/sct"
    assert read(client, "/symptom-warnings")["results"] == [
        {
            **warning,
            "article": "after-a-loss",
            "article_version": 1,
            "notice": document["notice"],
            "clinically_reviewed": False,
            "url": "/api/v1/articles/after-a-loss#fever",
        }
    ]


def test_warnings_come_by_article_and_in_its_own_order(client: Client) -> None:
    library.article("second", symptom_warnings=[library.warning("z"), library.warning("a")])
    library.article("first", symptom_warnings=[library.warning("last-key")])
    assert keys(client) == ["last-key", "z", "a"]


def test_each_filter_narrows_the_list_and_all_of_them_together(client: Client, django_assert_num_queries: Any) -> None:
    library.topic("birth")
    library.article(
        "one",
        symptom_warnings=[
            library.warning("urgent-fever"),
            library.warning("expected-bleeding", urgency="expected", fact="bleeding"),
        ],
    )
    library.article("two", topics=["birth"], symptom_warnings=[library.warning("now", urgency="emergency")])
    queries: list[tuple[dict[str, str], list[str]]] = [
        ({"article": "two"}, ["now"]),
        ({"topic": "miscarriage"}, ["urgent-fever", "expected-bleeding"]),
        ({"urgency": "expected"}, ["expected-bleeding"]),
        ({"fact": "fever"}, ["urgent-fever", "now"]),
        ({"article": "one", "topic": "loss", "urgency": "urgent", "fact": "fever"}, ["urgent-fever"]),
        ({"article": "one", "urgency": "emergency"}, []),
    ]
    for query, found in queries:
        # Where nothing is found, another looks whether there are such names at all.
        with django_assert_num_queries(1 if found else 2):
            assert keys(client, **query) == found, query


def test_a_warning_that_names_a_fact_twice_is_listed_once(client: Client) -> None:
    between = [
        {"fact": "days_since_loss", "operator": "gte", "value": 1},
        {"fact": "days_since_loss", "operator": "lte", "value": 9},
    ]
    library.article("after-a-loss", symptom_warnings=[library.warning("early", triggered_when=between)])
    assert keys(client, fact="days_since_loss") == ["early"]


def test_only_the_live_version_speaks(client: Client) -> None:
    library.article("after-a-loss", symptom_warnings=[library.warning("old"), library.warning("kept")])
    library.article("after-a-loss", symptom_warnings=[library.warning("kept"), library.warning("new")])
    assert keys(client) == keys(client, fact="fever", topic="loss") == ["kept", "new"]
    publish.retire("after-a-loss", by="tests")
    assert keys(client) == keys(client, article="after-a-loss") == keys(client, urgency="urgent") == []


def test_the_list_is_purged_with_any_article(client: Client) -> None:
    response = client.get("/api/v1/symptom-warnings")
    assert response.headers["Surrogate-Key"] == "symptom-warnings articles"
    assert response.headers["Cache-Control"].startswith("public, max-age=60,")
