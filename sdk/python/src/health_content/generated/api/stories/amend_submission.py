from typing import Any
from urllib.parse import quote

from ...client import Call
from ...models.amendment_request import AmendmentRequest
from ...models.submission import Submission


def call(
    submission_id: str,
    *,
    body: AmendmentRequest,
) -> Call[Submission]:
    """Amend a submission."""
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {}
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    return Call(
        method="PATCH",
        url="/api/v1/submissions/{submission_id}".format(
            submission_id=quote(str(submission_id), safe=""),
        ),
        status=200,
        parse=_parse,
        **_kwargs,
    )


def _parse(data: Any) -> Submission:
    response_200 = Submission.from_dict(data)

    return response_200
