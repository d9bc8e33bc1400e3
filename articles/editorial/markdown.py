"""Section bodies: CommonMark in, sanitised HTML out. Raw HTML is refused, not stripped: an editor should know.

So is what would not reach readers as it was meant: a link that leads nowhere, what looks like Markdown and is none
(`articles.editorial.markdown_slips`), and words that would not be shown (`articles.editorial.markdown_words`).
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

from articles.editorial import markdown_slips, markdown_words
from articles.editorial.addresses import wrong_with_link
from articles.editorial.markdown_reading import PARSED_TO, Slip, line_of, read, with_lines
from contentapi import text
from contentapi.errors import Fault

_TAGS = {
    *("h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "blockquote", "pre", "code"),
    *("ul", "ol", "li", "em", "strong", "a"),
}
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}

# Twenty lists within one another, or forty quotations: nobody would find their way through half of that.
_DEEPEST = 40

_renders = MarkdownIt("commonmark", {"html": False, "maxNesting": PARSED_TO})


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


def faults_in_markdown(markdown: str, regions: Collection[str] = ()) -> list[Fault]:
    """What is wrong with a section's body, with the line of each thing; some of it is advisory.

    `regions` (ISO 3166) are those of its readers, where they are known: there the numbers of `tel:` links are dialled.
    """
    # Half a character is refused where texts are taken; HTML cannot hold one.
    markdown = without_tabs(markdown.encode("utf-8", "replace").decode("utf-8"))
    blocks = read(markdown)
    if (deep := next((block for block in blocks if block.level >= _DEEPEST), None)) is not None:
        # What lies deeper still may not have been read, so nothing more can be said.
        said = "Lists and quotations are nested too deeply"
        return [Slip(line_of(deep), said, "nesting", "Take them apart.").as_fault()]
    slips = [
        *_slips_in_tabs(markdown),
        *_slips_in_tokens(blocks, regions),
        *_slips_in_hidden(blocks),
        *markdown_slips.find(blocks),
        *markdown_words.find(markdown, blocks),
    ]
    if not slips and not markdown_words.are_all_in(to_html(markdown), markdown, blocks):
        slips.append(Slip(1, "Some words of this would not be shown", "not_shown", "Write it more plainly."))
    return [slip.as_fault() for slip in sorted(slips, key=lambda slip: slip.line)]


def _slips_in_tabs(markdown: str) -> Iterator[Slip]:
    for number, line in enumerate(markdown.split("\n"), start=1):
        if "\t" in line:
            yield Slip(number, "A tab begins a line, which makes code of it", "tab", "Take it out.")


def _slips_in_tokens(blocks: Sequence[Token], regions: Collection[str]) -> Iterator[Slip]:
    for block in blocks:
        yield from _slip_in(block, line_of(block))
        for line, part in with_lines(block):
            yield from _slip_in(part, line)
        yield from _slips_in_links(block, regions)


def _slip_in(token: Token, line: int) -> Iterator[Slip]:
    if token.type in ("html_block", "html_inline"):
        shown = token.content.strip().splitlines()[0][:40]
        yield Slip(line, f"Raw HTML is not accepted: `{shown}`", "raw_html", "Write Markdown.")
    elif token.type == "image":
        yield Slip(line, "Images are not supported", "image")
    elif token.type == "heading_open" and token.tag == "h1":
        said = "`#` is the article's title: a heading here begins with `##` or more"
        yield Slip(line, said, "heading_level")


def _slips_in_hidden(blocks: Sequence[Token]) -> Iterator[Slip]:
    """What only an entity brings in (`&#8238;`), or signs that are taken out leave behind: texts are held to it too."""
    for block in blocks:
        read = "".join(_as_read(part) for part in block.children or ())
        kept = text.normalise(read)
        if faults := text.faults_in(kept):
            yield Slip(line_of(block), _HIDDEN_BY_ENTITY, faults[0].code, f"It is read as this: {faults[0].detail}")
        elif kept != unicodedata.normalize("NFC", read):
            yield Slip(line_of(block), _HIDDEN_BY_ENTITY, "hidden_character", "Take out what begins with `&`.")


_HIDDEN_BY_ENTITY = "There is a character in this that readers would not see"


def _as_read(part: Token) -> str:
    if part.type in ("softbreak", "hardbreak"):
        return "\n"
    return part.content if part.type in ("text", "text_special", "code_inline") else ""


# --- Links --------------------------------------------------------------------------------------------------------

_SHOWS_A_HOST = re.compile(r"\s*(?:https?://)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:[/?#:]\S*)?\s*", re.IGNORECASE)
_SHOWS_A_NUMBER = re.compile(r"\+?[0-9](?:[ -]?[0-9]){2,}")


def _slips_in_links(block: Token, regions: Collection[str]) -> Iterator[Slip]:
    target, words = "", ""
    for line, part in with_lines(block):
        if part.type == "link_open":
            target, words = str(part.attrGet("href")), ""
            if str(part.meta.get("label", "")).startswith("^"):
                said, right = markdown_slips.FOOTNOTE
                yield Slip(line, said, "not_a_link", right)
            elif wrong := wrong_with_link(target, regions):
                yield Slip(line, f"A link cannot lead to `{target[:40]}`", "link", wrong)
        elif part.type == "link_close":
            yield from _slips_in_words(line, words, target)
        elif part.type in ("text", "text_special", "code_inline", "image"):
            words += part.content


def _slips_in_words(line: int, words: str, target: str) -> Iterator[Slip]:
    """What the words of a link promise, it keeps: the host or the number that readers see is the one that they get."""
    if not re.search(r"\w", words):
        yield Slip(line, f"The link to `{target[:40]}` has no words, so nobody can press it", "link", "Give it some.")
    host = _SHOWS_A_HOST.fullmatch(words)
    if host and target.lower().startswith("https://") and not _is_at(target, host[1]):
        said = f"The link shows `{words.strip()[:40]}` and leads to `{target[:40]}`"
        yield Slip(line, said, "link", "Show where it leads, or say it in words.")
    numbers = [re.sub(r"[ -]", "", number) for number in _SHOWS_A_NUMBER.findall(words)]
    if numbers and target.lower().startswith("tel:") and not any(_is_dialled(one, target[4:]) for one in numbers):
        said = f"The link shows `{words.strip()[:40]}` and dials `{target[4:44]}`"
        yield Slip(line, said, "link", "Compare the two figure by figure.")


def _is_at(target: str, host: str) -> bool:
    there = re.split(r"[/?#:]", target[len("https://") :].lower(), maxsplit=1)[0]
    return there.removeprefix("www.") == host.lower().removeprefix("www.")


def _is_dialled(shown: str, target: str) -> bool:
    dialled = target.replace("-", "")
    if dialled == shown:
        return True
    # One of the two may be as it is dialled from abroad.
    short, long = sorted((dialled, shown), key=len)
    return long.startswith("+") and not short.startswith("+") and long.endswith(short.lstrip("0"))
