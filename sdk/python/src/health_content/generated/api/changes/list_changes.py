from typing import Any

from ...client import Call
from ...models.change_page import ChangePage


def call(
    *,
    after: str | None = None,
    page_size: int | None = 20,
) -> Call[ChangePage]:
    """Follow changes."""

    params: dict[str, Any] = {}

    params["after"] = after

    params["page_size"] = page_size

    params = {k: v for k, v in params.items() if v is not None and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["params"] = params
    return Call(
        method="GET",
        url="/api/v1/changes",
        status=200,
        parse=_parse,
        **_kwargs,
    )


def _parse(data: Any) -> ChangePage:
    response_200 = ChangePage.from_dict(data)

    return response_200
