"""GET /api/v1/changes."""

from datetime import UTC
from typing import Any

import pytest
from django.test import Client

from articles.models.public import ChangeFeed
from articles.publishing import publish
from articles.terms import ChangeKind, Significance
from tests.articles.public import library
from tests.articles.public.conftest import Clock
from tests.contentapi.answers import problem, read, refused

pytestmark = pytest.mark.usefixtures("words")


def feed_of(events: int, clock: Clock) -> None:
    """A feed with as many events, one a second."""
    feed = ChangeFeed.lock()
    for number in range(1, events + 1):
        feed.append(
            ChangeKind.ARTICLE_PUBLISHED,
            subject=f"article-{number}",
            version=1,
            significance=Significance.CONTENT,
            at=clock.forward(seconds=1),
            url="/",
            by="tests",
        )


def test_an_empty_feed_ends_where_it_begins(client: Client) -> None:
    assert read(client, "/changes") == {"results": [], "next_cursor": 0}


def test_the_feed_tells_in_order_what_was_published_and_what_was_retired(client: Client, clock: Clock) -> None:
    times = [clock.at.astimezone(UTC)]
    library.article("after-a-loss")
    times.append(clock.forward(minutes=1))
    library.draft("after-a-loss", title="After a loss, corrected")
    publish.publish("after-a-loss", by="tests", significance=Significance.SAFETY, allow_unreviewed=True)
    times.append(clock.forward(minutes=1))
    publish.retire("after-a-loss", by="tests")
    told = [
        ("article.published", 1, "content"),
        ("article.published", 2, "safety"),
        ("article.retired", 2, None),
    ]
    assert read(client, "/changes") == {
        "results": [
            {
                "sequence": sequence,
                "kind": kind,
                "slug": "after-a-loss",
                "version": version,
                "significance": significance,
                "at": at.isoformat().replace("+00:00", "Z"),
                "url": "/api/v1/articles/after-a-loss",
            }
            for sequence, ((kind, version, significance), at) in enumerate(zip(told, times, strict=True), start=1)
        ],
        "next_cursor": 3,
    }


def test_nothing_that_happens_to_drafts_alone_is_told(client: Client) -> None:
    library.article("after-a-loss")
    library.draft("after-a-loss", title="Not yet")
    library.draft("another")
    with pytest.raises(publish.NotPublishable):
        publish.publish("another", by="tests")
    publish.restore("after-a-loss", 1)
    assert read(client, "/changes")["next_cursor"] == 1


def test_walking_the_feed_meets_each_event_once_whatever_the_size_of_a_page(client: Client, clock: Clock) -> None:
    feed_of(7, clock)
    for size in (1, 2, 3, 6, 7, 8, 100):
        met: list[int] = []
        after = 0
        while page := read(client, "/changes", after=after, page_size=size)["results"]:
            assert len(page) <= size
            met += [event["sequence"] for event in page]
            after = met[-1]
        assert met == [1, 2, 3, 4, 5, 6, 7], size


def test_a_reader_at_the_end_is_told_to_stay_and_later_what_came(client: Client, clock: Clock) -> None:
    feed_of(2, clock)
    assert read(client, "/changes", after=2) == {"results": [], "next_cursor": 2}
    library.article("after-a-loss")
    assert [event["slug"] for event in read(client, "/changes", after=2)["results"]] == ["after-a-loss"]


def test_a_cursor_from_beyond_the_feed_is_told_to_begin_again(client: Client, clock: Clock) -> None:
    for after in (1, 10**17):
        assert problem(client.get("/api/v1/changes", {"after": after}), "resync")["errors"] == []
    feed_of(2, clock)
    problem(client.get("/api/v1/changes", {"after": 3}), "resync")


def test_a_cursor_that_is_no_number_from_zero_is_refused(client: Client) -> None:
    for after in ("-1", "", "one", "1.0", "0x1", "1e3", " 1", "+1", "١", "9" * 19, "9" * 5000, "1\x00", "null"):
        assert refused(client.get("/api/v1/changes", {"after": after})).keys() == {"after"}, after


def test_a_stretch_is_one_query_and_the_end_of_the_feed_two(
    client: Client, clock: Clock, django_assert_num_queries: Any
) -> None:
    feed_of(2, clock)
    with django_assert_num_queries(1):
        client.get("/api/v1/changes")
    with django_assert_num_queries(2):
        client.get("/api/v1/changes", {"after": 2})


def test_the_feed_is_asked_for_anew_each_time(client: Client, clock: Clock) -> None:
    feed_of(1, clock)
    response = client.get("/api/v1/changes")
    assert response.headers["Cache-Control"] == "public, no-cache"
    assert response.headers["Surrogate-Key"] == "changes"
    # Nothing but the tag can tell two moments within a second apart.
    assert "Last-Modified" not in response.headers
    held = {"If-None-Match": response.headers["ETag"]}
    assert client.get("/api/v1/changes", headers=held).status_code == 304
    ChangeFeed.lock().append(ChangeKind.ARTICLE_RETIRED, subject="article-1", at=clock.at, url="/", by="tests")
    assert client.get("/api/v1/changes", headers=held).status_code == 200
