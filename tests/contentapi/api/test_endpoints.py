"""Which `Accept` headers a JSON answer suits (RFC 9110 §12.5.1)."""

import pytest
from django.test import Client

from tests.contentapi.answers import problem


@pytest.mark.parametrize(
    "accept",
    [
        "application/json",
        "*/*",
        "application/*",
        "APPLICATION/JSON",
        "application/json; charset=utf-8",
        "application/json;odata=verbose;q=0.9",
        "application/json; x*=nope'en'a",
        "application/json;q=0.001",
        "application/json;q=nonsense",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "text/html, image/gif, image/jpeg, *; q=.2",
        "text/html, application/json",
        "*/*;q=0, application/json",
        "application/*;q=0, application/json;q=0.1",
        " , application/json ,",
        "",
        " ",
    ],
)
def test_json_is_sent_to_whoever_takes_it(client: Client, accept: str) -> None:
    response = client.get("/api/v1", headers={"Accept": accept})
    assert (response.status_code, response.headers["Content-Type"]) == (200, "application/json")


def test_json_is_sent_to_whoever_does_not_say(client: Client) -> None:
    response = client.get("/api/v1")
    assert "HTTP_ACCEPT" not in response.wsgi_request.META
    assert response.status_code == 200


@pytest.mark.parametrize(
    "accept",
    [
        "text/html",
        "application/xml",
        "application/jsonp",
        "application/problem+json",
        "json",
        "application",
        "application/json;q=0",
        "application/json ; q = 0.000",
        "application/json;q=0, */*",
        "application/*;q=0.0, */*",
        "*/*;q=0",
        "text/html;application/json",
        ";",
        "\x00",
        "a" * 100_000,
        "," + "x/y," * 20_000,
    ],
)
def test_whoever_does_not_take_json_is_told_that_there_is_nothing_else(client: Client, accept: str) -> None:
    problem(client.get("/api/v1", headers={"Accept": accept}), "not_acceptable")
