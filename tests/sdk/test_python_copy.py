"""A copy that the Python SDK keeps equals the server, whatever happened to either in between."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from tests.running import PROJECT, running_server
from tests.sdk.environments import SDK, run

pytestmark = pytest.mark.slow

# Everything that may happen to what is public, some of it twice, with a pause after each.
ACTS = """
import time
from articles.models import Article
from articles.publishing import publish
from testimonials.intake import submissions
from testimonials.models import Submission
from testimonials.moderation import decisions
from testimonials.terms import DecisionReason

PAUSE = {pause}

def submit(number):
    taken = submissions.submit({{
        "article": "sex-after-miscarriage",
        "body": f"We waited until the bleeding was over. It took {{number}} days longer than we had thought it would.",
        "language": "en-GB",
        "consent": {{"policy_version": "1", "publish": True, "own_experience": True, "adult": True}},
    }})
    version = Submission.objects.get(pk=taken.id).row_version
    decisions.approve(taken.id, by="moderator", version=version)
    time.sleep(PAUSE)
    return taken

def publish_anew(slug, title):
    Article.objects.filter(slug=slug).update(title=title)
    publish.publish(slug, by="editor", allow_unreviewed=True)
    time.sleep(PAUSE)

stories = [submit(number) for number in range({stories})]
publish_anew("sex-after-miscarriage", "Sex after a miscarriage, again")
submissions.withdraw(stories[0].id, stories[0].receipt)
time.sleep(PAUSE)
publish.retire("recovering-after-miscarriage", by="editor", successor="sex-after-miscarriage")
time.sleep(PAUSE)
publish_anew("sex-after-miscarriage", "Sex after a miscarriage, once more")
because = {{"by": "moderator", "reason": DecisionReason.UNKIND, "message": "Please leave out the leaflet."}}
decisions.take_down(stories[1].id, version=Submission.objects.get(pk=stories[1].id).row_version, **because)
time.sleep(PAUSE)
submissions.withdraw(stories[2].id, stories[2].receipt)
"""


def acts(data: Path, *, pause: float, stories: int = 4) -> subprocess.Popen[bytes]:
    """Whoever edits, moderates and withdraws, at work."""
    command = [sys.executable, "manage.py", "shell", "--verbosity", "0", "--command"]
    variables = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    script = ACTS.format(pause=pause, stories=stories)
    return subprocess.Popen([*command, script], cwd=PROJECT, env={**variables, "DATA_DIR": str(data)})


def served(site: str) -> dict[str, Any]:
    """All that is public, by slug or id, read anew."""
    found = {}
    for address in ("/api/v1/articles", "/api/v1/stories"):
        for entry in _read(site, f"{address}?page_size=100")["results"]:
            name = entry.get("slug") or entry["id"]
            found[name] = _read(site, f"{address}/{name}")
    return found


def _read(site: str, address: str) -> Any:
    with urlopen(f"{site}{address}") as answer:  # noqa: S310  a loopback address of ours
        return json.load(answer)


def update(python: Path, site: str, file: Path) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(run(python, SDK / "tests" / "mirrored.py", site, str(file), "once"))
    return said


@contextmanager
def following(python: Path, site: str, file: Path) -> Iterator[subprocess.Popen[str]]:
    command: list[str | Path] = [python, SDK / "tests" / "mirrored.py", site, file, "for-ever"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate()


def held(file: Path) -> dict[str, Any]:
    """All that is in the copy."""
    with closing(sqlite3.connect(file)) as database:
        return {name: json.loads(body) for name, body in database.execute("SELECT name, body FROM item")}


def test_a_copy_that_is_killed_again_and_again_while_everything_changes_ends_equal(
    python: Path, tmp_path: Path
) -> None:
    chance = random.Random(10)  # noqa: S311  any times will do
    file = tmp_path / "copy.sqlite3"
    with running_server(tmp_path) as site:
        working = acts(tmp_path, pause=0.4)
        kills = 0
        while working.poll() is None:
            with following(python, site, file):
                time.sleep(0.3 + chance.random())
            kills += 1
            if file.exists():
                with closing(sqlite3.connect(file)) as database:
                    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert working.returncode == 0
        assert kills >= 3
        said = update(python, site, file)
        there = served(site)
    assert held(file) == there
    assert set(said["names"]) == set(there)
    assert len(there) >= 5
    assert "recovering-after-miscarriage" not in there


def test_what_was_withdrawn_is_in_the_file_no_more(python: Path, tmp_path: Path) -> None:
    file = tmp_path / "copy.sqlite3"
    words = b"It took 0 days longer than we had thought"
    with running_server(tmp_path) as site:
        working = acts(tmp_path, pause=1.5)
        with following(python, site, file):
            for _ in range(200):
                if file.exists() and words in file.read_bytes():
                    break
                time.sleep(0.1)
            else:
                raise AssertionError("the story never came")
            working.wait()
        update(python, site, file)
    assert words not in file.read_bytes()


def test_a_copy_that_moves_to_another_database_of_the_same_length_ends_equal_to_that(
    python: Path, tmp_path: Path
) -> None:
    file = tmp_path / "copy.sqlite3"
    lengths = []
    for name in ("one", "other"):
        data = tmp_path / name
        data.mkdir()
        with running_server(data) as site:
            assert acts(data, pause=0).wait() == 0
            said = update(python, site, file)
            there = served(site)
            lengths.append(len(_read(site, "/api/v1/changes?page_size=100")["results"]))
        assert said["resynced"]
        assert held(file) == there, "its stories have other ids, and the first's are gone"
    assert lengths[0] == lengths[1]
