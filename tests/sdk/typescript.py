"""The TypeScript package, compiled for the tests that run it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.running import PROJECT

PACKAGE = PROJECT / "sdk" / "typescript"
COMPILED = PACKAGE / ".build" / "tests"


def run(*command: str, cwd: Path = PACKAGE, **environment: str) -> str:
    """What a command in the package's folder, or another, prints. It fails the test where it does not end well."""
    ran = subprocess.run(command, cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True)  # noqa: PLW1510
    assert ran.returncode == 0, f"{' '.join(command)}\n{ran.stdout}\n{ran.stderr}"
    return ran.stdout


def manage(data_dir: Path, code: str) -> subprocess.Popen[str]:
    """Some code on a running server's database, begun: its words come on `stdout`."""
    elsewhere = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return subprocess.Popen(
        [sys.executable, "manage.py", "shell", "--verbosity", "0", "--command", code],
        cwd=PROJECT,
        env={**elsewhere, "DATA_DIR": str(data_dir)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def said(process: subprocess.Popen[str]) -> str:
    """What it printed until it ended well."""
    out, complaints = process.communicate()
    assert process.returncode == 0, complaints
    return out


@pytest.fixture(scope="session")
def compiled() -> None:
    """Installed by the lock, built, and compiled with the README's examples, under the strictest settings."""
    lock, installed = PACKAGE / "package-lock.json", PACKAGE / "node_modules" / ".package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime:
        run("npm", "ci", "--no-audit", "--no-fund")
        installed.touch()
    run("npm", "run", "compile")
