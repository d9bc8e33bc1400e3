"""The project's own texts for frontend developers as pages: the guide, what it leads to, and the clients' READMEs.

They are read where they lie and rendered once. What they show of the API's address is the address that was asked.
"""

import posixpath
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

from contentapi.api.delivery import read_only
from contentapi.api.pages import send_page


@dataclass(frozen=True, slots=True)
class Source:
    """A Markdown file of the project, and what a link to its page says."""

    path: str
    label: str


SOURCES = {
    "guide": Source("docs/guide.md", "Guide"),
    "guidance": Source("docs/guidance.md", "How guidance is read"),
    "python": Source("sdk/python/README.md", "Client for Python"),
    "typescript": Source("sdk/typescript/README.md", "Client for TypeScript"),
    "generators": Source("docs/generators.md", "Generated clients"),
    "compatibility": Source("docs/compatibility.md", "Compatibility"),
    "changelog": Source("docs/changelog.md", "Changelog"),
}
_BY_PATH = {source.path: name for name, source in SOURCES.items()}

# A page's contents list its sections and what they are divided into.
_DEEPEST_LISTED = 3

# How the texts write the address of a server: a shell leaves the scheme out, and one client's README means a server
# that is somewhere else.
_ADDRESS = re.compile(r"(?P<bare>(?<!//)localhost:8000)|http://localhost:8000|https://content\.example\.org")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that can be linked to; `level` is that of its element."""

    level: int
    anchor: str
    words: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text as HTML, with its contents in order."""

    title: str
    html: str
    contents: tuple[Heading, ...]

    def as_served_from(self, origin: str) -> SafeString:
        """The text for a reader who came by `origin` (`https://content.example.org`), in every example."""
        _, _, host = origin.partition("://")
        short = escape(origin if origin.startswith("https://") else host)
        whole = escape(origin)
        html = _ADDRESS.sub(lambda found: short if found["bare"] else whole, self.html)
        return mark_safe(html)  # noqa: S308  a file of ours, with raw HTML off, and an address that is escaped


@cache
def rendered(name: str) -> Document:
    """The text `name` of SOURCES. Raises KeyError, and FileNotFoundError where it was not deployed.

    Code and tables scroll sideways where they are wide, so whoever has no mouse must be able to reach them. Links to
    files of the project that are no pages here lead nowhere, and are shown as their words.
    """
    source = SOURCES[name]
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = markdown.parse((settings.BASE_DIR / source.path).read_text(encoding="utf-8"))
    for token in tokens:
        if token.children:
            token.children = _with_links_that_lead(token.children, source)
    title = next((_words(tokens[at + 1]) for at, token in enumerate(tokens) if token.tag == "h1"), source.label)
    linked, headings = _with_anchors(tokens)
    html: str = markdown.renderer.render(linked, markdown.options, {})
    html = html.replace("<th></th>", "<td></td>")  # the corner of a table is the head of nothing
    html = html.replace("<pre>", '<pre tabindex="0">')
    html = html.replace("<table>", '<div class="scrolls" tabindex="0"><table>').replace("</table>", "</table></div>")
    return Document(title, html, tuple(heading for heading in headings if heading.level <= _DEEPEST_LISTED))


def _with_anchors(tokens: list[Token]) -> tuple[list[Token], list[Heading]]:
    """The text with an id and a sign to link to on every heading but the title; and those headings."""
    linked: list[Token] = []
    headings: list[Heading] = []
    taken: dict[str, int] = {}
    for place, token in enumerate(tokens):
        below_title = token.tag in ("h2", "h3", "h4", "h5", "h6")
        if below_title and token.nesting == 1:
            words = _words(tokens[place + 1])
            headings.append(Heading(int(token.tag[1]), _anchor(words, taken), words))
            token.attrSet("id", headings[-1].anchor)
            linked.append(_html('<div class="heading">'))
        linked.append(token)
        if below_title and token.nesting == -1:
            linked.append(_html(_sign(headings[-1])))
    return linked, headings


def _words(inline: Token) -> str:
    return "".join(token.content for token in inline.children or () if token.type in ("text", "code_inline"))


def _anchor(words: str, taken: dict[str, int]) -> str:
    """The id that GitHub gives a heading, so that a link into a file leads to the same place here."""
    anchor = re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-")
    times = taken.get(anchor, 0)
    taken[anchor] = times + 1
    return f"{anchor}-{times}" if times else anchor


def _sign(heading: Heading) -> str:
    sign = '<a class="anchor" href="#{}" aria-label="Link to “{}”">#</a></div>'
    return format_html(sign, heading.anchor, heading.words)


def _html(markup: str) -> Token:
    return Token("html_block", "", 0, content=markup)


def _with_links_that_lead(tokens: list[Token], source: Source) -> list[Token]:
    kept: list[Token] = []
    leads_somewhere = True
    for token in tokens:
        if token.type == "link_open":
            target = _target(str(token.attrs["href"]), source)
            leads_somewhere = target is not None
            token.attrSet("href", target or "")
        if leads_somewhere or token.type not in ("link_open", "link_close"):
            kept.append(token)
    return kept


def _target(href: str, source: Source) -> str | None:
    """Where a link of `source` leads to from its page; None where it leads to no page."""
    if href.startswith(("https://", "/", "#")):
        return href
    path, hash_, fragment = href.partition("#")
    name = _BY_PATH.get(posixpath.normpath(posixpath.join(posixpath.dirname(source.path), path)))
    return None if name is None else reverse("document", kwargs={"name": name}) + hash_ + fragment


@read_only
def document(request: HttpRequest, name: str) -> HttpResponse:
    """How to use the API, from the first request to keeping a copy; and what belongs to that."""
    try:
        found = rendered(name)
    except (KeyError, FileNotFoundError):
        raise Http404 from None
    context: dict[str, Any] = {
        "title": found.title,
        "text": found.as_served_from(request.build_absolute_uri("/").rstrip("/")),
        "contents": found.contents,
        "sources": SOURCES,
        "name": name,
    }
    return send_page(request, "contentapi/document.html", context)
