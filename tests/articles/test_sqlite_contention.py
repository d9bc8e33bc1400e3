"""Writers and readers at once on SQLite as the settings open it: all get through, and nothing is out of order."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent.parent


@pytest.mark.slow
def test_eight_writers_and_four_readers_never_find_the_database_locked(tmp_path: Path) -> None:
    variables = {**os.environ, "DATA_DIR": str(tmp_path), "ALLOWED_HOSTS": "localhost"}
    variables.pop("DATABASE_URL", None)
    outcome = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.articles.contention", "10"],
        cwd=PROJECT,
        env=variables,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert outcome.returncode == 0, outcome.stderr
    assert "locked" not in outcome.stderr
    told = json.loads(outcome.stdout)
    assert (told["vendor"], told["journal"]) == ("sqlite", "wal")
    assert told["errors"] == []
    # In the order of their moments: numbers without a gap, and never one that was given out too early.
    assert told["sequences"] == list(range(1, told["last_sequence"] + 1))
    done = told["done"]
    assert done["published"] + done["retired"] + 4 == told["last_sequence"]
    # On a busy machine few get their turn; that nobody does would prove nothing.
    assert {"published", "retired", "reworded", "read", "followed"} <= done.keys()
