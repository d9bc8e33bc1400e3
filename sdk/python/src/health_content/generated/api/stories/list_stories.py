from typing import Any

from ...client import Call
from ...models.story_page import StoryPage


def call(
    *,
    cursor: str | None = None,
    page_size: int | None = 20,
    article: str | None = None,
    topic: str | None = None,
    language: str | None = None,
    content_note: str | None = None,
    without_content_note: str | None = None,
) -> Call[StoryPage]:
    """List stories."""

    params: dict[str, Any] = {}

    params["cursor"] = cursor

    params["page_size"] = page_size

    params["article"] = article

    params["topic"] = topic

    params["language"] = language

    params["content_note"] = content_note

    params["without_content_note"] = without_content_note

    params = {k: v for k, v in params.items() if v is not None and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["params"] = params
    return Call(
        method="GET",
        url="/api/v1/stories",
        status=200,
        parse=_parse,
        **_kwargs,
    )


def _parse(data: Any) -> StoryPage:
    response_200 = StoryPage.from_dict(data)

    return response_200
