"""A copy that the TypeScript client keeps is what the server has, whatever happens to either."""

import json
import os
import random
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from tests.running import running_server
from tests.sdk.typescript import COMPILED, PACKAGE, manage, run, said

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("compiled")]

NODE = shutil.which("node") or "node"
KEEP = str(COMPILED / "keep-copy.js")

ACTS = """
import time
from articles import models
from articles.editorial import drafts
from articles.publishing import publish
from testimonials.intake import submissions
from testimonials.models import Submission
from testimonials.moderation import decisions

RETITLED, COMING_AND_GOING = "sex-after-miscarriage", "conceiving-again-after-miscarriage"

def retitle(slug, title):
    content = drafts.read(models.Article.objects.get(slug=slug))
    drafts.write({**content, "title": title})
    publish.publish(slug, by="editor", allow_unreviewed=True)

def approve(words):
    taken = submissions.submit({
        "article": RETITLED,
        "body": f"{words}. We waited until the bleeding was over, as the leaflet said, and it was right for us.",
        "language": "en-GB",
        "consent": {"policy_version": "1", "publish": True, "own_experience": True, "adult": True},
    })
    version = Submission.objects.get(pk=taken.id).row_version
    decisions.approve(taken.id, by="moderator", version=version)
    return taken
"""

# For some seconds, something is published, taken out of service or withdrawn all the time.
RUSH = f"""{ACTS}
stories = []
for number in range(24):
    retitle(RETITLED, f"Sex after a miscarriage, {{number}}")
    stories.append(approve(f"It was the {{number}}th month"))
    if number % 3 == 1:
        gone = stories.pop(0)
        submissions.withdraw(gone.id, gone.receipt)
    if number % 6 == 2:
        publish.retire(COMING_AND_GOING, by="editor", successor=RETITLED)
    if number % 6 == 5:
        publish.publish(COMING_AND_GOING, by="editor", allow_unreviewed=True)
    time.sleep(0.1)
"""


def check(site: str, folder: Path) -> dict[str, Any]:
    """The copy in the folder, updated once more and found to be what the server has: titles, and words of stories."""
    found: dict[str, Any] = json.loads(run("node", KEEP, SITE=site, FOLDER=str(folder), CHECK="1"))
    return found


def test_a_copy_that_is_killed_again_and_again_while_much_happens_ends_equal(tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311  no secret is drawn
    folder = tmp_path / "copy"
    killed = 0
    with running_server(tmp_path) as site:
        rush = manage(tmp_path, RUSH)
        while rush.poll() is None or killed == 0:
            environment = {**os.environ, "SITE": site, "FOLDER": str(folder)}
            keeping = subprocess.Popen([NODE, KEEP], cwd=PACKAGE, env=environment, stdout=subprocess.PIPE)
            time.sleep(chance.uniform(0.2, 1.5))
            assert keeping.poll() is None, "it ended by itself"
            keeping.kill()
            keeping.communicate()
            killed += 1
        said(rush)
        found = check(site, folder)
    assert "Sex after a miscarriage, 23" in found["articles"]
    assert any("the 23th month" in story for story in found["stories"])
    assert not any("the 0th month" in story for story in found["stories"])
    on_disk = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file())
    assert "the 0th month" not in on_disk
    assert found["resync"] is False


def test_a_copy_that_moves_between_databases_with_as_many_events_ends_equal(tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    found = {}
    for name in ("one", "other", "one"):
        data_dir = tmp_path / name
        is_new = not data_dir.exists()
        data_dir.mkdir(exist_ok=True)
        with running_server(data_dir) as site:
            if is_new:
                acts = f"{ACTS}\nretitle(RETITLED, 'In the {name} place')\napprove('I was in the {name} place')"
                said(manage(data_dir, acts))
            found = check(site, folder)
        assert found["resync"] is True
        assert f"In the {name} place" in found["articles"]
        (story,) = [story for story in found["stories"] if "I was in" in story]
        assert story.startswith(f"I was in the {name} place")
