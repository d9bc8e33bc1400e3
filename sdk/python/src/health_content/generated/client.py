"""What an operation asks for, and how its answer is read: no connection, so that both clients share it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Call(Generic[T]):
    """One request of an operation. `status` is that of its success, `parse` reads the JSON of that.

    What a reader said, and what their receipt is, stays out of `repr`.
    """

    method: str
    url: str
    status: int
    parse: Callable[[Any], T]
    params: Mapping[str, Any] | None = None
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    json: Any = field(default=None, repr=False)
