"""A server as `make run` starts it, for tests that want the real thing."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

PROJECT = Path(__file__).parent.parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running_server(data_dir: Path, **environment: str) -> Iterator[str]:
    """The address of a server of its own, with the starter content, until the block ends.

    Its database is a file of its own too, unless `environment` names another.
    """
    port = free_port()
    inherited = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    variables = {**inherited, "DATA_DIR": str(data_dir), "PORT": str(port), "HOST": "127.0.0.1", **environment}
    with (data_dir / "server.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "start"], cwd=PROJECT, env=variables, stdout=log, stderr=log
        )
    site = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{site}/readyz", process)
        yield site
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert process.poll() is None, "the server stopped before it answered"
        try:
            with urlopen(url, timeout=1):  # noqa: S310  a loopback address of ours
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise AssertionError("the server did not answer within 30 s")
