from typing import Any

from ...client import Call
from ...models.story_submission_request import StorySubmissionRequest
from ...models.submitted import Submitted


def call(
    *,
    body: StorySubmissionRequest,
    idempotency_key: str | None = None,
) -> Call[Submitted]:
    """Submit a story."""
    headers: dict[str, Any] = {}
    if idempotency_key is not None:
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {}
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    return Call(
        method="POST",
        url="/api/v1/stories",
        status=202,
        parse=_parse,
        **_kwargs,
    )


def _parse(data: Any) -> Submitted:
    response_202 = Submitted.from_dict(data)

    return response_202
