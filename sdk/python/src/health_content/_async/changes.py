"""The feed of what happened to what is public."""

from collections.abc import AsyncIterator

import anyio

from health_content._async.connection import AsyncOperations
from health_content.generated.api.changes import list_changes
from health_content.generated.models import Change, ChangePage


class AsyncChanges(AsyncOperations):
    async def list_changes(self, *, after: int = 0, page_size: int | None = None) -> ChangePage:
        """One stretch of the feed. `changes` reads it whole."""
        return await self._send(list_changes.call(after=after, page_size=page_size))

    async def changes(self, *, after: int = 0, every: float | None = None) -> AsyncIterator[Change]:
        """What happened to what is public, in order, from behind `after` to the end of the feed.

        With `every` it goes on for ever, and asks again after so many seconds. Keep the `sequence` of the last change
        that was dealt with. A kind in `TOMBSTONES` means: let go of every copy. Raises `Resync` where `after` lies
        beyond the feed: forget everything and begin at 0.
        """
        while True:
            page = await self.list_changes(after=after, page_size=100)
            for change in page.results:
                yield change
            after = page.next_cursor
            if page.results:
                continue
            if every is None:
                return
            await anyio.sleep(every)
