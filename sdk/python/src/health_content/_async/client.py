"""The client: one method an operation, named as the contract names it."""

from importlib import metadata
from types import TracebackType
from typing import Final, Self

import httpx

from health_content._async.articles import AsyncArticles
from health_content._async.changes import AsyncChanges
from health_content._async.connection import AsyncConnection
from health_content._async.guidance import AsyncGuidance
from health_content._async.stories import AsyncStories
from health_content._async.vocabulary import AsyncVocabulary

_VERSION = metadata.version("health-content-client")

# In seconds: to connect, and to wait for each further piece of an answer.
TIMEOUT: Final = httpx.Timeout(20.0, connect=5.0)


class AsyncClient(AsyncArticles, AsyncGuidance, AsyncVocabulary, AsyncChanges, AsyncStories):
    """A service at `base_url`, such as `https://health.example.org`, with or without `/api/v1`.

    Reads are conditional: the last `keep` answers are held in memory, and one that has not changed comes from there. It
    waits 5 seconds to connect and 20 for an answer, or `timeout` (seconds, or an `httpx.Timeout`). What may be
    repeated (reads, assessments, a submission under its key, a withdrawal) is tried up to `retries` times more where
    the connection breaks or the service says 429 or 503.

    What the service refuses is raised as a `Problem`; what never reached it, as an `httpx.TransportError`. Threads or
    tasks may share a client. Use it as a context manager, or close it.
    """

    def __init__(
        self,
        base_url: str,
        *,
        timeout: float | httpx.Timeout = TIMEOUT,
        retries: int = 2,
        keep: int = 256,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._connection = AsyncConnection(
            keep=keep,
            retries=retries,
            base_url=base_url.rstrip("/").removesuffix("/api/v1"),
            timeout=timeout,
            transport=transport,
            headers={"Accept": "application/json", "User-Agent": f"health-content-client/{_VERSION}"},
        )

    async def aclose(self) -> None:
        await self._connection.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()
