"""Cursor pagination over ready bytes: one query a page, the same cost on page 1 and page 1,000.

A cursor is the key of the row at the page's edge, signed: rows that come or go in between neither repeat nor hide
others, and a cursor that we did not make is refused rather than guessed at. DRF's CursorPagination needs DRF's request,
counts offsets among ties and swallows odd cursors; ours keys on a unique pair, so there are no ties.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

import orjson
from django.core import signing
from django.db.models import DateTimeField, Expression, Model, Q, QuerySet, Value
from django.http import HttpRequest
from rest_framework import serializers

from contentapi.api import totals
from contentapi.api.queries import Number, Query
from contentapi.api.serializers import Pattern
from contentapi.errors import Fault, InvalidInput

M = TypeVar("M", bound=Model)

DEFAULT_SIZE = 20
LARGEST_SIZE = 100

# For lists whose readers are to go by the ETag alone.
UNDATED = Value(None, output_field=DateTimeField())

_signer = signing.Signer(salt="contentapi.api.pagination")


def page_size() -> Number:
    return Number(
        min_value=1, max_value=LARGEST_SIZE, default=DEFAULT_SIZE, help_text="How many results a page holds at most."
    )


class PageQuery(Query):
    """What every list takes."""

    cursor = Pattern(
        r"[A-Za-z0-9_:-]+",
        example="the `cursor` of a page's `next`",
        max_length=4000,  # a title of 200 characters outside the basic plane makes 3,500
        required=False,
        help_text="Where the page begins: taken from the `next` or `previous` of another page, never made up.",
    )
    page_size = page_size()


@dataclass(frozen=True, slots=True)
class Order:
    """Two columns that together are unique, both read in the same direction. `name` binds a cursor to its list."""

    name: str
    columns: tuple[str, ...]
    descending: bool = False

    def of(self, queryset: QuerySet[M], *, backwards: bool) -> QuerySet[M]:
        sign = "-" if self.descending != backwards else ""
        return queryset.order_by(*(sign + column for column in self.columns))

    def beyond(self, edge: Sequence[Any], *, backwards: bool) -> Q:
        """The rows on the far side of `edge`: a range on the first column, so that an index serves it."""
        op = "lt" if self.descending != backwards else "gt"
        if len(self.columns) == 1:
            return Q(**{f"{self.columns[0]}__{op}": edge[0]})
        first, second = self.columns
        within = Q(**{f"{first}__{op}": edge[0]}) | Q(**{f"{second}__{op}": edge[1]})
        return Q(**{f"{first}__{op}e": edge[0]}) & within


@dataclass(frozen=True, slots=True)
class Page:
    """Ready rows, the addresses on either side, and when any of it last changed (None for an empty page).

    `total` is how many rows the whole list has: on its first page, else None.
    """

    rows: list[bytes]
    next: str | None
    previous: str | None
    total: int | None
    last_modified: datetime | None

    def json(self) -> bytes:
        about = orjson.dumps({"next": self.next, "previous": self.previous, "total": self.total})
        return b'{"results":[' + b",".join(self.rows) + b"]," + about[1:]


def paginate(
    request: HttpRequest,
    query: Mapping[str, Any],
    queryset: QuerySet[M],
    order: Order,
    *,
    changed: Expression,
    state: Expression,
    body: str = "body",
) -> Page:
    """The page of `queryset` that `query` (a PageQuery, read) asks for, in one query; where the first is to be counted
    anew it may take another.

    Rows hold ready bytes in their column `body`; `changed` is the moment when anything of the list last changed,
    `UNDATED` where that is not to be told. `state` is a text that is another one whenever what is public has changed:
    while it is the same, the list is not counted again.
    """
    size = query["page_size"]
    backwards, edge = _read_cursor(query.get("cursor"), order)
    rows = order.of(queryset, backwards=backwards).annotate(changed=changed)
    columns = (body, "changed", *order.columns)
    # One more than asked for tells whether there is another page.
    total, most = None, size + 1
    if edge is None:
        found, total = totals.first_rows(rows, columns, most, key=totals.key(order.name, query), state=state)
    else:
        found = list(rows.filter(order.beyond(edge, backwards=backwards)).values_list(*columns)[:most])
    keys = slice(2, len(columns))
    more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    ahead, behind = (edge is not None, more) if backwards else (more, edge is not None)
    return Page(
        rows=[bytes(row[0]) for row in found],
        next=_link(request, order, found[-1][keys], backwards=False) if found and ahead else None,
        previous=_link(request, order, found[0][keys], backwards=True) if found and behind else None,
        total=total,
        last_modified=found[0][1] if found else None,
    )


def _link(request: HttpRequest, order: Order, edge: Sequence[Any], *, backwards: bool) -> str:
    return address(request, _signer.sign_object([order.name, backwards, [_plain(value) for value in edge]]))


def address(request: HttpRequest, cursor: str) -> str:
    """The page of this list that begins at `cursor`."""
    parameters = request.GET.copy()
    parameters["cursor"] = cursor
    return f"{request.build_absolute_uri(request.path)}?{parameters.urlencode()}"


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _read_cursor(cursor: str | None, order: Order) -> tuple[bool, Sequence[Any] | None]:
    if cursor is None:
        return False, None
    try:
        name, backwards, edge = _signer.unsign_object(cursor)
    except (signing.BadSignature, ValueError):
        name, backwards, edge = None, False, ()
    if name != order.name:
        detail = "This cursor is not from a page of this list in this order."
        raise InvalidInput("The query is not valid.", faults=[Fault(detail, "invalid_cursor", parameter="cursor")])
    return backwards, edge


def page_of(item: type[serializers.BaseSerializer[Any]], name: str) -> type[serializers.Serializer[Any]]:
    """The shape of a page of `item`, for OpenAPI."""
    return type(
        name,
        (serializers.Serializer,),
        {
            "__doc__": "A page of results, with the addresses of the pages on either side of it.",
            "results": item(many=True, help_text="The entries of this page."),
            "next": serializers.URLField(allow_null=True, help_text="The next page; null on the last."),
            "previous": serializers.URLField(allow_null=True, help_text="The page before; null on the first."),
            "total": serializers.IntegerField(
                min_value=0,
                allow_null=True,
                help_text="How many results the whole list has: on its first page; null on a page that a cursor opens.",
            ),
        },
    )
