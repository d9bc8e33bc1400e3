from typing import Any
from urllib.parse import quote

from ...client import Call
from ...models.story import Story


def call(
    story_id: str,
) -> Call[Story]:
    """Read a story."""

    _kwargs: dict[str, Any] = {}
    return Call(
        method="GET",
        url="/api/v1/stories/{story_id}".format(
            story_id=quote(str(story_id), safe=""),
        ),
        status=200,
        parse=_parse,
        **_kwargs,
    )


def _parse(data: Any) -> Story:
    response_200 = Story.from_dict(data)

    return response_200
