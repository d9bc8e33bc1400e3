"""Serving JSON that is ready: validators, 304, HEAD, Cache-Control, surrogate keys. Nothing is assembled here."""

import hashlib
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import lru_cache, wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import parse_etags, parse_http_date_safe
from rest_framework import exceptions

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
    """`body` as a 200, or a 304 where the client holds it already (RFC 9110 §13; If-None-Match wins over dates).

    `last_modified` is left out while it is under a second old: a second change within that second would carry the
    same date, and a client that asks by date alone would then keep the older text for good (RFC 9110 §8.8.2.2).
    """
    etag = etag or etag_of(body)
    if last_modified is not None and datetime.now(UTC) - last_modified < timedelta(seconds=1):
        last_modified = None
    if _client_holds_it(request, etag, last_modified):
        response = HttpResponse(status=304)
        del response.headers["Content-Type"]
    else:
        # HEAD answers as GET would, less the body; not every server cuts it off.
        response = HttpResponse(b"" if request.method == "HEAD" else body, content_type=content_type)
        response.headers["Content-Length"] = str(len(body))
    headers = response.headers
    headers["ETag"] = etag
    headers["Cache-Control"] = cache
    headers["Surrogate-Key"] = surrogate_keys
    headers["Vary"] = "Accept-Encoding, origin"
    if last_modified is not None:
        headers["Last-Modified"] = _http_date(last_modified)
    return response


@lru_cache(maxsize=1024)
def _http_date(moment: datetime) -> str:
    return format_datetime(moment.astimezone(UTC).replace(microsecond=0), usegmt=True)


def _client_holds_it(request: HttpRequest, etag: str, last_modified: datetime | None) -> bool:
    if (given := request.META.get("HTTP_IF_NONE_MATCH")) is not None:
        held = [_as_sent(tag) for tag in parse_etags(given)]
        return etag in held or held == ["*"]
    if last_modified is not None and (given := request.META.get("HTTP_IF_MODIFIED_SINCE")) is not None:
        since = parse_http_date_safe(given)
        return since is not None and int(last_modified.timestamp()) <= since
    return False


# A tag of ours as a server that compresses between us and the client has made it: Apache writes `-gzip` into it, others
# `--gzip`, `;br` and so on. What is ours of it has a known length.
_MARKED_TAG = re.compile(r'("[0-9a-f]{64})[-;.:+]{1,2}[a-z]{1,12}"')


def _as_sent(tag: str) -> str:
    """A tag as we sent it. Weak comparison, as §13.1.2 asks: whoever compresses may also have made it weak."""
    return _MARKED_TAG.sub(r'\1"', tag.removeprefix("W/"))


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
