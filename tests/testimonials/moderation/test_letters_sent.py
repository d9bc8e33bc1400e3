"""What an author reads is exactly what a moderator sent: whole, for a reason that fits, and never half-written."""

import pytest

from contentapi.errors import InvalidInput
from testimonials.letters import LETTERS, is_unfinished
from testimonials.models import Message
from testimonials.moderation import decisions
from testimonials.terms import DecisionReason, Move
from tests.testimonials import factories
from tests.testimonials.factories import MODERATOR, STATES, Story

pytestmark = pytest.mark.usefixtures("live")

DECIDE = {
    Move.REJECT: ("pending", decisions.reject),
    Move.ASK_FOR_CHANGES: ("pending", decisions.ask_for_changes),
    Move.TAKE_DOWN: ("published", decisions.take_down),
}


def send(story: Story, move: Move, reason: DecisionReason, message: str) -> None:
    DECIDE[move][1](story.id, by=MODERATOR, version=story.version, reason=reason, message=message)


@pytest.mark.parametrize("move", DECIDE)
def test_every_letter_that_is_finished_reaches_its_author_word_for_word(move: Move) -> None:
    stories = {reason: STATES[DECIDE[move][0]]() for reason in LETTERS[move]}
    for reason, letter in LETTERS[move].items():
        words = letter.replace("…", "You told us so yourself.")
        send(stories[reason], move, reason, f"\n{words}  ")
        assert list(stories[reason].row.messages.values_list("move", "text")) == [(move, words)]


@pytest.mark.parametrize("move", DECIDE)
def test_a_letter_that_was_left_unfinished_is_not_sent(move: Move) -> None:
    story = STATES[DECIDE[move][0]]()
    before = factories.everything()
    letter = LETTERS[move][DecisionReason.OTHER]
    assert is_unfinished(letter)
    for message in (letter, "", "  \n", "w" * 2001):
        with pytest.raises(InvalidInput) as refused:
            send(story, move, DecisionReason.OTHER, message)
        assert [fault.pointer for fault in refused.value.faults] == ["/message"]
    assert factories.everything() == before


def test_a_reason_that_a_move_has_no_letter_for_is_refused() -> None:
    story = factories.submitted()
    before = factories.everything()
    missing = set(DecisionReason) - set(LETTERS[Move.ASK_FOR_CHANGES])
    assert DecisionReason.AUTHOR_AT_RISK in missing  # nobody in danger is given a task
    for reason in missing:
        with pytest.raises(InvalidInput) as refused:
            send(story, Move.ASK_FOR_CHANGES, reason, "Please change it.")
        assert [fault.pointer for fault in refused.value.faults] == ["/reason"]
    assert factories.everything() == before


@pytest.mark.parametrize("text", ["", "  ", "Because of …", "w" * 2001])
def test_a_note_says_something(text: str) -> None:
    story = factories.submitted()
    with pytest.raises(InvalidInput):
        decisions.add_note(story.id, by=MODERATOR, text=text)
    assert not story.row.notes.exists()
    assert not Message.objects.exists()
