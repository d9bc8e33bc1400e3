"""GET /api/v1/snapshot, and the law of it: whoever reads it and then follows the feed holds what is public."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from articles.models.public import ChangeFeed, new_epoch
from articles.publishing import publish
from contentapi.errors import DomainError
from testimonials.moderation import redaction
from testimonials.screening import Kind
from tests.articles.public import library
from tests.contentapi.answers import API, problem, read, refused
from tests.contentapi.contract.described import check
from tests.testimonials import factories
from tests.testimonials.factories import MODERATOR, PLAIN, Story
from tests.testimonials.public.copying import Copy, public


@pytest.fixture(autouse=True)
def words(live: None) -> None:
    """The vocabulary that further articles are written with."""
    library.begin()


SNAPSHOT = f"{API}/snapshot"
SLUGS = ("after-a-loss", "b", "c", "d")


def story() -> Story:
    return factories.publish(factories.submitted(body=PLAIN))


def walk(client: Client, **query: Any) -> Iterator[dict[str, Any]]:
    response = client.get(SNAPSHOT, query)
    while True:
        check(response)
        page = response.json()
        yield page
        if page["next"] is None:
            return
        response = client.get(page["next"])


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


# --- What it shows -----------------------------------------------------------------------------------------------


def test_each_entry_says_what_it_is_and_under_which_tag_it_is_current(client: Client) -> None:
    told = story()
    first, second = read(client, "/snapshot")["results"]
    assert (first["subject"], first["slug"], first["id"], first["version"]) == ("article", "after-a-loss", None, 1)
    assert (second["subject"], second["slug"], second["id"], second["version"]) == (
        "story",
        None,
        told.public_id,
        None,
    )
    for entry in (first, second):
        assert client.get(entry["url"], headers={"Accept-Encoding": "identity"}).headers["ETag"] == entry["etag"]
        assert client.get(entry["url"], headers={"If-None-Match": entry["etag"]}).status_code == 304


def test_it_shows_what_is_live_and_nothing_else(client: Client) -> None:
    library.article("b")
    library.article("c")
    library.draft("d")
    publish.retire("b", by="tests", successor="c")
    factories.submitted()
    factories.withdraw(story())
    factories.hide(story())
    shown = story()
    assert [entry["slug"] or entry["id"] for entry in read(client, "/snapshot")["results"]] == [
        "after-a-loss",
        "c",
        shown.public_id,
    ]


def test_where_nothing_is_live_there_is_still_a_place_to_follow_from(client: Client) -> None:
    publish.retire("after-a-loss", by="tests")
    page = read(client, "/snapshot")
    assert (page["results"], page["next"]) == ([], None)
    assert read(client, "/changes", after=page["follow_from"])["results"] == []
    library.article("b")
    assert [one["slug"] for one in read(client, "/changes", after=page["follow_from"])["results"]] == ["b"]


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 6, 7, 100])
def test_walking_it_meets_everything_once_whatever_the_size_of_a_page(client: Client, size: int) -> None:
    for slug in SLUGS[1:]:
        library.article(slug)
    stories = sorted(story().public_id for _ in range(3))
    pages = list(walk(client, page_size=size))
    assert [entry["slug"] or entry["id"] for page in pages for entry in page["results"]] == [*SLUGS, *stories]
    assert all(len(page["results"]) == size for page in pages[:-1])
    assert len({page["follow_from"] for page in pages}) == 1


def test_a_page_asks_as_little_of_the_database_however_much_there_is(
    client: Client, django_assert_num_queries: Any
) -> None:
    for slug in SLUGS[1:]:
        library.article(slug)
    story()
    with django_assert_num_queries(2):
        client.get(SNAPSHOT, {"page_size": 2})
    with django_assert_num_queries(3):
        client.get(SNAPSHOT)


# --- Following on ------------------------------------------------------------------------------------------------


Act = Callable[[], None]
_numbers = count(1)
_stories: list[Story] = []


def publish_another(slug: str) -> Act:
    return lambda: void(library.article(slug, title=f"Title {next(_numbers)}"))


def retire(slug: str, successor: str | None) -> Act:
    return lambda: void(publish.retire(slug, by="tests", successor=successor))


def tell_a_story() -> None:
    _stories.append(story())


def withdraw_a_story() -> None:
    factories.withdraw(_stories.pop(0))


def hide_a_story() -> None:
    factories.hide(_stories.pop())


def cover_words() -> None:
    told = _stories[0]
    words = told.row.body.split()[len(told.row.body.split()) // 2]
    redaction.cover(told.id, words=words, kind=Kind.OTHER, by=MODERATOR, version=told.version)


def void(_: object) -> None:
    """Acts return nothing."""


def do(act: Act) -> None:
    # A savepoint: what is refused half way leaves nothing behind, as on a server.
    with suppress(DomainError, IndexError), transaction.atomic():
        act()


ACTS = st.one_of(
    st.builds(publish_another, st.sampled_from(SLUGS)),
    st.builds(retire, st.sampled_from(SLUGS), st.none() | st.sampled_from(SLUGS)),
    st.sampled_from([tell_a_story, withdraw_a_story, hide_a_story, cover_words]),
)
# What happens between one step of the reader and the next.
BETWEEN = st.lists(st.lists(ACTS, max_size=2), min_size=1, max_size=12)


@pytest.mark.slow
def test_a_copy_that_is_begun_while_everything_moves_ends_equal_to_what_is_public(client: Client) -> None:
    # Published, retired and hidden in any order: to look for a shorter example would take minutes.
    @settings(max_examples=60, deadline=None, phases=[Phase.explicit, Phase.generate])
    @given(st.integers(0, 4), st.integers(1, 3), BETWEEN)
    def law(articles: int, page_size: int, happened: list[list[Act]]) -> None:
        _stories.clear()
        with undone():
            for slug in SLUGS[:articles]:
                do(publish_another(slug))
            do(tell_a_story)
            do(tell_a_story)
            copy = Copy(client, page_size=page_size)
            for acts in happened:
                copy.step()
                for act in acts:
                    do(act)
            copy.finish()
            assert copy.held == public()

    law()


def test_what_is_retired_withdrawn_or_published_between_two_pages_is_told_by_the_feed(client: Client) -> None:
    for slug in SLUGS[1:]:
        library.article(slug)
    told = [story(), story()]
    copy = Copy(client, page_size=3)
    copy.step()
    publish.retire("b", by="tests")  # on the page that was read
    publish.retire("d", by="tests", successor="c")  # on the page that was not
    library.article("a-first", title="Before the first page")
    library.article("after-a-loss", title="Another version of one that was read")
    factories.withdraw(told[0])
    redaction.cover(told[1].id, words="leaflet", kind=Kind.OTHER, by=MODERATOR, version=told[1].version)
    late = story()
    copy.finish()
    assert copy.held == public()
    assert f"{API}/articles/a-first" in copy.held
    assert f"{API}/stories/{late.public_id}" in copy.held
    assert f"{API}/stories/{told[0].public_id}" not in copy.held


def test_a_reader_who_stops_half_way_goes_on_later_where_they_were(client: Client) -> None:
    for slug in SLUGS[1:]:
        library.article(slug)
    copy = Copy(client, page_size=1)
    for _ in range(4):
        copy.step()
    kept = (dict(copy.held), copy.next_page, list(copy.to_fetch), copy.cursor)
    for slug in SLUGS:
        library.article(slug, title="Another title")
    publish.retire("b", by="tests")
    later = Copy(Client(), page_size=1)
    later.held, later.next_page, later.to_fetch, later.cursor = kept
    later.finish()
    assert later.held == public()


def test_a_reader_who_stops_half_way_begins_again_where_the_feed_was_renewed_meanwhile(client: Client) -> None:
    for slug in SLUGS[1:]:
        library.article(slug)
    copy = Copy(client, page_size=1)
    for _ in range(4):
        copy.step()
    assert copy.next_page is not None
    ChangeFeed.renew()
    problem(client.get(copy.next_page), "resync")
    copy.finish()
    assert copy.held == public()


# --- Cursors -----------------------------------------------------------------------------------------------------


def test_a_page_of_another_feeds_snapshot_or_from_beyond_this_one_is_told_to_begin_again(client: Client) -> None:
    epoch = ChangeFeed.objects.get().epoch
    for cursor in (
        f"{new_epoch()}.1.article.b",
        f"{epoch}.2.article.b",
        f"{epoch}.{'9' * 18}.story.{factories.NOBODYS}",
        "1.article.b",
    ):
        assert "/api/v1/snapshot" in problem(client.get(SNAPSHOT, {"cursor": cursor}), "resync")["detail"]
    assert client.get(SNAPSHOT, {"cursor": f"{epoch}.1.article.b"}).status_code == 200


@pytest.mark.parametrize(
    "odd",
    [
        *("", "1", "x", "article.b", f"{'A' * 22}.1", f"{'A' * 22}.1.article.", f"{'A' * 22}.1.topic.b", "null"),
        *(f"{'A' * 22}.1.article.b.c", f"{'A' * 22}.1.article.b\n", f"{'A' * 22}.1.article.é", f"{'A' * 21}.1.story.b"),
        *("a" * 10_000, f"{'A' * 22}.1.article.{'b' * 101}", "." * 10_000),
    ],
)
def test_what_is_no_cursor_of_a_snapshot_is_refused(client: Client, odd: str) -> None:
    assert refused(client.get(SNAPSHOT, {"cursor": odd})) == {"cursor": "invalid_cursor"}


def test_a_cursor_of_one_is_no_cursor_of_the_other(client: Client) -> None:
    library.article("b")
    page = read(client, "/snapshot", page_size=1)
    assert refused(client.get(SNAPSHOT, {"cursor": page["follow_from"]})) == {"cursor": "invalid_cursor"}
    cursor = page["next"].partition("cursor=")[2]
    assert refused(client.get(f"{API}/changes?after={cursor}")) == {"after": "invalid_cursor"}


# --- As HTTP -----------------------------------------------------------------------------------------------------


def test_it_is_asked_for_anew_each_time_and_has_another_tag_with_each_event(client: Client) -> None:
    response = client.get(SNAPSHOT)
    assert response.headers["Cache-Control"] == "public, no-cache"
    assert "Last-Modified" not in response.headers
    held = {"If-None-Match": response.headers["ETag"]}
    assert client.get(SNAPSHOT, headers=held).status_code == 304
    told = story()
    assert client.get(SNAPSHOT, headers=held).status_code == 200
    factories.withdraw(told)
    assert client.get(SNAPSHOT, headers=held).status_code == 200
