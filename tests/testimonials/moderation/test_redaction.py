"""What a moderator covers over is gone from what readers see, and nothing else is."""

import pytest

from contentapi.errors import InvalidInput, NotFound
from testimonials.intake.serializers import StorySubmissionSerializer
from testimonials.models import Finding, PublishedStory
from testimonials.moderation import decisions, redaction
from testimonials.moderation.decisions import NotApprovable
from testimonials.screening import Kind, Severity
from testimonials.terms import Settlement, TextField
from tests.testimonials import factories
from tests.testimonials.factories import MODERATOR, NAMED, NUMBER, PLAIN, Story

pytestmark = pytest.mark.usefixtures("live")


def mark(story: Story, start: int, end: int, kind: Kind = Kind.PERSON_NAME, field: TextField = TextField.BODY) -> None:
    redaction.mark(story.id, field=field, start=start, end=end, kind=kind, by=MODERATOR, version=story.version)


def mark_words(story: Story, words: str, kind: Kind = Kind.PERSON_NAME) -> None:
    start = story.row.body.index(words)
    mark(story, start, start + len(words), kind)


def shown(story: Story) -> str:
    return redaction.shown_text(story.row)


def test_what_screening_found_is_shown_by_its_kind_once_it_is_masked() -> None:
    story = factories.settle(factories.submitted())
    assert NAMED in story.row.body
    assert shown(story) == (
        "We waited until the bleeding was over. [removed: name] had told us to, and she was kind. "
        "Call me on [removed: phone number]."
    )


def test_nothing_is_covered_before_somebody_says_so() -> None:
    story = factories.submitted()
    assert shown(story) == story.row.body


@pytest.mark.parametrize("settled", [0, 1])
def test_a_story_with_anything_open_is_not_approved_and_the_refusal_repeats_no_word(settled: int) -> None:
    story = factories.submitted()
    found = factories.findings(story)
    assert {one.severity for one in found} == {Severity.REDACT}
    for one in found[:settled]:
        redaction.mask(story.id, one.pk, by=MODERATOR, version=story.version)
    before = factories.everything()

    with pytest.raises(NotApprovable) as refused:
        decisions.approve(story.id, by=MODERATOR, version=story.version)

    assert [fault.pointer for fault in refused.value.faults] == [f"/findings/{one.pk}" for one in found[settled:]]
    said = refused.value.detail + str(refused.value.faults)
    assert not [word for word in ("Thistlewick", "07700", "900314") if word in said]
    assert factories.everything() == before


def test_what_is_dismissed_with_a_reason_stays_and_may_be_public() -> None:
    story = factories.submitted()
    for found in factories.findings(story):
        redaction.dismiss(story.id, found.pk, by=MODERATOR, version=story.version, because=" It is made up. ")
    assert {one.because for one in factories.findings(story)} == {"It is made up."}
    decisions.approve(story.id, by=MODERATOR, version=story.version)
    assert NAMED.encode() in bytes(PublishedStory.objects.get().body)


@pytest.mark.parametrize("because", ["", "   ", "b" * 201])
def test_nothing_is_dismissed_without_a_reason(because: str) -> None:
    story = factories.submitted()
    before = factories.everything()
    with pytest.raises(InvalidInput):
        redaction.dismiss(
            story.id, factories.findings(story)[0].pk, by=MODERATOR, version=story.version, because=because
        )
    assert factories.everything() == before


@pytest.mark.parametrize("settle", ["mask", "dismiss"])
def test_what_is_settled_can_be_opened_again(settle: str) -> None:
    story = factories.submitted()
    first = factories.findings(story)[0]
    if settle == "mask":
        redaction.mask(story.id, first.pk, by=MODERATOR, version=story.version)
    else:
        redaction.dismiss(story.id, first.pk, by=MODERATOR, version=story.version, because="It is made up.")
    redaction.unsettle(story.id, first.pk, by=MODERATOR, version=story.version)
    first.refresh_from_db()
    assert (first.settlement, first.settled_by, first.because) == (Settlement.OPEN, "", "")
    assert NAMED in shown(story)


def test_a_mark_of_ones_own_that_is_taken_back_is_gone() -> None:
    story = factories.submitted(body=PLAIN)
    mark_words(story, "leaflet")
    assert "[removed: name]" in shown(story)
    redaction.unsettle(story.id, Finding.objects.get().pk, by=MODERATOR, version=story.version)
    assert shown(story) == PLAIN
    assert not Finding.objects.exists()


def test_a_finding_of_another_story_is_not_one_of_this() -> None:
    story, other = factories.submitted(body=PLAIN), factories.submitted()
    before = factories.everything()
    for settle in (redaction.mask, redaction.unsettle):
        with pytest.raises(NotFound):
            settle(story.id, factories.findings(other)[0].pk, by=MODERATOR, version=story.version)
    assert factories.everything() == before


@pytest.mark.parametrize(
    ("start", "end"),
    [(-1, 3), (3, 3), (4, 3), (0, len(PLAIN) + 1), (len(PLAIN), len(PLAIN) + 1), (2, 3)],
    ids=["before", "nothing", "backwards", "too-far", "after", "a-space"],
)
def test_a_stretch_that_is_not_in_the_text_or_holds_nothing_is_refused(start: int, end: int) -> None:
    story = factories.submitted(body=PLAIN)
    before = factories.everything()
    with pytest.raises(InvalidInput):
        mark(story, start, end)
    assert factories.everything() == before


def test_a_mask_reaches_from_the_first_letter_to_the_last_and_leaves_the_punctuation() -> None:
    story = factories.submitted(body=PLAIN)
    mark(story, 0, 1)
    mark(story, len(PLAIN) - 3, len(PLAIN))
    assert shown(story) == f"[removed: name]{PLAIN[2:-6]}[removed: name]."
    mark(story, 0, len(PLAIN))
    assert shown(story) == "[removed: name]."


def test_masks_that_overlap_touch_or_hold_one_another_are_one() -> None:
    story = factories.submitted(body=PLAIN)
    mark_words(story, "until the bleeding", Kind.ORGANISATION)
    mark_words(story, "bleeding was", Kind.OTHER)
    mark_words(story, "leaflet said", Kind.URL)
    assert shown(story) == PLAIN.replace("until the bleeding was", "[removed: place]").replace(
        "leaflet said", "[removed: web address]"
    )


def test_what_an_author_typed_as_a_mask_is_covered_whole_and_no_mask_is_taken_for_text() -> None:
    story = factories.submitted(body=f"[removed: name] {PLAIN}")
    mark_words(story, "removed: name")
    assert shown(story) == f"[removed: text] {PLAIN}"
    assert redaction.in_clear(story.row) == []


@pytest.mark.parametrize(
    "before",
    [
        "👩‍👩‍👧‍👦 🏳️‍🌈 ",
        "é ñ ạ̈ x̂ ",
        "e\u0301 n\u0303 ",
        "\u0958\u0959 \ufb2c \u0344 ",  # longer once they are composed
        "﷽ ﬃ ½ ",  # one character that is read as several
        "𝓐𝓑𝓒 \U0001f468 ",
        "a\u200bb\u00adc\ufeff ",
        "שלום नमस्ते ",
    ],
    ids=["emoji", "accents", "decomposed", "expanding", "ligatures", "astral", "unseen", "scripts"],
)
def test_a_mask_covers_exactly_the_words_whatever_stands_before_them(before: str) -> None:
    """Offsets are those of the text that is kept, not of the text as it was typed or as rules read it."""
    text = f"We lost him. {before}{PLAIN} Call {NUMBER}. {before}"
    serializer = StorySubmissionSerializer(data=factories.given(body=text))
    assert serializer.is_valid(), serializer.errors
    story = factories.settle(factories.submitted(body=serializer.validated_data["body"]))
    assert shown(story) == story.row.body.replace(NUMBER, "[removed: phone number]")
    assert "900314" not in shown(story)


def test_an_accent_that_belongs_to_a_masked_letter_goes_with_it() -> None:
    story = factories.settle(factories.submitted(body=f"{PLAIN} Write to jo@example.orĝ̂, please do."))
    assert shown(story) == f"{PLAIN} Write to [removed: e-mail address], please do."


@pytest.mark.parametrize("name", ["Dr Thistlewick", "call 07700 900314"])
def test_a_name_of_which_anything_is_masked_is_not_shown_at_all(name: str) -> None:
    story = factories.publish(factories.submitted(body=PLAIN, display_name=name))
    assert factories.findings(story, TextField.DISPLAY_NAME)
    public = bytes(PublishedStory.objects.get().body)
    assert b'"display_name":null' in public
    assert b"Thistlewick" not in public
    assert b"07700" not in public


def test_a_moderator_masks_a_name_by_any_part_of_it() -> None:
    story = factories.submitted(body=PLAIN, display_name="Reader")
    mark(story, 0, 1, field=TextField.DISPLAY_NAME)
    assert redaction.shown_name(story.row) is None
    assert shown(story) == PLAIN
    with pytest.raises(InvalidInput):
        mark(story, 0, len("Reader") + 1, field=TextField.DISPLAY_NAME)
