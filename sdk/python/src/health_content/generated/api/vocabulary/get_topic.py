from typing import Any
from urllib.parse import quote

from ...client import Call
from ...models.topic import Topic


def call(
    slug: str,
    *,
    if_none_match: str | None = None,
) -> Call[Topic]:
    """Read a topic."""
    headers: dict[str, Any] = {}
    if if_none_match is not None:
        headers["If-None-Match"] = if_none_match

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
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
