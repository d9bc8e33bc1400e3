from typing import Any
from urllib.parse import quote

from ...client import Call
from ...models.related_article_page import RelatedArticlePage


def call(
    slug: str,
    *,
    cursor: str | None = None,
    page_size: int | None = 20,
) -> Call[RelatedArticlePage]:
    """List what is related to an article."""

    params: dict[str, Any] = {}

    params["cursor"] = cursor

    params["page_size"] = page_size

    params = {k: v for k, v in params.items() if v is not None and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["params"] = params
    return Call(
        method="GET",
        url="/api/v1/articles/{slug}/related".format(
            slug=quote(str(slug), safe=""),
        ),
        status=200,
        parse=_parse,
        **_kwargs,
    )


def _parse(data: Any) -> RelatedArticlePage:
    response_200 = RelatedArticlePage.from_dict(data)

    return response_200
