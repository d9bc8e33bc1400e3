"""The finishing touches on the OpenAPI document, on plain dictionaries: what drf-spectacular cannot say, or says twice.

Examples of answers are not made up: `examples.json` holds what was really answered to the requests that the document
itself shows (`make openapi` takes them anew from the starter content).
"""

import inspect
import json
from collections.abc import Iterator, Mapping
from enum import EnumType
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from contentapi.api import problems
from contentapi.api.openapi import LINKS, PARTIAL
from contentapi.contract import portable

Node = dict[str, Any]

EXAMPLES = Path(__file__).with_name("examples.json")
# What each value of an enum means, by the enum's name. Named as strings: this package imports no app.
MEANINGS = ("articles.public.meanings.MEANINGS", "testimonials.intake.examples.MEANINGS")

_SUCCESS = ("200", "202", "204")


def finish(result: Node, generator: Any, request: Any, public: bool) -> Node:
    """drf-spectacular's post-processing hook: the document as it is served."""
    components = result["components"]
    for path, operations in result["paths"].items():
        for operation in operations.values():
            _say_who_may_ask(operation)
            _link(operation)
            _show_answers(operation)
            portable.order_parameters(path, operation)
    _loosen(components["schemas"])
    _close_requests(result)
    _explain_terms(components["schemas"])
    portable.name_lists(result)
    portable.open_lists(components["schemas"])
    portable.name_values(components["schemas"])
    components["schemas"].pop("NullEnum", None)
    _share(result, "headers")
    _share(result, "examples")
    tidied: Node = _without_null_enums(result)
    return tidied


def _operations(result: Node) -> Iterator[Node]:
    for path in result["paths"].values():
        yield from path.values()


def _say_who_may_ask(operation: Node) -> None:
    """No operation needs a credential unless it says so; one that takes a body needs it."""
    if operation.get("security") == [{}]:
        operation["security"] = []
    if "requestBody" in operation:
        operation["requestBody"]["required"] = True


def _link(operation: Node) -> None:
    """Moves what an endpoint says of its links to the answer that they start from."""
    if links := operation.pop(LINKS, None):
        _success(operation)["links"] = links


def _success(operation: Node) -> Node:
    answer: Node = next(answer for status, answer in operation["responses"].items() if status in _SUCCESS)
    return answer


# --- Examples ----------------------------------------------------------------------------------------------------


@cache
def taken() -> Mapping[str, Mapping[str, Any]]:
    """Real answers by operation and by the name of the request that they answer."""
    kept: Mapping[str, Mapping[str, Any]] = (
        json.loads(EXAMPLES.read_text(encoding="utf-8")) if EXAMPLES.exists() else {}
    )
    return kept


def _show_answers(operation: Node) -> None:
    answers = taken().get(operation["operationId"])
    if answers is None:
        return  # a new operation, of which none has been taken yet: a test says so
    for content in _success(operation).get("content", {}).values():
        asked = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("examples", {})
        content["examples"] = {
            f"{operation['operationId']}{name}": {
                "summary": asked.get(name, {"summary": "An answer"})["summary"],
                "description": "Taken from the starter content. A list shows its first two entries.",
                "value": value,
            }
            for name, value in answers.items()
        }


# --- Terms -------------------------------------------------------------------------------------------------------


def _explain_terms(schemas: Node) -> None:
    """Says of each enum what it is, in the words of its class, and what each of its values means."""
    meanings = {name: of for table in MEANINGS for name, of in import_string(table).items()}
    meanings["ProblemCode"] = {code: kind.meaning for code, kind in problems.KINDS.items()}
    for name, where in settings.SPECTACULAR_SETTINGS["ENUM_NAME_OVERRIDES"].items():
        if name in schemas:
            terms = import_string(where)
            about = inspect.cleandoc(terms.__doc__ or "").split("\n\n")[0] if isinstance(terms, EnumType) else ""
            values = [f"- `{value}`: {meaning}" for value, meaning in meanings[name].items()]
            schemas[name]["description"] = "\n\n".join(filter(None, [about, "\n".join(values)]))


# --- Shapes ------------------------------------------------------------------------------------------------------


def _loosen(schemas: Node) -> None:
    """A shape that has any of its members asks for none of them."""
    for shape in schemas.values():
        if shape.pop(PARTIAL, False):
            shape.pop("required", None)


def _name(reference: Node) -> str:
    return str(reference["$ref"].rpartition("/")[2])


def _close_requests(result: Node) -> None:
    """Says of what is sent that a member which is not named is refused. An answer may come to have further members."""
    waiting = [operation["requestBody"] for operation in _operations(result) if "requestBody" in operation]
    while waiting:
        node = waiting.pop()
        if "$ref" in node:
            node = result["components"]["schemas"][_name(node)]
        if "properties" in node:
            node["additionalProperties"] = False
        waiting += [inner for inner in node.values() if isinstance(inner, dict)]
        waiting += [one for inner in node.values() if isinstance(inner, list) for one in inner if isinstance(one, dict)]


def _share(result: Node, kind: str) -> None:
    """Moves what answers say alike (`kind`: headers or examples) into the components, each under its own name."""
    shared: Node = result["components"].setdefault(kind, {})
    for operation in _operations(result):
        for answer in operation["responses"].values():
            for place in (answer, *answer.get("content", {}).values()):
                for name, said in place.get(kind, {}).items():
                    known = next((other for other, one in shared.items() if _same(one, said)), name)
                    if not _same(shared.setdefault(known, said), said):
                        raise ValueError(f"Two {kind} are called {name} and differ.")
                    place[kind][name] = {"$ref": f"#/components/{kind}/{known}"}


def _same(one: Node, other: Node) -> bool:
    return one == other or ("value" in one and one["value"] == other.get("value"))


def _without_null_enums(node: Any) -> Any:
    """OpenAPI 3.1's own way of saying that something may be null: `null` beside its type, not an enum of it."""
    if isinstance(node, dict):
        if node.get("$ref") == "#/components/schemas/NullEnum":
            return {"type": "null"}
        return {name: _without_null_enums(inner) for name, inner in node.items()}
    return [_without_null_enums(inner) for inner in node] if isinstance(node, list) else node
