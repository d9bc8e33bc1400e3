"""What holds of every answer, said once: reading one, and taking a problem document apart."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import unquote

from django.test import Client

from contentapi.api.problems import KINDS

API = "/api/v1"
PROBLEM = "application/problem+json"
# A path that is a URI reference: one slash at its head, and no character that would have to be escaped (RFC 3986).
_URI_PATH = re.compile(r"/(?!/)(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-F]{2})*")
MEMBERS = {"type", "title", "status", "detail", "instance", "code", "errors"}


def read(client: Client, path: str, **query: str | int) -> Any:
    """The JSON that a read of `path` (under the API) answers."""
    response = client.get(f"{API}{path}", query)
    assert response.status_code == 200, response.content
    assert response.headers["Content-Type"] == "application/json"
    return response.json()


def results(client: Client, path: str, name: str, **query: str | int) -> list[Any]:
    """The member `name` of each result of a list, in the order in which they come."""
    return [one[name] for one in read(client, path, **query)["results"]]


def problem(response: Any, code: str) -> dict[str, Any]:
    """The problem document in `response`, which must be one of kind `code`, whole and in agreement with itself."""
    assert response.headers["Content-Type"] == PROBLEM, (response.status_code, response.content[:200])
    said: dict[str, Any] = response.json()
    assert said["code"] == code, said
    assert MEMBERS <= said.keys() <= MEMBERS | {"successor"}
    assert response.status_code == said["status"] == KINDS[code].status
    assert said["type"] == f"/api/problems#{code}"
    assert said["title"] == KINDS[code].title
    assert said["detail"]
    assert _URI_PATH.fullmatch(said["instance"])
    assert unquote(said["instance"]) == response.wsgi_request.path
    for error in said["errors"]:
        assert error.keys() in ({"parameter", "code", "detail"}, {"pointer", "code", "detail"})
        assert all(isinstance(value, str) for value in error.values())
    assert response.headers["Cache-Control"] == "no-store"
    return said


def refused(response: Any) -> dict[str, str]:
    """The parameters that a 400 refuses, each with the stable name of what is wrong with it."""
    return {error["parameter"]: error["code"] for error in problem(response, "invalid")["errors"]}


def last_modified(response: Any) -> datetime:
    return parsedate_to_datetime(response.headers["Last-Modified"]).astimezone(UTC)
