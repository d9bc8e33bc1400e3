# Made from src/health_content/_async/operations.py by generate.py: change that.
"""What is done with any operation: a list read to its end, and an answer with what came with it."""

from collections.abc import Iterator
from typing import ParamSpec, TypeVar

from health_content import answers
from health_content.answers import Answer, Operation
from health_content.paging import Page, cursor_in

P = ParamSpec("P")
T = TypeVar("T")
Item = TypeVar("Item")
PageType = TypeVar("PageType", bound=Page[object])


def pages(list_operation: Operation[P, PageType], *args: P.args, **kwargs: P.kwargs) -> Iterator[PageType]:
    """Every page of a list: `pages(client.list_articles, topic="miscarriage")`."""
    while True:
        page = list_operation(*args, **kwargs)
        yield page
        if page.next_ is None:
            return
        kwargs["cursor"] = cursor_in(page.next_)


def each(list_operation: Operation[P, Page[Item]], *args: P.args, **kwargs: P.kwargs) -> Iterator[Item]:
    """Every item of a list, page after page: `each(client.list_stories, article="sex-after-miscarriage")`."""
    for page in pages(list_operation, *args, **kwargs):
        yield from page.results


def with_response(operation: Operation[P, T], *args: P.args, **kwargs: P.kwargs) -> Answer[T]:
    """An operation's answer, and what came with it: `with_response(client.get_article, "sex-after-loss").etag`."""
    with answers.noting() as noted:
        value = operation(*args, **kwargs)
    return answers.answer(value, noted)
