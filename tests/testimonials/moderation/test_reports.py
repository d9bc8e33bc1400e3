"""Readers report a story: enough of them hide it, one of them alone never does, and once answered none does again."""

from typing import Any

import pytest

from contentapi.errors import NotFound
from testimonials.models import PublishedStory, Report, Submission
from testimonials.moderation import decisions, reports
from testimonials.moderation.moves import MovedOn
from testimonials.terms import Priority, ReportReason
from tests.testimonials import factories
from tests.testimonials.factories import MODERATOR, Story

pytestmark = pytest.mark.usefixtures("live")

THRESHOLD = 3


@pytest.fixture
def story(settings: Any) -> Story:
    settings.REPORT_THRESHOLD = THRESHOLD
    return factories.publish(factories.submitted())


def is_public(story: Story) -> bool:
    return PublishedStory.objects.filter(pk=story.public_id).exists()


def test_one_reader_counts_once_however_often_they_report(story: Story) -> None:
    for turn in range(100):
        factories.report(story, network="192.0.2.1", detail=f"Again, for the time {turn}.")
    assert is_public(story)
    assert [report.detail for report in Report.objects.all()] == ["Again, for the time 0."]


def test_it_is_hidden_by_as_many_readers_as_the_setting_says_and_no_fewer(story: Story) -> None:
    for _ in range(THRESHOLD - 1):
        factories.report(story)
        assert is_public(story)
        assert story.row.priority == Priority.REPORTED
    version = story.version
    factories.report(story)
    assert not is_public(story)
    assert story.version == version + 1
    assert factories.history(story)[-1] == ("hide_reported", "published", "pending", "by:readers")
    assert factories.told(story) == ["published", "removed"]
    assert list(Submission.objects.awaiting_decision()) == [story.row]
    assert Report.objects.count() == THRESHOLD


def test_a_reported_story_comes_before_others_that_were_due_sooner(story: Story) -> None:
    waiting = factories.submitted()
    factories.hide(story)
    assert [one.pk for one in Submission.objects.awaiting_decision()] == [story.id, waiting.id]


def test_approved_again_it_has_its_name_and_its_day_and_is_no_longer_hidden(story: Story) -> None:
    Submission.objects.filter(pk=story.id).update(published_on="2026-01-31")
    name = story.public_id
    factories.hide(story)
    factories.publish(story)
    assert (story.public_id, str(story.row.published_on)) == (name, "2026-01-31")
    assert story.row.priority == Priority.ORDINARY
    assert factories.told(story) == ["published", "removed", "published"]
    assert not Report.objects.exists()

    for _ in range(THRESHOLD + 2):
        factories.report(story)

    assert is_public(story)
    assert story.row.priority == Priority.REPORTED
    assert list(Submission.objects.reported_in_public()) == [story.row]


def test_answered_in_public_it_is_no_longer_hidden_either(story: Story) -> None:
    factories.report(story)
    decisions.keep_reported(story.id, by=MODERATOR, version=story.version)
    assert (Report.objects.count(), story.row.priority) == (0, Priority.ORDINARY)
    assert factories.told(story) == ["published"]
    for _ in range(THRESHOLD + 2):
        factories.report(story)
    assert is_public(story)
    assert story.row.priority == Priority.REPORTED


def test_no_answer_erases_a_report_that_came_after_a_moderator_looked(story: Story) -> None:
    factories.report(story, network="192.0.2.1")
    seen = story.version
    factories.report(story, detail="It names my neighbour.")
    with pytest.raises(MovedOn):
        decisions.keep_reported(story.id, by=MODERATOR, version=seen)
    assert Report.objects.count() == 2


def test_one_reader_who_reports_again_and_again_keeps_nobody_from_answering(story: Story) -> None:
    factories.report(story, network="192.0.2.1")
    seen = story.version
    for _ in range(5):
        factories.report(story, network="192.0.2.1")
    decisions.keep_reported(story.id, by=MODERATOR, version=seen)
    assert not Report.objects.exists()


def test_one_that_readers_hid_and_a_moderator_ended_keeps_no_report(story: Story) -> None:
    factories.reject(factories.hide(story))
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    "state", [state for state in factories.STATES if state not in ("published", "public without its original")]
)
def test_what_is_not_public_cannot_be_reported(state: str) -> None:
    story = factories.STATES[state]()
    before = factories.everything()
    with pytest.raises(NotFound):
        factories.report(story)
    assert factories.everything() == before


def test_a_submission_is_not_reported_by_its_private_name(story: Story) -> None:
    with pytest.raises(NotFound):
        reports.report(story.id, network="192.0.2.1", reason=ReportReason.SPAM, detail="")


def test_who_reported_is_not_kept_and_cannot_be_followed_from_story_to_story(story: Story) -> None:
    other = factories.publish(factories.submitted())
    for one in (story, other):
        factories.report(one, network="192.0.2.77")
    here, there = Report.objects.values_list("reporter", flat=True)
    assert here != there
    assert len(here) == 64
    assert "192.0.2.77" not in str(factories.everything())
