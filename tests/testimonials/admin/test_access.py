"""Who may do what at the desk: every page and every act, for everybody who may come."""

import pytest
from django.test import Client
from django.urls import reverse

from testimonials.admin.acts import ACTS
from testimonials.admin.decide import DECISIONS
from testimonials.models import ModerationEvent
from tests.testimonials import factories
from tests.testimonials.admin import desk

PAGES = ["submission_changelist", "reported", "decided", "cautions", "overview", "next", "spam", "pulse"]
POSTS = ["covers"]
BOTH = ["next", "spam"]
STORY_PAGES = ["story", "story_first_words", "story_end_claim_asked", *(f"story_{slug}" for slug in DECISIONS)]
STORY_POSTS = [f"story_{name}" for name in (*ACTS, *DECISIONS)]
ALL = [
    *((name, "get") for name in (*PAGES, *STORY_PAGES)),
    *((name, "post") for name in (*POSTS, *BOTH, *STORY_POSTS)),
]


@pytest.fixture
def story(live: None) -> factories.Story:
    return factories.submitted()


def answers(client: Client, story: factories.Story) -> dict[tuple[str, str], int]:
    """What the client is answered at every address, by its name and the method."""
    return {(name, method): ask(client, name, method, story) for name, method in ALL}


def ask(client: Client, name: str, method: str, story: factories.Story) -> int:
    sent = {"version": "1", "confirmed": "1"} if method == "post" else {}
    return int(getattr(client, method)(url_of(name, story), sent).status_code)


def url_of(name: str, story: factories.Story) -> str:
    return desk.at(f"testimonials_{name}", story if name.startswith("story") else None)


def test_strangers_are_sent_to_sign_in_first(story: factories.Story) -> None:
    for name, method in ALL:
        url = url_of(name, story)
        response = getattr(Client(), method)(url)
        # An act cannot be gone back to: whoever has signed in again stands before the story.
        after = desk.at("testimonials_story", story) if method == "post" and name in STORY_POSTS else url
        assert (response.status_code, response["Location"]) == (302, f"{reverse('admin:login')}?next={after}")


def test_staff_without_the_role_are_refused_everywhere(story: factories.Story) -> None:
    assert set(answers(desk.somebody("editor"), story).values()) == {403}
    assert story.version == 1
    assert ModerationEvent.objects.count() == 1


def test_moderators_do_all_but_reopen_what_others_decided_or_end_claims_and_leads_do_all(
    story: factories.Story,
) -> None:
    refused = {asked for asked, status in answers(desk.moderator(), story).items() if status == 403}
    assert refused == {("story_reopen", "get"), ("story_reopen", "post"), ("story_end_claim_asked", "get")}
    assert 403 not in answers(desk.lead(), factories.submitted()).values()


def test_what_changes_something_is_never_done_by_a_link(story: factories.Story) -> None:
    client = desk.moderator()
    for name in (*POSTS, *(f"story_{name}" for name in ACTS)):
        assert ask(client, name, "get", story) == 405, name


def test_a_form_from_elsewhere_is_refused(story: factories.Story) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = desk.moderator().cookies
    assert client.post(desk.act_at("claim", story)).status_code == 403


def test_a_decision_asked_for_by_a_link_is_only_asked_about(story: factories.Story) -> None:
    client = desk.moderator()
    for slug in DECISIONS:
        client.get(desk.act_at(slug, story), {"confirmed": "1", "version": str(story.version)})
    assert story.row.status == "pending"


def test_only_leads_and_whoever_decided_are_offered_to_reopen(story: factories.Story) -> None:
    factories.publish(story)
    url, offer = f"{desk.at('testimonials_story', story)}?read=1", 'data-decision="reopen"'
    assert offer in desk.text_of(desk.lead().get(url))
    assert offer in desk.text_of(desk.moderator(factories.MODERATOR).get(url))
    assert offer not in desk.text_of(desk.moderator("another").get(url))
    assert desk.do(desk.moderator("second"), "reopen", story, confirmed="1").status_code == 403
    assert story.row.status == "published"
    assert desk.do(desk.lead("other"), "reopen", story, confirmed="1").status_code == 302
    assert story.row.status == "pending"


def test_the_admin_shows_stories_to_moderators_alone_and_offers_no_form_for_a_row(story: factories.Story) -> None:
    index = reverse("admin:index")
    shown = desk.text_of(desk.moderator().get(index))
    assert "Stories" in shown
    assert desk.at(desk.QUEUE) in shown
    assert desk.at(desk.QUEUE) not in desk.text_of(desk.somebody("editor").get(index))
    lead = desk.lead()
    for gone in ("add/", f"{story.id}/change/", f"{story.id}/delete/", f"{story.id}/history/"):
        assert lead.get(desk.at(desk.QUEUE) + gone).status_code == 404


def test_a_story_that_nobody_knows_is_not_found(db: None) -> None:
    client, nobodys = desk.lead(), factories.Story(factories.NOBODYS, "")
    for name in STORY_PAGES:
        assert ask(client, name, "get", nobodys) == 404, name
    for name in STORY_POSTS:
        assert client.post(url_of(name, nobodys), {"version": "1"}, headers=desk.JSON).status_code in (404, 422), name
