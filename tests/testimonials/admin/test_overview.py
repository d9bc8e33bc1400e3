"""The overview's numbers, and that each stands in the page as a number and not as a bar alone."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from testimonials.admin.lists import overview, trend
from testimonials.models import ModerationEvent, Submission
from testimonials.terms import Move, Status
from tests.testimonials import factories
from tests.testimonials.admin import desk

NOW = datetime.now(UTC)


@pytest.fixture(autouse=True)
def _article(live: None) -> None:
    """Each test begins with the article that stories belong to."""


def waited(hours: float, *, due_in: float = 1) -> None:
    story = factories.submitted(body=factories.PLAIN)
    Submission.objects.filter(pk=story.id).update(
        status_since=NOW - timedelta(hours=hours), due_at=NOW + timedelta(hours=due_in)
    )


def happened(story: factories.Story, move: Move, status: Status, hours_ago: float, reason: str = "") -> None:
    ModerationEvent.objects.create(
        submission=story.row,
        move=move,
        from_status="",
        to_status=status,
        reason=reason,
        by="moderator",
        at=NOW - timedelta(hours=hours_ago),
    )


def test_those_who_wait_are_counted_by_how_long() -> None:
    for hours in (0, 3.9, 4, 30, 80, 90):
        waited(hours, due_in=72 - hours)
    bars = {bar.label: (bar.number, bar.share) for bar in overview.waiting_by_age(NOW)}
    assert bars == {
        "Under 4 h": (2, 100.0),
        "4 to 24 h": (1, 50.0),
        "24 to 72 h": (1, 50.0),
        "Over 72 h": (2, 100.0),
        "Overdue": (2, 100.0),
    }


def test_the_week_counts_moves_reasons_and_the_median_wait() -> None:
    stories = [factories.submitted(body=factories.PLAIN) for _ in range(4)]
    Submission.objects.update(due_at=NOW)
    later = NOW + timedelta(days=30)
    first, second, third, old = stories
    # A wait runs from the last time that a story came to wait: this one was amended ten hours before its decision.
    happened(first, Move.ASK_FOR_CHANGES, Status.CHANGES_REQUESTED, -20, "advice")
    happened(first, Move.AMEND, Status.PENDING, -30)
    happened(first, Move.APPROVE, Status.PUBLISHED, -40)
    happened(second, Move.REJECT, Status.REJECTED, -40, "spam")
    happened(third, Move.REJECT, Status.REJECTED, -60, "spam")
    happened(third, Move.TAKE_DOWN, Status.REJECTED, -61, "other")
    happened(old, Move.REJECT, Status.REJECTED, 24 * 8, "unkind")
    week = overview.decided_since(NOW - timedelta(hours=1))
    assert later > NOW
    assert {bar.label: bar.number for bar in week.by_move if bar.number} == {
        "Approved": 1,
        "Rejected": 2,
        "Sent back for changes": 1,
        "Taken down": 1,
    }
    assert week.by_reason[0].label == "An advert, or sent many times"
    assert week.by_reason[0].number == 2
    assert week.total == 5
    assert week.median_wait is not None
    # Waits of 20, 10, 40 and 60 hours.
    assert round(week.median_wait.total_seconds() / 3600) == 30


def test_a_week_without_decisions_has_no_median() -> None:
    week = overview.decided_since(NOW - timedelta(days=7))
    assert (week.total, week.median_wait, list(week.by_reason)) == (0, None, [])


def test_the_page_draws_the_numbers_and_says_them_in_few_queries() -> None:
    factories.reject(factories.submitted())
    factories.submitted()
    client = desk.moderator()
    client.get(desk.at("testimonials_overview"))
    with CaptureQueriesContext(connection) as queries:
        shown = desk.text_of(client.get(desk.at("testimonials_overview")))
    assert 5 < len(queries) <= 18
    assert "<svg" in shown
    assert "Could hurt someone who reads it" in shown
    assert '<td class="number">1</td>' in shown
    assert 'width="100.0"' in shown


def test_whoever_waits_longest_of_those_in_danger_is_named_with_their_age() -> None:
    assert overview.oldest_in_danger(NOW) is None
    first, second = factories.submitted(body=factories.IN_DANGER), factories.submitted(body=factories.IN_DANGER)
    waited(90)
    for story, hours in ((first, 3), (second, 5)):
        Submission.objects.filter(pk=story.id).update(status_since=NOW - timedelta(hours=hours))
    assert overview.oldest_in_danger(NOW) == overview.Oldest(second.id, second.row.code, "5 h")
    shown = desk.text_of(desk.moderator().get(desk.at("testimonials_overview")))
    assert "waits longest of 2 who may be in danger" in shown


def test_languages_are_counted_by_their_names() -> None:
    for tag in ("es", "es-MX", "en-GB", "es"):
        factories.submitted(body=factories.PLAIN, language=tag)
    counted = {bar.label: bar.number for bar in overview.waiting_by_language()}
    assert counted["British English"] == 1
    assert sum(number for label, number in counted.items() if "Spanish" in label) == 3


def test_the_trend_counts_what_came_and_what_was_answered_day_by_day() -> None:
    story = factories.submitted(body=factories.PLAIN)
    happened(story, Move.REJECT, Status.REJECTED, 49)
    happened(story, Move.AMEND, Status.PENDING, 48)
    happened(story, Move.REJECT, Status.REJECTED, 24 * 40)
    found = trend.days(NOW)
    assert [one.day for one in found] == [NOW.date() - timedelta(days=back) for back in range(14)]
    assert sum(one.arrived for one in found) == 2
    assert sum(one.answered for one in found) == 1
    assert found[0].arrived == 1
    assert {one.arrived_share for one in found} == {0.0, 100.0}
    assert [one.answered for one in found if one.answered_share] == [1]


def test_a_moderator_sees_their_own_decisions_and_a_lead_everybodys() -> None:
    story = factories.submitted(body=factories.PLAIN)
    happened(story, Move.REJECT, Status.REJECTED, 1)
    happened(story, Move.REJECT, Status.REJECTED, 30)
    factories.publish(factories.submitted())
    ModerationEvent.objects.create(
        submission=story.row, move=Move.REJECT, from_status="", to_status=Status.REJECTED, by="noor", at=NOW
    )
    mine = desk.moderator("noor").get(desk.at("testimonials_overview"))
    assert list(mine.context["work"]) == [trend.Work("noor", 1, 1)]
    assert "Your decisions" in desk.text_of(mine)
    everybody = desk.lead().get(desk.at("testimonials_overview")).context["work"]
    assert list(everybody) == [trend.Work("moderator", 2, 3), trend.Work("noor", 1, 1)]
    nothing = desk.moderator("newcomer").get(desk.at("testimonials_overview")).context["work"]
    assert list(nothing) == [trend.Work("newcomer", 0, 0)]
