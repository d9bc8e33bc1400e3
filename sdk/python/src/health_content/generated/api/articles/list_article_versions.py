from typing import Any
from urllib.parse import quote

from ...client import Call
from ...models.article_version_page import ArticleVersionPage


def call(
    slug: str,
    *,
    cursor: str | None = None,
    page_size: int | None = 20,
) -> Call[ArticleVersionPage]:
    """List an article's versions."""

    params: dict[str, Any] = {}

    params["cursor"] = cursor

    params["page_size"] = page_size

    params = {k: v for k, v in params.items() if v is not None and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["params"] = params
    return Call(
        method="GET",
        url="/api/v1/articles/{slug}/versions".format(
            slug=quote(str(slug), safe=""),
        ),
        status=200,
        parse=_parse,
        **_kwargs,
    )


def _parse(data: Any) -> ArticleVersionPage:
    response_200 = ArticleVersionPage.from_dict(data)

    return response_200
