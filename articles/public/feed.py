"""Reading the feed of changes: its events as ready bytes, and the cursors by which a reader keeps their place in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import orjson
from django.db.models import Subquery

from articles.models.public import ChangeEvent, ChangeFeed
from articles.public import live
from articles.terms import ChangeKind
from contentapi.errors import Conflict

# Cursors are not signed. A key of one's own would make another server's cursor look made up, and what it needs to hear
# is `resync`; and who makes one up misses events of nobody but themselves.
# A bare number is what a cursor was before it had an epoch: of this feed or another, nobody can tell.
_CURSOR = re.compile(r"(?:(?P<epoch>[A-Za-z0-9_-]{22})\.)?(?P<sequence>[0-9]{1,18})", re.ASCII)

RESYNC = "This cursor is not of this feed. Make your copy anew: read /api/v1/snapshot, then follow its `follow_from`."


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a feed: after the event `sequence`, or at the beginning (0), of the feed whose epoch this is."""

    epoch: str
    sequence: int

    def __str__(self) -> str:
        """As a cursor: opaque to whoever holds it."""
        return f"{self.epoch}.{self.sequence}"

    @classmethod
    def read(cls, cursor: str) -> "Position | None":
        """The place that a cursor names, in this feed or another; None where it is no cursor at all."""
        match = _CURSOR.fullmatch(cursor)
        return cls(match["epoch"] or "", int(match["sequence"])) if match else None


def end() -> Position:
    """Where the feed ends now."""
    return Position(*ChangeFeed.objects.values_list("epoch", "last_sequence").get(pk=1))


def must_reach(end: Position, place: Position) -> None:
    """Raises Conflict (`resync`) unless `place` is in the feed that ends at `end`."""
    if place.epoch != end.epoch or place.sequence > end.sequence:
        raise Conflict(RESYNC, code="resync")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Events of the feed in order, as ready bytes, and the place to read on from."""

    events: list[bytes]
    next: Position


def changes(after: Position | None, page_size: int) -> Stretch:
    """At most `page_size` events after the place `after`, or from the beginning.

    Raises Conflict (`resync`) for a cursor of another feed, of another time, or from beyond what this feed has reached.
    """
    epoch = Subquery(ChangeFeed.objects.values("epoch")[:1])
    rows = ChangeEvent.objects.filter(sequence__gt=after.sequence if after else 0).order_by("sequence")
    found = list(rows.annotate(epoch=epoch).values_list("epoch", "sequence", "kind", "body")[:page_size])
    last = Position(found[-1][0], found[-1][1]) if found else end()
    if after is not None:
        must_reach(last, after)
    events = _with_live_successors([(kind, bytes(body)) for _, _, kind, body in found])
    # Where nothing was found the reader stays: events may have come since, and `last` then lies behind them.
    return Stretch(events, last if found else after or Position(last.epoch, 0))


def _with_live_successors(events: Sequence[tuple[str, bytes]]) -> list[bytes]:
    """The events as they are told now: a retired article's successor may have been retired since, for another."""
    named = {
        place: change
        for place, (kind, body) in enumerate(events)
        if kind == ChangeKind.ARTICLE_RETIRED and (change := orjson.loads(body))["successor"] is not None
    }
    told = [body for _, body in events]
    if not named:
        return told
    successors = live.live_successors(change["successor"] for change in named.values())
    for place, change in named.items():
        successor = successors.get(change["successor"])
        # It may have led back, where the article was published again and took its successor's place.
        told[place] = orjson.dumps({**change, "successor": None if successor == change["slug"] else successor})
    return told
