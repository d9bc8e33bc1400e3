"""What is to be settled, as the desk lists it: a person once, and danger with what may be said of it."""

import pytest

from testimonials.admin.story.entries import Entry, list_entries, marks_in
from testimonials.models import Finding
from testimonials.moderation import redaction
from testimonials.screening import Kind, Severity
from testimonials.terms import TextField
from tests.testimonials import factories
from tests.testimonials.factories import MODERATOR, PLAIN, Story

pytestmark = pytest.mark.usefixtures("_article")


@pytest.fixture
def _article(live: None) -> None:
    """Each test begins with the article that stories belong to."""


def entries(story: Story) -> list[Entry]:
    return list_entries(story.row)


def one(story: Story) -> Entry:
    (entry,) = entries(story)
    return entry


def mask(story: Story, entry: Entry) -> None:
    redaction.mask(story.id, int(entry.key), by=MODERATOR, version=story.version)


@pytest.mark.parametrize(
    "body",
    [
        "My husband Joshua was kind. Later JOSHUA cried, and Joshua’s mother came. Some nights joshua slept.",
        "My sister Zoë came. I told Zoe\u0301 all of it. Zoe's dog stayed, and zoë slept on the floor with us.",
        "My midwife Anna Kowalska called. Then Anna came, and KOWALSKA’s colleague did too. Anna Kowalska left.",
    ],
)
def test_a_person_is_one_entry_with_all_the_places_that_its_mask_covers(body: str) -> None:
    story = factories.submitted(body=f"{body} {PLAIN}", display_name="Reader")
    entry = next(one for one in entries(story) if one.kind is Kind.PERSON_NAME)
    assert len(entry.places) == 4
    mask(story, entry)
    covered = one(story)
    assert (covered.state, len(covered.places)) == ("covered", 4)
    assert redaction.shown_text(story.row).count("[removed: name]") == 4


def test_the_name_that_they_sign_with_is_one_of_the_places() -> None:
    story = factories.submitted(body=f"My husband Joshua was kind. {PLAIN}", display_name="Joshua")
    entry = one(story)
    assert [place.is_name for place in entry.places] == [True, False]
    mask(story, entry)
    assert redaction.shown_name(story.row) is None
    assert (one(story).hides_name, one(story).reads_mask) == (True, True)


def test_what_was_settled_by_one_act_is_one_entry_and_is_taken_back_as_one() -> None:
    story = factories.submitted(body=f"My husband Joshua and my sister Maria were kind. {PLAIN}")
    redaction.cover(story.id, words="Joshua", kind=Kind.PERSON_NAME, by=MODERATOR, version=story.version)
    states = [entry.state for entry in entries(story)]
    assert states == ["covered", "open"]
    redaction.unsettle(story.id, int(entries(story)[0].key), by=MODERATOR, version=story.version)
    assert [entry.state for entry in entries(story)] == ["open", "open"]


def test_covered_words_that_stand_in_clear_come_first_and_must_be_settled() -> None:
    story = factories.submitted(body=f"Call me on 07700 900314. My husband Joshua was kind, and so was Joshua. {PLAIN}")
    Finding.objects.filter(submission=story.id).update(act="a" * 22, settlement="masked", settled_by=MODERATOR)
    entry = entries(story)[0]
    assert (entry.state, entry.words, entry.must_be_settled) == ("clear", ["Joshua"], True)
    (place,) = entry.places
    assert place.before.endswith("so was ")
    redaction.leave(
        story.id,
        field=place.field,
        start=place.start,
        end=place.end,
        because="Another man of that name",
        by=MODERATOR,
        version=story.version,
    )
    assert [entry.state for entry in entries(story)] == ["covered", "left"]
    assert not any(entry.must_be_settled for entry in entries(story))


@pytest.mark.parametrize(
    ("body", "is_past_offered"),
    [
        (f"That winter I wanted to die. {PLAIN}", True),
        (f"I want to die tonight. {PLAIN}", False),
        (f"I want to die. I will end my life now. {PLAIN}", False),
    ],
)
def test_words_of_danger_offer_only_what_the_door_takes_and_are_not_covered(body: str, is_past_offered: bool) -> None:
    story = factories.submitted(body=body)
    for entry in entries(story):
        assert (entry.is_danger, entry.is_answered, entry.must_be_settled) == (True, True, True)
        assert ("tells_of_the_past" in [choice.value for choice in entry.choices]) == is_past_offered
        assert entry.choices


def test_what_screening_cannot_read_stands_before_everything_and_marks_nothing() -> None:
    story = factories.submitted(body=f"My husband Joshua was kind. {PLAIN}")
    Finding.objects.create(
        submission_id=story.id,
        field=TextField.BODY,
        kind=Kind.UNSCREENED,
        severity=Severity.REDACT,
        start=0,
        end=len(story.row.body),
        why="The language is one that screening does not know.",
    )
    first = entries(story)[0]
    assert (first.is_about_all, first.must_be_settled, first.takes_own_words) == (True, True, False)
    assert [choice.value for choice in first.choices] == ["i_read_it", "a_colleague_reads_it", "it_is_english"]
    assert all(mark.entry is not first for mark in marks_in(entries(story), TextField.BODY))


def test_entries_are_numbered_as_they_are_read() -> None:
    body = f"Call 07700 900314. My husband Joshua was kind. {PLAIN}"
    listed = entries(factories.submitted(body=body, display_name="Dr Thistlewick"))
    assert [entry.number for entry in listed] == list(range(1, len(listed) + 1))
    # One that poses, too, is found in the name: each is an entry of its own, beside the other.
    read = list(dict.fromkeys(entry.places[0].words for entry in listed))
    assert [words for words in read if words in ("Dr Thistlewick", "07700 900314", "Joshua")] == [
        "Dr Thistlewick",
        "07700 900314",
        "Joshua",
    ]
