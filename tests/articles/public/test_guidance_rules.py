"""GET /api/v1/guidance-rules."""

from typing import Any

import pytest
from django.test import Client

from articles.publishing import publish
from tests.articles.public import library
from tests.contentapi.answers import read, results

pytestmark = pytest.mark.usefixtures("words")


def keys(client: Client, **query: str | int) -> list[str]:
    return results(client, "/guidance-rules", "key", **query)


def test_a_rule_is_shown_as_its_document_has_it_with_where_it_comes_from(client: Client) -> None:
    library.article("after-a-loss")
    document = read(client, "/articles/after-a-loss")
    (rule,) = document["guidance_rules"]
    assert read(client, "/guidance-rules")["results"] == [
        {
            **rule,
            "article": "after-a-loss",
            "article_version": 1,
            "notice": document["notice"],
            "clinically_reviewed": False,
            "url": "/api/v1/articles/after-a-loss#wait-for-bleeding",
        }
    ]


def test_rules_come_by_article_and_in_its_own_order(client: Client) -> None:
    library.article("second", guidance_rules=[library.rule("z"), library.rule("a"), library.rule("m")])
    library.article("first", guidance_rules=[library.rule("last-key")])
    assert keys(client) == ["last-key", "z", "a", "m"]


def test_each_filter_narrows_the_list_and_all_of_them_together(client: Client, django_assert_num_queries: Any) -> None:
    library.activity("swim")
    library.topic("birth")
    library.article(
        "one",
        guidance_rules=[
            library.rule("required-sex-bleeding"),
            library.rule("recommended-swim-fever", activity="swim", strength="recommended", fact="fever"),
        ],
    )
    library.article(
        "two",
        topics=["birth"],
        guidance_rules=[library.rule("optional-swim-bleeding", activity="swim", strength="optional")],
        symptom_warnings=[library.warning("fever")],
    )
    queries: list[tuple[dict[str, str], list[str]]] = [
        ({"article": "two"}, ["optional-swim-bleeding"]),
        ({"topic": "loss"}, ["required-sex-bleeding", "recommended-swim-fever"]),
        ({"activity": "swim"}, ["recommended-swim-fever", "optional-swim-bleeding"]),
        ({"strength": "required"}, ["required-sex-bleeding"]),
        ({"fact": "bleeding"}, ["required-sex-bleeding", "optional-swim-bleeding"]),
        ({"article": "one", "topic": "miscarriage", "activity": "swim", "fact": "fever"}, ["recommended-swim-fever"]),
        ({"activity": "swim", "strength": "required"}, []),
    ]
    for query, found in queries:
        # Where nothing is found, another looks whether there are such names at all.
        with django_assert_num_queries(1 if found else 2):
            assert keys(client, **query) == found, query


def test_a_rule_turns_on_every_fact_that_it_names_and_is_listed_once_for_each(client: Client) -> None:
    wait = {"minimum": 2, "maximum": None, "unit": "wk", "elapsed_fact": "days_since_loss"}
    rule = library.rule(
        "everything",
        applies_when=[library.CONDITIONS["fever"], {"fact": "bleeding", "operator": "ne", "value": "heavy"}],
        wait=wait,
    )
    library.article("after-a-loss", guidance_rules=[rule])
    for fact in ("fever", "bleeding", "days_since_loss"):
        assert keys(client, fact=fact) == ["everything"], fact


def test_only_the_live_version_speaks(client: Client) -> None:
    library.article("after-a-loss", guidance_rules=[library.rule("old"), library.rule("kept")])
    library.article("after-a-loss", guidance_rules=[library.rule("kept"), library.rule("new")])
    assert keys(client) == ["kept", "new"]
    assert results(client, "/guidance-rules", "article_version") == [2, 2]
    assert keys(client, fact="bleeding", topic="loss") == ["kept", "new"]
    publish.retire("after-a-loss", by="tests")
    assert keys(client) == keys(client, article="after-a-loss") == keys(client, strength="required") == []


def test_the_list_is_purged_with_any_article(client: Client) -> None:
    response = client.get("/api/v1/guidance-rules")
    assert response.headers["Surrogate-Key"] == "guidance-rules articles"
    assert response.headers["Cache-Control"].startswith("public, max-age=60,")
