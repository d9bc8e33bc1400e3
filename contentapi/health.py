"""`/healthz`: this process answers. `/readyz`: it can serve, that is, the database does and has its migrations."""

import orjson
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse

from contentapi import delivery, problems

_migrated = False


def healthz(request: HttpRequest) -> HttpResponse:
    return _say(request, "ok")


def readyz(request: HttpRequest) -> HttpResponse:
    if request.method not in delivery.READS:
        return delivery.refuse_method(request)
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        pending = _migrations_pending()
    except Error:
        return problems.respond(request, "unavailable", "The database does not answer.", headers={"Retry-After": "5"})
    if pending:
        return problems.respond(
            request, "unavailable", "The database has migrations to run.", headers={"Retry-After": "5"}
        )
    return _say(request, "ready")


def _migrations_pending() -> bool:
    """Whether the database lacks a migration. Once none is missing none will be: this process brings no new ones."""
    global _migrated
    if not _migrated:
        executor = MigrationExecutor(connection)
        _migrated = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    return not _migrated


def _say(request: HttpRequest, status: str) -> HttpResponse:
    body = orjson.dumps({"status": status})
    return HttpResponse(body, content_type="application/json", headers={"Cache-Control": "no-store"})
