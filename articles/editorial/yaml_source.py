"""YAML text with a line for everything: the core schema of YAML 1.2, of which content needs only the plain part.

Under YAML 1.1, as PyYAML reads it by default, `no` is false, `2026-11-22` is a date and `12:30` is 750. Content about
Norway, or a fact whose choice is `no`, must mean what it says. Anchors, aliases and tags are refused.
"""

import re
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any

import yaml

from contentapi.errors import Fault, InvalidInput, pointer

_DEEPEST = 20

_SCALARS: tuple[tuple[re.Pattern[str], Any], ...] = (
    (re.compile(r"null|~|"), lambda text: None),
    (re.compile(r"true|false"), lambda text: text == "true"),
    (re.compile(r"[-+]?(0|[1-9][0-9]{0,17})"), int),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"), float),
)


@dataclass
class Source:
    """A file's data, where each part of it stands, and what is wrong with how it is written."""

    data: Any
    lines: dict[str, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def line_of(self, place: str | None) -> int:
        """The line (from 1) of a JSON pointer; of what holds it, where the part itself is missing."""
        here = place or ""
        while here and here not in self.lines:
            here = here.rpartition("/")[0]
        return self.lines.get(here, 1)


class _Loader(yaml.SafeLoader):
    """Composes nodes; resolves no scalar by itself."""

    yaml_implicit_resolvers: dict[str, Any] = {}


def parse(raw: bytes) -> Source:
    """Reads one YAML document. Raises InvalidInput, its fault at `/line/N`, where the bytes are no YAML at all."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = raw[: wrong.start].count(b"\n") + 1
        raise _unreadable(line, "This is not UTF-8: save the file in that encoding.", "encoding") from None
    try:
        node = _Loader(text).get_single_node()
    except yaml.reader.ReaderError as wrong:
        line = text[: wrong.position].count("\n") + 1
        raise _unreadable(line, "A character here cannot be shown, and YAML does not take it.", "character") from None
    except yaml.MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        context = f" ({wrong.context})" if wrong.context else ""
        detail = f"This is not YAML: {wrong.problem}{context}."
        raise _unreadable(mark.line + 1 if mark else 1, detail, "not_yaml") from None
    except (RecursionError, ValueError, yaml.YAMLError):
        raise _unreadable(1, "This is not YAML that can be read.", "not_yaml") from None
    source = Source(None)
    if node is None:
        raise _unreadable(1, "The file is empty.", "empty")
    source.data = _build(node, (), source, set())
    return source


def _unreadable(line: int, detail: str, code: str) -> InvalidInput:
    return InvalidInput("The file cannot be read.", faults=[Fault(detail, code, pointer=f"/line/{line}")])


def _build(node: yaml.Node, at: tuple[str | int, ...], source: Source, seen: set[int]) -> Any:
    place = pointer(*at)
    source.lines.setdefault(place, node.start_mark.line + 1)
    if id(node) in seen:
        source.faults.append(Fault("Anchors and aliases are not used in content: write it out.", "alias", pointer=place))
        return None
    seen.add(id(node))
    if len(at) > _DEEPEST:
        source.faults.append(Fault("This is nested too deeply.", "nesting", pointer=place))
        return None
    if isinstance(node, yaml.MappingNode):
        return _build_mapping(node, at, source, seen)
    if isinstance(node, yaml.SequenceNode):
        return [_build(item, (*at, index), source, seen) for index, item in enumerate(node.value)]
    if node.tag not in ("tag:yaml.org,2002:str", "!"):
        source.faults.append(Fault("Tags are not used in content: remove it.", "tag", pointer=place))
        return None
    # A quoted or block scalar is text, whatever it looks like.
    return _scalar(str(node.value)) if node.style is None else node.value


def _build_mapping(node: yaml.MappingNode, at: tuple[str | int, ...], source: Source, seen: set[int]) -> dict[str, Any]:
    built: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key: Hashable = key_node.value if isinstance(key_node, yaml.ScalarNode) else None
        if not isinstance(key, str):
            detail = "A name here is not a plain word."
            source.faults.append(Fault(detail, "member_name", pointer=pointer(*at)))
            continue
        place = pointer(*at, key)
        if key in built:
            detail = f"'{key}' is given twice, on line {source.lines[place]} and on line {key_node.start_mark.line + 1}."
            source.faults.append(Fault(detail, "duplicate_member", pointer=place))
            continue
        source.lines[place] = key_node.start_mark.line + 1
        built[key] = _build(value_node, (*at, key), source, seen)
    return built


def _scalar(text: str) -> Any:
    for pattern, convert in _SCALARS:
        if pattern.fullmatch(text):
            return convert(text)
    return text


class _Dumper(yaml.SafeDumper):
    """Writes what any YAML reader, old or new, reads back as the same: SafeDumper quotes what 1.1 would mistake."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else ">" if len(text) > 90 else None
    if style is None and _scalar(text) != text:
        style = "'"
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_text)


def write(data: Any) -> str:
    """`data` as YAML that `parse` reads back as equal."""
    return str(yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110))
