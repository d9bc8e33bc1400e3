"""GET /healthz and /readyz."""

from typing import Any, NoReturn

import pytest
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from contentapi import health
from tests.contentapi.answers import problem


@pytest.fixture(autouse=True)
def _nothing_known_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_migrated", False)


def test_a_process_that_answers_says_so_without_asking_the_database(client: Client) -> None:
    response = client.get("/healthz")  # pytest-django fails a test that touches the database without saying so
    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_a_process_is_ready_with_a_database_that_has_every_migration(client: Client) -> None:
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (200, {"status": "ready"})
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_a_database_that_lacks_a_migration_is_not_ready_until_it_has_it(client: Client) -> None:
    row = MigrationRecorder.Migration.objects.filter(app="articles").order_by("name")[::-1][0]
    MigrationRecorder.Migration.objects.filter(pk=row.pk).delete()
    response = client.get("/readyz")
    assert problem(response, "unavailable")["detail"] == "The database has migrations to run."
    assert int(response.headers["Retry-After"]) > 0
    row.save(force_insert=True)
    assert client.get("/readyz").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("kind", [OperationalError, InterfaceError, DatabaseError])
def test_a_database_that_does_not_answer_is_not_ready(client: Client, kind: type[Exception]) -> None:
    def fail(*args: Any) -> NoReturn:
        raise kind("connection to 10.0.0.1 refused for user editor")

    with connection.execute_wrapper(fail):
        response = client.get("/readyz")
    assert problem(response, "unavailable")["detail"] == "The database does not answer."
    assert int(response.headers["Retry-After"]) > 0
    assert b"10.0.0.1" not in response.content
    assert client.get("/readyz").status_code == 200


@pytest.mark.django_db
def test_a_database_that_stops_answering_is_noticed_after_it_was_ready(client: Client) -> None:
    def fail(*args: Any) -> NoReturn:
        raise OperationalError

    assert client.get("/readyz").status_code == 200
    with connection.execute_wrapper(fail):
        problem(client.get("/readyz"), "unavailable")


@pytest.mark.django_db
def test_a_database_that_cannot_be_connected_to_is_not_ready(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> NoReturn:
        raise OperationalError("no such host")

    monkeypatch.setattr(connection, "cursor", fail)
    problem(client.get("/readyz"), "unavailable")


@pytest.mark.django_db
def test_once_every_migration_is_there_a_probe_is_one_query(client: Client, django_assert_num_queries: Any) -> None:
    client.get("/readyz")
    with django_assert_num_queries(1):
        client.get("/readyz")
