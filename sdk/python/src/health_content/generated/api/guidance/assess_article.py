from typing import Any
from urllib.parse import quote

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.assessment import Assessment
from ...models.assessment_request import AssessmentRequest


def _get_kwargs(
    slug: str,
    *,
    body: AssessmentRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/articles/{slug}/assessment".format(
            slug=quote(str(slug), safe=""),
        ),
    }
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    return _kwargs


def sync(
    slug: str,
    *,
    client: AuthenticatedClient | Client,
    body: AssessmentRequest,
) -> Assessment:
    """Ask an article's guidance."""
    response = client.send(
        **_get_kwargs(
            slug=slug,
            body=body,
        )
    )
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code)
    response_200 = Assessment.from_dict(response.json())

    return response_200
