from typing import Any
from urllib.parse import quote

from ...client import Call
from ...models.article_document import ArticleDocument
from ...models.article_document_part import ArticleDocumentPart


def call(
    slug: str,
    *,
    fields: str | None = None,
) -> Call[ArticleDocument | ArticleDocumentPart]:
    """Read an article."""

    params: dict[str, Any] = {}

    params["fields"] = fields

    params = {k: v for k, v in params.items() if v is not None and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["params"] = params
    return Call(
        method="GET",
        url="/api/v1/articles/{slug}".format(
            slug=quote(str(slug), safe=""),
        ),
        status=200,
        parse=_parse,
        **_kwargs,
    )


def _parse(data: Any) -> ArticleDocument | ArticleDocumentPart:
    def _parse_response_200(data: Any) -> ArticleDocument | ArticleDocumentPart:
        if isinstance(data, dict):
            response_200_type_0 = ArticleDocument.from_dict(data)

            return response_200_type_0
        if isinstance(data, dict):
            response_200_type_1 = ArticleDocumentPart.from_dict(data)

            return response_200_type_1
        raise TypeError("The value is none of the kinds that the contract knows.")

    response_200 = _parse_response_200(data)

    return response_200
