from typing import Any
from urllib.parse import quote

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.story import Story
from ...types import UNSET, Unset


def _get_kwargs(
    story_id: str,
    *,
    if_none_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/stories/{story_id}".format(
            story_id=quote(str(story_id), safe=""),
        ),
    }
    _kwargs["headers"] = headers
    return _kwargs


def sync(
    story_id: str,
    *,
    client: AuthenticatedClient | Client,
    if_none_match: str | Unset = UNSET,
) -> Story:
    """Read a story."""
    response = client.send(
        **_get_kwargs(
            story_id=story_id,
            if_none_match=if_none_match,
        )
    )
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code)
    response_200 = Story.from_dict(response.json())

    return response_200
