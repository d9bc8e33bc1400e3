from typing import Any
from urllib.parse import quote

from ... import errors
from ...client import AuthenticatedClient
from ...models.amendment_request import AmendmentRequest
from ...models.submission import Submission


def _get_kwargs(
    submission_id: str,
    *,
    body: AmendmentRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/api/v1/submissions/{submission_id}".format(
            submission_id=quote(str(submission_id), safe=""),
        ),
    }
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    return _kwargs


def sync(
    submission_id: str,
    *,
    client: AuthenticatedClient,
    body: AmendmentRequest,
) -> Submission:
    """Amend a submission."""
    response = client.send(
        **_get_kwargs(
            submission_id=submission_id,
            body=body,
        )
    )
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code)
    response_200 = Submission.from_dict(response.json())

    return response_200
