"""No pattern may be slow on a hostile text, whoever writes the next one."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from testimonials import screening

# A bounded repetition may give back what it took, as long as there is little of it.
MOST_GIVEN_BACK = 64


def list_patterns() -> Iterator[tuple[str, str]]:
    for info in pkgutil.iter_modules(screening.__path__):
        module = importlib.import_module(f"testimonials.screening.{info.name}")
        for name, value in vars(module).items():
            found = value if isinstance(value, tuple) else (value,)
            yield from ((f"{info.name}.{name}", each.pattern) for each in found if isinstance(each, re.Pattern))


def list_repetitions(parsed: Any) -> Iterator[tuple[Any, int]]:
    """Every repetition in a pattern, those within others too: its kind and how often it may be."""
    for kind, argument in parsed:
        if kind in {_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT}:
            yield kind, int(argument[1])
        yield from (each for part in list_parts(argument) for each in list_repetitions(part))


def list_parts(argument: Any) -> Iterator[Any]:
    if isinstance(argument, _parser.SubPattern):
        yield argument
    elif isinstance(argument, tuple | list):
        for each in argument:
            yield from list_parts(each)


@pytest.mark.parametrize(("name", "pattern"), list(list_patterns()))
def test_what_repeats_without_an_end_gives_nothing_back(name: str, pattern: str) -> None:
    for kind, most in list_repetitions(_parser.parse(pattern)):
        assert kind is _constants.POSSESSIVE_REPEAT or most <= MOST_GIVEN_BACK, name


def test_the_patterns_are_looked_at() -> None:
    assert len(list(list_patterns())) > 20
    assert list(list_repetitions(_parser.parse(r"(?:a+b)*"))) != []
