"""What code generators fall over, said as each of them reads it with its default options: `make sdk-check` tries them.

Nothing here changes what is answered. The other half stands with the fields: a value that may be of several types is
untyped (`articles.public.serializers.Value`).
"""

import re
from collections.abc import Iterator
from typing import Any

Node = dict[str, Any]

# Lists that may grow within a version: text, whatever is known today. A client that met an enum would refuse the answer
# for a value of tomorrow.
OPEN_LISTS = ("ChangeKind", "ChangeSubject", "ProblemCode", "ContentNote", "ReportReason", "Aspect", "CodingSystem")

_REFERENCE = "#/components/schemas/"
# What says nothing beside a list of values, and has no place there in some languages.
_OF_TEXT = ("minLength", "maxLength", "pattern")


def order_parameters(path: str, operation: Node) -> None:
    """Those of the path in its order, then required ones, then optional ones, and headers last.

    Many languages have no names in a call: the order is what a caller writes.
    """
    in_path = {name: place for place, name in enumerate(re.findall(r"\{(\w+)\}", path))}

    def place(parameter: Node) -> tuple[int, int]:
        if parameter["in"] == "path":
            return (0, in_path[parameter["name"]])
        return (3 if parameter["in"] == "header" else 2 - bool(parameter.get("required")), 0)

    if "parameters" in operation:
        operation["parameters"].sort(key=place)


def name_lists(result: Node) -> None:
    """Refers to the named list wherever its values are written out, and says nothing else of such a text."""
    schemas = result["components"]["schemas"]
    named = {tuple(shape["enum"]): name for name, shape in schemas.items() if "enum" in shape}
    for node in _objects_in([result["paths"], schemas]):
        if isinstance(node.get("enum"), list):
            for bound in _OF_TEXT:
                node.pop(bound, None)
            name = named.get(tuple(node["enum"]))
            if name is not None and node is not schemas[name] and "default" not in node:
                node.clear()
                node["$ref"] = _REFERENCE + name


def open_lists(schemas: Node) -> None:
    """Says of the lists that may grow which values they have today, and closes none of them."""
    for name in OPEN_LISTS:
        schemas[name]["x-extensible-enum"] = schemas[name].pop("enum")


def name_values(schemas: Node) -> None:
    """Gives each value of a closed list a name that no other list has: in Go they all stand side by side."""
    for name, shape in schemas.items():
        if "enum" in shape:
            prefix = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).upper()
            shape["x-enum-varnames"] = [
                f"{prefix}_{re.sub(r'[^a-z0-9]+', '_', value).strip('_').upper()}" for value in shape["enum"]
            ]


def _objects_in(node: Any) -> Iterator[Node]:
    """Every object of `node`, the inner ones first."""
    if isinstance(node, dict):
        for inner in list(node.values()):
            yield from _objects_in(inner)
        yield node
    elif isinstance(node, list):
        for inner in node:
            yield from _objects_in(inner)
