"""Deleting drafts: never that of a live article, and never without a copy."""

import pytest

from articles import models
from articles.editorial import copies, drafts, versions
from articles.publishing import publish, removal
from contentapi.errors import Conflict, InvalidInput, NotFound
from tests import factories
from tests.articles.publishing import tables

pytestmark = pytest.mark.django_db

SLUG = factories.ARTICLE["slug"]


def test_a_draft_that_nobody_reads_is_deleted_and_can_be_put_back() -> None:
    before = drafts.read(factories.draft())
    removal.delete_draft(SLUG, by="Cy Webb")
    assert not models.Article.objects.exists()
    copy = models.DraftCopy.objects.get()
    assert (copy.name, copy.why, copy.by) == (SLUG, "deleted", "Cy Webb")
    copies.put_back(copy, by="Cy Webb", over=None)
    assert drafts.read(models.Article.objects.get()) == before


def test_the_draft_of_a_live_article_stays_until_the_article_is_retired() -> None:
    factories.published()
    before = tables.everything()
    with pytest.raises(Conflict, match="is live as version 1, and readers would go on seeing it") as refused:
        removal.delete_draft(SLUG, by="Cy Webb")
    assert refused.value.code == "live"
    assert tables.everything() == before
    publish.retire(SLUG, by="Cy Webb")
    removal.delete_draft(SLUG, by="Cy Webb")
    assert not models.Article.objects.exists()
    assert models.ArticleVersion.objects.exists()


def test_only_what_was_seen_is_deleted_and_by_somebody() -> None:
    seen = versions.of(factories.draft())
    factories.draft(title="Anew")
    before = tables.everything()
    with pytest.raises(Conflict, match="has changed since you looked at it"):
        removal.delete_draft(SLUG, by="Cy Webb", over=seen)
    with pytest.raises(InvalidInput):
        removal.delete_draft(SLUG, by=" ")
    with pytest.raises(NotFound):
        removal.delete_draft("nothing", by="Cy Webb")
    assert tables.everything() == before
