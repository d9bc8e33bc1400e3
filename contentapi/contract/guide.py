"""The guide for frontend developers as a page: docs/guide.md, rendered once, under the reference's policy."""

from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

from contentapi.api.delivery import read_only
from contentapi.api.openapi import send_page

SOURCE = settings.BASE_DIR / "docs" / "guide.md"


@cache
def rendered() -> SafeString:
    """The guide as HTML. Its links to other files of the project lead nowhere from here, and are shown as their words.

    Code scrolls sideways where it is long, so whoever has no mouse must be able to reach it.
    """
    markdown = MarkdownIt("commonmark", {"html": False})
    tokens = markdown.parse(SOURCE.read_text(encoding="utf-8"))
    for token in tokens:
        if token.children:
            token.children = _without_links_to_files(token.children)
    html: str = markdown.renderer.render(tokens, markdown.options, {})
    return mark_safe(html.replace("<pre>", '<pre tabindex="0">'))  # noqa: S308  a file of ours, with raw HTML off


def _without_links_to_files(tokens: list[Token]) -> list[Token]:
    kept: list[Token] = []
    leads_somewhere = True
    for token in tokens:
        if token.type == "link_open":
            leads_somewhere = str(token.attrs["href"]).startswith(("https://", "/", "#"))
        if leads_somewhere or token.type not in ("link_open", "link_close"):
            kept.append(token)
    return kept


@read_only
def guide(request: HttpRequest) -> HttpResponse:
    """How to use the API, from the first request to keeping a copy."""
    return send_page(request, "contentapi/guide.html", {"guide": rendered()})
