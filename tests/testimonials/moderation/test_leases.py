"""Who is at work on a story: for a quarter of an hour, longer while they work on, and never in the way for good."""

from collections.abc import Callable

import pytest

from testimonials.models import Submission
from testimonials.moderation import cautions, decisions, leases
from testimonials.moderation.leases import Claimed
from testimonials.terms import ContentNote, Status
from tests.articles.public.conftest import Clock
from tests.testimonials import factories
from tests.testimonials.factories import COLLEAGUE, LETTER, MODERATOR, REASON, Story

pytestmark = pytest.mark.usefixtures("live")


@pytest.fixture
def story(clock: Clock) -> Story:
    """One that a moderator has claimed just now."""
    story = factories.submitted()
    leases.claim(story.id, by=MODERATOR)
    return story


def reject(story: Story, by: str) -> Submission:
    return decisions.reject(story.id, by=by, version=story.version, reason=REASON, message=LETTER)


def test_nobody_else_has_a_story_for_a_quarter_of_an_hour(story: Story, clock: Clock) -> None:
    clock.forward(minutes=14, seconds=59)
    before = factories.everything()
    acts: list[Callable[[], object]] = [
        lambda: leases.claim(story.id, by=COLLEAGUE),
        lambda: leases.release(story.id, by=COLLEAGUE),
        lambda: cautions.note_content(story.id, [ContentNote.SEX], by=COLLEAGUE, version=story.version),
        lambda: reject(story, COLLEAGUE),
    ]
    for act in acts:
        with pytest.raises(Claimed, match=MODERATOR):
            act()
    assert factories.everything() == before


def test_after_that_whoever_comes_has_it(story: Story, clock: Clock) -> None:
    clock.forward(minutes=15)
    assert leases.holder(story.row, clock.at) == ""
    leases.claim(story.id, by=COLLEAGUE)
    assert leases.holder(story.row, clock.at) == COLLEAGUE
    with pytest.raises(Claimed, match=COLLEAGUE):
        reject(story, MODERATOR)


def test_after_that_anybody_decides(story: Story, clock: Clock) -> None:
    clock.forward(minutes=15)
    assert reject(story, COLLEAGUE).status == Status.REJECTED


def test_whoever_claims_again_has_it_longer(story: Story, clock: Clock) -> None:
    clock.forward(minutes=10)
    leases.claim(story.id, by=MODERATOR)
    clock.forward(minutes=10)
    with pytest.raises(Claimed):
        leases.claim(story.id, by=COLLEAGUE)


def test_whoever_works_on_has_it_longer(story: Story, clock: Clock) -> None:
    clock.forward(minutes=10)
    cautions.note_content(story.id, [ContentNote.SEX], by=MODERATOR, version=story.version)
    clock.forward(minutes=10)
    with pytest.raises(Claimed):
        leases.claim(story.id, by=COLLEAGUE)


def test_what_is_let_go_is_anybodys(story: Story) -> None:
    leases.release(story.id, by=MODERATOR)
    assert reject(story, COLLEAGUE).status == Status.REJECTED


def test_a_decision_ends_the_claim(story: Story, clock: Clock) -> None:
    reject(story, MODERATOR)
    assert leases.holder(story.row, clock.at) == ""


def test_a_claim_is_no_new_version_and_leaves_no_event(story: Story) -> None:
    assert story.version == 1
    assert factories.history(story) == [("submit", "", "pending", "by:author")]


def test_an_author_withdraws_whoever_has_it(story: Story) -> None:
    factories.withdraw(story)
    assert (story.row.status, story.row.claimed_by) == (Status.WITHDRAWN, "")
