"""`manage.py start`: from nothing to a server that answers, and again without a trace."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client

from articles import models
from contentapi.management.commands import start
from tests.contentapi.configuration.surroundings import CONFIGURATION, PROJECT, assert_refused, run


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def started_without_serving(monkeypatch: pytest.MonkeyPatch, settings: Any) -> list[str]:
    """Lets `start` do everything but become the server: the addresses it would have listened on."""
    served: list[str] = []
    monkeypatch.setattr(start, "_serve", served.append)
    monkeypatch.chdir(PROJECT)
    for name in ("ADMIN_PASSWORD", "ALLOWED_HOSTS"):
        monkeypatch.delenv(name, raising=False)
    settings.HOST, settings.PORT = "localhost", free_port()
    return served


def refusal(capsys: pytest.CaptureFixture[str]) -> str:
    """The one line with which `start` gives up."""
    with pytest.raises(SystemExit) as stop:
        call_command("start")
    assert stop.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    (line,) = said.err.splitlines()
    return line


def test_a_port_that_is_taken_stops_the_start(
    started_without_serving: list[str], capsys: pytest.CaptureFixture[str], settings: Any
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        settings.PORT = taken.getsockname()[1]
        assert refusal(capsys).startswith(f"PORT is {settings.PORT}, which is already in use on localhost. ")


@pytest.mark.parametrize("host", ["192.0.2.1", "nowhere.invalid"])
def test_an_address_of_another_machine_stops_the_start(
    started_without_serving: list[str], capsys: pytest.CaptureFixture[str], settings: Any, host: str
) -> None:
    settings.HOST = host
    assert refusal(capsys).startswith(f"HOST is '{host}', where this machine cannot listen ")


def test_an_empty_admin_password_stops_the_start(
    started_without_serving: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADMIN_PASSWORD", "")
    assert refusal(capsys).startswith("ADMIN_PASSWORD is empty. ")


@pytest.mark.slow
def test_a_database_out_of_reach_stops_the_start_without_showing_the_password(tmp_path: Path) -> None:
    url = f"postgres://editor:hunter2@127.0.0.1:{free_port()}/content"
    outcome = run(tmp_path, "manage.py", "start", PORT=str(free_port()), DATABASE_URL=url)
    assert_refused(outcome, "DATABASE_URL", "refused")
    assert "hunter2" not in outcome.stderr


@pytest.mark.slow
def test_a_file_that_is_no_database_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not a database, whatever it is called " * 50)
    outcome = run(
        tmp_path, "manage.py", "start", PORT=str(free_port()), DATABASE_URL=f"sqlite:///{tmp_path / 'notes.txt'}"
    )
    assert_refused(outcome, "DATABASE_URL", "not a database")


@pytest.mark.django_db
def test_the_first_start_publishes_the_starter_content_and_shows_a_password_once(
    started_without_serving: list[str], capsys: pytest.CaptureFixture[str], client: Client, settings: Any
) -> None:
    call_command("start")
    shown = capsys.readouterr().out
    password = re.search(r"user admin, password (\S+) ", shown)
    assert password is not None
    assert get_user_model().objects.get(username="admin").check_password(password[1])
    assert client.get("/api/v1/articles/sex-after-miscarriage").status_code == 200
    assert len(client.get("/api/v1/stories").json()["results"]) == 5
    for path in ("/api/docs", "/api/v1/articles/sex-after-miscarriage", "/admin/"):
        assert f"http://localhost:{settings.PORT}{path}\n" in shown
    assert started_without_serving == ["127.0.0.1"]


@pytest.mark.slow
@pytest.mark.django_db
def test_a_later_start_takes_back_nothing_that_an_editor_did(
    started_without_serving: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("start")
    capsys.readouterr()
    models.Article.objects.filter(slug="sex-after-miscarriage").update(title="As an editor has it")
    versions = models.ArticleVersion.objects.count()

    call_command("start")

    assert models.Article.objects.get(slug="sex-after-miscarriage").title == "As an editor has it"
    assert models.ArticleVersion.objects.count() == versions
    assert get_user_model().objects.count() == 1
    assert "password" not in capsys.readouterr().out


@pytest.mark.django_db
def test_a_given_admin_password_is_used_but_neither_shown_nor_left_for_the_server(
    started_without_serving: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ADMIN_PASSWORD", "a long and given one")
    monkeypatch.setattr(start, "call_command", lambda *arguments, **options: None)  # the content is another test's
    call_command("start")
    assert get_user_model().objects.get(username="admin").check_password("a long and given one")
    assert "a long and given one" not in capsys.readouterr().out
    assert "ADMIN_PASSWORD" not in os.environ


@pytest.mark.django_db
def test_a_server_on_every_address_says_that_its_names_are_missing(
    started_without_serving: list[str], capsys: pytest.CaptureFixture[str], settings: Any
) -> None:
    settings.HOST = "0.0.0.0"  # noqa: S104
    get_user_model().objects.create_user("somebody")
    call_command("start")
    shown = capsys.readouterr().out
    assert f"http://localhost:{settings.PORT}/admin/\n" in shown
    assert "Set ALLOWED_HOSTS" in shown


@contextlib.contextmanager
def server(data_dir: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    inherited = {name: value for name, value in os.environ.items() if name not in CONFIGURATION}
    process = subprocess.Popen(
        [sys.executable, "manage.py", "start"],
        cwd=PROJECT,
        env={**inherited, "DATA_DIR": str(data_dir), "PORT": str(port)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def answer(url: str) -> bytes:
    """What the server says, once it is up."""
    for _ in range(300):
        with contextlib.suppress(URLError), urlopen(url) as response:  # noqa: S310
            body: bytes = response.read()
            return body
        time.sleep(0.1)
    raise TimeoutError(url)


@pytest.mark.slow
def test_a_server_answers_stops_at_once_and_can_be_started_again(tmp_path: Path) -> None:
    port = free_port()
    with server(tmp_path, port) as first:
        article = answer(f"http://127.0.0.1:{port}/api/v1/articles/sex-after-miscarriage")
        assert_refused(run(tmp_path, "manage.py", "start", PORT=str(port)), "PORT", "already in use")
        first.send_signal(signal.SIGINT)
        said, _ = first.communicate(timeout=10)
        assert first.returncode == 0
        assert said.endswith("Stop with Ctrl-C.\n")
    with server(tmp_path, port) as second:
        assert answer(f"http://127.0.0.1:{port}/api/v1/articles/sex-after-miscarriage") == article
        second.send_signal(signal.SIGTERM)
        second.communicate(timeout=10)
        assert second.returncode == 0


@pytest.mark.slow
def test_stories_are_purged_for_as_long_as_the_server_runs_and_no_longer(tmp_path: Path) -> None:
    port = free_port()
    with server(tmp_path, port) as serving:
        answer(f"http://127.0.0.1:{port}/healthz")
        purging = _children(serving.pid, "purge_stories")
        assert len(purging) == 1
        serving.send_signal(signal.SIGTERM)
        serving.communicate(timeout=10)
    deadline = time.monotonic() + 5
    while Path(f"/proc/{purging[0]}").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not Path(f"/proc/{purging[0]}").exists()


def _children(parent: int, command: str) -> list[int]:
    """The processes that `parent` started to run `command`."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # it may have ended meanwhile
            of = (entry / "stat").read_text().rpartition(")")[2].split()[1]
            if int(of) == parent and command.encode() in (entry / "cmdline").read_bytes():
                found.append(int(entry.name))
    return found
