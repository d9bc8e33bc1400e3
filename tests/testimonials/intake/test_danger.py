"""Somebody whose words may be those of a person in danger is pointed to help, and moderators to them."""

import logging
from datetime import UTC, datetime, timedelta
from smtplib import SMTPServerDisconnected
from typing import Any
from unittest.mock import patch

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.test import Client

from testimonials import policy
from testimonials.models import Submission
from testimonials.terms import Priority
from tests.articles.public import library
from tests.testimonials import factories
from tests.testimonials.factories import IN_DANGER
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


def test_their_author_is_pointed_to_help_while_it_waits(author: Client) -> None:
    story = asking.taken(author, body=IN_DANGER)
    assert asking.look(author, story).json()["safety_net"]["services"]
    factories.reject(story)
    assert asking.look(author, story).json()["safety_net"] is None


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
