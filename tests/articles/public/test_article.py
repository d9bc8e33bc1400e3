"""GET /api/v1/articles/{slug}."""

import hashlib
from datetime import timedelta
from typing import Any

import orjson
import pytest
from django.test import Client
from django.utils.http import http_date

from articles.publishing import publish
from tests.articles.public import library
from tests.articles.public.conftest import Clock
from tests.contentapi.answers import problem, read

pytestmark = pytest.mark.usefixtures("words")

ADDRESS = "/api/v1/articles/after-a-loss"


def test_the_document_is_served_as_it_was_stored_byte_for_byte(client: Client) -> None:
    version = library.article("after-a-loss")
    assert client.get(ADDRESS).content == bytes(version.document)


def test_the_entity_tag_is_the_hash_of_the_bytes(client: Client) -> None:
    library.article("after-a-loss")
    response = client.get(ADDRESS)
    assert response.headers["ETag"] == f'"{hashlib.sha256(response.content).hexdigest()}"'


def test_a_read_is_one_query_and_so_is_a_refusal(client: Client, django_assert_num_queries: Any) -> None:
    library.article("after-a-loss")
    with django_assert_num_queries(1):
        client.get(ADDRESS)
    with django_assert_num_queries(1):
        client.get("/api/v1/articles/unheard-of")


def test_headers_say_how_long_it_keeps_and_what_purges_it(client: Client, clock: Clock) -> None:
    library.article("after-a-loss")
    response = client.get(ADDRESS)
    assert response.headers["Content-Type"] == "application/json"
    assert response.headers["Content-Length"] == str(len(response.content))
    assert response.headers["Cache-Control"] == ("public, max-age=60, stale-while-revalidate=600, stale-if-error=86400")
    assert response.headers["Surrogate-Key"] == "articles article/after-a-loss"
    assert response.headers["Last-Modified"] == http_date(clock.at.timestamp()) == "Sun, 01 Mar 2026 12:00:00 GMT"
    assert response.headers["Vary"] == "Accept-Encoding, origin"


def test_what_a_client_holds_is_not_sent_again(client: Client, clock: Clock) -> None:
    library.article("after-a-loss")
    whole = client.get(ADDRESS)
    tag = whole.headers["ETag"]
    for held in (tag, f"W/{tag}", f'"other", {tag}', f'W/"other" ,W/{tag},"third"', "*", f"garbage, {tag}"):
        response = client.get(ADDRESS, headers={"If-None-Match": held})
        assert (response.status_code, response.content) == (304, b""), held
        kept = {name: value for name, value in whole.headers.items() if not name.startswith("Content-")}
        assert dict(response.headers) == kept


def test_what_a_client_does_not_hold_is_sent(client: Client, clock: Clock) -> None:
    library.article("after-a-loss")
    tag = client.get(ADDRESS).headers["ETag"]
    for held in ('"other"', tag.strip('"'), tag[:-1], tag.upper(), f"W{tag}", "", ",", '"', "W/", "*, *", "**", "\x00"):
        # The date would say that it is held; where a tag is given, the date does not count (RFC 9110 §13.1.3).
        headers = {"If-None-Match": held, "If-Modified-Since": http_date(clock.at.timestamp())}
        response = client.get(ADDRESS, headers=headers)
        assert response.status_code == 200, held
        assert response.headers["ETag"] == tag


def test_a_client_may_ask_by_date(client: Client, clock: Clock) -> None:
    library.article("after-a-loss")
    for seconds, status in ((-1, 200), (0, 304), (1, 304)):
        since = http_date((clock.at + timedelta(seconds=seconds)).timestamp())
        assert client.get(ADDRESS, headers={"If-Modified-Since": since}).status_code == status, since
    for nonsense in ("yesterday", "", "Sun, 99 Mar 2026 12:00:00 GMT", "Sun, 01 Mar 99999 12:00:00 GMT", "0"):
        assert client.get(ADDRESS, headers={"If-Modified-Since": nonsense}).status_code == 200, nonsense


def test_a_version_less_than_a_second_old_has_no_date_yet(client: Client) -> None:
    # Another may follow within the same second: whoever asked by date would keep this one for good.
    library.article("after-a-loss")
    response = client.get(ADDRESS)
    assert "Last-Modified" not in response.headers
    assert "ETag" in response.headers


def test_head_answers_as_get_does_without_the_body(client: Client, clock: Clock) -> None:
    library.article("after-a-loss")
    whole, head = client.get(ADDRESS), client.head(ADDRESS)
    assert (head.status_code, head.content) == (200, b"")
    assert dict(head.headers) == dict(whole.headers)
    held = client.head(ADDRESS, headers={"If-None-Match": client.get(ADDRESS).headers["ETag"]})
    assert held.status_code == 304


def test_publishing_again_changes_the_document_and_its_tag(client: Client, clock: Clock) -> None:
    library.article("after-a-loss")
    before = client.get(ADDRESS)
    clock.forward(days=1)
    library.article("after-a-loss", title="After a loss, anew")
    after = client.get(ADDRESS, headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert after.json()["title"] == "After a loss, anew"
    assert after.json()["version"] == 2
    assert after.json()["first_published_at"] == before.json()["first_published_at"]


def test_a_draft_is_not_found_and_nor_is_what_never_was(client: Client) -> None:
    library.draft("only-a-draft")
    for slug in ("only-a-draft", "unheard-of", "x" * 5000):
        problem(client.get(f"/api/v1/articles/{slug}"), "not_found")


def test_a_retired_article_is_gone_and_names_its_successor(client: Client) -> None:
    library.article("after-a-loss")
    library.article("another")
    tag = client.get(ADDRESS).headers["ETag"]
    publish.retire("after-a-loss", by="tests", successor="another")
    # Whatever the client holds: a 304 would tell it that the article still stands.
    for headers in ({}, {"If-None-Match": tag}, {"If-None-Match": "*"}):
        assert problem(client.get(ADDRESS, headers=headers), "gone")["successor"] == "another"


def test_an_article_retired_without_a_successor_says_that_there_is_none(client: Client) -> None:
    library.article("after-a-loss")
    publish.retire("after-a-loss", by="tests")
    assert problem(client.get(ADDRESS), "gone")["successor"] is None


def test_a_retired_article_can_be_published_again_as_its_next_version(client: Client, clock: Clock) -> None:
    first = library.article("after-a-loss")
    publish.retire("after-a-loss", by="tests")
    clock.forward(days=1)
    library.article("after-a-loss")
    document = read(client, "/articles/after-a-loss")
    assert document["version"] == 2
    assert document["first_published_at"] == orjson.loads(bytes(first.document))["first_published_at"]
    assert document["published_at"] > document["first_published_at"]
