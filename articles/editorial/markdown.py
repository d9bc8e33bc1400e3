"""Section bodies: CommonMark in, sanitised HTML out. Raw HTML is refused, not stripped: an editor should know."""

import re
from html import escape

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

from contentapi.errors import Fault

_TAGS = {
    *("h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "blockquote", "pre", "code"),
    *("ul", "ol", "li", "em", "strong", "a"),
}
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}

# With `html` on, raw HTML shows up as tokens of its own, which is how it is found; it is off where text is rendered.
_finds_html = MarkdownIt("commonmark", {"html": True})
_renders = MarkdownIt("commonmark", {"html": False})


# A tab that is copied from a word processor is a space, but where it sets a list within a list.
_TAB_BEFORE_ITEM = re.compile(r"^[ ]*(\t+)(?=(?:[-*+]|[0-9]{1,9}[.)])\s)", re.MULTILINE)
_TAB_WITHIN = re.compile(r"(?<=[^\n\t])\t+")


def without_tabs(markdown: str) -> str:
    """The text with spaces for its tabs, as it is kept. One that begins a line stays: `faults_in_markdown` says so."""
    indented = _TAB_BEFORE_ITEM.sub(lambda found: "    " * len(found[1]), markdown)
    return _TAB_WITHIN.sub(" ", indented)


def to_html(markdown: str) -> str:
    """The HTML of a section's body, of a few plain elements only."""
    return _clean(_renders.render(markdown))


def _clean(html: str) -> str:
    return nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"http", "https", "mailto", "tel"})


def faults_in_markdown(markdown: str) -> list[Fault]:
    """What a section's body may not hold: raw HTML, an image, a heading of the first level, a link that would go."""
    faults = [
        Fault(f"A tab begins a line, which makes code of it: take it out (line {number} of the text).", "tab")
        for number, line in enumerate(without_tabs(markdown).split("\n"), start=1)
        if "\t" in line
    ]
    for block in _finds_html.parse(markdown):
        line = block.map[0] + 1 if block.map else 1
        for token in [block, *(block.children or [])]:
            line += token.type in ("softbreak", "hardbreak")
            if (fault := _fault_in(token, f"line {line} of the text")) is not None:
                faults.append(fault)
    return faults


def _fault_in(token: Token, where: str) -> Fault | None:
    if token.type in ("html_block", "html_inline"):
        shown = token.content.strip().splitlines()[0][:40]
        return Fault(f"Raw HTML is not accepted: `{shown}` ({where}). Write Markdown.", "raw_html")
    if token.type == "image":
        return Fault(f"Images are not supported ({where}).", "image")
    if token.type == "heading_open" and token.tag == "h1":
        detail = f"`#` is the article's title: a heading here begins with `##` or more ({where})."
        return Fault(detail, "heading_level")
    if token.type == "link_open" and "href=" not in _clean(f'<a href="{escape(str(token.attrGet("href")))}"></a>'):
        shown = str(token.attrGet("href"))[:40]
        return Fault(f"A link cannot lead to `{shown}` ({where}): use `https:`, `mailto:` or `tel:`.", "link")
    return None
