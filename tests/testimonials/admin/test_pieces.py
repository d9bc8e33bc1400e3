"""A text as it is drawn: nothing of it lost, and whatever cannot be seen made to be."""

from hypothesis import given
from hypothesis import strategies as st

from testimonials.admin.story import pieces
from testimonials.admin.story.differences import Change

odd = st.text(alphabet="ab \u200b\u200d\u00ad\u0301\ufe0f👩👧🏽\u0633\u200c", max_size=12)


def test_a_carriage_return_stays_one_character_in_the_page() -> None:
    (piece,) = pieces.draw("We waited.\r\nIt took longer.")
    assert "We waited.&#13;\nIt" in piece.html


def test_what_cannot_be_seen_is_a_piece_of_its_own_that_says_so() -> None:
    found = [(one.text, one.odd.code, one.odd.label) for one in pieces.draw("An\u200bna and Jo\u00adhn") if one.odd]
    assert found == [("\u200b", "U+200B", "zero width space"), ("\u00ad", "U+00AD", "soft hyphen")]


def test_what_a_language_needs_is_not_marked() -> None:
    for text in ("می\u200cخواهم", "👩🏽\u200d⚕\ufe0f", "क्\u200dष", "café", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"):
        assert [one.odd for one in pieces.draw(text)] == [None], text


@given(odd)
def test_the_pieces_are_the_text(text: str) -> None:
    assert "".join(one.text for one in pieces.draw(text)) == text


@given(odd, odd)
def test_the_pieces_of_what_was_changed_are_the_text_as_it_is_now(before: str, after: str) -> None:
    drawn = pieces.draw_changes(before, after)
    assert "".join(one.text for one in drawn if one.change is not Change.REMOVED) == after
