"""GET /api/v1/articles/{slug}/related."""

from typing import Any

import pytest
from django.test import Client

from articles.publishing import publish
from tests.articles.public import library
from tests.articles.public.conftest import Clock
from tests.contentapi.answers import last_modified, problem, read, results

pytestmark = pytest.mark.usefixtures("words")

RELATED = "/articles/after-a-loss/related"


def slugs(client: Client) -> list[str]:
    return results(client, RELATED, "slug")


def test_what_is_related_and_live_comes_in_the_order_of_the_document(
    client: Client, django_assert_num_queries: Any
) -> None:
    for slug in ("a", "m", "z"):
        library.article(slug, title=f"About {slug}")
    library.draft("only-a-draft")
    library.article("retired")
    publish.retire("retired", by="tests")
    library.article("after-a-loss", related=["z", "unheard-of", "a", "only-a-draft", "retired", "m"])
    with django_assert_num_queries(1):
        page = read(client, RELATED)
    summaries = {one["slug"]: one for one in read(client, "/articles")["results"]}
    assert page["results"] == [summaries["z"], summaries["a"], summaries["m"]]
    assert (page["next"], page["previous"], page["total"]) == (None, None, 3)
    # The document keeps all of them: a version never changes.
    assert len(read(client, "/articles/after-a-loss")["related"]) == 6


def test_it_follows_what_becomes_of_the_others(client: Client) -> None:
    library.article("after-a-loss", related=["later", "now"])
    assert slugs(client) == []
    library.article("now")
    library.article("later", title="Later")
    assert slugs(client) == ["later", "now"]
    library.article("later", title="Later still")
    assert results(client, RELATED, "title") == ["Later still", "After a loss"]
    publish.retire("now", by="tests")
    assert slugs(client) == ["later"]
    library.article("after-a-loss", related=["now"], summary="Anew.")
    assert slugs(client) == []
    library.article("now", summary="Anew.")
    assert slugs(client) == ["now"]


def test_pages_of_it_are_walked_like_any_other(client: Client) -> None:
    for slug in ("a", "b", "c"):
        library.article(slug)
    library.article("after-a-loss", related=["c", "a", "b"])
    page = read(client, RELATED, page_size=2)
    assert [one["slug"] for one in page["results"]] == ["c", "a"]
    last = client.get(page["next"]).json()
    assert ([one["slug"] for one in last["results"]], last["next"], last["total"]) == (["b"], None, None)
    assert client.get(last["previous"]).json()["results"] == page["results"]


def test_an_article_without_any_has_an_empty_page(client: Client, django_assert_num_queries: Any) -> None:
    library.article("after-a-loss")
    with django_assert_num_queries(2):  # whether the article is there at all is the second
        assert read(client, RELATED) == {"results": [], "next": None, "previous": None, "total": 0}


def test_it_is_found_and_gone_as_the_article_is(client: Client) -> None:
    library.article("another")
    library.article("after-a-loss", related=["another"])
    library.draft("only-a-draft", related=["another"])
    for slug in ("only-a-draft", "unheard-of"):
        problem(client.get(f"/api/v1/articles/{slug}/related"), "not_found")
    publish.retire("after-a-loss", by="tests", successor="another")
    assert problem(client.get(f"/api/v1{RELATED}"), "gone")["successor"] == "another"


def test_it_is_new_when_anything_that_it_shows_is(client: Client, clock: Clock) -> None:
    library.article("another")
    library.article("after-a-loss", related=["another"])
    response = client.get(f"/api/v1{RELATED}")
    assert response.headers["Surrogate-Key"] == "articles article/after-a-loss"
    held = {"If-None-Match": response.headers["ETag"]}
    assert client.get(f"/api/v1{RELATED}", headers=held).status_code == 304
    clock.forward(seconds=5)
    library.article("another", title="Another, anew")
    anew = client.get(f"/api/v1{RELATED}", headers=held)
    assert anew.status_code == 200
    assert last_modified(anew) == clock.at.replace(microsecond=0)
