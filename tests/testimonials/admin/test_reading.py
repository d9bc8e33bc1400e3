"""What the desk makes of a text: where words stand, what a cover says, and which notes are likely."""

import pytest

from testimonials.admin.story import likely_notes, reading
from testimonials.admin.wording import DISMISSALS
from testimonials.screening import Kind
from testimonials.terms import ContentNote
from tests.testimonials import factories


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


def test_a_cover_names_the_heaviest_first_and_quotes_nothing(live: None) -> None:
    row = factories.submitted(body=f"{factories.IN_DANGER} {factories.NAMED} knew.").row
    cover = reading.cover_of(row, None)
    assert cover[0] == "language of crisis"
    assert "personal details" in cover
    assert not any("Thistlewick" in words for words in cover)
