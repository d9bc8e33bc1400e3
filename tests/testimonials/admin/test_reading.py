"""What the desk makes of a text: where words stand, what a cover says, and which notes are likely."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonials.admin import likely_notes, reading
from testimonials.admin.wording import DISMISSALS
from testimonials.models import Submission
from testimonials.moderation import redaction
from testimonials.screening import Kind
from testimonials.terms import ContentNote, TextField
from tests import factories as articles
from tests.testimonials import factories


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Sam was the same. Sam!", "Sam", [(0, 3), (18, 21)]),
        ("sam", "Sam", []),
        ("👩🏽‍⚕️ Marlo", "Marlo", [(6, 11)]),
        ("Marlo\r\n  Fenwick", "Marlo Fenwick", [(0, 16)]),
        ("a (b) c", "(b)", [(2, 5)]),
        ("Samuel", "Sam", []),
        ("anything", "   ", []),
    ],
)
def test_words_are_found_whole_exact_and_however_they_are_spaced(
    text: str, words: str, found: list[tuple[int, int]]
) -> None:
    assert reading.find_words(text, words) == found


@given(st.text(max_size=40), st.text(max_size=10))
def test_where_words_are_found_they_stand(text: str, words: str) -> None:
    for start, end in reading.find_words(text, words):
        assert text[start:end].split() == words.split()


def test_every_kind_can_be_dismissed_for_a_reason() -> None:
    assert set(DISMISSALS) == set(Kind)
    assert all(0 < len(reason) <= 200 for reasons in DISMISSALS.values() for reason in reasons)


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("We bled and cried.", [ContentNote.BLEEDING]),
        ("It was my second miscarriage.", [ContentNote.PREGNANCY_LOSS, ContentNote.REPEATED_LOSS]),
        ("Some days I do not want to be here.", [ContentNote.SELF_HARM]),
        ("We held hands in Essex.", []),
    ],
)
def test_a_note_is_likely_by_the_words_of_the_text(text: str, notes: list[ContentNote]) -> None:
    assert likely_notes.find(text) == notes


def test_a_cover_names_the_heaviest_first_and_quotes_nothing(db: None) -> None:
    articles.published()
    row = factories.submitted(body=f"{factories.IN_DANGER} {factories.NAMED} knew.").row
    cover = reading.cover_of(row, None)
    assert cover[0] == "language of crisis"
    assert "personal details" in cover
    assert not any("Thistlewick" in words for words in cover)


def test_a_name_said_again_where_nothing_was_found_is_counted(db: None) -> None:
    articles.published()
    story = factories.submitted(body=f"{factories.PLAIN} Marlo sat with us. Later Marlo called.")
    row: Submission = story.row
    start = row.body.index("Marlo")
    redaction.mark(story.id, field=TextField.BODY, start=start, end=start + 5, kind=Kind.PERSON_NAME, by="a", version=1)
    (look,) = (look for look in reading.look_at(story.row) if look.words == "Marlo")
    assert look.elsewhere == 1
