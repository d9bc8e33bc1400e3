"""Sending a story: it is taken as it was written, screened, and kept to itself."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from testimonials import policy
from testimonials.models import Finding, PublishedStory, Submission
from testimonials.screening import Kind
from testimonials.terms import Status
from tests.contentapi.answers import API
from tests.testimonials import factories
from tests.testimonials.factories import PLAIN
from tests.testimonials.intake import asking

pytestmark = pytest.mark.usefixtures("live")


@pytest.mark.parametrize("name", [None, ""])
def test_a_story_of_nobody_in_particular_has_no_name(author: Client, name: str | None) -> None:
    taken = asking.send(author, display_name=name)
    assert taken.status_code == 202
    assert Submission.objects.get().display_name == ""


def test_a_story_is_taken_and_waits(author: Client) -> None:
    answer = asking.send(author)
    assert answer.status_code == 202
    said = answer.json()
    story = Submission.objects.get()
    assert said == {
        "id": story.id,
        "receipt": said["receipt"],
        "status": "pending",
        "decision_due_by": said["decision_due_by"],
        "safety_net": None,
        "submission_url": f"{API}/submissions/{story.id}",
    }
    assert len(said["receipt"]) >= 43  # 256 bits
    due = datetime.fromisoformat(said["decision_due_by"])
    assert due == story.due_at == story.submitted_at + timedelta(hours=72)
    assert answer.headers["Location"] == said["submission_url"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert (story.body, story.display_name, story.language) == (factories.BODY, "Reader", "en-GB")
    assert (story.status, story.policy_version) == (Status.PENDING, policy.VERSION)
    assert story.consented_at == story.submitted_at
    assert factories.history(factories.Story(story.id, "")) == [("submit", "", "pending", "by:author")]
    assert set(Finding.objects.values_list("kind", flat=True)) == {Kind.PERSON_NAME, Kind.PHONE}
    assert not PublishedStory.objects.exists()


def test_nothing_is_kept_of_where_it_came_from_and_not_the_receipt_itself(author: Client) -> None:
    answer = author.post(
        asking.STORIES,
        factories.given(),
        "application/json",
        headers={"User-Agent": "zqagent", "X-Forwarded-For": "198.51.100.77", "Cookie": "zq=zqcookie"},
        REMOTE_ADDR="192.0.2.77",
    )
    assert answer.status_code == 202
    kept = str(factories.everything())
    assert not [word for word in ("zqagent", "198.51.100", "192.0.2", "zqcookie") if word in kept]
    assert answer.json()["receipt"] not in kept
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("name", [None, "J", "n" * 40, "Jo & Sam 👩‍👧"])
def test_a_name_is_optional_and_short(author: Client, name: str | None) -> None:
    body = {**factories.given(), "display_name": name}
    story = asking.post(author, asking.STORIES, body).json()
    assert Submission.objects.get(pk=story["id"]).display_name == (name or "")


def test_text_is_kept_as_it_was_written_but_for_how_it_was_typed(author: Client) -> None:
    typed = f"\r\n  Cafe\u0301 in the morning.\r\n\r\n\u212b {PLAIN}\rThe end.\t👩‍⚕️ \n "
    asking.taken(author, body=typed, display_name=" Zoe\u0308 ")
    story = Submission.objects.get()
    assert story.body == f"Café in the morning.\n\n\u00c5 {PLAIN}\nThe end.\t👩‍⚕️"
    assert story.display_name == "Zoë"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("e\u0301" * 50, 202),
        ("e\u0301" * 49, 400),  # 98 typed, 49 once they are composed
        ("\u0958" * 50, 202),
        ("\u0958" * 49, 400),  # 98 code points once they are composed, and still 49 to whoever reads
        ("न\u093f" * 49, 400),
        ("👩‍👩‍👧‍👦" * 49, 400),
        ("👩‍👩‍👧‍👦" * 50, 202),
        ("a\u200b" * 49, 400),
        ("a" * 49 + "\r\n", 400),
        ("a" * 25 + "\r\n" * 12 + "b" * 13, 202),
        ("a" * 25 + "\r\n" * 12 + "b" * 12, 400),
        ("   " + "a" * 49 + "   ", 400),
        ("👩" * 50, 202),
        ("a" * 6000, 202),
        ("a" * 6001, 400),
        ("e\u0301" * 6000, 202),
        ("a\r\n" * 2999 + "bb", 202),
        ("\u0958" * 6000, 202),
        ("\u0958" * 6001, 400),
        ("မြွှေ" * 3000, 202),
        ("👩‍👩‍👧‍👦" * 2571, 202),
        ("👩‍👩‍👧‍👦" * 2572, 400),  # 18,004 code points
    ],
)
def test_length_is_counted_of_what_is_kept(author: Client, body: str, status: int) -> None:
    assert asking.send(author, body=body).status_code == status
    assert Submission.objects.count() == (status == 202)
