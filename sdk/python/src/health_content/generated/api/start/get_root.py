from typing import Any

from ...client import Call
from ...models.root import Root


def call() -> Call[Root]:
    """Find everything."""

    _kwargs: dict[str, Any] = {}
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
