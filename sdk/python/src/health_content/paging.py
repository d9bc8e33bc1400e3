"""Lists, whole: `next` is followed until there is none."""

from collections.abc import Callable, Iterator, Sequence
from typing import ParamSpec, Protocol, TypeVar
from urllib.parse import parse_qs, urlsplit

Item_co = TypeVar("Item_co", covariant=True)
P = ParamSpec("P")


class Page(Protocol[Item_co]):
    """What every list answers."""

    @property
    def results(self) -> Sequence[Item_co]: ...

    @property
    def next_(self) -> str | None: ...


PageType = TypeVar("PageType", bound=Page[object])
Item = TypeVar("Item")


def pages(list_operation: Callable[P, PageType], *args: P.args, **kwargs: P.kwargs) -> Iterator[PageType]:
    """Every page of a list: `pages(client.list_articles, topic="miscarriage")`.

    Of `next` its cursor is taken and nothing else, so that no answer can send this client to another host.
    """
    while True:
        page = list_operation(*args, **kwargs)
        yield page
        if page.next_ is None:
            return
        kwargs["cursor"] = parse_qs(urlsplit(page.next_).query)["cursor"][0]


def each(list_operation: Callable[P, Page[Item]], *args: P.args, **kwargs: P.kwargs) -> Iterator[Item]:
    """Every item of a list, page after page: `each(client.list_stories, article="sex-after-miscarriage")`."""
    for page in pages(list_operation, *args, **kwargs):
        yield from page.results
