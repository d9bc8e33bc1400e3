"""What the pages offer to settle and to confirm with: nothing chosen beforehand, and nothing that the door refuses."""

import re
from typing import Any

import pytest

from testimonials.admin.story.entries import list_entries
from testimonials.models import Submission
from testimonials.moderation import decisions, redaction
from tests.testimonials import factories
from tests.testimonials.admin import desk
from tests.testimonials.factories import MODERATOR, PLAIN, Story

LONG_AGO = f"That winter, years back, I wanted to die. I told my sister, and she helped me. {PLAIN}"


@pytest.fixture(autouse=True)
def _article(live: None) -> None:
    """Each test begins with the article that stories belong to."""


def shown(story: Story, name: str = "reader", page: str = "testimonials_story", **query: str) -> str:
    return desk.text_of(desk.moderator(name).get(desk.at(page, story), {"read": "1", **query}))


def answered() -> Story:
    """One that tells of danger long past, which a moderator has answered for."""
    story = factories.submitted(body=LONG_AGO)
    for entry in list_entries(story.row):
        because = "tells_of_the_past" if entry.is_danger else "It identifies nobody"
        redaction.dismiss(story.id, int(entry.key), by=MODERATOR, version=story.version, because=because)
    return story


def test_no_reason_and_no_kind_is_chosen_beforehand() -> None:
    story = factories.submitted(body=f"I want to die tonight. My husband Joshua knows. {PLAIN}")
    page = shown(story)
    forms = re.findall(r'<form[^>]*data-act="(?:dismiss|mark)".*?</form>', page, re.DOTALL)
    assert len(forms) >= 3
    assert not [form for form in forms if " checked" in form or "selected" in form or "<select" in form]
    assert all("<button disabled hidden>" in form for form in forms), "Enter takes none of them either"
    assert "tells_of_the_past" not in page


def test_the_confirmation_repeats_the_words_the_reasons_and_who_gave_them() -> None:
    page = shown(answered(), page="testimonials_story_approve")
    for words in ("wanted to die", "It tells of the past, not of now", MODERATOR, "A second person is needed"):
        assert words in page
    assert page.index('id="decide-back"') < page.index('id="decide-confirm"'), "going back comes first"
    assert re.search(r'id="decide-back"[^>]* autofocus', page)


def test_whoever_approved_first_is_told_to_wait_and_the_second_who_it_was() -> None:
    story = answered()
    decisions.approve(story.id, by=MODERATOR, version=story.version)
    own, others = (shown(story, name, "testimonials_story_approve") for name in (MODERATOR, "second"))
    assert "You have approved it first" in own
    assert "confirmed" not in own
    assert f"{MODERATOR} has approved it first" in re.sub(r"<[^>]+>", "", others)
    assert 'name="confirmed"' in others


def test_a_moderator_who_is_alone_is_asked_for_a_reason(settings: Any) -> None:
    settings.SOLE_MODERATOR = True
    story = answered()
    assert 'name="because"' in shown(story, page="testimonials_story_approve")
    client = desk.moderator(MODERATOR)
    assert desk.do(client, "approve", story, confirmed="1").status_code == 422
    refused = desk.do(client, "approve", story, confirmed="1", because="Too short")
    assert "Too short" in desk.text_of(refused), "what was typed is still there"
    sent = desk.do(client, "approve", story, confirmed="1", because="It is years ago and she had help")
    assert (sent.status_code, story.row.status) == (302, "published")


def test_what_must_be_settled_is_listed_with_the_way_to_it_and_nothing_confirms() -> None:
    story = factories.submitted(body=f"I want to die tonight. {PLAIN}")
    page = shown(story, page="testimonials_story_approve")
    (entry,) = list_entries(story.row)
    assert "1 thing must be settled first" in page
    assert f"#finding-{entry.key}" in page
    assert 'name="confirmed"' not in page


def test_a_public_story_can_be_covered_and_nothing_else() -> None:
    story = factories.publish(factories.submitted(body=f"We sat by the old mill. {PLAIN}"))
    page = shown(story)
    assert 'data-act="mark"' in page
    assert 'data-act="dismiss"' not in page
    assert 'data-act="unsettle"' not in page
    sent = desk.do(desk.moderator("other"), "mark", story, words="the old mill", kind="address")
    assert (sent.status_code, story.row.status) == (302, "published")
    assert "[removed: place]" in shown(story, "third", **{"as": "readers"})


@pytest.mark.parametrize(("asked", "hidden"), [("readers", "story-text"), ("marks", "preview"), ("odd", "preview")])
def test_one_face_is_shown_without_a_script_too(asked: str, hidden: str) -> None:
    page = shown(factories.submitted(), **{"as": asked})
    other = {"story-text": "preview", "preview": "story-text"}[hidden]
    tags = {name: re.search(rf'<div[^>]* id="{name}"[^>]*>', page) for name in (hidden, other)}
    assert [" hidden" in str(tag and tag[0]) for tag in tags.values()] == [True, False]


def test_what_cannot_be_seen_is_marked_in_both_faces_and_texts_find_their_own_direction() -> None:
    story = factories.submitted(body=f"We wa\u200bited. {PLAIN}", display_name="فاطمة")
    page = shown(story)
    assert page.count("U+200B<span") == 2
    for name in ("story-text", "preview"):
        assert re.search(rf'id="{name}".*?dir="auto"', page, re.DOTALL)
    assert re.search(r"<bdi[^>]*>.*?فاطمة", page, re.DOTALL)


def test_the_page_tells_its_story_from_the_others() -> None:
    story = factories.submitted()
    code = Submission.objects.get(pk=story.id).code
    page = shown(story)
    assert f"<title>Story {code} |" in page
    assert f'<span class="code">{code}</span>' in page
