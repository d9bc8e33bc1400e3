from typing import Any
from urllib.parse import quote

from ... import errors
from ...client import AuthenticatedClient
from ...models.submission import Submission


def _get_kwargs(
    submission_id: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/submissions/{submission_id}".format(
            submission_id=quote(str(submission_id), safe=""),
        ),
    }
    return _kwargs


def sync(
    submission_id: str,
    *,
    client: AuthenticatedClient,
) -> Submission:
    """See how a submission stands."""
    response = client.send(
        **_get_kwargs(
            submission_id=submission_id,
        )
    )
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code)
    response_200 = Submission.from_dict(response.json())

    return response_200
