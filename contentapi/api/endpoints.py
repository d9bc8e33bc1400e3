"""An endpoint: a plain Django view, what it takes and what it answers, said once.

DRF's APIView around ready bytes halves the requests a second, so views are plain functions. The same declaration that
guards one (method, Accept, query, body) is what drf-spectacular lists: one route table, one schema.
"""

import re
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import exceptions, serializers
from rest_framework.views import APIView

from contentapi.api import bodies, conditions
from contentapi.api.delivery import READS, READS_ALLOWED, refuse_method
from contentapi.api.openapi import (
    CACHE_CONTROL,
    LAST_MODIFIED,
    LINKS,
    READ_HEADERS,
    problem_headers,
    problem_responses,
)
from contentapi.api.queries import NoQuery, Query
from contentapi.errors import Fault

View = Callable[..., HttpResponse]
Shape = type[serializers.BaseSerializer[Any]]
# Where an answer leads: OpenAPI's links, by name.
Links = Mapping[str, Mapping[str, Any]]

# What is wrong with the request that the documentation shows with a 400.
_WRONG_QUERY = Fault("There is no such parameter.", "unknown_parameter", parameter="colour")
_WRONG_BODY = Fault("There is no member of this name here.", "unknown_member", pointer="/colour")

_OF_ANY_QUERY = {"invalid": "The query is not valid."}


def _of_a_body(largest: int) -> Mapping[str, str]:
    return {
        "invalid": "The body or the query is not valid. `errors` points to everything that is wrong with it.",
        "too_large": bodies.say_too_large(largest),
        "unsupported_media_type": "The body is not `application/json` in UTF-8.",
    }


# Media ranges that include JSON, the most specific first: it is the one that counts. A lone `*` is what old Java sends.
_JSON_RANGES = ("application/json", "application/*", "*/*", "*")
# Where an answer has no body, a problem is all that can be read, and generated clients ask for nothing else.
_PROBLEM_RANGES = ("application/problem+json", *_JSON_RANGES)
_NOT_WANTED = re.compile(r"q\s*=\s*0(\.0*)?")


def read(
    *,
    operation_id: str,
    summary: str,
    description: str,
    tag: str,
    answer: Shape,
    answer_means: str,
    query: type[Query] = NoQuery,
    path: tuple[OpenApiParameter, ...] = (),
    problems: Mapping[str, str] | None = None,
    dated: bool = True,
    links: Links | None = None,
) -> Callable[[View], View]:
    """Makes `view(request, query, **path)` an endpoint for GET and HEAD.

    `query` is read and checked before the view runs; a GET without one pays nothing for it. `path` describes what
    stands in the address, and `problems` says, by code, what the operation can answer beyond the problems that every
    read can. `dated` answers carry Last-Modified.
    """
    kinds = {**_OF_ANY_QUERY, **(problems or {})}
    described = extend_schema(
        operation_id=operation_id,
        summary=summary,
        description=f"{description}\n\n{_OF_ANY_READ}",
        tags=[tag],
        parameters=[
            *path,
            *([query] if query._declared_fields else []),
            *READ_HEADERS,
            *([LAST_MODIFIED] if dated else []),
            *problem_headers(kinds, 200),
        ],
        responses={
            200: OpenApiResponse(answer, description=answer_means),
            304: OpenApiResponse(description="What the client holds is still current."),
            **problem_responses(kinds, wrong=_WRONG_QUERY),
        },
        extensions={LINKS: links} if links else None,
    )

    def decorate(view: View) -> View:
        @wraps(view)
        def endpoint(request: HttpRequest, **path: Any) -> HttpResponse:
            if request.method not in READS:
                return refuse_method(request, READS_ALLOWED)
            _refuse_other_than(_JSON_RANGES, request)
            return view(request, query.asked(request), **path)

        return _list_as(endpoint, operation_id, READS, described)

    return decorate


_OF_ANY_READ = (
    "Carries a strong `ETag`; send it back as `If-None-Match` and an unchanged answer is a `304` without a body, or as "
    "`If-Match` and another answer is a `412`. `HEAD` answers the same without a body."
)


def link(operation_id: str, description: str, **parameters: str) -> Mapping[str, Any]:
    """A link to an operation: `parameters` say where in this request or answer each of its own is found."""
    return {"operationId": operation_id, "parameters": parameters, "description": description}


def operation(
    method: str,
    *,
    operation_id: str,
    summary: str,
    description: str,
    tag: str,
    answer: Shape | None,
    answer_means: str,
    body: Shape | None = None,
    largest: int = bodies.LARGEST,
    status: int = 200,
    path: tuple[OpenApiParameter, ...] = (),
    problems: Mapping[str, str] | None = None,
    examples: tuple[OpenApiExample, ...] = (),
    headers: tuple[OpenApiParameter, ...] = (),
    links: Links | None = None,
    auth: tuple[str, ...] = (),
) -> Callable[[View], View]:
    """Makes a view an endpoint for `method`, whose answer is for whoever asks: no ETag, no cache.

    With a `body`, the view is `view(request, data, **path)`, where `data` is the body as JSON, strictly read: `body`
    describes it, and the view checks it, so that everything wrong with it is said at once; it has `largest` bytes at
    most. Without, it is `view(request, **path)`. An answer of None has no body. `examples` are of requests, `headers`
    of either side; `auth` names the security schemes that open it.
    """
    ranges = _PROBLEM_RANGES if answer is None else _JSON_RANGES
    kinds = {**(_OF_ANY_QUERY if body is None else _of_a_body(largest)), **(problems or {})}
    described = extend_schema(
        operation_id=operation_id,
        summary=summary,
        description=description,
        tags=[tag],
        parameters=[*path, *headers, CACHE_CONTROL, *problem_headers(kinds, status)],
        request=None if body is None else {"application/json": body},
        responses={
            status: OpenApiResponse(answer, description=answer_means),
            **problem_responses(kinds, wrong=_WRONG_QUERY if body is None else _WRONG_BODY),
        },
        examples=list(examples),
        auth=_security(auth),
        extensions={LINKS: links} if links else None,
    )
    allowed = method.upper()
    expected = _required(body)

    def decorate(view: View) -> View:
        @wraps(view)
        def endpoint(request: HttpRequest, **path: Any) -> HttpResponse:
            if request.method != allowed:
                return refuse_method(request, f"{allowed}, OPTIONS")
            _refuse_other_than(ranges, request)
            NoQuery.read(request)
            conditions.check_untagged(request)
            if body is None:
                return view(request, **path)
            return view(request, bodies.read_json(request, largest=largest, expected=expected), **path)

        return _list_as(endpoint, operation_id, (allowed,), described)

    return decorate


def _required(shape: Shape | None) -> list[str]:
    """The members that a body of this shape must have."""
    fields: Mapping[str, Any] = getattr(shape, "_declared_fields", {})
    return [name for name, field in fields.items() if field.required]


def _security(schemes: tuple[str, ...]) -> Any:
    """`schemes` as OpenAPI's security requirements: any one of them will do."""
    return [{name: []} for name in schemes] or None


def resource(*endpoints: Any) -> View:
    """One address that takes several methods, each by an endpoint of its own."""
    by_method = {method: endpoint for endpoint in endpoints for method in endpoint.methods}
    allowed = ", ".join([*by_method, "OPTIONS"])

    def dispatch(request: HttpRequest, **path: Any) -> HttpResponse:
        endpoint = by_method.get(request.method)
        return endpoint(request, **path) if endpoint else refuse_method(request, allowed)

    operations = {name: operation for endpoint in endpoints for name, operation in endpoint.operations.items()}
    return _listed(dispatch, "Resource", operations)


def _refuse_other_than(ranges: tuple[str, ...], request: HttpRequest) -> None:
    accept = request.META.get("HTTP_ACCEPT")
    if accept not in (None, "*/*", "application/json") and not _includes(ranges, accept):
        raise exceptions.NotAcceptable("This answer exists only as application/json.")


def _includes(ranges: tuple[str, ...], accept: str) -> bool:
    """Whether an `Accept` header includes one of the ranges (RFC 9110 §12.5.1); an empty one excludes nothing.

    Parameters other than `q` don't count: `application/json; charset=utf-8` is JSON. As Django reads the header it is
    not, and a parameter in an unknown encoding is an error.
    """
    wanted: dict[str, bool] = {}
    for entry in accept.lower().split(","):
        media, *parameters = (part.strip() for part in entry.split(";"))
        wanted[media] = not any(_NOT_WANTED.fullmatch(parameter) for parameter in parameters)
    return next((wanted[media] for media in ranges if media in wanted), not accept.strip())


def _list_as(endpoint: View, operation_id: str, methods: tuple[str, ...], described: Callable[[Any], Any]) -> View:
    """Gives `endpoint` what drf-spectacular looks for on a routed callback, and `resource` on an endpoint."""

    def listed(self: APIView, request: HttpRequest) -> HttpResponse:
        """Never called: drf-spectacular reads what it is, and `endpoint` is what serves."""
        raise NotImplementedError

    known: Any = endpoint
    known.methods = methods
    known.operations = {methods[0].lower(): described(listed)}
    return _listed(endpoint, operation_id, known.operations)


def _listed(view: View, name: str, operations: Mapping[str, Any]) -> View:
    listed: Any = view
    listed.cls = type(name, (APIView,), {**operations, "__doc__": None})
    listed.initkwargs = {}
    listed.csrf_exempt = True
    return view
