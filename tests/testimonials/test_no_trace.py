"""Withdrawn means gone: a marked story goes through a real server, and every file that it wrote is searched."""

import hashlib
import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests.running import PROJECT, running_server

pytestmark = pytest.mark.slow

ARTICLE = "sex-after-miscarriage"
# Each would be told from anything else by whoever found it. The number is one that Ofcom keeps for drama.
NUMBER = "07700 900871"
BODY = f"zqbody Dr Zqname told me. Call me on {NUMBER}. I don't want to live any more. It was a long night. " * 8
OTHER = "zqother We waited until the bleeding was over, as the leaflet said, and then for a week more. " * 3
KEY = "zqkey-0123456789abcdef"
MARKS = re.compile(rb"zq(?:body|name|writer|letter|note|because|caution|detail|other|key|wrong)|900871", re.IGNORECASE)

# What a moderator does, in a process of their own as the desk's commands are.
MODERATE = """
from testimonials.models import Finding, Submission
from testimonials.moderation import cautions, decisions, redaction
from testimonials.terms import CautionKind, ContentNote, DecisionReason
name, act = {name!r}, {act!r}
def at():
    return {{"by": "moderator", "version": Submission.objects.get(pk=name).row_version}}
if act == "send back":
    decisions.add_note(name, by="moderator", text="zqnote: I know her.")
    for found in Finding.objects.filter(submission=name):
        if found.kind in ("person_name", "crisis"):
            redaction.dismiss(name, found.pk, because="zqbecause it is made up", **at())
        else:
            redaction.mask(name, found.pk, **at())
    redaction.cover(name, words="long night", kind="other", **at())
    place = Finding.objects.filter(submission=name, found_by="moderator").first()
    redaction.leave(name, field="body", start=place.start, end=place.end, because="zqbecause it is no secret", **at())
    cautions.attach(name, kind=CautionKind.RULE, key="wait-for-bleeding-to-stop", note="zqcaution: no.", **at())
    decisions.ask_for_changes(name, reason=DecisionReason.UNKIND, message="zqletter Please change it.", **at())
else:
    for found in Finding.objects.filter(submission=name):
        redaction.mask(name, found.pk, **at())
    redaction.cover(name, words="zqother", kind="other", **at())
    cautions.note_content(name, [ContentNote.SELF_HARM], **at())
    decisions.approve(name, **at())
    decisions.approve(name, **{{**at(), "by": "colleague"}})
    print(Submission.objects.get(pk=name).story_id)
"""

Answer = tuple[int, Any]


def ask(method: str, url: str, body: Any = None, **headers: str) -> Answer:
    raw = body if isinstance(body, bytes) else None if body is None else json.dumps(body).encode()
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    request = Request(url, raw, {"Content-Type": "application/json", **named}, method=method)  # noqa: S310
    try:
        with urlopen(request, timeout=30) as response:  # noqa: S310  a loopback address of ours
            said = response.read()
            return response.status, json.loads(said) if said else None
    except HTTPError as refused:
        said = refused.read()
        assert not MARKS.search(said), said
        return refused.code, json.loads(said)


def story(body: str, **changes: Any) -> dict[str, Any]:
    consent = {"policy_version": "1", "publish": True, "own_experience": True, "adult": True}
    whole = {"article": ARTICLE, "body": body, "display_name": "zqwriter", "language": "en-GB", "consent": consent}
    return {**whole, **changes}


def command(data_dir: Path, *arguments: str) -> str:
    variables = {**os.environ, "DATA_DIR": str(data_dir)}
    variables.pop("DATABASE_URL", None)
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=PROJECT,
        env=variables,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def moderate(data_dir: Path, name: str, act: str) -> str:
    return command(data_dir, "shell", "--verbosity", "0", "-c", MODERATE.format(name=name, act=act))


def found_in(data_dir: Path, marks: Iterable[re.Pattern[bytes]]) -> dict[str, list[bytes]]:
    """The files that hold a mark, each with some of what was found."""
    found = {}
    for path in data_dir.rglob("*"):
        if path.is_file():
            raw = path.read_bytes()
            if here := sorted({match[0] for mark in marks for match in mark.finditer(raw)}):
                found[path.name] = here
    return found


def vacuum(data_dir: Path) -> None:
    with sqlite3.connect(data_dir / "content.sqlite3", isolation_level=None) as connection:
        connection.execute("VACUUM")
    connection.close()


def events(data_dir: Path, name: str) -> list[str]:
    connection = sqlite3.connect(data_dir / "content.sqlite3")
    rows = connection.execute(
        "SELECT move FROM testimonials_moderationevent WHERE submission_id = ? ORDER BY id", [name]
    ).fetchall()
    connection.close()
    return [move for (move,) in rows]


def send_wrong(site: str, address: str, receipt: str) -> None:
    """Everything that is refused, with words that must not be found either."""
    stories = f"{site}/api/v1/stories"
    held = {"Authorization": f"Bearer {receipt}"}
    assert ask("POST", stories, story(OTHER, colour="zqwrong"))[0] == 400
    assert ask("POST", stories, story("zqwrong"))[0] == 400
    assert ask("POST", stories, b'{"body": "zqwrong')[0] == 400
    assert ask("POST", stories, b"zqwrong \xff")[0] == 400
    assert ask("POST", f"{stories}?colour=zqwrong", story(OTHER))[0] == 400
    assert ask("POST", stories, story("zqwrong" * 40_000))[0] == 413
    assert ask("POST", stories, story(OTHER), Idempotency_Key="zqkey")[0] == 400
    assert ask("POST", stories, story(OTHER), Idempotency_Key=KEY)[0] == 409
    assert ask("PATCH", address, {"body": OTHER}, **held)[0] == 409
    assert ask("PATCH", address, {"body": OTHER}, Authorization="Bearer zqwrong")[0] == 404
    assert ask("PATCH", address, {"body": OTHER})[0] == 401
    assert ask("POST", f"{stories}/{'A' * 22}/reports", {"reason": "spam", "detail": "zqdetail"})[0] == 404


def test_a_story_that_is_withdrawn_is_in_no_file_any_more_and_its_history_is(tmp_path: Path) -> None:
    mailing = {"EMAIL_URL": "consolemail://", "MODERATION_EMAIL": "desk@example.org", "EMAIL_FROM": "us@example.org"}
    with running_server(tmp_path, STORY_RATE="1000/hour", **mailing) as site:
        stories = f"{site}/api/v1/stories"

        # The same story eight times at once, as an impatient app would send it, is one story.
        with ThreadPoolExecutor(8) as at_once:
            sent = list(at_once.map(lambda _: ask("POST", stories, story(BODY), Idempotency_Key=KEY), range(8)))
        assert {status for status, _ in sent} == {202}
        said = sent[0][1]
        assert all(other == said for _, other in sent)
        assert said["safety_net"]["services"]
        name, receipt = said["id"], said["receipt"]
        address, held = f"{site}{said['submission_url']}", {"Authorization": f"Bearer {receipt}"}
        secrets = [receipt, hashlib.sha256(receipt.encode()).hexdigest()]

        # Others before and after it, so that it shares its pages with somebody.
        ordinary = story(OTHER.replace("zqother", "another"), display_name="Another")
        others = [ask("POST", stories, ordinary)[1] for _ in range(30)]
        moderate(tmp_path, name, "send back")
        assert ask("GET", address, **held)[1]["message"] == "zqletter Please change it."
        assert ask("PATCH", address, {"body": f"{OTHER} Call {NUMBER}."}, **held)[0] == 200
        public = moderate(tmp_path, name, "approve")
        assert ask("POST", f"{stories}/{public}/reports", {"reason": "spam", "detail": "zqdetail"})[0] == 202
        shown = ask("GET", f"{stories}/{public}")[1]
        assert shown["cautions"][0]["note"] == "zqcaution: no."
        send_wrong(site, address, receipt)
        for other in others[::2]:
            token = {"Authorization": f"Bearer {other['receipt']}"}
            assert ask("DELETE", f"{site}{other['submission_url']}", **token)[0] == 204

        marks = [MARKS, *(re.compile(re.escape(secret.encode())) for secret in secrets)]
        before = found_in(tmp_path, marks)
        assert before  # or there would be nothing to find
        assert set(before) <= {"content.sqlite3", "content.sqlite3-wal"}, before

        assert ask("DELETE", address, **held)[0] == 204

        assert found_in(tmp_path, marks) == {}
        assert ask("GET", f"{stories}/{public}")[0] == 410
        assert ask("GET", address, **held)[0] == 404
        assert ask("POST", stories, story(BODY), Idempotency_Key=KEY)[0] == 409

        old = ask("POST", stories, story(OTHER))[1]["id"]
        assert "content.sqlite3-wal" in found_in(tmp_path, marks)
        connection = sqlite3.connect(tmp_path / "content.sqlite3", timeout=30)
        with connection:
            connection.execute(
                "UPDATE testimonials_submission SET status_since = '2020-01-01 00:00:00' WHERE id = ?", [old]
            )
        connection.close()
        assert command(tmp_path, "purge_stories") == "Erased 1 stories, and the originals of 0 public ones."
        assert found_in(tmp_path, marks) == {}

    assert found_in(tmp_path, marks) == {}
    vacuum(tmp_path)
    assert found_in(tmp_path, marks) == {}
    assert events(tmp_path, name) == ["submit", "ask_for_changes", "amend", "approve_first", "approve", "withdraw"]
    assert events(tmp_path, old) == ["submit", "erase"]
    assert any(path.name == "server.log" and path.stat().st_size for path in tmp_path.rglob("*"))
