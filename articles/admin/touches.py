"""Who last had a hand in something, as far as it was written down: the admin's log, loads, and copies made."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType

from articles import models
from articles.editorial import versions
from articles.models.kept import DraftCopy, Kind, LoadedEntry

# A touch is logged within the save that it tells of, which may have begun just before a form was opened.
_ROUNDING = 5


@dataclass(frozen=True)
class Touch:
    by: str
    at: datetime


def last(model: type[Any], pk: Any, row: Any = None, *, since: datetime | None = None) -> Touch | None:
    """The latest touch of a row (or, where it is gone, of what was under that key); None where none is written down.

    With `since`, a touch before then says nothing of what has changed after it.
    """
    found = sorted(_touches(model, pk, row), key=lambda touch: touch.at)
    if not found or (since is not None and (since - found[-1].at).total_seconds() > _ROUNDING):
        return None
    return found[-1]


def _touches(model: type[Any], pk: Any, row: Any) -> Iterator[Touch]:
    yield from _logged(model, pk)
    article = row if isinstance(row, models.Article) else getattr(row, "article", None)
    if article is not None:
        # Files, restored versions and copies write an article with all its parts.
        if row is not article:
            yield from _logged(models.Article, article.pk)
        yield from _named(Kind.ARTICLES, article.slug)
    elif type(row) in versions.WORDS:
        yield from _named(Kind(versions.WORDS[type(row)]), row.slug if isinstance(row, models.Topic) else row.key)


def _logged(model: type[Any], pk: Any) -> Iterator[Touch]:
    content_type = ContentType.objects.get_for_model(model)
    entries = LogEntry.objects.filter(content_type=content_type, object_id=str(pk)).select_related("user")
    for entry in entries.order_by("-action_time")[:1]:
        yield Touch(entry.user.get_username(), entry.action_time)


def _named(kind: Kind, name: str) -> Iterator[Touch]:
    for load in LoadedEntry.objects.filter(kind=kind, name=name):
        yield Touch("load_content", load.loaded_at)
    for copy in DraftCopy.objects.filter(kind=kind, name=name).defer("content", "words")[:1]:
        yield Touch(copy.by, copy.made_at)


def in_words(touch: Touch | None, *, reader: str) -> str:
    """Who and when, for `reader`: a user name."""
    if touch is None:
        return "By whom and when was not written down."
    who = "you yourself, in another window" if touch.by == reader else touch.by
    return f"It was {who}, on {touch.at:%-d %B %Y at %H:%M} UTC."
