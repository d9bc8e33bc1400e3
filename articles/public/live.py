"""Reading the public side: each function is one query for bytes that are ready."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.db.models import CharField, DateTimeField, Expression
from django.db.models.expressions import RawSQL

from articles.models.public import ArticleVersion, PublishedArticle
from contentapi.errors import Gone, NotFound

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
    return live_successors([named]).get(named)


def live_successors(named: Iterable[str]) -> dict[str, str]:
    """As `live_successor`, of several: those that lead to a live article. A query a step of the longest chain."""
    leads_to: dict[str, str | None] = {}  # a live one to itself, a retired one to its successor or None
    wanted = set(named)
    asked = wanted
    while wanted:
        leads_to |= dict.fromkeys(wanted)
        for slug, retired_at, successor in PublishedArticle.objects.filter(slug__in=wanted).values_list(
            "slug", "retired_at", "successor"
        ):
            leads_to[slug] = slug if retired_at is None else successor or None
        wanted = {slug for slug in leads_to.values() if slug} - leads_to.keys()
    return {slug: last for slug in asked if (last := _end_of_chain(leads_to, slug)) is not None}


def _end_of_chain(leads_to: Mapping[str, str | None], slug: str) -> str | None:
    seen: set[str] = set()
    while (following := leads_to[slug]) != slug:
        if following is None or slug in seen:
            return None
        seen.add(slug)
        slug = following
    return slug


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


# What every page of a list is read with, by hand as well: put together as a query within the query, either cost as much
# as the rest of the page.
_FEED = "SELECT {column} FROM articles_changefeed"
_STATE = RawSQL(_FEED.format(column="epoch || '.' || last_sequence"), (), CharField())  # noqa: S611  nothing is asked in it
_LATEST_CHANGE = RawSQL(_FEED.format(column="articles_changed_at"), (), DateTimeField())  # noqa: S611


def state() -> Expression:
    """A text that is another one whenever anything public has changed: while it is the same, so is every list."""
    return _STATE


def latest_change() -> Expression:
    """When anything about articles last changed: what every list of their parts was last modified by."""
    return _LATEST_CHANGE
