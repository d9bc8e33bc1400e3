"""The feed of what happened to what is public, and the snapshot from which a copy begins."""

from collections.abc import AsyncIterator

import anyio

from health_content._async.connection import AsyncOperations
from health_content.generated.api.changes import get_snapshot, list_changes
from health_content.generated.models import ChangePage, SnapshotPage


class AsyncChanges(AsyncOperations):
    async def list_changes(self, *, after: str | None = None, page_size: int | None = None) -> ChangePage:
        """One stretch of the feed. `changes` reads it whole."""
        return await self._send(list_changes.call(after=after, page_size=page_size))

    async def changes(self, *, after: str | None = None, every: float | None = None) -> AsyncIterator[ChangePage]:
        """What happened to what is public, in order, a stretch at a time: from behind `after` to the end of the feed.

        With `every` it goes on for ever, and asks again after so many seconds. Keep the `next_cursor` of the last
        stretch that was dealt with. A kind in `TOMBSTONES` means: let go of every copy. Raises `Resync` where `after`
        is of another feed: begin with the snapshot again, or let a `Copy` do all of this.
        """
        while True:
            stretch = await self.list_changes(after=after, page_size=100)
            after = stretch.next_cursor
            if stretch.results:
                yield stretch
            elif every is None:
                return
            else:
                await anyio.sleep(every)

    async def get_snapshot(self, *, page_size: int | None = None, cursor: str | None = None) -> SnapshotPage:
        """A page of everything that is live, and from where to follow the feed once all pages are read."""
        return await self._send(get_snapshot.call(page_size=page_size, cursor=cursor))
