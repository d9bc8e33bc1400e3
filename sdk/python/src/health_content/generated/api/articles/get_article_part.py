from typing import Any
from urllib.parse import quote

from ...client import Call
from ...models.article_part import ArticlePart


def call(
    slug: str,
    *,
    fields: str,
) -> Call[ArticlePart]:
    """Read a part of an article."""

    params: dict[str, Any] = {}

    params["fields"] = fields

    params = {k: v for k, v in params.items() if v is not None and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["params"] = params
    return Call(
        method="GET",
        url="/api/v1/article-parts/{slug}".format(
            slug=quote(str(slug), safe=""),
        ),
        status=200,
        parse=_parse,
        **_kwargs,
    )


def _parse(data: Any) -> ArticlePart:
    response_200 = ArticlePart.from_dict(data)

    return response_200
