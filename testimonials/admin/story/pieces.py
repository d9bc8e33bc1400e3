"""A text as the desk draws it: cut into pieces, each with what was found in it and what of it cannot be seen."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from contentapi import text as what_text_holds
from contentapi.text import Unusual
from testimonials.admin.story import differences, segments
from testimonials.admin.story.differences import Change
from testimonials.admin.story.entries import Mark
from testimonials.screening import Severity

# Whose marks are drawn where several cover the same words: whatever asks most of a moderator.
_LOUDNESS = (Severity.ROUTE, Severity.REDACT, Severity.REVIEW)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text; `start` is its offset in code points."""

    start: int
    text: str
    covering: Sequence[Mark] = ()
    opening: Sequence[Mark] = ()
    odd: Unusual | None = None
    change: Change = Change.SAME

    @property
    def html(self) -> SafeString:
        # Browsers turn a carriage return into a line feed, or drop it before one; written so, each character stays
        # one, and what a moderator selects stands where they see it.
        return mark_safe(escape(self.text).replace("\r", "&#13;"))  # noqa: S308 - escaped right here

    @property
    def drawn_as(self) -> str:
        entries = [mark.entry for mark in self.covering]
        if any(entry.state == "covered" for entry in entries):
            return "is-covered"
        still_open = [entry for entry in entries if entry.is_open]
        loudest = min(still_open or entries, key=lambda entry: _LOUDNESS.index(entry.severity))
        return f"is-{loudest.severity}" if still_open else "is-dismissed"

    @property
    def keys(self) -> str:
        return " ".join(mark.entry.key for mark in self.covering)


def draw(text: str, marks: Iterable[Mark] = ()) -> list[Piece]:
    """The text with its findings, cut wherever one begins or ends and around each character that cannot be seen."""
    found: list[Mark | Unusual] = [*marks, *what_text_holds.unusual(text)]
    return [
        Piece(
            one.start,
            one.text,
            covering=[here for here in one.covering if isinstance(here, Mark)],
            opening=[here for here in one.opening if isinstance(here, Mark)],
            odd=next((here for here in one.covering if isinstance(here, Unusual)), None),
        )
        for one in segments.split(text, found)
    ]


def draw_changes(before: str, after: str) -> list[Piece]:
    """What an author has changed, in the order of reading; what cannot be seen is marked here too."""
    return list(_draw_changes(before, after))


def _draw_changes(before: str, after: str) -> Iterator[Piece]:
    for stretch in differences.compare(before, after):
        for piece in draw(stretch.text):
            yield Piece(piece.start, piece.text, odd=piece.odd, change=stretch.change)
