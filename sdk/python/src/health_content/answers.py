"""What came with an answer: its ETag, the request's id, and how many posts are left."""

import re
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Generic, ParamSpec, TypeAlias, TypeVar

import httpx

P = ParamSpec("P")
T = TypeVar("T")

# A client's method, of either client.
Operation: TypeAlias = Callable[P, T]
AsyncOperation: TypeAlias = Callable[P, Awaitable[T]]


@dataclass(frozen=True, slots=True)
class RateLimit:
    """How many posts an address may send: `limit` in `window` seconds; `remaining` are left for `reset` seconds."""

    limit: int | None
    window: int | None
    remaining: int | None
    reset: int | None


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """An operation's answer, and what came with it.

    `unchanged` says that the service was asked and answered that what is held here is still current.
    """

    value: T
    status: int
    unchanged: bool
    headers: httpx.Headers = field(repr=False)

    @property
    def etag(self) -> str | None:
        """As it came, quotation marks and all."""
        found: str | None = self.headers.get("ETag")
        return found

    @property
    def request_id(self) -> str | None:
        """What to name to whoever runs the service, if it gives its requests names."""
        return request_id(self.headers)

    @property
    def rate_limit(self) -> RateLimit | None:
        """None where what was asked is not counted."""
        policy, left = self.headers.get("RateLimit-Policy", ""), self.headers.get("RateLimit", "")
        if not policy and not left:
            return None
        return RateLimit(_number("q", policy), _number("w", policy), _number("r", left), _number("t", left))


def request_id(headers: httpx.Headers) -> str | None:
    found = (headers.get(name) for name in ("X-Request-ID", "Request-ID", "X-Correlation-ID"))
    return next((value for value in found if value), None)


def _number(name: str, of: str) -> int | None:
    found = re.search(rf"[;,]\s*{name}=(\d+)", f";{of}")
    return int(found[1]) if found else None


@dataclass(slots=True)
class Noted:
    """The response that was last read where somebody wanted to know."""

    response: httpx.Response | None = None


# A thread and a task each have their own, so calls at the same time do not mistake each other's answers.
_wanted: ContextVar[Noted | None] = ContextVar("health_content_noted", default=None)


@contextmanager
def noting() -> Iterator[Noted]:
    noted = Noted()
    token = _wanted.set(noted)
    try:
        yield noted
    finally:
        _wanted.reset(token)


def note(response: httpx.Response) -> None:
    if noted := _wanted.get():
        noted.response = response


def answer(value: T, noted: Noted) -> Answer[T]:
    if noted.response is None:
        raise TypeError("This asks the service for nothing by itself: give a method that is one operation.")
    response = noted.response
    unchanged = response.status_code == httpx.codes.NOT_MODIFIED
    return Answer(value, response.status_code, unchanged, response.headers)
