"""GET /api/v1/articles/{slug}/versions and /versions/{number}."""

import hashlib
from typing import Any

import pytest
from django.test import Client

from articles.publishing import publish
from articles.terms import Significance
from tests.articles.public import library
from tests.articles.public.conftest import Clock
from tests.contentapi.answers import last_modified, problem, read, results

pytestmark = pytest.mark.usefixtures("words")

HISTORY = "/articles/after-a-loss/versions"


def test_the_history_is_told_newest_first(client: Client, clock: Clock) -> None:
    library.article("after-a-loss")
    clock.forward(days=1)
    library.draft("after-a-loss", notice="Show this.", language="cy")
    publish.publish("after-a-loss", by="tests", significance=Significance.SAFETY, allow_unreviewed=True)
    second, first = read(client, HISTORY)["results"]
    documents = [client.get(one["url"]) for one in (first, second)]
    assert [first["number"], second["number"]] == [1, 2]
    assert [first["significance"], second["significance"]] == ["content", "safety"]
    for entry, response in zip((first, second), documents, strict=True):
        assert entry["sha256"] == hashlib.sha256(response.content).hexdigest()
        assert entry["url"] == f"/api/v1/articles/after-a-loss/versions/{entry['number']}"
        document = response.json()
        assert [document[name] for name in ("slug", "version", "language", "published_at")] == [
            entry[name] for name in ("slug", "number", "language", "published_at")
        ]
        assert entry.keys() == {"slug", "number", "language", "published_at", "significance", "sha256", "url"}


def test_the_history_is_one_query_and_holds_one_article_alone(client: Client, django_assert_num_queries: Any) -> None:
    library.article("after-a-loss")
    library.article("another")
    with django_assert_num_queries(1):
        assert results(client, HISTORY, "slug") == ["after-a-loss"]


def test_what_was_never_published_has_no_history(client: Client) -> None:
    library.draft("only-a-draft")
    for slug in ("only-a-draft", "unheard-of"):
        problem(client.get(f"/api/v1/articles/{slug}/versions"), "not_found")
        problem(client.get(f"/api/v1/articles/{slug}/versions/1"), "not_found")


def test_a_version_is_served_for_ever_as_it_was(client: Client, clock: Clock) -> None:
    first = library.article("after-a-loss")
    before = client.get("/api/v1/articles/after-a-loss/versions/1")
    assert before.content == bytes(first.document)
    clock.forward(days=1)
    library.fact("bleeding", label="Blood")
    library.topic("miscarriage", name="Early loss")
    library.article("after-a-loss", title="After a loss, anew")
    publish.restore("after-a-loss", 1)
    publish.publish("after-a-loss", by="tests", allow_unreviewed=True)
    publish.retire("after-a-loss", by="tests")
    after = client.get("/api/v1/articles/after-a-loss/versions/1")
    assert after.content == before.content
    assert dict(after.headers) == dict(before.headers)


def test_the_history_outlives_the_article(client: Client) -> None:
    library.article("after-a-loss")
    before = client.get(f"/api/v1{HISTORY}").content
    publish.retire("after-a-loss", by="tests")
    assert client.get(f"/api/v1{HISTORY}").content == before


def test_a_version_may_be_kept_for_good(client: Client, clock: Clock) -> None:
    library.article("after-a-loss")
    response = client.get("/api/v1/articles/after-a-loss/versions/1")
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response.headers["ETag"] == f'"{hashlib.sha256(response.content).hexdigest()}"'
    assert response.headers["Surrogate-Key"] == "article/after-a-loss/1"
    assert last_modified(response) == clock.at.replace(microsecond=0)
    held = {"If-None-Match": response.headers["ETag"]}
    assert client.get("/api/v1/articles/after-a-loss/versions/1", headers=held).status_code == 304


def test_a_version_is_one_query(client: Client, django_assert_num_queries: Any) -> None:
    version = library.article("after-a-loss")
    with django_assert_num_queries(1):
        response = client.get("/api/v1/articles/after-a-loss/versions/1")
    assert response.content == bytes(version.document)


def test_a_number_that_no_version_has_is_not_found(client: Client) -> None:
    library.article("after-a-loss")
    for number in ("2", "0", "01", "-1", "+1", "1.0", "1e0", "latest", "999999999", "9" * 30, "%D9%A1", "1%20", "1%00"):
        problem(client.get(f"/api/v1{HISTORY}/{number}"), "not_found")


def test_the_history_is_purged_with_its_article(client: Client) -> None:
    library.article("after-a-loss")
    response = client.get(f"/api/v1{HISTORY}")
    assert response.headers["Surrogate-Key"] == "article/after-a-loss"
    assert response.headers["Cache-Control"].startswith("public, max-age=60,")
