from typing import Any

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.story_policy import StoryPolicy
from ...types import UNSET, Unset


def _get_kwargs(
    *,
    if_none_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/story-policy",
    }
    _kwargs["headers"] = headers
    return _kwargs


def sync(
    *,
    client: AuthenticatedClient | Client,
    if_none_match: str | Unset = UNSET,
) -> StoryPolicy:
    """Read the story policy."""
    response = client.send(
        **_get_kwargs(
            if_none_match=if_none_match,
        )
    )
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code)
    response_200 = StoryPolicy.from_dict(response.json())

    return response_200
