"""Thresholds and waits that no scenario tries. Written to be replaced."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Edge:
    pointer: str
    sentence: str
    scenario: Mapping[str, Any]


def untried(document: Mapping[str, Any], scenarios: Sequence[Mapping[str, Any]]) -> list[Edge]:
    return []
