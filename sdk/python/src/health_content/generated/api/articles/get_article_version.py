from typing import Any
from urllib.parse import quote

from ...client import Call
from ...models.article_document import ArticleDocument


def call(
    slug: str,
    number: int,
) -> Call[ArticleDocument]:
    """Read one version of an article."""

    _kwargs: dict[str, Any] = {}
    return Call(
        method="GET",
        url="/api/v1/articles/{slug}/versions/{number}".format(
            slug=quote(str(slug), safe=""),
            number=quote(str(number), safe=""),
        ),
        status=200,
        parse=_parse,
        **_kwargs,
    )


def _parse(data: Any) -> ArticleDocument:
    response_200 = ArticleDocument.from_dict(data)

    return response_200
