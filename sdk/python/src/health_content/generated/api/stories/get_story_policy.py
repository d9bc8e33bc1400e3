from typing import Any

from ...client import Call
from ...models.story_policy import StoryPolicy


def call(
    *,
    if_none_match: str | None = None,
) -> Call[StoryPolicy]:
    """Read the story policy."""
    headers: dict[str, Any] = {}
    if if_none_match is not None:
        headers["If-None-Match"] = if_none_match

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    return Call(
        method="GET",
        url="/api/v1/story-policy",
        status=200,
        parse=_parse,
        **_kwargs,
    )


def _parse(data: Any) -> StoryPolicy:
    response_200 = StoryPolicy.from_dict(data)

    return response_200
