"""YAML text with a line for everything: the core schema of YAML 1.2, without anchors, aliases and tags.

Under YAML 1.1, as PyYAML reads it by default, `no` is false, `2026-11-22` is a date and `12:30` is 750. Content about
Norway, or a fact whose choice is `no`, must mean what it says.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from articles.editorial import yaml_remarks
from contentapi.characters import name_of
from contentapi.errors import Fault, InvalidInput, pointer
from contentapi.text import faults_in_identifier

_DEEPEST = 20

# The core schema (YAML 1.2.2, 10.3.2), save that `007` is a fraction, which content has no place for: it is a code
# whose quotes were forgotten, and as a whole number it would lose its zeros.
_SCALARS: tuple[tuple[re.Pattern[str], Callable[[str], Any]], ...] = (
    (re.compile(r"null|Null|NULL|~|"), lambda text: None),
    (re.compile(r"true|True|TRUE|false|False|FALSE"), lambda text: text.lower() == "true"),
    (re.compile(r"[-+]?(0|[1-9][0-9]{0,999})"), int),
    (re.compile(r"0o[0-7]{1,999}|0x[0-9a-fA-F]{1,999}"), lambda text: int(text, 0)),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"), float),
    (re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"), lambda text: float(text.replace(".", ""))),
)

# What PyYAML says, and what it means to somebody who wrote the file. The first that fits is taken.
_IN_WORDS: tuple[tuple[str, str], ...] = (
    (r"'\\t' that cannot start", "a tab stands where this should begin. Indent with spaces."),
    ("cannot start any token", "a text cannot begin with {character}. Put it in quotes."),
    ("alias|anchor", "a text cannot begin with `*` or `&`. Put it in quotes."),
    (r"\btag\b", "a text cannot begin with `!`. Put it in quotes."),
    ("block scalar", "`|` or `>` ends its line, and the text begins on the next. Put a text that begins so in quotes."),
    ("mapping values", "`: ` is not expected here. Put a text that holds it in quotes, and line names up."),
    ("mapping keys", "a text cannot begin with `? `. Put it in quotes."),
    ("sequence entries", "a list is not expected here. Begin each `- ` on a line of its own."),
    ("escape", r"`\` means something special between double quotes. Use single ones, or write `\\`."),
    ("quoted scalar", "a quotation mark is opened here and never closed."),
    ("expected ',' or", "a bracket is opened here and not closed, or a text in it needs quotes."),
    ("could not find expected ':'", "a name is followed by `: ` and what it says, and this is not."),
    ("expected <block end>", "this does not go with the line before. Line it up, and look for a stray quotation mark."),
    ("expected the node content", "something is missing here."),
    ("document start", "nothing can follow `...`."),
)
_SHOWN_WHERE_IT_BEGAN = re.compile(r"quoted scalar|expected ',' or|could not find expected ':'")


@dataclass
class Source:
    """A file's data, where each part of it stands, and what is wrong with how it is written."""

    data: Any
    lines: dict[str, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    text: str = field(default="", repr=False)

    def line_of(self, place: str | None) -> int:
        """The line (from 1) of a JSON pointer; of what holds it, where the part itself is missing."""
        here = place or ""
        while here and here not in self.lines:
            here = here.rpartition("/")[0]
        return self.lines.get(here, 1)


def parse(raw: bytes) -> Source:
    """Reads one YAML document. Raises InvalidInput, its fault at `/line/N`, where the bytes are no YAML at all."""
    text = _decode(raw)
    stand_ins = _stand_ins(text)
    source = Source(None, text=text)
    try:
        events = yaml.parse(text.translate(stand_ins), Loader=yaml.SafeLoader)
        return _read_document(_as_written(events, stand_ins), source)
    except yaml.reader.ReaderError as wrong:
        detail = f"A character here cannot be shown, and YAML does not take it: {name_of(text[wrong.position])}."
        raise _unreadable(_line_at(text, wrong.position), detail, "character") from None
    except yaml.MarkedYAMLError as wrong:
        raise _not_yaml(wrong, source) from None
    except (ValueError, OverflowError):
        # What PyYAML trips over, without saying where, is an escape such as "\UFFFFFFFF".
        found = re.search(r"\\U(?!000|0010)", text)
        line = _line_at(text, found.start()) if found else 1
        raise _unreadable(line, r"No character has the number that `\U` gives here.", "character") from None


def _decode(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError as wrong:
        line = _line_at(raw[: wrong.start].decode("latin-1"), wrong.start)
        raise _unreadable(line, "This is not UTF-8: save the file in that encoding.", "encoding") from None


_LINE_ENDS = re.compile("\r\n|\r|\n")


def _line_at(text: str, offset: int) -> int:
    return len(_LINE_ENDS.findall(text[:offset])) + 1


# What broke a line in YAML 1.1, as it still does for PyYAML: a letter like others now.
_OLD_BREAKS = re.compile("[\x85\u2028\u2029]")


def _stand_ins(text: str) -> dict[int, str]:
    """A letter that the text does not have for each old line break, so that PyYAML breaks no line there."""
    free = (letter for letter in map(chr, range(0x10F000, 0x10FFFE)) if letter not in text)
    return {ord(old): next(free) for old in "\x85\u2028\u2029"} if _OLD_BREAKS.search(text) else {}


_SURROGATE_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def _as_written(events: Iterator[yaml.Event], stand_ins: dict[int, str]) -> Iterator[yaml.Event]:
    """The events, with the old line breaks in their texts again, and the two halves of JSON's escapes put together."""
    back = {ord(letter): old for old, letter in stand_ins.items()}
    for event in events:
        if isinstance(event, yaml.ScalarEvent):
            event.value = _SURROGATE_PAIR.sub(_put_together, event.value.translate(back))
        yield event


def _put_together(pair: re.Match[str]) -> str:
    return pair[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le")


def _not_yaml(wrong: yaml.MarkedYAMLError, source: Source) -> InvalidInput:
    said = f"{wrong.problem} {wrong.context or ''}"
    began = wrong.context_mark if _SHOWN_WHERE_IT_BEGAN.search(said) else None
    mark = began or wrong.problem_mark
    meant = next((words for pattern, words in _IN_WORDS if re.search(pattern, said)), f"{wrong.problem}.")
    if "{character}" in meant and (found := re.search(r"character '(.+?)'", said)):
        meant = meant.replace("{character}", f"`{found[1]}`")
    line = mark.line + 1 if mark else 1
    refused = _unreadable(line, f"This is not YAML: {meant}{_hidden_in_name(source.text, line)}", "not_yaml")
    # What follows a text that was cut is mostly what cannot be read.
    cut = [
        Fault(f.detail, f.code, pointer=f"/line/{source.line_of(f.pointer)}") for f in source.faults if f.code == _CUT
    ]
    if not cut and mark and yaml_remarks.may_be_cut(mark, source.text):
        cut = [Fault(f"` #` begins a remark. {yaml_remarks.RIGHT}", _CUT, pointer=f"/line/{line}")]
    return InvalidInput(refused.detail, faults=[*refused.faults, *cut])


_CUT = "cut"


# A line as far as YAML reads its structure from it: up to the sign after the first colon.
_NAME = re.compile(r"[^:]*(?::.)?")


def _hidden_in_name(text: str, line: int) -> str:
    """What is hidden where a line of the file says what it is: a space that is none to YAML, or nothing to be seen."""
    lines = _LINE_ENDS.split(text)
    name = _NAME.match(lines[line - 1]) if line <= len(lines) else None
    faults = faults_in_identifier(name[0]) if name else []
    return f" {faults[0].detail}" if faults else ""


def _unreadable(line: int, detail: str, code: str) -> InvalidInput:
    return InvalidInput("The file cannot be read.", faults=[Fault(detail, code, pointer=f"/line/{line}")])


def _read_document(events: Iterator[yaml.Event], source: Source) -> Source:
    next(events)  # the stream begins
    if not isinstance(next(events), yaml.StreamEndEvent):
        source.data = _build(next(events), events, (), source)
        next(events)  # the document ends
        after = next(events)
        if isinstance(after, yaml.DocumentStartEvent):
            detail = "Another document begins here, and a file holds one: remove the `---`, or make two files of it."
            raise _unreadable(_line_of(after), detail, "second_document")
    if source.data is None and not source.faults:
        raise _unreadable(1, "The file is empty.", "empty")
    return source


def _build(
    event: yaml.Event, events: Iterator[yaml.Event], at: tuple[str | int, ...], source: Source, column: int = 0
) -> Any:
    """The data that begins with `event`, and goes on in `events`: nothing is held but what it comes to.

    `column` is where the name or the dash stands that it belongs to.
    """
    place, line = pointer(*at), _line_of(event)
    source.lines.setdefault(place, line)
    if len(at) > _DEEPEST:
        raise _unreadable(line, "This is nested too deeply.", "nesting")
    if isinstance(event, yaml.NodeEvent) and event.anchor:
        detail = "Anchors and aliases are not used in content: write it out. Quote a text that begins with `*` or `&`."
        source.faults.append(Fault(detail, "alias", pointer=place))
    elif isinstance(event, yaml.CollectionStartEvent | yaml.ScalarEvent) and event.tag is not None:
        detail = "Tags are not used in content: remove it. Quote a text that begins with `!`."
        source.faults.append(Fault(detail, "tag", pointer=place))
    if isinstance(event, yaml.MappingStartEvent):
        return _build_mapping(events, at, source)
    if isinstance(event, yaml.SequenceStartEvent):
        dash = event.start_mark.column if event.start_mark else 0
        return [_build(item, events, (*at, index), source, dash) for index, item in enumerate(_until_end(events))]
    if not isinstance(event, yaml.ScalarEvent):
        return None
    if cut := yaml_remarks.cut_from(event, source.text, column):
        detail = f"` #` begins a remark, so `{cut}` would be left out. {yaml_remarks.RIGHT}"
        source.faults.append(Fault(detail, _CUT, pointer=place))
    # A quoted or block scalar is text, whatever it looks like.
    return _scalar(event.value) if event.style is None else event.value


def _line_of(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _until_end(events: Iterator[yaml.Event]) -> Iterator[yaml.Event]:
    while not isinstance(event := next(events), yaml.CollectionEndEvent):
        yield event


def _build_mapping(events: Iterator[yaml.Event], at: tuple[str | int, ...], source: Source) -> dict[str, Any]:
    built: dict[str, Any] = {}
    for key in _until_end(events):
        if not isinstance(key, yaml.ScalarEvent) or key.anchor or key.tag is not None:
            place = pointer(*at, "?")
            if place not in source.lines:
                source.faults.append(Fault("A name here is not a plain word.", "member_name", pointer=place))
                source.lines[place] = _line_of(key)
            _skip(key, events, at)
            _skip(next(events), events, at)
            continue
        place, line = pointer(*at, key.value), _line_of(key)
        if key.value in built:
            detail = f"'{key.value}' is given twice, on line {source.lines[place]} and on line {line}."
            source.faults.append(Fault(detail, "duplicate_member", pointer=place))
            _skip(next(events), events, at)
            continue
        source.lines[place] = line
        column = key.start_mark.column if key.start_mark else 0
        built[key.value] = _build(next(events), events, (*at, key.value), source, column)
    return built


def _skip(event: yaml.Event, events: Iterator[yaml.Event], at: tuple[str | int, ...]) -> None:
    _build(event, events, (*at, ""), Source(None))


def _scalar(text: str) -> Any:
    for pattern, convert in _SCALARS:
        if pattern.fullmatch(text):
            return convert(text)
    return text


class _Dumper(yaml.SafeDumper):
    """Writes what any YAML reader, old or new, reads back as the same: SafeDumper quotes what 1.1 would mistake."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    # A folded text that begins with a space comes out of PyYAML as another.
    style = "|" if "\n" in text else ">" if len(text) > 90 and text[0] != " " else None
    if _OLD_BREAKS.search(text):
        style = '"'
    elif style is None and _scalar(text) != text:
        style = "'"
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_text)


def write(data: Any) -> str:
    """`data` as YAML that `parse` reads back as equal."""
    return str(yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110))
