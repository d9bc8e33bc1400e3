"""One story at the desk: covered at first, and hostile to the last character."""

from datetime import UTC, datetime, timedelta

import pytest

from articles.publishing import publish
from testimonials.models import Submission
from testimonials.moderation import cautions, leases, redaction
from testimonials.screening import Kind
from testimonials.terms import CautionKind, ContentNote, TextField
from tests import factories as articles
from tests.testimonials import factories
from tests.testimonials.admin import desk

HOSTILE = """</span></mark><script>alert("1")</script> 'quoted' & "twice" <img src=x onerror=alert(2)> """


@pytest.fixture(autouse=True)
def _article(live: None) -> None:
    """Each test begins with the article that stories belong to."""


def read(story: factories.Story, name: str = "moderator") -> str:
    return desk.text_of(desk.moderator(name).get(desk.at("testimonials_story", story), {"read": "1"}))


def test_nothing_of_the_text_is_sent_before_a_moderator_asks_for_it() -> None:
    story = factories.submitted(display_name="Quincewood")
    client = desk.moderator()
    cover = desk.text_of(client.get(desk.at("testimonials_story", story)))
    assert "Claim and read" in cover
    assert "personal details" in cover
    for words in ("Thistlewick", "Quincewood", "bleeding was over", factories.NUMBER):
        assert words not in cover
    opened = client.post(desk.act_at("claim", story), follow=True)
    assert "Thistlewick" in desk.text_of(opened)
    assert story.row.claimed_by == "moderator"


def test_reading_without_claiming_claims_nothing() -> None:
    story = factories.submitted()
    assert "Thistlewick" in read(story)
    assert story.row.claimed_by == ""


def test_covers_stay_off_for_the_session_that_asked_for_it_and_no_other() -> None:
    story = factories.submitted()
    client = desk.moderator()
    client.post(desk.at("testimonials_covers"), {"covers": "off", "story": story.id})
    assert "Thistlewick" in desk.text_of(client.get(desk.at("testimonials_story", story)))
    assert "Thistlewick" not in desk.text_of(desk.moderator("other").get(desk.at("testimonials_story", story)))
    client.post(desk.at("testimonials_covers"), {"covers": "on", "story": story.id})
    assert "Thistlewick" not in desk.text_of(client.get(desk.at("testimonials_story", story)))


def test_hostile_words_are_shown_as_words_wherever_they_stand() -> None:
    name = "<b>&\"'</mark>"
    story = factories.submitted(body=HOSTILE * 2 + factories.PLAIN, display_name=name)
    redaction.mark(story.id, field=TextField.BODY, start=3, end=40, kind=Kind.PERSON_NAME, by="moderator", version=1)
    cautions.attach(
        story.id, kind=CautionKind.RULE, key="wait-for-bleeding", note=HOSTILE, by="moderator", version=story.version
    )
    desk.do(desk.moderator("writer"), "add-note", story, text=HOSTILE)
    shown = read(story)
    assert "<script>alert" not in shown
    assert "<img src=x" not in shown
    assert "<b>&" not in shown
    assert "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;" in shown
    policy = desk.moderator("other").get(desk.at("testimonials_story", story))["Content-Security-Policy"]
    assert "script-src 'self'" in policy


def test_no_page_of_the_desk_needs_what_the_policy_forbids() -> None:
    story = factories.submitted()
    client = desk.lead()
    for url in (
        desk.at(desk.QUEUE),
        f"{desk.at('testimonials_story', story)}?read=1",
        desk.act_at("reject", story),
        desk.at("testimonials_overview"),
    ):
        shown = desk.text_of(client.get(url))
        assert " style=" not in shown
        assert " onclick=" not in shown
        scripts = shown.split("<script")[1:]
        assert all(' src="' in script.split(">")[0] or "application/json" in script.split(">")[0] for script in scripts)


def test_what_overlaps_is_marked_together_and_what_is_masked_is_shown_to_be() -> None:
    body = f"Ann Marlo Fenwick was kind. {factories.PLAIN}"
    story = factories.submitted(body=body)
    Submission.objects.get(pk=story.id).findings.all().delete()
    for start, end in ((0, 9), (4, 17)):
        redaction.mark(
            story.id,
            field=TextField.BODY,
            start=start,
            end=end,
            kind=Kind.PERSON_NAME,
            by="moderator",
            version=story.version,
        )
    shown = read(story)
    first = factories.findings(story)[0].pk
    assert f'data-findings="{first}' in shown
    assert "[removed: name] was kind." in shown


def test_what_a_colleague_is_at_work_on_can_be_read_and_not_changed() -> None:
    story = factories.submitted()
    leases.claim(story.id, by="colleague")
    shown = read(story)
    assert "colleague is at work on it" in shown
    assert "Thistlewick" in shown
    assert "data-decision" not in shown
    assert 'data-act="mask"' not in shown


def test_the_preview_is_exactly_what_becomes_public() -> None:
    story = factories.settle(factories.submitted())
    cautions.note_content(story.id, [ContentNote.BLEEDING], by="moderator", version=story.version)
    shown = read(story)
    assert "[removed: name] had told us to" in shown
    assert "[removed: phone number]" in shown
    assert "<strong>Contains:</strong> bleeding" in shown


def test_the_approve_button_counts_what_must_be_settled_first() -> None:
    story = factories.submitted()
    assert "2 things must be settled first" in read(story)
    factories.settle(story)
    assert "must be settled first" not in read(story, "second")


def test_a_story_in_crisis_says_what_to_do_and_who_can_help(monkeypatch: pytest.MonkeyPatch) -> None:
    services = [{**articles.VOCABULARY["support_services"][0], "for_crisis": True}]
    monkeypatch.setitem(articles.VOCABULARY, "support_services", services)
    articles.published(title="After a loss, again")
    shown = read(factories.submitted(body=factories.IN_DANGER))
    assert "may be in danger" in shown
    assert "Never promise" in shown
    assert "A helpline" in shown


def test_history_shows_who_did_what_and_the_letter_as_it_was_sent() -> None:
    story = factories.send_back(factories.submitted())
    shown = read(story)
    assert "Sent back for changes" in shown
    assert "Please, kindly." in shown
    assert "the author" in shown


def test_reports_are_shown_with_their_details_and_can_be_answered() -> None:
    story = factories.report(factories.publish(factories.submitted()))
    shown = read(story)
    assert factories.DETAIL in shown
    assert 'data-decision="keep"' in shown
    assert 'data-decision="take-down"' in shown


def test_a_retired_article_leaves_the_story_readable_and_offers_no_caution() -> None:
    story = factories.submitted()
    publish.retire(factories.ARTICLE, by="tests")
    shown = read(story)
    assert "no longer live" in shown
    assert 'data-act="attach"' not in shown
    assert 'data-decision="approve"' in shown


def test_a_lease_that_has_run_out_is_not_shown_as_held() -> None:
    story = factories.submitted()
    leases.claim(story.id, by="colleague")
    Submission.objects.update(claimed_until=datetime.now(UTC) - timedelta(minutes=1))
    assert "nobody has claimed it" in read(story)
