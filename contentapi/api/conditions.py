"""What a client makes its request depend on (RFC 9110 §13): tags and dates of what it holds."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import NoReturn

from django.http import HttpRequest
from django.utils.http import parse_etags, parse_http_date_safe

from contentapi.errors import Conflict, Fault

# A tag of ours for gzip, or one that a server between us and the client has marked as it compressed, perhaps a second
# time: Apache writes `-gzip` into a tag, others `--gzip`, `;br` and so on. What is ours of it has a known length.
_MARKED_TAG = re.compile(r'("[0-9a-f]{64})(?:[-;.:+]{1,2}[a-z]{1,12}){1,2}"')


def check(request: HttpRequest, etag: str, last_modified: datetime | None) -> None:
    """Raises Conflict (`precondition_failed`) where the client wants an answer only of what this is not.

    Tags are compared strongly (§8.8.3.2): a weak one, `W/"…"`, names no bytes, and so none of ours.
    """
    if (given := request.META.get("HTTP_IF_MATCH")) is not None:
        wanted = parse_etags(given)
        if wanted != ["*"] and etag not in map(_as_made, wanted):
            detail = "This is not what it names. It takes an ETag as it was sent, in its quotes and not weak, or *."
            _refuse("If-Match", detail)
    elif last_modified is not None and (given := request.META.get("HTTP_IF_UNMODIFIED_SINCE")) is not None:
        since = parse_http_date_safe(given)
        if since is not None and int(last_modified.timestamp()) > since:
            _refuse("If-Unmodified-Since", "This has changed since then.")


def check_untagged(request: HttpRequest) -> None:
    """The same for what has no ETag: no tag can be that of it."""
    if request.META.get("HTTP_IF_MATCH", "*").strip() != "*":
        _refuse("If-Match", "It names a tag, and what is answered here has none. Leave the header out.")


def _refuse(header: str, detail: str) -> NoReturn:
    raise Conflict(
        f"What {header} asks for does not hold.",
        code="precondition_failed",
        faults=[Fault(detail, "precondition_failed", parameter=header)],
    )


def held(request: HttpRequest, tags: Sequence[str], last_modified: datetime | None) -> str | None:
    """Which of `tags` the client holds, so that it may go on using that; None if it holds none of them.

    They are those of one answer in its forms, the form that is to be sent now first. The one that the client names is
    returned: a cache that keeps two forms must know which of them it may use. Comparison is weak (§13.1.2), for whoever
    compresses may have made a tag weak; tags win over dates.
    """
    if (given := request.META.get("HTTP_IF_NONE_MATCH")) is not None:
        named = [tag.removeprefix("W/") for tag in parse_etags(given)]
        if named == ["*"]:
            return tags[0]
        exactly = (tag for tag in tags if tag in named)
        return next(exactly, next((made for tag in named if (made := _as_made(tag)) in tags), None))
    if last_modified is not None and (given := request.META.get("HTTP_IF_MODIFIED_SINCE")) is not None:
        since = parse_http_date_safe(given)
        return tags[0] if since is not None and int(last_modified.timestamp()) <= since else None
    return None


def _as_made(tag: str) -> str:
    """A tag without marks of compression: that of the bytes as they were made."""
    return _MARKED_TAG.sub(r'\1"', tag)
