"""What has changed between two OpenAPI documents that would break a client: `docs/compatibility.md` has the rules.

A document's schemas are compared where they are used, for what is a widening in an answer is a narrowing in a request.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Schema = Mapping[str, Any]

METHODS = ("get", "put", "post", "delete", "patch", "options", "head", "trace")

# How a list is written that may be added to: what a client does not know of it, it can skip, or show as it stands.
_OPEN = "x-extensible-enum"

# How a request may be narrowed, and an answer widened: by a larger lower bound, a smaller upper one, or another text.
_LOWER = ("minimum", "exclusiveMinimum", "minLength", "minItems")
_UPPER = ("maximum", "exclusiveMaximum", "maxLength", "maxItems")
_EXACT = ("pattern", "format", "const")


@dataclass(frozen=True, slots=True, order=True)
class Break:
    """Something that a client may rely on and that is so no longer. A changelog declares it by its text."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def compare(released: Schema, current: Schema) -> list[Break]:
    """Everything in which `current` breaks a client that was made from `released`, in order."""
    return sorted({*_Comparison(released, current).run()})


def _operations(document: Schema) -> dict[str, Schema]:
    return {
        f"{method.upper()} {path}": operation
        for path, item in document["paths"].items()
        for method, operation in item.items()
        if method in METHODS
    }


class _Comparison:
    def __init__(self, released: Schema, current: Schema) -> None:
        self.released, self.current = released, current

    def run(self) -> Iterator[Break]:
        current = _operations(self.current)
        for name, before in _operations(self.released).items():
            if name not in current:
                yield Break(name, "the operation is gone")
            else:
                yield from self._operation(name, before, current[name])

    def _operation(self, name: str, before: Schema, after: Schema) -> Iterator[Break]:
        if before["operationId"] != after.get("operationId"):
            yield Break(name, f"its operationId is no longer {before['operationId']}")
        for scheme in after.get("security", []):
            if scheme not in before.get("security", []):
                yield Break(name, f"it needs a credential ({', '.join(scheme)})")
        yield from self._parameters(name, before, after)
        yield from self._request(name, before, after)
        for status, response in before["responses"].items():
            where = f"{name} {status}"
            if status not in after["responses"]:
                yield Break(where, "the answer is no longer described")
                continue
            yield from self._response(where, response, after["responses"][status])

    def _parameters(self, name: str, before: Schema, after: Schema) -> Iterator[Break]:
        def keyed(operation: Schema) -> dict[tuple[str, str], Schema]:
            return {(one["in"], one["name"]): one for one in operation.get("parameters", [])}

        given, taken = keyed(before), keyed(after)
        for (place, parameter), old in given.items():
            where = f"{name} {place} parameter {parameter}"
            if (place, parameter) not in taken:
                yield Break(where, "it is gone")
                continue
            new = taken[place, parameter]
            if new.get("required") and not old.get("required"):
                yield Break(where, "it is required now")
            yield from self._schema(where, old["schema"], new["schema"], asked=True)
        for (place, parameter), new in taken.items():
            if (place, parameter) not in given and new.get("required"):
                yield Break(f"{name} {place} parameter {parameter}", "it is new and required")

    def _request(self, name: str, before: Schema, after: Schema) -> Iterator[Break]:
        where = f"{name} request"
        if "requestBody" not in before:
            if after.get("requestBody", {}).get("required"):
                yield Break(where, "it is new and required")
            return
        if "requestBody" not in after:
            yield Break(where, "it is gone")
            return
        if after["requestBody"].get("required") and not before["requestBody"].get("required"):
            yield Break(where, "it is required now")
        yield from self._content(where, before["requestBody"], after["requestBody"], asked=True)

    def _response(self, where: str, before: Schema, after: Schema) -> Iterator[Break]:
        for header in before.get("headers", {}):
            if header not in after.get("headers", {}):
                yield Break(f"{where} header {header}", "it is gone")
        yield from self._content(where, before, after, asked=False)

    def _content(self, where: str, before: Schema, after: Schema, *, asked: bool) -> Iterator[Break]:
        for media, old in before.get("content", {}).items():
            if media not in after.get("content", {}):
                yield Break(where, f"{media} is gone")
            elif "schema" in old:
                yield from self._schema(where, old["schema"], after["content"][media].get("schema", {}), asked=asked)

    def _schema(
        self, where: str, old: Schema, new: Schema, *, asked: bool, seen: frozenset[tuple[str, str]] = frozenset()
    ) -> Iterator[Break]:
        """Where `new` takes less than `old` did, of what is asked, or gives what `old` did not, of what is answered."""
        pair = (old.get("$ref", ""), new.get("$ref", ""))
        if all(pair):
            if pair in seen:
                return
            seen |= {pair}
        old, new = _resolved(self.released, old), _resolved(self.current, new)
        yield from _types(where, old, new, asked=asked)
        yield from _values(where, old, new)
        yield from _enum(where, old, new, asked=asked)
        yield from _bounds(where, old, new, asked=asked)
        yield from self._members(where, old, new, asked=asked, seen=seen)
        yield from self._alternatives(where, old, new, asked=asked, seen=seen)
        for inner, mark in (("items", "[]"), ("additionalProperties", "{}")):
            if isinstance(old.get(inner), Mapping) and isinstance(new.get(inner), Mapping):
                yield from self._schema(where + mark, old[inner], new[inner], asked=asked, seen=seen)

    def _alternatives(
        self, where: str, old: Schema, new: Schema, *, asked: bool, seen: frozenset[tuple[str, str]]
    ) -> Iterator[Break]:
        """Shapes of which one is meant, each held against the one of its name."""
        for kind in ("oneOf", "anyOf"):
            after = {part["$ref"]: part for part in new.get(kind, []) if "$ref" in part}
            for part in old.get(kind, []):
                if part.get("$ref") in after:
                    name = part["$ref"].rpartition("/")[2]
                    yield from self._schema(f"{where}({name})", part, after[part["$ref"]], asked=asked, seen=seen)
                elif "$ref" in part:
                    yield Break(where, f"the shape {part['$ref'].rpartition('/')[2]} is gone")

    def _members(
        self, where: str, old: Schema, new: Schema, *, asked: bool, seen: frozenset[tuple[str, str]]
    ) -> Iterator[Break]:
        before, after = old.get("properties", {}), new.get("properties", {})
        needed, needs = set(old.get("required", [])), set(new.get("required", []))
        for member, inner in before.items():
            here = f"{where}.{member}"
            if member not in after:
                yield Break(here, "the member is gone")
                continue
            if asked and member in needs - needed:
                yield Break(here, "the member is required now")
            if not asked and member in needed - needs:
                yield Break(here, "the member may be left out now")
            yield from self._schema(here, inner, after[member], asked=asked, seen=seen)
        for member in after.keys() - before.keys():
            if asked and member in needs:
                yield Break(f"{where}.{member}", "the member is new and required")


def _resolved(document: Schema, schema: Schema) -> Schema:
    """`schema` with its reference followed, and an alternative with null written as a type with null."""
    if "$ref" in schema:
        named: Any = document
        for token in schema["$ref"].removeprefix("#/").split("/"):
            named = named[token]
        return _resolved(document, {**named, **{name: value for name, value in schema.items() if name != "$ref"}})
    for alternatives in ("oneOf", "anyOf", "allOf"):
        parts = [part for part in schema.get(alternatives, []) if part != {"type": "null"}]
        if len(parts) == 1:
            inner = _resolved(document, parts[0])
            nulled = len(schema[alternatives]) > 1
            return {**inner, "type": sorted({*_type_set(inner), "null"}) if nulled else inner.get("type")}
    return schema


def _type_set(schema: Schema) -> set[str]:
    given = schema.get("type")
    if given is None and "oneOf" in schema:
        return {name for part in schema["oneOf"] for name in _type_set(part)}
    return set(given) if isinstance(given, list) else {given} if given else set()


def _is_untyped(schema: Schema) -> bool:
    return not schema.keys() & {"type", "enum", "const", "oneOf", "anyOf", "allOf", "properties"}


def _types(where: str, old: Schema, new: Schema, *, asked: bool) -> Iterator[Break]:
    if _is_untyped(old) or _is_untyped(new):
        if _is_untyped(old if asked else new) and not _is_untyped(new if asked else old):
            yield Break(where, "not everything is taken any more" if asked else "it can be anything now")
        return
    before, after = _type_set(old), _type_set(new)
    # An integer is a number to whoever takes one.
    wider, narrower = (after, before) if asked else (before, after)
    missing = {name for name in narrower - wider if not (name == "integer" and "number" in wider)}
    if (before or after) and missing:
        names = ", ".join(sorted(missing))
        yield Break(where, f"{names} is not taken any more" if asked else f"it can be {names} now")


def _values(where: str, old: Schema, new: Schema) -> Iterator[Break]:
    after = new.get("enum") or new.get(_OPEN)
    for value in old.get("enum") or old.get(_OPEN) or ():
        if after is not None and value not in after:
            yield Break(where, f"the value {value} is gone")


def _enum(where: str, old: Schema, new: Schema, *, asked: bool) -> Iterator[Break]:
    before, after = old.get("enum"), new.get("enum")
    if before is None and after is None:
        return
    if before is None or after is None:
        if (after is None) != asked:
            yield Break(where, "it is a fixed list no longer" if after is None else "it is a fixed list now")
        return
    if not asked:
        for value in after:
            if value not in before:
                yield Break(where, f"the value {value} is new, and the list is closed")


def _bounds(where: str, old: Schema, new: Schema, *, asked: bool) -> Iterator[Break]:
    if not asked:
        return  # an answer within other bounds is still of its type
    for name in _LOWER:
        if name in new and new[name] > old.get(name, float("-inf")):
            yield Break(where, f"{name} is {new[name]} now")
    for name in _UPPER:
        if name in new and new[name] < old.get(name, float("inf")):
            yield Break(where, f"{name} is {new[name]} now")
    for name in _EXACT:
        if name in new and new[name] != old.get(name):
            yield Break(where, f"{name} is another now")
