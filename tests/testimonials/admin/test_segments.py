"""A text cut at what was found in it: whatever overlaps, not a character is lost, doubled or moved."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from testimonials.admin.story.segments import split


@dataclass(frozen=True)
class Span:
    start: int
    end: int


SPANS = st.lists(st.builds(Span, st.integers(-3, 30), st.integers(-3, 30)), max_size=12)


@given(st.text(max_size=25), SPANS)
def test_the_pieces_joined_are_the_text_and_each_says_where_it_stands(text: str, spans: list[Span]) -> None:
    pieces = list(split(text, spans))
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text and text[piece.start :].startswith(piece.text) for piece in pieces)


@given(st.text(max_size=25), SPANS)
def test_each_character_is_covered_by_exactly_what_covers_it(text: str, spans: list[Span]) -> None:
    for piece in split(text, spans):
        for at in range(piece.start, piece.start + len(piece.text)):
            covering = [span for span in spans if span.start <= at < span.end]
            assert sorted(piece.covering, key=repr) == sorted(covering, key=repr)


@given(st.text(max_size=25), SPANS)
def test_each_stretch_that_is_in_the_text_opens_once(text: str, spans: list[Span]) -> None:
    opened = [span for piece in split(text, spans) for span in piece.opening]
    inside = [span for span in spans if max(0, span.start) < min(len(text), span.end)]
    assert sorted(opened, key=repr) == sorted(inside, key=repr)


def test_of_two_that_begin_together_the_longer_comes_first() -> None:
    short, long = Span(0, 2), Span(0, 4)
    first, second, rest = split("abcdef", [short, long])
    assert (first.text, first.covering, first.opening) == ("ab", (long, short), (long, short))
    assert (second.text, second.covering, second.opening) == ("cd", (long,), ())
    assert (rest.text, rest.covering) == ("ef", ())
