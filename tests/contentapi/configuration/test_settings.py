"""Configuration comes from the environment, and what cannot be used stops every way in with one clear line."""

import re
from pathlib import Path

import pytest
from django.test import Client

from contentapi.configuration import environment
from contentapi.configuration.environment import Stories, WrongSetting
from contentapi.configuration.variables import Rate
from tests.contentapi.configuration.surroundings import CONFIGURATION, README, STRONG_KEY, assert_refused, read, run

pytestmark = pytest.mark.slow


OPEN_READING = {"GET", "HEAD", "OPTIONS", "POST", "PATCH", "DELETE"}


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
        ("DATABASE_URL", "sqlite:////tmp/a b#c.sqlite3", "write ? as %3F and # as %23"),
        ("DATABASE_URL", "sqlite:////tmp/a?.sqlite3", "write ? as %3F and # as %23"),
        ("DATABASE_URL", "sqlite:////tmp/a.sqlite3?timeout=5", "takes no options"),
        ("DATABASE_URL", "sqlite:////tmp/a%00.sqlite3", "no text"),
        ("DATABASE_URL", "sqlite:////tmp/%ff.sqlite3", "no text"),
        ("DATABASE_URL", "postgres://127.0.0.1/na#me", "cannot be read"),
        ("DATABASE_URL", "postgres://u:p@127.0.0.1/name#", "cannot be read"),
        ("CACHE_URL", "redis://127.0.0.1/0#1", "cannot be read"),
        ("TRUSTED_PROXIES", "", "is empty"),
        ("TRUSTED_PROXIES", "10.0.0.2,,10.0.0.3", "the entry ''"),
        ("TRUSTED_PROXIES", "proxy.example", "the entry 'proxy.example'"),
        ("TRUSTED_PROXIES", "10.0.0.1/8", "the entry '10.0.0.1/8'"),
        ("TRUSTED_PROXIES", "10.0.0.0/8 192.168.0.0/16", "commas between"),
        ("TRUSTED_PROXIES", "0.0.0.0/0", "every address"),
        ("TRUSTED_PROXIES", "10.0.0.2,::/0", "every address"),
        ("STORY_RATE", "30", "30/hour"),
        ("STORY_RATE", "0/hour", "from 1"),
        ("STORY_RATE", "-1/hour", "from 1"),
        ("STORY_RATE", "30/fortnight", "minute, hour, day"),
        ("STORY_RATE", "30 / hour", "30/hour"),
        ("STORY_RATE", "1.5/hour", "30/hour"),
        ("STORY_RATE", "٣/hour", "30/hour"),
        ("REPORT_THRESHOLD", "1", "from 2 to 1000"),
        ("REPORT_THRESHOLD", "three", "from 2 to 1000"),
        ("STORY_RETENTION_DAYS", "0", "from 1 to 3650"),
        ("STORY_RETENTION_DAYS", "3651", "from 1 to 3650"),
        ("STORY_WAITING_DAYS", "-5", "from 1 to 3650"),
        ("STORY_WAITING_DAYS", "90 days", "from 1 to 3650"),
        ("MODERATION_EMAIL", "a@b.example,nobody", "the entry 'nobody'"),
        ("MODERATION_EMAIL", "a@b.example,", "the entry ''"),
        ("MODERATION_EMAIL", "a@b.example\nBcc: c@d.example", "commas between"),
        ("EMAIL_FROM", "nobody", "'nobody'"),
        ("EMAIL_FROM", "Stories <stories@example.org>\nBcc: c@d.example", "such as"),
        ("EMAIL_URL", "mail.example", "is not a URL"),
        ("EMAIL_URL", "smtps://mail.example", "'smtps'"),
        ("EMAIL_URL", "smtp://", "cannot be read"),
        ("EMAIL_URL", "smtp://mail.example:port", "cannot be read"),
        ("EMAIL_URL", "smtp://mail.example/folder", "cannot be read"),
        ("EMAIL_URL", "smtp://mail.example?tls=1", "cannot be read"),
        ("EMAIL_URL", "consolemail://mail.example", "cannot be read"),
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


@pytest.mark.parametrize(
    "url",
    [
        "mailto://editor:hunter2@mail.example",
        "smtp://editor:hun/hunter2@mail.example",
        "smtp://editor:hun#hunter2@mail.example",
        "smtp://editor:25/hunter2@mail.example",
        "smtp://editor:hun?hunter2@mail.example",
        "smtp://editor:hunter2@mail.example:port",
        "smtp://hunter2@mail.example",
        "smtp://:hunter2@mail.example",
        "editor:hunter2@mail.example",
    ],
)
def test_a_refused_mail_url_does_not_show_its_password(tmp_path: Path, url: str) -> None:
    with pytest.raises(WrongSetting) as refusal:
        read(tmp_path, EMAIL_URL=url)
    assert str(refusal.value).startswith("EMAIL_URL ")
    assert "hunter2" not in str(refusal.value)


def test_a_refused_cache_url_or_secret_key_does_not_show_itself(tmp_path: Path) -> None:
    for variable, value in [("CACHE_URL", "redis://:hunter2@cache:x"), ("SECRET_KEY", "hunter2")]:
        outcome = run(tmp_path, "manage.py", "check", **{variable: value})
        assert_refused(outcome, variable)
        assert "hunter2" not in outcome.stderr


def test_the_configuration_does_not_show_its_secrets_when_printed(tmp_path: Path) -> None:
    given = read(
        tmp_path,
        SECRET_KEY=STRONG_KEY,
        DATABASE_URL="postgres://a:hunter2@b/c",
        CACHE_URL="redis://:hunter2@cache/0",
        EMAIL_URL="smtp+tls://a:hunter2@mail.example",
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
    assert given.trusted_proxies == ()
    assert given.stories == Stories(
        rate=Rate(limit=30, seconds=3600),
        report_threshold=3,
        retention_days=30,
        waiting_days=90,
        moderation_email=[],
        sole_moderator=False,
    )
    assert given.mail["EMAIL_BACKEND"] == "django.core.mail.backends.console.EmailBackend"
    assert given.mail["DEFAULT_FROM_EMAIL"] == "stories@localhost"


def test_the_readme_lists_every_variable() -> None:
    listed = re.findall(r"^\| `([A-Z_]+)` \|", README.read_text(encoding="utf-8"), flags=re.MULTILINE)
    # ADMIN_PASSWORD is the first start's alone: the configuration never holds it.
    assert sorted(listed) == sorted([*CONFIGURATION, "ADMIN_PASSWORD"])


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


@pytest.mark.parametrize(("word", "seconds"), [("minute", 60), ("hour", 3600), ("day", 86400)])
def test_a_rate_is_a_number_for_a_length_of_time(tmp_path: Path, word: str, seconds: int) -> None:
    assert read(tmp_path, STORY_RATE=f"5/{word}").stories.rate == Rate(limit=5, seconds=seconds)


def test_proxies_are_addresses_or_networks(tmp_path: Path) -> None:
    trusted = read(tmp_path, TRUSTED_PROXIES="10.0.0.2, 192.168.0.0/16,2001:db8::/48").trusted_proxies
    assert [str(network) for network in trusted] == ["10.0.0.2/32", "192.168.0.0/16", "2001:db8::/48"]


def test_several_people_may_be_told(tmp_path: Path) -> None:
    told = {"MODERATION_EMAIL": "moderation@example.org, lead@localhost"}
    given = read(tmp_path, **told, EMAIL_URL="consolemail://").stories
    assert given.moderation_email == ["moderation@example.org", "lead@localhost"]


def test_nobody_is_named_to_be_told_by_mail_that_cannot_be_sent(tmp_path: Path) -> None:
    with pytest.raises(WrongSetting, match="Set EMAIL_URL too"):
        read(tmp_path, MODERATION_EMAIL="moderation@example.org")


def test_whom_mail_comes_from_may_have_a_name(tmp_path: Path) -> None:
    mail = read(tmp_path, EMAIL_FROM="Stories <stories@example.org>").mail
    assert mail["DEFAULT_FROM_EMAIL"] == "Stories <stories@example.org>"


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp://mail.example", 25, None, None),
        ("smtp+tls://mail.example", 587, True, None),
        ("smtp+tls://mail.example:2525/", 2525, True, None),
        ("smtp+ssl://mail.example", 465, None, True),
    ],
)
def test_a_mail_server_is_reached_as_its_url_says(
    tmp_path: Path, url: str, port: int, tls: bool | None, ssl: bool | None
) -> None:
    mail = read(tmp_path, EMAIL_URL=url).mail
    assert mail["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend"
    assert (mail["EMAIL_HOST"], mail["EMAIL_PORT"]) == ("mail.example", port)
    assert (mail.get("EMAIL_USE_TLS"), mail.get("EMAIL_USE_SSL")) == (tls, ssl)


def test_a_mail_url_may_hold_any_password(tmp_path: Path) -> None:
    mail = read(tmp_path, EMAIL_URL="smtp+tls://me%40example.org:a%40b+c%2Fd@mail.example").mail
    assert (mail["EMAIL_HOST_USER"], mail["EMAIL_HOST_PASSWORD"]) == ("me@example.org", "a@b+c/d")


@pytest.mark.slow
def test_mail_settings_reach_django(tmp_path: Path) -> None:
    ask = (
        "from django.core import mail; one = mail.get_connection()\n"
        "print(one.host, one.port, one.username, one.password, one.use_tls, one.use_ssl, one.timeout)"
    )
    outcome = run(
        tmp_path, "-c", ask, DJANGO_SETTINGS_MODULE="contentapi.settings", EMAIL_URL="smtp+tls://me:word@mail.example"
    )
    assert outcome.stdout.split() == ["mail.example", "587", "me", "word", "True", "False", "5"], outcome.stderr


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


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("a b.sqlite3", "a b.sqlite3"),
        ("a%20b%23c%3F.sqlite3", "a b#c?.sqlite3"),
        ("a+b.sqlite3", "a+b.sqlite3"),
        ("100%.sqlite3", "100%.sqlite3"),
        ("a%25b.sqlite3", "a%b.sqlite3"),
        ("é;&=@:.sqlite3", "é;&=@:.sqlite3"),
    ],
)
def test_an_sqlite_file_is_the_one_that_is_named(tmp_path: Path, written: str, name: str) -> None:
    given = read(tmp_path, DATABASE_URL=f"sqlite:///{tmp_path}/{written}")
    assert given.database == {"ENGINE": "django.db.backends.sqlite3", "NAME": str(tmp_path / name)}


def test_a_postgres_database_may_have_a_plus_in_its_name(tmp_path: Path) -> None:
    assert read(tmp_path, DATABASE_URL="postgres://127.0.0.1/na+me%20x").database["NAME"] == "na+me x"


def test_a_data_folder_may_have_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "a folder+with %41 and ?"
    assert read(tmp_path, DATA_DIR=str(folder)).database["NAME"] == str(folder / "content.sqlite3")


@pytest.mark.slow
def test_sqlite_is_opened_for_many_readers_beside_one_writer(tmp_path: Path) -> None:
    ask = (
        "PRAGMAS = ('journal_mode', 'synchronous', 'secure_delete')\n"
        "import django; django.setup(); from django.db import connection; cursor = connection.cursor()\n"
        "print(*[cursor.execute(f'PRAGMA {name}').fetchone()[0] for name in PRAGMAS])\n"
        "print(connection.transaction_mode)"
    )
    outcome = run(tmp_path, "-c", ask, DJANGO_SETTINGS_MODULE="contentapi.settings")
    assert outcome.stdout.split() == ["wal", "1", "1", "IMMEDIATE"], outcome.stderr


def test_any_origin_may_use_the_api_and_none_the_rest(client: Client) -> None:
    asked = {"origin": "https://frontend.example", "access-control-request-method": "PATCH"}
    preflight = client.options("/api/v1/articles", headers=asked)
    assert preflight.headers["Access-Control-Allow-Origin"] == "*"
    assert set(preflight.headers["Access-Control-Allow-Methods"].split(", ")) == OPEN_READING
    assert "idempotency-key" in preflight.headers["Access-Control-Allow-Headers"]
    assert "Access-Control-Allow-Credentials" not in preflight.headers
    for path in ("/healthz", "/api/v10", "/api/docs"):
        assert "Access-Control-Allow-Origin" not in client.get(path, headers=asked).headers


def test_static_files_are_served_without_collecting_them(client: Client) -> None:
    response = client.get("/static/admin/css/base.css")
    assert response.headers["Content-Type"].startswith("text/css")
    assert b"--primary" in response.getvalue()
