from typing import Any

from ...client import Call
from ...models.list_symptom_warnings_urgency import ListSymptomWarningsUrgency
from ...models.published_warning_page import PublishedWarningPage


def call(
    *,
    article: str | None = None,
    cursor: str | None = None,
    fact: str | None = None,
    page_size: int | None = 20,
    topic: str | None = None,
    urgency: ListSymptomWarningsUrgency | None = None,
    if_none_match: str | None = None,
) -> Call[PublishedWarningPage]:
    """List symptom warnings."""
    headers: dict[str, Any] = {}
    if if_none_match is not None:
        headers["If-None-Match"] = if_none_match

    params: dict[str, Any] = {}

    params["article"] = article

    params["cursor"] = cursor

    params["fact"] = fact

    params["page_size"] = page_size

    params["topic"] = topic

    json_urgency: str | None = None
    if urgency is not None:
        json_urgency = urgency

    params["urgency"] = json_urgency

    params = {k: v for k, v in params.items() if v is not None and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["params"] = params
    _kwargs["headers"] = headers
    return Call(
        method="GET",
        url="/api/v1/symptom-warnings",
        status=200,
        parse=_parse,
        **_kwargs,
    )


def _parse(data: Any) -> PublishedWarningPage:
    response_200 = PublishedWarningPage.from_dict(data)

    return response_200
