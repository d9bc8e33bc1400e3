# Made from src/health_content/_async/client.py by generate.py: change that.
"""The client: one method an operation, named as the contract names it."""

from importlib import metadata
from types import TracebackType
from typing import Final, Self

import httpx

from health_content._sync.articles import SyncArticles
from health_content._sync.changes import SyncChanges
from health_content._sync.connection import Connection
from health_content._sync.guidance import SyncGuidance
from health_content._sync.stories import SyncStories
from health_content._sync.vocabulary import SyncVocabulary

_VERSION = metadata.version("health-content-client")

# In seconds: to connect, and to wait for each further piece of an answer.
TIMEOUT: Final = httpx.Timeout(20.0, connect=5.0)


class Client(SyncArticles, SyncGuidance, SyncVocabulary, SyncChanges, SyncStories):
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
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self._connection = Connection(
            keep=keep,
            retries=retries,
            base_url=base_url.rstrip("/").removesuffix("/api/v1"),
            timeout=timeout,
            transport=transport,
            headers={"Accept": "application/json", "User-Agent": f"health-content-client/{_VERSION}"},
        )

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
