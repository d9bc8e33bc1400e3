"""`python -m tests.fuzz [EXAMPLES]`: holds a started server against the contract that it serves, with schemathesis.

All phases: the document's examples, the edges of every value, made-up requests, and walks along the links. The server
has a folder of its own, with the starter content, and the database that DATABASE_URL names (SQLite without it).
"""

import os
import secrets
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.running import PROJECT, running_server

USUAL = 200


def main() -> int:
    examples = int(sys.argv[1]) if len(sys.argv) > 1 else USUAL
    began = time.monotonic()
    with TemporaryDirectory() as folder:
        environment = {
            "SECRET_KEY": secrets.token_urlsafe(50),
            "STORY_RATE": "999999/minute",  # how often one address may post is not what is asked here
            "RECEIPTS": str(Path(folder) / "receipts.json"),
            **{name: os.environ[name] for name in ("DATABASE_URL",) if name in os.environ},
        }
        with running_server(Path(folder), **environment) as site:
            engine = "PostgreSQL" if "DATABASE_URL" in environment else "SQLite"
            _say(f"{engine}, {examples} examples an operation, on {site}")
            run = _fuzz(site, examples, {**os.environ, **environment, "DATA_DIR": folder})
        unhandled = [line for line in (Path(folder) / "server.log").read_text().splitlines() if "Unhandled" in line]
    _say(f"{engine}: {'FAILED' if run or unhandled else 'found nothing'}, after {time.monotonic() - began:.0f} s")
    for line in unhandled:
        _say(line)
    return run or int(bool(unhandled))


def _fuzz(site: str, examples: int, environment: Mapping[str, str]) -> int:
    """How the fuzzer ended, once it has stories of its own to ask for."""
    prepare = [sys.executable, "-m", "tests.fuzz.prepare"]
    prepared = subprocess.run(prepare, cwd=PROJECT, env=environment, capture_output=True, check=True)
    Path(environment["RECEIPTS"]).write_bytes(prepared.stdout)
    command = [sys.executable, "-m", "schemathesis.cli", "run", f"{site}/api/openapi.json", "--no-color"]
    command += ["--max-examples", str(examples)]
    return subprocess.run(command, cwd=PROJECT, env=environment, check=False).returncode


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
