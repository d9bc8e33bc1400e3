"""Decisions at the desk: asked once, in the words that the author will read, and made on what was looked at."""

from typing import Any

import pytest

from testimonials.letters import LETTERS
from testimonials.models import Message, ModerationEvent, PublishedStory
from testimonials.moderation import cautions, leases
from testimonials.terms import ContentNote, DecisionReason, Move, Status
from tests.testimonials import factories
from tests.testimonials.admin import desk


@pytest.fixture
def story(live: None) -> factories.Story:
    return factories.submitted()


def decide(client: Any, decision: str, story: factories.Story, **sent: Any) -> Any:
    return desk.do(client, decision, story, confirmed="1", **sent)


def test_approving_is_asked_once_and_then_done(story: factories.Story) -> None:
    factories.settle(story)
    leases.release(story.id, by=factories.MODERATOR)
    client = desk.moderator()
    assert "Make this story public" in desk.text_of(desk.do(client, "approve", story))
    assert story.row.status == Status.PENDING
    response = decide(client, "approve", story)
    assert response["Location"] == desk.at(desk.QUEUE)
    assert story.row.status == Status.PUBLISHED
    assert PublishedStory.objects.count() == 1
    assert ModerationEvent.objects.last().by == "moderator"  # type: ignore[union-attr]


def test_a_story_with_something_to_settle_is_not_approved_and_the_page_says_what(story: factories.Story) -> None:
    response = decide(desk.moderator(), "approve", story)
    assert response.status_code == 422
    assert "Mask or dismiss what is still open first (2)" in desk.text_of(response)
    assert story.row.status == Status.PENDING


def test_after_a_decision_comes_the_next_story(story: factories.Story) -> None:
    other = factories.submitted(body=factories.PLAIN)
    response = decide(desk.moderator(), "reject", story, reason="unkind", message="No, and we are sorry.")
    assert response["Location"] == desk.at("testimonials_story", other)


@pytest.mark.parametrize(("decision", "move"), [("reject", Move.REJECT), ("ask-for-changes", Move.ASK_FOR_CHANGES)])
def test_each_reason_brings_the_exact_letter_and_no_other_reason_is_offered(
    story: factories.Story, decision: str, move: Move
) -> None:
    client = desk.moderator()
    for reason, letter in LETTERS[move].items():
        response: Any = client.get(desk.act_at(decision, story), {"reason": reason})
        assert response.context["message"] == letter
        assert list(response.context["reasons"]) == list(LETTERS[move])
    opened: Any = client.get(desk.at("testimonials_story", story), {"read": "1"})
    offered = opened.context["letters"][decision]
    assert {reason: one["letter"] for reason, one in offered.items()} == dict(LETTERS[move])


def test_whoever_changes_the_reason_gets_its_letter_unless_they_have_written_their_own(story: factories.Story) -> None:
    client = desk.moderator()
    untouched = LETTERS[Move.REJECT][DecisionReason.UNKIND]
    response = desk.do(client, "reject", story, reason="spam", message=untouched)
    assert response.context["message"] == LETTERS[Move.REJECT][DecisionReason.SPAM]
    response = desk.do(client, "reject", story, reason="spam", message="My own words.")
    assert response.context["message"] == "My own words."


def test_what_is_only_to_be_looked_at_is_repeated_by_its_words_before_an_approval(live: None) -> None:
    seen = "We went to Greenfield Clinic on 3 March 2024, and to Greenfield Clinic once more"
    story = factories.submitted(body=f"{seen}. {factories.PLAIN}", display_name=None)
    client = desk.moderator()
    asked = desk.text_of(client.get(desk.act_at("approve", story)))
    posted = desk.text_of(desk.do(client, "approve", story))
    opened = desk.text_of(client.get(desk.at("testimonials_story", story), {"read": "1"}))
    for page in (asked, posted, opened.partition('class="repeats"')[2]):
        assert "<q>Greenfield Clinic</q></bdi> ×2" in page
        assert "<q>3 March 2024</q>" in page
        assert "to look at" not in page


def test_an_unfinished_letter_is_refused_and_kept(story: factories.Story) -> None:
    client = desk.moderator()
    letter = LETTERS[Move.REJECT][DecisionReason.OTHER] + " because of"
    response = decide(client, "reject", story, reason="other", message=letter)
    assert response.status_code == 422
    assert "Finish the letter first" in desk.text_of(response)
    assert response.context["message"] == letter
    refused = decide(client, "reject", story, reason="other", message=letter, asks=desk.JSON)
    assert (refused.status_code, refused.json()["faults"][0]["pointer"]) == (422, "/message")
    assert not Message.objects.exists()


def test_the_author_reads_the_letter_as_it_was_typed(story: factories.Story) -> None:
    decide(desk.moderator(), "ask-for-changes", story, reason="advice", message="First.\r\n\r\nSecond.")
    assert story.row.status == Status.CHANGES_REQUESTED
    assert Message.objects.get().text == "First.\n\nSecond."


def test_a_reason_that_a_move_does_not_have_is_refused(story: factories.Story) -> None:
    response = decide(desk.moderator(), "ask-for-changes", story, reason="spam", message="So.", asks=desk.JSON)
    assert response.status_code == 422
    assert story.row.status == Status.PENDING


@pytest.mark.parametrize("decision", ["approve", "reject"])
def test_of_two_moderators_the_second_is_told_and_keeps_their_words(story: factories.Story, decision: str) -> None:
    cautions.note_content(story.id, [ContentNote.SEX], by="colleague", version=1)
    leases.release(story.id, by="colleague")
    stale = {"version": 1, "confirmed": "1", "reason": "unkind", "message": "My words."}
    client = desk.moderator()
    response: Any = client.post(desk.act_at(decision, story), stale)
    assert response.status_code == 409
    assert "has changed since you opened it" in desk.text_of(response)
    assert decision == "approve" or "My words." in desk.text_of(response)
    assert response.context["version"] == "1"
    as_json = client.post(desk.act_at(decision, story), stale, headers=desk.JSON)
    assert (as_json.status_code, as_json.json()["code"]) == (409, "moved_on")
    assert story.row.status == Status.PENDING


def test_a_story_that_a_colleague_has_is_theirs_to_decide(story: factories.Story) -> None:
    leases.claim(story.id, by="colleague")
    response = decide(desk.moderator(), "reject", story, reason="unkind", message="No.", asks=desk.JSON)
    assert (response.status_code, response.json()["code"]) == (409, "claimed")


def test_a_public_story_is_taken_down_with_a_letter(story: factories.Story) -> None:
    factories.publish(story)
    decide(desk.moderator(), "take-down", story, reason="advice", message="We took it down.")
    assert story.row.status == Status.REJECTED
    assert not PublishedStory.objects.exists()


def test_reports_are_answered_by_keeping_the_story(story: factories.Story) -> None:
    factories.report(factories.publish(story))
    decide(desk.moderator(), "keep", story)
    assert story.row.status == Status.PUBLISHED
    assert story.row.reports.count() == 0


def test_a_lead_reopens_and_goes_on_with_the_same_story(story: factories.Story) -> None:
    factories.reject(story)
    response = decide(desk.lead(), "reopen", story)
    assert response["Location"] == desk.at("testimonials_story", story)
    assert story.row.status == Status.PENDING


def test_a_move_that_the_state_does_not_have_is_refused(story: factories.Story) -> None:
    response = decide(desk.moderator(), "take-down", story, reason="advice", message="So.", asks=desk.JSON)
    assert (response.status_code, response.json()["code"]) == (409, "illegal_transition")
