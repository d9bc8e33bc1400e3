"""Configuration comes from the environment, and what cannot be used stops every way in with one clear line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from contentapi import environment
from contentapi.environment import Environment, WrongSetting

PROJECT = Path(__file__).parent.parent
CONFIGURATION = ("HOST", "PORT", "DEBUG", "DATA_DIR", "SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "CACHE_URL")

STRONG_KEY = "correct-horse-battery-staple-" * 2
OPEN_READING = {"GET", "HEAD", "OPTIONS", "POST", "PATCH", "DELETE"}


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


@pytest.mark.parametrize(
    ("variable", "value", "what_is_said"),
    [
        ("PORT", "abc", "'abc'"),
        ("PORT", "0", "from 1 to 65535"),
        ("PORT", "70000", "from 1 to 65535"),
        ("PORT", "80 80", "from 1 to 65535"),
        ("PORT", "", "is empty"),
        ("HOST", "http://localhost", "without scheme"),
        ("HOST", "127.0.0.1:8000", "without scheme, port"),
        ("HOST", "[::1]", "brackets"),
        ("DEBUG", "maybe", "true, yes, on"),
        ("DEBUG", "2", "true, yes, on"),
        ("ALLOWED_HOSTS", "", "is empty"),
        ("ALLOWED_HOSTS", "a.example,,b.example", "the entry ''"),
        ("ALLOWED_HOSTS", "https://a.example", "without scheme or port"),
        ("ALLOWED_HOSTS", "a.example:8000", "without scheme or port"),
        ("SECRET_KEY", "short", "at least 50"),
        ("SECRET_KEY", "a" * 60, "at least 50"),
        ("CACHE_URL", "memcached://127.0.0.1", "'memcached'"),
        ("CACHE_URL", "redis://", "redis://host:6379/0"),
        ("CACHE_URL", "redis://127.0.0.1/zero", "redis://host:6379/0"),
        ("DATABASE_URL", "nonsense", "is not a URL"),
        ("DATABASE_URL", "mysql://127.0.0.1/x", "'mysql'"),
        ("DATABASE_URL", "postgres://127.0.0.1", "names no database"),
        ("DATABASE_URL", "postgres://127.0.0.1:port/x", "cannot be read"),
        ("DATABASE_URL", "sqlite://", "names no SQLite file"),
        ("DATABASE_URL", "sqlite://:memory:", "names no SQLite file"),
        ("DATABASE_URL", "sqlite:////no/such/folder/x.sqlite3", "'/no/such/folder'"),
        ("DATABASE_URL", "sqlite:////tmp", "not a file"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused_with_what_is_wrong(
    tmp_path: Path, variable: str, value: str, what_is_said: str
) -> None:
    with pytest.raises(WrongSetting) as refusal:
        read(tmp_path, **{variable: value})
    message = str(refusal.value)
    assert message.startswith(f"{variable} ")
    assert what_is_said in message
    assert len(message.splitlines()) == 1


@pytest.mark.parametrize("command", ["help", "check", "migrate", "start", "runserver"])
def test_every_command_stops_at_a_wrong_value_with_one_line_and_exit_code_2(tmp_path: Path, command: str) -> None:
    assert_refused(run(tmp_path, "manage.py", command, PORT="abc"), "PORT", "'abc'", "for example 8000")


def test_the_web_server_stops_at_a_wrong_value_with_one_line_and_exit_code_2(tmp_path: Path) -> None:
    assert_refused(run(tmp_path, "-c", "import contentapi.wsgi", DEBUG="maybe"), "DEBUG", "'maybe'", "off")


def test_a_data_folder_that_cannot_be_written_to_stops_the_start(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    assert_refused(run(file, "manage.py", "check"), "DATA_DIR", str(file))
    assert_refused(run(file / "below", "manage.py", "check"), "DATA_DIR", str(file / "below"))


def test_a_wrong_value_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(WrongSetting):
        read(tmp_path, PORT="abc")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "url",
    [
        "mysql://editor:hunter2@db/content",
        "postgres://editor:hun/hunter2@db/content",
        "postgres://editor:12/hunter2@db/content",
        "postgres://editor:hunter2@db:port/content",
        "postgres://editor:hunter2@db",
        "editor:hunter2@db/content",
    ],
)
def test_a_refused_database_url_does_not_show_its_password(tmp_path: Path, url: str) -> None:
    outcome = run(tmp_path, "manage.py", "check", DATABASE_URL=url)
    assert_refused(outcome, "DATABASE_URL")
    assert "hunter2" not in outcome.stderr


def test_a_refused_cache_url_or_secret_key_does_not_show_itself(tmp_path: Path) -> None:
    for variable, value in [("CACHE_URL", "redis://:hunter2@cache:x"), ("SECRET_KEY", "hunter2")]:
        outcome = run(tmp_path, "manage.py", "check", **{variable: value})
        assert_refused(outcome, variable)
        assert "hunter2" not in outcome.stderr


def test_the_configuration_does_not_show_its_secrets_when_printed(tmp_path: Path) -> None:
    given = read(
        tmp_path, SECRET_KEY=STRONG_KEY, DATABASE_URL="postgres://a:hunter2@b/c", CACHE_URL="redis://:hunter2@cache/0"
    )
    assert "hunter2" not in repr(given)
    assert STRONG_KEY not in repr(given)


def test_without_configuration_it_is_a_private_server_with_its_own_database(tmp_path: Path) -> None:
    given = environment.read({}, project=tmp_path)
    assert (given.host, given.port, given.debug) == ("127.0.0.1", 8000, False)
    assert given.data_dir == tmp_path / "var"
    assert given.database["NAME"] == str(tmp_path / "var" / "content.sqlite3")
    assert given.allowed_hosts == ["localhost", "127.0.0.1", "[::1]"]
    assert not given.shares_cache


@pytest.mark.parametrize(
    ("host", "added"),
    [
        ("192.0.2.7", ["192.0.2.7"]),
        ("2001:db8::7", ["[2001:db8::7]"]),
        ("Content.Example", ["content.example"]),
        ("0.0.0.0", []),  # noqa: S104
        ("::", []),
        ("localhost", []),
    ],
)
def test_a_server_answers_to_the_address_it_listens_on(tmp_path: Path, host: str, added: list[str]) -> None:
    assert read(tmp_path, HOST=host).allowed_hosts == ["localhost", "127.0.0.1", "[::1]", *added]


def test_named_hosts_replace_the_default_ones(tmp_path: Path) -> None:
    hosts = read(tmp_path, ALLOWED_HOSTS="api.example.org, .example.org,[::1]").allowed_hosts
    assert hosts == ["api.example.org", ".example.org", "[::1]"]


@pytest.mark.parametrize(
    ("word", "meaning"), [("1", True), ("Yes", True), ("ON", True), ("0", False), ("false", False)]
)
def test_debug_takes_the_usual_words(tmp_path: Path, word: str, meaning: bool) -> None:
    assert read(tmp_path, DEBUG=word).debug is meaning


def test_a_postgres_url_may_hold_any_password_and_options(tmp_path: Path) -> None:
    url = "postgres://editor:a%40b%2Fc%23d@db.example:5433/content?sslmode=require"
    database = read(tmp_path, DATABASE_URL=url).database
    assert database["PASSWORD"] == "a@b/c#d"
    assert (database["HOST"], database["PORT"], database["NAME"]) == ("db.example", 5433, "content")
    assert database["OPTIONS"] == {"sslmode": "require"}


def test_a_data_folder_may_have_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "a folder+with %41 and ?"
    assert read(tmp_path, DATA_DIR=str(folder)).database["NAME"] == str(folder / "content.sqlite3")


def test_the_data_folder_and_the_secret_key_are_their_owners_alone(tmp_path: Path) -> None:
    given = read(tmp_path)
    assert given.data_dir.stat().st_mode & 0o777 == 0o700
    assert (given.data_dir / "secret_key").stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in given.data_dir.iterdir()) == ["logs", "secret_key", "static"]


def test_the_secret_key_is_kept(tmp_path: Path) -> None:
    first = read(tmp_path).secret_key
    assert len(first) >= environment.SECRET_KEY_MINIMUM
    assert read(tmp_path).secret_key == first
    assert read(tmp_path / "elsewhere").secret_key != first


def test_processes_that_start_at_once_agree_on_one_secret_key(tmp_path: Path) -> None:
    read_key = "from contentapi import settings; print(settings.SECRET_KEY)"
    variables = {**os.environ, "DATA_DIR": str(tmp_path / "var")}
    started = [
        subprocess.Popen(
            [sys.executable, "-c", read_key], cwd=PROJECT, env=variables, stdout=subprocess.PIPE, text=True
        )
        for _ in range(8)
    ]
    keys = {process.communicate(timeout=60)[0] for process in started}
    assert keys == {read(tmp_path).secret_key + "\n"}


def test_a_damaged_secret_key_stops_the_start(tmp_path: Path) -> None:
    path = read(tmp_path).data_dir / "secret_key"
    for damage in (b"", b"half a key", b"\xff" * 60):
        path.write_bytes(damage)
        with pytest.raises(WrongSetting, match=r"^DATA_DIR holds a secret_key"):
            read(tmp_path)


def test_a_given_secret_key_is_used_and_none_is_kept(tmp_path: Path) -> None:
    given = read(tmp_path, SECRET_KEY=STRONG_KEY)
    assert given.secret_key == STRONG_KEY
    assert not (given.data_dir / "secret_key").exists()


@pytest.mark.slow
def test_sqlite_is_opened_for_many_readers_beside_one_writer(tmp_path: Path) -> None:
    ask = (
        "import django; django.setup(); from django.db import connection; cursor = connection.cursor()\n"
        "print(*[cursor.execute(f'PRAGMA {name}').fetchone()[0] for name in ('journal_mode', 'synchronous')])\n"
        "print(connection.transaction_mode)"
    )
    outcome = run(tmp_path, "-c", ask, DJANGO_SETTINGS_MODULE="contentapi.settings")
    assert outcome.stdout.split() == ["wal", "1", "IMMEDIATE"], outcome.stderr


def test_any_origin_may_use_the_api_and_none_the_rest(client: Client) -> None:
    asked = {"origin": "https://frontend.example", "access-control-request-method": "PATCH"}
    preflight = client.options("/api/v1/articles", headers=asked)
    assert preflight.headers["Access-Control-Allow-Origin"] == "*"
    assert set(preflight.headers["Access-Control-Allow-Methods"].split(", ")) == OPEN_READING
    assert "idempotency-key" in preflight.headers["Access-Control-Allow-Headers"]
    assert "Access-Control-Allow-Credentials" not in preflight.headers
    for path in ("/healthz", "/api/v10", "/api/openapi.json"):
        assert "Access-Control-Allow-Origin" not in client.get(path, headers=asked).headers


def test_static_files_are_served_without_collecting_them(client: Client) -> None:
    response = client.get("/static/admin/css/base.css")
    assert response.headers["Content-Type"].startswith("text/css")
    assert b"--primary" in response.getvalue()
