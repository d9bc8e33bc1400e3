"""The next story: in what order, claimed by whoever is led to it, and never by two."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from testimonials.models import Submission
from testimonials.moderation import leases, spam_marks
from tests.testimonials import factories
from tests.testimonials.admin import desk


@pytest.fixture(autouse=True)
def _article(live: None) -> None:
    """Each test begins with the article that stories belong to."""


def due_in(story: factories.Story, hours: float) -> factories.Story:
    Submission.objects.filter(pk=story.id).update(due_at=datetime.now(UTC) + timedelta(hours=hours))
    return story


def follows(client: Client, **asked: Any) -> str:
    return str(client.post(desk.at("testimonials_next"), asked)["Location"])


def test_the_next_story_is_the_most_urgent_that_nobody_else_has() -> None:
    urgent = factories.submitted(body=factories.IN_DANGER)
    second = due_in(factories.submitted(body=factories.PLAIN), 10)
    third = due_in(factories.submitted(body=factories.PLAIN), 15)
    client = desk.moderator()
    assert urgent.id in follows(client)
    assert second.id in follows(client, after=urgent.id)
    assert third.id in follows(client, after=second.id)
    assert urgent.id in follows(client, after=third.id)
    assert urgent.id in follows(client, after=second.id, decided="1")
    assert third.id in follows(client, after=second.id, decided="1", skip=[urgent.id])
    Submission.objects.update(claimed_by="colleague", claimed_until=datetime.now(UTC) + timedelta(minutes=5))
    leases.release(second.id, by="colleague")
    assert second.id in follows(client)
    assert follows(client, skip=[second.id]) == desk.at(desk.QUEUE)


def test_two_moderators_are_never_led_to_the_same_story() -> None:
    stories = {factories.submitted(body=factories.PLAIN).id for _ in range(3)}
    people = [desk.moderator(name) for name in ("mira", "noor", "olu", "pim")]
    led_to = [follows(person) for person in people]
    assert {url.rstrip("/").rsplit("/", 1)[-1] for url in led_to[:3]} == stories
    assert led_to[3] == desk.at(desk.QUEUE)
    assert set(Submission.objects.values_list("claimed_by", flat=True)) == {"mira", "noor", "olu"}


def test_a_link_claims_nothing() -> None:
    story = factories.submitted(body=factories.PLAIN)
    shown = desk.text_of(desk.moderator().get(desk.at("testimonials_next"), {"after": story.id}))
    assert "Claim the next story" in shown
    assert f"?after={story.id}" in shown
    assert story.row.claimed_by == ""


def test_who_passes_a_story_by_lets_it_go_and_who_has_decided_it_does_not() -> None:
    first, second = (due_in(factories.submitted(body=factories.PLAIN), hours) for hours in (5, 10))
    client = desk.moderator()
    follows(client)
    assert first.row.claimed_by == "moderator"
    follows(client, after=first.id)
    assert (first.row.claimed_by, second.row.claimed_by) == ("", "moderator")
    follows(client, after=second.id, decided="1", skip=[second.id])
    assert (first.row.claimed_by, second.row.claimed_by) == ("moderator", "moderator")
    leases.release(first.id, by="moderator")
    leases.claim(first.id, by="colleague")
    follows(client, after=first.id)
    assert first.row.claimed_by == "colleague"


def test_after_a_decision_without_a_script_the_story_that_follows_is_claimed() -> None:
    first, second = (due_in(factories.submitted(body=factories.PLAIN), hours) for hours in (5, 10))
    response = desk.do(desk.moderator(), "approve", first, confirmed="1")
    assert second.id in response["Location"]
    assert second.row.claimed_by == "moderator"


def test_a_decision_that_a_script_sends_late_claims_nothing() -> None:
    first, second = (due_in(factories.submitted(body=factories.PLAIN), hours) for hours in (5, 10))
    assert desk.do(desk.moderator(), "approve", first, asks=desk.JSON, confirmed="1").status_code == 200
    assert second.row.claimed_by == ""


def test_who_comes_from_a_report_goes_on_with_the_next_one() -> None:
    waiting = factories.submitted(body=factories.PLAIN)
    reported = sorted(
        (factories.report(factories.publish(factories.submitted())) for _ in range(3)), key=lambda s: s.id
    )
    client = desk.moderator()
    assert reported[0].id in follows(client, after=reported[1].id)
    assert reported[1].id in follows(client, after=reported[0].id)
    desk.do(client, "keep", reported[0], confirmed="1")
    assert reported[1].id in follows(client, after=reported[0].id, decided="1")
    desk.do(client, "keep", reported[1], confirmed="1")
    urgent = factories.submitted(body=factories.IN_DANGER)
    assert urgent.id in follows(client, after=reported[1].id, decided="1")
    desk.do(client, "keep", reported[2], confirmed="1")
    leases.release(urgent.id, by="moderator")
    leases.claim(urgent.id, by="colleague")
    leases.release(waiting.id, by="moderator")
    assert waiting.id in follows(client, after=reported[2].id, decided="1")


def test_a_public_story_that_nobody_reported_leads_to_the_queue() -> None:
    factories.report(factories.publish(factories.submitted()))
    approved, waiting = factories.publish(factories.submitted()), factories.submitted(body=factories.PLAIN)
    assert waiting.id in follows(desk.moderator(), after=approved.id, decided="1")


def test_what_is_marked_as_spam_is_not_the_next_story() -> None:
    story = factories.submitted(body=factories.PLAIN)
    spam_marks.mark(story.id, by="colleague", version=story.version)
    assert follows(desk.moderator()) == desk.at(desk.QUEUE)


def test_nonsense_leads_to_the_first() -> None:
    story = factories.submitted(body=factories.PLAIN)
    client = desk.moderator()
    for after in ("", "nonsense", "\x00", "é" * 22, factories.NOBODYS):
        assert story.id in follows(client, after=after, skip=["?", "\x00"])
