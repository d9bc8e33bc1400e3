"""What a page of any list is."""

from collections.abc import Sequence
from typing import Protocol, TypeVar
from urllib.parse import parse_qs, urlsplit

Item_co = TypeVar("Item_co", covariant=True)


class Page(Protocol[Item_co]):
    """What every list answers."""

    @property
    def results(self) -> Sequence[Item_co]: ...

    @property
    def next_(self) -> str | None: ...


def cursor_in(address: str) -> str:
    """Of `next` its cursor is taken and nothing else, so that no answer can send a client to another host."""
    return parse_qs(urlsplit(address).query)["cursor"][0]
