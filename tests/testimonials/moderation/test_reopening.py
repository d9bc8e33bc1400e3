"""A slip of one's own can be taken back for half an hour; what others decided is for leads to reopen."""

from collections.abc import Callable

import pytest

from testimonials.models import PublishedStory
from testimonials.moderation import decisions
from testimonials.moderation.moves import WAYS, IllegalTransition, NotAllowed, Who
from testimonials.terms import Move
from tests.articles.public.conftest import Clock
from tests.testimonials import factories
from tests.testimonials.factories import COLLEAGUE, LETTER, MODERATOR, REASON, Story

pytestmark = pytest.mark.usefixtures("live")


def reopen(story: Story, by: str = MODERATOR, *, is_lead: bool = False) -> None:
    decisions.reopen(story.id, by=by, version=story.version, is_lead=is_lead)


def take_down(story: Story) -> Story:
    factories.publish(story)
    decisions.take_down(story.id, by=MODERATOR, version=story.version, reason=REASON, message=LETTER)
    return story


DECIDE: dict[str, Callable[[Story], Story]] = {
    "approved": factories.publish,
    "rejected": factories.reject,
    "sent back": factories.send_back,
    "taken down": take_down,
}


@pytest.mark.parametrize("decided", DECIDE)
def test_whoever_decided_takes_it_back_within_half_an_hour(clock: Clock, decided: str) -> None:
    story = DECIDE[decided](factories.submitted())
    clock.forward(minutes=30)
    reopen(story)
    assert story.row.status == "pending"
    assert not PublishedStory.objects.exists()
    assert factories.history(story)[-1][0] == "reopen"


@pytest.mark.parametrize("decided", DECIDE)
def test_later_or_for_others_only_a_lead_does(clock: Clock, decided: str) -> None:
    story = DECIDE[decided](factories.submitted())
    before = factories.everything()
    with pytest.raises(NotAllowed):
        reopen(story, COLLEAGUE)
    clock.forward(minutes=30, seconds=1)
    with pytest.raises(NotAllowed):
        reopen(story)
    assert factories.everything() == before
    reopen(story, COLLEAGUE, is_lead=True)
    assert story.row.status == "pending"


def test_it_is_the_last_decision_that_counts(clock: Clock) -> None:
    story = factories.publish(factories.submitted())
    reopen(story, COLLEAGUE, is_lead=True)
    decisions.reject(story.id, by=COLLEAGUE, version=story.version, reason=REASON, message=LETTER)
    with pytest.raises(NotAllowed):
        reopen(story)
    reopen(story, COLLEAGUE)


def test_what_waits_is_not_reopened_again_and_the_table_says_who_may(clock: Clock) -> None:
    story = factories.reject(factories.submitted())
    reopen(story)
    with pytest.raises(IllegalTransition):
        reopen(story)
    assert WAYS[Move.REOPEN].who is Who.DECIDER_OR_LEAD
    assert WAYS[Move.END_CLAIM].who is Who.LEAD
    assert WAYS[Move.APPROVE].who is Who.SECOND
