"""Failures to order: a step of the code, or a write to the database, that goes wrong when a test says so."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection


class Injected(Exception):
    """A failure that a test brought about."""


@contextmanager
def failing_at_write(number: int) -> Iterator[None]:
    """The database goes away as the `number`th row is about to be written or removed."""
    seen = 0

    def fail_in_time(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal seen
        if sql.startswith(("INSERT", "UPDATE", "DELETE")):
            seen += 1
            if seen == number:
                raise Injected
        return execute(sql, params, many, context)

    with connection.execute_wrapper(fail_in_time):
        yield


@contextmanager
def failing_at_call(owner: Any, name: str, number: int) -> Iterator[None]:
    """The `number`th call of `owner.name` fails before it has done anything."""
    original = getattr(owner, name)
    seen = 0

    def step(*args: Any, **kwargs: Any) -> Any:
        nonlocal seen
        seen += 1
        if seen == number:
            raise Injected
        return original(*args, **kwargs)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(owner, name, step)
        yield
