from typing import Any

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.list_guidance_rules_strength import ListGuidanceRulesStrength
from ...models.published_rule_page import PublishedRulePage
from ...types import UNSET, Unset


def _get_kwargs(
    *,
    activity: str | Unset = UNSET,
    article: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    fact: str | Unset = UNSET,
    page_size: int | Unset = 20,
    strength: ListGuidanceRulesStrength | Unset = UNSET,
    topic: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    params: dict[str, Any] = {}

    params["activity"] = activity

    params["article"] = article

    params["cursor"] = cursor

    params["fact"] = fact

    params["page_size"] = page_size

    json_strength: str | Unset = UNSET
    if not isinstance(strength, Unset):
        json_strength = strength

    params["strength"] = json_strength

    params["topic"] = topic

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/guidance-rules",
        "params": params,
    }
    _kwargs["headers"] = headers
    return _kwargs


def sync(
    *,
    client: AuthenticatedClient | Client,
    activity: str | Unset = UNSET,
    article: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    fact: str | Unset = UNSET,
    page_size: int | Unset = 20,
    strength: ListGuidanceRulesStrength | Unset = UNSET,
    topic: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> PublishedRulePage:
    """List guidance rules."""
    response = client.send(
        **_get_kwargs(
            activity=activity,
            article=article,
            cursor=cursor,
            fact=fact,
            page_size=page_size,
            strength=strength,
            topic=topic,
            if_none_match=if_none_match,
        )
    )
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code)
    response_200 = PublishedRulePage.from_dict(response.json())

    return response_200
