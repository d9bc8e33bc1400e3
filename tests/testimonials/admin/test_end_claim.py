"""A lead ends a colleague's claim: asked once, recorded, and nobody else can."""

import pytest

from testimonials.models import ModerationEvent
from testimonials.moderation import leases
from tests.testimonials import factories
from tests.testimonials.admin import desk


@pytest.fixture
def story(live: None) -> factories.Story:
    taken = factories.submitted(body=factories.PLAIN)
    leases.claim(taken.id, by="noor")
    return taken


ASKED = "testimonials_story_end_claim_asked"


def test_a_lead_is_asked_once_and_told_what_becomes_of_the_work(story: factories.Story) -> None:
    shown = desk.text_of(desk.lead().get(desk.at(ASKED, story)))
    assert "stays in their browser" in shown
    assert f'noor’s claim of <span class="code">{story.row.code}</span>' in shown
    assert desk.act_at("end-claim", story) in shown
    assert story.row.claimed_by == "noor"


def test_once_confirmed_the_story_is_free_and_the_history_says_who_freed_it(story: factories.Story) -> None:
    desk.do(desk.lead(), "end-claim", story)
    assert story.row.claimed_by == ""
    last = ModerationEvent.objects.last()
    assert last is not None
    assert (last.move, last.by) == ("end_claim", "lead")
    leases.claim(story.id, by="moderator")


def test_moderators_cannot_by_page_or_by_post(story: factories.Story) -> None:
    client = desk.moderator()
    assert client.get(desk.at(ASKED, story)).status_code == 403
    assert desk.do(client, "end-claim", story, asks=desk.JSON).status_code in (400, 403, 409)
    assert story.row.claimed_by == "noor"


def test_the_button_is_for_leads_in_the_queue_and_on_the_story(story: factories.Story) -> None:
    address = desk.at(ASKED, story)
    person, head = desk.moderator(), desk.lead()
    for url in (desk.at(desk.QUEUE), desk.at("testimonials_story", story)):
        assert address in desk.text_of(head.get(url))
        assert address not in desk.text_of(person.get(url))


def test_a_claim_that_has_ended_already_is_said(story: factories.Story) -> None:
    leases.release(story.id, by="noor")
    client = desk.lead()
    assert "Nobody has claimed" in desk.text_of(client.get(desk.at(ASKED, story)))
    assert desk.said(desk.do(client, "end-claim", story)) == ["Nobody has this story."]
    nobodys = desk.at(ASKED, story).replace(story.id, factories.NOBODYS)
    assert client.get(nobodys).status_code == 404
