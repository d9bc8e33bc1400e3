"""Serving what is ready: validators, 304, 412, HEAD, gzip, Cache-Control, surrogate keys. Nothing is assembled here."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import lru_cache, wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from rest_framework import exceptions

from contentapi.api import compression, conditions

View = Callable[..., HttpResponseBase]

JSON = "application/json"

READS = ("GET", "HEAD")
READS_ALLOWED = "GET, HEAD, OPTIONS"

# A read may be a minute old; while we fetch anew, or are down, an old answer is better than none.
FRESH = "public, max-age=60, stale-while-revalidate=600, stale-if-error=86400"
# A version never changes.
IMMUTABLE = "public, max-age=31536000, immutable"
# Kept, but asked for anew each time: what was withdrawn is gone at the next request.
REVALIDATED = "public, no-cache"

# What was compressed is kept only where the answer may be, too: no word of a story stays here after it is withdrawn.
_KEPT_IN_CACHES = (FRESH, IMMUTABLE)
_kept = compression.Kept()


def etag_of(body: bytes) -> str:
    """A strong entity tag: the quoted SHA-256 of exactly these bytes."""
    return f'"{hashlib.sha256(body).hexdigest()}"'


def send(
    request: HttpRequest,
    body: bytes,
    *,
    cache: str,
    surrogate_keys: str,
    etag: str | None = None,
    last_modified: datetime | None = None,
    content_type: str = JSON,
) -> HttpResponse:
    """`body` as a 200, or a 304 where the client holds it already.

    It is for everybody: `cache` is public. `etag` is that of `body` as it is; in gzip it goes out with one of its own.
    `last_modified` is left out while it is under a second old: a second change within that second would carry the same
    date, and a client that asks by date alone would then keep the older text for good (RFC 9110 §8.8.2.2).

    Raises Conflict where a condition that the client set does not hold.
    """
    etag = etag or etag_of(body)
    conditions.check(request, etag, last_modified)
    if last_modified is not None and datetime.now(UTC) - last_modified < timedelta(seconds=1):
        last_modified = None
    tags = _tags(request, etag, body)
    held = conditions.held(request, tags, last_modified)
    if held is not None:
        response = HttpResponse(status=304)
        del response.headers["Content-Type"]
    else:
        if in_gzip := tags[0] != etag:
            body = _kept.gzipped(etag, body) if cache in _KEPT_IN_CACHES else compression.gzipped(body)
        # HEAD answers as GET would, less the body; not every server cuts it off.
        response = HttpResponse(b"" if request.method == "HEAD" else body, content_type=content_type)
        response.headers["Content-Length"] = str(len(body))
        if in_gzip:
            response.headers["Content-Encoding"] = "gzip"
    headers = response.headers
    headers["ETag"] = held or tags[0]
    headers["Cache-Control"] = cache
    headers["Surrogate-Key"] = surrogate_keys
    headers["Vary"] = "origin" if len(tags) == 1 else "Accept-Encoding, origin"
    if last_modified is not None:
        headers["Last-Modified"] = _http_date(last_modified)
    return response


def _tags(request: HttpRequest, etag: str, body: bytes) -> tuple[str, ...]:
    """The tags of `body` in each form that it is answered in, the form that this client is to get first."""
    if len(body) < compression.SMALLEST:
        return (etag,)
    in_gzip = f'{etag[:-1]}-gzip"'
    takes_it = compression.takes_gzip(request.META.get("HTTP_ACCEPT_ENCODING", ""))
    return (in_gzip, etag) if takes_it else (etag, in_gzip)


@lru_cache(maxsize=1024)
def _http_date(moment: datetime) -> str:
    return format_datetime(moment.astimezone(UTC).replace(microsecond=0), usegmt=True)


def refuse_method(request: HttpRequest, allowed: str) -> HttpResponse:
    """What a method that the resource lacks is told; OPTIONS is told what it has."""
    if request.method == "OPTIONS":
        answer = HttpResponse(status=204, headers={"Allow": allowed})
        del answer.headers["Content-Type"]
        return answer
    refusal = exceptions.MethodNotAllowed(
        "", detail="The resource has no such method."
    )  # a made-up one is not repeated
    refusal.allowed = allowed  # type: ignore[attr-defined]
    raise refusal


def read_only(view: View) -> View:
    """`view`, for GET and HEAD; any other method is refused."""

    @wraps(view)
    def guarded(request: HttpRequest, **path: Any) -> HttpResponseBase:
        return view(request, **path) if request.method in READS else refuse_method(request, READS_ALLOWED)

    return guarded
