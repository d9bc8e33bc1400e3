from typing import Any

from ...client import Call
from ...models.article_part_page import ArticlePartPage
from ...models.list_article_parts_ordering import ListArticlePartsOrdering


def call(
    *,
    fields: str,
    cursor: str | None = None,
    page_size: int | None = 20,
    slug: str | None = None,
    topic: str | None = None,
    activity: str | None = None,
    language: str | None = None,
    code: str | None = None,
    code_system: str | None = None,
    updated_since: str | None = None,
    ordering: ListArticlePartsOrdering | None = "title",
) -> Call[ArticlePartPage]:
    """List parts of articles."""

    params: dict[str, Any] = {}

    params["fields"] = fields

    params["cursor"] = cursor

    params["page_size"] = page_size

    params["slug"] = slug

    params["topic"] = topic

    params["activity"] = activity

    params["language"] = language

    params["code"] = code

    params["code_system"] = code_system

    params["updated_since"] = updated_since

    json_ordering: str | None = None
    if ordering is not None:
        json_ordering = ordering

    params["ordering"] = json_ordering

    params = {k: v for k, v in params.items() if v is not None and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["params"] = params
    return Call(
        method="GET",
        url="/api/v1/article-parts",
        status=200,
        parse=_parse,
        **_kwargs,
    )


def _parse(data: Any) -> ArticlePartPage:
    response_200 = ArticlePartPage.from_dict(data)

    return response_200
