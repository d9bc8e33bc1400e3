"""When a request is sent again, and how long it waits for that."""

import random
from dataclasses import dataclass
from typing import Final

import httpx

from health_content import problems

# Too many requests, or a service or a proxy in front of it that cannot answer just now.
_PASSING: Final = frozenset({429, 502, 503, 504})

# Faults of our own, which come again however often it is tried.
_LASTING: Final = (httpx.UnsupportedProtocol, httpx.LocalProtocolError, httpx.ProxyError)

_FIRST: Final = 0.5
_LONGEST: Final = 8.0

# Who is told to come back after longer than this is told so, rather than left waiting.
_PATIENCE: Final = 30.0


@dataclass(frozen=True, slots=True)
class Retrying:
    """How often a request that may be repeated is, after the first try; `times=0` is never.

    A wait doubles from half a second, and is at most 8 s; up to half of it is left off by chance, so that clients that
    failed together do not come back together. Where `Retry-After` says longer, it is that, up to 30 s.
    """

    times: int

    def __post_init__(self) -> None:
        if self.times < 0:
            raise ValueError("A request is tried again 0 times or more.")

    def pause_after(self, tried: int, outcome: httpx.Response | httpx.TransportError) -> float | None:
        """Seconds to wait before the next try, where `tried` were made; None where this outcome is the last."""
        if tried > self.times:
            return None
        if isinstance(outcome, httpx.TransportError):
            return None if isinstance(outcome, _LASTING) else _by_chance(tried)
        if outcome.status_code not in _PASSING:
            return None
        told = problems.retry_after(outcome) or 0
        return None if told > _PATIENCE else told + _by_chance(tried)


def _by_chance(tried: int) -> float:
    longest = min(_LONGEST, _FIRST * 2.0 ** (tried - 1))
    return longest * (1 - random.random() / 2)  # noqa: S311  it spreads load, and guards nothing
