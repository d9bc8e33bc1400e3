"""What a review is worth: nothing, but where somebody who may signed exactly what the draft says. No database."""

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from articles.editorial import reading
from articles.editorial.drafts import UNREVIEWED
from articles.review import standing
from articles.review.standing import Known, Standing, State
from contentapi.errors import Fault
from tests import factories

Content = dict[str, Any]

TODAY = date(2026, 11, 22)


def standing_of(
    content: Content, *, today: date = TODAY, known: Known | None = None, **lists: list[Content]
) -> Standing:
    return standing.read(content, factories.known(**lists), known or Known(), today=today)


def signed(**review: Any) -> Content:
    return factories.signed(**{"reviewed_on": "2026-11-01", "next_review_due": "2027-11-01", **review})


def test_a_review_of_exactly_this_counts() -> None:
    found = standing_of(signed())
    assert (found.counts, found.against, found.advice) == (True, (), ())
    assert standing.as_published(signed(), found) == signed()


@pytest.mark.parametrize("review", [UNREVIEWED, {**UNREVIEWED, "next_review_due": "2027-01-01"}])
def test_nobody_has_reviewed_what_names_nobody(review: Content) -> None:
    found = standing_of({**signed(), "review": review})
    assert found.state is State.NOBODY
    assert [fault.code for fault in found.against] == ["unreviewed"]


@pytest.mark.parametrize("half", [{}, {"reviewed_by": None}, {"reviewed_on": None}, {"next_review_due": None}])
def test_a_review_that_was_typed_is_none(half: Content) -> None:
    content = signed(content_hash=None, **half)
    found = standing_of(content)
    assert found.state is State.TYPED
    assert [fault.code for fault in found.against] == ["not_signed"]
    assert ("Dr Ada Moss" in found.summary) == (half != {"reviewed_by": None})
    assert standing.as_published(content, found)["review"] == UNREVIEWED


def test_a_review_ends_with_a_change_of_the_text_and_comes_back_when_it_is_undone() -> None:
    content = signed()
    assert standing_of({**content, "title": "Anew"}).state is State.CHANGED
    assert standing_of(content).counts


def test_a_review_ends_with_a_change_of_the_vocabulary_and_comes_back_when_it_is_undone() -> None:
    services = deepcopy(factories.VOCABULARY["support_services"])
    services[0]["phone"] = "111"
    assert standing_of(signed(), support_services=services).state is State.CHANGED
    services[0]["phone"] = "0808 800 1234"
    assert standing_of(signed(), support_services=services).counts


def test_what_has_changed_is_named_where_what_was_signed_is_kept() -> None:
    before = reading.read(signed(), factories.known())
    found = standing_of({**signed(), "title": "Anew", "question": "Why?"}, known=Known(signed=before))
    assert [(fault.pointer, fault.detail) for fault in found.against] == [
        ("/review", "Dr Ada Moss reviewed this on 2026-11-01, and what it says has changed since."),
        ("/title", "The title was “After a loss” and is “Anew”."),
        ("/question", "The question was “When?” and is “Why?”."),
    ]


def test_where_it_is_not_kept_that_is_said() -> None:
    [fault] = standing_of({**signed(), "title": "Anew"}).against
    assert "What has changed cannot be told" in fault.detail


def test_not_more_is_named_than_somebody_would_read() -> None:
    before = reading.read(signed(), factories.known())
    sections = [{**factories.ARTICLE["sections"][0], "key": f"s{number}"} for number in range(50)]
    found = standing_of({**signed(), "sections": sections}, known=Known(signed=before))
    assert len(found.changes) == 51
    assert len(found.against) == standing.MOST_NAMED + 2
    assert found.against[-1].detail == "And 31 more things have changed."


VOID: list[tuple[Content, str, str]] = [
    ({"reviewed_by": None}, "missing", "/review/reviewed_by"),
    *(
        ({"reviewed_by": {"name": "Dr Ada Moss", "credentials": blank}}, "missing", "/review/reviewed_by/credentials")
        for blank in ("", "  ", "-", "\u3164", "\u200b")
    ),
    ({"reviewed_on": None}, "missing", "/review/reviewed_on"),
    ({"next_review_due": None}, "missing", "/review/next_review_due"),
    ({"reviewed_on": "2026-11-24"}, "review_in_future", "/review/reviewed_on"),
    ({"next_review_due": "2026-11-01"}, "review_order", "/review/next_review_due"),
    ({"next_review_due": "2025-11-01"}, "review_order", "/review/next_review_due"),
]


@pytest.mark.parametrize(("review", "code", "pointer"), VOID)
def test_a_review_that_lacks_something_or_cannot_have_been_counts_for_nothing(
    review: Content, code: str, pointer: str
) -> None:
    found = standing_of(signed(**review))
    assert found.state is State.VOID
    assert [(fault.code, fault.pointer) for fault in found.against] == [(code, pointer)]
    assert standing.as_published(signed(**review), found)["review"] == UNREVIEWED


def test_a_review_of_ones_own_words_counts_for_nothing() -> None:
    against = Fault("The reviewer is the author.", "four_eyes", "/review/reviewed_by")
    found = standing_of(signed(), known=Known(four_eyes=[against]))
    assert (found.state, found.against) == (State.VOID, (against,))


@pytest.mark.parametrize(("on", "counts"), [("2026-11-22", True), ("2026-11-23", True), ("2026-11-24", False)])
def test_where_it_is_tomorrow_already_it_may_be_tomorrow(on: str, counts: bool) -> None:
    assert standing_of(signed(reviewed_on=on)).counts is counts


@pytest.mark.parametrize(("due", "overdue"), [("2026-11-21", True), ("2026-11-22", False), ("2026-11-23", False)])
def test_an_overdue_review_counts_and_is_said_to_be_overdue(due: str, overdue: bool) -> None:
    found = standing_of(signed(next_review_due=due))
    assert found.counts
    advice = Fault("The next review is overdue.", "review_overdue", "/review/next_review_due", advisory=True)
    assert found.advice == (advice,) * overdue
