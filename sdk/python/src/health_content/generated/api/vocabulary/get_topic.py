from typing import Any
from urllib.parse import quote

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.topic import Topic
from ...types import UNSET, Unset


def _get_kwargs(
    slug: str,
    *,
    if_none_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/topics/{slug}".format(
            slug=quote(str(slug), safe=""),
        ),
    }
    _kwargs["headers"] = headers
    return _kwargs


def sync(
    slug: str,
    *,
    client: AuthenticatedClient | Client,
    if_none_match: str | Unset = UNSET,
) -> Topic:
    """Read a topic."""
    response = client.send(
        **_get_kwargs(
            slug=slug,
            if_none_match=if_none_match,
        )
    )
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code)
    response_200 = Topic.from_dict(response.json())

    return response_200
