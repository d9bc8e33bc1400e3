from typing import Any

from ...client import Call
from ...models.article_summary_page import ArticleSummaryPage
from ...models.list_articles_ordering import ListArticlesOrdering


def call(
    *,
    cursor: str | None = None,
    page_size: int | None = 20,
    slug: str | None = None,
    topic: str | None = None,
    activity: str | None = None,
    language: str | None = None,
    code: str | None = None,
    code_system: str | None = None,
    updated_since: str | None = None,
    ordering: ListArticlesOrdering | None = "title",
) -> Call[ArticleSummaryPage]:
    """List articles."""

    params: dict[str, Any] = {}

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
        url="/api/v1/articles",
        status=200,
        parse=_parse,
        **_kwargs,
    )


def _parse(data: Any) -> ArticleSummaryPage:
    response_200 = ArticleSummaryPage.from_dict(data)

    return response_200
