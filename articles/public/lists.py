"""Answering a list of ready rows: what it was asked to be narrowed by, its page, and the names that must be there."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse

from articles.public import live, names
from articles.public.names import Kind
from contentapi.api import delivery
from contentapi.api.pagination import Order, Page, paginate

Asked = Mapping[str, Any]


def send(
    request: HttpRequest,
    asked: Asked,
    rows: QuerySet[Any],
    order: Order,
    surrogate_keys: str,
    *,
    kinds: Mapping[str, Kind] | None = None,
) -> HttpResponse:
    """The page of `rows` that was asked for; `kinds` says which parameters name something, and what."""
    page = paginate(request, asked, rows, order, changed=live.latest_change(), state=live.state())
    if not page.rows:
        names.refuse_unknown(asked, kinds or {})
    return deliver(request, page, surrogate_keys)


def deliver(request: HttpRequest, page: Page, surrogate_keys: str) -> HttpResponse:
    """A page of what articles say: it may be a minute old."""
    return delivery.send(
        request,
        page.json(),
        cache=delivery.FRESH,
        surrogate_keys=surrogate_keys,
        last_modified=page.last_modified,
    )


def where(asked: Asked, **columns: str) -> dict[str, Any]:
    """The filters that were asked for: `topic="article__topics__slug"` uses the parameter `topic`, if it was given."""
    return {column: asked[name] for name, column in columns.items() if name in asked}


def in_language(tag: str) -> Q:
    """Rows in the language `tag`, or in a narrower one: `en` is any English, `en-GB` that alone."""
    return Q(language=tag) | Q(language__startswith=f"{tag}-")


def in_region(code: str) -> Q:
    """Rows whose region has ground in common with `code`: it, a part of it, or what it is a part of."""
    return Q(region=code) | Q(region__startswith=f"{code}-") | Q(region=code.partition("-")[0])
