from typing import Any
from urllib.parse import quote

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.article_document import ArticleDocument
from ...models.article_document_part import ArticleDocumentPart
from ...types import UNSET, Unset


def _get_kwargs(
    slug: str,
    *,
    fields: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    params: dict[str, Any] = {}

    params["fields"] = fields

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/articles/{slug}".format(
            slug=quote(str(slug), safe=""),
        ),
        "params": params,
    }
    _kwargs["headers"] = headers
    return _kwargs


def sync(
    slug: str,
    *,
    client: AuthenticatedClient | Client,
    fields: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> ArticleDocument | ArticleDocumentPart:
    """Read an article."""
    response = client.send(
        **_get_kwargs(
            slug=slug,
            fields=fields,
            if_none_match=if_none_match,
        )
    )
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code)

    def _parse_response_200(data: object) -> ArticleDocument | ArticleDocumentPart:
        try:
            if not isinstance(data, dict):
                raise TypeError()
            response_200_type_0 = ArticleDocument.from_dict(data)

            return response_200_type_0
        except (TypeError, ValueError, AttributeError, KeyError):
            pass
        if not isinstance(data, dict):
            raise TypeError()
        response_200_type_1 = ArticleDocumentPart.from_dict(data)

        return response_200_type_1

    response_200 = _parse_response_200(response.json())

    return response_200
