"""What was typed into a form of the desk, and could not be taken, comes back to who typed it, and to nobody else."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client

from testimonials.models import Note
from tests.testimonials import factories
from tests.testimonials.admin import desk

WORDS = "zqwords I know her street, and so do you."
TYPED = {
    "add-note": {"text": WORDS},
    "attach": {"kind": "rule", "key": "wait", "note": WORDS},
    "mark": {"words": WORDS, "kind": "other", "everywhere": "1"},
    "reject": {"reason": "unkind", "message": WORDS, "confirmed": "1"},
    "ask-for-changes": {"reason": "unkind", "message": WORDS, "confirmed": "1"},
}


@pytest.fixture
def story(live: None) -> factories.Story:
    return factories.submitted()


def page_of(client: Client, story: factories.Story) -> str:
    return desk.text_of(client.get(desk.at("testimonials_story", story), {"read": "1"}))


def seals(page: str) -> set[str]:
    return set(re.findall(r'name="by" value="([^"]+)"', page))


def send(client: Client, act: str, story: factories.Story, by: str, **more: Any) -> Any:
    return client.post(desk.act_at(act, story), {"version": story.version, "by": by, **TYPED[act], **more})


def sealed_by(client: Client, story: factories.Story) -> str:
    (seal,) = seals(page_of(client, story))
    return seal


def test_every_form_in_which_one_types_says_who_opened_it(story: factories.Story) -> None:
    client = desk.moderator()
    pages = [page_of(client, story), desk.text_of(client.get(desk.act_at("reject", story)))]
    for page in pages:
        for form in re.findall(r"<form[^>]*method=\"post\".*?</form>", page, re.DOTALL):
            if "<textarea" in form or 'type="text"' in form:
                assert seals(form), form


@pytest.mark.parametrize("act", TYPED)
def test_a_form_of_somebody_who_is_signed_out_is_answered_with_what_they_typed(
    story: factories.Story, act: str
) -> None:
    client = desk.moderator("mira")
    by = sealed_by(client, story)
    client.logout()
    sessions = Session.objects.count()
    response = send(client, act, story, by)
    page = desk.text_of(response)
    assert response.status_code == 403
    assert f'value="{WORDS}"' in page
    assert "Sign in again as mira" in page
    # Neither done nor kept: not in the address, not in a session, not in a row.
    assert story.version == 1
    assert not Note.objects.exists()
    assert Session.objects.count() == sessions
    assert WORDS not in str(response.headers)


def test_nothing_of_the_desk_is_told_with_it(story: factories.Story) -> None:
    client = desk.moderator("mira")
    by = sealed_by(client, story)
    client.logout()
    page = desk.text_of(send(client, "add-note", story, by))
    assert factories.NAMED not in page
    assert "Waiting" not in page


@pytest.mark.parametrize("by", ["", "mira", "mira:forged:seal"])
def test_what_nobody_of_ours_has_opened_is_answered_with_signing_in_alone(story: factories.Story, by: str) -> None:
    response = send(Client(), "add-note", story, by)
    assert response.status_code == 302
    assert WORDS not in str(response.headers)


def strict(name: str) -> Client:
    """Somebody's browser whose tokens are checked, with one that has run out."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(User.objects.get(username=name))
    return client


@pytest.mark.parametrize("act", TYPED)
def test_a_form_from_before_signing_in_anew_is_shown_and_sent_again(story: factories.Story, act: str) -> None:
    by = sealed_by(desk.moderator("mira"), story)
    client = strict("mira")
    response = send(client, act, story, by)
    page = desk.text_of(response)
    assert response.status_code == 403
    assert "Send it again" in page
    assert f'<blockquote class="letter" dir="auto">{WORDS}</blockquote>' in page
    assert story.version == 1
    again = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page))
    sent = client.post(desk.act_at(act, story), again)
    assert sent.status_code != 403


def test_another_who_signs_in_there_is_not_shown_it(story: factories.Story) -> None:
    by = sealed_by(desk.moderator("mira"), story)
    desk.moderator("noor")
    for act in TYPED:
        page = desk.text_of(send(strict("noor"), act, story, by))
        assert WORDS not in page
        assert "zqwords" not in page


def test_a_form_that_a_strange_page_sends_is_shown_to_nobody(story: factories.Story) -> None:
    desk.moderator("mira")
    assert WORDS not in desk.text_of(send(strict("mira"), "reject", story, ""))


@pytest.mark.parametrize(("act", "status", "why"), [("attach", 409, "has changed"), ("mark", 422, "These words")])
def test_what_the_door_refuses_comes_back_with_why(story: factories.Story, act: str, status: int, why: str) -> None:
    response = send(desk.moderator(), act, story, "", version=7 if status == 409 else 1)
    page = desk.text_of(response)
    assert response.status_code == status
    assert WORDS in page
    assert why in page


def test_a_note_that_is_too_long_comes_back_whole(story: factories.Story) -> None:
    long = f"{WORDS} " * 60
    response = send(desk.moderator(), "add-note", story, "", text=long)
    assert response.status_code == 422
    assert long.strip() in desk.text_of(response)
