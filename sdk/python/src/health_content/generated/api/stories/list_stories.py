from typing import Any

from ...client import Call
from ...models.story_page import StoryPage


def call(
    *,
    article: str | None = None,
    cursor: str | None = None,
    page_size: int | None = 20,
    topic: str | None = None,
    if_none_match: str | None = None,
) -> Call[StoryPage]:
    """List stories."""
    headers: dict[str, Any] = {}
    if if_none_match is not None:
        headers["If-None-Match"] = if_none_match

    params: dict[str, Any] = {}

    params["article"] = article

    params["cursor"] = cursor

    params["page_size"] = page_size

    params["topic"] = topic

    params = {k: v for k, v in params.items() if v is not None and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["params"] = params
    _kwargs["headers"] = headers
    return Call(
        method="GET",
        url="/api/v1/stories",
        status=200,
        parse=_parse,
        **_kwargs,
    )


def _parse(data: Any) -> StoryPage:
    response_200 = StoryPage.from_dict(data)

    return response_200
