"""A text and the stretches that were found in it, cut into pieces that can be shown one after the other."""

from bisect import insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, Protocol, TypeVar


class Stretch(Protocol):
    """Something found in a text, from `start` to before `end`, in code points."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=Stretch)


@dataclass(frozen=True, slots=True)
class Segment(Generic[S]):
    """A piece of the text that the same stretches cover from end to end; `opening` are those that begin with it."""

    start: int
    text: str
    covering: tuple[S, ...]
    opening: tuple[S, ...]


def split(text: str, stretches: Iterable[S]) -> Iterator[Segment[S]]:
    """Cuts `text` wherever a stretch begins or ends. The pieces joined are the text, and none is empty.

    Stretches may overlap in any way. One that lies outside of the text, in part or as a whole, is cut to it.
    """
    waiting = sorted((one for one in stretches if _is_in(one, text)), key=lambda one: (one.start, -one.end))
    cuts = sorted({0, len(text), *(_clamp(at, text) for one in waiting for at in (one.start, one.end))})
    covering: list[tuple[int, int, S]] = []  # by end, so that whichever is over is in front
    seen = 0
    for start, end in pairwise(cuts):
        while covering and covering[0][0] <= start:
            covering.pop(0)
        begun = seen
        while seen < len(waiting) and _clamp(waiting[seen].start, text) <= start:
            insort(covering, (waiting[seen].end, seen, waiting[seen]), key=lambda held: held[:2])
            seen += 1
        in_order = tuple(held[2] for held in sorted(covering, key=lambda held: held[1]))
        yield Segment(start, text[start:end], in_order, tuple(waiting[begun:seen]))


def _is_in(one: Stretch, text: str) -> bool:
    return _clamp(one.start, text) < _clamp(one.end, text)


def _clamp(offset: int, text: str) -> int:
    return max(0, min(offset, len(text)))
