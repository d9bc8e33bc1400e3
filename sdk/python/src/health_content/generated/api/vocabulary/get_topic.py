from typing import Any
from urllib.parse import quote

from ...client import Call
from ...models.topic import Topic


def call(
    slug: str,
) -> Call[Topic]:
    """Read a topic."""

    _kwargs: dict[str, Any] = {}
    return Call(
        method="GET",
        url="/api/v1/topics/{slug}".format(
            slug=quote(str(slug), safe=""),
        ),
        status=200,
        parse=_parse,
        **_kwargs,
    )


def _parse(data: Any) -> Topic:
    response_200 = Topic.from_dict(data)

    return response_200
