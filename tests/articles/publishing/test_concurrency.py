"""The door under real threads, on PostgreSQL, where writers do run at the same time.

SQLite lets one transaction write at a time, so there is nothing of this to see there; nor could these tests clean up
after themselves, since a flush empties its tables by DELETE, which history refuses. TRUNCATE is not refused.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

import pytest
from django.db import transaction

from articles import models
from articles.editorial import drafts, vocabulary
from articles.public import feed
from articles.public import live as reading
from articles.publishing import prospect
from contentapi.errors import Conflict
from tests import factories
from tests.articles.publishing.at_once import (
    A_MOMENT,
    PATIENCE,
    at_once,
    events,
    happened,
    marked,
    marks_in,
    publish_it,
    retire_it,
    threads,
    worded,
)

pytestmark = [pytest.mark.postgres, pytest.mark.usefixtures("committed")]
# The feed's lock, step by step


def run_beside(function: Callable[..., Any], *args: Any) -> Any:
    """What `function` returns when somebody else calls it just now."""
    with threads(1) as start:
        return start(function, *args).result(PATIENCE)


def test_a_publication_waits_for_the_one_before_it_and_its_event_comes_after() -> None:
    factories.draft(slug="first")
    factories.draft(slug="second")

    with threads(1) as start:
        with transaction.atomic():
            publish_it("first")
            later = start(publish_it, "second")
            with pytest.raises(TimeoutError):
                later.result(A_MOMENT)
            seen_meanwhile = run_beside(feed.changes, None, 10)
        later.result(PATIENCE)

    assert seen_meanwhile.events == []
    assert happened() == [("first", "published", 1), ("second", "published", 1)]


def test_a_publication_that_fails_gives_its_number_back() -> None:
    factories.draft(slug="first")
    factories.draft(slug="second")

    with threads(1) as start, suppress(ZeroDivisionError), transaction.atomic():
        publish_it("first")
        later = start(publish_it, "second")
        raise ZeroDivisionError
    later.result(PATIENCE)

    assert [(one["sequence"], one["slug"]) for one in events()] == [(1, "second")]


@pytest.mark.parametrize("commits", [True, False])
def test_a_publication_waits_for_an_editor_who_is_saving(commits: bool) -> None:
    factories.draft(slug="article")
    drafts.write(marked("article", "draft-1"))

    with threads(1) as start:
        with suppress(ZeroDivisionError), transaction.atomic():
            drafts.write(marked("article", "draft-2"))
            publication = start(publish_it, "article")
            with pytest.raises(TimeoutError):
                publication.result(A_MOMENT)
            if not commits:
                raise ZeroDivisionError
        version = publication.result(PATIENCE)

    expected = "draft-2" if commits else "draft-1"
    assert marks_in(bytes(version.document))[0] == {expected}


def test_an_editor_waits_for_a_publication_and_comes_after_it() -> None:
    factories.draft(slug="article")
    drafts.write(marked("article", "draft-1"))

    with threads(1) as start:
        with transaction.atomic():
            publish_it("article")
            saving = start(drafts.write, marked("article", "draft-2"))
            with pytest.raises(TimeoutError):
                saving.result(A_MOMENT)
        saving.result(PATIENCE)

    assert marks_in(reading.document("article").document)[0] == {"draft-1"}
    assert models.Article.objects.get().title == "draft-2"


def test_a_publication_waits_for_words_that_are_being_saved() -> None:
    factories.draft(slug="article")
    vocabulary.write(worded("words-1"))

    with threads(1) as start:
        with transaction.atomic():
            vocabulary.write(worded("words-2"))
            publication = start(publish_it, "article")
            with pytest.raises(TimeoutError):
                publication.result(A_MOMENT)
        version = publication.result(PATIENCE)

    assert marks_in(bytes(version.document))[1] == {"words-2"}


# Races


def test_one_draft_published_by_eight_at_once_is_one_version() -> None:
    factories.draft(slug="article")
    for number in range(1, 5):
        drafts.write(marked("article", f"draft-{number}"))

        outcomes = at_once(*[lambda: publish_it("article")] * 8)

        refused = [outcome.code for outcome in outcomes if isinstance(outcome, Conflict)]
        assert refused == ["unchanged"] * 7
        assert happened() == [("article", "published", earlier) for earlier in range(1, number + 1)]


def test_of_eight_who_were_shown_the_same_one_publishes_it_with_its_record() -> None:
    factories.draft(slug="article")
    publish_it("article")
    for number in range(1, 5):
        drafts.write(marked("article", f"draft-{number}"))
        seen, keys = prospect.of("article").token, factories.less_cautious("article")

        outcomes = at_once(
            *[partial(publish_it, "article", by=f"publisher-{who}", acknowledged=keys, seen=seen) for who in range(8)]
        )

        refused = [outcome.code for outcome in outcomes if isinstance(outcome, Conflict)]
        assert refused == ["moved"] * 7
        versions = models.ArticleVersion.objects.order_by("number")
        assert [version.number for version in versions] == list(range(1, number + 2))
        assert set(models.PublicationRecord.objects.values_list("version", flat=True)) == {one.pk for one in versions}


def test_an_editor_who_saves_while_somebody_publishes_what_they_were_shown_comes_before_or_after() -> None:
    factories.draft(slug="article")
    drafts.write(marked("article", "draft-0"))
    for number in range(1, 9):
        seen = prospect.of("article").token
        before = models.ArticleVersion.objects.count()

        outcome, _ = at_once(
            partial(publish_it, "article", seen=seen),
            partial(drafts.write, marked("article", f"draft-{number}")),
        )

        new = models.ArticleVersion.objects.order_by("number")[before:]
        if isinstance(outcome, Conflict):
            assert (outcome.code, len(new)) == ("moved", 0)
        else:
            assert [marks_in(bytes(version.document))[0] for version in new] == [{f"draft-{number - 1}"}]


def test_retiring_and_publishing_at_once_is_one_after_the_other() -> None:
    factories.draft(slug="article")
    publish_it("article")
    for number in range(1, 9):
        drafts.write(marked("article", f"draft-{number}"))
        before = len(events())

        at_once(lambda: publish_it("article"), lambda: retire_it("article"))

        new = models.ArticleVersion.objects.filter(slug="article").count()
        article = models.PublishedArticle.objects.get()
        is_live = article.retired_at is None
        assert happened()[before:] in (
            [("article", "published", new), ("article", "retired", new)],
            [("article", "retired", new - 1), ("article", "published", new)],
        )
        assert (happened()[-1][1] == "published") is is_live
        assert article.version.number == new
        assert models.PublishedRule.objects.exists() is is_live
        if not is_live:
            publish_it("article")


def test_an_article_retired_by_eight_at_once_is_retired_once() -> None:
    factories.published(slug="article")
    outcomes = at_once(*[lambda: retire_it("article")] * 8)
    assert [outcome.code for outcome in outcomes if isinstance(outcome, Conflict)] == ["retired"] * 7
    assert happened() == [("article", "published", 1), ("article", "retired", 1)]


def test_a_successor_is_live_at_the_moment_in_which_it_is_named() -> None:
    for _ in range(6):
        factories.draft(slug="old")
        factories.draft(slug="new")
        publish_it("old")
        publish_it("new")
        before = len(events())

        outcome, _ = at_once(lambda: retire_it("old", successor="new"), lambda: retire_it("new"))

        order = [slug for slug, _, _ in happened()[before:]]
        refused = isinstance(outcome, Conflict)
        assert order == (["new"] if refused else ["old", "new"])
        if refused:
            retire_it("old")


def test_a_draft_begun_by_eight_at_once_is_one_draft() -> None:
    vocabulary.write(factories.VOCABULARY)
    contents = [marked("article", f"draft-{number}") for number in range(8)]

    at_once(*[lambda content=content: drafts.write(content) for content in contents])

    assert drafts.read(models.Article.objects.get()) in contents
