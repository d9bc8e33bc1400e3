"""A copy's one SQLite file: what is held, and how far the feed was read. Each change of it is one transaction."""

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from os import PathLike
from typing import Any, Final, Literal, NamedTuple

# What a copy knows how to fetch. A file that was made when less was known is made anew.
SUBJECTS: Final = ("article", "story")

_VERSION: Final = 1
_SCHEMA: Final = """
CREATE TABLE item (
    subject TEXT NOT NULL, name TEXT NOT NULL, etag TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (subject, name)
) WITHOUT ROWID;
CREATE TABLE staged (
    subject TEXT NOT NULL, name TEXT NOT NULL, etag TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (subject, name)
) WITHOUT ROWID;
CREATE TABLE state (one INTEGER PRIMARY KEY CHECK (one = 1), cursor TEXT, subjects TEXT, as_of TEXT);
INSERT INTO state VALUES (1, NULL, NULL, NULL);
"""


class Key(NamedTuple):
    """What something is: `subject` is "article" or "story", `name` the article's slug or the story's id."""

    subject: str
    name: str


@dataclass(frozen=True, slots=True)
class Item:
    """Something as the service answered it: `etag` without what compression adds to it."""

    etag: str
    body: Mapping[str, Any]


class Mirror:
    """The file at `path`. Threads may share one, and processes may share the file.

    Whoever is killed at any moment leaves the file as it was before or as it is after, never between. What is taken
    away is overwritten in the file.
    """

    def __init__(self, path: str | PathLike[str]) -> None:
        self._lock = threading.Lock()
        self._database = sqlite3.connect(path, timeout=30, isolation_level=None, check_same_thread=False)
        try:
            self._open()
        except BaseException:
            self.close()
            raise

    def _open(self) -> None:
        try:
            self._database.execute("PRAGMA secure_delete = ON")
            with self._transaction() as database:
                [version] = database.execute("PRAGMA user_version").fetchone()
                [tables] = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
                if not version and not tables:
                    for statement in _SCHEMA.split(";"):
                        database.execute(statement)
                    database.execute(f"PRAGMA user_version = {_VERSION}")
        except sqlite3.OperationalError:
            raise  # it cannot be opened or written, or is locked: that is for its owner to see
        except sqlite3.DatabaseError as error:
            raise ValueError("The file is no copy, and is left as it is.") from error
        if tables and not version:
            raise ValueError("The file is no copy, and is left as it is.")
        if version not in (0, _VERSION):
            raise ValueError("The file was made by another version of this package: remove it, and it is made anew.")

    def close(self) -> None:
        self._database.close()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield self._database
                self._database.execute("COMMIT")
            except BaseException:
                # Where the disk is full, SQLite has done that itself; where somebody reads too long, it has not.
                if self._database.in_transaction:
                    self._database.execute("ROLLBACK")
                raise

    def _read(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._database.execute(query, values).fetchall()

    def cursor(self) -> str | None:
        """How far the feed was read; None where the copy is to be begun."""
        with self._lock:
            return _cursor(self._database)

    def as_of(self) -> datetime | None:
        """When the copy last was what the service had."""
        [(as_of,)] = self._read("SELECT as_of FROM state")
        return datetime.fromisoformat(as_of) if as_of else None

    def body(self, key: Key) -> dict[str, Any] | None:
        found = self._read("SELECT body FROM item WHERE subject = ? AND name = ?", *key)
        return json.loads(found[0][0]) if found else None

    def bodies(self, subject: str) -> Iterator[dict[str, Any]]:
        """All that are held of one kind, by name, as they are at one moment."""
        for (body,) in self._read("SELECT body FROM item WHERE subject = ? ORDER BY name", subject):
            yield json.loads(body)

    def etags(self) -> dict[Key, str]:
        """Of all that need not be fetched again: what is held, and what a snapshot that was broken off had fetched."""
        with self._lock:
            return _etags(self._database, "item") | _etags(self._database, "staged")

    def stage(self, key: Key, item: Item) -> None:
        """Keeps what a snapshot names until all of it is here. No reader sees it yet."""
        with self._transaction() as database:
            database.execute("INSERT OR REPLACE INTO staged VALUES (?, ?, ?, ?)", _row(key, item))

    def adopt(self, live: Mapping[Key, str], *, cursor: str) -> tuple[set[Key], set[Key]] | None:
        """From now on the copy is `live`, of what is held and staged: what has changed by that, and what is gone.

        None, and nothing is done, where somebody else has begun the copy meanwhile, or has taken or replaced anything
        of what is live, which has this ETag.
        """
        with self._transaction() as database:
            held, staged = (_etags(database, table) for table in ("item", "staged"))
            at_hand = held | staged
            if _cursor(database) is not None or any(at_hand.get(key) != etag for key, etag in live.items()):
                return None
            database.execute("INSERT OR REPLACE INTO item SELECT * FROM staged")
            gone = at_hand.keys() - live
            database.executemany("DELETE FROM item WHERE subject = ? AND name = ?", gone)
            database.execute("DELETE FROM staged")
            database.execute("UPDATE state SET cursor = ?, subjects = ?", (cursor, " ".join(SUBJECTS)))
        return staged.keys() & live, held.keys() - live

    def apply(self, changed: Mapping[Key, Item], gone: Iterable[Key], *, before: str, cursor: str) -> bool:
        """What a stretch of the feed comes to. False, and nothing is done, where somebody else has read it already."""
        with self._transaction() as database:
            moved = database.execute("UPDATE state SET cursor = ? WHERE cursor = ?", (cursor, before))
            if moved.rowcount == 0:
                return False
            rows = [_row(key, item) for key, item in changed.items()]
            database.executemany("INSERT OR REPLACE INTO item VALUES (?, ?, ?, ?)", rows)
            database.executemany("DELETE FROM item WHERE subject = ? AND name = ?", gone)
        return True

    def begin_again(self) -> None:
        """The feed is another one now. What is held stays until the snapshot is here."""
        with self._transaction() as database:
            database.execute("UPDATE state SET cursor = NULL")

    def confirm(self, cursor: str) -> bool:
        """The copy is what the service has at this moment; False where it is no longer the one of this cursor."""
        now = datetime.now(UTC).isoformat()
        with self._transaction() as database:
            return database.execute("UPDATE state SET as_of = ? WHERE cursor = ?", (now, cursor)).rowcount == 1


def _cursor(database: sqlite3.Connection) -> str | None:
    [(cursor, subjects)] = database.execute("SELECT cursor, subjects FROM state")
    return cursor if subjects == " ".join(SUBJECTS) else None


def _etags(database: sqlite3.Connection, table: Literal["item", "staged"]) -> dict[Key, str]:
    rows = database.execute(f"SELECT subject, name, etag FROM {table}")  # noqa: S608  one of two words
    return {Key(subject, name): etag for subject, name, etag in rows}


def _row(key: Key, item: Item) -> tuple[str, str, str, str]:
    return (*key, item.etag, json.dumps(item.body, ensure_ascii=False, separators=(",", ":")))
