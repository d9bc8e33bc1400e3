"""The desk's lists: in what order, what they say, and that not a word of a story is in them."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from testimonials.admin.lists.first_words import cut
from testimonials.admin.lists.rows import Row
from testimonials.intake import submissions
from testimonials.models import Finding, Submission
from testimonials.moderation import cautions, decisions, leases, spam_marks
from testimonials.terms import CautionKind
from tests import factories as articles
from tests.testimonials import factories
from tests.testimonials.admin import desk


@pytest.fixture(autouse=True)
def _article(live: None) -> None:
    """Each test begins with the article that stories belong to."""


def rows_in(response: Any) -> list[str]:
    return [row.submission.pk for row in response.context["rows"]]


def waits_since(story: factories.Story, hours: float) -> factories.Story:
    Submission.objects.filter(pk=story.id).update(due_at=datetime.now(UTC) + timedelta(hours=72 - hours))
    return story


def test_whoever_may_be_in_danger_comes_first_and_then_whichever_is_due_first() -> None:
    late = waits_since(factories.submitted(body=factories.PLAIN), 74)
    soon = waits_since(factories.submitted(body=factories.PLAIN), 69)
    in_danger = factories.submitted(body=factories.IN_DANGER)
    response = desk.moderator().get(desk.at(desk.QUEUE))
    assert rows_in(response) == [in_danger.id, late.id, soon.id]
    shown = desk.text_of(response)
    assert "may be in danger" in shown
    assert "overdue by 2 h" in shown
    assert "due in 2 h" in shown


def test_no_list_and_no_cover_shows_a_word_of_a_story() -> None:
    body = f"{factories.PLAIN} Marmalade was on the table. {factories.NAMED} said so."
    waiting = factories.submitted(body=f"{factories.IN_DANGER} {body}", display_name="Quincewood")
    marked = factories.submitted(body=body)
    spam_marks.mark(marked.id, by="colleague", version=marked.version)
    public = factories.publish(factories.submitted(body=body, display_name="Quincewood"))
    factories.report(public, detail="It names Quincewood.")
    client = desk.moderator()
    urls = [
        desk.at(f"testimonials_{name}") for name in ("submission_changelist", "reported", "decided", "overview", "spam")
    ]
    for url in (*urls, desk.at("testimonials_story", waiting), desk.at("testimonials_story", public)):
        shown = desk.text_of(client.get(url))
        assert "after-a-loss" in shown or "After a loss" in shown or "Overview" in shown
        for words in ("Marmalade", "Quincewood", "Thistlewick", "kill myself"):
            assert words not in shown, url


def test_a_list_does_not_even_read_the_texts() -> None:
    factories.submitted()
    response: Any = desk.moderator().get(desk.at(desk.QUEUE))
    (row,) = response.context["rows"]
    assert {"body", "display_name"} <= row.submission.get_deferred_fields()


def test_a_queue_of_any_length_is_read_in_as_many_queries_and_paged() -> None:
    ids = [factories.submitted().id for _ in range(3)]
    leases.claim(ids[1], by="colleague")
    client = desk.moderator()
    client.get(desk.at(desk.QUEUE))
    with CaptureQueriesContext(connection) as short:
        client.get(desk.at(desk.QUEUE))
    first = Submission.objects.get(pk=ids[0])
    names = [f"{'x' * 19}{number:03}" for number in range(60)]
    Submission.objects.bulk_create(Submission(**{**_fields(first), "id": name, "code": ""}) for name in names)
    Finding.objects.bulk_create(
        Finding(submission_id=name, field="body", kind="phone", severity="redact", start=0, end=2) for name in names
    )
    with CaptureQueriesContext(connection) as queries:
        response = client.get(desk.at(desk.QUEUE))
    assert len(queries) == len(short) <= 17
    assert len(rows_in(response)) == 50
    assert len(rows_in(client.get(desk.at(desk.QUEUE), {"page": 2}))) == 13


def _fields(row: Submission) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in Submission._meta.concrete_fields}


def test_the_queue_is_narrowed_to_mine_unclaimed_overdue_and_crisis() -> None:
    mine, theirs = factories.submitted(body=factories.PLAIN), factories.submitted(body=factories.PLAIN)
    late, urgent = (
        waits_since(factories.submitted(body=factories.PLAIN), 80),
        factories.submitted(body=factories.IN_DANGER),
    )
    leases.claim(mine.id, by="moderator")
    leases.claim(theirs.id, by="colleague")
    client = desk.moderator()

    def shown(which: str) -> set[str]:
        return set(rows_in(client.get(desk.at(desk.QUEUE), {"show": which})))

    assert shown("mine") == {mine.id}
    assert shown("unclaimed") == {late.id, urgent.id}
    assert shown("overdue") == {late.id}
    assert shown("crisis") == {urgent.id}
    assert shown("nonsense") == {mine.id, theirs.id, late.id, urgent.id}


def test_a_claim_that_has_run_out_is_free_again() -> None:
    story = factories.submitted(body=factories.PLAIN)
    leases.claim(story.id, by="colleague")
    client = desk.moderator()
    assert "by colleague" in desk.text_of(client.get(desk.at(desk.QUEUE)))
    Submission.objects.update(claimed_until=datetime.now(UTC) - timedelta(seconds=1))
    response = client.get(desk.at(desk.QUEUE), {"show": "unclaimed"})
    assert rows_in(response) == [story.id]
    assert "by colleague" not in desk.text_of(response)


def test_reported_stories_say_why_and_by_how_many() -> None:
    story = factories.publish(factories.submitted())
    client = desk.moderator()
    assert "No public story" in desk.text_of(client.get(desk.at("testimonials_reported")))
    factories.report(story)
    shown = desk.text_of(client.get(desk.at("testimonials_reported")))
    assert "Shows who someone is (1)" in shown
    assert story.id in shown


def test_a_caution_whose_rule_says_something_else_by_now_is_listed() -> None:
    story = factories.settle(factories.submitted())
    cautions.attach(
        story.id,
        kind=CautionKind.RULE,
        key="wait-for-bleeding",
        note="They did not wait.",
        by=factories.MODERATOR,
        version=story.version,
    )
    factories.publish(story)
    client = desk.moderator()
    assert "says what the guidance says today" in desk.text_of(client.get(desk.at("testimonials_cautions")))
    _change_the_rule()
    shown = desk.text_of(client.get(desk.at("testimonials_cautions")))
    assert "Wait until the bleeding has stopped." in shown
    assert "Wait a little longer." in shown


def _change_the_rule() -> None:
    rules = articles.content()["guidance_rules"]
    articles.published(guidance_rules=[{**rules[0], "statement": "Wait a little longer."}])


def row_of(story: factories.Story) -> Row:
    """How the queue tells of a story."""
    response: Any = desk.moderator(f"reader of {story.id}").get(desk.at(desk.QUEUE))
    (row,) = [row for row in response.context["rows"] if row.submission.pk == story.id]
    found: Row = row
    return found


def test_a_row_tells_its_story_apart() -> None:
    plain = row_of(factories.submitted(body=factories.PLAIN))
    assert (plain.language, plain.length, list(plain.shapes), plain.came_by) == ("British English", "20 words", [], "")
    foreign = row_of(factories.submitted(body=factories.PLAIN, language="es"))
    assert (foreign.language, foreign.is_unscreened) == ("Spanish", True)
    named = row_of(factories.submitted(display_name=None))
    assert [(shape.sign, shape.number) for shape in named.shapes] == [("■", 2)]
    assert named.code != plain.code
    urgent = row_of(factories.submitted(body=f"{factories.IN_DANGER} {factories.NAMED} knows.", display_name=None))
    assert [(shape.sign, shape.number) for shape in urgent.shapes] == [("▲", 1), ("■", 1)]


def test_shapes_are_said_in_words_too() -> None:
    factories.submitted(body=f"{factories.IN_DANGER} {factories.NAMED} knows.", display_name=None)
    shown = desk.text_of(desk.moderator().get(desk.at(desk.QUEUE)))
    assert '<span aria-hidden="true">▲</span>1<span class="visually-hidden"> may need help,</span>' in shown
    assert '<span aria-hidden="true">■</span>1<span class="visually-hidden"> must be settled</span>' in shown


def test_a_language_that_screening_cannot_read_is_loud() -> None:
    story = factories.submitted(body=factories.PLAIN, language="pl")
    Finding.objects.filter(submission=story.id).delete()
    found = {"field": "body", "kind": "unscreened", "severity": "redact", "start": 0, "end": 9}
    Finding.objects.create(submission=story.row, **found)
    assert row_of(story).is_unscreened
    assert "Polish: not screened" in desk.text_of(desk.moderator().get(desk.at(desk.QUEUE)))


def test_what_its_author_changed_or_a_lead_reopened_says_so() -> None:
    amended = factories.send_back(factories.submitted(body=factories.PLAIN))
    submissions.amend(amended.id, amended.receipt, {"body": f"{factories.PLAIN} I have changed it."})
    assert row_of(amended).came_by == "changed after our letter"
    reopened = factories.reject(factories.submitted(body=factories.PLAIN))
    decisions.reopen(reopened.id, by=factories.MODERATOR, version=reopened.version)
    assert row_of(reopened).came_by == "reopened"
    assert row_of(factories.submitted(body=factories.PLAIN)).came_by == ""


def test_a_near_duplicate_names_the_other_waiting_or_decided_and_an_erased_one_is_none() -> None:
    decided = factories.reject(factories.submitted(body=factories.PLAIN))
    waiting = factories.submitted(body=f"{factories.PLAIN} Thank you for reading this.")
    again = factories.submitted(body=factories.PLAIN.replace("leaflet", "booklet"))
    same = {one.code: one.status for one in row_of(again).same_as}
    assert same == {decided.row.code: "rejected", waiting.row.code: ""}
    factories.withdraw(decided)
    factories.withdraw(waiting)
    assert Submission.objects.filter(body="").count() == 2
    response: Any = desk.moderator().get(desk.at(desk.QUEUE))
    assert [list(row.same_as) for row in response.context["rows"]] == [[]]


def test_first_words_come_when_they_are_asked_for_masked_as_they_are() -> None:
    named = f"{factories.NAMED} had told us to wait until it was over, and she was kind about it."
    story = factories.settle(factories.submitted(body=named, display_name=None))
    client = desk.moderator("somebody")
    assert "had told us" not in desk.text_of(client.get(desk.at(desk.QUEUE)))
    response = client.get(desk.at("testimonials_story_first_words", story))
    assert response.json() == {"words": "[removed: name] had told us to wait until …", "language": "en-GB"}
    assert "no-store" in response["Cache-Control"]


def test_nothing_is_left_to_show_of_an_erased_story() -> None:
    story = factories.withdraw(factories.submitted(body=factories.PLAIN))
    assert desk.moderator().get(desk.at("testimonials_story_first_words", story)).status_code == 404


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("One two", "One two"),
        ("a b c d e f g h i", "a b c d e f g h …"),
        ("字" * 200, "字" * 80 + "…"),
        (" a\n b ", "a b"),
    ],
)
def test_first_words_fit_on_a_line(text: str, words: str) -> None:
    assert cut(text) == words
