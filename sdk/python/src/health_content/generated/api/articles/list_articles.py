from typing import Any

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.article_summary_page import ArticleSummaryPage
from ...models.article_summary_part_page import ArticleSummaryPartPage
from ...models.list_articles_ordering import ListArticlesOrdering
from ...types import UNSET, Unset


def _get_kwargs(
    *,
    activity: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    ordering: ListArticlesOrdering | Unset = "title",
    page_size: int | Unset = 20,
    topic: str | Unset = UNSET,
    updated_since: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    params: dict[str, Any] = {}

    params["activity"] = activity

    params["cursor"] = cursor

    params["fields"] = fields

    json_ordering: str | Unset = UNSET
    if not isinstance(ordering, Unset):
        json_ordering = ordering

    params["ordering"] = json_ordering

    params["page_size"] = page_size

    params["topic"] = topic

    params["updated_since"] = updated_since

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/articles",
        "params": params,
    }
    _kwargs["headers"] = headers
    return _kwargs


def sync(
    *,
    client: AuthenticatedClient | Client,
    activity: str | Unset = UNSET,
    cursor: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    ordering: ListArticlesOrdering | Unset = "title",
    page_size: int | Unset = 20,
    topic: str | Unset = UNSET,
    updated_since: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> ArticleSummaryPage | ArticleSummaryPartPage:
    """List articles."""
    response = client.send(
        **_get_kwargs(
            activity=activity,
            cursor=cursor,
            fields=fields,
            ordering=ordering,
            page_size=page_size,
            topic=topic,
            updated_since=updated_since,
            if_none_match=if_none_match,
        )
    )
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code)

    def _parse_response_200(data: object) -> ArticleSummaryPage | ArticleSummaryPartPage:
        try:
            if not isinstance(data, dict):
                raise TypeError()
            response_200_type_0 = ArticleSummaryPage.from_dict(data)

            return response_200_type_0
        except (TypeError, ValueError, AttributeError, KeyError):
            pass
        if not isinstance(data, dict):
            raise TypeError()
        response_200_type_1 = ArticleSummaryPartPage.from_dict(data)

        return response_200_type_1

    response_200 = _parse_response_200(response.json())

    return response_200
