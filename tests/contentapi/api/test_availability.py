"""A database that is busy, stopped or not there: 503 and when to come again, on both engines, in API and admin."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from django.contrib.auth.models import User
from django.db import (
    DatabaseError,
    DataError,
    IntegrityError,
    InterfaceError,
    OperationalError,
    ProgrammingError,
    connection,
)
from django.test import Client

from contentapi.api.availability import is_away
from testimonials.intake.examples import SUBMISSION
from tests.contentapi.answers import API, problem
from tests.running import PROJECT, running_server


def sqlite_says(code: int, words: str = "") -> DatabaseError:
    cause = sqlite3.OperationalError(words)
    cause.sqlite_errorcode = code
    return _because(OperationalError(words), cause)


def postgres_says(kind: type[DatabaseError], state: str) -> DatabaseError:
    cause = Exception()
    cause.sqlstate = state  # type: ignore[attr-defined]
    return _because(kind(), cause)


def _because(raised: DatabaseError, cause: Exception) -> DatabaseError:
    raised.__cause__ = cause
    return raised


@pytest.mark.parametrize(
    "exception",
    [
        InterfaceError("connection already closed"),
        OperationalError("connection refused"),
        sqlite_says(5, "database is locked"),
        sqlite_says(261, "database is locked"),  # one of the extended codes of the same
        sqlite_says(13, "database or disk is full"),
        sqlite_says(14, "unable to open database file"),
        sqlite_says(8, "attempt to write a readonly database"),
        sqlite_says(1, "no such table: articles_topic"),
        postgres_says(OperationalError, "55P03"),
        postgres_says(OperationalError, "57P01"),
        postgres_says(ProgrammingError, "42P01"),
        postgres_says(DatabaseError, "25006"),
    ],
)
def test_what_waiting_may_mend_is_told_from(exception: BaseException) -> None:
    assert is_away(exception)


@pytest.mark.parametrize(
    "exception",
    [
        sqlite_says(1, 'near "SELEC": syntax error'),
        sqlite_says(1, "too many SQL variables"),
        postgres_says(ProgrammingError, "42601"),
        postgres_says(DataError, "22003"),
        IntegrityError("UNIQUE constraint failed"),
        ValueError("x"),
    ],
)
def test_what_is_a_fault_of_ours_for_ever(exception: BaseException) -> None:
    assert not is_away(exception)


@pytest.mark.django_db
def test_an_editor_is_told_in_a_page_what_to_do() -> None:
    def fail(*args: Any) -> None:
        raise OperationalError("SECRET")

    client = Client(raise_request_exception=False)
    client.force_login(User.objects.create_superuser("admin", password="admin"))
    with connection.execute_wrapper(fail):
        pages = [client.get("/admin/articles/article/"), client.post("/admin/articles/article/add/")]
    for page, said in zip(pages, ("load this page again", "what you wrote is still in the form"), strict=True):
        assert page.status_code == 503
        assert int(page.headers["Retry-After"]) > 0
        assert said in page.content.decode()
        assert "SECRET" not in page.content.decode()
        assert "default-src 'none'" in page.headers["Content-Security-Policy"]


# SQLite


def asked(site: str, path: str, body: Any = None) -> tuple[int, str | None, dict[str, Any]]:
    data = None if body is None else json.dumps(body).encode()
    request = Request(f"{site}{path}", data, {"Content-Type": "application/json"})  # noqa: S310  a loopback address
    try:
        with urlopen(request, timeout=100) as response:  # noqa: S310
            return response.status, None, json.load(response)
    except HTTPError as refused:
        with closing(refused):
            return refused.status or 0, refused.headers["Retry-After"], json.load(refused)


@pytest.mark.slow
def test_while_another_program_holds_the_lock_of_sqlite_readers_are_served_and_writers_told_to_come_again(
    tmp_path: Path,
) -> None:
    story = {**SUBMISSION, "article": "sex-after-miscarriage"}
    with running_server(tmp_path) as site, ThreadPoolExecutor() as threads:
        with closing(sqlite3.connect(tmp_path / "content.sqlite3", isolation_level=None)) as backup:
            backup.execute("BEGIN IMMEDIATE")
            writer = threads.submit(asked, site, "/api/v1/stories", story)
            assert asked(site, "/api/v1/articles/sex-after-miscarriage")[0] == 200
            status, retry_after, told = writer.result()
            backup.execute("ROLLBACK")
        assert (status, told["code"]) == (503, "unavailable")
        assert int(retry_after or 0) > 0
        assert asked(site, "/api/v1/stories", story)[0] == 202


ASK_ALL = """
import django; django.setup()
from django.test import Client
client = Client(raise_request_exception=False, headers={"host": "localhost"})
for path in ("articles", "articles/x", "changes", "facts", "stories", "story-policy"):
    response = client.get(f"/api/v1/{path}")
    print(response.status_code, response.headers.get("Retry-After"), response.json()["code"])
response = client.post("/api/v1/articles/x/assessment", {"facts": {}}, content_type="application/json")
print(response.status_code, response.headers.get("Retry-After"), response.json()["code"])
signed_in = client.post("/admin/login/", {"username": "a", "password": "b"})
print(client.get("/admin/login/").status_code, signed_in.status_code)
"""


@pytest.mark.slow
@pytest.mark.parametrize("database", ["sqlite:///{tmp}/never-migrated.sqlite3", "postgres://127.0.0.1:1/nowhere"])
def test_a_database_that_is_not_there_is_unavailable_on_every_route(tmp_path: Path, database: str) -> None:
    variables = {
        **os.environ,
        "DATA_DIR": str(tmp_path / "var"),
        "DATABASE_URL": database.format(tmp=tmp_path),
        "DJANGO_SETTINGS_MODULE": "contentapi.settings",
        "ALLOWED_HOSTS": "localhost",
    }
    outcome = subprocess.run(
        [sys.executable, "-c", ASK_ALL], cwd=PROJECT, env=variables, capture_output=True, text=True, check=False
    )
    *answers, admin = outcome.stdout.splitlines()
    assert answers == ["503 5 unavailable"] * 7, outcome.stderr[-2000:]
    assert admin == "200 503"


# PostgreSQL


@contextmanager
def another_session() -> Iterator[Any]:
    with closing(connection.copy()) as other, other.cursor() as cursor:
        yield cursor


@pytest.mark.postgres
@pytest.mark.django_db(transaction=False)
def test_postgresql_waits_for_a_lock_as_long_as_sqlite_does(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW lock_timeout")
        assert cursor.fetchone() == ("15s",)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=False)
def test_a_lock_that_is_not_to_be_had_is_told_on_postgresql(client: Client) -> None:
    with another_session() as other, connection.cursor() as ours:
        other.execute("BEGIN")
        other.execute("LOCK TABLE articles_publishedarticle IN ACCESS EXCLUSIVE MODE")
        ours.execute("SAVEPOINT before")
        ours.execute("SET LOCAL lock_timeout = '100ms'")
        response = client.get(f"{API}/articles/after-a-loss")
        ours.execute("ROLLBACK TO SAVEPOINT before")
        other.execute("ROLLBACK")
    problem(response, "unavailable")
    assert int(response.headers["Retry-After"]) > 0


@pytest.mark.postgres
@pytest.mark.django_db(transaction=False)
def test_a_session_that_is_ended_by_the_server_is_told_on_postgresql(client: Client) -> None:
    session = connection.copy()
    with closing(session), session.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
        with connection.cursor() as ours:
            ours.execute("SELECT pg_terminate_backend(%s)", [pid])
        with pytest.raises(DatabaseError) as ended:
            cursor.execute("SELECT 1")
    assert is_away(ended.value)
