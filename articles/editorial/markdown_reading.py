"""Reading Markdown to judge it: a parser that keeps what rendering has no use for, and where each thing stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from contentapi.errors import Fault

# The parser drops what is nested deeper than it is told, without a word. It is told far more than is accepted
# (`articles.editorial.markdown`): a list within a list takes two levels, a quotation one.
PARSED_TO = 100


@dataclass(frozen=True, slots=True)
class Slip:
    """Something in a text that would not reach readers as it was meant. `right` is what to write instead."""

    line: int
    said: str
    code: str
    right: str = ""
    advisory: bool = False

    def as_fault(self) -> Fault:
        right = f" {self.right}" if self.right else ""
        return Fault(f"{self.said} (line {self.line} of the text).{right}", self.code, advisory=self.advisory)


def _reader() -> Any:
    kept = {"html": True, "maxNesting": PARSED_TO, "inline_definitions": True, "store_labels": True}
    reads: Any = MarkdownIt("commonmark", kept).disable("text_join")
    # Addresses as they were written, and what the renderer would leave as text: all of it is judged.
    reads.normalizeLink = reads.normalizeLinkText = str
    reads.validateLink = lambda address: True
    return reads


_READS = _reader()


def read(markdown: str) -> list[Token]:
    """The text's blocks. HTML, definitions and escapes are tokens of their own, and no address is changed."""
    blocks: list[Token] = _READS.parse(markdown)
    return blocks


def line_of(block: Token) -> int:
    """The line (from 1) on which a block begins."""
    return block.map[0] + 1 if block.map else 1


def with_lines(block: Token) -> Iterator[tuple[int, Token]]:
    """The parts of a block, each with the line that it stands on."""
    line = line_of(block)
    for token in block.children or ():
        yield line, token
        line += token.type in ("softbreak", "hardbreak")
