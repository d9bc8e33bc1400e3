"""Words that a moderator types: kept as they are seen, refused in words, and nothing of them half kept."""

import pytest

from testimonials.models import Message, Note
from testimonials.terms import Settlement
from tests.testimonials import factories
from tests.testimonials.admin import desk


@pytest.fixture
def story(live: None) -> factories.Story:
    return factories.submitted()


ODD = {
    "a\x00b": "U+0000 (null), at character 2",
    "a\U000e0041": "U+E0041",
    "a\u202eb": "U+202E",
    "a\ue000": "U+E000",
    "\u3164a": "U+3164",
}


def test_words_that_hide_something_are_refused_with_their_place(story: factories.Story) -> None:
    client = desk.moderator()
    finding = factories.findings(story)[0]
    for typed, said in ODD.items():
        for act, sent in (
            ("add-note", {"text": typed}),
            ("dismiss", {"finding": finding.pk, "because_own": typed}),
            ("mark", {"words": typed, "kind": "person_name"}),
            ("attach", {"kind": "rule", "key": "wait-for-bleeding", "note": typed}),
            ("reject", {"reason": "unkind", "message": typed, "confirmed": "1"}),
        ):
            refused = desk.do(client, act, story, asks=desk.JSON, **sent)
            assert refused.status_code == 422, act
            assert said in refused.json()["detail"], act
    assert not Note.objects.exists()
    assert not Message.objects.exists()
    assert factories.findings(story)[0].settlement == Settlement.OPEN


def test_a_letter_that_was_refused_is_still_there(story: factories.Story) -> None:
    page = desk.do(desk.moderator(), "reject", story, reason="unkind", message="So sorry\U000e0041", confirmed="1")
    assert page.status_code == 422
    assert "So sorry\U000e0041" in desk.text_of(page)
    assert "at character 9" in desk.text_of(page)


def test_words_that_nobody_can_see_are_none(story: factories.Story) -> None:
    client = desk.moderator()
    for nothing in ("\u3164", "\u200b", "\u2800 \u00ad"):
        assert desk.do(client, "add-note", story, text=nothing, asks=desk.JSON).status_code == 422
        refused = desk.do(client, "reject", story, reason="unkind", message=nothing, confirmed="1", asks=desk.JSON)
        assert refused.status_code == 422
    assert not Note.objects.exists()


def test_what_is_harmless_is_dropped_and_lines_end_one_way(story: factories.Story) -> None:
    desk.do(desk.moderator(), "add-note", story, text="\u200eOne\r\ntwo\u2068three\u2069 cafe\u0301")
    assert Note.objects.get().text == "One\ntwothree café"


def test_words_to_mask_are_found_however_they_were_typed(live: None) -> None:
    story = factories.submitted(body=f"Zo\u00eb said so. {factories.PLAIN}")
    done = desk.do(desk.moderator(), "mark", story, words="\u200fZoe\u0308\u200e", kind="person_name")
    assert desk.said(done) == ["Covered in 1 place."]


def test_a_search_for_what_no_name_can_hold_says_so(story: factories.Story) -> None:
    client = desk.moderator()
    page = client.get(desk.at("testimonials_decided"), {"q": "a\x00b"})
    assert page.status_code == 200
    assert "U+0000 (null), at character 2" in desk.text_of(page)


def test_an_address_that_no_story_can_have_is_none_of_the_desks(story: factories.Story) -> None:
    client = desk.moderator()
    there = desk.at("testimonials_story", story)
    for name in ("%00", "a", f"{story.id}%00", "%E2%80%8B" * 22):
        assert client.get(there.replace(story.id, name)).status_code == 404
