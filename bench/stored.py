"""Databases of different sizes: the starter content as `manage.py start` leaves it, and copies with more of it."""

import hashlib
import sqlite3
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import orjson
from django.apps import apps
from django.db import connections

DATABASE = "content.sqlite3"
BATCH = 250
WRITTEN = ("ArticleVersion", "PublishedArticle", "ChangeEvent")


def copy(source: Path, folder: Path) -> Path:
    """The data folder `folder`, with a copy of the database of `source`."""
    folder.mkdir()
    with sqlite3.connect(source / DATABASE) as old, sqlite3.connect(folder / DATABASE) as new:
        old.backup(new)
    return folder


def grow(folder: Path, articles: int) -> tuple[list[str], str]:
    """Fills the database of `folder` up to `articles` live articles: their slugs, and the epoch of their feed.

    They are copies of those that are there, as many bytes long, each with its version, its summary and its event. The
    rules and warnings of a copy are in its document alone.
    """
    alias = folder.name
    connections.databases[alias] = {**connections.databases["default"], "NAME": str(folder / DATABASE)}
    present = list(_rows("PublishedArticle", alias).select_related("version"))
    feed = _rows("ChangeFeed", alias).get()
    epoch, last = feed.epoch, feed.last_sequence
    copies = _copies(present, last, articles - len(present))
    while some := list(islice(copies, BATCH)):
        for name, rows in zip(
            ("ArticleVersion", "PublishedArticle", "ChangeEvent"), zip(*some, strict=True), strict=True
        ):
            _rows(name, alias).bulk_create(rows)
    _rows("ChangeFeed", alias).update(last_sequence=last + articles - len(present))
    slugs = list(_rows("PublishedArticle", alias).values_list("slug", flat=True))
    with connections[alias].cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connections[alias].close()
    del connections.databases[alias]
    return slugs, epoch


def _model(name: str) -> Any:
    # By name: the models can be had only once Django is set up, which is after this module is imported.
    return apps.get_model("articles", name)


def _rows(name: str, alias: str) -> Any:
    return _model(name).objects.using(alias)


def _copies(present: list[Any], last: int, number: int) -> Iterator[tuple[Any, Any, Any]]:
    """The rows of `number` further articles: a version, a live article and an event each."""
    first_id = max(article.version_id for article in present) + 1
    for place in range(number):
        original = present[place % len(present)]
        slug = f"{original.slug}-{place:06}"
        version = _version(original, slug, first_id + place)
        live = _model("PublishedArticle")(
            slug=slug,
            title=original.title,
            version=version,
            published_at=original.published_at,
            first_published_at=original.first_published_at,
            body=_renamed(original.body, original.slug, slug),
        )
        yield version, live, _event(live, last + 1 + place)


def _version(original: Any, slug: str, pk: int) -> Any:
    old = original.version
    document = _renamed(old.document, original.slug, slug)
    return _model("ArticleVersion")(
        pk=pk,
        slug=slug,
        number=1,
        language=old.language,
        document=document,
        sha256=hashlib.sha256(document).hexdigest(),
        published_at=old.published_at,
        significance=old.significance,
        published_by="bench",
        body=_renamed(old.body, original.slug, slug),
    )


def _event(live: Any, sequence: int) -> Any:
    shown = {
        "sequence": sequence,
        "kind": "article.published",
        "subject": "article",
        "slug": live.slug,
        "id": None,
        "version": 1,
        "significance": "content",
        "successor": None,
        "at": live.published_at,
        "url": f"/api/v1/articles/{live.slug}",
    }
    return _model("ChangeEvent")(
        sequence=sequence,
        kind=shown["kind"],
        subject=live.slug,
        at=live.published_at,
        by="bench",
        body=orjson.dumps(shown, option=orjson.OPT_UTC_Z),
    )


def _renamed(body: bytes, old: str, new: str) -> bytes:
    """The same JSON under another name: what it says of itself, not what it says of others."""
    return bytes(body).replace(b'"slug":"%b"' % old.encode(), b'"slug":"%b"' % new.encode(), 1)
