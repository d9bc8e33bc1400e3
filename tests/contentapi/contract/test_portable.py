"""Shapes that code generators read with their default options: what each of them fell over is not there."""

import re
from pathlib import Path
from typing import Any

from contentapi.api import openapi
from contentapi.contract.portable import OPEN_LISTS
from tests.contentapi.contract import described

DOCUMENT = openapi.schema()
SCHEMAS = DOCUMENT["components"]["schemas"]
NULL = {"type": "null"}
ROOT = Path(__file__).parents[3]

OPERATIONS = [(path, operation) for path, operations in DOCUMENT["paths"].items() for operation in operations.values()]


def alternatives(node: dict[str, Any]) -> list[Any]:
    """The shapes of which `node` is one, null aside."""
    return [part for kind in ("oneOf", "anyOf") for part in node.get(kind, ()) if part != NULL]


def test_a_value_of_several_types_is_untyped_and_described() -> None:
    # PHP and Kotlin read a choice of types as an empty object, without a word; Python and Ruby refuse it.
    facts = SCHEMAS["AssessmentRequest"]["properties"]["facts"]["additionalProperties"]
    told = SCHEMAS["Scenario"]["properties"]["facts"]["additionalProperties"]
    reason = SCHEMAS["Reason"]["properties"]
    for value in (SCHEMAS["Condition"]["properties"]["value"], reason["value"], reason["given"], facts, told):
        assert value.keys() == {"description"}
        assert value["description"]


def test_no_other_shape_is_a_choice_of_types() -> None:
    for node in described.objects_in(SCHEMAS):
        assert all("$ref" in part for part in alternatives(node)), node
        assert set(node["type"]) - {"null"} == {node["type"][0]} if isinstance(node.get("type"), list) else True


def test_an_agreement_is_a_boolean() -> None:
    consent = SCHEMAS["ConsentRequest"]["properties"]
    for name in ("publish", "own_experience", "adult"):
        assert consent[name].keys() == {"type", "description"}
        assert consent[name]["type"] == "boolean"
    assert not [node for node in described.objects_in(SCHEMAS) if isinstance(node.get("type"), str) and "const" in node]


def test_a_list_that_may_grow_is_text_with_the_values_of_today() -> None:
    for name in OPEN_LISTS:
        assert SCHEMAS[name].keys() == {"type", "x-extensible-enum", "description"}
        assert SCHEMAS[name]["type"] == "string"
        assert len(SCHEMAS[name]["x-extensible-enum"]) > 1


def test_the_lists_that_may_grow_are_those_of_the_compatibility_page_and_of_the_document() -> None:
    page = (ROOT / "docs" / "compatibility.md").read_text(encoding="utf-8")
    (said,) = re.findall(r"These are open: (.*?)\. All others", page, re.DOTALL)
    assert set(re.findall(r"`(\w+)`", said)) == set(OPEN_LISTS)
    (told,) = re.findall(r"the open lists \((.*?)\)", DOCUMENT["info"]["description"])
    assert set(re.findall(r"`(\w+)`", told)) == set(OPEN_LISTS)


def test_a_list_has_no_bounds_of_a_text() -> None:
    lists = [node for node in described.objects_in(DOCUMENT) if "enum" in node or "x-extensible-enum" in node]
    assert len(lists) > len(OPEN_LISTS)
    assert not [node for node in lists if node.keys() & {"minLength", "maxLength", "pattern", "format"}]


def test_a_list_with_a_name_is_written_out_once() -> None:
    named = [tuple(schema["enum"]) for schema in SCHEMAS.values() if "enum" in schema]
    written = [tuple(node["enum"]) for node in described.objects_in(DOCUMENT) if isinstance(node.get("enum"), list)]
    assert [values for values in written if values in named] == named


def test_no_two_values_have_one_name_in_a_language_without_rooms_for_them() -> None:
    # In Go, `wait` of an action and of an outcome are two constants of one package.
    names = [name for schema in SCHEMAS.values() if "enum" in schema for name in schema["x-enum-varnames"]]
    assert len(set(names)) == len(names)
    for schema in SCHEMAS.values():
        if "enum" in schema:
            assert len(schema["x-enum-varnames"]) == len(schema["enum"])
    assert all(re.fullmatch(r"[A-Z]+(_[A-Z]+)+", name) for name in names)


def test_what_must_be_given_comes_first_in_a_call_and_headers_last() -> None:
    for path, operation in OPERATIONS:
        parameters = operation.get("parameters", ())
        in_path = [one["name"] for one in parameters if one["in"] == "path"]
        assert in_path == re.findall(r"{(\w+)}", path)
        ranks = [
            ("path", "query", "header").index(one["in"]) * 2 + (one["in"] == "query" and not one.get("required"))
            for one in parameters
        ]
        assert ranks == sorted(ranks), operation["operationId"]


def test_whether_an_answer_is_held_already_is_no_argument_of_a_call() -> None:
    for _, operation in OPERATIONS:
        assert not [one for one in operation.get("parameters", ()) if one["name"].startswith("If-")]
        assert ("304" in operation["responses"]) == ("`If-None-Match`" in operation["description"])
