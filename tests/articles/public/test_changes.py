"""GET /api/v1/changes."""

from datetime import UTC
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from articles.models.public import ChangeEvent, ChangeFeed
from articles.publishing import publish
from articles.terms import ChangeKind, Significance
from tests.articles.public import library
from tests.articles.public.conftest import Clock
from tests.contentapi.answers import API, problem, read, refused

pytestmark = pytest.mark.usefixtures("words")

CHANGES = f"{API}/changes"
# Of a feed that is nowhere; written out, since cases that run side by side must have the same names.
FOREIGN = "c3RyYW5nZXItZmVlZC1pZA.1"


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


def end_of(client: Client) -> str:
    """The cursor of the feed's end."""
    after: dict[str, str] = {}
    while (page := read(client, "/changes", page_size=100, **after))["results"]:
        after = {"after": page["next_cursor"]}
    cursor: str = page["next_cursor"]
    return cursor


def successors(client: Client) -> list[str | None]:
    return [event["successor"] for event in read(client, "/changes", page_size=100)["results"]]


def test_an_empty_feed_ends_where_it_begins(client: Client) -> None:
    beginning = read(client, "/changes")
    assert beginning["results"] == []
    assert read(client, "/changes", after=beginning["next_cursor"]) == beginning


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
    assert read(client, "/changes")["results"] == [
        {
            "sequence": sequence,
            "kind": kind,
            "subject": "article",
            "slug": "after-a-loss",
            "id": None,
            "version": version,
            "significance": significance,
            "successor": None,
            "at": at.isoformat().replace("+00:00", "Z"),
            "url": "/api/v1/articles/after-a-loss",
        }
        for sequence, ((kind, version, significance), at) in enumerate(zip(told, times, strict=True), start=1)
    ]


def test_nothing_that_happens_to_drafts_alone_is_told(client: Client) -> None:
    library.article("after-a-loss")
    library.draft("after-a-loss", title="Not yet")
    library.draft("another")
    with pytest.raises(publish.NotPublishable):
        publish.publish("another", by="tests")
    publish.restore("after-a-loss", 1)
    assert len(read(client, "/changes")["results"]) == 1


def test_walking_the_feed_meets_each_event_once_whatever_the_size_of_a_page(client: Client, clock: Clock) -> None:
    feed_of(7, clock)
    for size in (1, 2, 3, 6, 7, 8, 100):
        met: list[int] = []
        after: dict[str, str] = {}
        while (page := read(client, "/changes", page_size=size, **after))["results"]:
            assert len(page["results"]) <= size
            met += [event["sequence"] for event in page["results"]]
            after = {"after": page["next_cursor"]}
        assert met == [1, 2, 3, 4, 5, 6, 7], size


def test_a_reader_at_the_end_is_told_to_stay_and_later_what_came(client: Client, clock: Clock) -> None:
    feed_of(2, clock)
    end = end_of(client)
    assert read(client, "/changes", after=end) == {"results": [], "next_cursor": end}
    library.article("after-a-loss")
    assert [event["slug"] for event in read(client, "/changes", after=end)["results"]] == ["after-a-loss"]


# --- Which feed a cursor is of -----------------------------------------------------------------------------------


def test_a_cursor_of_another_feed_is_told_to_begin_again_however_long_either_is(client: Client, clock: Clock) -> None:
    for _ in range(3):
        said = problem(client.get(CHANGES, {"after": FOREIGN}), "resync")
        assert "/api/v1/snapshot" in said["detail"]
        assert said["errors"] == []
        feed_of(1, clock)


def test_a_cursor_from_beyond_the_feed_is_told_to_begin_again(client: Client, clock: Clock) -> None:
    """As after a backup was restored, until somebody has the feed renewed."""
    feed_of(2, clock)
    epoch = ChangeFeed.objects.get().epoch
    for sequence in (3, 10**17):
        problem(client.get(CHANGES, {"after": f"{epoch}.{sequence}"}), "resync")


@pytest.mark.parametrize("number", ["0", "1", "2", "3", "007", "9" * 18])
def test_a_bare_number_was_a_cursor_of_nobody_knows_which_feed(client: Client, clock: Clock, number: str) -> None:
    feed_of(2, clock)
    problem(client.get(CHANGES, {"after": number}), "resync")


@pytest.mark.parametrize(
    "odd",
    [
        *(
            "",
            " ",
            "-1",
            "one",
            "1.0",
            "0x1",
            "1e3",
            " 1",
            "+1",
            "١",
            "9" * 19,
            "9" * 5000,
            "1\x00",
            "null",
            "undefined",
        ),
        *(FOREIGN[:-1], FOREIGN[1:], f"{FOREIGN}x", f" {FOREIGN}", f"{FOREIGN}\n", FOREIGN.replace(".", ":")),
        *(
            f"{'A' * 22}.١",
            f"{'A' * 22}.-1",
            f"{'é' * 22}.1",
            f"{'A' * 22}.{'9' * 19}",
            f"{FOREIGN}.article.after-a-loss",
        ),
        *("a" * 10_000, f"{'A' * 22}.{'1' * 10_000}"),
    ],
)
def test_what_is_no_cursor_at_all_is_refused_before_anything_is_looked_up(client: Client, odd: str) -> None:
    assert refused(client.get(CHANGES, {"after": odd})) == {"after": "invalid_cursor"}


def test_all_that_is_wrong_with_a_query_is_said_at_once(client: Client) -> None:
    said = refused(client.get(CHANGES, {"after": "yesterday", "page_size": "0", "since": "1"}))
    assert said.keys() == {"after", "page_size", "since"}


def test_a_renewed_feed_keeps_its_events_and_knows_no_cursor_of_before(client: Client, clock: Clock) -> None:
    feed_of(3, clock)
    before, end = read(client, "/changes"), end_of(client)
    said = StringIO()
    call_command("renew_feed", stdout=said)
    assert "its 3 events stay" in said.getvalue()
    problem(client.get(CHANGES, {"after": end}), "resync")
    after = read(client, "/changes")
    assert after["results"] == before["results"]
    assert after["next_cursor"] != before["next_cursor"]
    library.article("after-a-loss")
    assert [one["sequence"] for one in read(client, "/changes", after=after["next_cursor"])["results"]] == [4]


def test_each_feed_is_made_with_an_identity_of_its_own() -> None:
    feeds = [ChangeFeed() for _ in range(10)]
    assert len({feed.epoch for feed in feeds}) == 10
    assert ChangeFeed.objects.get().epoch


# --- What stands in the place of what was retired ----------------------------------------------------------------


def test_a_tombstone_names_the_article_that_stands_in_its_place_now(client: Client, clock: Clock) -> None:
    for slug in ("first", "second", "third"):
        library.article(slug)
    publish.retire("first", by="tests", successor="second")
    assert successors(client)[3:] == ["second"]
    publish.retire("second", by="tests", successor="third")
    assert successors(client)[3:] == ["third", "third"]
    publish.retire("third", by="tests")
    assert successors(client)[3:] == [None, None, None]
    publish.publish("third", by="tests", allow_unreviewed=True)
    assert successors(client)[3:] == ["third", "third", None, None]
    # As what reads the article itself is told.
    assert client.get(f"{API}/articles/first").json()["successor"] == "third"


def test_no_article_is_its_own_successor_when_it_is_back(client: Client) -> None:
    library.article("first")
    library.article("second")
    publish.retire("first", by="tests", successor="second")
    publish.publish("first", by="tests", allow_unreviewed=True)
    publish.retire("second", by="tests", successor="first")
    assert [(one["kind"], one["slug"], one["successor"]) for one in read(client, "/changes")["results"][2:]] == [
        ("article.retired", "first", None),
        ("article.published", "first", None),
        ("article.retired", "second", "first"),
    ]


def test_only_who_reads_of_a_successor_pays_for_it(
    client: Client, clock: Clock, django_assert_num_queries: Any
) -> None:
    feed_of(2, clock)
    end = end_of(client)
    with django_assert_num_queries(1):
        client.get(CHANGES)
    with django_assert_num_queries(2):
        client.get(CHANGES, {"after": end})
    for slug in ("first", "second", "third"):
        library.article(slug)
    publish.retire("first", by="tests", successor="second")
    publish.retire("second", by="tests", successor="third")
    with django_assert_num_queries(2):
        client.get(CHANGES, {"after": end})


# --- As HTTP -----------------------------------------------------------------------------------------------------


def test_the_feed_is_asked_for_anew_each_time(client: Client, clock: Clock) -> None:
    feed_of(1, clock)
    response = client.get(CHANGES)
    assert response.headers["Cache-Control"] == "public, no-cache"
    assert response.headers["Surrogate-Key"] == "changes"
    # Nothing but the tag can tell two moments within a second apart.
    assert "Last-Modified" not in response.headers
    held = {"If-None-Match": response.headers["ETag"]}
    assert client.get(CHANGES, headers=held).status_code == 304
    ChangeFeed.lock().append(ChangeKind.ARTICLE_RETIRED, subject="article-1", at=clock.at, url="/", by="tests")
    assert client.get(CHANGES, headers=held).status_code == 200


def test_a_refused_cursor_is_kept_by_nobody(client: Client) -> None:
    assert client.get(CHANGES, {"after": FOREIGN}).headers["Cache-Control"] == "no-store"


def test_events_are_written_once() -> None:
    """Who resolved a successor at reading has written nothing."""
    library.article("first")
    library.article("second")
    publish.retire("first", by="tests", successor="second")
    before = list(ChangeEvent.objects.values())
    publish.retire("second", by="tests")
    assert list(ChangeEvent.objects.values())[:3] == before
