"""Where somebody may be in danger nothing is dismissed by reflex, and no person alone makes the story public."""

from collections.abc import Callable
from typing import Any

import pytest

from contentapi.errors import DomainError, InvalidInput
from testimonials.intake import submissions
from testimonials.models import Finding, Note, PublishedStory
from testimonials.moderation import cautions, danger, decisions, leases, redaction, second_person
from testimonials.moderation.decisions import NotApprovable
from testimonials.screening import Kind, Severity
from testimonials.terms import ContentNote, DecisionReason, Settlement, Status
from tests.testimonials import factories
from tests.testimonials.admin import desk
from tests.testimonials.factories import COLLEAGUE, MODERATOR, PLAIN, Story

pytestmark = pytest.mark.usefixtures("live")

NOW = f"I want to die. I will end my life tonight. {PLAIN}"
PAST = f"{PLAIN} That was two years ago. Then I wanted to kill myself. It passed, and we had a daughter."
REASON = "It was two years ago, and she is well."


def dismiss(story: Story, because: str, *, by: str = MODERATOR) -> None:
    for finding in factories.findings(story):
        if finding.settlement == Settlement.OPEN:
            redaction.dismiss(story.id, finding.pk, by=by, version=story.version, because=because)


def approve(story: Story, by: str = MODERATOR, **more: str) -> Any:
    return decisions.approve(story.id, by=by, version=story.version, **more)


def codes(story: Story) -> set[str]:
    found = [one for one in factories.findings(story) if one.severity == Severity.ROUTE]
    assert found
    return set.intersection(*({one.code for one in danger.dismissals_for(story.row, finding)} for finding in found))


# --- A reason --------------------------------------------------------------------------------------------------------


def test_while_words_of_danger_are_open_nobody_approves() -> None:
    story = factories.submitted(body=NOW)
    before = factories.everything()
    for by in (MODERATOR, COLLEAGUE):
        with pytest.raises(NotApprovable) as refused:
            approve(story, by)
    assert {fault.code for fault in refused.value.faults} == {Kind.CRISIS}
    assert factories.everything() == before


@pytest.mark.parametrize("because", ["", " ", "ok", "is fine", "no_such_code", "i_read_it"])
def test_no_reason_is_taken_that_nobody_gave(because: str) -> None:
    story = factories.submitted(body=PAST)
    with pytest.raises(InvalidInput) as refused:
        dismiss(story, because)
    assert refused.value.faults[0].pointer == "/because"
    assert {one.settlement for one in factories.findings(story)} == {Settlement.OPEN}


@pytest.mark.parametrize(
    "because",
    [
        "tells_of_the_past",
        "It tells of the past, not of now",
        "Read: it tells of the past, not of now",
        "that was long ago",
        "It is all past now",
        "She used to feel so",
        "An earlier time, I think",
        "That's history for her",
        "Not-about\u2011now, I think",
        "pa\u200bst it is so",
        "She felt so once",
    ],
)
def test_what_speaks_of_now_is_not_dismissed_as_past(because: str) -> None:
    now, past = factories.submitted(body=NOW), factories.submitted(body=PAST)
    assert danger.PAST not in codes(now)
    assert danger.PAST in codes(past)
    with pytest.raises(InvalidInput, match="speak of now"):
        dismiss(now, because)
    dismiss(past, because)
    assert {one.because for one in factories.findings(past)} <= {"It tells of the past, not of now", because}


def test_equal_words_are_dismissed_together_only_where_the_reason_fits_each() -> None:
    story = factories.submitted(body=f"{PAST} {PLAIN} {PLAIN} Tonight I wanted to kill myself.")
    with pytest.raises(InvalidInput, match="speak of now"):
        dismiss(story, danger.PAST)
    dismiss(story, "a_turn_of_phrase")
    assert {one.because for one in factories.findings(story)} == {"It is a way of speaking"}


def test_what_screening_cannot_read_is_settled_by_who_can_and_by_nothing_else() -> None:
    story = factories.submitted(body=PLAIN)
    finding = Finding.objects.create(
        submission=story.row,
        field="body",
        kind=Kind.UNSCREENED,
        severity=Severity.REDACT,
        start=0,
        end=9,
        why="Polish.",
    )
    with pytest.raises(NotApprovable):
        approve(story)
    for because in ("It looks quite harmless to me", "tells_of_the_past", ""):
        with pytest.raises(InvalidInput):
            redaction.dismiss(story.id, finding.pk, by=MODERATOR, version=story.version, because=because)
    redaction.dismiss(story.id, finding.pk, by=MODERATOR, version=story.version, because="i_read_it")
    finding.refresh_from_db()
    assert finding.because == "I read this language, and have read all of it"
    assert approve(story).status == Status.PUBLISHED


FOREIGN = {
    "es": "No quiero seguir viviendo así. Mi marido y yo esperamos hasta que dejó de sangrar, y una semana más.",
    "pl": "Nie chcę już żyć. Czekaliśmy, aż krwawienie ustanie, tak jak mówiła ulotka, i jeszcze przez cały tydzień.",
    "en-GB": "Ich will nicht mehr leben. Wir haben gewartet, bis die Blutung vorbei war, und noch eine Woche lang.",
}


@pytest.mark.parametrize("language", FOREIGN)
def test_a_story_that_screening_cannot_read_waits_for_somebody_who_can(language: str) -> None:
    taken = submissions.submit(factories.given(body=FOREIGN[language], language=language))
    assert (taken.needs_help, taken.in_crisis) == (True, False)
    story = Story(taken.id, taken.receipt)
    with pytest.raises(NotApprovable) as refused:
        approve(story)
    assert Kind.UNSCREENED in {fault.code for fault in refused.value.faults}
    factories.settle(story)
    assert approve(story).status == Status.PUBLISHED
    assert story.row.needs_help


# --- Two people ------------------------------------------------------------------------------------------------------


@pytest.fixture
def story() -> Story:
    """One whose danger a moderator has dismissed."""
    story = factories.submitted(body=PAST)
    dismiss(story, danger.PAST)
    return story


def test_two_people_make_it_public_and_one_does_not(story: Story) -> None:
    first = approve(story)
    assert (first.status, first.claimed_by, second_person.endorser(story.row)) == (Status.PENDING, "", MODERATOR)
    assert factories.history(story)[-1] == ("approve_first", "pending", "pending", MODERATOR)
    due = story.row.due_at
    with pytest.raises(DomainError) as refused:
        approve(story)
    assert refused.value.code == "second_person"
    assert not PublishedStory.objects.exists()
    assert story.row.due_at == due
    assert approve(story, COLLEAGUE).status == Status.PUBLISHED
    assert factories.history(story)[-1][0] == "approve"


def undo_and_dismiss(story: Story) -> None:
    redaction.unsettle(story.id, factories.findings(story)[0].pk, by=MODERATOR, version=story.version)
    dismiss(story, danger.PAST)


CHANGES: dict[str, Callable[[Story], object]] = {
    "a mask": lambda story: redaction.cover(
        story.id, words="leaflet", kind=Kind.OTHER, by=MODERATOR, version=story.version
    ),
    "an undo": undo_and_dismiss,
    "a content note": lambda story: cautions.note_content(
        story.id, [ContentNote.SELF_HARM], by=MODERATOR, version=story.version
    ),
    "another text": lambda story: (
        factories.send_back(story),
        submissions.amend(story.id, story.receipt, {"body": f"{PLAIN} All of it."}),
    ),
    "a decision": lambda story: (
        factories.reject(story),
        decisions.reopen(story.id, by=MODERATOR, version=story.version),
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_after_the_first_voids_it(story: Story, change: str) -> None:
    leases.release(story.id, by=MODERATOR)
    approve(story, COLLEAGUE)
    CHANGES[change](story)
    assert second_person.endorser(story.row) == ""
    assert approve(story).status == Status.PENDING
    assert approve(story, COLLEAGUE).status == Status.PUBLISHED


def test_a_story_that_said_it_before_its_author_changed_it_takes_two_as_well(story: Story) -> None:
    factories.send_back(story)
    submissions.amend(story.id, story.receipt, {"body": PLAIN})
    assert factories.findings(story) == []
    repeated = decisions.must_confirm(story.row)
    assert (repeated.was_before, repeated.needs_second_person, repeated.dangers) == (True, True, ())
    assert approve(story).status == Status.PENDING


def test_and_so_does_one_whose_author_a_moderator_took_to_be_at_risk() -> None:
    story = factories.submitted(body=PLAIN)
    decisions.reject(
        story.id, by=MODERATOR, version=1, reason=DecisionReason.AUTHOR_AT_RISK, message="Please ring somebody."
    )
    decisions.reopen(story.id, by=MODERATOR, version=story.version)
    assert story.row.priority == 2
    assert approve(story).status == Status.PENDING


def test_a_story_in_which_nobody_was_in_danger_takes_one(story: Story) -> None:
    plain = factories.submitted(body=PLAIN)
    assert approve(plain).status == Status.PUBLISHED
    assert not decisions.must_confirm(plain.row).needs_second_person


def test_what_is_confirmed_repeats_the_words_the_reason_and_by_whom(story: Story) -> None:
    (said,) = decisions.must_confirm(story.row).dangers
    assert (said.by, said.because, said.count) == (MODERATOR, "It tells of the past, not of now", 1)
    assert "kill myself" in said.words
    assert said.why
    approve(story)
    assert decisions.must_confirm(story.row).approved_by == MODERATOR


@pytest.mark.parametrize(
    "because", ["", "it is fine", "one two three four", "a a a a a", "Fine, fine: fine. FINE fine!", ". . . . . ."]
)
def test_where_there_is_one_moderator_they_say_why_in_words(story: Story, settings: Any, because: str) -> None:
    settings.SOLE_MODERATOR = True
    with pytest.raises(InvalidInput) as refused:
        approve(story, because=because)
    assert refused.value.faults[0].pointer == "/because"
    assert decisions.must_confirm(story.row).needs_reason
    assert approve(story, because=REASON).status == Status.PUBLISHED
    assert Note.objects.get().text == REASON
    factories.withdraw(story)
    assert REASON not in str(factories.everything())


# --- By a direct POST ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("asks", [None, desk.JSON])
def test_a_form_sent_by_hand_gets_no_further(asks: dict[str, str] | None) -> None:
    story = factories.submitted(body=NOW)
    one, two = desk.moderator("one"), desk.moderator("two")
    for client in (one, two):
        refused = desk.do(client, "approve", story, confirmed="1", asks=asks)
        assert refused.status_code == 422
    for finding in factories.findings(story):
        for because in ("", "tells_of_the_past"):
            desk.do(one, "dismiss", story, finding=finding.pk, because=because, asks=asks)
        desk.do(one, "mask", story, finding=finding.pk, asks=asks)
    assert {found.settlement for found in factories.findings(story)} == {Settlement.OPEN}
    for finding in factories.findings(story):
        desk.do(one, "dismiss", story, finding=finding.pk, because="about_somebody_else", asks=asks)
    first = desk.do(one, "approve", story, confirmed="1", asks=asks)
    assert "Another person" in (first.json()["detail"] if asks else desk.said(first)[-1])
    assert desk.do(one, "approve", story, confirmed="1", asks=asks).status_code == 409
    assert story.row.status == "pending"
    desk.do(two, "approve", story, confirmed="1", asks=asks)
    assert story.row.status == "published"
