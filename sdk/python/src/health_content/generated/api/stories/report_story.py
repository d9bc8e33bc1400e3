from typing import Any
from urllib.parse import quote

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.report_request import ReportRequest


def _get_kwargs(
    story_id: str,
    *,
    body: ReportRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/stories/{story_id}/reports".format(
            story_id=quote(str(story_id), safe=""),
        ),
    }
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    return _kwargs


def sync(
    story_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: ReportRequest,
) -> None:
    """Report a story."""
    response = client.send(
        **_get_kwargs(
            story_id=story_id,
            body=body,
        )
    )
    if response.status_code != 202:
        raise errors.UnexpectedStatus(response.status_code)
