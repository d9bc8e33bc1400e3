"""GET /api/v1/articles."""

from datetime import timedelta, timezone
from typing import Any

import pytest
from django.test import Client

from articles.publishing import publish
from tests.articles.public import library
from tests.articles.public.conftest import Clock
from tests.contentapi.answers import last_modified, read, results

pytestmark = pytest.mark.usefixtures("words")


def slugs(client: Client, **query: str | int) -> list[str]:
    return results(client, "/articles", "slug", **query)


def test_an_empty_shelf_is_an_empty_page(client: Client) -> None:
    assert read(client, "/articles") == {"results": [], "next": None, "previous": None, "total": 0}


def test_each_article_is_shown_in_brief_as_its_document_has_it(client: Client) -> None:
    library.article("after-a-loss")
    document = read(client, "/articles/after-a-loss")
    same = ("slug", "language", "version", "published_at", "first_published_at", "title", "question", "short_answer")
    assert read(client, "/articles")["results"] == [
        {
            **{name: document[name] for name in (*same, "summary", "notice")},
            "clinically_reviewed": False,
            "topics": ["miscarriage"],
            "activities": ["resume_sex"],
            "url": "/api/v1/articles/after-a-loss",
        }
    ]


def test_neither_a_draft_nor_a_retired_article_is_listed(client: Client) -> None:
    library.draft("only-a-draft")
    library.article("retired")
    library.article("live")
    publish.retire("retired", by="tests")
    assert slugs(client) == ["live"]


def test_articles_come_by_title_and_those_of_one_title_by_slug(client: Client) -> None:
    for slug, title in (("z", "Bleeding"), ("b", "Again"), ("a", "Bleeding"), ("c", "Cramps")):
        library.article(slug, title=title)
    assert slugs(client) == ["b", "a", "z", "c"]
    assert slugs(client, ordering="title") == ["b", "a", "z", "c"]


def test_articles_come_newest_first_when_asked_to(client: Client, clock: Clock) -> None:
    library.article("first")
    clock.forward(minutes=1)
    library.article("second")
    assert slugs(client, ordering="-published_at") == ["second", "first"]
    clock.forward(minutes=1)
    library.article("first", summary="Said anew.")
    assert slugs(client, ordering="-published_at") == ["first", "second"]


def test_a_topic_holds_the_articles_of_every_topic_under_it(client: Client) -> None:
    library.topic("molar", parent="miscarriage")
    library.topic("birth")
    library.article("on-molar", topics=["molar"])
    library.article("on-miscarriage", topics=["miscarriage"])
    library.article("on-loss", topics=["loss"])
    library.article("on-birth", topics=["birth"])
    library.article("on-nothing", topics=[])
    assert sorted(slugs(client, topic="loss")) == ["on-loss", "on-miscarriage", "on-molar"]
    assert sorted(slugs(client, topic="miscarriage")) == ["on-miscarriage", "on-molar"]
    assert slugs(client, topic="molar") == ["on-molar"]


def test_an_article_on_a_topic_and_on_one_under_it_is_listed_once(client: Client) -> None:
    library.article("on-both", topics=["miscarriage", "loss"])
    assert slugs(client, topic="loss") == ["on-both"]


def test_the_tree_of_topics_is_the_one_that_was_published(client: Client) -> None:
    library.topic("birth")
    library.article("after-a-loss")
    library.topic("miscarriage", parent="birth")
    assert slugs(client, topic="loss") == ["after-a-loss"]
    assert results(client, "/topics", "slug") == ["loss", "miscarriage"]
    library.article("after-a-loss")
    assert results(client, "/topics", "slug") == ["birth", "miscarriage"]
    assert slugs(client, topic="birth") == ["after-a-loss"]


def test_an_activity_holds_the_articles_with_a_rule_about_it_each_once(client: Client) -> None:
    library.activity("swim")
    library.article(
        "swimming", guidance_rules=[library.rule("one", activity="swim"), library.rule("two", activity="swim")]
    )
    library.article("sex")
    assert slugs(client, activity="swim") == ["swimming"]
    assert slugs(client, activity="resume_sex") == ["sex"]


@pytest.mark.slow
def test_updated_since_includes_the_very_moment_of_publication(client: Client, clock: Clock) -> None:
    library.article("after-a-loss")
    at, tick = clock.at, timedelta(microseconds=1)
    assert slugs(client, updated_since=at.isoformat()) == ["after-a-loss"]
    assert slugs(client, updated_since=(at - tick).isoformat()) == ["after-a-loss"]
    assert slugs(client, updated_since=(at + tick).isoformat()) == []


def test_what_an_article_says_of_its_publication_can_be_asked_for_as_it_is(client: Client) -> None:
    library.article("after-a-loss")
    (at,) = results(client, "/articles", "published_at")
    assert slugs(client, updated_since=at) == ["after-a-loss"]


def test_updated_since_is_read_in_its_own_zone(client: Client, clock: Clock) -> None:
    library.article("after-a-loss")
    there = clock.at.astimezone(timezone(timedelta(hours=-9, minutes=-30)))
    assert slugs(client, updated_since=there.isoformat()) == ["after-a-loss"]
    assert slugs(client, updated_since=(there + timedelta(seconds=1)).isoformat()) == []


def test_updated_since_may_lie_long_before_anything(client: Client) -> None:
    library.article("after-a-loss")
    for moment in ("0001-01-01T00:00:00Z", "1900-02-28t23:59:59.999999999-00:01"):
        assert slugs(client, updated_since=moment) == ["after-a-loss"], moment


def test_updated_since_follows_the_latest_version(client: Client, clock: Clock) -> None:
    library.article("after-a-loss")
    later = clock.forward(hours=1)
    assert slugs(client, updated_since=later.isoformat()) == []
    library.article("after-a-loss", title="After a loss, anew")
    assert slugs(client, updated_since=later.isoformat()) == ["after-a-loss"]


def test_filters_narrow_one_another(client: Client, clock: Clock) -> None:
    library.activity("swim")
    swimming = [library.rule("swim", activity="swim")]
    library.article("old", guidance_rules=swimming)
    since = clock.forward(hours=1).isoformat()
    library.article("new", guidance_rules=swimming)
    library.article("new-on-nothing", guidance_rules=swimming, topics=[])
    library.article("new-about-sex")
    assert slugs(client, topic="loss", activity="swim", updated_since=since) == ["new"]


def test_a_page_is_one_query_whatever_is_asked(client: Client, django_assert_num_queries: Any) -> None:
    library.article("one")
    library.article("two")
    queries: list[dict[str, str]] = [
        {},
        {"ordering": "-published_at"},
        {"topic": "loss", "activity": "resume_sex", "updated_since": "2020-01-01T00:00:00Z"},
        {"slug": "one,two", "language": "en", "code": "O03", "code_system": "icd-10"},
        {"language": "cy"},
        {"code": "O04"},
    ]
    for query in queries:
        with django_assert_num_queries(1):
            read(client, "/articles", **query)
    second = read(client, "/articles", page_size=1)["next"]
    with django_assert_num_queries(1):
        assert len(client.get(second).json()["results"]) == 1


def test_a_page_says_how_long_it_keeps_and_what_purges_it(client: Client, clock: Clock) -> None:
    library.article("after-a-loss")
    response = client.get("/api/v1/articles")
    assert response.headers["Cache-Control"] == ("public, max-age=60, stale-while-revalidate=600, stale-if-error=86400")
    assert response.headers["Surrogate-Key"] == "articles"
    assert response.headers["Vary"] == "origin"  # so small a page has one form
    assert last_modified(response) == clock.at.replace(microsecond=0)


def test_a_page_is_unchanged_until_something_is_published_or_retired(client: Client, clock: Clock) -> None:
    library.article("after-a-loss")
    library.article("another")
    tag = client.get("/api/v1/articles").headers["ETag"]
    library.draft("after-a-loss", title="Not yet")
    assert client.get("/api/v1/articles", headers={"If-None-Match": tag}).status_code == 304
    clock.forward(seconds=5)
    publish.retire("another", by="tests")
    response = client.get("/api/v1/articles", headers={"If-None-Match": tag})
    assert response.status_code == 200
    assert last_modified(response) == clock.at.replace(microsecond=0)


def test_whoever_asks_by_date_alone_is_told_of_a_retirement(client: Client, clock: Clock) -> None:
    library.article("after-a-loss")
    library.article("another")
    seen = client.get("/api/v1/articles").headers["Last-Modified"]
    assert client.get("/api/v1/articles", headers={"If-Modified-Since": seen}).status_code == 304
    clock.forward(seconds=1)
    publish.retire("another", by="tests")
    assert client.get("/api/v1/articles", headers={"If-Modified-Since": seen}).status_code == 200
