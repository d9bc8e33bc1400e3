"""What was marked as spam, rejected together: marked by whoever read it, each on its version, nobody in danger."""

from typing import Any

import pytest

from contentapi.errors import InvalidInput
from testimonials.letters import LETTERS
from testimonials.models import Message, Submission
from testimonials.moderation import cautions, decisions, leases, moves, spam_marks
from testimonials.terms import ContentNote, DecisionReason, Move, Priority, Status
from tests.testimonials import factories
from tests.testimonials.admin import desk

SPAM = "testimonials_spam"


@pytest.fixture(autouse=True)
def _article(live: None) -> None:
    """Each test begins with the article that stories belong to."""


def chosen(*stories: factories.Story) -> list[str]:
    return [f"{story.id}:{story.version}" for story in stories]


def marked(**changes: Any) -> factories.Story:
    story = factories.submitted(**{"body": factories.PLAIN, **changes})
    spam_marks.mark(story.id, by=factories.COLLEAGUE, version=story.version)
    return story


def test_the_list_is_what_was_marked_each_told_apart_and_nothing_is_done_by_looking() -> None:
    stories = [marked(language=language) for language in ("en-GB", "es", "en-GB")]
    other = factories.submitted(body=factories.PLAIN)
    shown = desk.text_of(desk.moderator().get(desk.at(SPAM)))
    assert LETTERS[Move.REJECT][DecisionReason.SPAM] in shown
    assert factories.PLAIN not in shown
    assert "Nobody need have read" not in shown
    for story in stories:
        assert f"Reject {story.row.code}" in shown
        assert story.row.status == Status.PENDING
    assert "Spanish" in shown
    assert "nearly the same as" in shown
    assert f'value="{other.id}:' not in shown


def test_what_is_confirmed_is_rejected_and_what_cannot_be_is_said() -> None:
    gone, moved, held, unmarked = marked(), marked(), marked(), factories.submitted(body=factories.PLAIN)
    urgent = factories.submitted(body=factories.IN_DANGER)
    sent = [*chosen(gone, moved, held, unmarked, urgent), f"{factories.NOBODYS}:1", "nonsense", "x:y"]
    cautions.note_content(moved.id, [ContentNote.SEX], by=factories.MODERATOR, version=moved.version)
    leases.release(moved.id, by=factories.MODERATOR)
    leases.claim(held.id, by="somebody else")
    response: Any = desk.moderator().post(desk.at(SPAM), {"story": sent, "confirmed": "1"})
    assert f"Rejected as spam: {gone.row.code}." in desk.said(response)
    whys = ("has changed", "is working", "Nobody has marked", "may be in danger")
    for story, why in zip((moved, held, unmarked, urgent), whys, strict=True):
        (line,) = [line for line in desk.said(response) if line.startswith(f"{story.row.code}: not rejected.")]
        assert why in line
        assert story.row.status == Status.PENDING
    assert gone.row.status == Status.REJECTED
    assert Message.objects.get().text == LETTERS[Move.REJECT][DecisionReason.SPAM]


def test_nothing_is_rejected_that_was_not_chosen_and_confirmed() -> None:
    story = marked()
    client = desk.moderator()
    response: Any = client.post(desk.at(SPAM), {"confirmed": "1"})
    assert desk.said(response) == ["Nothing was selected, so nothing was rejected."]
    client.post(desk.at(SPAM), {"story": chosen(story)})
    assert story.row.status == Status.PENDING


def test_a_story_is_marked_inside_it_and_is_free_for_others_then() -> None:
    story = factories.submitted(body=factories.PLAIN)
    client = desk.moderator()
    desk.do(client, "claim", story)
    desk.do(client, "mark-spam", story)
    assert (story.row.spam_marked_by, story.row.claimed_by) == ("moderator", "")
    assert "marked as spam by moderator" in desk.text_of(client.get(desk.at(desk.QUEUE)))
    desk.do(client, "unmark-spam", story)
    assert story.row.spam_marked_by == ""
    assert story.id not in desk.text_of(client.get(desk.at(SPAM)))


def test_a_mark_is_refused_on_another_version_by_a_colleague_and_where_somebody_may_be_in_danger() -> None:
    story, urgent = factories.submitted(body=factories.PLAIN), factories.submitted(body=factories.IN_DANGER)
    with pytest.raises(moves.MovedOn):
        spam_marks.mark(story.id, by="moderator", version=story.version + 1)
    with pytest.raises(spam_marks.NotSpam, match="in danger"):
        spam_marks.mark(urgent.id, by="moderator", version=urgent.version)
    assert urgent.row.claimed_by == ""
    leases.claim(story.id, by="colleague")
    with pytest.raises(leases.Claimed):
        spam_marks.mark(story.id, by="moderator", version=story.version)
    assert story.row.spam_marked_by == ""


def test_one_whose_author_turns_out_to_be_in_danger_is_not_rejected_with_the_others() -> None:
    story = marked()
    Submission.objects.filter(pk=story.id).update(priority=Priority.CRISIS)
    client = desk.moderator()
    assert f'value="{story.id}:' not in desk.text_of(client.get(desk.at(SPAM)))
    client.post(desk.at(SPAM), {"story": chosen(story), "confirmed": "1"})
    assert story.row.status == Status.PENDING


def test_danger_that_was_found_once_is_never_spam_whatever_has_become_of_its_priority() -> None:
    story = factories.hide(factories.publish(factories.submitted(body=factories.IN_DANGER)))
    assert (story.row.status, story.row.priority, story.row.had_danger) == (Status.PENDING, Priority.REPORTED, True)
    with pytest.raises(spam_marks.NotSpam, match="in danger"):
        spam_marks.mark(story.id, by="moderator", version=story.version)
    client = desk.moderator()
    assert 'id="mark-spam"' not in desk.text_of(client.get(desk.at("testimonials_story", story), {"read": "1"}))
    Submission.objects.filter(pk=story.id).update(spam_marked_by="colleague")  # marked before that was refused
    assert f'value="{story.id}:' not in desk.text_of(client.get(desk.at(SPAM)))
    client.post(desk.at(SPAM), {"story": chosen(story), "confirmed": "1"})
    assert story.row.status == Status.PENDING


@pytest.mark.parametrize("move", [Move.REJECT, Move.TAKE_DOWN])
def test_no_letter_calls_the_story_of_somebody_in_danger_an_advert(move: Move) -> None:
    story = factories.submitted(body=factories.IN_DANGER)
    decide, slug = decisions.reject, "reject"
    if move == Move.TAKE_DOWN:
        story, decide, slug = factories.publish(story), decisions.take_down, "take-down"
    before = factories.everything()
    with pytest.raises(InvalidInput) as refused:
        decide(story.id, by="moderator", version=story.version, reason=DecisionReason.SPAM, message="Thank you.")
    assert refused.value.faults[0].pointer == "/reason"
    assert factories.everything() == before
    client: Any = desk.moderator()
    assert "spam" not in client.get(desk.act_at(slug, story)).context["reasons"]
    opened = client.get(desk.at("testimonials_story", story), {"read": "1"})
    assert "spam" not in opened.context["letters"][slug]
    assert "unkind" in opened.context["letters"][slug]


def test_a_mark_ends_with_whatever_happens_to_the_story() -> None:
    assert factories.send_back(marked()).row.spam_marked_by == ""
    assert factories.withdraw(marked()).row.spam_marked_by == ""
    reopened = factories.reject(marked())
    decisions.reopen(reopened.id, by=factories.MODERATOR, version=reopened.version)
    assert reopened.row.spam_marked_by == ""
