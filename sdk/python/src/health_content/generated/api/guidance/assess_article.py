from typing import Any
from urllib.parse import quote

from ...client import Call
from ...models.assessment import Assessment
from ...models.assessment_request import AssessmentRequest


def call(
    slug: str,
    *,
    body: AssessmentRequest,
) -> Call[Assessment]:
    """Ask an article's guidance."""
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {}
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    return Call(
        method="POST",
        url="/api/v1/articles/{slug}/assessment".format(
            slug=quote(str(slug), safe=""),
        ),
        status=200,
        parse=_parse,
        **_kwargs,
    )


def _parse(data: Any) -> Assessment:
    response_200 = Assessment.from_dict(data)

    return response_200
