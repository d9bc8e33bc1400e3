from typing import Any

from ...client import Call
from ...models.list_guidance_rules_strength import ListGuidanceRulesStrength
from ...models.published_rule_page import PublishedRulePage


def call(
    *,
    activity: str | None = None,
    article: str | None = None,
    cursor: str | None = None,
    fact: str | None = None,
    page_size: int | None = 20,
    strength: ListGuidanceRulesStrength | None = None,
    topic: str | None = None,
    if_none_match: str | None = None,
) -> Call[PublishedRulePage]:
    """List guidance rules."""
    headers: dict[str, Any] = {}
    if if_none_match is not None:
        headers["If-None-Match"] = if_none_match

    params: dict[str, Any] = {}

    params["activity"] = activity

    params["article"] = article

    params["cursor"] = cursor

    params["fact"] = fact

    params["page_size"] = page_size

    json_strength: str | None = None
    if strength is not None:
        json_strength = strength

    params["strength"] = json_strength

    params["topic"] = topic

    params = {k: v for k, v in params.items() if v is not None and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["params"] = params
    _kwargs["headers"] = headers
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
