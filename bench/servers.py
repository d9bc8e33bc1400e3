"""The servers that are measured: the product's own command, on databases of our making, each on a port of its own."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).resolve().parent.parent

# Configuration that might be about, and would make this a benchmark of something else, or write to somebody's database.
FOREIGN = ("DATABASE_URL", "CACHE_URL", "SECRET_KEY", "ALLOWED_HOSTS", "ADMIN_PASSWORD", "HOST", "PORT", "DEBUG")

PATIENCE = 30.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass(frozen=True)
class Cores:
    """One core for the server and another for the client, as far as the machine has them and lets us choose."""

    server: frozenset[int] | None
    client: frozenset[int] | None

    @classmethod
    def share_out(cls) -> Self:
        if not hasattr(os, "sched_getaffinity"):
            return cls(None, None)
        ours = sorted(os.sched_getaffinity(0))
        return cls(frozenset(ours[:1]), frozenset(ours[1:2])) if len(ours) > 1 else cls(None, None)

    def describe(self) -> str:
        if self.server is None or self.client is None:
            return "server and client share the cores"
        return f"server on core {min(self.server)}, client on core {min(self.client)}"


@contextmanager
def pinned(cores: frozenset[int] | None) -> Iterator[None]:
    """Whatever is started in here runs on `cores` for good."""
    if cores is None:
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, cores)
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


@contextmanager
def serving(command: Sequence[str], *, data: Path, settings: str, cores: Cores) -> Iterator[int]:
    """The server of `command` on a port of its own, with the data folder `data` and the module `settings`: the port."""
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    environment |= {"DATA_DIR": str(data), "DJANGO_SETTINGS_MODULE": settings}
    own = list(command)
    own[own.index("--port") + 1] = str(port)
    with pinned(cores.server), (data / f"{settings}.log").open("wb") as log:
        process = subprocess.Popen(own, cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True)
    try:
        _wait_for(process, port, data / f"{settings}.log")
        yield port
    finally:
        _stop(process)


def _wait_for(process: subprocess.Popen[Any], port: int, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise RuntimeError(f"The server did not start: {log.read_text(errors='replace')}")


def _stop(process: subprocess.Popen[Any]) -> None:
    process.terminate()
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)  # a session of its own: the server and its workers, nobody else
        process.wait()
