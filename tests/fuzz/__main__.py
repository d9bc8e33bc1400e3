"""`python -m tests.fuzz [EXAMPLES]`: holds a started server against the contract that it serves, with schemathesis.

All phases: the document's examples, the edges of every value, made-up requests, and walks along the links. The server
has a folder of its own, with the starter content, and the database that DATABASE_URL names (SQLite without it).
"""

import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from tests.running import PROJECT, free_port

USUAL = 200


def main() -> int:
    examples = int(sys.argv[1]) if len(sys.argv) > 1 else USUAL
    began = time.monotonic()
    with TemporaryDirectory() as folder, _server(Path(folder)) as (site, environment):
        engine = "PostgreSQL" if "DATABASE_URL" in environment else "SQLite"
        _say(f"{engine}, {examples} examples an operation, on {site}")
        prepared = subprocess.run(
            [sys.executable, "-m", "tests.fuzz.prepare"], cwd=PROJECT, env=environment, capture_output=True, check=True
        )
        (Path(folder) / "receipts.json").write_bytes(prepared.stdout)
        command = [sys.executable, "-m", "schemathesis.cli", "run", f"{site}/api/openapi.json", "--no-color"]
        run = subprocess.run([*command, "--max-examples", str(examples)], cwd=PROJECT, env=environment, check=False)
        unhandled = [line for line in (Path(folder) / "server.log").read_text().splitlines() if "Unhandled" in line]
    _say(
        f"{engine}: {'found nothing' if run.returncode == 0 and not unhandled else 'FAILED'}, "
        f"after {time.monotonic() - began:.0f} s"
    )
    for line in unhandled:
        _say(line)
    return run.returncode or int(bool(unhandled))


@contextmanager
def _server(folder: Path) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The address of a server as `make run` starts it, and the environment that it runs in."""
    port = str(free_port())
    environment = {
        **os.environ,
        "DATA_DIR": str(folder),
        "HOST": "127.0.0.1",
        "PORT": port,
        "SECRET_KEY": secrets.token_urlsafe(50),
        "STORY_RATE": "999999/minute",  # how often one address may post is not what is asked here
        "RECEIPTS": str(folder / "receipts.json"),
    }
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "start"], cwd=PROJECT, env=environment, stdout=log, stderr=log
        )
    site = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{site}/readyz", process)
        yield site, environment
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise SystemExit("the server stopped before it answered")
        try:
            with urlopen(url, timeout=1):  # noqa: S310  a loopback address of ours
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server did not answer within a minute")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
