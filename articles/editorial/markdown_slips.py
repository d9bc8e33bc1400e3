"""What looks like Markdown and is none: readers would see the signs themselves, run together in one paragraph.

A text is looked at as it was typed, less what a backslash, an entity or back-ticks make plain text on purpose.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from markdown_it.token import Token

from articles.editorial.markdown_reading import Slip, line_of, with_lines

# Stands for what is plain on purpose, and for a link that is one: none of the patterns below matches it.
_PLAIN = "\ufffc"


def find(blocks: Sequence[Token]) -> Iterator[Slip]:
    """Everything in `blocks` (`markdown_reading.read`) that looks like Markdown and is none."""
    quoted = 0
    dashes: list[int] = []
    for block in blocks:
        quoted += (block.type == "blockquote_open") - (block.type == "blockquote_close")
        if block.type == "inline":
            lines = list(enumerate(_as_typed(block).split("\n"), start=line_of(block)))
            for look in _LOOKS:
                yield from look(lines)
            # A dash may begin a line of speech, or name who said what is quoted; two are a list.
            dashes += [number for number, line in lines if _DASH.match(line) and not quoted]
        elif block.type == "code_block":
            yield from _links(list(enumerate(block.content.split("\n"), start=line_of(block))))
    if len(dashes) > 1:
        yield Slip(dashes[0], "A dash is no mark of a list: readers would see one paragraph", "bullet", _BULLET)
    yield from _numbering(blocks)


def _as_typed(block: Token) -> str:
    typed, links = "", 0
    for _, part in with_lines(block):
        links += (part.type == "link_open") - (part.type == "link_close")
        if part.type in ("softbreak", "hardbreak"):
            typed += "\n"
        elif part.type == "text" and not links:
            typed += part.content
        elif part.type in ("text", "text_special", "code_inline", "link_close"):
            typed += _PLAIN
    return typed


Lines = Sequence[tuple[int, str]]
Look = Callable[[Lines], Iterator[Slip]]

# --- Links --------------------------------------------------------------------------------------------------------

# What a note at the foot of a page is called by, in brackets: Markdown takes its text for the address of a link.
FOOTNOTE = ("Footnotes are not known here", "Write it in the text, or list it among the article's sources.")
_LINK_FORM = "Write `[words](https://www.example.org)`, with no space in it"
# The first that is found on a line is told.
_LINKS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"\[\^[^\]\s]+\]"), *FOOTNOTE),
    (
        re.compile(r"\]\((?!\s*\))[^)\n]*|\]\(\s*\)"),
        "This looks like a link and is none",
        f"{_LINK_FORM}. A number is called by `[0808 800 1234](tel:08088001234)`.",
    ),
    (
        re.compile(r"\]\s+\((?:https?:|mailto:|tel:|www\.|/)", re.IGNORECASE),
        "This looks like a link and is none",
        f"{_LINK_FORM}.",
    ),
    (
        re.compile(r"\] ?\[[^\]\n]*\]"),
        "This looks like a link and is none: nothing says where it leads",
        f"{_LINK_FORM}.",
    ),
    (
        re.compile(r"^\s*\[[^\]\n]+\]:"),
        "This looks like the address of a link and is none",
        f"{_LINK_FORM}.",
    ),
    (
        re.compile(r"\b(?:https?:/|www\.[a-z0-9-]|mailto:\S|tel:[+0-9])", re.IGNORECASE),
        "This looks like a link and is none",
        f"{_LINK_FORM}, or the address alone as `<https://www.example.org>`.",
    ),
    (
        re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w-]"),
        "This looks like a mail address and is no link",
        "Write it as `<help@example.org>`.",
    ),
)


def _links(lines: Lines) -> Iterator[Slip]:
    for number, line in lines:
        for pattern, said, right in _LINKS:
            if found := pattern.search(line):
                shown = _opened(line, found.start()) + line[found.start() :]
                yield Slip(number, f"{said}: `{_shown(shown)}`", "not_a_link", right)
                break


def _shown(text: str) -> str:
    """What of a line is repeated: its beginning, with what is plain on purpose left out."""
    return re.sub(f"{_PLAIN}+", "…", text).strip()[:60]


def _opened(line: str, place: int) -> str:
    """What stands in brackets before `place`, if anything does."""
    if line[place] != "]" or (start := line.rfind("[", 0, place)) < 0:
        return ""
    return line[start:place][-40:]


# --- Tables and lists ---------------------------------------------------------------------------------------------

_TABLE_RULE = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?\|?\s*|\s*\+(?:[-=]+\+)+\s*")
_TABLE_ROW = re.compile(r"\s*\|.*\|\s*|[^|]*\|[^|]*\|.*")


def _tables(lines: Lines) -> Iterator[Slip]:
    rows = [number for number, line in lines if _TABLE_ROW.fullmatch(line)]
    rules = [number for number, line in lines if _TABLE_RULE.fullmatch(line)]
    if rules or len(rows) > 1:
        right = "Write each of its rows as an entry of a list: `- **What**: how much`."
        yield Slip(min(rows + rules), "Tables are not known here: readers would see its strokes", "table", right)


_BULLET = "Begin each entry with `- `, on a line of its own."
_SIGN = re.compile(r"\s*[•·‣⁃∙◦▪▫●○■□◆◇❖➢➤►▶✓✔✗✘\u2043\u204c\u204d]")
_SIGN_WITHIN = re.compile(r"\S\s+[•‣⁃◦▪●■►]\s*\S")
_DASH = re.compile(r"\s*[–—―−‒]\s+\S")


def _bullets(lines: Lines) -> Iterator[Slip]:
    for number, line in lines:
        if found := _SIGN.match(line):
            said = f"`{found[0].strip()}` is no mark of a list: readers would see one paragraph"
            yield Slip(number, said, "bullet", _BULLET)
            return
        if len(_SIGN_WITHIN.findall(line)) > 1:
            yield Slip(number, "These are entries of a list that stand in one paragraph", "bullet", _BULLET)
            return


# What an entry of a list begins with, as it is often written and not known, and what to write.
_ENTRIES: tuple[tuple[re.Pattern[str], int, str], ...] = (
    # CommonMark takes only a list that begins with 1 for one where a paragraph goes before.
    # A line that begins with a number by chance ("… until week\n12. Then …") stands alone.
    (re.compile(r"\s*[0-9]{1,9}[.)]\s+\S"), 2, "Leave an empty line before the first entry."),
    (re.compile(r"\s*[0-9]{1,3}[.)](?![0-9])[^\s\W]"), 2, "Write a space behind the point: `1. `."),
    (re.compile(r"\s*\([0-9a-zA-Z]{1,3}\)\s"), 2, "Begin each entry with `1. `, `2. ` and so on."),
    (re.compile(r"\s*[a-zA-Z][.)]\s"), 2, "Begin each entry with `1. `, `2. ` and so on."),
    (re.compile(r"\s*[①-⓿❶-➓]"), 2, "Begin each entry with `1. `, `2. ` and so on."),
    (re.compile(r"\s*[-+][^\W\d]"), 2, "Write a space behind the `-`."),
    (re.compile(r"\s*\[[ xX]\]\s"), 1, "Boxes to tick are not known here: take the brackets out."),
)


def _entries(lines: Lines) -> Iterator[Slip]:
    for pattern, least, right in _ENTRIES:
        found = [number for number, line in lines if pattern.match(line)]
        if len(found) >= least:
            yield Slip(found[0], "This looks like a list and is none: readers would see one paragraph", "list", right)


# --- Headings and emphasis ----------------------------------------------------------------------------------------

_MARKS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(r"^\s{0,3}(?:#{2,6}[^\s#]|#[^\W\d_])"),
        "This looks like a heading and is none",
        "Write a space behind it, `## Heading`, or `\\#` where the sign itself is meant.",
    ),
    (
        re.compile(r"\*\*|(?<!_)__(?=[^\W_])|(?<=[^\W_])__(?!_)"),
        "This looks like strong words and is none",
        (
            "Between the stars and the words stands no space: `**words**`. Where the words end in a sign, as in "
            "`**words:**`, a space must follow, or the sign stands outside. Write `\\*` where a star is meant."
        ),
    ),
    (re.compile(r"~~"), "Words cannot be struck out here", "Take the `~~` out, and the words if they are not meant."),
)


def _marks(lines: Lines) -> Iterator[Slip]:
    for number, line in lines:
        for pattern, said, right in _MARKS:
            if found := pattern.search(line):
                yield Slip(number, f"{said}: `{_shown(line[found.start() :])}`", "not_markdown", right)


_LOOKS: tuple[Look, ...] = (_links, _tables, _bullets, _entries, _marks)


# --- Numbers of lists ---------------------------------------------------------------------------------------------


def _numbering(blocks: Sequence[Token]) -> Iterator[Slip]:
    """Browsers number a list's entries for themselves, from the first on."""
    open_lists: list[tuple[Token, list[str]]] = []
    # The last number that was given at each depth, since the last heading there.
    last: dict[int, int] = {}
    for block in blocks:
        if block.type in ("heading_open", "hr"):
            last.pop(block.level, None)
        elif block.type == "ordered_list_open":
            open_lists.append((block, []))
        elif block.type == "list_item_open" and block.info:
            open_lists[-1][1].append(block.info)
        elif block.type == "ordered_list_close":
            opened, numbers = open_lists.pop()
            yield from _numbers(opened, numbers, last.get(opened.level))
            last[opened.level] = int(numbers[0]) + len(numbers) - 1
        elif block.nesting == -1:
            last = {level: number for level, number in last.items() if level <= block.level}


def _numbers(opened: Token, numbers: Sequence[str], before: int | None) -> Iterator[Slip]:
    given = [int(number) for number in numbers]
    counted = list(range(given[0], given[0] + len(given)))
    if given != counted and set(given) != {1}:
        seen, wrote = (", ".join(map(str, some[:6])) for some in (counted, given))
        said = f"These entries are numbered {wrote}, and readers see {seen}"
        yield Slip(line_of(opened), said, "numbering", "Number them one after the other.")
    elif before is not None and given[0] == 1:
        said = "The numbers begin again at 1"
        right = (
            f"If this goes on from the list above, begin with `{before + 1}. `, or indent what stands between them by "
            "three spaces; if it is a list of its own, a heading before it says so."
        )
        yield Slip(line_of(opened), said, "numbering", right, advisory=True)
