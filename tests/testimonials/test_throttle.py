"""An address may post so often and no more, is told so kindly, and is not remembered for it."""

import logging
from collections.abc import Callable
from hashlib import sha256
from ipaddress import ip_network
from threading import Barrier, Event, Thread
from typing import Any, NoReturn

import pytest
from django.core.cache import cache
from django.core.cache.backends.locmem import LocMemCache
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path
from rest_framework import serializers

from contentapi.api import bodies, endpoints
from contentapi.configuration.variables import Rate
from contentapi.errors import Conflict
from testimonials import throttle
from testimonials.models.post_counts import PostCount
from tests.contentapi.answers import problem
from tests.running import free_port
from tests.threads import close_connections

READER = "192.0.2.7"
SOMEBODY_ELSE = "192.0.2.8"
# Somewhere within an hour, with a second and a bit of it gone.
HOUR = 3600 * 500_000
NOW = HOUR + 1.25


class Shape(serializers.Serializer[Any]):
    """A body, or an answer."""


@endpoints.operation(
    "post",
    operation_id="post",
    summary="A post",
    description="A post.",
    tag="Start",
    body=Shape,
    answer=Shape,
    answer_means="It.",
)
def accept(request: HttpRequest, data: Any) -> HttpResponse:
    if data == "conflict":
        raise Conflict("Not now.")
    return HttpResponse(status=202)


def read_or_post(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=202 if request.method == "POST" else 200)


def raise_not_found(request: HttpRequest) -> NoReturn:
    raise Http404


def explode(request: HttpRequest) -> NoReturn:
    raise LookupError


urlpatterns = [
    path("posts", throttle.throttled(accept)),
    path("both", throttle.throttled(read_or_post)),
    path("gone", throttle.throttled(raise_not_found)),
    path("broken", throttle.throttled(explode)),
]

pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(throttle, "time", clock)
    return clock


@pytest.fixture(autouse=True)
def _as_by_default(settings: Any) -> None:
    settings.STORY_RATE = Rate(limit=30, seconds=3600)
    settings.TRUSTED_PROXIES = ()
    settings.SHARES_CACHE = False


@pytest.fixture(params=["database", "cache"])
def _counted_in_either(request: pytest.FixtureRequest, settings: Any) -> None:
    settings.SHARES_CACHE = request.param == "cache"
    cache.clear()


def post(client: Client, to: str = "/posts", *, body: str = "{}", remote: str = READER, **headers: str) -> Any:
    return client.post(to, body, content_type="application/json", REMOTE_ADDR=remote, headers=headers)


def counted(remote: str = READER) -> throttle.Allowance:
    return throttle.count(RequestFactory().post("/", REMOTE_ADDR=remote))


# --- What a reader is told ---------------------------------------------------------------------------------------


@pytest.mark.usefixtures("_counted_in_either")
def test_the_first_post_says_what_is_left(client: Client) -> None:
    response = post(client)
    assert response.status_code == 202
    assert response.headers["RateLimit-Policy"] == '"stories";q=30;w=3600'
    assert response.headers["RateLimit"] == '"stories";r=29;t=3599'
    assert "Retry-After" not in response.headers


@pytest.mark.usefixtures("_counted_in_either")
def test_the_thirtieth_post_is_taken_and_the_next_is_not(client: Client) -> None:
    answers = [post(client) for _ in range(32)]
    assert [answer.status_code for answer in answers] == [202] * 30 + [429] * 2
    assert answers[29].headers["RateLimit"] == '"stories";r=0;t=3599'
    for refused in answers[30:]:
        problem(refused, "too_many_requests")
        assert refused.headers["Retry-After"] == "3599"
        assert refused.headers["RateLimit-Policy"] == '"stories";q=30;w=3600'
        assert refused.headers["RateLimit"] == '"stories";r=0;t=3599'


def test_a_refusal_blames_nobody_and_says_when_to_come_back(client: Client, settings: Any, clock: Clock) -> None:
    settings.STORY_RATE = Rate(limit=1, seconds=3600)
    post(client)
    detail = problem(post(client), "too_many_requests")["detail"]
    assert "You have done nothing wrong" in detail
    assert "in 60 minutes" in detail
    assert READER not in detail
    clock.now = HOUR + 3599.5
    response = post(client)
    assert "in a minute" in problem(response, "too_many_requests")["detail"]
    assert response.headers["Retry-After"] == "1"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (1, "in a minute"),
        (60, "in a minute"),
        (61, "in 2 minutes"),
        (7200, "in 120 minutes"),
        (7201, "in 3 hours"),
        (86400, "in 24 hours"),
    ],
)
def test_a_wait_in_words_is_never_too_short(seconds: int, said: str) -> None:
    assert throttle._in_words(seconds) == said


def test_a_post_that_is_refused_for_its_content_counts_and_says_what_is_left(client: Client) -> None:
    for number, (body, status) in enumerate([("{", 400), ('"conflict"', 409), (" " * (bodies.LARGEST + 1), 413)]):
        response = post(client, body=body)
        assert response.status_code == status
        assert response.headers["Content-Type"] == "application/problem+json"
        assert response.headers["RateLimit"] == f'"stories";r={29 - number};t=3599'
    response = post(client, Accept="text/html")
    assert response.status_code == 406
    assert response.headers["RateLimit"] == '"stories";r=26;t=3599'
    response = post(client, "/gone")
    problem(response, "not_found")
    assert response.headers["RateLimit"] == '"stories";r=25;t=3599'


def test_a_fault_of_ours_counts_and_is_a_problem(client: Client) -> None:
    client.raise_request_exception = False
    problem(post(client, "/broken"), "internal")
    assert counted().used == 2


def test_what_is_no_post_is_not_counted(client: Client) -> None:
    for method in ("GET", "HEAD", "OPTIONS", "PUT", "BREW"):
        response = client.generic(method, "/both", REMOTE_ADDR=READER)
        assert response.status_code == 200
        assert "RateLimit" not in response.headers
    assert counted().used == 1


def test_an_endpoint_stays_what_the_schema_lists_it_as() -> None:
    listed: Any = throttle.throttled(accept)
    original: Any = accept
    assert (listed.cls, listed.initkwargs, listed.csrf_exempt) == (original.cls, {}, True)


# --- Who counts as whom ------------------------------------------------------------------------------------------


def test_each_address_has_a_count_of_its_own() -> None:
    assert [counted().used, counted().used, counted(SOMEBODY_ELSE).used] == [1, 2, 1]


def test_the_addresses_of_one_household_share_a_count() -> None:
    assert counted("2001:db8:1:2::3").used == 1
    assert counted("2001:db8:1:2:ffff::4").used == 2
    assert counted("2001:db8:1:3::3").used == 1


def test_claiming_to_be_forwarded_changes_nothing(client: Client, settings: Any) -> None:
    settings.STORY_RATE = Rate(limit=2, seconds=3600)
    sent = [post(client, **{"X-Forwarded-For": f"198.51.100.{number}"}).status_code for number in range(3)]
    assert sent == [202, 202, 429]


def test_readers_behind_a_trusted_proxy_are_told_apart(client: Client, settings: Any) -> None:
    settings.STORY_RATE = Rate(limit=1, seconds=3600)
    settings.TRUSTED_PROXIES = (ip_network(READER),)
    sent = [post(client, **{"X-Forwarded-For": f"198.51.100.{number}"}).status_code for number in (1, 2, 1)]
    assert sent == [202, 202, 429]


# --- What is kept ------------------------------------------------------------------------------------------------


def rows() -> list[tuple[Any, ...]]:
    """Every column of every count, as it lies in the database."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {PostCount._meta.db_table}")  # noqa: S608
        return list(cursor.fetchall())


@pytest.mark.parametrize("remote", [READER, "2001:db8:1:2::3"])
def test_nothing_that_is_kept_holds_the_address(client: Client, remote: str) -> None:
    post(client, remote=remote)
    ((key, ends, count),) = rows()
    assert (ends, count) == (HOUR + 3600, 1)
    # Nor a hash that whoever tries all addresses could find again without the secret key.
    guesses = [f"{prefix}{name}" for name in (remote, "2001:db8:1:2::/64") for prefix in ("", f"{ends} ")]
    assert key not in [sha256(guess.encode()).hexdigest() for guess in guesses]
    assert not any(remote in str(value) or "2001:db8" in str(value) for value in (key, ends, count))


def test_the_key_hangs_on_the_secret_key(settings: Any) -> None:
    counted()
    settings.SECRET_KEY = "another-secret-key-of-a-test" * 2
    assert counted().used == 1


def test_two_windows_of_an_address_have_nothing_in_common(clock: Clock) -> None:
    counted()
    ((first, *_),) = rows()
    clock.now += 3600
    counted()
    ((second, *_),) = rows()
    assert first != second


def test_a_window_that_has_ended_is_forgotten_with_the_next_count_of_anybody(clock: Clock) -> None:
    counted()
    counted(SOMEBODY_ELSE)
    clock.now = HOUR + 3600
    counted("198.51.100.1")
    assert [ends for _, ends, _ in rows()] == [HOUR + 7200]


def test_the_daily_purge_forgets_windows_that_have_ended_and_no_other(clock: Clock) -> None:
    counted()
    throttle.forget_expired()
    assert len(rows()) == 1
    clock.now = HOUR + 3600
    throttle.forget_expired()
    assert rows() == []


@pytest.mark.usefixtures("_counted_in_either")
def test_a_window_ends_on_the_second(settings: Any, clock: Clock) -> None:
    settings.STORY_RATE = Rate(limit=1, seconds=3600)
    clock.now = HOUR + 3599.9
    assert (counted().used, counted().exceeded, counted().resets_in) == (1, True, 1)
    clock.now = HOUR + 3600.0
    assert counted() == throttle.Allowance(limit=1, used=1, window=3600, resets_in=3600)


# --- Where it is counted -----------------------------------------------------------------------------------------


def in_threads(act: Callable[[], None], threads: int) -> None:
    def run() -> None:
        try:
            act()
        finally:
            close_connections()

    started = [Thread(target=run) for _ in range(threads)]
    for thread in started:
        thread.start()
    for thread in started:
        thread.join()


@pytest.mark.django_db(transaction=True)
def test_two_connections_agree_on_one_count() -> None:
    used = [counted().used]
    for _ in range(2):  # one at a time: the tests' SQLite lies in memory, where nobody waits for a lock
        in_threads(lambda: used.append(counted().used), 1)
        used.append(counted().used)
    assert used == [1, 2, 3, 4, 5]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_posts_at_the_same_moment_are_each_counted_once(clock: Clock) -> None:
    together = Barrier(8)
    used: list[int] = []

    def keep_posting() -> None:
        together.wait(timeout=30)
        used.extend(counted().used for _ in range(25))

    for number in range(50):  # what they all want to delete at once
        PostCount.objects.create(key=f"expired {number}", ends=HOUR, count=1)
    in_threads(keep_posting, 8)
    assert sorted(used) == list(range(1, 201))
    assert len(rows()) == 1


def test_a_shared_cache_spares_the_database(settings: Any, django_assert_num_queries: Any) -> None:
    settings.SHARES_CACHE = True
    cache.clear()
    with django_assert_num_queries(0):
        assert [counted().used for _ in range(3)] == [1, 2, 3]


def test_the_database_counts_and_forgets_in_two_statements(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(2):
        counted()


def test_a_cache_that_is_down_loses_no_story_and_says_so_once(
    client: Client, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.STORY_RATE = Rate(limit=2, seconds=3600)
    settings.SHARES_CACHE = True
    working = settings.CACHES
    down = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": f"redis://127.0.0.1:{free_port()}"}
    for _ in range(2):  # an outage that comes again is said again
        caplog.clear()
        PostCount.objects.all().delete()
        settings.CACHES = {"default": down}
        assert [post(client).status_code for _ in range(3)] == [202, 202, 429]
        (said,) = [record for record in caplog.records if record.name == throttle.__name__]
        assert said.levelno == logging.WARNING
        assert said.getMessage().startswith("The cache fails (ConnectionError)")
        settings.CACHES = working
        cache.clear()
        assert post(client).headers["RateLimit"] == '"stories";r=1;t=3599'


def test_a_key_that_the_cache_has_dropped_loses_no_story(
    client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SHARES_CACHE = True
    monkeypatch.setattr(throttle, "_cache_fails", Event())
    monkeypatch.setattr(LocMemCache, "add", lambda *args, **kwargs: False)
    cache.clear()
    assert post(client).status_code == 202
