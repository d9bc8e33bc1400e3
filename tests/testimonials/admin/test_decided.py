"""Decided stories: found by code, state, moderator, reason and day, and one's own to reopen."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from testimonials.admin.lists.decided import _bounds
from testimonials.letters import LETTERS
from testimonials.models import ModerationEvent
from testimonials.moderation import decisions
from testimonials.terms import DecisionReason, Move, Status
from tests.testimonials import factories
from tests.testimonials.admin import desk

DECIDED = "testimonials_decided"


@pytest.fixture(autouse=True)
def _article(live: None) -> None:
    """Each test begins with the article that stories belong to."""


def found(client: Client, **sought: str) -> set[str]:
    response: Any = client.get(desk.at(DECIDED), sought)
    assert response.status_code == 200
    return {line.row.submission.pk for line in response.context["lines"]}


def rejected_by(name: str, reason: DecisionReason = DecisionReason.UNKIND) -> factories.Story:
    story = factories.submitted(body=factories.PLAIN)
    letter = LETTERS[Move.REJECT][reason]
    decisions.reject(story.id, by=name, version=story.version, reason=reason, message=letter)
    return story


def happened(story: factories.Story, at: datetime, move: Move = Move.REJECT) -> None:
    """Another decision of that day: what has happened is never changed."""
    said = {"from_status": "", "to_status": Status.REJECTED, "reason": "off_topic", "by": "old hand"}
    ModerationEvent.objects.create(submission=story.row, move=move, at=at, **said)


def test_a_decided_story_is_found_by_its_code_its_own_id_or_its_public_one() -> None:
    rejected = factories.reject(factories.submitted(body=factories.PLAIN))
    public = factories.publish(factories.submitted())
    client = desk.moderator()
    assert found(client) == {rejected.id, public.id}
    assert found(client, q=rejected.id) == {rejected.id}
    assert found(client, q=f"https://example.org/api/v1/stories/{public.public_id}") == {public.id}
    assert found(client, q=public.row.code.lower()) == {public.id}
    assert found(client, q=f" {public.row.code[0]}-{public.row.code[1:]} ") == {public.id}
    for nothing in ("nothing", "We waited", factories.PLAIN, "%", "K", factories.NOBODYS):
        assert found(client, q=nothing) == set()


def test_they_are_narrowed_by_state_moderator_and_reason_of_one_decision() -> None:
    mira, noor = rejected_by("mira", DecisionReason.OFF_TOPIC), rejected_by("noor", DecisionReason.UNKIND)
    public, back = factories.publish(factories.submitted()), factories.send_back(factories.submitted())
    client = desk.moderator("reader")
    assert found(client, by="mira") == {mira.id}
    assert found(client, reason="unkind") == {noor.id, back.id}
    assert found(client, by="mira", reason="unkind") == set()
    assert found(client, state="published") == {public.id}
    assert found(client, state="changes_requested") == {back.id}
    assert found(client, state="rejected", by="noor") == {noor.id}
    # Sent in by its author: that is nobody's decision.
    assert found(client, by="by:author") == set()


def test_a_day_is_that_of_whoever_asks() -> None:
    story = rejected_by("mira")
    happened(story, datetime(2026, 3, 1, 23, 30, tzinfo=UTC))
    client = desk.moderator()
    assert found(client, day="2026-03-01") == {story.id}
    assert found(client, day="2026-03-01", zone="Europe/Berlin") == set()
    assert found(client, day="2026-03-02", zone="Europe/Berlin") == {story.id}
    assert found(client, day="2026-03-01", zone="America/Argentina/Buenos_Aires") == {story.id}
    # A zone that is none is UTC, and the page says so.
    assert found(client, day="2026-03-01", zone="../../etc/passwd") == {story.id}
    assert "(UTC)" in desk.text_of(client.get(desk.at(DECIDED), {"day": "2026-03-01", "zone": "Nowhere/At_All"}))


def test_a_day_when_clocks_change_has_its_own_length() -> None:
    day = datetime(2026, 3, 29, tzinfo=UTC).date()
    begins, ends = _bounds(day, "Europe/London")
    assert ends - begins == timedelta(hours=23)


@pytest.mark.slow
@pytest.mark.parametrize(
    "sought",
    [
        {"day": "yesterday"},
        {"day": "2026-13-01"},
        {"day": "9999-12-31"},
        {"day": "0001-01-01", "zone": "Asia/Tokyo"},
        {"state": "pending"},
        {"reason": "because"},
        {"q": "\x00"},
        {"by": "a\u202eb"},
    ],
)
def test_what_cannot_be_looked_for_is_said_and_nothing_is_found(sought: dict[str, str]) -> None:
    factories.reject(factories.submitted())
    response = desk.moderator().get(desk.at(DECIDED), sought)
    assert response.status_code == 200
    assert desk.said(response)
    assert found(desk.lead(), **sought) == set()


def test_an_erased_story_is_found_with_its_history_alone() -> None:
    story = factories.withdraw(factories.publish(factories.submitted()))
    client = desk.moderator()
    assert found(client, state="erased") == {story.id} == found(client, q=story.id)
    assert found(client, state="published") == set()
    assert "Erased" in desk.text_of(client.get(desk.at(DECIDED)))
    shown = desk.text_of(client.get(desk.at("testimonials_story", story), {"read": "1"}))
    assert "Withdrawn" in shown
    assert "data-decision" not in shown


def test_ones_own_decisions_of_the_last_half_hour_stand_on_top_to_be_reopened() -> None:
    mine, theirs = rejected_by("mira"), rejected_by("noor")
    erased = factories.withdraw(rejected_by("mira"))
    response: Any = desk.moderator("mira").get(desk.at(DECIDED))
    assert [line.row.submission.pk for line in response.context["own"]] == [mine.id]
    shown = desk.text_of(response)
    assert desk.act_at("reopen", mine) in shown
    for other in (theirs, erased):
        assert desk.act_at("reopen", other) not in shown


def test_what_somebody_else_decided_since_or_long_ago_is_not_ones_own() -> None:
    story = factories.publish(factories.submitted())
    letter = LETTERS[Move.TAKE_DOWN][DecisionReason.UNKIND]
    reason = DecisionReason.UNKIND
    decisions.take_down(story.id, by="colleague", version=story.version, reason=reason, message=letter)
    old = rejected_by("somebody")
    happened(old, datetime.now(UTC))
    client = desk.somebody(factories.MODERATOR, "moderators")
    response: Any = client.get(desk.at(DECIDED))
    assert list(response.context["own"]) == []


def test_days_stand_as_headings_and_say_that_they_are_utc() -> None:
    factories.reject(factories.submitted())
    shown = desk.text_of(desk.moderator().get(desk.at(DECIDED)))
    assert f"{datetime.now(UTC):%A} " in shown
    assert "(UTC)</th>" in shown
    assert shown.count("<tbody>") == shown.count("</tbody>") == 1


def test_any_number_of_decided_stories_takes_as_many_queries_and_pages_keep_what_is_sought() -> None:
    client = desk.moderator("reader")
    rejected_by("mira")
    client.get(desk.at(DECIDED))
    with CaptureQueriesContext(connection) as few:
        client.get(desk.at(DECIDED), {"by": "mira"})
    for _ in range(12):
        rejected_by("mira")
    with CaptureQueriesContext(connection) as many:
        client.get(desk.at(DECIDED), {"by": "mira"})
    assert len(few) == len(many) <= 16
    response: Any = client.get(desk.at(DECIDED), {"by": "mira", "page": "1"})
    assert response.context["query"] == "by=mira&"
