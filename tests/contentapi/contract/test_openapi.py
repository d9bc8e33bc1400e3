"""The OpenAPI document: valid, whole, served by us, and true of every answer."""

import re
from collections.abc import Iterator
from copy import deepcopy
from io import StringIO
from pathlib import Path
from typing import Any

import orjson
import pytest
import yaml
from django.core.management import call_command
from django.db import OperationalError, connection
from django.test import Client
from openapi_spec_validator import OpenAPIV31SpecValidator

from articles.publishing import publish
from contentapi.api import openapi, problems
from contentapi.contract import finishing
from testimonials.models.intake import ID_PATTERN
from testimonials.public.queries import ID
from tests import factories
from tests.contentapi.answers import API, read
from tests.contentapi.contract import described, taken
from tests.contentapi.routes import ALLOWED, LISTS, OPERATIONS, PATHS, READS, WRITES

DOCUMENT = openapi.schema()
ALL = [
    (path, method, operation)
    for path, operations in DOCUMENT["paths"].items()
    for method, operation in operations.items()
]


def resolved(node: dict[str, Any]) -> dict[str, Any]:
    """What `node` refers to, if it is a reference."""
    if "$ref" not in node:
        return node
    _, _, kind, name = node["$ref"].split("/")
    found: dict[str, Any] = DOCUMENT["components"][kind][name]
    return found


each_operation = pytest.mark.parametrize(
    ("path", "method", "operation"), ALL, ids=[operation["operationId"] for _, _, operation in ALL]
)


# --- The document ------------------------------------------------------------------------------------------------


def test_the_document_is_made_without_a_warning(capsys: pytest.CaptureFixture[str]) -> None:
    out = StringIO()
    call_command("spectacular", validate=True, fail_on_warn=True, stdout=out)
    assert yaml.safe_load(out.getvalue())["openapi"] == "3.1.1"
    assert capsys.readouterr().err == ""


def test_the_committed_document_is_current() -> None:
    committed = (Path(__file__).parents[3] / "openapi.yaml").read_text(encoding="utf-8")
    assert committed == openapi.rendered("yaml").decode(), "run `make openapi`"


def test_the_document_is_openapi_3_1_and_makes_no_use_of_what_was_3_0() -> None:
    assert list(OpenAPIV31SpecValidator(DOCUMENT).iter_errors()) == []
    assert "nullable" not in str(DOCUMENT)
    assert "NullEnum" not in str(DOCUMENT)


def test_every_route_of_the_api_is_described_and_no_other() -> None:
    documented = {described.template(path) for path in OPERATIONS.values()}
    assert documented == DOCUMENT["paths"].keys()
    for name, path in OPERATIONS.items():
        methods = {method.upper() for method in DOCUMENT["paths"][described.template(path)]}
        assert methods == set(ALLOWED[name].split(", ")) - {"HEAD", "OPTIONS"}, name


def test_operations_are_named_as_methods_of_an_sdk() -> None:
    names = [operation["operationId"] for _, _, operation in ALL]
    assert sorted(names) == [
        "amendSubmission",
        "assessArticle",
        "getArticle",
        "getArticleVersion",
        "getRoot",
        "getStory",
        "getStoryPolicy",
        "getSubmission",
        "getTopic",
        "listArticleVersions",
        "listArticles",
        "listChanges",
        "listFacts",
        "listGuidanceRules",
        "listStories",
        "listSymptomWarnings",
        "listTopics",
        "reportStory",
        "submitStory",
        "withdrawSubmission",
    ]


@each_operation
def test_every_operation_says_what_it_does_and_what_can_come_of_it(
    path: str, method: str, operation: dict[str, Any]
) -> None:
    assert operation["summary"]
    assert len(operation["description"]) > len(operation["summary"])
    assert len(operation["tags"]) == 1
    private = "/submissions/" in path
    assert operation["security"] == ([{"receipt": []}] if private else [])
    assert ("401" in operation["responses"]) == private
    assert {"400", "405", "406", "500"} <= operation["responses"].keys()
    assert len({"200", "202", "204"} & operation["responses"].keys()) == 1
    assert ("304" in operation["responses"]) == (method == "get" and not private)
    assert ("404" in operation["responses"]) == ("{" in path)
    for response in operation["responses"].values():
        assert response["description"]
    for parameter in operation.get("parameters", []):
        assert parameter["description"]


@each_operation
def test_every_operation_shows_an_example_that_is_true(path: str, method: str, operation: dict[str, Any]) -> None:
    answers = [operation["responses"][status] for status in ("200", "202", "204") if status in operation["responses"]]
    shown = [*answers, *([operation["requestBody"]] if "requestBody" in operation else [])]
    contents = [content for part in shown for content in part.get("content", {}).values()]
    examples = [
        (content["schema"], resolved(one)["value"])
        for content in contents
        for one in content.get("examples", {}).values()
    ]
    assert examples or not contents
    for schema, value in examples:
        assert described.faults(value, schema) == []


@pytest.mark.django_db
def test_the_examples_are_what_the_server_answers_now() -> None:
    assert taken.take() == finishing.taken(), "run `make openapi`"


@each_operation
def test_every_problem_shows_one_that_is_true_and_names_its_code(
    path: str, method: str, operation: dict[str, Any]
) -> None:
    for status, response in operation["responses"].items():
        for content in response.get("content", {}).values():
            for one in map(resolved, content["examples"].values()):
                assert described.faults(one["value"], content["schema"]) == []
                if status[0] in "45":
                    code = one["value"]["code"]
                    assert response["description"].startswith(f"`{code}`: ")
                    assert (str(problems.KINDS[code].status), one["value"]["type"]) == (status, f"/api/problems#{code}")


def test_enums_have_names_and_each_list_of_terms_one() -> None:
    schemas = DOCUMENT["components"]["schemas"]
    named = {name: tuple(schema["enum"]) for name, schema in schemas.items() if "enum" in schema}
    assert len(set(named.values())) == len(named)
    assert {"Strength", "Urgency", "Outcome", "Aspect", "Significance", "ChangeKind", "ProblemCode"} <= named.keys()
    assert not [name for name in schemas if re.search(r"\d", name)], "two that were named alike"
    assert named["ProblemCode"] == problems.CODES
    for name, values in named.items():
        explained = re.findall(r"^- `([^`]+)`: \S", schemas[name]["description"], re.MULTILINE)
        assert explained == list(values), name
        of_ours = name in ("ProblemCode", "ReasonPart")
        assert of_ours or not schemas[name]["description"].startswith("- "), f"{name} is not said to be anything"


def test_the_document_says_whose_it_is_where_it_is_and_what_its_tags_are() -> None:
    assert DOCUMENT["info"]["license"]["identifier"] == "BSD-3-Clause"
    assert DOCUMENT["info"]["contact"]["name"]
    assert [server["url"] for server in DOCUMENT["servers"]] == ["/"]
    described_tags = {tag["name"] for tag in DOCUMENT["tags"] if tag["description"]}
    assert described_tags == {tag for _, _, operation in ALL for tag in operation["tags"]}


def test_no_shape_is_an_object_without_members() -> None:
    bare = [
        node
        for node in objects_in(DOCUMENT["components"]["schemas"])
        if node.get("type") == "object" and not node.get("properties") and "additionalProperties" not in node
    ]
    assert bare == []


def test_what_is_sent_is_closed_and_what_comes_back_may_grow() -> None:
    for name, schema in DOCUMENT["components"]["schemas"].items():
        assert (schema.get("additionalProperties") is False) == name.endswith("Request"), name


def test_an_agreement_can_only_be_true() -> None:
    consent = DOCUMENT["components"]["schemas"]["ConsentRequest"]["properties"]
    assert all(consent[name]["const"] is True for name in ("publish", "own_experience", "adult"))


def test_links_lead_to_operations_and_name_their_parameters() -> None:
    by_name = {operation["operationId"]: operation for _, _, operation in ALL}
    found = 0
    for operation in by_name.values():
        for response in operation["responses"].values():
            for link in response.get("links", {}).values():
                taken_there = {parameter["name"] for parameter in by_name[link["operationId"]]["parameters"]}
                assert link["parameters"].keys() <= taken_there
                found += 1
    assert found >= 9


def test_a_story_is_named_in_public_as_it_is_in_private() -> None:
    assert ID == ID_PATTERN


# --- Real answers ------------------------------------------------------------------------------------------------


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
        for path in ("", "/versions", "/versions/1"):
            described.check(client.get(f"{API}/articles/{slug}{path}"))
    for name in ("articles", "guidance-rules", "symptom-warnings", "topics", "facts"):
        found = 0
        for page in pages(client, LISTS[name], page_size="7"):
            described.check(page)
            found += len(page.json()["results"])
        assert found > 0, name
    described.check(client.get(PATHS["topic"]))
    described.check(client.get(PATHS["changes"]))
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
            always = {header for header, one in said.items() if resolved(one).get("required")}
            assert always <= set(response.headers) <= said.keys() | UNSAID, (name, status)


def test_a_whole_document_is_whole(client: Client, library: list[str]) -> None:
    """An answer may be a part of it, where `fields` asks for that; without it, it never is."""
    for slug in library:
        for path in (f"/articles/{slug}", f"/articles/{slug}/versions/1"):
            assert described.faults(read(client, path), {"$ref": "#/components/schemas/ArticleDocument"}) == []
            part = read(client, path, fields="title,facts")
            assert described.faults(part, {"$ref": "#/components/schemas/ArticleDocument"})
            assert described.faults(part, {"$ref": "#/components/schemas/ArticleDocumentPart"}) == []
    assert described.faults(read(client, "/articles"), {"$ref": "#/components/schemas/ArticleSummaryPage"}) == []
    described.check(client.get(f"{API}/articles", {"fields": "slug"}))


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


FAILURES: dict[str, Any] = {
    "304": lambda client, path: client.get(path, headers={"If-None-Match": "*"}),
    "400": lambda client, path: client.get(path, {"colour": "red"}),
    "404": lambda client, path: client.get(re.sub("/(sex-after-)?miscarriage", "/unheard-of", path)),
    "405": lambda client, path: client.delete(path),
    "406": lambda client, path: client.get(path, headers={"Accept": "text/html"}),
    "409": lambda client, path: client.get(path, {"after": 10**6}),
    "410": lambda client, path: client.get(path.replace("sex-after-miscarriage", "after-a-loss")),
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


def objects_in(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from objects_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from objects_in(inner)


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
    for index, whole in enumerate(objects_in(short)):
        changed = deepcopy(short)
        (here,) = [one for place, one in enumerate(objects_in(changed)) if place == index]
        here["surplus"] = {"not": "described"}
        assert described.faults(changed, schema), f"a surplus member in {list(whole)}"
        del here["surplus"]
        for name in whole:
            value = here.pop(name)
            assert described.faults(changed, schema) or name in CAME_LATER, f"{name} is missing in {list(whole)}"
            here[name] = value


def test_a_wrong_link_or_moment_would_be_noticed() -> None:
    page = DOCUMENT["paths"]["/api/v1/facts"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert described.faults({"results": [], "next": None, "previous": None}, page) == []
    assert described.faults({"results": [], "next": "/api/v1/facts?cursor=x", "previous": None}, page)
    change = {"$ref": "#/components/schemas/Change"}
    event = DOCUMENT["paths"]["/api/v1/changes"]["get"]["responses"]["200"]["content"]["application/json"]["examples"]
    (told,) = [resolved(one)["value"]["results"][0] for one in event.values()]
    assert described.faults(told, change) == []
    assert described.faults({**told, "at": "2026-03-01 12:00"}, change)


def test_reads_are_described_with_what_they_take() -> None:
    # The names that a client's code will hold on to.
    def takes_something(path: str) -> bool:
        return any(one["in"] != "header" for one in described.operation(path, "GET")["parameters"])

    assert {path for path in READS.values() if takes_something(path)} == {
        path for name, path in READS.items() if name not in ("root", "story-policy")
    }
