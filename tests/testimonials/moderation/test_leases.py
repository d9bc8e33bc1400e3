"""Who is at work on a story: for a quarter of an hour, longer while they work on, and never in the way for good."""

from collections.abc import Callable

import pytest

from testimonials.models import Submission
from testimonials.moderation import cautions, decisions, leases, redaction
from testimonials.moderation.leases import Claimed
from testimonials.moderation.moves import IllegalTransition, NotAllowed
from testimonials.screening import Kind
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


# --- A lead ends it --------------------------------------------------------------------------------------------------


def test_a_lead_ends_a_colleagues_claim_and_it_is_recorded(story: Story) -> None:
    leases.end(story.id, by=COLLEAGUE, is_lead=True)
    assert factories.history(story)[-1] == ("end_claim", "pending", "pending", COLLEAGUE)
    assert story.version == 1  # nothing of what anybody looks at has changed
    assert reject(story, COLLEAGUE).status == Status.REJECTED


def test_nobody_else_ends_one_and_nobody_ends_what_is_none(story: Story, clock: Clock) -> None:
    before = factories.everything()
    with pytest.raises(NotAllowed):
        leases.end(story.id, by=COLLEAGUE, is_lead=False)
    assert factories.everything() == before
    clock.forward(minutes=16)
    for gone in (story, factories.reject(factories.submitted())):
        with pytest.raises(IllegalTransition):
            leases.end(gone.id, by=COLLEAGUE, is_lead=True)


def test_whoever_had_it_finds_it_changed_only_where_it_was(story: Story) -> None:
    """Their page is as good as it was: they have the story again with their next act, if nobody else took it."""
    leases.end(story.id, by=COLLEAGUE, is_lead=True)
    redaction.cover(story.id, words="bleeding", kind=Kind.OTHER, by=MODERATOR, version=1)
    assert story.row.claimed_by == MODERATOR


# --- The next one ----------------------------------------------------------------------------------------------------


def taken(by: str, **where: object) -> str | None:
    found = leases.claim_next(by=by, **where)  # type: ignore[arg-type]
    return found.pk if found else None


def test_each_who_asks_for_the_next_story_has_another_one(clock: Clock) -> None:
    stories = {factories.submitted().id for _ in range(2)}
    urgent = factories.submitted(body=factories.IN_DANGER).id
    first, second = taken(MODERATOR), taken(COLLEAGUE)
    assert first == urgent
    assert second in stories
    assert taken("third") in stories - {second}
    assert taken("fourth") is None
    clock.forward(minutes=15)
    assert taken("fourth") == urgent


def test_whoever_goes_on_is_not_led_back_to_what_they_passed_by(clock: Clock) -> None:
    first, second = factories.submitted(), factories.submitted()
    here = leases.claim_next(by=MODERATOR)
    assert here is not None
    other = taken(MODERATOR, after=here)
    assert {here.pk, other} == {first.id, second.id}
    assert taken(MODERATOR, skipping=[here.pk, other]) is None
    assert Submission.objects.filter(claimed_by=MODERATOR).count() == 2


def test_nobody_is_led_to_what_waits_for_somebody_else_than_them() -> None:
    story = factories.settle(factories.submitted(body=factories.IN_DANGER))
    decisions.approve(story.id, by=MODERATOR, version=story.version)
    assert taken(MODERATOR) is None
    assert taken(COLLEAGUE) == story.id
