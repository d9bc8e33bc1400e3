"""The desk's lists: in what order, what they say, and that not a word of a story is in them."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from testimonials.models import Submission
from testimonials.moderation import cautions, leases
from testimonials.terms import CautionKind
from tests import factories as articles
from tests.testimonials import factories
from tests.testimonials.admin import desk


@pytest.fixture(autouse=True)
def _article(db: None) -> None:
    articles.published()


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
    body = f"{factories.IN_DANGER} Marmalade was on the table. {factories.NAMED} said so."
    waiting, public = (
        factories.submitted(body=body, display_name="Quincewood"),
        factories.publish(factories.submitted(body=body, display_name="Quincewood")),
    )
    factories.report(public, detail="It names Quincewood.")
    client = desk.moderator()
    urls = [desk.at(f"testimonials_{name}") for name in ("submission_changelist", "reported", "decided", "overview")]
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


def test_a_long_queue_is_read_in_a_dozen_queries_and_paged() -> None:
    ids = [factories.submitted().id for _ in range(3)]
    first = Submission.objects.get(pk=ids[0])
    copies = [
        Submission(**{**row, "id": f"{'x' * 19}{number:03}", "code": ""})
        for number, row in enumerate([_fields(first)] * 60)
    ]
    Submission.objects.bulk_create(copies)
    leases.claim(ids[1], by="colleague")
    client = desk.moderator()
    client.get(desk.at(desk.QUEUE))
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = client.get(desk.at(desk.QUEUE))
    assert 5 < len(queries) <= 12
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


def test_a_decided_story_is_found_by_its_own_id_or_by_its_public_one() -> None:
    rejected = factories.reject(factories.submitted(body=factories.PLAIN))
    public = factories.publish(factories.submitted())
    client = desk.moderator()

    def found(sought: str) -> list[str]:
        response: Any = client.get(desk.at("testimonials_decided"), {"q": sought})
        return [line.row.submission.pk for line in response.context["lines"]]

    assert set(found("")) == {rejected.id, public.id}
    assert found(rejected.id) == [rejected.id]
    assert found(f"https://example.org/api/v1/stories/{public.public_id}") == [public.id]
    assert found("nothing") == []


def test_an_erased_story_is_found_with_its_history_alone() -> None:
    story = factories.withdraw(factories.publish(factories.submitted()))
    client = desk.moderator()
    assert "Erased" in desk.text_of(client.get(desk.at("testimonials_decided")))
    shown = desk.text_of(client.get(desk.at("testimonials_story", story), {"read": "1"}))
    assert "Withdrawn" in shown
    assert "data-decision" not in shown


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


def test_the_next_story_is_the_most_urgent_that_nobody_else_has() -> None:
    urgent = factories.submitted(body=factories.IN_DANGER)
    second = waits_since(factories.submitted(body=factories.PLAIN), 10)
    third = waits_since(factories.submitted(body=factories.PLAIN), 5)
    client = desk.moderator()

    def follows(**query: Any) -> str:
        return str(client.get(desk.at("testimonials_next"), query)["Location"])

    assert urgent.id in follows()
    assert second.id in follows(after=urgent.id)
    assert third.id in follows(after=second.id)
    assert urgent.id in follows(after=third.id)
    assert urgent.id in follows(after=second.id, decided="1")
    assert third.id in follows(after=second.id, decided="1", skip=[urgent.id])
    leases.claim(urgent.id, by="colleague")
    assert second.id in follows()
    assert follows(skip=[second.id, third.id]) == desk.at(desk.QUEUE)
