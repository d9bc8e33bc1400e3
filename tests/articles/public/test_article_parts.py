"""GET /api/v1/article-parts, and /api/v1/article-parts/{slug}."""

import hashlib
from typing import Any

import orjson
import pytest
from django.test import Client

from articles.publishing import publish
from tests.articles.public import library
from tests.articles.public.conftest import Clock
from tests.contentapi.answers import last_modified, problem, read, refused, results

pytestmark = pytest.mark.usefixtures("words")

PART = "/api/v1/article-parts/after-a-loss"


def test_a_part_is_these_members_alone_in_the_order_of_the_document(
    client: Client, django_assert_num_queries: Any
) -> None:
    library.article("after-a-loss")
    document = read(client, "/articles/after-a-loss")
    with django_assert_num_queries(1):
        response = client.get(PART, {"fields": "guidance_rules,title"})
    assert response.content == orjson.dumps({name: document[name] for name in ("title", "guidance_rules")})
    assert response.headers["ETag"] == f'"{hashlib.sha256(response.content).hexdigest()}"'


def test_every_member_can_be_asked_for_alone_and_all_of_them_together(client: Client) -> None:
    library.article("after-a-loss")
    document = read(client, "/articles/after-a-loss")
    for name, value in document.items():
        assert read(client, "/article-parts/after-a-loss", fields=name) == {name: value}
    assert read(client, "/article-parts/after-a-loss", fields=",".join(document)) == document


def test_which_members_must_be_said(client: Client) -> None:
    for path in ("/article-parts", "/article-parts/after-a-loss"):
        (error,) = problem(client.get(f"/api/v1{path}"), "invalid")["errors"]
        assert (error["parameter"], error["code"]) == ("fields", "required")
        assert "`title,short_answer,notice`" in error["detail"]
        assert refused(client.get(f"/api/v1{path}?fields=")) == {"fields": "blank"}


def test_a_part_is_purged_and_told_apart_as_the_article_is(client: Client, clock: Clock) -> None:
    library.article("after-a-loss")
    response = client.get(PART, {"fields": "title"})
    assert response.headers["Cache-Control"].startswith("public, max-age=60,")
    assert response.headers["Surrogate-Key"] == "articles article/after-a-loss"
    assert last_modified(response) == clock.at.replace(microsecond=0)
    held = {"If-None-Match": response.headers["ETag"]}
    assert client.get(PART, {"fields": "title"}, headers=held).status_code == 304
    head = client.head(PART, {"fields": "title"})
    assert (head.content, dict(head.headers)) == (b"", dict(response.headers))


def test_there_are_parts_of_live_articles_alone(client: Client) -> None:
    library.draft("only-a-draft")
    library.article("after-a-loss")
    library.article("another")
    publish.retire("after-a-loss", by="tests", successor="another")
    for slug in ("only-a-draft", "unheard-of"):
        problem(client.get(f"/api/v1/article-parts/{slug}", {"fields": "title"}), "not_found")
    assert problem(client.get(PART, {"fields": "title"}), "gone")["successor"] == "another"
    assert results(client, "/article-parts", "slug", fields="slug") == ["another"]


def test_a_list_has_any_members_of_the_documents(client: Client, django_assert_num_queries: Any) -> None:
    library.article("one", title="The first")
    library.article("two", title="The second")
    with django_assert_num_queries(1):
        page = read(client, "/article-parts", fields="facts,title,slug")
    assert [list(part) for part in page["results"]] == [["slug", "title", "facts"]] * 2
    assert page["results"][0]["facts"] == read(client, "/articles/one")["facts"]
    assert (page["total"], page["next"], page["previous"]) == (2, None, None)


def test_the_list_is_filtered_ordered_and_paged_as_that_of_articles_is(client: Client, clock: Clock) -> None:
    library.topic("birth")
    library.article("one", title="B")
    clock.forward(minutes=1)
    library.article("two", title="A", topics=["birth"])
    for query in (
        *({}, {"topic": "birth"}, {"slug": "two,one"}, {"ordering": "-published_at"}, {"language": "en"}),
        *({"code": "O03"}, {"activity": "resume_sex"}, {"updated_since": clock.at.isoformat()}),
    ):
        asked: dict[str, Any] = query
        told = results(client, "/articles", "slug", **asked)
        assert results(client, "/article-parts", "slug", fields="slug", **asked) == told, query
    first = read(client, "/article-parts", fields="slug", page_size=1)
    second = client.get(first["next"]).json()
    assert (first["results"], second["results"]) == ([{"slug": "two"}], [{"slug": "one"}])


def test_a_cursor_of_the_one_list_is_none_of_the_other(client: Client) -> None:
    library.article("one")
    library.article("two")
    link = read(client, "/articles", page_size=1)["next"]
    response = client.get(f"{link.replace('/articles', '/article-parts')}&fields=slug")
    assert refused(response) == {"cursor": "invalid_cursor"}
