from typing import Any

from ...client import Call
from ...models.support_service_page import SupportServicePage


def call(
    *,
    cursor: str | None = None,
    page_size: int | None = 20,
    region: str | None = None,
    for_crisis: bool | None = None,
) -> Call[SupportServicePage]:
    """List support services."""

    params: dict[str, Any] = {}

    params["cursor"] = cursor

    params["page_size"] = page_size

    params["region"] = region

    params["for_crisis"] = for_crisis

    params = {k: v for k, v in params.items() if v is not None and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["params"] = params
    return Call(
        method="GET",
        url="/api/v1/support-services",
        status=200,
        parse=_parse,
        **_kwargs,
    )


def _parse(data: Any) -> SupportServicePage:
    response_200 = SupportServicePage.from_dict(data)

    return response_200
