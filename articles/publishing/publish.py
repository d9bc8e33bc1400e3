"""The publishing door: the only writer of versions, of live rows, and of the feed's events about articles.

Each act is one transaction that first takes the feed's lock. Whatever happens in it, readers see all of it or nothing,
and events stand in the feed in the order in which they were committed.
"""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

import orjson
from django.db import transaction

from articles import models
from articles.editorial import checks, copies, drafts, edits, reading, versions, vocabulary
from articles.editorial.drafts import UNREVIEWED
from articles.editorial.edits import NOBODY_KNOWS, Hand
from articles.publishing import document as documents
from articles.publishing import live, prospect, unpublished
from articles.publishing.document import Document, Publication
from articles.publishing.prospect import NotAcknowledged, NotPublishable
from articles.terms import ChangeKind, Significance
from contentapi import text
from contentapi.errors import Conflict, Fault, InvalidInput, NotFound
from contentapi.signatures import must_be_signed

__all__ = ["NotAcknowledged", "NotPublishable", "Restored", "faults_in_draft", "publish", "restore", "retire"]


def publish(
    slug: str,
    *,
    by: str,
    significance: Significance | None = None,
    note: str = "",
    allow_unreviewed: bool = False,
    acknowledged: Collection[str] = (),
    seen: str | None = None,
) -> models.ArticleVersion:
    """Publishes the draft of the article `slug` as its next version.

    `by` is who does it, `note` a word for colleagues: both are kept and never served. `significance` is at least its
    floor, which it is where it is not given. `acknowledged` holds the key of each difference towards less caution, and
    `seen` the token of the prospect that the person was shown (None: whatever is there).

    Raises NotFound, NotPublishable with everything that the gates have against it, Conflict (`unchanged`) where the
    live version says the same, Conflict (`moved`, `unknown_key`) where it is not what was seen any more,
    NotAcknowledged with each sentence that was not, and InvalidInput where `by` names nobody, the note holds what no
    text may, or `significance` is below the floor.
    """
    must_be_signed(by)
    note = text.accept(note, at="/note")
    with transaction.atomic():
        feed = models.ChangeFeed.lock()
        article = _locked(slug)
        now = datetime.now(UTC)
        found = prospect.of_article(article, today=now)
        refusals = found.refusals(
            allow_unreviewed=allow_unreviewed, wanted=significance, acknowledged=acknowledged, seen=seen
        )
        if (refused := next(refusals, None)) is not None:
            raise refused
        first_published_at = found.published.first_published_at if found.published else now
        document = found.document(Publication(found.number, now, first_published_at))
        said = significance or found.floor.least
        version = _append_version(document, said, by=by, note=note, at=now)
        models.PublicationRecord.objects.create(version=version, **found.record(acknowledged, by=by))
        live.replace(version, document, found.words)
        feed.append(
            ChangeKind.ARTICLE_PUBLISHED,
            subject=slug,
            version=version.number,
            significance=said,
            at=now,
            url=live.article_url(slug),
            by=by,
        )
        return version


def _locked(slug: str) -> models.Article:
    """The draft, locked: an editor who is saving it is waited for, and one who comes later waits."""
    article = models.Article.objects.select_for_update().filter(slug=slug).first()
    if article is None:
        raise NotFound(f"There is no article '{slug}'.")
    return article


def _append_version(
    document: Document, significance: Significance, *, by: str, note: str, at: datetime
) -> models.ArticleVersion:
    rendered = documents.to_bytes(document)
    sha256 = hashlib.sha256(rendered).hexdigest()
    return models.ArticleVersion.objects.create(
        slug=document["slug"],
        number=document["version"],
        language=document["language"],
        document=rendered,
        sha256=sha256,
        published_at=at,
        significance=significance,
        published_by=by,
        note=note,
        body=live.version_entry(document, significance, sha256),
    )


def faults_in_draft(slug: str, *, allow_unreviewed: bool = False) -> list[Fault]:
    """What the gates have against the draft as it stands, advisory faults included. Raises NotFound."""
    return prospect.of(slug).faults(allow_unreviewed=allow_unreviewed)


def retire(slug: str, *, by: str, successor: str | None = None) -> models.PublishedArticle:
    """Takes a live article down: it answers 410 from now on, naming `successor` where there is one.

    Its versions stay readable, its draft stays. Raises NotFound where it was never published, Conflict where it is
    retired already, would be its own successor, or the successor is not live, and InvalidInput where `by` names nobody.
    """
    must_be_signed(by)
    with transaction.atomic():
        feed = models.ChangeFeed.lock()
        published = models.PublishedArticle.objects.select_related("version").filter(slug=slug).first()
        if published is None:
            raise NotFound(f"'{slug}' has never been published.")
        if published.retired_at is not None:
            raise Conflict(f"'{slug}' is retired already.", code="retired")
        if successor == slug:
            raise Conflict("An article cannot be its own successor.", code="own_successor")
        is_live = models.PublishedArticle.objects.filter(slug=successor, retired_at=None)
        if successor is not None and not is_live.exists():
            raise Conflict(f"The successor '{successor}' is not live.", code="successor_not_live")
        now = datetime.now(UTC)
        live.remove(published, at=now, successor=successor or "")
        feed.append(
            ChangeKind.ARTICLE_RETIRED,
            subject=slug,
            version=published.version.number,
            successor=successor,
            at=now,
            url=live.article_url(slug),
            by=by,
        )
        return published


@dataclass(frozen=True)
class Restored:
    """A draft made from an old version. `differs` names shared vocabulary that has changed since then.

    `unsigned` is whoever reviewed the version, where what the draft says now is not what they signed.
    """

    article: models.Article
    differs: tuple[str, ...]
    unsigned: str | None = None


def restore(
    slug: str, number: int, *, by: str = "restore", over: str | None = None, hand: Hand | None = None
) -> Restored:
    """Makes version `number` of the article its draft again; nothing public changes until it is published.

    A draft with unpublished work in it is kept as a copy, signed `by`; `over` is the version of the draft that the
    person saw and agreed to replace (None: whatever is there), and Conflict (`moved`) is raised where it has moved on.
    Vocabulary that has gone since is put back as the version embeds it; what has changed stays as it is today, since
    other articles share it, and is named in the result. The version's review comes back only if it fits the whole of
    that. `hand` is who does it: whoever chose the words, and all who ever had a hand in them, are their authors. Raises
    NotFound, and InvalidInput where the old text does not fit today's vocabulary (a choice that a condition names is
    gone): then nothing is changed.
    """
    with transaction.atomic():
        models.ChangeFeed.lock()
        version = models.ArticleVersion.objects.filter(slug=slug, number=number).first()
        if version is None:
            raise NotFound(f"'{slug}' has no version {number}.")
        replaced = models.Article.objects.select_for_update().filter(slug=slug).first()
        if over is not None and over != (versions.of(replaced) if replaced else None):
            raise Conflict(f"The draft of '{slug}' has changed since you looked at it.", code="moved")
        document = orjson.loads(bytes(version.document))
        differs = vocabulary.put_back_missing(
            documents.embedded_vocabulary(document), vocabulary.read(), by=hand or NOBODY_KNOWS
        )
        content, words = documents.to_content(document), vocabulary.read()
        if faults := checks.faults_in_names(content, words):
            raise InvalidInput(f"Version {number} of '{slug}' does not fit today's vocabulary.", faults=faults)
        unsigned = None
        if not reading.fits(content, words):
            unsigned = (content["review"]["reviewed_by"] or {"name": None})["name"]
            content = {**content, "review": dict(UNREVIEWED)}
        if replaced is not None and unpublished.in_draft(replaced):
            copies.keep_draft(replaced, why=copies.Why.RESTORED, by=by)
        article = drafts.write(content, hands=dict.fromkeys([*edits.ever(slug), *([hand] if hand else [])]))
        return Restored(article, tuple(differs), unsigned)
