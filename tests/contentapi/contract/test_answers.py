"""Every answer of the server is as the OpenAPI document describes it, and it would be noticed if it were not."""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import orjson
import pytest
from django.db import OperationalError, connection
from django.test import Client

from articles.publishing import publish
from tests import factories
from tests.contentapi.answers import API, read
from tests.contentapi.contract import described
from tests.contentapi.routes import LISTS, OPERATIONS, PATHS, READS, WRITES


@pytest.fixture
def library(starter: list[str]) -> list[str]:
    """The starter content, and an article that is retired."""
    factories.published()
    publish.retire("after-a-loss", by="tests")
    return starter


def pages(client: Client, path: str, **query: str) -> Iterator[Any]:
    response = client.get(path, query)
    yield response
    while link := response.json()["next"]:
        yield (response := client.get(link))


def test_every_read_of_real_content_is_as_described(client: Client, library: list[str]) -> None:
    for slug in library:
        for path in ("", "/related", "/versions", "/versions/1"):
            described.check(client.get(f"{API}/articles/{slug}{path}"))
    for name in LISTS.keys() - {"stories", "article-versions", "related-articles"}:
        found = 0
        for page in pages(client, LISTS[name], page_size="7"):
            described.check(page)
            found += len(page.json()["results"])
        assert found > 0, name
    described.check(client.get(PATHS["topic"]))
    described.check(client.get(PATHS["changes"]))
    described.check(client.get(PATHS["snapshot"]))
    assert {event["kind"] for event in read(client, "/changes")["results"]} == {"article.published", "article.retired"}
    described.check(client.get(API))


# What every answer may carry without a word in the document: HTTP's own, and what middleware says of every page.
UNSAID = {
    *("Content-Type", "Content-Length", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy"),
    *("Cache-Control", "Allow"),
}


def test_the_headers_of_a_read_are_those_that_are_described(client: Client, library: list[str]) -> None:
    for name, path in READS.items():
        if name == "story":
            continue  # there is none in this library
        real = path.replace("after-a-loss", "sex-after-miscarriage")
        for status, headers in (("200", {}), ("304", {"If-None-Match": "*"})):
            response = client.get(real, headers=headers)
            said = described.operation(real, "GET")["responses"][status]["headers"]
            always = {header for header, one in said.items() if described.resolved(one).get("required")}
            assert always <= set(response.headers) <= said.keys() | UNSAID, (name, status)


def test_a_whole_document_is_whole_and_a_part_is_not_taken_for_one(client: Client, library: list[str]) -> None:
    for slug in library:
        for path in (f"/articles/{slug}", f"/articles/{slug}/versions/1"):
            assert described.faults(read(client, path), {"$ref": "#/components/schemas/ArticleDocument"}) == []
        part = read(client, f"/article-parts/{slug}", fields="title,facts")
        assert described.faults(part, {"$ref": "#/components/schemas/ArticleDocument"})
        assert described.faults(part, {"$ref": "#/components/schemas/ArticlePart"}) == []
        described.check(client.get(f"{API}/article-parts/{slug}", {"fields": "slug"}))
    described.check(client.get(f"{API}/article-parts", {"fields": "slug,facts"}))
    assert described.faults(read(client, "/articles"), {"$ref": "#/components/schemas/ArticleSummaryPage"}) == []


def test_an_assessment_of_real_content_is_as_described(client: Client, library: list[str]) -> None:
    for slug in library:
        for scenario in read(client, f"/articles/{slug}")["scenarios"]:
            response = client.post(
                f"{API}/articles/{slug}/assessment",
                data=orjson.dumps({"facts": scenario["facts"]}),
                content_type="application/json",
            )
            assert response.status_code == 200
            described.check(response)


OF_ANOTHER_FEED = {
    PATHS["changes"]: {"after": f"{'A' * 22}.1"},
    PATHS["snapshot"]: {"cursor": f"{'A' * 22}.1.article.after-a-loss"},
}
FAILURES: dict[str, Any] = {
    "304": lambda client, path: client.get(path, headers={"If-None-Match": "*"}),
    "400": lambda client, path: client.get(path, {"colour": "red"}),
    "404": lambda client, path: client.get(re.sub("/(sex-after-)?miscarriage", "/unheard-of", path)),
    "405": lambda client, path: client.delete(path),
    "406": lambda client, path: client.get(path, headers={"Accept": "text/html"}),
    "409": lambda client, path: client.get(path, OF_ANOTHER_FEED[path]),
    "410": lambda client, path: client.get(path.replace("sex-after-miscarriage", "after-a-loss")),
    "412": lambda client, path: client.get(path, headers={"If-Match": '"x"'}),
}


def send(
    client: Client, path: str, body: bytes = b'{"facts": {}}', kind: str = "application/json", **headers: str
) -> Any:
    return client.post(path, data=body, content_type=kind, headers=headers)


REFUSALS: dict[str, Any] = {
    "400": lambda client, path: send(client, path, b'{"facts": {"fever": 3}, "colour": 1}'),
    "404": lambda client, path: send(client, path.replace("sex-after", "never-after")),
    "405": lambda client, path: client.get(path),
    "406": lambda client, path: send(client, path, Accept="text/html"),
    "410": lambda client, path: send(client, path.replace("sex-after-miscarriage", "after-a-loss")),
    "412": lambda client, path: client.post(path, headers={"If-Match": '"x"'}),
    "413": lambda client, path: send(client, path, b"[" + b" " * 70_000 + b"]"),
    "415": lambda client, path: send(client, path, b"facts=none", "text/plain"),
}


def test_every_failure_of_every_operation_is_as_described(client: Client, library: list[str]) -> None:
    for name, path in OPERATIONS.items():
        if "stor" in name or name == "submission":
            continue  # these have tests of their own: tests/testimonials/test_described.py
        ways = REFUSALS if name in WRITES else FAILURES
        real = path.replace("after-a-loss", "sex-after-miscarriage")
        operation = described.operation(real, "POST" if name in WRITES else "GET")
        expected = operation["responses"].keys() - {"200", "500", "503"}
        assert expected <= ways.keys(), name
        for status in expected:
            response = ways[status](client, real)
            assert response.status_code == int(status), (name, status, response.content)
            described.check(response)


@pytest.mark.django_db
def test_a_database_that_is_away_is_as_every_operation_describes_it(client: Client) -> None:
    def fail(*args: Any) -> None:
        raise OperationalError

    for name, path in OPERATIONS.items():
        if "stor" in name or name in ("submission", "root"):
            continue  # the first have tests of their own; the last asks no database
        operation = described.operation(path, "POST" if name in WRITES else "GET")
        assert "503" in operation["responses"]
        with connection.execute_wrapper(fail):
            response = client.post(path, {"facts": {}}, "application/json") if name in WRITES else client.get(path)
        assert response.status_code == 503
        described.check(response)


def test_what_nobody_foresaw_is_as_described(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def explode(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("contentapi.api.delivery.send", explode)
    response = client.get(API)
    assert response.status_code == 500
    described.check(response)


# --- Whether all this would be noticed ---------------------------------------------------------------------------


# Versions of before there was such a member are served as they were published.
CAME_LATER = ("content_hash",)


def test_a_member_too_many_or_too_few_would_be_noticed_anywhere_in_a_document(
    client: Client, library: list[str]
) -> None:
    document = read(client, "/articles/sex-after-miscarriage")
    # One of each kind is enough, and a tenth of the time.
    short = {name: value[:1] if isinstance(value, list) else value for name, value in document.items()}
    # Whose members are anyone's to name.
    short["scenarios"] = [{**short["scenarios"][0], "facts": {}, "expect": {"outcomes": {}, "warnings": []}}]
    schema = {"$ref": "#/components/schemas/ArticleDocument"}
    assert described.faults(short, schema) == []
    for index, whole in enumerate(described.objects_in(short)):
        changed = deepcopy(short)
        (here,) = [one for place, one in enumerate(described.objects_in(changed)) if place == index]
        here["surplus"] = {"not": "described"}
        if whole is short["scenarios"][0]["facts"]:
            continue  # which fact takes which values is the guidance's to say, not the shape's
        assert described.faults(changed, schema), f"a surplus member in {list(whole)}"
        del here["surplus"]
        for name in whole:
            value = here.pop(name)
            assert described.faults(changed, schema) or name in CAME_LATER, f"{name} is missing in {list(whole)}"
            here[name] = value
