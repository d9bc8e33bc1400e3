from typing import Any

from ...client import Call
from ...models.published_warning_page import PublishedWarningPage
from ...models.urgency import Urgency


def call(
    *,
    cursor: str | None = None,
    page_size: int | None = 20,
    article: str | None = None,
    topic: str | None = None,
    urgency: Urgency | None = None,
    fact: str | None = None,
) -> Call[PublishedWarningPage]:
    """List symptom warnings."""

    params: dict[str, Any] = {}

    params["cursor"] = cursor

    params["page_size"] = page_size

    params["article"] = article

    params["topic"] = topic

    json_urgency: str | None = None
    if urgency is not None:
        json_urgency = urgency

    params["urgency"] = json_urgency

    params["fact"] = fact

    params = {k: v for k, v in params.items() if v is not None and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["params"] = params
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
