"""How often one address may post, and what it is told of that. Nothing kept here leads back to an address.

A count belongs to a window of fixed length, and its key is a keyed hash of address and window: two windows of one
address have nothing in common, and a row is deleted once its window has ended.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from math import ceil
from threading import Event
from time import time
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.crypto import salted_hmac
from django.utils.module_loading import import_string

from contentapi.api import problems
from testimonials.addresses import network_of
from testimonials.models.post_counts import PostCount

logger = logging.getLogger(__name__)

View = Callable[..., HttpResponseBase]

POLICY = "stories"

# One statement, so that two posts at once cannot both read the same count. The ORM's own upsert can only set what it
# was given, not add to what is there. SQLite 3.35 and PostgreSQL say it alike.
_ADD_ONE = """
    INSERT INTO {table} (key, ends, count) VALUES (%s, %s, 1)
    ON CONFLICT (key) DO UPDATE SET count = {table}.count + 1
    RETURNING count
"""

# A key in the cache outlives its window by this many seconds: one that expired just before it was added to would be
# made anew, and never expire.
_GRACE = 5

# Set from the first post that the cache failed until the next that it counted: one warning for each outage.
_cache_fails = Event()


@dataclass(frozen=True, slots=True)
class Allowance:
    """What an address may still post. `window` and `resets_in` are seconds: its length, and what is left of it."""

    limit: int
    used: int
    window: int
    resets_in: int

    @property
    def remaining(self) -> int:
        return max(0, self.limit - self.used)

    @property
    def exceeded(self) -> bool:
        return self.used > self.limit


def throttled(view: View) -> View:
    """`view`, whose POSTs are counted: one too many is a 429, and every answer to a POST says what is left.

    The headers are those of draft-ietf-httpapi-ratelimit-headers. A fault of ours passes by without them.
    """

    @wraps(view)
    def counted(request: HttpRequest, **path: Any) -> HttpResponseBase:
        if request.method != "POST":
            return view(request, **path)
        allowance = count(request)
        response = _refuse(request, allowance) if allowance.exceeded else _answer(view, request, path)
        response.headers["RateLimit-Policy"] = f'"{POLICY}";q={allowance.limit};w={allowance.window}'
        response.headers["RateLimit"] = f'"{POLICY}";r={allowance.remaining};t={allowance.resets_in}'
        return response

    return counted


def count(request: HttpRequest) -> Allowance:
    """Counts `request` for where it comes from, whatever becomes of it."""
    rate = settings.STORY_RATE
    now = time()
    ends = (int(now) // rate.seconds + 1) * rate.seconds
    key = salted_hmac(__name__, f"{ends} {network_of(request)}", algorithm="sha256").hexdigest()
    used = _count_in_cache(key, ends, now) if settings.SHARES_CACHE else _count_in_database(key, ends)
    return Allowance(limit=rate.limit, used=used, window=rate.seconds, resets_in=ceil(ends - now))


def forget_expired() -> None:
    """Deletes the counts of windows that have ended."""
    PostCount.objects.filter(ends__lte=int(time())).delete()


def _count_in_database(key: str, ends: int) -> int:
    # Not in one transaction: whoever held a row of their own while deleting others' could wait in a circle.
    forget_expired()
    table = connection.ops.quote_name(PostCount._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(_ADD_ONE.format(table=table), [key, ends])
        (used,) = cursor.fetchone()
    return int(used)


def _count_in_cache(key: str, ends: int, now: float) -> int:
    """Counts in the shared cache; in the database while that fails.

    A story that somebody brought themselves to write is not refused because a cache is down, and counting goes on all
    the same: an address gets at most its limit once more.
    """
    try:
        cache.add(f"posts:{key}", 0, timeout=ceil(ends - now) + _GRACE)
        used = cache.incr(f"posts:{key}")
    except _cache_failures() as failure:
        if not _cache_fails.is_set():
            _cache_fails.set()
            name = type(failure).__name__
            logger.warning("The cache fails (%s): posts are counted in the database until it works.", name)
        return _count_in_database(key, ends)
    _cache_fails.clear()
    return int(used)


def _cache_failures() -> tuple[type[Exception], ...]:
    """What counting in Redis can raise; ValueError where the key was evicted between the two steps."""
    # Imported no sooner than it has failed: it takes half a second, which a start without Redis need not spend.
    return import_string("redis.RedisError"), ValueError


def _answer(view: View, request: HttpRequest, path: dict[str, Any]) -> HttpResponseBase:
    try:
        return view(request, **path)
    except problems.FORESEEN as wrong:
        return problems.from_exception(wrong, request)


def _refuse(request: HttpRequest, allowance: Allowance) -> HttpResponse:
    return problems.respond(
        request,
        "too_many_requests",
        "We could not take this now, because a lot has reached us from your connection in a short time. You have done "
        "nothing wrong: others may share that connection. Please keep your words, and send them again "
        f"{_in_words(allowance.resets_in)}. If you need help now, don't wait for us: call a doctor or your local "
        "emergency number.",
        headers={"Retry-After": str(allowance.resets_in)},
    )


def _in_words(seconds: int) -> str:
    """How long to wait, rounded up: nobody is to come back a moment too early."""
    if seconds > 2 * 60 * 60:
        return f"in {ceil(seconds / 3600)} hours"
    return f"in {ceil(seconds / 60)} minutes" if seconds > 60 else "in a minute"
