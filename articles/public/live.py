"""Reading the public side: each function is one query for bytes that are ready."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.db.models import Subquery

from articles.models.public import ArticleVersion, ChangeEvent, ChangeFeed, PublishedArticle
from contentapi.errors import Conflict, Gone, NotFound

# By hand: an ORM instance costs more than the rest of the read. All lookups are by key.
_LIVE = """
    SELECT article.retired_at, article.successor, {columns}
    FROM articles_publishedarticle AS article
    JOIN articles_articleversion AS version ON version.id = article.version_id
    WHERE article.slug = %s
"""
_LIVE_DOCUMENT = _LIVE.format(columns="version.document, version.sha256, version.published_at")
_LIVE_VERSION = _LIVE.format(columns="version.number, version.sha256")
_VERSION = """
    SELECT document, sha256, published_at FROM articles_articleversion WHERE slug = %s AND number = %s
"""


@dataclass(frozen=True, slots=True)
class Stored:
    """A document as it was published: its bytes, their SHA-256 and when that was."""

    document: bytes
    sha256: str
    published_at: datetime


def document(slug: str) -> Stored:
    """The live document of an article. Raises NotFound, and Gone for one that is retired."""
    body, sha256, published_at = _live(_LIVE_DOCUMENT, slug)
    return Stored(bytes(body), sha256, _moment(published_at))


def current_version(slug: str) -> tuple[int, str]:
    """The number of an article's live version, and its hash. Raises NotFound, and Gone for one that is retired."""
    number, sha256 = _live(_LIVE_VERSION, slug)
    return number, sha256


def _live(sql: str, slug: str) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute(sql, [slug])
        row = cursor.fetchone()
    if row is None:
        raise NotFound("There is no article of this name.")
    retired_at, successor, *columns = row
    if retired_at is not None:
        raise Gone("This article has been retired.", successor=live_successor(successor))
    return tuple(columns)


def live_successor(named: str) -> str | None:
    """The live article that stands in the place of a retired one, which named `named` as its successor, if any does.

    The successor may have been retired since, for another or for nothing: who asks is sent to the last, at once.
    """
    seen: set[str] = set()
    while named and named not in seen:
        seen.add(named)
        found = PublishedArticle.objects.filter(slug=named).values_list("retired_at", "successor").first()
        if found is None:
            return None
        retired_at, successor = found
        if retired_at is None:
            return named
        named = successor
    return None


def version_sha256(slug: str, number: int) -> str:
    """What a version's bytes hash to. Raises NotFound."""
    sha256 = ArticleVersion.objects.filter(slug=slug, number=number).values_list("sha256", flat=True).first()
    if sha256 is None:
        raise NotFound("There is no such version.")
    return sha256


def version(slug: str, number: int) -> Stored:
    """The document of one version, for ever. Raises NotFound."""
    with connection.cursor() as cursor:
        cursor.execute(_VERSION, [slug, number])
        row = cursor.fetchone()
    if row is None:
        raise NotFound("There is no such version.")
    body, sha256, published_at = row
    return Stored(bytes(body), sha256, _moment(published_at))


def _moment(value: datetime) -> datetime:
    """A timestamp as a raw cursor gives it: SQLite's are in UTC without saying so."""
    return value if value.tzinfo else value.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Events of the feed in order, as ready bytes, and the cursor to read on from."""

    events: list[bytes]
    next_cursor: int


def changes(after: int, page_size: int) -> Stretch:
    """At most `page_size` events after the sequence number `after`.

    Raises Conflict (`resync`) for a number that the feed has not reached: it is from another feed, or another time.
    """
    found = list(
        ChangeEvent.objects.filter(sequence__gt=after).order_by("sequence").values_list("sequence", "body")[:page_size]
    )
    if not found and after > ChangeFeed.objects.values_list("last_sequence", flat=True).get(pk=1):
        raise Conflict("The feed has not come so far. Read it again from the start.", code="resync")
    return Stretch([bytes(body) for _, body in found], found[-1][0] if found else after)


def state() -> Subquery:
    """What is another one whenever anything public has changed: while it is the same, so is every list."""
    return Subquery(ChangeFeed.objects.values("last_sequence")[:1])


def latest_change() -> Subquery:
    """When anything about articles last changed: what every list of their parts was last modified by."""
    return Subquery(ChangeFeed.objects.values("articles_changed_at")[:1])
