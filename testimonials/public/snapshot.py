"""The snapshot: everything that is live, page by page, for whoever begins a copy that the feed then keeps up to date.

It is not of one moment. A page shows what is live when it is read; `follow_from` is the place in the feed before the
first page was. So whatever happened since is told by the feed, and what did not change is on its page: pages go by
names, which never change.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.urls import reverse

from articles.models.public import PublishedArticle
from articles.public import feed
from articles.terms import ChangeSubject
from contentapi.api.delivery import etag_of
from testimonials.models.public import PublishedStory

Entry = Mapping[str, Any]

_CURSOR = re.compile(r"(?P<follow_from>.+)\.(?P<subject>article|story)\.(?P<name>[A-Za-z0-9_-]{1,100})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Place:
    """After the entry `name` of its kind, in a snapshot that the feed is followed on from at `follow_from`."""

    follow_from: feed.Position
    subject: ChangeSubject
    name: str

    def __str__(self) -> str:
        """As a cursor: opaque to whoever holds it."""
        return f"{self.follow_from}.{self.subject}.{self.name}"

    @classmethod
    def read(cls, cursor: str) -> "Place | None":
        """The place that a cursor names, in a snapshot of this feed or another; None where it is no cursor at all."""
        match = _CURSOR.fullmatch(cursor)
        follow_from = feed.Position.read(match["follow_from"]) if match else None
        return cls(follow_from, ChangeSubject(match["subject"]), match["name"]) if match and follow_from else None


@dataclass(frozen=True, slots=True)
class Page:
    """Entries in order, where the next page begins (None on the last), and where to follow the feed on from."""

    entries: list[Entry]
    next: Place | None
    follow_from: feed.Position


def read(place: Place | None, page_size: int) -> Page:
    """The entries after `place`, or from the beginning: articles by slug, then stories by id.

    Raises Conflict (`resync`) for a place in the snapshot of another feed, or of another time of this one.
    """
    # Before the rows: what happens between the two is then told twice rather than never.
    end = feed.end()
    if place is not None:
        feed.must_reach(end, place.follow_from)
    follow_from = place.follow_from if place else end
    # One more than asked for tells whether there is another page.
    found = list(islice(_entries_after(place, page_size + 1), page_size + 1))
    entries = found[:page_size]
    return Page(entries, _after(entries[-1], follow_from) if len(found) > page_size else None, follow_from)


def _after(entry: Entry, follow_from: feed.Position) -> Place:
    return Place(follow_from, entry["subject"], entry["slug"] or entry["id"])


def _entries_after(place: Place | None, most: int) -> Iterator[Entry]:
    """What is live after `place`, at most so many of a kind."""
    if place is None or place.subject is ChangeSubject.ARTICLE:
        yield from _articles_after(place.name if place else "", most)
        yield from _stories_after("", most)
    else:
        yield from _stories_after(place.name, most)


def _articles_after(slug: str, most: int) -> Iterator[Entry]:
    rows = PublishedArticle.objects.filter(retired_at=None, slug__gt=slug).order_by("slug")
    for name, number, sha256 in rows.values_list("slug", "version__number", "version__sha256")[:most]:
        yield {
            "subject": ChangeSubject.ARTICLE,
            "slug": name,
            "id": None,
            "version": number,
            "etag": f'"{sha256}"',
            "url": reverse("article", kwargs={"slug": name}),
        }


def _stories_after(story_id: str, most: int) -> Iterator[Entry]:
    rows = PublishedStory.objects.filter(id__gt=story_id).order_by("id")
    for name, body in rows.values_list("id", "body")[:most]:
        yield {
            "subject": ChangeSubject.STORY,
            "slug": None,
            "id": name,
            "version": None,
            "etag": etag_of(bytes(body)),
            "url": reverse("story", kwargs={"story_id": name}),
        }
