"""What is done with any operation: a list read to its end, and an answer with what came with it."""

from collections.abc import AsyncIterator
from typing import ParamSpec, TypeVar

from health_content import answers
from health_content.answers import Answer, AsyncOperation
from health_content.paging import Page, cursor_in

P = ParamSpec("P")
T = TypeVar("T")
Item = TypeVar("Item")
PageType = TypeVar("PageType", bound=Page[object])


async def pages(
    list_operation: AsyncOperation[P, PageType], *args: P.args, **kwargs: P.kwargs
) -> AsyncIterator[PageType]:
    """Every page of a list: `pages(client.list_articles, topic="miscarriage")`."""
    while True:
        page = await list_operation(*args, **kwargs)
        yield page
        if page.next_ is None:
            return
        kwargs["cursor"] = cursor_in(page.next_)


async def each(list_operation: AsyncOperation[P, Page[Item]], *args: P.args, **kwargs: P.kwargs) -> AsyncIterator[Item]:
    """Every item of a list, page after page: `each(client.list_stories, article="sex-after-miscarriage")`."""
    async for page in pages(list_operation, *args, **kwargs):
        for item in page.results:
            yield item


async def with_response(operation: AsyncOperation[P, T], *args: P.args, **kwargs: P.kwargs) -> Answer[T]:
    """An operation's answer, and what came with it: `with_response(client.get_article, "sex-after-loss").etag`."""
    with answers.noting() as noted:
        value = await operation(*args, **kwargs)
    return answers.answer(value, noted)
