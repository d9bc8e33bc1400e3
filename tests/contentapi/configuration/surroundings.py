"""Configuration as a test gives it, read in this process or in one of its own."""

import os
import subprocess
import sys
from pathlib import Path

from contentapi.configuration import environment
from contentapi.configuration.environment import Environment

PROJECT = Path(__file__).parent.parent.parent.parent
README = PROJECT / "README.md"
CONFIGURATION = environment.NAMES
STRONG_KEY = "correct-horse-battery-staple-" * 2


def run(data_dir: Path, *arguments: str, **given: str) -> subprocess.CompletedProcess[str]:
    """A Python of its own, which sees only the configuration given here."""
    inherited = {name: value for name, value in os.environ.items() if name not in CONFIGURATION}
    variables = {**inherited, "DATA_DIR": str(data_dir), **given}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=PROJECT,
        env=variables,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def assert_refused(outcome: subprocess.CompletedProcess[str], variable: str, *words: str) -> None:
    assert outcome.returncode == 2, outcome.stderr
    assert outcome.stdout == ""
    (line,) = outcome.stderr.splitlines()
    assert line.startswith(f"{variable} ")
    for word in words:
        assert word in line


def read(tmp_path: Path, **given: str) -> Environment:
    return environment.read({"DATA_DIR": str(tmp_path / "var"), **given}, project=tmp_path)
