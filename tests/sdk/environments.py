"""Environments of their own, for what is installed as a stranger would install it."""

import os
import subprocess
import sys
from pathlib import Path
from subprocess import PIPE, STDOUT

import pytest

from tests.running import PROJECT

SDK = PROJECT / "sdk" / "python"
TOOLS = PROJECT / "sdk" / "generators" / "requirements.lock"
BIN = Path(sys.executable).parent


def run(*command: str | Path, **environment: str) -> str:
    """What a command prints; what it complains of is in the failure."""
    variables = {**os.environ, **environment}
    ran = subprocess.run(command, cwd=PROJECT, env=variables, check=False, text=True, stdout=PIPE, stderr=STDOUT)
    assert ran.returncode == 0, ran.stdout
    return ran.stdout


def environment_with(folder: Path, *wanted: str | Path) -> Path:
    """The Python of a new environment in `folder` that has what is wanted."""
    run(BIN / "uv", "venv", "--quiet", "--python", sys.executable, folder)
    python = folder / "bin" / "python"
    run(BIN / "uv", "pip", "install", "--quiet", "--system-certs", "--python", python, *wanted, **_index())
    return python


def _index() -> dict[str, str]:
    """An index of one's own, which uv does not learn from pip's configuration by itself."""
    command = [sys.executable, "-m", "pip", "config", "get", "global.index-url"]
    configured = subprocess.run(command, check=False, text=True, capture_output=True).stdout.strip()
    index = os.environ.get("UV_DEFAULT_INDEX") or os.environ.get("PIP_INDEX_URL") or configured
    return {"UV_DEFAULT_INDEX": index} if index else {}


@pytest.fixture(scope="session")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python with what generates and builds clients."""
    return environment_with(tmp_path_factory.mktemp("tools") / "venv", "--require-hashes", "-r", TOOLS)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory, tools: Path) -> Path:
    """The Python SDK, built."""
    built = tmp_path_factory.mktemp("wheel")
    run(BIN / "uv", "build", "--quiet", "--wheel", "--no-build-isolation", "--python", tools, "--out-dir", built, SDK)
    [found] = built.glob("*.whl")
    return found


@pytest.fixture(scope="session")
def python(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """A Python with the SDK in it, from its wheel, and nothing else than what that asks for."""
    return environment_with(tmp_path_factory.mktemp("environment") / "venv", "--constraint", TOOLS, wheel)


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """A Python with the SDK and its extra for assistants, and what runs the SDK's own tests."""
    folder = tmp_path_factory.mktemp("assistant") / "venv"
    return environment_with(folder, "--constraint", TOOLS, f"{wheel}[mcp]", "pytest")
