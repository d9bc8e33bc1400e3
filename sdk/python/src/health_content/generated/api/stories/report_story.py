from typing import Any
from urllib.parse import quote

from ...client import Call
from ...models.report_request import ReportRequest


def call(
    story_id: str,
    *,
    body: ReportRequest,
) -> Call[None]:
    """Report a story."""
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {}
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    return Call(
        method="POST",
        url="/api/v1/stories/{story_id}/reports".format(
            story_id=quote(str(story_id), safe=""),
        ),
        status=202,
        parse=_parse,
        **_kwargs,
    )


def _parse(data: Any) -> None:
    return None
