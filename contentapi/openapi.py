"""OpenAPI: the shapes that every operation shares, the finishing touches on the schema, and the pages that show it."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template import loader
from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer, OpenApiYamlRenderer
from drf_spectacular.utils import OpenApiResponse
from rest_framework import serializers

from contentapi import delivery, problems
from contentapi.delivery import read_only
from contentapi.serializers import Pattern


class PatternExtension(OpenApiSerializerFieldExtension):  # type: ignore[no-untyped-call]
    """Says of a pattern what it accepts."""

    target_class = Pattern
    match_subclasses = True

    def map_serializer_field(self, auto_schema: Any, direction: str) -> dict[str, Any]:
        pattern = {"type": "string", "pattern": f"^(?:{self.target.pattern.pattern})$"}
        return pattern if self.target.max_length is None else {**pattern, "maxLength": self.target.max_length}


class ProblemErrorSerializer(serializers.Serializer[Any]):
    """One thing that is wrong with the request."""

    pointer = serializers.CharField(
        required=False, help_text="Where in the body, as a JSON pointer (RFC 6901); empty for the whole of it."
    )
    parameter = serializers.CharField(required=False, help_text="Which query parameter or header.")
    code = serializers.CharField(help_text="A stable name for what is wrong.")
    detail = serializers.CharField(help_text="What is wrong and what would be right, for a person to read.")


class ProblemSerializer(serializers.Serializer[Any]):
    """What went wrong (RFC 9457)."""

    type = serializers.CharField(help_text="A reference to the page that explains this kind of problem.")
    title = serializers.CharField(help_text="The kind of problem, in words.")
    status = serializers.IntegerField(help_text="The HTTP status.")
    detail = serializers.CharField(help_text="What went wrong this time, for a person to read.")
    instance = serializers.CharField(help_text="The path that was asked for.")
    code = serializers.ChoiceField(choices=problems.CODES, help_text="The kind of problem, for a program to read.")
    errors = ProblemErrorSerializer(many=True, help_text="Everything that is wrong with the request, at once.")
    successor = serializers.CharField(
        required=False, allow_null=True, help_text="On 410: the slug of what stands in its place, if anything does."
    )


def problem_responses(statuses: Mapping[int, str]) -> dict[tuple[int, str], OpenApiResponse]:
    """`{status: when}` as documented problem responses; the ones that any operation can answer are added."""
    every = {
        **statuses,
        405: "The resource has no such method.",
        406: "`Accept` excludes JSON.",
        500: "Our fault.",
    }
    return {
        (status, problems.CONTENT_TYPE): OpenApiResponse(ProblemSerializer, description=when)
        for status, when in sorted(every.items())
    }


def header_notes() -> str:
    return (
        "Carries a strong `ETag`; send it back as `If-None-Match` and an unchanged answer is a `304` without a body. "
        "`HEAD` answers the same without a body."
    )


def tidy(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """Post-processing hook: says in OpenAPI 3.1's own way what drf-spectacular says in that of 3.0.

    No operation needs a credential unless it says so; one that takes a body needs it; and what may be null is `null`
    beside its type, not an enum.
    """
    for path in result["paths"].values():
        for operation in path.values():
            if operation.get("security") == [{}]:
                operation["security"] = []
            if "requestBody" in operation:
                operation["requestBody"]["required"] = True
    result["components"]["schemas"].pop("NullEnum", None)
    tidied: dict[str, Any] = _without_null_enums(result)
    return tidied


def _without_null_enums(node: Any) -> Any:
    if isinstance(node, dict):
        if node.get("$ref") == "#/components/schemas/NullEnum":
            return {"type": "null"}
        return {name: _without_null_enums(inner) for name, inner in node.items()}
    return [_without_null_enums(inner) for inner in node] if isinstance(node, list) else node


@cache
def schema() -> dict[str, Any]:
    """The OpenAPI document. It is the code's: it cannot change while this process runs, so it is made once."""
    document: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    return document


@cache
def rendered(form: str) -> bytes:
    renderer = OpenApiJsonRenderer() if form == "json" else OpenApiYamlRenderer()
    text: bytes = renderer.render(schema(), renderer_context={})
    return text


@read_only
def openapi_json(request: HttpRequest) -> HttpResponse:
    return _send(request, rendered("json"), "application/json")


@read_only
def openapi_yaml(request: HttpRequest) -> HttpResponse:
    return _send(request, rendered("yaml"), "application/yaml")


# Redoc builds its style sheets in the page and searches in a worker; everything it loads is ours all the same.
_DOCS_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@read_only
def docs(request: HttpRequest) -> HttpResponse:
    """The API's documentation for people."""
    return _page(request, "contentapi/docs.html", {})


@read_only
def problem_catalogue(request: HttpRequest) -> HttpResponse:
    """What each `code` of a problem means: the page that `type` points to."""
    return _page(request, "contentapi/problems.html", {"kinds": problems.KINDS.items()})


def _page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    page = loader.render_to_string(template, context, request).encode()
    response = _send(request, page, "text/html; charset=utf-8")
    response.headers["Content-Security-Policy"] = _DOCS_POLICY
    return response


def _send(request: HttpRequest, body: bytes, content_type: str) -> HttpResponse:
    return delivery.send(request, body, cache=delivery.FRESH, surrogate_keys="openapi", content_type=content_type)
