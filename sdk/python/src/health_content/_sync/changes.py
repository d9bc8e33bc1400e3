# Made from src/health_content/_async/changes.py by generate.py: change that.
"""The feed of what happened to what is public, and the snapshot from which a copy begins."""

import time
from collections.abc import Iterator

from health_content._sync.connection import SyncOperations
from health_content.generated.api.changes import get_snapshot, list_changes
from health_content.generated.models import ChangePage, SnapshotPage


class SyncChanges(SyncOperations):
    def list_changes(self, *, after: str | None = None, page_size: int | None = None) -> ChangePage:
        """One stretch of the feed. `changes` reads it whole."""
        return self._send(list_changes.call(after=after, page_size=page_size))

    def changes(self, *, after: str | None = None, every: float | None = None) -> Iterator[ChangePage]:
        """What happened to what is public, in order, a stretch at a time: from behind `after` to the end of the feed.

        With `every` it goes on for ever, and asks again after so many seconds. Keep the `next_cursor` of the last
        stretch that was dealt with. A kind in `TOMBSTONES` means: let go of every copy. Raises `Resync` where `after`
        is of another feed: begin with the snapshot again, or let a `Copy` do all of this.
        """
        while True:
            stretch = self.list_changes(after=after, page_size=100)
            after = stretch.next_cursor
            if stretch.results:
                yield stretch
            elif every is None:
                return
            else:
                time.sleep(every)

    def get_snapshot(self, *, page_size: int | None = None, cursor: str | None = None) -> SnapshotPage:
        """A page of everything that is live, and from where to follow the feed once all pages are read."""
        return self._send(get_snapshot.call(page_size=page_size, cursor=cursor))
