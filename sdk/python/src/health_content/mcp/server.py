"""The tools. An article is fetched by its name; what a reader said of themselves stays in this process."""

import json
from collections.abc import Awaitable, Callable
from difflib import get_close_matches
from functools import wraps
from typing import Annotated, Any, ParamSpec

import httpx
from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations
from pydantic import Field, ValidationError

from health_content import aio, guidance
from health_content.mcp import telling
from health_content.mcp.telling import Told
from health_content.models import ArticleDocument, Assessment
from health_content.problems import Gone, NotFound, Problem, Unreadable

P = ParamSpec("P")

INSTRUCTIONS = """\
Health articles, warning signs, and guidance that is computed rather than guessed. Two laws:
1. What is not known is never "no". Give a fact only if the reader said it, in so many words; never infer one, and
never give false or "none" because something was not mentioned. What they cannot tell goes into not_known.
2. What a reader says of themselves is private. It is assessed in this process, goes to no server and is written
nowhere: repeat it nowhere else.
Show every `notice`, and every `action` of what is triggered, word for word and before anything else. No outcome means
that something is safe: "no_objection" says only that this guidance has none."""

Slug = Annotated[str, Field(description="An article's slug, from find_articles")]
Words = Annotated[str, Field(description="Words that an article should have; they are matched here")]
Language = Annotated[str | None, Field(description="BCP 47, such as en")]
SectionKey = Annotated[str | None, Field(description="Left out: the answer, and which sections there are")]
Facts = Annotated[
    dict[str, Any],
    Field(description="What the reader said: a fact to true, false, a whole number or a choice. Nothing else"),
]
NotKnown = Annotated[list[str] | None, Field(description="Facts that the reader was asked for and cannot tell")]
Activity = Annotated[str | None, Field(description="Only this activity of the article's")]

_READS = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)


def make_server(client: aio.AsyncClient) -> MCPServer:
    """The tools, over what `client` reads."""
    server = _Server("health-content", instructions=INSTRUCTIONS, log_level="CRITICAL")
    tools = Tools(client)
    for tool in (
        tools.find_articles,
        tools.read_section,
        tools.list_warnings,
        tools.ask_guidance,
        tools.next_question,
    ):
        server.add_tool(_telling_why(tool), annotations=_READS, structured_output=False)
    return server


class _Server(MCPServer):
    async def call_tool(self, *args: Any, **kwargs: Any) -> Any:
        """As ever; but where the arguments are not what the tool takes, says so without repeating them."""
        try:
            return await super().call_tool(*args, **kwargs)
        except ToolError as error:
            if not isinstance(error.__cause__, ValidationError):
                raise
            faults = error.__cause__.errors(include_input=False, include_url=False, include_context=False)
            said = [f"/{'/'.join(map(str, fault['loc']))}: {fault['msg']}." for fault in faults]
        raise ToolError(" ".join(said))


class Tools:
    """One method a tool; its docstring is what an assistant reads."""

    def __init__(self, client: aio.AsyncClient) -> None:
        self._client = client

    async def find_articles(self, words: Words = "", language: Language = None) -> Told:
        """Finds articles. Each comes with its notice and red flags, which go with whatever you say of it."""
        # All are read, whatever is looked for: the words stay here.
        everything: dict[str, Any] = {"language": language, "page_size": 100}
        listed = [article async for article in aio.each(self._client.list_articles, **everything)]
        parts = aio.each(self._client.list_article_parts, fields=("slug", "symptom_warnings"), **everything)
        return telling.find(listed, words, {part.slug or "": part.symptom_warnings or [] async for part in parts})

    async def read_section(self, slug: Slug, section: SectionKey = None) -> Told:
        """Reads an article's answer, or one section. Show the notice; name the red flags where they may matter."""
        article = await self._article(slug)
        if section is None:
            return telling.contents(article)
        found = telling.section(article, section)
        if found is None:
            known = ", ".join(each.key for each in article.sections)
            raise ToolError(f"The article has no such section. It has: {known}.")
        return found

    async def list_warnings(self, slug: Slug) -> Told:
        """Lists an article's warning signs, most urgent first, each with what to do, word for word."""
        return telling.warnings(await self._article(slug))

    async def ask_guidance(
        self, slug: Slug, facts: Facts, not_known: NotKnown = None, activity: Activity = None
    ) -> Told:
        """Asks an article's guidance for one reader, in this process: nothing given leaves it.

        What is not given is unknown, and unknown is never "no". Show `triggered` first, word for word, then the
        `notice`, then the outcomes: seek_care, wait, need_facts, consider, no_objection (which is not "safe").
        `red_flags_not_ruled_out` stay possible until asked.
        """
        return telling.assessed(await self._assess(slug, facts, not_known, activity))

    async def next_question(
        self, slug: Slug, facts: Facts, not_known: NotKnown = None, activity: Activity = None
    ) -> Told:
        """What to ask the reader next, or null where there is nothing left. Begin with facts {}.

        Ask it as it is written. An answer goes into facts; "I don't know" goes into not_known, never in as false.
        Whatever is in `triggered` is shown first.
        """
        return telling.next_question(await self._assess(slug, facts, not_known, activity))

    async def _assess(
        self, slug: str, facts: dict[str, Any], not_known: list[str] | None, activity: str | None
    ) -> Assessment:
        article = await self._article(slug)
        try:
            return guidance.assess(article, facts, activity, not_known or ())
        except guidance.InvalidInput as error:
            instead = {**telling.always(article), "facts": telling.facts(article)}
            said = json.dumps(instead, ensure_ascii=False)
            raise ToolError(
                f"{error} Nothing was assessed. What holds whatever is known, and what is asked: {said}"
            ) from None

    async def _article(self, slug: str) -> ArticleDocument:
        try:
            return await self._client.get_article(slug)
        except NotFound:
            known = [article.slug async for article in aio.each(self._client.list_articles, page_size=100)]
        near = get_close_matches(slug, known, n=3) or known[:20]
        raise ToolError(f"There is no article of this name. The nearest, or the first, are: {', '.join(near)}.")


def _telling_why(function: Callable[P, Awaitable[Told]]) -> Callable[P, Awaitable[Told]]:
    """What goes wrong, in words that are the service's or ours, and never what was given."""

    @wraps(function)
    async def told(*args: P.args, **kwargs: P.kwargs) -> Told:
        try:
            return await function(*args, **kwargs)
        except Gone as error:
            instead = f" In its place stands {error.successor!r}." if error.successor else ""
            raise ToolError(f"This article was taken out of service: use nothing of it.{instead}") from None
        except Problem as error:
            raise ToolError(str(error)) from None
        except httpx.TransportError:
            raise ToolError("The service cannot be reached just now. Say so; answer nothing from memory.") from None
        except Unreadable:
            raise ToolError("The service's answer is not one that this client understands.") from None

    return told
