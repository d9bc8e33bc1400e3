from typing import Any

from ...client import Call
from ...models.root import Root


def call(
    *,
    if_none_match: str | None = None,
) -> Call[Root]:
    """Find everything."""
    headers: dict[str, Any] = {}
    if if_none_match is not None:
        headers["If-None-Match"] = if_none_match

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    return Call(
        method="GET",
        url="/api/v1",
        status=200,
        parse=_parse,
        **_kwargs,
    )


def _parse(data: Any) -> Root:
    response_200 = Root.from_dict(data)

    return response_200
