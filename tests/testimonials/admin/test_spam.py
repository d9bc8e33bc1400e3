"""Many rejected as spam at once: confirmed first, each on its version, and never somebody in danger."""

from typing import Any

import pytest

from testimonials.letters import LETTERS
from testimonials.models import Message
from testimonials.moderation import leases
from testimonials.terms import DecisionReason, Move, Status
from tests import factories as articles
from tests.testimonials import factories
from tests.testimonials.admin import desk

SPAM = "testimonials_spam"


@pytest.fixture(autouse=True)
def _article(db: None) -> None:
    articles.published()


def chosen(*stories: factories.Story) -> list[str]:
    return [f"{story.id}:{story.version}" for story in stories]


def test_what_would_be_rejected_is_named_with_the_letter_and_nothing_is_done_yet() -> None:
    stories = [factories.submitted(body=factories.PLAIN) for _ in range(3)]
    response = desk.moderator().post(desk.at(SPAM), {"story": chosen(*stories)})
    shown = desk.text_of(response)
    assert "Reject 3 stories as spam?" in shown
    assert LETTERS[Move.REJECT][DecisionReason.SPAM] in shown
    assert factories.PLAIN not in shown
    assert all(story.row.status == Status.PENDING for story in stories)


def test_what_is_confirmed_is_rejected_and_what_cannot_be_is_said() -> None:
    gone, moved, held, urgent = (
        factories.submitted(body=factories.PLAIN),
        factories.submitted(),
        factories.submitted(body=factories.PLAIN),
        factories.submitted(body=factories.IN_DANGER),
    )
    sent = [*chosen(gone, moved, held, urgent), f"{factories.NOBODYS}:1", "nonsense", "x:y"]
    factories.settle(moved)
    leases.release(moved.id, by=factories.MODERATOR)
    leases.claim(held.id, by="colleague")
    response: Any = desk.moderator().post(desk.at(SPAM), {"story": sent, "confirmed": "1"})
    words = " ".join(desk.said(response))
    assert "Rejected as spam: 1." in words
    for story, why in ((moved, "has changed"), (held, "colleague is working"), (urgent, "may be in danger")):
        assert f"{story.id}: not rejected." in words
        assert why in words
        assert story.row.status == Status.PENDING
    assert gone.row.status == Status.REJECTED
    assert Message.objects.get().text == LETTERS[Move.REJECT][DecisionReason.SPAM]


def test_choosing_nothing_does_nothing() -> None:
    story = factories.submitted()
    response: Any = desk.moderator().post(desk.at(SPAM), {"confirmed": "1"})
    assert desk.said(response) == ["Nothing was selected, so nothing was rejected."]
    assert story.row.status == Status.PENDING


def test_the_queue_offers_no_box_for_somebody_who_may_be_in_danger() -> None:
    urgent, other = factories.submitted(body=factories.IN_DANGER), factories.submitted(body=factories.PLAIN)
    shown = desk.text_of(desk.moderator().get(desk.at(desk.QUEUE)))
    assert f'value="{other.id}:1"' in shown
    assert f'value="{urgent.id}:1"' not in shown
    assert "Approve selected" not in shown
