"""The one place where what went wrong becomes an answer: `application/problem+json` (RFC 9457), on every route.

Domain errors know no HTTP; the table below gives each its status. Nothing of the request is echoed but the path:
no query, no body, no value. Outside `/admin/` every error takes this shape, whatever `Accept` says.
"""

import logging
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import orjson
from django.core.exceptions import (
    BadRequest,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
)
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import escape_leading_slashes
from django.views import defaults
from rest_framework import exceptions as drf

from contentapi.api import availability
from contentapi.configuration import logs
from contentapi.errors import Conflict, DomainError, Fault, Gone, InvalidInput, NotFound, pointer

logger = logging.getLogger(__name__)

CONTENT_TYPE = "application/problem+json"
CATALOGUE = "/api/problems"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of problem: what `type` and `title` say, and what the catalogue explains."""

    status: int
    title: str
    meaning: str


# The catalogue. A `code` here is the fragment of a problem's `type`, so it never changes its meaning.
KINDS: dict[str, Kind] = {
    "invalid": Kind(400, "Invalid request", "Something in the request is wrong. errors names everything that is."),
    "not_found": Kind(404, "Not found", "There is nothing at this address."),
    "method_not_allowed": Kind(405, "Method not allowed", "The resource has no such method. Allow lists its own."),
    "not_acceptable": Kind(406, "Not acceptable", "The answer exists only as JSON; Accept excludes that."),
    "conflict": Kind(409, "Conflict", "The request does not fit the present state of the resource."),
    "resync": Kind(409, "Resync needed", "The cursor is of another feed. Make the copy anew, from the snapshot."),
    "gone": Kind(410, "Gone", "It was here and has been taken away on purpose. successor may name its replacement."),
    "precondition_failed": Kind(
        412, "Precondition failed", "If-Match or If-Unmodified-Since asks for what this is not, or no longer is."
    ),
    "too_large": Kind(413, "Content too large", "The body is larger than this route accepts."),
    "unsupported_media_type": Kind(415, "Unsupported media type", "Bodies are application/json, in UTF-8."),
    "too_many_requests": Kind(429, "Too many requests", "Wait as long as Retry-After says, then try again."),
    "unauthorized": Kind(401, "Credentials needed", "This route needs a credential, and none that fits was given."),
    "forbidden": Kind(403, "Forbidden", "This credential does not open this route."),
    "internal": Kind(500, "Internal error", "Our fault. Nothing was half done; trying again later may work."),
    "unavailable": Kind(503, "Unavailable", "The service cannot answer just now. Try again soon."),
}

CODES = tuple(KINDS)

# No member of ours is so long: what is longer was never a name, and is not repeated. The fault then points to what
# holds it.
_LONGEST_POINTER = 200

_BY_STATUS = {kind.status: code for code, kind in reversed(KINDS.items())}

_DOMAIN: tuple[tuple[type[DomainError], str], ...] = (
    (InvalidInput, "invalid"),
    (NotFound, "not_found"),
    (Gone, "gone"),
    (Conflict, "conflict"),
)

# What a view raises on purpose, and `from_exception` has words for. All else is a fault of ours.
FORESEEN = (DomainError, drf.APIException, Http404, BadRequest, SuspiciousOperation, PermissionDenied)


def respond(
    request: HttpRequest,
    code: str,
    detail: str,
    *,
    faults: Iterable[Fault] = (),
    headers: Mapping[str, str] | None = None,
    **extensions: Any,
) -> HttpResponse:
    """A problem document of kind `code`; `extensions` are further members, such as `successor`."""
    body = {**document(code, detail, request.path, faults=faults), **extensions}
    response = HttpResponse(orjson.dumps(body), content_type=CONTENT_TYPE, status=KINDS[code].status)
    response["Cache-Control"] = "no-store"
    for name, value in (headers or {}).items():
        response[name] = value
    return response


def document(code: str, detail: str, path: str, *, faults: Iterable[Fault] = ()) -> dict[str, Any]:
    """What a problem of kind `code` on `path` says."""
    return {
        "type": f"{CATALOGUE}#{code}",
        "title": KINDS[code].title,
        "status": KINDS[code].status,
        "detail": detail,
        "instance": _reference(path),
        "code": code,
        "errors": [_error(fault) for fault in faults],
    }


def _reference(path: str) -> str:
    """`path` as a URI reference, which it no longer is once the server has decoded it."""
    return escape_leading_slashes(quote(path, safe="/:@!$&'()*+,;=~", errors="replace"))


def _error(fault: Fault) -> dict[str, str]:
    # A member's name may hold half a character (`"\ud800"` is JSON): no UTF-8 can say that, so it is shown as `?`.
    pointed = (fault.pointer or "").encode("utf-8", "replace").decode("utf-8")
    while len(pointed) > _LONGEST_POINTER:
        pointed = pointed.rpartition("/")[0]
    where = {"parameter": fault.parameter} if fault.parameter is not None else {"pointer": pointed}
    return {**where, "code": fault.code, "detail": fault.detail}


def from_exception(exc: BaseException, request: HttpRequest) -> HttpResponse:
    """The problem that says `exc`; an exception that nobody foresaw is logged and says nothing of itself."""
    for family, general in _DOMAIN:
        if isinstance(exc, family):
            code = exc.code if exc.code in KINDS else general
            extensions: dict[str, Any] = {"successor": exc.successor} if isinstance(exc, Gone) else {}
            return respond(request, code, exc.detail, faults=exc.faults, **extensions)
    if isinstance(exc, drf.ValidationError):
        return respond(request, "invalid", "The request is not valid.", faults=faults_in(exc.detail))
    if isinstance(exc, drf.APIException):
        return _from_drf(exc, request)
    if isinstance(exc, Http404):
        return respond(request, "not_found", "There is nothing at this address.")
    if isinstance(exc, RequestDataTooBig):
        return respond(request, "too_large", "The body is larger than this route accepts.")
    if isinstance(exc, BadRequest | SuspiciousOperation):
        return respond(request, "invalid", "The request could not be understood.")
    if isinstance(exc, PermissionDenied):
        return respond(request, "forbidden", "This is not open to you.")
    name = type(exc).__name__
    if availability.is_away(exc):
        logger.warning("%s on %s %s: the database does not answer", name, request.method, request.path)
        return unavailable(request)
    # Only where it happened and what kind it was, in DEBUG too: a message may quote what a reader sent.
    logger.error("Unhandled %s on %s %s", name, request.method, request.path, exc_info=logs.without_words(exc))
    return respond(request, "internal", "Something went wrong on our side.")


def unavailable(request: HttpRequest, detail: str = "The database does not answer.") -> HttpResponse:
    """What is answered while nothing can be: come again."""
    return respond(request, "unavailable", detail, headers={"Retry-After": str(availability.RETRY_AFTER)})


def _from_drf(exc: drf.APIException, request: HttpRequest) -> HttpResponse:
    code = _BY_STATUS.get(exc.status_code, "internal" if exc.status_code >= 500 else "invalid")
    headers = {}
    if (allowed := getattr(exc, "allowed", None)) is not None:
        headers["Allow"] = allowed
    if (wait := getattr(exc, "wait", None)) is not None:
        headers["Retry-After"] = str(math.ceil(wait))
    if (challenge := getattr(exc, "auth_header", None)) is not None:
        headers["WWW-Authenticate"] = challenge
    return respond(request, code, str(exc.detail), headers=headers)


def faults_in(detail: Any, *at: str | int) -> list[Fault]:
    """DRF's nested error detail as a flat list of faults, each with a pointer to the member it is about."""
    if isinstance(detail, Mapping):
        found = []
        for member, inner in detail.items():
            here = at if member == "non_field_errors" else (*at, member)
            found += faults_in(inner, *here)
        return found
    if isinstance(detail, list):
        if all(isinstance(one, drf.ErrorDetail) for one in detail):
            return [Fault(str(one), one.code or "invalid", pointer=pointer(*at)) for one in detail]
        return [fault for index, inner in enumerate(detail) for fault in faults_in(inner, *at, index)]
    return [Fault(str(detail), getattr(detail, "code", None) or "invalid", pointer=pointer(*at))]


def handle_exception(exc: Exception, context: Mapping[str, Any]) -> HttpResponse:
    """DRF's EXCEPTION_HANDLER."""
    request = context["request"]
    return from_exception(exc, getattr(request, "_request", request))


def is_admin(request: HttpRequest) -> bool:
    """Whether a person is looking at a page of the admin, and wants a page for an answer."""
    return request.path_info.startswith("/admin/")


# Django calls these for what no view raised: a path without a route, a host that is not allowed, a fault of ours.


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return defaults.bad_request(request, exception) if is_admin(request) else from_exception(exception, request)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return defaults.permission_denied(request, exception) if is_admin(request) else from_exception(exception, request)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if is_admin(request):
        return defaults.page_not_found(request, exception or Http404())
    return from_exception(Http404(), request)


def server_error(request: HttpRequest) -> HttpResponse:
    if is_admin(request):
        return defaults.server_error(request)
    return respond(request, "internal", "Something went wrong on our side.")
