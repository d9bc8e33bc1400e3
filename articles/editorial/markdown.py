"""Section bodies: CommonMark in, sanitised HTML out. Raw HTML is refused, not stripped: an editor should know."""

import nh3
from markdown_it import MarkdownIt

from contentapi.errors import Fault

_TAGS = {
    *("h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "blockquote", "pre", "code"),
    *("ul", "ol", "li", "em", "strong", "a"),
}
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}

# With `html` on, raw HTML shows up as tokens of its own, which is how it is found; it is off where text is rendered.
_finds_html = MarkdownIt("commonmark", {"html": True})
_renders = MarkdownIt("commonmark", {"html": False})


def to_html(markdown: str) -> str:
    """The HTML of a section's body, of a few plain elements only."""
    rendered = _renders.render(markdown)
    return nh3.clean(rendered, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"http", "https", "mailto", "tel"})


def faults_in_markdown(markdown: str) -> list[Fault]:
    """What a section's body may not hold: raw HTML, an image, a heading of the first level."""
    faults = []
    for block in _finds_html.parse(markdown):
        for token in [block, *(block.children or [])]:
            line = (block.map or [0])[0] + 1
            if token.type in ("html_block", "html_inline"):
                shown = token.content.strip().splitlines()[0][:40]
                faults.append(Fault(f"Raw HTML is not accepted: `{shown}` (line {line} of the text). Write Markdown.", "raw_html"))
            elif token.type == "image":
                faults.append(Fault(f"Images are not supported (line {line} of the text).", "image"))
            elif token.type == "heading_open" and token.tag == "h1":
                detail = f"A heading here begins with `##` or more (line {line} of the text): `#` is the article's title."
                faults.append(Fault(detail, "heading_level"))
    return faults
