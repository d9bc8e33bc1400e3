"""`/healthz`: this process answers. `/readyz`: it can serve, that is, the database does and has its migrations."""

import orjson
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse

from contentapi.api import problems
from contentapi.api.delivery import read_only

_migrated = False


@read_only
def healthz(request: HttpRequest) -> HttpResponse:
    return _say("ok")


@read_only
def readyz(request: HttpRequest) -> HttpResponse:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        pending = _migrations_pending()
    except Error:
        return problems.unavailable(request)
    if pending:
        return problems.unavailable(request, "The database has migrations to run.")
    return _say("ready")


def _migrations_pending() -> bool:
    """Whether the database lacks a migration. Once none is missing none will be: this process brings no new ones."""
    global _migrated  # noqa: PLW0603  # what is known of the database, for as long as the process lives
    if not _migrated:
        executor = MigrationExecutor(connection)
        _migrated = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    return not _migrated


def _say(status: str) -> HttpResponse:
    body = orjson.dumps({"status": status})
    return HttpResponse(body, content_type="application/json", headers={"Cache-Control": "no-store"})
