from typing import Any

from ...client import Call
from ...models.story_policy import StoryPolicy


def call() -> Call[StoryPolicy]:
    """Read the story policy."""

    _kwargs: dict[str, Any] = {}
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
