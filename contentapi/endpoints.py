"""An endpoint: a plain Django view, what it takes and what it answers, said once.

DRF's APIView around ready bytes halves the requests a second, so a read is a plain function. The same declaration that
guards it (method, Accept, query) is what drf-spectacular lists: one route table, one schema.
"""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from drf_spectacular.utils import OpenApiExample, OpenApiResponse, extend_schema
from rest_framework import exceptions, serializers
from rest_framework.views import APIView

from contentapi.delivery import refuse_method
from contentapi.openapi import header_notes, problem_responses
from contentapi.queries import NoQuery, Query

View = Callable[..., HttpResponse]


def read(
    *,
    operation_id: str,
    summary: str,
    description: str,
    tag: str,
    answer: type[serializers.BaseSerializer[Any]],
    answer_means: str,
    query: type[Query] = NoQuery,
    problems: Mapping[int, str] | None = None,
    examples: tuple[OpenApiExample, ...] = (),
    conditional: bool = True,
) -> Callable[[View], View]:
    """Makes `view(request, query, **path)` an endpoint for GET and HEAD.

    `query` is read and checked before the view runs; a GET without one pays nothing for it. `problems` gives what the
    operation can answer beyond the problems that every read can; `conditional` says that it carries validators.
    """
    responses: dict[Any, Any] = {
        200: OpenApiResponse(answer, description=answer_means, examples=list(examples)),
        **({304: OpenApiResponse(description="What the client holds is still current.")} if conditional else {}),
        **problem_responses({400: "The query is not valid.", **(problems or {})}),
    }
    if conditional:
        description = f"{description}\n\n{header_notes()}"

    def decorate(view: View) -> View:
        described = extend_schema(
            operation_id=operation_id,
            summary=summary,
            description=description,
            tags=[tag],
            parameters=[query] if query._declared_fields else [],
            responses=responses,
        )

        @wraps(view)
        def endpoint(request: HttpRequest, **path: Any) -> HttpResponse:
            if request.method not in ("GET", "HEAD"):
                return refuse_method(request, "GET, HEAD, OPTIONS")
            accept = request.META.get("HTTP_ACCEPT")
            if accept not in (None, "*/*", "application/json") and not request.accepts("application/json"):
                raise exceptions.NotAcceptable("This answer exists only as application/json.")
            return view(request, query.read(request) if request.META.get("QUERY_STRING") else query.defaults(), **path)

        def get(self: APIView, request: HttpRequest) -> HttpResponse:
            """Never called: drf-spectacular reads what it is, and `endpoint` is what serves."""
            raise NotImplementedError

        # What drf-spectacular looks for on a routed callback.
        endpoint.cls = type(operation_id, (APIView,), {"get": described(get), "__doc__": None})  # type: ignore[attr-defined]
        endpoint.initkwargs = {}  # type: ignore[attr-defined]
        endpoint.csrf_exempt = True  # type: ignore[attr-defined]
        return endpoint

    return decorate
