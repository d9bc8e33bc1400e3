"""Retiring: gone for readers, kept in history, told to whoever follows the feed."""

from datetime import UTC, datetime
from typing import Any

import orjson
import pytest
from django.test import Client

from articles import models
from articles.publishing import publish
from contentapi.errors import Conflict, InvalidInput, NotFound
from tests import factories
from tests.articles.publishing import tables

pytestmark = pytest.mark.django_db

SLUG = factories.ARTICLE["slug"]
URL = f"/api/v1/articles/{SLUG}"


def retire(successor: str | None = None, slug: str = SLUG) -> models.PublishedArticle:
    return publish.retire(slug, by="Cy Webb", successor=successor)


def last_event() -> models.ChangeEvent:
    event = models.ChangeEvent.objects.last()
    assert event is not None
    return event


def test_a_retired_article_is_marked_so_and_keeps_its_row() -> None:
    version = factories.published()
    before = datetime.now(UTC)

    returned = retire()

    row = models.PublishedArticle.objects.get()
    assert returned == row
    assert row.version == version
    assert row.retired_at is not None
    assert before <= row.retired_at <= datetime.now(UTC)
    assert row.successor == ""


def test_a_retired_article_is_gone_for_readers_and_names_its_successor(client: Client) -> None:
    factories.published()
    factories.published(slug="another")
    retire(successor="another")

    answer = client.get(URL)

    assert answer.status_code == 410
    assert answer.json()["successor"] == "another"
    assert client.get("/api/v1/articles/another").status_code == 200


def test_a_successor_that_is_retired_itself_is_passed_over_for_the_one_that_is_live(client: Client) -> None:
    for slug in (SLUG, "second", "third", "fourth"):
        factories.published(slug=slug)
    retire(successor="second")
    retire(slug="second", successor="third")
    assert client.get(URL).json()["successor"] == "third"
    assert client.get("/api/v1/articles/second").json()["successor"] == "third"
    assert (
        client.post(f"{URL}/assessment", {"facts": {}}, content_type="application/json").json()["successor"] == "third"
    )
    retire(slug="third", successor="fourth")
    assert client.get(URL).json()["successor"] == "fourth"


def test_a_chain_of_successors_that_ends_in_nothing_names_none(client: Client) -> None:
    factories.published()
    factories.published(slug="another")
    retire(successor="another")
    retire(slug="another")
    assert client.get(URL).json()["successor"] is None


def test_a_successor_that_is_published_again_is_named_again_and_no_chain_goes_round(client: Client) -> None:
    factories.published()
    factories.published(slug="another")
    retire(successor="another")
    retire(slug="another")
    publish.publish(SLUG, by="Cy Webb", allow_unreviewed=True)
    publish.publish("another", by="Cy Webb", allow_unreviewed=True)
    retire(successor="another")
    assert client.get(URL).json()["successor"] == "another"
    # What the door never writes goes round all the same, and is answered.
    models.PublishedArticle.objects.filter(slug="another").update(retired_at=datetime.now(UTC), successor=SLUG)
    assert client.get(URL).json()["successor"] is None


def test_editors_are_shown_where_readers_are_sent(admin_client: Client) -> None:
    for slug in (SLUG, "second", "third"):
        factories.published(slug=slug)
    retire(successor="second")
    retire(slug="second", successor="third")
    shown = admin_client.get("/admin/articles/publishedarticle/").content.decode()
    assert "third, since second is retired too" in shown
    retire(slug="third")
    first = models.PublishedArticle.objects.get(slug=SLUG)
    assert (
        "none, since second is retired too"
        in admin_client.get(f"/admin/articles/publishedarticle/{first.pk}/change/").content.decode()
    )


def test_a_retired_article_without_a_successor_names_none(client: Client) -> None:
    factories.published()
    retire()
    answer = client.get(URL)
    assert answer.status_code == 410
    assert answer.json()["successor"] is None


def test_no_part_of_a_retired_article_is_live(client: Client) -> None:
    factories.published()
    assert all(model._default_manager.exists() for model in tables.LIVE_PARTS)

    retire()

    assert not any(model._default_manager.exists() for model in tables.LIVE_PARTS)
    for path in ("articles", "guidance-rules", "symptom-warnings", "topics", "facts"):
        assert client.get(f"/api/v1/{path}").json()["results"] == []


def test_the_parts_of_other_articles_stay_live() -> None:
    factories.published(slug="another")
    before = tables.public()
    factories.published()
    retire()
    after = tables.public()
    for model in tables.LIVE_PARTS:
        assert after[model.__name__] == before[model.__name__]


def test_the_versions_of_a_retired_article_stay_as_they_are(client: Client) -> None:
    factories.published()
    document = client.get(f"{URL}/versions/1").content
    history = client.get(f"{URL}/versions").content
    before = tables.public()["ArticleVersion"]

    retire()

    assert tables.public()["ArticleVersion"] == before
    assert client.get(f"{URL}/versions/1").content == document
    assert client.get(f"{URL}/versions").content == history


def test_the_draft_and_the_vocabulary_of_a_retired_article_stay_as_they_are() -> None:
    factories.published()
    before = tables.drafts()
    retire()
    assert tables.drafts() == before


def test_a_tombstone_stands_in_the_feed() -> None:
    factories.published()
    article = retire()

    event = last_event()
    assert (event.sequence, event.kind, event.subject, event.by) == (2, "article.retired", SLUG, "Cy Webb")
    assert event.at == article.retired_at
    body = orjson.loads(bytes(event.body))
    assert datetime.fromisoformat(body.pop("at")) == event.at
    assert body == {
        "sequence": 2,
        "kind": "article.retired",
        "subject": "article",
        "slug": SLUG,
        "id": None,
        "version": 1,
        "significance": None,
        "successor": None,
        "url": URL,
    }
    assert models.ChangeFeed.objects.get().last_sequence == 2


def refused(code: str, **how: Any) -> str:
    """What is said to a retirement that is refused with `code`, which changes nothing."""
    before = tables.everything()
    with pytest.raises(Conflict) as conflict:
        retire(**how)
    assert conflict.value.code == code
    assert tables.everything() == before
    return conflict.value.detail


def test_an_article_cannot_be_retired_twice() -> None:
    factories.published()
    retire()
    assert refused("retired") == f"'{SLUG}' is retired already."


def test_a_successor_must_be_live() -> None:
    factories.published()
    factories.draft(slug="a-draft")
    factories.published(slug="retired-itself")
    retire(slug="retired-itself")

    for successor in ("a-draft", "retired-itself", "nothing"):
        said = refused("successor_not_live", successor=successor)
        assert said == f"The successor '{successor}' is not live."


def test_an_article_cannot_be_its_own_successor() -> None:
    factories.published()
    assert refused("own_successor", successor=SLUG) == "An article cannot be its own successor."


def test_what_was_never_published_cannot_be_retired() -> None:
    factories.draft()
    before = tables.everything()
    with pytest.raises(NotFound, match="has never been published"):
        retire()
    assert tables.everything() == before


@pytest.mark.parametrize("by", ["", "  ", "x" * 151])
def test_what_nobody_signs_is_not_retired(by: str) -> None:
    factories.published()
    before = tables.everything()
    with pytest.raises(InvalidInput, match="Say who does this"):
        publish.retire(SLUG, by=by)
    assert tables.everything() == before


def test_a_retired_article_can_be_published_again_unchanged(client: Client) -> None:
    first = factories.published()
    factories.published(slug="another")
    retire(successor="another")

    second = publish.publish(SLUG, by="Cy Webb", allow_unreviewed=True)

    assert second.number == 2
    article = models.PublishedArticle.objects.get(slug=SLUG)
    assert (article.version, article.retired_at, article.successor) == (second, None, "")
    assert article.first_published_at == first.published_at
    assert (last_event().kind, last_event().subject) == ("article.published", SLUG)
    answer = client.get(URL)
    assert answer.status_code == 200
    assert answer.json()["version"] == 2


def test_an_article_can_be_retired_again_once_it_is_back() -> None:
    factories.published()
    retire()
    publish.publish(SLUG, by="Cy Webb", allow_unreviewed=True)
    retire()
    kinds = models.ChangeEvent.objects.values_list("kind", flat=True)
    assert list(kinds) == ["article.published", "article.retired"] * 2
