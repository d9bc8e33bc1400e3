"""An author changes what a moderator asked to change, or takes the story back."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from testimonials.intake import submissions
from testimonials.models import EarlierText, Finding
from testimonials.moderation import decisions, redaction
from testimonials.terms import Priority, Settlement, Status, TextField
from tests.contentapi.answers import API, problem
from tests.testimonials import factories
from tests.testimonials.factories import BODY, IN_DANGER, MODERATOR, PLAIN, STATES, Story
from tests.testimonials.intake import asking

pytestmark = pytest.mark.usefixtures("live")


@pytest.fixture
def story() -> Story:
    """One that a moderator has settled half of, and sent back."""
    story = factories.submitted()
    redaction.mask(story.id, factories.findings(story)[0].pk, by=MODERATOR, version=story.version)
    return factories.send_back(story)


def test_it_waits_again_with_its_new_text(author: Client, story: Story) -> None:
    said = asking.amend(author, story, {"body": f" {PLAIN}\r\n", "display_name": "Zoe\u0308"}).json()
    assert (said["status"], said["body"], said["display_name"]) == ("pending", PLAIN, "Zoë")
    assert said["message"] is None
    assert said["decision_due_by"]
    assert (story.row.body, story.row.display_name, story.row.status) == (PLAIN, "Zoë", Status.PENDING)
    assert factories.history(story)[-1] == ("amend", "changes_requested", "pending", "by:author")


def test_what_was_found_and_settled_in_the_old_text_is_dropped_and_the_new_one_is_screened(
    author: Client, story: Story
) -> None:
    asking.amend(author, story, {"body": f"Mail jo@example.org. {PLAIN}", "display_name": "Dr Thistlewick"})
    found = list(Finding.objects.values_list("field", "kind", "settlement"))
    assert found == [
        (TextField.BODY, "email", Settlement.OPEN),
        (TextField.DISPLAY_NAME, "person_name", Settlement.OPEN),
        (TextField.DISPLAY_NAME, "poses_as_service", Settlement.OPEN),
    ]


@pytest.mark.parametrize(
    ("changes", "kept"),
    [
        ({"body": PLAIN}, (PLAIN, "Reader")),
        ({"display_name": "Another"}, (BODY, "Another")),
        ({"display_name": ""}, (BODY, "")),
        ({"display_name": None, "body": PLAIN}, (PLAIN, "Reader")),
        ({"display_name": "", "body": None}, (BODY, "")),
    ],
)
def test_what_is_not_given_stays_as_it_is(
    author: Client, story: Story, changes: dict[str, Any], kept: tuple[str, str]
) -> None:
    assert asking.amend(author, story, changes).status_code == 200
    assert (story.row.body, story.row.display_name) == kept
    assert all(one.settlement == Settlement.OPEN for one in factories.findings(story))


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ({}, {"": "nothing"}),
        ({"body": "Too short."}, {"/body": "min_length"}),
        ({"body": None, "display_name": None}, {"": "nothing"}),
        ({"body": PLAIN, "display_name": " "}, {"/display_name": "blank"}),
        ({"body": PLAIN, "article": "another"}, {"/article": "unknown_member"}),
        ({"consent": {}}, {"/consent": "unknown_member"}),
        (
            {"body": f"{PLAIN}\u202e", "display_name": "a\nb"},
            {"/body": "bidirectional_character", "/display_name": "one_line"},
        ),
        ([], {"": "invalid"}),
    ],
)
def test_what_cannot_be_taken_is_refused_and_nothing_changes(
    author: Client, story: Story, body: Any, wrong: dict[str, str]
) -> None:
    before = factories.everything()
    answer = asking.amend(author, story, body)
    assert asking.faults(answer) == wrong
    assert "bleeding" not in answer.content.decode()
    assert factories.everything() == before


@pytest.mark.parametrize("state", ["pending", "published", "rejected", "hidden", "public without its original"])
def test_what_nobody_asked_to_change_is_not_changed(author: Client, state: str) -> None:
    story = STATES[state]()
    before = factories.everything()
    problem(asking.amend(author, story, {"body": PLAIN}), "conflict")
    assert factories.everything() == before


def test_twice_it_is_not_amended(author: Client, story: Story) -> None:
    assert asking.amend(author, story, {"body": PLAIN}).status_code == 200
    problem(asking.amend(author, story, {"body": BODY}), "conflict")
    assert story.row.body == PLAIN


def test_words_of_danger_raise_it_and_their_absence_does_not_lower_it(story: Story) -> None:
    submissions.amend(story.id, story.receipt, {"body": IN_DANGER})
    assert story.row.priority == Priority.CRISIS
    factories.send_back(story)
    submissions.amend(story.id, story.receipt, {"body": PLAIN})
    assert story.row.priority == Priority.CRISIS


def test_a_name_that_is_amended_stands_in_public(author: Client, story: Story) -> None:
    asking.amend(author, story, {"body": PLAIN, "display_name": "Another"})
    decisions.approve(story.id, by=MODERATOR, version=story.version)
    shown = author.get(f"{API}/stories/{story.public_id}").json()
    assert (shown["body"], shown["display_name"]) == (PLAIN, "Another")


def test_withdrawn_it_is_answered_with_nothing(author: Client) -> None:
    story = factories.submitted()
    answer = asking.withdraw(author, story)
    assert (answer.status_code, answer.content) == (204, b"")
    assert "Content-Type" not in answer.headers
    problem(asking.withdraw(author, story), "not_found")


def earlier(story: Story) -> list[tuple[str, str]]:
    return list(EarlierText.objects.filter(submission=story.id).values_list("body", "display_name"))


def test_what_it_said_before_is_kept_for_the_moderator_and_told_to_nobody_else(author: Client, story: Story) -> None:
    asking.amend(author, story, {"body": PLAIN, "display_name": "Another"})
    assert earlier(story) == [(BODY, "Reader")]
    assert "Thistlewick" not in asking.look(author, story).content.decode()
    factories.send_back(story)
    submissions.amend(story.id, story.receipt, {"body": f"{PLAIN} Twice."})
    assert earlier(story) == [(BODY, "Reader"), (PLAIN, "Another")]


@pytest.mark.parametrize("end", [factories.publish, factories.reject, factories.withdraw, factories.age])
def test_what_it_said_before_is_erased_once_it_is_decided(
    author: Client, story: Story, end: Callable[[Story], Story]
) -> None:
    asking.amend(author, story, {"body": PLAIN})
    assert earlier(story)
    end(story)
    assert "Thistlewick" not in str(factories.everything())


def test_an_amendment_that_is_refused_keeps_nothing(author: Client, story: Story) -> None:
    asking.amend(author, story, {"body": "Too short."})
    assert not earlier(story)
