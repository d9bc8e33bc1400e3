"""Every word of a text is shown: the letters and figures of the source, less what its syntax takes, stand in the HTML.

What takes words by its syntax is known: an address, the number of a list's entry, the label of a definition that is
used. Some more is taken and never shown (a link's title, what follows a fence, a definition that nothing uses), and a
parser has limits beyond which it reads no further. Whatever the reason, an editor who wrote it is told.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from markdown_it.common.entities import entities
from markdown_it.common.normalize_url import normalizeLinkText
from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from articles.editorial.markdown_reading import Slip, line_of, with_lines

_WORD = re.compile(r"[^\W_]+")
_ENTITY = re.compile(r"&(?:#[xX]([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([A-Za-z][A-Za-z0-9]{1,31}));")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the source as it was written, and what readers see of it."""

    source: str
    shown: str


# What keeps two words apart that syntax keeps apart.
_APART = Piece("\n", "")


def find(markdown: str, blocks: Sequence[Token]) -> Iterator[Slip]:
    """What of `markdown` (read as `blocks`) is taken and never shown, or was not read at all."""
    yield from _hidden(blocks)
    lines = markdown.split("\n")
    written = [(word, number) for number, line in enumerate(lines, start=1) for word in _words(line)]
    read = _words("".join(piece.source for piece in _pieces(lines, blocks)))
    if lost := _first_lost(written, read):
        word, line = lost
        yield Slip(line, f"The word `{word[:40]}` would not be shown", "not_shown", _PLAINER)


def are_all_in(html: str, markdown: str, blocks: Sequence[Token]) -> bool:
    """Whether `html` shows every letter and figure that was read of `markdown` to be shown, and no other."""
    shown = "".join(piece.shown for piece in _pieces(markdown.split("\n"), blocks))
    return _letters(shown) == _letters(_Text(html).found)


_PLAINER = "Write it more plainly, and look at what it becomes."


class _Text(HTMLParser):
    """The text of some HTML, as `found`."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found = ""
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.found += data


def _words(text: str) -> list[str]:
    # A label is read without regard to capitals, and kept so.
    return [word.casefold() for word in _WORD.findall(_decoded(text))]


def _letters(text: str) -> str:
    return "".join(_WORD.findall(text))


def _decoded(text: str) -> str:
    return _ENTITY.sub(_character, text)


def _character(entity: re.Match[str]) -> str:
    if entity[3]:
        return entities.get(entity[3], entity[0])
    number = int(entity[1], 16) if entity[1] else int(entity[2])
    return chr(number) if 0 < number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF else "\ufffd"


def _first_lost(written: Sequence[tuple[str, int]], read: Sequence[str]) -> tuple[str, int] | None:
    """The first word that was written and not read, with its line. What was read may hold more (a label, twice)."""
    waiting = iter(read)
    if all(any(word == other for other in waiting) for word, _ in written):
        return None
    place = 0
    for word, line in written:
        if word not in (ahead := read[place : place + _LOOKED_AHEAD]):
            return word, line
        place += ahead.index(word) + 1
    return written[-1]


# More words than a label and an address have, which may stand between two that were written side by side.
_LOOKED_AHEAD = 40


# --- What is taken and never shown --------------------------------------------------------------------------------


def _hidden(blocks: Sequence[Token]) -> Iterator[Slip]:
    used = {normalizeReference(str(part.meta["label"])) for block in blocks for part in _labelled(block)}
    defined: set[str] = set()
    for block in blocks:
        if block.type == "fence" and _WORD.search(block.info):
            said = f"What follows the fence is not shown: `{block.info.strip()[:40]}`"
            yield Slip(line_of(block), said, "not_shown", "Take it out, or write it in the text.")
        if block.type == "definition":
            yield from _hidden_by(block, used, defined)
        for line, part in with_lines(block):
            if part.type == "link_open" and "label" not in part.meta and part.attrGet("title"):
                yield _title(line, str(part.attrGet("title")))


def _labelled(block: Token) -> list[Token]:
    return [part for part in block.children or () if "label" in part.meta]


def _hidden_by(definition: Token, used: set[str], defined: set[str]) -> Iterator[Slip]:
    line, label = line_of(definition), str(definition.meta["id"])
    shown = str(definition.meta["label"])[:40]
    if label in defined or label not in used:
        said = f"`[{shown}]: …` is not shown: Markdown takes it for the address of a link, and no link uses it"
        right = "If it is text, write it without the brackets; if a link leads there, put the address into the link."
        yield Slip(line, said, "not_shown", right)
    elif definition.meta["title"]:
        yield _title(line, str(definition.meta["title"]))
    defined.add(label)


def _title(line: int, title: str) -> Slip:
    said = (
        f"A link's title is not shown to most readers: `{title.strip().splitlines()[0][:40] if title.strip() else ''}`"
    )
    return Slip(line, said, "not_shown", "Write it in the text.")


# --- What was read ------------------------------------------------------------------------------------------------


def _pieces(lines: Sequence[str], blocks: Sequence[Token]) -> Iterator[Piece]:
    """All that was read of the source, whose `lines` are given, in its order."""
    for block in blocks:
        yield _APART
        if block.type == "list_item_open":
            yield Piece(block.info, "")  # its number: a browser counts for itself
        elif block.type == "definition" and block.map:
            yield Piece("\n".join(lines[block.map[0] : block.map[1]]), "")
        elif block.type == "fence":
            yield Piece(f"{block.info}\n{block.content}", block.content)
        elif block.type == "code_block":
            yield Piece(block.content, block.content)
        elif block.type == "html_block":
            yield Piece(block.content, "")
        yield from _parts(block.children or ())


def _parts(parts: Sequence[Token]) -> Iterator[Piece]:
    links: list[Token] = []
    for part in parts:
        if part.type == "link_open":
            links.append(part)
        alone = bool(links) and links[-1].markup == "autolink"
        if part.type in ("text", "text_special"):
            yield Piece(part.content, normalizeLinkText(part.content) if alone else part.content)
            continue
        yield _APART
        if part.type == "code_inline":
            yield Piece(part.content, part.content)
        elif part.type == "html_inline":
            yield Piece(part.content, "")
        elif part.type == "link_close":
            yield Piece(_taken_by(links.pop(), "href"), "")
        elif part.type == "image":
            yield Piece(f"{part.content}\n{_taken_by(part, 'src')}", "")
        yield _APART


def _taken_by(link: Token, name: str) -> str:
    label = str(link.meta.get("label", ""))
    return "\n".join([str(link.attrGet(name) or ""), str(link.attrGet("title") or ""), label])
