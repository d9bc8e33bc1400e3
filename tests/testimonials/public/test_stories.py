"""Stories as anyone reads them: newest first, one query an answer, as they were masked, and gone when they are gone."""

from itertools import chain
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from articles.publishing import publish
from testimonials.models import PublishedContentNote, PublishedStory, Submission
from testimonials.moderation import cautions, decisions
from testimonials.terms import CautionKind, ContentNote
from tests import factories as articles
from tests.articles.public import library
from tests.contentapi.answers import API, problem, read, refused, results
from tests.contentapi.contract.described import check
from tests.testimonials import factories
from tests.testimonials.factories import ARTICLE, MODERATOR, PLAIN, Story

pytestmark = pytest.mark.usefixtures("live")


def published(day: str = "2026-03-01", **changes: Any) -> Story:
    """A public story of that day."""
    story = factories.settle(factories.submitted(**changes))
    Submission.objects.filter(pk=story.id).update(published_on=day)
    return factories.publish(story)


def shelve() -> list[str]:
    """Seven stories of three days: their ids, newest first."""
    days = ["2026-03-02", "2026-03-01", "2026-03-03", "2026-03-02", "2026-03-02", "2026-03-01", "2026-03-03"]
    stories = [(day, published(day).public_id) for day in days]
    return [story_id for _, story_id in sorted(stories, reverse=True)]


def test_a_story_is_shown_as_it_was_masked_noted_and_cautioned(client: Client) -> None:
    story = factories.submitted()
    cautions.note_content(story.id, [ContentNote.BLEEDING], by=MODERATOR, version=story.version)
    cautions.attach(
        story.id,
        kind=CautionKind.RULE,
        key="wait-for-bleeding",
        note="They did not wait.",
        by=MODERATOR,
        version=story.version,
    )
    factories.publish(story)
    assert read(client, f"/stories/{story.public_id}") == {
        "id": story.public_id,
        "article": ARTICLE,
        "display_name": "Reader",
        "body": "We waited until the bleeding was over. [removed: name] had told us to, and she was kind. "
        "Call me on [removed: phone number].",
        "content_notes": ["bleeding"],
        "cautions": [
            {
                "kind": "rule",
                "key": "wait-for-bleeding",
                "statement": "Wait until the bleeding has stopped.",
                "note": "They did not wait.",
                "article_version": 1,
                "url": f"{API}/articles/{ARTICLE}#wait-for-bleeding",
            }
        ],
        "language": "en-GB",
        "published_on": str(story.row.published_on),
    }


def test_its_name_in_public_tells_nothing_of_its_private_one() -> None:
    story = published()
    assert len(story.public_id) == 22
    assert story.public_id != story.id


def test_they_come_newest_first_and_whole(client: Client) -> None:
    ids = shelve()
    listed = read(client, "/stories")
    assert [one["id"] for one in listed["results"]] == ids
    assert listed["results"][0] == read(client, f"/stories/{ids[0]}")
    assert (listed["next"], listed["previous"]) == (None, None)


def follow(client: Client, address: str | None, direction: str) -> list[list[str]]:
    pages = []
    while address:
        page = client.get(address).json()
        pages.append([one["id"] for one in page["results"]])
        address = page[direction]
    return pages


@pytest.mark.slow
@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_pages_hold_each_once_and_can_be_read_back(client: Client, size: int) -> None:
    ids = shelve()
    pages = follow(client, f"{API}/stories?page_size={size}", "next")
    assert list(chain.from_iterable(pages)) == ids
    assert [len(page) for page in pages[:-1]] == [size] * (len(pages) - 1)
    last = client.get(f"{API}/stories?page_size={size}").json()
    while last["next"]:
        last = client.get(last["next"]).json()
    back = follow(client, last["previous"], "previous")
    assert back == pages[:-1][::-1]


def test_a_story_that_comes_or_goes_meanwhile_hides_and_repeats_no_other(client: Client) -> None:
    ids = shelve()
    first = read(client, "/stories", page_size=3)
    published("2026-03-09")
    gone = Submission.objects.get(story_id=ids[2])
    PublishedStory.objects.filter(pk=gone.story_id).delete()
    assert list(chain.from_iterable(follow(client, first["next"], "next"))) == ids[3:]


def test_they_are_found_by_article_and_by_topic(client: Client) -> None:
    library.begin()
    library.topic("birth")
    library.article("another", topics=["birth"])
    here, there = published(), published(article="another")
    for query, found in (
        ({"article": ARTICLE}, [here]),
        ({"article": "another"}, [there]),
        ({"topic": "miscarriage"}, [here]),
        ({"topic": "loss"}, [here]),  # under which the other lies
        ({"topic": "birth"}, [there]),
        ({"topic": "birth", "article": ARTICLE}, []),
    ):
        assert results(client, "/stories", "id", **query) == [one.public_id for one in found], query


def test_a_story_of_a_retired_article_can_be_read_but_is_on_no_topic(client: Client) -> None:
    story = published()
    publish.retire(ARTICLE, by="tests")
    assert results(client, "/stories", "id", article=ARTICLE) == [story.public_id]
    assert refused(client.get(f"{API}/stories?topic=miscarriage")) == {"topic": "unknown_name"}
    library.begin()
    library.article("another")
    assert results(client, "/stories", "id", topic="miscarriage") == []


def noted(*notes: ContentNote, language: str = "en-GB") -> str:
    """The id of a public story with these notes."""
    story = factories.submitted(language=language)
    cautions.note_content(story.id, list(notes), by=MODERATOR, version=story.version)
    return factories.publish(story).public_id


def test_stories_are_found_by_their_notes_and_by_what_they_do_not_bear(client: Client) -> None:
    sex, both, none = noted(ContentNote.SEX), noted(ContentNote.SEX, ContentNote.ABUSE), noted()

    def found(**query: str) -> set[str]:
        return set(results(client, "/stories", "id", **query))

    assert found(content_note="sex") == {sex, both}
    assert found(content_note="abuse") == {both}
    assert found(without_content_note="abuse") == {sex, none}
    assert found(without_content_note="abuse,sex") == {none}
    assert found(content_note="sex", without_content_note="abuse") == {sex}
    assert found(content_note="self_harm") == set()
    assert read(client, "/stories", content_note="sex", page_size=1)["total"] == 2


def test_a_story_is_found_by_its_notes_of_now(client: Client) -> None:
    story = factories.submitted()
    for notes in ([ContentNote.BLEEDING, ContentNote.SEX], [ContentNote.SEX], []):
        cautions.note_content(story.id, notes, by=MODERATOR, version=story.version)
        factories.publish(story)
        for note in (ContentNote.BLEEDING, ContentNote.SEX):
            assert bool(results(client, "/stories", "id", content_note=note)) == (note in notes)
            assert bool(results(client, "/stories", "id", without_content_note=note)) == (note not in notes)
        decisions.reopen(story.id, by=MODERATOR, version=story.version)
        assert not PublishedContentNote.objects.exists()


def test_stories_are_found_by_their_language(client: Client) -> None:
    british, english, welsh = noted(), noted(language="en"), noted(language="cy")
    assert set(results(client, "/stories", "id", language="en")) == {british, english}
    assert results(client, "/stories", "id", language="en-GB") == [british]
    assert results(client, "/stories", "id", language="cy") == [welsh]
    assert results(client, "/stories", "id", language="fr") == []


def test_the_total_follows_what_is_put_out_and_taken_away(client: Client) -> None:
    stories = [published(), published()]
    assert read(client, "/stories")["total"] == 2
    factories.withdraw(stories[0])
    assert read(client, "/stories")["total"] == read(client, "/stories", article=ARTICLE)["total"] == 1
    published()
    assert read(client, "/stories")["total"] == read(client, "/stories", article=ARTICLE)["total"] == 2


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ("colour=red", {"colour": "unknown_parameter"}),
        ("article=Not%20a%20slug", {"article": "pattern"}),
        ("page_size=101", {"page_size": "max_value"}),
        ("page_size=0", {"page_size": "min_value"}),
        ("cursor=made-up", {"cursor": "invalid_cursor"}),
        ("language=english", {"language": "pattern"}),
        ("content_note=sexx", {"content_note": "invalid_choice"}),
        ("content_note=sex,abuse", {"content_note": "invalid_choice"}),
        ("without_content_note=sex,abuses", {"without_content_note": "invalid_choice"}),
        ("without_content_note=sex,,abuse", {"without_content_note": "pattern"}),
        ("article=unheard-of&topic=unheard-of", {"article": "unknown_name", "topic": "unknown_name"}),
    ],
)
def test_a_query_that_cannot_be_is_refused(client: Client, query: str, wrong: dict[str, str]) -> None:
    assert refused(client.get(f"{API}/stories?{query}")) == wrong


def test_a_cursor_of_another_list_is_refused(client: Client) -> None:
    library.begin()
    for slug in ("one", "two"):
        library.article(slug)
    cursor = read(client, "/articles", page_size=1)["next"].partition("cursor=")[2].partition("&")[0]
    assert refused(client.get(f"{API}/stories?cursor={cursor}")) == {"cursor": "invalid_cursor"}


@pytest.mark.parametrize(
    "query",
    [
        *("", "?article=after-a-loss", "?topic=loss", "?topic=loss&article=after-a-loss&page_size=3"),
        "?language=en&without_content_note=abuse,self_harm",
    ],
)
def test_a_page_is_one_query(client: Client, query: str, django_assert_num_queries: Any) -> None:
    shelve()
    with django_assert_num_queries(1):
        assert client.get(f"{API}/stories{query}").json()["results"]


def test_a_later_page_is_one_query_and_so_is_a_story(client: Client, django_assert_num_queries: Any) -> None:
    ids = shelve()
    later = read(client, "/stories", page_size=2)["next"]
    for address in (later, f"{API}/stories/{ids[0]}"):
        with django_assert_num_queries(1):
            assert client.get(address).status_code == 200


def test_a_page_is_found_by_an_index(live: None) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("The plan is SQLite's.")
    for rows in (PublishedStory.objects.all(), PublishedStory.objects.filter(article=ARTICLE)):
        plan = rows.order_by("-published_on", "-id")[:21].explain()
        assert "INDEX stories" in plan, plan
        assert "TEMP B-TREE" not in plan, plan


def test_what_was_public_is_gone_and_what_never_was_is_unknown(client: Client) -> None:
    hidden, down, reopened = published(), published(), published()
    factories.hide(hidden)
    decisions.take_down(
        down.id, by=MODERATOR, version=down.version, reason=factories.REASON, message="We took it down."
    )
    decisions.reopen(reopened.id, by=MODERATOR, version=reopened.version)
    for story in (hidden, down, reopened, factories.withdraw(published())):
        answer = client.get(f"{API}/stories/{story.public_id}")
        check(answer)
        problem(answer, "gone")
    waiting = factories.submitted()
    for name in (factories.NOBODYS, waiting.id, hidden.id):
        answer = client.get(f"{API}/stories/{name}")
        check(answer)
        problem(answer, "not_found")


@pytest.mark.parametrize("path", ["", "/{id}"])
def test_an_answer_is_kept_but_asked_for_anew_each_time(client: Client, path: str) -> None:
    address = f"{API}/stories" + path.format(id=published().public_id)
    answer = client.get(address)
    check(answer)
    assert answer.headers["Cache-Control"] == "public, no-cache"
    assert "Last-Modified" not in answer.headers
    same = client.get(address, headers={"If-None-Match": answer.headers["ETag"]})
    assert (same.status_code, same.content) == (304, b"")
    head = client.head(address)
    assert (head.status_code, head.content) == (200, b"")
    for name in ("ETag", "Content-Length", "Cache-Control", "Surrogate-Key", "Vary"):
        assert head.headers[name] == answer.headers[name], name
        assert name == "Content-Length" or same.headers[name] == answer.headers[name], name


def test_a_list_has_another_tag_once_a_story_is_added(client: Client) -> None:
    before = client.get(f"{API}/stories").headers["ETag"]
    published()
    assert client.get(f"{API}/stories", headers={"If-None-Match": before}).status_code == 200


def test_nothing_about_an_article_changes_a_story_that_is_public(client: Client) -> None:
    story = published(body=PLAIN)
    before = client.get(f"{API}/stories/{story.public_id}").content
    articles.published(title="Another title")
    assert client.get(f"{API}/stories/{story.public_id}").content == before


def test_the_feed_tells_of_stories_by_their_public_names(client: Client) -> None:
    story = published()
    told = read(client, "/changes")["results"][-1]
    assert (told["kind"], told["id"], told["version"]) == ("story.published", story.public_id, None)
    assert client.get(told["url"]).status_code == 200
    assert story.id not in client.get(f"{API}/changes").content.decode()


def test_a_story_that_comes_or_goes_changes_no_date_of_an_article_list(client: Client) -> None:
    """Or whoever asks by date alone reads every list of articles anew with each story."""
    before = {path: client.get(f"{API}{path}").headers["Last-Modified"] for path in ("/articles", "/guidance-rules")}
    published()
    for path, date in before.items():
        assert client.get(f"{API}{path}").headers.get("Last-Modified") == date
