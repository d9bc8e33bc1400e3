"""What is done to a story at the desk: by plain forms and by the page's script, and refused in words."""

import logging
from typing import Any

import pytest

from testimonials.models import Caution, Finding, Note
from testimonials.moderation import leases, redaction
from testimonials.terms import Settlement, TextField
from tests.testimonials import factories
from tests.testimonials.admin import desk


@pytest.fixture
def story(live: None) -> factories.Story:
    return factories.submitted()


def first(story: factories.Story) -> Finding:
    return factories.findings(story)[0]


def test_a_finding_is_masked_by_a_form_that_leads_back_to_the_open_story(story: factories.Story) -> None:
    response = desk.do(desk.moderator(), "mask", story, finding=first(story).pk)
    assert response["Location"] == f"{desk.at('testimonials_story', story)}?read=1"
    assert desk.said(response) == ["Covered in 1 place."]
    assert (first(story).settlement, first(story).settled_by) == (Settlement.MASKED, "moderator")


def test_the_pages_script_is_answered_with_the_new_version(story: factories.Story) -> None:
    response = desk.do(desk.moderator(), "mask", story, finding=first(story).pk, asks=desk.JSON)
    assert response.status_code == 200
    assert response.json()["version"] == story.version == 2
    assert desk.said(response) == []


def test_a_finding_is_dismissed_for_a_reason_of_the_list_or_of_ones_own(story: factories.Story) -> None:
    client = desk.moderator()
    one, two = factories.findings(story)
    desk.do(client, "dismiss", story, finding=one.pk, because="It is not a person's name", because_own="ignored")
    desk.do(client, "dismiss", story, finding=two.pk, because="", because_own="  It is the clinic's. ")
    reasons = [finding.because for finding in factories.findings(story)]
    assert reasons == ["It is not a person's name", "It is the clinic's."]
    refused = desk.do(client, "dismiss", story, finding=one.pk, because="", because_own="", asks=desk.JSON)
    assert refused.status_code == 422
    assert "Say why it may stay" in refused.json()["detail"]


def test_a_settlement_is_taken_back(story: factories.Story) -> None:
    client = desk.moderator()
    desk.do(client, "mask", story, finding=first(story).pk)
    desk.do(client, "unsettle", story, finding=first(story).pk)
    assert first(story).settlement == Settlement.OPEN


@pytest.mark.parametrize("asks", [None, desk.JSON])
def test_of_two_who_work_on_the_same_version_the_second_is_told_so(
    story: factories.Story, asks: dict[str, str] | None
) -> None:
    leases.release(story.id, by="moderator")
    desk.do(desk.moderator(), "mask", story, finding=first(story).pk)
    leases.release(story.id, by="moderator")
    stale = {"version": 1, "finding": factories.findings(story)[1].pk}
    response: Any = desk.moderator("other").post(desk.act_at("mask", story), stale, headers=asks)
    words = "This story has changed since you opened it. Look at it again before you decide."
    if asks:
        assert (response.status_code, response.json()["code"], response.json()["detail"]) == (409, "moved_on", words)
    else:
        assert (response.status_code, desk.said(response)) == (302, [words])
    assert factories.findings(story)[1].settlement == Settlement.OPEN


def test_whoever_has_the_story_keeps_others_from_changing_it(story: factories.Story) -> None:
    desk.do(desk.moderator("first"), "claim", story)
    other = desk.moderator("other")
    for act, sent in (("claim", {}), ("mask", {"finding": first(story).pk}), ("release", {})):
        response = desk.do(other, act, story, asks=desk.JSON, **sent)
        assert (response.status_code, response.json()["code"]) == (409, "claimed")
    desk.do(desk.moderator("third"), "add-note", story, text="I know this one.")
    assert Note.objects.get().by == "third"


def test_letting_a_story_go_leads_back_to_its_cover(story: factories.Story) -> None:
    client = desk.moderator()
    desk.do(client, "claim", story)
    response = desk.do(client, "release", story)
    assert response["Location"] == desk.at("testimonials_story", story)
    assert story.row.claimed_by == ""


def test_a_claim_that_is_renewed_says_until_when(story: factories.Story) -> None:
    answer = desk.do(desk.moderator(), "claim", story, asks=desk.JSON).json()
    until = story.row.claimed_until
    assert until is not None
    assert answer["until"] == until.isoformat()


def test_a_selection_is_masked_by_its_code_points(live: None) -> None:
    story = factories.submitted(body=f"👩🏽‍⚕️ and e\u0301lan: Marlo was kind. {factories.PLAIN}")
    start = story.row.body.index("Marlo")
    desk.do(
        desk.moderator(), "mark", story, field="body", start=start, end=start + 5, kind="person_name", words="Marlo"
    )
    (marked,) = [one for one in factories.findings(story) if one.found_by]
    assert story.row.body[marked.start : marked.end] == "Marlo"


def test_words_are_masked_wherever_they_stand_in_the_name_too(live: None) -> None:
    story = factories.submitted(body=f"Marlo said so. {factories.PLAIN} Marlo, not Marlow.", display_name="Marlo")
    client = desk.moderator()
    response = desk.do(client, "mark", story, words="Marlo", kind="person_name", everywhere="on")
    assert desk.said(response) == ["Covered in 3 places."]
    assert len(factories.findings(story, TextField.DISPLAY_NAME)) == 1
    assert "[removed: name], not Marlow." in redaction.shown_text(story.row)
    again = desk.do(client, "mark", story, words="Marlo", kind="person_name", everywhere="on", asks=desk.JSON)
    assert again.status_code == 422


def test_words_that_are_covered_are_covered_everywhere_and_taken_back_with_one_press(live: None) -> None:
    story = factories.submitted(body=f"Marlo said so. {factories.PLAIN} MARLO’s again.")
    desk.do(desk.moderator(), "mark", story, words="marlo", kind="person_name")
    assert redaction.shown_text(story.row) == f"[removed: name] said so. {factories.PLAIN} [removed: name]’s again."
    desk.do(desk.moderator("other"), "unsettle", story, finding=factories.findings(story)[0].pk)
    assert redaction.shown_text(story.row) != story.row.body  # the first one has it
    leases.release(story.id, by="moderator")
    desk.do(desk.moderator("third"), "unsettle", story, finding=factories.findings(story)[0].pk)
    assert redaction.shown_text(story.row) == story.row.body


def test_a_selection_that_is_not_in_the_text_covers_nothing_elsewhere_either(live: None) -> None:
    story = factories.submitted(body=f"Marlo said so. {factories.PLAIN} Marlo again.")
    beyond = {"field": "body", "start": "9998", "end": "9999"}
    response = desk.do(desk.moderator(), "mark", story, words="Marlo", kind="person_name", everywhere="1", **beyond)
    assert "Select some words of the story to mask." in desk.text_of(response)
    assert not [one for one in factories.findings(story) if one.found_by]


def test_content_notes_are_kept_as_ticked(story: factories.Story) -> None:
    client = desk.moderator()
    desk.do(client, "content-notes", story, notes=["bleeding", "sex"])
    assert story.row.content_notes == ["bleeding", "sex"]
    desk.do(client, "content-notes", story)
    assert story.row.content_notes == []
    assert desk.do(client, "content-notes", story, notes=["cheer"], asks=desk.JSON).status_code == 422


def test_a_caution_is_attached_changed_and_taken_off(story: factories.Story) -> None:
    client = desk.moderator()
    part = {"kind": "rule", "key": "wait-for-bleeding"}
    desk.do(client, "attach", story, note="They did not wait.", **part)
    desk.do(client, "attach", story, note="They waited for less.", **part)
    assert [caution.note for caution in Caution.objects.all()] == ["They waited for less."]
    desk.do(client, "detach", story, **part)
    assert not Caution.objects.exists()
    refused = desk.do(client, "attach", story, kind="rule", key="nothing", note="So.", asks=desk.JSON)
    assert refused.status_code == 422


SENSELESS: list[tuple[str, dict[str, str]]] = [
    ("mask", {"version": "x"}),
    ("mask", {"version": "9" * 30, "finding": "1"}),
    ("mask", {"finding": "²"}),
    ("mark", {"kind": "nothing", "words": "We"}),
    ("mark", {"kind": "person_name", "words": "no such words"}),
    ("mark", {"kind": "person_name", "start": "1", "end": "2", "field": "receipt_hash"}),
    ("mark", {"kind": "person_name", "start": "5", "end": "5", "field": "body"}),
    ("mark", {"kind": "person_name", "start": "0", "end": "999999", "field": "body"}),
    ("attach", {"kind": "person", "key": "x", "note": "y"}),
    ("add-note", {"text": "  "}),
]


def test_what_makes_no_sense_is_refused_and_changes_nothing(story: factories.Story) -> None:
    client = desk.moderator()
    for act, sent in SENSELESS:
        response = desk.do(client, act, story, asks=desk.JSON, **sent)
        assert response.status_code == 422, sent
        assert response.json()["detail"]
    assert story.version == 1


def test_neither_a_message_nor_a_log_repeats_a_word_of_a_story(live: None, caplog: pytest.LogCaptureFixture) -> None:
    story = factories.submitted(body=f"Marmalade Fenwick. {factories.PLAIN}")
    client = desk.moderator()
    with caplog.at_level(logging.DEBUG):
        for response in (
            desk.do(client, "mark", story, words="Marmalade Fenwick", kind="person_name"),
            desk.do(client, "mark", story, words="Marmalade Jones", kind="person_name"),
            desk.do(client, "add-note", story, text="Marmalade again"),
        ):
            assert "Marmalade" not in " ".join(desk.said(response))
            assert "Marmalade" not in str(response.headers)
    assert "Marmalade" not in "".join(
        record.getMessage() for record in caplog.records if record.name != "django.db.backends"
    )
