"""CORS: a page of any origin may use the API, and none the admin."""

from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.contentapi.routes import OPERATIONS, PATHS

ELSEWHERE = {"Origin": "https://frontend.example"}


def names(header: str) -> set[str]:
    return {name.strip().lower() for name in header.split(",")}


def preflight(client: Client, path: str, method: str, headers: str = "") -> Any:
    asked = {**ELSEWHERE, "Access-Control-Request-Method": method, "Access-Control-Request-Headers": headers}
    return client.options(path, headers=asked)


@pytest.mark.django_db
@pytest.mark.parametrize("path", [*OPERATIONS.values(), "/api/v1/nope"])
def test_a_page_of_another_origin_can_read_every_answer_refusals_included(client: Client, path: str) -> None:
    for method in ("GET", "HEAD", "POST", "DELETE"):
        response = client.generic(method, path, headers=ELSEWHERE)
        assert response.headers["Access-Control-Allow-Origin"] == "*", (method, response.status_code)
        assert "Access-Control-Allow-Credentials" not in response.headers
        exposed = names(response.headers["Access-Control-Expose-Headers"])
        assert {"etag", "retry-after", "ratelimit", "location", "x-request-id"} <= exposed
        # A cache must not hand the answer without these headers to a page that needs them.
        assert "origin" in names(response.headers["Vary"])


@pytest.mark.parametrize("path", [*OPERATIONS.values(), "/api/v1/nope"])
def test_a_browser_that_asks_first_is_told_what_it_may_send(client: Client, path: str) -> None:
    asked = "content-type,if-none-match,idempotency-key,authorization"
    response = preflight(client, path, "POST", asked)
    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert set(asked.split(",")) <= names(response.headers["Access-Control-Allow-Headers"])
    assert {"get", "head", "post", "patch", "delete"} <= names(response.headers["Access-Control-Allow-Methods"])
    assert int(response.headers["Access-Control-Max-Age"]) > 0


TRACING = [
    *("baggage", "sentry-trace", "traceparent", "tracestate", "b3", "x-b3-traceid", "x-datadog-trace-id", "newrelic"),
    *("cache-control", "pragma", "if-modified-since", "x-requested-with", "x-request-id", "accept", "accept-language"),
    *("if-match", "if-none-match", "if-unmodified-since"),
]


@pytest.mark.parametrize("name", TRACING)
def test_what_a_page_sends_without_knowing_is_allowed_by_name(client: Client, name: str) -> None:
    for path in (PATHS["article"], PATHS["stories"], "/api/openapi.json"):
        assert name in names(preflight(client, path, "GET", name).headers["Access-Control-Allow-Headers"])


def test_what_nobody_thought_of_is_allowed_too(client: Client) -> None:
    allowed = names(
        preflight(client, PATHS["stories"], "POST", "x-of-tomorrow").headers["Access-Control-Allow-Headers"]
    )
    assert "*" in allowed
    assert "authorization" in allowed, "a star does not stand for it"


def test_the_contract_can_be_read_from_a_page(client: Client) -> None:
    for form in ("json", "yaml"):
        response = client.get(f"/api/openapi.{form}", headers=ELSEWHERE)
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert "origin" in names(response.headers["Vary"])


@pytest.mark.django_db
def test_what_a_page_holds_is_confirmed_to_it(client: Client) -> None:
    factories.published()
    tag = client.get(PATHS["article"]).headers["ETag"]
    response = client.get(PATHS["article"], headers={**ELSEWHERE, "If-None-Match": tag})
    assert (response.status_code, response.headers["Access-Control-Allow-Origin"]) == (304, "*")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    ["/admin/", "/admin/login/", "/admin", "/healthz", "/readyz", "/", "/api/v10", "/api/docs", "/api/openapi.jsonx"],
)
def test_nothing_beside_the_api_is_open_to_other_origins(client: Client, path: str) -> None:
    for response in (client.get(path, headers=ELSEWHERE), preflight(client, path, "POST", "content-type")):
        assert not [name for name in response.headers if name.lower().startswith("access-control")]
