from typing import Any

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.story_submission_request import StorySubmissionRequest
from ...models.submitted import Submitted
from ...types import UNSET, Unset


def _get_kwargs(
    *,
    body: StorySubmissionRequest,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/stories",
    }
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    return _kwargs


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: StorySubmissionRequest,
    idempotency_key: str | Unset = UNSET,
) -> Submitted:
    """Submit a story."""
    response = client.send(
        **_get_kwargs(
            body=body,
            idempotency_key=idempotency_key,
        )
    )
    if response.status_code != 202:
        raise errors.UnexpectedStatus(response.status_code)
    response_202 = Submitted.from_dict(response.json())

    return response_202
