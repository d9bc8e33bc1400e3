"""Drafts that are thrown away: never that of a live article, and never without a copy."""

from django.db import transaction

from articles import models
from articles.editorial import copies, versions
from contentapi.errors import Conflict, NotFound
from contentapi.signatures import must_be_signed


def what_stays_live(slug: str) -> str | None:
    """Why the draft of a live article is not to be deleted, in words; None where readers see nothing of it."""
    live = models.PublishedArticle.objects.select_related("version").filter(slug=slug, retired_at=None).first()
    if live is None:
        return None
    return (
        f"“{live}” is live as version {live.version.number}, and readers would go on seeing it without its draft. "
        f"Retire it first; to throw away changes alone, restore version {live.version.number}."
    )


@transaction.atomic
def delete_draft(slug: str, *, by: str, over: str | None = None) -> None:
    """Deletes the draft of an article that is not live; a copy of it is kept, signed `by`.

    `over` is the version that the person saw (None: whatever is there). Raises NotFound, Conflict (`live`, `moved`),
    and InvalidInput where `by` names nobody.
    """
    must_be_signed(by)
    models.ChangeFeed.lock()
    article = models.Article.objects.select_for_update().filter(slug=slug).first()
    if article is None:
        raise NotFound(f"There is no article '{slug}'.")
    if (against := what_stays_live(slug)) is not None:
        raise Conflict(against, code="live")
    if over is not None and over != versions.of(article):
        raise Conflict(f"The draft of '{slug}' has changed since you looked at it.", code="moved")
    copies.keep_draft(article, why=copies.Why.DELETED, by=by)
    article.delete()
