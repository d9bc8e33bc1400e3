"""Cursor pagination: every row exactly once, forwards and back, whatever comes and goes; no cursor but our own."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core import signing
from django.db import transaction
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.models.public import ArticleVersion, PublishedArticle, PublishedFact
from tests.contentapi.answers import API, read, refused, results

pytestmark = pytest.mark.django_db

laws = settings(max_examples=20, deadline=None)

DAY = datetime(2026, 3, 1, tzinfo=UTC)
ORDERINGS = st.sampled_from(["title", "-published_at"])
# So few that many are alike: ties are where a cursor goes wrong.
PLACES = st.lists(st.integers(0, 3), max_size=25)
SIZES = st.integers(1, 30)


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is written in the block is taken back: each example begins with nothing."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def put(slug: str, place: int, *, title: str = "") -> PublishedArticle:
    """A live article at `place` of either order, as the door would leave it."""
    at = DAY - timedelta(days=place)
    own = {"slug": slug, "published_at": at}
    version = ArticleVersion.objects.create(
        number=1, language="en", document=b"{}", sha256="", significance="content", body=b'{"number":1}', **own
    )
    body = b'{"slug":"%s"}' % slug.encode()
    return PublishedArticle.objects.create(
        title=title or f"Title {place}", language="en", version=version, first_published_at=at, body=body, **own
    )


def put_all(places: list[int]) -> list[str]:
    """An article at each place: their slugs, in the order in which either list has them."""
    order = []
    for number, place in enumerate(places):
        slug = f"article-{number:03}"
        put(slug, place)
        order.append((place, slug))
    return [slug for _, slug in sorted(order)]


def in_order(places: list[int], ordering: str) -> list[str]:
    """The slugs as the list has them. Newest first goes backwards through both columns, ties included."""
    slugs = put_all(places)
    if ordering == "title":
        return slugs
    rank = {f"article-{number:03}": place for number, place in enumerate(places)}
    return sorted(sorted(slugs, reverse=True), key=lambda slug: rank[slug])


def page_of(client: Client, ordering: str, size: int) -> Any:
    return read(client, "/articles", ordering=ordering, page_size=size)


def follow(client: Client, link: str) -> Any:
    response = client.get(link)
    assert response.status_code == 200, response.content
    return response.json()


def slugs_in(page: Any) -> list[str]:
    return [one["slug"] for one in page["results"]]


def walk(client: Client, page: Any, way: str) -> Iterator[Any]:
    """`page` and all that follow it by their `next` or `previous`."""
    yield page
    while page[way]:
        page = follow(client, page[way])
        yield page


@laws
@given(PLACES, SIZES, ORDERINGS)
def test_walking_forward_and_back_meets_every_row_once_in_order(places: list[int], size: int, ordering: str) -> None:
    client = Client()
    with undone():
        slugs = in_order(places, ordering)
        forward = list(walk(client, page_of(client, ordering, size), "next"))
        assert [slug for page in forward for slug in slugs_in(page)] == slugs
        assert all(len(page["results"]) == size for page in forward[:-1])
        back = list(walk(client, forward[-1], "previous"))
        assert [slugs_in(page) for page in reversed(back)] == [slugs_in(page) for page in forward]
        # The first page and the last know that they are.
        assert forward[0]["previous"] is back[-1]["previous"] is forward[-1]["next"] is None


@laws
@given(PLACES, SIZES, ORDERINGS, st.data())
def test_rows_that_come_or_go_neither_hide_others_nor_repeat_them(
    places: list[int], size: int, ordering: str, data: st.DataObject
) -> None:
    client = Client()
    with undone():
        present = set(put_all(places))
        stayed = set(present)
        came = 0
        met: list[str] = []
        link: str | None = f"{API}/articles?ordering={ordering}&page_size={size}"
        while link:
            page = follow(client, link)
            met += slugs_in(page)
            link = page["next"]
            if data.draw(st.booleans(), label="one goes") and present:
                gone = data.draw(st.sampled_from(sorted(present)))
                PublishedArticle.objects.filter(slug=gone).update(retired_at=DAY)
                present.remove(gone)
                stayed.discard(gone)
            if came < 5 and data.draw(st.booleans(), label="one comes"):
                came += 1
                put(f"late-{came}", data.draw(st.integers(0, 3)))
                present.add(f"late-{came}")
        assert len(met) == len(set(met)), "none is met twice"
        assert stayed <= set(met), "each that was there all the time is met"


@laws
@given(PLACES, SIZES, ORDERINGS, st.lists(st.sampled_from(["next", "previous"]), max_size=12))
def test_one_page_on_and_one_back_is_where_one_was(
    places: list[int], size: int, ordering: str, ways: list[str]
) -> None:
    client = Client()
    opposite = {"next": "previous", "previous": "next"}
    with undone():
        put_all(places)
        page = page_of(client, ordering, size)
        for way in ways:
            if page[way]:
                there = follow(client, page[way])
                back = follow(client, there[opposite[way]])
                assert slugs_in(back) == slugs_in(page)
                page = there


def test_a_walk_may_change_its_step(client: Client) -> None:
    slugs = put_all(list(range(10)))
    page = page_of(client, "title", 3)
    longer = follow(client, page["next"].replace("page_size=3", "page_size=5"))
    assert slugs_in(longer) == slugs[3:8]
    assert slugs_in(follow(client, longer["previous"])) == slugs[:3]


def test_the_page_before_a_page_that_has_become_the_first_is_none(client: Client) -> None:
    slugs = put_all([0, 1, 2, 3])
    second = follow(client, page_of(client, "title", 2)["next"])
    PublishedArticle.objects.filter(slug__in=slugs[:2]).update(retired_at=DAY)
    before = follow(client, second["previous"])
    assert before == {"results": [], "next": None, "previous": None, "total": None}


def test_links_keep_what_was_asked_and_the_name_that_was_asked_by(client: Client) -> None:
    put_all([0, 1, 2])
    asked = {"ordering": "title", "page_size": "1", "updated_since": "2020-01-01T00:00:00+00:00", "language": "en"}
    headers = {"Host": "localhost:8443", "X-Forwarded-Proto": "https"}
    page = client.get(f"{API}/articles", asked, headers=headers).json()
    link = urlsplit(page["next"])
    assert (link.scheme, link.netloc, link.path) == ("https", "localhost:8443", f"{API}/articles")
    query = parse_qs(link.query, strict_parsing=True)
    assert {name: value for name, (value,) in query.items() if name != "cursor"} == asked
    # One cursor, not one more with every page.
    again = client.get(page["next"], headers=headers).json()["next"]
    assert parse_qs(urlsplit(again).query).keys() == query.keys()


def test_a_cursor_goes_on_from_its_place_under_other_filters(client: Client) -> None:
    slugs = put_all([0, 1, 2, 3])
    cursor = cursor_of(page_of(client, "title", 2))
    since = (DAY - timedelta(days=2)).isoformat()
    assert results(client, "/articles", "slug", cursor=cursor) == slugs[2:]
    assert results(client, "/articles", "slug", cursor=cursor, updated_since=since) == [slugs[2]]


def test_the_longest_titles_there_are_can_be_walked_past(client: Client) -> None:
    for number, last in enumerate("𝐀𝐁𝐂"):
        put(f"{'long-' * 19}{number}", 0, title="𝐀" * 199 + last)
    pages = list(walk(client, page_of(client, "title", 1), "next"))
    assert len({slug for page in pages for slug in slugs_in(page)}) == 3
    assert len(list(walk(client, pages[-1], "previous"))) == 3


def test_quotes_and_wildcards_in_titles_are_only_characters(client: Client) -> None:
    titles = ["", "%", "'", '"', "\\", "_", "a' OR 1=1 --", "é", "ß", "你"]
    for number, title in enumerate(titles):
        put(f"article-{number}", 0, title=title or " ")
    found = [slug for page in walk(client, page_of(client, "title", 1), "next") for slug in slugs_in(page)]
    assert sorted(found) == [f"article-{number}" for number in range(len(titles))]


# --- Cursors that we did not make --------------------------------------------------------------------------------


def cursor_of(page: Any) -> str:
    (cursor,) = parse_qs(urlsplit(str(page["next"])).query)["cursor"]
    return cursor


def test_a_cursor_that_was_tampered_with_is_refused(client: Client) -> None:
    put_all([0, 1, 2])
    cursor = cursor_of(page_of(client, "title", 1))
    payload, _, signature = cursor.partition(":")
    forged = {
        "one character changed": ("A" if cursor[0] != "A" else "B") + cursor[1:],
        "its last character changed": cursor[:-1] + ("A" if cursor[-1] not in "AB" else "Z"),
        "cut off": cursor[:-1],
        "unsigned": payload,
        "signed by nothing": f"{payload}:",
        "only signed": f":{signature}",
        "twice": f"{cursor}:{signature}",
        "another salt": signing.Signer(salt="elsewhere").sign_object(["articles:title", False, ["a", "b"]]),
        "another key": signing.Signer(key="k" * 50, salt="contentapi.api.pagination").sign_object(
            ["articles:title", False, []]
        ),
        "a slug": "article-000",
        "a number": "1",
    }
    for what, odd in forged.items():
        assert refused(client.get(f"{API}/articles", {"cursor": odd})) == {"cursor": "invalid_cursor"}, what


def test_a_cursor_of_another_list_or_order_is_refused(client: Client) -> None:
    article = put("one", 0)
    put("two", 1)
    for number in (2, 3):
        ArticleVersion.objects.create(
            slug="one", number=number, language="en", document=b"{}", sha256="", published_at=DAY, body=b"{}"
        )
    for key in ("bleeding", "fever"):
        PublishedFact.objects.create(article=article, key=key, shown=True, body=b"{}")
    cursors = {
        "articles?ordering=title": cursor_of(page_of(client, "title", 1)),
        "articles?ordering=-published_at": cursor_of(page_of(client, "-published_at", 1)),
        "articles/one/versions?page_size=1": cursor_of(read(client, "/articles/one/versions", page_size=1)),
        "facts?page_size=1": cursor_of(read(client, "/facts", page_size=1)),
    }
    lists = [*cursors, "articles/two/versions?", "topics?", "guidance-rules?", "symptom-warnings?"]
    for origin, cursor in cursors.items():
        for target in lists:
            response = client.get(f"{API}/{target}&cursor={cursor}")
            if target == origin:
                assert response.status_code == 200, (origin, target)
            else:
                assert refused(response) == {"cursor": "invalid_cursor"}, (origin, target)


def test_each_further_page_costs_what_the_first_does(client: Client, django_assert_num_queries: Any) -> None:
    put_all(list(range(12)))
    page = page_of(client, "title", 2)
    while page["next"]:
        with django_assert_num_queries(1):
            page = follow(client, page["next"])
    with django_assert_num_queries(1):
        follow(client, page["previous"])


def test_no_number_of_the_database_is_in_a_cursor(client: Client) -> None:
    put_all([0, 1])
    payload = signing.Signer(salt="contentapi.api.pagination").unsign_object(cursor_of(page_of(client, "title", 1)))
    assert payload == ["articles:title", False, ["Title 0", "article-000"]]
