from typing import Any

from ...client import Call
from ...models.article_summary_page import ArticleSummaryPage
from ...models.article_summary_part_page import ArticleSummaryPartPage
from ...models.list_articles_ordering import ListArticlesOrdering


def call(
    *,
    cursor: str | None = None,
    page_size: int | None = 20,
    topic: str | None = None,
    activity: str | None = None,
    updated_since: str | None = None,
    ordering: ListArticlesOrdering | None = "title",
    fields: str | None = None,
) -> Call[ArticleSummaryPage | ArticleSummaryPartPage]:
    """List articles."""

    params: dict[str, Any] = {}

    params["cursor"] = cursor

    params["page_size"] = page_size

    params["topic"] = topic

    params["activity"] = activity

    params["updated_since"] = updated_since

    json_ordering: str | None = None
    if ordering is not None:
        json_ordering = ordering

    params["ordering"] = json_ordering

    params["fields"] = fields

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


def _parse(data: Any) -> ArticleSummaryPage | ArticleSummaryPartPage:
    def _parse_response_200(data: Any) -> ArticleSummaryPage | ArticleSummaryPartPage:
        if isinstance(data, dict):
            response_200_type_0 = ArticleSummaryPage.from_dict(data)

            return response_200_type_0
        if isinstance(data, dict):
            response_200_type_1 = ArticleSummaryPartPage.from_dict(data)

            return response_200_type_1
        raise TypeError("The value is none of the kinds that the contract knows.")

    response_200 = _parse_response_200(data)

    return response_200
