from typing import Any

from ...client import Call
from ...models.fact_page import FactPage


def call(
    *,
    cursor: str | None = None,
    page_size: int | None = 20,
) -> Call[FactPage]:
    """List facts."""

    params: dict[str, Any] = {}

    params["cursor"] = cursor

    params["page_size"] = page_size

    params = {k: v for k, v in params.items() if v is not None and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["params"] = params
    return Call(
        method="GET",
        url="/api/v1/facts",
        status=200,
        parse=_parse,
        **_kwargs,
    )


def _parse(data: Any) -> FactPage:
    response_200 = FactPage.from_dict(data)

    return response_200
