"""Somebody whose words may be those of a person in danger is pointed to help, and moderators to them."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from smtplib import SMTPServerDisconnected
from typing import Any
from unittest.mock import patch

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.db.models import Q
from django.test import Client

from testimonials import policy
from testimonials.intake import submissions
from testimonials.letters import LETTERS
from testimonials.models import Submission
from testimonials.moderation import decisions
from testimonials.screening import Finding, Kind, Severity
from testimonials.terms import DecisionReason, Move, Priority
from tests.articles.public import library
from tests.testimonials import factories
from tests.testimonials.factories import IN_DANGER, MODERATOR
from tests.testimonials.intake import asking

pytestmark = pytest.mark.usefixtures("helped", "desk")


def test_they_are_pointed_to_help_and_come_first(author: Client) -> None:
    asking.taken(author)
    said = asking.send(author, body=IN_DANGER).json()
    assert said["safety_net"]["text"] == policy.SAFETY_NET
    assert [service["key"] for service in said["safety_net"]["services"]] == ["helpline"]
    story = Submission.objects.get(pk=said["id"])
    assert story.due_at == story.submitted_at + timedelta(hours=4)
    assert story.priority == Priority.CRISIS
    assert Submission.objects.awaiting_decision().first() == story


def test_moderators_are_told_by_a_link_without_a_word_of_it(author: Client, desk: str) -> None:
    story = asking.taken(author, body=IN_DANGER, display_name="Zqname")
    (letter,) = mail.outbox
    assert letter.to == [desk]
    assert "http://testserver/admin/" in letter.body
    assert story.id in letter.body
    whole = letter.message().as_string() + letter.subject
    assert not [word for word in ("kill", "two months", "Zqname", story.receipt) if word in whole]


def test_nobody_is_told_of_other_stories(author: Client) -> None:
    asking.taken(author)
    assert mail.outbox == []


@pytest.mark.parametrize("failure", [SMTPServerDisconnected(IN_DANGER), TimeoutError(), ConnectionRefusedError()])
def test_their_story_is_taken_though_the_mail_is_down(
    author: Client, failure: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    with patch.object(EmailMessage, "send", side_effect=failure), caplog.at_level(logging.DEBUG):
        answer = asking.send(author, body=IN_DANGER)
    assert answer.json()["safety_net"]
    assert Submission.objects.get().body == IN_DANGER
    assert type(failure).__name__ in caplog.text
    assert "kill" not in caplog.text


def test_where_nobody_is_to_be_told_nobody_is(author: Client, settings: Any) -> None:
    settings.MODERATION_EMAIL = []
    assert asking.send(author, body=IN_DANGER).json()["safety_net"]
    assert mail.outbox == []


def test_it_is_their_name_that_may_say_it(author: Client) -> None:
    assert asking.send(author, display_name="I want to kill myself").json()["safety_net"]


def net(author: Client, story: factories.Story) -> Any:
    """What its author is shown of help, with the numbers to ring."""
    shown = asking.look(author, story).json()["safety_net"]
    assert shown is None or [service["phone"] for service in shown["services"]] == ["0808 800 1234"], shown
    return shown


def take_down(story: factories.Story) -> factories.Story:
    factories.publish(story)
    decisions.take_down(
        story.id, by=MODERATOR, version=story.version, reason=factories.REASON, message=factories.LETTER
    )
    return story


# Wherever the story goes, and whatever is left of it while its receipt opens anything.
LATER: dict[str, Callable[[factories.Story], object]] = {
    "waiting": lambda story: None,
    "dismissed": factories.settle,
    "sent back": factories.send_back,
    "published": factories.publish,
    "rejected": factories.reject,
    "taken down": take_down,
    "hidden": lambda story: factories.hide(factories.publish(story)),
    "without its original": lambda story: factories.age(factories.publish(story), 31),
}


@pytest.mark.parametrize("state", LATER)
def test_their_author_is_pointed_to_help_wherever_it_stands(author: Client, state: str) -> None:
    story = asking.taken(author, body=IN_DANGER)
    LATER[state](story)
    shown = net(author, story)
    assert shown["text"] == (policy.SAFETY_NET if story.row.status == "pending" else policy.SAFETY_NET_LATER)


@pytest.mark.parametrize("state", LATER)
def test_nobody_else_is(author: Client, state: str) -> None:
    story = asking.taken(author)
    LATER[state](story)
    assert net(author, story) is None


def test_whoever_amends_what_said_it_is_still_pointed_to_help(author: Client) -> None:
    story = asking.taken(author, body=IN_DANGER)
    factories.send_back(story)
    assert asking.amend(author, story, {"body": factories.PLAIN}).json()["safety_net"]
    factories.publish(story)
    assert net(author, story)


@pytest.mark.parametrize("move", [Move.REJECT, Move.TAKE_DOWN])
def test_whoever_a_moderator_takes_to_be_at_risk_is(author: Client, move: Move) -> None:
    """Screening had found nothing; a person did."""
    story = asking.taken(author)
    decide = decisions.reject if move == Move.REJECT else decisions.take_down
    if move == Move.TAKE_DOWN:
        factories.publish(story)
    reason = DecisionReason.AUTHOR_AT_RISK
    decide(story.id, by=MODERATOR, version=story.version, reason=reason, message=LETTERS[move][reason])
    assert net(author, story)["text"] == policy.SAFETY_NET_LATER
    assert "listed with this letter" in asking.look(author, story).json()["message"]


def test_erased_nothing_of_it_is_left(author: Client) -> None:
    story = asking.taken(author, body=IN_DANGER)
    factories.withdraw(story)
    assert asking.look(author, story).status_code == 404
    assert not Submission.objects.filter(Q(needs_help=True) | Q(had_danger=True) | Q(priority=2)).exists()


def test_what_nobody_could_read_is_no_emergency_and_its_author_is_pointed_to_help(
    author: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unread(*args: Any, **kwargs: Any) -> list[Finding]:
        return [Finding(Kind.UNSCREENED, 0, 10, "Not a language that screening knows.", Severity.REDACT)]

    monkeypatch.setattr(submissions, "screen", unread)
    first, again = (asking.send(author, key="k" * 16) for _ in range(2))
    assert first.json()["safety_net"]["services"]
    assert again.json() == first.json()
    assert mail.outbox == []
    story = factories.Story(first.json()["id"], first.json()["receipt"])
    assert story.row.priority == Priority.ORDINARY
    assert story.row.due_at == story.row.submitted_at + timedelta(hours=72)
    factories.reject(story)
    assert net(author, story)


def test_a_retry_is_pointed_to_help_again_and_nobody_is_told_twice(author: Client) -> None:
    first, again = (asking.send(author, body=IN_DANGER, key="k" * 16) for _ in range(2))
    assert first.json() == again.json()
    assert first.json()["safety_net"]
    assert len(mail.outbox) == 1


def test_an_amendment_that_says_it_is_told_of(author: Client) -> None:
    story = asking.taken(author)
    factories.send_back(story)
    said = asking.amend(author, story, {"body": IN_DANGER}).json()
    assert said["safety_net"]["services"]
    due = datetime.fromisoformat(said["decision_due_by"])
    assert timedelta(hours=3.9) < due - datetime.now(UTC) <= timedelta(hours=4)
    assert len(mail.outbox) == 1
    assert story.id in mail.outbox[0].body


def test_help_is_that_of_another_article_where_its_own_names_none(author: Client) -> None:
    """Somebody in danger is never shown an empty list while there is somebody to turn to."""
    library.article("another", support_services=[])
    said = asking.send(author, body=IN_DANGER, article="another").json()
    assert [service["key"] for service in said["safety_net"]["services"]] == ["helpline"]


def test_words_to_read_are_there_even_where_no_article_names_anybody(author: Client) -> None:
    library.article(factories.ARTICLE, support_services=[])
    said = asking.send(author, body=IN_DANGER).json()
    assert said["safety_net"] == {"text": policy.SAFETY_NET, "services": []}
