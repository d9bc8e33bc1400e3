"""OpenAPI: the shapes that every operation shares, and the document itself, as it is served."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer, OpenApiYamlRenderer
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse
from rest_framework import serializers

from contentapi.api import delivery, problems
from contentapi.api.delivery import read_only
from contentapi.api.serializers import Pattern
from contentapi.errors import Fault

# How an endpoint hands on what drf-spectacular has no word for.
LINKS = "x-links"
# How a shape says that it has any of its members, not all of them.
PARTIAL = "x-partial"


class PatternExtension(OpenApiSerializerFieldExtension):  # type: ignore[no-untyped-call]
    """Says of a pattern what it accepts."""

    target_class = Pattern
    match_subclasses = True

    def map_serializer_field(self, auto_schema: Any, direction: str) -> dict[str, Any]:
        pattern = {"type": "string", "pattern": f"^(?:{self.target.contract})$"}
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


def problem_responses(kinds: Mapping[str, str], *, wrong: Fault) -> dict[tuple[int, str], OpenApiResponse]:
    """`{code: when}` as documented problem responses; the ones that any operation can answer are added.

    `wrong` is what a 400 finds in the request that is shown with it.
    """
    every = {
        **kinds,
        "method_not_allowed": "The resource has no such method.",
        "not_acceptable": "`Accept` excludes JSON.",
        "precondition_failed": "`If-Match` or `If-Unmodified-Since` does not hold.",
        "internal": "Our fault.",
        "unavailable": "The database does not answer just now: come again, as `Retry-After` says.",
    }
    responses = {
        (problems.KINDS[code].status, problems.CONTENT_TYPE): OpenApiResponse(
            ProblemSerializer, description=f"`{code}`: {when}", examples=[_problem(code, wrong)]
        )
        for code, when in every.items()
    }
    return dict(sorted(responses.items()))


def _problem(code: str, wrong: Fault) -> OpenApiExample:
    """A problem of this kind, as it is answered."""
    kind = problems.KINDS[code]
    name = f"{code}_in_{'body' if wrong.parameter is None else 'query'}" if kind.status == 400 else code
    said = problems.document(code, kind.meaning, "/api/v1/articles", faults=[wrong] if kind.status == 400 else [])
    more = {"successor": "recovering-after-miscarriage"} if kind.status == 410 else {}
    return OpenApiExample(f"problem_{name}", summary=kind.title, value={**said, **more})


def header(name: str, description: str, *statuses: int, always: bool = True, number: bool = False) -> OpenApiParameter:
    """A header of the answers with these statuses."""
    return OpenApiParameter(
        name,
        OpenApiTypes.INT if number else OpenApiTypes.STR,
        OpenApiParameter.HEADER,
        required=always,
        description=description,
        response=list(statuses),
    )


def problem_headers(kinds: Mapping[str, str], success: int) -> list[OpenApiParameter]:
    """What goes with a status by itself: how to go on from there."""
    found = [header("Allow", "The methods that the resource has.", 405)]
    waits = [503, *([429] if "too_many_requests" in kinds else [])]
    found.append(header("Retry-After", "After how many seconds to come again.", *waits, number=True))
    if "unauthorized" in kinds:
        found.append(header("WWW-Authenticate", "How to identify: with the receipt, as a bearer token.", 401))
    if "too_many_requests" in kinds:
        refusals = (*kinds, "not_acceptable", "precondition_failed")
        counted = [success, *sorted({problems.KINDS[code].status for code in refusals})]
        found += [
            header("RateLimit", f"{_RATE} What is left: `r` posts, for `t` seconds.", *counted, always=False),
            header("RateLimit-Policy", f"{_RATE} What is allowed: `q` posts in `w` seconds.", *counted, always=False),
        ]
    return found


_RATE = "How many posts one address may send (draft-ietf-httpapi-ratelimit-headers)."

CACHE_CONTROL = header(
    "Cache-Control",
    "How long an answer may be kept: a minute and then asked for anew; for ever (a version); only after asking again "
    "(`no-cache`: stories and changes); not at all (`no-store`: what is for one reader).",
    *(200, 202, 204, 304),
)
READ_HEADERS = (
    header("ETag", "A strong validator: send it back as `If-None-Match`.", 200, 304),
    CACHE_CONTROL,
    header("Surrogate-Key", "Names, with spaces between, by which a CDN can drop the answer.", 200, 304),
    header("Vary", "What of the request the answer depends on.", 200, 304),
)
LAST_MODIFIED = header(
    "Last-Modified", "When any of it last changed; left out in the second after that.", 200, 304, always=False
)


def in_path(name: str, pattern: str, description: str, *, example: str | int, kind: str = "string") -> OpenApiParameter:
    """A parameter of the path, as narrow as its route is."""
    shape = {"type": kind, "pattern": f"^{pattern}$"} if kind == "string" else {"type": kind, "minimum": 1}
    return OpenApiParameter(
        name, {**shape, "examples": [example]}, OpenApiParameter.PATH, required=True, description=description
    )


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


def _send(request: HttpRequest, body: bytes, content_type: str) -> HttpResponse:
    return delivery.send(request, body, cache=delivery.FRESH, surrogate_keys="openapi", content_type=content_type)
