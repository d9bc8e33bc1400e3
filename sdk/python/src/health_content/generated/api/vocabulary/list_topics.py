from typing import Any

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.topic_page import TopicPage
from ...types import UNSET, Unset


def _get_kwargs(
    *,
    cursor: str | Unset = UNSET,
    page_size: int | Unset = 20,
    if_none_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    params: dict[str, Any] = {}

    params["cursor"] = cursor

    params["page_size"] = page_size

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/topics",
        "params": params,
    }
    _kwargs["headers"] = headers
    return _kwargs


def sync(
    *,
    client: AuthenticatedClient | Client,
    cursor: str | Unset = UNSET,
    page_size: int | Unset = 20,
    if_none_match: str | Unset = UNSET,
) -> TopicPage:
    """List topics."""
    response = client.send(
        **_get_kwargs(
            cursor=cursor,
            page_size=page_size,
            if_none_match=if_none_match,
        )
    )
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code)
    response_200 = TopicPage.from_dict(response.json())

    return response_200
