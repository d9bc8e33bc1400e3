from typing import Any

from ...client import Call
from ...models.published_rule_page import PublishedRulePage
from ...models.strength import Strength


def call(
    *,
    cursor: str | None = None,
    page_size: int | None = 20,
    article: str | None = None,
    topic: str | None = None,
    activity: str | None = None,
    strength: Strength | None = None,
    fact: str | None = None,
) -> Call[PublishedRulePage]:
    """List guidance rules."""

    params: dict[str, Any] = {}

    params["cursor"] = cursor

    params["page_size"] = page_size

    params["article"] = article

    params["topic"] = topic

    params["activity"] = activity

    json_strength: str | None = None
    if strength is not None:
        json_strength = strength

    params["strength"] = json_strength

    params["fact"] = fact

    params = {k: v for k, v in params.items() if v is not None and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["params"] = params
    return Call(
        method="GET",
        url="/api/v1/guidance-rules",
        status=200,
        parse=_parse,
        **_kwargs,
    )


def _parse(data: Any) -> PublishedRulePage:
    response_200 = PublishedRulePage.from_dict(data)

    return response_200
