"""A copy of everything that is public, kept in a file: begun from the snapshot, kept by the feed."""

from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from datetime import datetime
from os import PathLike
from types import TracebackType
from typing import Any, Final, Self

import anyio
import httpx

from health_content import answers, feed
from health_content._async.client import AsyncClient
from health_content.feed import Round
from health_content.generated.api.articles import get_article, get_article_version
from health_content.generated.api.stories import get_story
from health_content.generated.client import Call
from health_content.generated.models import ArticleDocument, SnapshotEntry, Story
from health_content.mirror import Item, Key, Mirror
from health_content.paging import cursor_in
from health_content.problems import Gone, NotFound, Problem, Resync, Unreadable

_PAGE: Final = 100

# How often one update begins with the snapshot before it takes a service at its word that it has none to follow.
_BEGINNINGS: Final = 3


class AsyncCopy:
    """What is public at a service, in the SQLite file at `path`, to be read without asking it.

    `update` makes it equal the service, and `follow` keeps it so. A withdrawn story is gone from the copy at the next
    update: don't show stories of a copy whose `as_of` is long ago. Whatever happens, `kill -9` included, the file is
    what the service had at some moment, and the next update goes on from there; until a first one is done, it is empty.
    The file is read and written by whoever calls, without giving way: that takes milliseconds.
    """

    def __init__(self, client: AsyncClient, path: str | PathLike[str]) -> None:
        self._client = client
        self._mirror = Mirror(path)
        # What an update brought that broke off later: whoever acts on rounds hears of it with the next.
        self._untold = Round()

    def close(self) -> None:
        """Closes the file; the client is yours."""
        self._mirror.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def as_of(self) -> datetime | None:
        """When the copy last equalled the service; None where it never did."""
        return self._mirror.as_of()

    def article(self, slug: str) -> ArticleDocument | None:
        """The whole document, or None where no live article has this name."""
        body = self._mirror.body(Key("article", slug))
        return None if body is None else ArticleDocument.from_dict(body)

    def articles(self) -> Iterator[ArticleDocument]:
        """Every live article, by slug."""
        return map(ArticleDocument.from_dict, self._mirror.bodies("article"))

    def story(self, story_id: str) -> Story | None:
        body = self._mirror.body(Key("story", story_id))
        return None if body is None else Story.from_dict(body)

    def stories(self, *, article: str | None = None) -> Iterator[Story]:
        """Every live story, or those on an article. Show `content_notes` and `cautions` before a `body`."""
        for story in map(Story.from_dict, self._mirror.bodies("story")):
            if article is None or story.article == article:
                yield story

    async def follow(self, *, every: float = 60) -> AsyncIterator[Round]:
        """Updates for ever, `every` so many seconds, and says what each round came to.

        Where the service cannot be reached or cannot answer, the copy stays, the round's `fault` says why, and the next
        one tries again.
        """
        while True:
            yield await self._round()
            await anyio.sleep(every)

    async def _round(self) -> Round:
        try:
            return await self.update()
        except (httpx.TransportError, Unreadable) as error:
            return Round(fault=error)
        except Problem as error:
            if not feed.may_pass(error):
                raise
            return Round(fault=error)

    async def update(self) -> Round:
        """Makes the copy equal the service, and says what that came to.

        A copy that is new, or whose service is another one than it was, is made from the snapshot; what it held stays
        readable until all of that is here. Raises what the client raises; the copy is then as it was, or further, and
        the next update that ends tells of that as well.
        """
        refusals = 0
        while True:
            try:
                while self._mirror.cursor() is None:
                    await self._begin()
                if await self._follow():
                    break
            except Resync:
                self._mirror.begin_again()
                refusals += 1
                if refusals == _BEGINNINGS:
                    raise
        done, self._untold = self._untold, Round()
        return done

    async def _begin(self) -> None:
        """Makes the copy what the snapshot has, unless somebody else who keeps this file comes between."""
        entries, follow_from = await self._read_snapshot()
        known = self._mirror.etags()
        live: dict[Key, str] = {}
        for key, entry in entries.items():
            if known.get(key) == entry.etag:
                live[key] = entry.etag
            elif item := await self._fetch(key, since=entry.version):
                self._mirror.stage(key, item)
                live[key] = item.etag
            # Else it was taken away since: the feed tells.
        if adopted := self._mirror.adopt(live, cursor=follow_from):
            changed, removed = map(frozenset, adopted)
            self._untold = self._untold.then(Round(changed, removed, resynced=True))

    async def _read_snapshot(self) -> tuple[dict[Key, SnapshotEntry], str]:
        """Everything that is live, and from where the feed tells what has happened since."""
        entries: dict[Key, SnapshotEntry] = {}
        cursor: str | None = None
        while True:
            page = await self._client.get_snapshot(cursor=cursor, page_size=_PAGE)
            entries |= {key: entry for entry in page.results if (key := feed.key_of(entry))}
            if page.next_ is None:
                return entries, page.follow_from
            cursor = cursor_in(page.next_)

    async def _follow(self) -> bool:
        """Does what the feed tells, to its end; False where the copy is to be begun again before that."""
        while (cursor := self._mirror.cursor()) is not None:
            page = await self._client.list_changes(after=cursor, page_size=_PAGE)
            if not page.results:
                if self._mirror.confirm(cursor):
                    return True
                continue
            told = feed.last_of_each(page.results)
            changed = {}
            for key, change in told.items():
                if change.kind not in feed.TOMBSTONES and (item := await self._fetch(key, since=change.version)):
                    changed[key] = item
            gone = told.keys() - changed.keys()
            if self._mirror.apply(changed, gone, before=cursor, cursor=page.next_cursor):
                safety = feed.for_safety(page.results) & changed.keys()
                self._untold = self._untold.then(Round(frozenset(changed), frozenset(gone), safety))
        return False

    async def _fetch(self, key: Key, *, since: int | None = None) -> Item | None:
        """What is public under a name now, no older than version `since`; None where nothing is."""
        item = await self._read(_READS[key.subject](key.name))
        if item is not None and since is not None and item.body["version"] < since:
            # A cache on the way has an older one. That version has an address of its own, where no cache can.
            item = await self._read(get_article_version.call(key.name, since))
        return item

    async def _read(self, call: Call[Any]) -> Item | None:
        with answers.noting() as noted:
            try:
                body = await self._client._send(replace(call, parse=_as_it_is, headers=_PAST_CACHES))
            except (Gone, NotFound):
                return None
        return Item(feed.identity(answers.answer(body, noted).etag or ""), body)


def _as_it_is(body: Any) -> Any:
    return body


# A cache on the way may hold what another database had under the same name and number. Not every cache heeds this.
_PAST_CACHES: Final = {"Cache-Control": "no-cache"}

_READS: dict[str, Callable[[str], Call[Any]]] = {"article": get_article.call, "story": get_story.call}
