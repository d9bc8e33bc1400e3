# Copied from articles/guidance/one_line.py by generate.py: change that.
"""How a condition is written in one line of a content file: `gestation_weeks < 12`, `bleeding in [none, spotting]`."""

import json
import re
from collections.abc import Mapping

from health_content.evaluator.errors import Fault, InvalidInput, did_you_mean, pointer
from health_content.evaluator.terms import Operator

WRITTEN: Mapping[str, str] = {
    Operator.EQ: "is",
    Operator.NE: "is not",
    Operator.LT: "<",
    Operator.LTE: "<=",
    Operator.GT: ">",
    Operator.GTE: ">=",
    Operator.IN: "in",
    Operator.NOT_IN: "not in",
}
READ: Mapping[str, Operator] = {
    **{operator.value: operator for operator in Operator},
    **{spelling: Operator(name) for name, spelling in WRITTEN.items()},
    "=": Operator.EQ,
    "==": Operator.EQ,
    "!=": Operator.NE,
}
WORDS: Mapping[str, bool] = {"true": True, "false": False}

_OPERATOR = r"is\s+not\b|not\s+in\b|\w++|[^\w\s\[\]\",-]++"
_LINE = re.compile(rf"\s*(?P<fact>\w++)\s*(?P<operator>{_OPERATOR})\s*(?P<value>.*)", re.DOTALL)
_ITEM = re.compile(r'"(?:[^"\\]|\\.)*+"|[^\s,\[\]"]++')
_LIST = re.compile(rf"\[\s*(?:(?:{_ITEM.pattern})\s*(?:,\s*(?:{_ITEM.pattern})\s*)*)?\]")
_INTEGER = re.compile(r"-?[0-9]{1,999}")
_NEEDS_NO_QUOTES = re.compile(r"[a-z][a-z0-9_]*")
_MEANS_SOMETHING_ELSE = {*WORDS, "not"}


def parse(text: str) -> dict[str, object]:
    """The condition that a line says, as `{fact, operator, value}`. InvalidInput where it isn't one.

    Whether the fact exists and the value fits it is another question: see `conditions.faults_in_condition`.
    """
    line = _LINE.fullmatch(text)
    if line is None:
        raise _unreadable("A condition is a fact, an operator and a value, such as 'gestation_weeks < 12'.")
    spelling = " ".join(line["operator"].split())
    if spelling not in READ:
        # Only words are guessed at: the sign most like '=>' is '>', which says something else.
        words = [word for word in READ if word[0].isalpha()]
        suggestion = did_you_mean(spelling.lower(), words) or did_you_mean(None, WRITTEN.values())
        names = (
            " A fact's name has no spaces: `had_pelvic_exam`." if spelling.isalpha() and "Did" not in suggestion else ""
        )
        said = f"'{spelling}' cannot stand between a fact and its value."
        raise _unreadable(f"{said}{suggestion}{names}", code="unknown_operator")
    return {
        "fact": line["fact"],
        "operator": READ[spelling].value,
        "value": _read_value(line["value"].strip(), spelling),
    }


def _read_value(text: str, spelling: str) -> object:
    try:
        if _LIST.fullmatch(text):
            return [_read_item(item) for item in _ITEM.findall(text)]
        if _ITEM.fullmatch(text):
            return _read_item(text)
    except json.JSONDecodeError:
        pass  # a quoted item with an escape that is none: unreadable like the rest
    raise _unreadable(f"After '{spelling}' comes a value: 12, true, spotting, or a list such as [none, spotting].")


def _read_item(text: str) -> bool | int | str:
    if text.startswith('"'):
        return str(json.loads(text))
    return int(text) if _INTEGER.fullmatch(text) else WORDS.get(text, text)


def _unreadable(detail: str, *, code: str = "unreadable_condition") -> InvalidInput:
    return InvalidInput(detail, faults=[Fault(detail, code, pointer())])


def write(condition: Mapping[str, object]) -> str:
    """The line that says a condition, such that `parse` gives it back; for one that is none, a line that shows it."""
    operator = str(condition.get("operator"))
    return f"{condition.get('fact')} {WRITTEN.get(operator, operator)} {write_value(condition.get('value'))}"


def write_value(value: object) -> str:
    """A value as it stands in a line: a word bare where nothing else can be meant by it, else in quotes."""
    if isinstance(value, list | tuple):
        return f"[{', '.join(write_value(item) for item in value)}]"
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, str):
        return repr(value)
    if _NEEDS_NO_QUOTES.fullmatch(value) and value not in _MEANS_SOMETHING_ELSE:
        return value
    return json.dumps(value, ensure_ascii=False)
