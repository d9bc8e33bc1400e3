"""A copy, kept against a service that is made up: whatever it does between two requests."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from health_content import Client, Copy, Key, Resync
from health_content.mirror import Item, Mirror

STORY = {"body": "A story.", "article": "loss"}


class Service:
    """Everything that is public, its feed, and whatever is to go wrong."""

    def __init__(self) -> None:
        self.epoch = "one"
        self.live: dict[str, int] = {}
        self.feed: list[dict[str, Any]] = []
        self.cached: dict[str, int] = {}
        self.asked: list[str] = []
        self.before: Callable[[str], None] = lambda path: None

    def publish(self, slug: str, *, significance: str = "editorial") -> None:
        self.live[slug] = self.live.get(slug, 0) + 1
        self._tell("article.published", slug, significance)

    def retire(self, slug: str) -> None:
        del self.live[slug]
        self._tell("article.retired", slug, None)

    def _tell(self, kind: str, slug: str, significance: str | None) -> None:
        self.feed.append(
            {
                "sequence": len(self.feed) + 1,
                "kind": kind,
                "subject": "article",
                "slug": slug,
                "id": None,
                "version": self.live.get(slug),
                "significance": significance,
                "successor": None,
                "at": "2026-11-30T12:00:00Z",
                "url": f"/api/v1/articles/{slug}",
            }
        )

    def __call__(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path.removeprefix("/api/v1")
        self.before(path)
        self.asked.append(path)
        if path.startswith(("/articles/", "/stories/")):
            assert request.headers["Cache-Control"] == "no-cache", "a cache may have it from before a restore"
        if path == "/snapshot":
            return self._snapshot(request.url.params.get("cursor"))
        if path == "/changes":
            return self._changes(request.url.params["after"])
        slug, _, version = path.removeprefix("/articles/").partition("/versions/")
        if slug not in self.live:
            return self._problem(404, "not_found")
        return self._article(slug, int(version or self.cached.get(slug, self.live[slug])))

    def _article(self, slug: str, version: int) -> httpx.Response:
        return httpx.Response(
            200, json={"slug": slug, "version": version}, headers={"ETag": f'W/"{slug}{version}-gzip"'}
        )

    def _problem(self, status: int, code: str) -> httpx.Response:
        said = {"code": code, "detail": "No.", "errors": []}
        return httpx.Response(status, json=said, headers={"Content-Type": "application/problem+json"})

    def _cursor(self, place: int) -> str:
        return f"{self.epoch}.{place}"

    def _snapshot(self, cursor: str | None) -> httpx.Response:
        epoch, last, began = (cursor or f"{self.epoch}::{len(self.feed)}").split(":")
        if epoch != self.epoch:
            return self._problem(409, "resync")
        further = sorted(slug for slug in self.live if slug > last)
        slugs = further[:2]
        entries = [
            {
                "subject": "article",
                "slug": slug,
                "id": None,
                "version": self.live[slug],
                "etag": f'"{slug}{self.live[slug]}"',
                "url": f"/api/v1/articles/{slug}",
            }
            for slug in slugs
        ]
        entries.append({**entries[0], "subject": "leaflet"} if entries else {})
        following = f"http://service/api/v1/snapshot?cursor={epoch}:{slugs[-1] if slugs else last}:{began}"
        page = {
            "results": [entry for entry in entries if entry],
            "next": following if len(further) > 2 else None,
            "follow_from": self._cursor(int(began)),
        }
        return httpx.Response(200, json=page)

    def _changes(self, after: str) -> httpx.Response:
        epoch, _, place = after.partition(".")
        if epoch != self.epoch:
            return self._problem(409, "resync")
        told = self.feed[int(place) :][:100]
        return httpx.Response(200, json={"results": told, "next_cursor": self._cursor(int(place) + len(told))})


def held(file: Path) -> dict[str, int]:
    mirror = Mirror(file)
    try:
        return {body["slug"]: body["version"] for body in mirror.bodies("article")}
    finally:
        mirror.close()


@pytest.fixture
def service() -> Service:
    made = Service()
    for slug in ("a", "b", "c"):
        made.publish(slug)
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "copy.sqlite3"


def client_of(service: Service) -> Client:
    return Client("http://service", transport=httpx.MockTransport(service), keep=0, retries=0)


def test_a_copy_is_begun_and_kept(service: Service, file: Path) -> None:
    with client_of(service) as client, Copy(client, file) as copy:
        begun = copy.update()
        assert begun.resynced
        assert begun.changed == {Key("article", slug) for slug in "abc"}, "what a later server adds is left alone"
        assert held(file) == service.live
        service.publish("a", significance="safety")
        service.publish("a")
        service.publish("d")
        service.retire("d")
        service.retire("b")
        done = copy.update()
        assert done.changed == done.safety == {Key("article", "a")}
        assert done.removed == {Key("article", "b"), Key("article", "d")}
        assert held(file) == service.live
        assert service.asked.count("/articles/a") == 2, "once a stretch"


def test_what_is_held_already_is_not_fetched_again(service: Service, file: Path) -> None:
    with client_of(service) as client, Copy(client, file) as copy:
        copy.update()
        service.epoch = "two"
        service.publish("b")
        service.asked.clear()
        done = copy.update()
        assert done.resynced
        assert done.changed == {Key("article", "b")}
        assert [path for path in service.asked if path.startswith("/articles")] == ["/articles/b"]
    assert held(file) == service.live


def test_a_version_that_a_cache_keeps_back_is_read_at_its_own_address(service: Service, file: Path) -> None:
    with client_of(service) as client, Copy(client, file) as copy:
        copy.update()
        service.cached["a"] = 1
        service.publish("a")
        copy.update()
        assert service.asked[-2:] == ["/articles/a/versions/2", "/changes"]
    assert held(file) == service.live


@pytest.mark.parametrize("step", range(9))
def test_whatever_happens_at_any_request_of_a_round_the_end_is_equal(step: int, service: Service, file: Path) -> None:
    def disturb(_: str) -> None:
        if len(service.asked) == step:
            service.retire("a")
            service.publish("b")
            service.publish("e")

    service.before = disturb
    with client_of(service) as client, Copy(client, file) as copy:
        copy.update()
        copy.update()
    assert held(file) == service.live


@pytest.mark.parametrize("step", range(9))
def test_a_round_that_breaks_off_at_any_request_leaves_what_was_there(step: int, service: Service, file: Path) -> None:
    with client_of(service) as client, Copy(client, file) as copy:
        copy.update()
    before = held(file)
    service.epoch = "two"
    for slug in "abc":
        service.publish(slug)
    service.asked.clear()

    def end(_: str) -> None:
        if len(service.asked) == step:
            raise httpx.ReadError("It broke.")

    service.before = end
    with client_of(service) as client, Copy(client, file) as copy:
        try:
            copy.update()
        except httpx.ReadError:
            assert held(file) in (before, service.live), "all of the one or all of the other"
        service.before = lambda path: None
        copy.update()
    assert held(file) == service.live


def test_a_feed_that_is_made_anew_in_the_middle_of_a_snapshot_is_begun_again(service: Service, file: Path) -> None:
    def renew(path: str) -> None:
        if service.asked == ["/snapshot"]:
            service.epoch = "two"

    service.before = renew
    with client_of(service) as client, Copy(client, file) as copy:
        copy.update()
    assert held(file) == service.live


def test_a_service_that_always_says_resync_is_not_asked_for_ever(service: Service, file: Path) -> None:
    def renew(_: str) -> None:
        service.epoch += "x"

    service.before = renew
    with client_of(service) as client, Copy(client, file) as copy, pytest.raises(Resync):
        copy.update()
    assert len(service.asked) < 20
    assert held(file) == {}


def test_two_that_keep_one_file_do_not_undo_each_other(service: Service, file: Path) -> None:
    with client_of(service) as client, Copy(client, file) as copy, Copy(client, file) as other:
        copy.update()
        service.publish("a")

        def overtake(path: str) -> None:
            if path == "/articles/a":
                service.before = lambda path: None
                service.publish("a")
                other.update()

        service.before = overtake
        copy.update()
    assert held(file) == service.live


@pytest.mark.parametrize("step", range(8))
def test_two_that_begin_one_file_at_once_lose_nothing(step: int, service: Service, file: Path) -> None:
    """Whichever request of one is overtaken by all that the other does, both files are what the service has."""
    with client_of(service) as client, Copy(client, file) as copy, Copy(client, file) as other:

        def overtake(_: str) -> None:
            if len(service.asked) == step:
                service.before = lambda path: None
                service.publish("d")
                service.publish("a")
                other.update()

        service.before = overtake
        copy.update()
    assert held(file) == service.live


def test_what_another_has_replaced_is_not_adopted(service: Service, file: Path) -> None:
    """One has fetched an older article than the other, and writes it last."""
    older, newer = (Item(f'"{version}"', {"slug": "a", "version": version}) for version in (1, 2))
    key = Key("article", "a")
    with closing(Mirror(file)) as one, closing(Mirror(file)) as two:
        two.stage(key, newer)
        one.stage(key, older)
        assert two.adopt({key: newer.etag}, cursor="two") is None
        assert one.adopt({key: older.etag}, cursor="one") == ({key}, set())
        assert two.adopt({}, cursor="two") is None, "it is begun already"
        assert two.cursor() == "one"
        assert not two.confirm("two")


def test_whoever_reads_the_file_for_too_long_costs_one_round(service: Service, file: Path) -> None:
    with client_of(service) as client, Copy(client, file) as copy, closing(sqlite3.connect(file)) as reader:
        copy.update()
        copy._mirror._database.execute("PRAGMA busy_timeout = 0")
        service.publish("a")
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM item").fetchone()
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            copy.update()
        reader.rollback()
        assert copy.update().changed == {Key("article", "a")}
    assert held(file) == service.live


def test_an_update_tells_of_what_one_that_broke_off_had_brought(service: Service, file: Path) -> None:
    with client_of(service) as client, Copy(client, file) as copy:
        copy.update()
        service.publish("a", significance="safety")

        def end(path: str) -> None:
            if path == "/changes" and held(file)["a"] == 2:
                raise httpx.ReadError("The connection broke.")

        service.before = end
        with pytest.raises(httpx.ReadError):
            copy.update()
        service.before = lambda path: None
        done = copy.update()
        assert done.safety == done.changed == {Key("article", "a")}
        assert not copy.update().changed


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(200, html="<h1>Sign in to the network</h1>"),
        httpx.Response(403, html="<h1>Forbidden</h1>"),
        httpx.Response(200, content=b'{"results": [', headers={"Content-Type": "application/json"}),
        httpx.DecodingError("That is no gzip."),
        httpx.ReadTimeout("It took too long."),
    ],
)
def test_whatever_stands_between_for_a_while_is_told_and_outlived(
    answer: httpx.Response | Exception, service: Service, file: Path
) -> None:
    between = True

    def answers(request: httpx.Request) -> httpx.Response:
        if not between:
            return service(request)
        if isinstance(answer, Exception):
            raise answer
        return answer

    client = Client("http://service", transport=httpx.MockTransport(answers), retries=0)
    with client, Copy(client, file) as copy:
        rounds = copy.follow(every=0)
        assert next(rounds).fault is not None
        between = False
        assert next(rounds).fault is None
    assert held(file) == service.live


def test_a_file_of_another_version_is_not_touched(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA user_version = 99")
    with pytest.raises(ValueError, match="another version"):
        Mirror(file)


def test_a_file_that_is_no_database_is_refused(file: Path) -> None:
    pictures = b"My holiday pictures, which nobody may lose. " * 50
    file.write_bytes(pictures)
    with pytest.raises(ValueError, match="no copy"):
        Mirror(file)
    assert file.read_bytes() == pictures


def test_somebody_else_s_database_is_refused(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database:
        database.execute("CREATE TABLE holiday (picture BLOB)")
    with pytest.raises(ValueError, match="no copy"):
        Mirror(file)
    with closing(sqlite3.connect(file)) as database:
        assert database.execute("SELECT name FROM sqlite_master").fetchall() == [("holiday",)]
