"""The OpenAPI document: valid, whole, served by us, and true of every answer."""

import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import call_command
from openapi_spec_validator import OpenAPIV31SpecValidator

from contentapi.api import openapi, problems
from contentapi.contract import finishing
from testimonials.models.intake import ID_PATTERN
from testimonials.public.queries import ID
from tests.contentapi.contract import described, taken
from tests.contentapi.routes import ALLOWED, OPERATIONS, READS

DOCUMENT = openapi.schema()
ALL = [
    (path, method, operation)
    for path, operations in DOCUMENT["paths"].items()
    for method, operation in operations.items()
]


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
        "getArticlePart",
        "getArticleVersion",
        "getRoot",
        "getSnapshot",
        "getStory",
        "getStoryPolicy",
        "getSubmission",
        "getTopic",
        "listActivities",
        "listArticleParts",
        "listArticleVersions",
        "listArticles",
        "listChanges",
        "listFacts",
        "listGuidanceRules",
        "listRelatedArticles",
        "listSources",
        "listStories",
        "listSupportServices",
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
        (content["schema"], described.resolved(one)["value"])
        for content in contents
        for one in content.get("examples", {}).values()
    ]
    assert examples or not contents
    for schema, value in examples:
        assert described.faults(value, schema) == []


@pytest.mark.slow
@pytest.mark.django_db
def test_the_examples_are_what_the_server_answers_now() -> None:
    assert taken.take() == finishing.taken(), "run `make openapi`"


@each_operation
def test_every_problem_shows_one_that_is_true_and_names_its_code(
    path: str, method: str, operation: dict[str, Any]
) -> None:
    for status, response in operation["responses"].items():
        for content in response.get("content", {}).values():
            for one in map(described.resolved, content["examples"].values()):
                assert described.faults(one["value"], content["schema"]) == []
                if status[0] in "45":
                    code = one["value"]["code"]
                    assert response["description"].startswith(f"`{code}`: ")
                    assert (str(problems.KINDS[code].status), one["value"]["type"]) == (status, f"/api/problems#{code}")


def test_enums_have_names_and_each_list_of_terms_one() -> None:
    schemas = DOCUMENT["components"]["schemas"]
    lists = {name: schema.get("enum") or schema.get("x-extensible-enum") for name, schema in schemas.items()}
    named = {name: tuple(values) for name, values in lists.items() if values}
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
        for node in described.objects_in(DOCUMENT["components"]["schemas"])
        if node.get("type") == "object" and not node.get("properties") and "additionalProperties" not in node
    ]
    assert bare == []


def test_every_member_says_what_it_is() -> None:
    schemas = DOCUMENT["components"]["schemas"]
    for name, schema in schemas.items():
        assert schema["description"], name
        for member, shape in schema.get("properties", {}).items():
            assert shape.get("description") or "$ref" in shape, f"{name}.{member}: a `help_text`, please"


def test_what_is_sent_is_closed_and_what_comes_back_may_grow() -> None:
    for name, schema in DOCUMENT["components"]["schemas"].items():
        assert (schema.get("additionalProperties") is False) == name.endswith("Request"), name


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


def test_a_wrong_link_or_moment_would_be_noticed() -> None:
    page = DOCUMENT["paths"]["/api/v1/facts"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    empty: dict[str, Any] = {"results": [], "next": None, "previous": None, "total": 0}
    assert described.faults(empty, page) == []
    assert described.faults({**empty, "next": "/api/v1/facts?cursor=x"}, page)
    change = {"$ref": "#/components/schemas/Change"}
    event = DOCUMENT["paths"]["/api/v1/changes"]["get"]["responses"]["200"]["content"]["application/json"]["examples"]
    (told,) = [described.resolved(one)["value"]["results"][0] for one in event.values()]
    assert described.faults(told, change) == []
    assert described.faults({**told, "at": "2026-03-01 12:00"}, change)


def test_reads_are_described_with_what_they_take() -> None:
    # The names that a client's code will hold on to.
    def takes_something(path: str) -> bool:
        return bool(described.operation(path, "GET").get("parameters"))

    assert {path for path in READS.values() if takes_something(path)} == {
        path for name, path in READS.items() if name not in ("root", "story-policy")
    }
