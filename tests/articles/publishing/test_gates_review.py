"""What the gates make of a review. What it is worth is told in `tests.articles.review`."""

from typing import Any

import pytest

from articles.editorial import drafts
from contentapi.errors import Fault
from tests import factories
from tests.articles.publishing.candidates import faults_in

Content = dict[str, Any]


def test_unreviewed_content_is_stopped_unless_its_publisher_says_so() -> None:
    detail = "Nobody has reviewed this clinically. To publish it all the same, say so explicitly."

    assert faults_in(factories.content(), allow_unreviewed=False) == [Fault(detail, "unreviewed", "/review")]
    assert faults_in(factories.content(), allow_unreviewed=True) == []


def worthless(name: str) -> tuple[Content, list[Fault]]:
    """Content with a review that does not count, and what four eyes have against its reviewer."""
    unsigned = {"content_hash": None}
    signed = factories.signed(factories.content())
    return {
        "typed": ({**signed, "review": {**signed["review"], **unsigned}}, []),
        "half typed": ({**signed, "review": {**signed["review"], **unsigned, "reviewed_by": None}}, []),
        "changed": ({**signed, "title": "Anew"}, []),
        "not whole": (factories.signed(factories.content(), next_review_due=None), []),
        "to come": (factories.signed(factories.content(), reviewed_on="2026-11-24"), []),
        "own words": (signed, [Fault("The reviewer is the author.", "four_eyes", "/review/reviewed_by")]),
    }[name]


WORTHLESS = ["typed", "half typed", "changed", "not whole", "to come", "own words"]


@pytest.mark.parametrize("name", WORTHLESS)
def test_a_review_that_does_not_count_stops_what_nobody_excused_and_says_how_to_go_on(name: str) -> None:
    content, four_eyes = worthless(name)

    found = faults_in(content, four_eyes=four_eyes, allow_unreviewed=False)

    assert found
    assert {fault.advisory for fault in found} == {False}
    assert {(fault.pointer or "").split("/")[1] for fault in found} == {"review"}
    assert "To publish it all the same, say so explicitly." in found[0].detail


@pytest.mark.parametrize("name", WORTHLESS)
def test_a_review_that_does_not_count_is_said_to_whoever_publishes_without_one(name: str) -> None:
    content, four_eyes = worthless(name)

    [advice] = faults_in(content, four_eyes=four_eyes, allow_unreviewed=True)

    assert (advice.pointer, advice.advisory) == ("/review", True)
    assert advice.detail.startswith("This goes out as not clinically reviewed. ")


def test_what_goes_out_unreviewed_says_so_in_its_notice() -> None:
    content = factories.content(notice="Information, not advice.")
    assert [(fault.pointer, fault.code) for fault in faults_in(content)] == [
        ("/notice", "notice_hides_that_unreviewed")
    ]
    assert faults_in(factories.signed(content)) == []


def test_a_review_under_a_notice_that_denies_it_is_worth_a_word() -> None:
    [advice] = faults_in(factories.signed(factories.content()), allow_unreviewed=False)
    assert (advice.pointer, advice.code, advice.advisory) == ("/notice", "notice_denies_review", True)


def test_the_sample_is_what_a_draft_is_read_as() -> None:
    # All of the above stands on the factories' content being in the form in which the door reads drafts.
    assert drafts.normalise(factories.content()) == factories.content()
