"""What went wrong, as exceptions: one class a kind of problem (RFC 9457), each a `Problem`."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import partial
from math import ceil
from typing import Any, TypeVar

import httpx

from health_content import answers
from health_content.generated.client import Call

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a request: `pointer` is where in the body, `parameter` which query parameter."""

    code: str
    detail: str
    pointer: str | None = None
    parameter: str | None = None

    def __str__(self) -> str:
        where = self.pointer or self.parameter
        return f"{where}: {self.detail}" if where else self.detail


class Problem(Exception):
    """The service said no. `code` is for programs and never changes its meaning; `detail` is for people.

    `errors` names everything that is wrong with the request, at once. `retry_after` is in seconds, where the service
    says when to come back, and `request_id` is what to name to whoever runs it. `successor` is the slug of what stands
    in the place of a retired article. An answer that is not the service's own, such as a proxy's page, has the code
    `unexpected`.
    """

    def __init__(
        self,
        *,
        status: int,
        code: str,
        detail: str,
        errors: tuple[Fault, ...] = (),
        retry_after: int | None = None,
        successor: str | None = None,
        request_id: str | None = None,
    ) -> None:
        # Where the detail is nothing but the one fault, that is not said twice.
        faults = [str(fault) for fault in errors if fault.pointer or fault.parameter or fault.detail != detail]
        super().__init__(" ".join([f"{status} {code}: {detail}", *faults]))
        self.status = status
        self.code = code
        self.detail = detail
        self.errors = errors
        self.retry_after = retry_after
        self.successor = successor
        self.request_id = request_id

    def __reduce__(self) -> tuple[Any, ...]:
        # An exception is made again from its message alone, unless it says otherwise; a pool of processes does that.
        return partial(type(self), **self.__dict__), ()


class Invalid(Problem):
    """400: something in the request is wrong; `errors` names everything that is."""


class Unauthorized(Problem):
    """401: the receipt was not given, or is not one."""


class Forbidden(Problem):
    """403: this credential does not open this."""


class NotFound(Problem):
    """404: there is nothing at this address, or the receipt does not fit it."""


class MethodNotAllowed(Problem):
    """405: the resource has no such method."""


class NotAcceptable(Problem):
    """406: the answer exists only as JSON."""


class Conflict(Problem):
    """409: it does not fit how things stand."""


class Resync(Conflict):
    """409: the cursor is of another feed. What is held may be of another service: begin with the snapshot again."""


class Gone(Problem):
    """410: it was here and was taken away on purpose. Let go of every copy; `successor` may name a replacement."""


class PreconditionFailed(Problem):
    """412: it is not what `If-Match` named any more."""


class TooLarge(Problem):
    """413: the body is larger than the service accepts."""


class UnsupportedMediaType(Problem):
    """415: bodies are JSON in UTF-8."""


class TooManyRequests(Problem):
    """429: wait `retry_after` seconds."""


class Internal(Problem):
    """500: the service's fault. Nothing was half done."""


class Unavailable(Problem):
    """503: the service cannot answer just now."""


class Unreadable(ValueError):
    """A success that is not as the contract says, such as a word of a closed list that this version does not know.

    Nobody could act safely on it, so nothing is made of it.
    """


KINDS: dict[str, type[Problem]] = {
    "invalid": Invalid,
    "unauthorized": Unauthorized,
    "forbidden": Forbidden,
    "not_found": NotFound,
    "method_not_allowed": MethodNotAllowed,
    "not_acceptable": NotAcceptable,
    "conflict": Conflict,
    "resync": Resync,
    "gone": Gone,
    "precondition_failed": PreconditionFailed,
    "too_large": TooLarge,
    "unsupported_media_type": UnsupportedMediaType,
    "too_many_requests": TooManyRequests,
    "internal": Internal,
    "unavailable": Unavailable,
}


def from_response(response: httpx.Response) -> Problem:
    """The problem that a response says; its body has been read."""
    common: dict[str, Any] = {
        "status": response.status_code,
        "retry_after": retry_after(response),
        "request_id": answers.request_id(response.headers),
    }
    said = _said(response)
    if said is None:
        return Problem(code="unexpected", detail=_foreign(response), **common)
    faults = tuple(
        Fault(error.get("code", ""), error.get("detail", ""), error.get("pointer"), error.get("parameter"))
        for error in said.get("errors", ())
    )
    # A kind that a later server has added is still a Problem.
    kind = KINDS.get(said["code"], Problem)
    return kind(code=said["code"], detail=said["detail"], errors=faults, successor=said.get("successor"), **common)


def _foreign(response: httpx.Response) -> str:
    if response.has_redirect_location:
        # Not followed: what a reader said would go along, to wherever the answer says.
        return f"The service is not at this address, which leads to {response.headers['Location']}."
    return f"The answer is {_media_type(response) or 'nothing'}, and not from the service."


def _said(response: httpx.Response) -> dict[str, Any] | None:
    if _media_type(response) != "application/problem+json":
        return None
    try:
        said = response.json()
    except ValueError:
        return None
    return said if _is_problem(said) else None


def _is_problem(said: Any) -> bool:
    if not isinstance(said, dict) or not all(isinstance(said.get(name), str) for name in ("code", "detail")):
        return False
    errors = said.get("errors", [])
    return isinstance(errors, list) and all(isinstance(error, dict) for error in errors)


def retry_after(response: httpx.Response) -> int | None:
    """In seconds, where it is said when to come back: the service says how long, a proxy may say when."""
    said = response.headers.get("Retry-After", "")
    if re.fullmatch(r"[0-9]{1,9}", said):
        return int(said)
    try:
        moment = parsedate_to_datetime(said)
    except ValueError:
        return None
    return max(0, ceil((moment - datetime.now(UTC)).total_seconds())) if moment.tzinfo else None


def is_answer(response: httpx.Response) -> bool:
    """Whether it is a success of the service's own: empty, or JSON."""
    return response.is_success and (not response.content or _media_type(response) == "application/json")


def read(response: httpx.Response, call: Call[T]) -> T:
    """What an operation answers. What is no success of it is raised as a Problem, what cannot be read as Unreadable."""
    if not is_answer(response):
        raise from_response(response)
    if response.status_code != call.status:
        detail = "The contract knows no such success of this operation."
        raise Problem(status=response.status_code, code="unexpected", detail=detail)
    try:
        return call.parse(response.json() if response.content else None)
    except KeyError as error:
        raise Unreadable(f"The answer lacks {error}, which the contract promises.") from error
    except (AttributeError, TypeError, ValueError) as error:
        raise Unreadable("The answer is not what the contract promises.") from error


def refuse_dots(call: Call[T]) -> None:
    """Whoever asks for what is named `..` would be answered what stands above it. Nothing has such a name: NotFound."""
    if not {".", ".."}.isdisjoint(call.url.split("/")):
        raise NotFound(status=404, code="not_found", detail="Nothing has this name.")


def _media_type(response: httpx.Response) -> str:
    media_type: str = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    return media_type
