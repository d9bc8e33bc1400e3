"""Holding real answers against the OpenAPI document, more strictly than it asks: what it does not describe is wrong."""

import re
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from django.urls import resolve
from jsonschema import FormatChecker
from openapi_schema_validator import OAS31Validator, oas31_format_checker

from contentapi.api import openapi

_formats = FormatChecker()
_formats.checkers = {**oas31_format_checker.checkers}


@_formats.checks("uri")
def _is_absolute(value: object) -> bool:
    if not isinstance(value, str):
        return True  # a format says something of text alone
    parts = urlsplit(value)
    return parts.scheme in ("http", "https") and bool(parts.netloc)


@cache
def components() -> dict[str, Any]:
    """The components of the document, in which no object may have a member that is not named."""
    closed: dict[str, Any] = deepcopy(openapi.schema()["components"])
    _close(closed)
    return closed


def _close(node: Any) -> None:
    if isinstance(node, dict):
        if "properties" in node and isinstance(node["properties"], dict):
            node.setdefault("additionalProperties", False)
        for inner in node.values():
            _close(inner)
    elif isinstance(node, list):
        for inner in node:
            _close(inner)


def faults(value: Any, schema: dict[str, Any]) -> list[str]:
    """Everything in which `value` is not what `schema` says."""
    validator = OAS31Validator({**schema, "components": components()}, format_checker=_formats)
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(value)]


def operation(path: str, method: str) -> dict[str, Any]:
    """What the document says of `method` on `path`."""
    described: dict[str, Any] = openapi.schema()["paths"][template(path)][method.lower()]
    return described


def template(path: str) -> str:
    """The path as the document writes it."""
    return "/" + re.sub(r"<\w+:(\w+)>", r"{\1}", resolve(urlsplit(path).path).route)


def check(response: Any) -> None:
    """Fails unless `response` is one that its operation is described to give."""
    asked = response.wsgi_request
    # That a path lacks a method is described with the method that it has.
    method = response.headers["Allow"].split(",")[0] if response.status_code == 405 else asked.method
    status, responses = str(response.status_code), operation(asked.path, method)["responses"]
    assert status in responses, f"{asked.path} is not said to answer {status}"
    content = responses[status].get("content", {})
    if not response.content:
        assert not content, f"{asked.path} is said to answer {status} with a body"
        return
    media = response.headers["Content-Type"]
    assert media in content, f"{asked.path} is not said to answer {status} as {media}"
    wrong = faults(response.json(), content[media]["schema"])
    assert not wrong, f"{asked.method} {asked.path}: {wrong}"


def resolved(node: dict[str, Any]) -> dict[str, Any]:
    """What `node` refers to, if it is a reference."""
    if "$ref" not in node:
        return node
    _, _, kind, name = node["$ref"].split("/")
    found: dict[str, Any] = openapi.schema()["components"][kind][name]
    return found


def objects_in(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in `value`, itself included."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from objects_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from objects_in(inner)
