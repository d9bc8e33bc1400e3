"""The law of the second door: no word that a moderator has not let through is in any public answer, or in a log."""

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from unittest.mock import patch

import pytest
from django.db import Error, models
from django.test import Client

from testimonials.models import Message, Note, PublishedStory, Report, Submission
from testimonials.moderation import decisions, moves
from tests.articles.public import crawl
from tests.contentapi.answers import API
from tests.testimonials import factories
from tests.testimonials.factories import MODERATOR, STATES, Story
from tests.testimonials.intake import asking

pytestmark = pytest.mark.usefixtures("live")

# In every word that nobody outside may read, and in every masked one.
SECRET = "zqsecret"
HIDDEN = f"Dr Zqsecretname told me, and {SECRET}@example.org is where I am. "

NAMES = {
    "article": ["after-a-loss", SECRET],
    "topic": ["loss", "miscarriage"],
    "activity": ["resume_sex"],
    "fact": ["bleeding", "fever"],
}


def everything(shelved: list[Story]) -> dict[str, crawl.Answer]:
    """Every public answer, those at the name of each story, and what each report of one is told."""
    client = Client()
    answers = crawl.everything(client, NAMES)
    lists = ("", "?article=after-a-loss", "?topic=loss", "?page_size=1")
    paths = [f"/stories{query}" for query in lists]
    paths += [f"/stories/{name}" for story in shelved for name in (story.id, story.public_id)]
    paths += [f"/submissions/{story.id}" for story in shelved]
    for path in paths:
        answer = client.get(f"{API}{path}")
        answers[path] = crawl.Answer(answer.status_code, tuple(sorted(answer.headers.items())), answer.content)
    return {address: replace(answer, headers=undated(answer)) for address, answer in answers.items()}


def undated(answer: crawl.Answer) -> tuple[tuple[str, str], ...]:
    """Its headers but for when the feed last changed, which is not told before it is a second ago."""
    return tuple(header for header in answer.headers if header[0] != "Last-Modified")


def shelve() -> list[Story]:
    """A story in every state, with words that are not for readers in every place that takes some."""
    shelved = []
    for state, make in STATES.items():
        story = make(body=HIDDEN + factories.PLAIN, display_name=f"Reader {state}"[:40])
        shelved.append(story)
        if story.row.erased_at is None:
            decisions.add_note(story.id, by=SECRET, text=SECRET)
    reported = factories.report(factories.publish(factories.submitted(body=HIDDEN + factories.PLAIN)), detail=SECRET)
    masked = factories.settle(factories.submitted(display_name=f"Dr {SECRET.title()}"))
    waiting = factories.submitted(body=SECRET * 10, display_name=SECRET)
    turned_away = factories.submitted(body=SECRET * 10)
    decisions.reject(
        turned_away.id, by=SECRET, version=turned_away.version, reason=factories.REASON, message=f"Dear {SECRET}"
    )
    return [*shelved, reported, factories.publish(masked), waiting, turned_away]


def test_no_private_word_is_in_any_public_answer(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        shelved = shelve()
        answers = everything(shelved)
    kept = str([list(model.objects.values()) for model in (Submission, Note, Message, Report)])
    assert kept.count(SECRET) > 15  # or there would be nothing to find
    public = PublishedStory.objects.count()
    assert public == len([story for story in shelved if story.row.status == "published"]) >= 4
    assert sum(b"[removed: e-mail address]" in answer.body for answer in answers.values()) >= 4
    for address, answer in answers.items():
        said = answer.body.decode() + str(answer.headers)
        assert SECRET not in less_what_was_asked(said), address
        assert not [story.id for story in shelved if story.id in said and story.id not in address], address
        assert not [story.receipt for story in shelved if story.receipt in said], address
    assert SECRET not in less_what_was_asked(caplog.text)


def less_what_was_asked(said: str) -> str:
    """`said` in small letters, less the addresses of the article that is called as the secret is."""
    said = said.lower()
    for asked in (f"article={SECRET}", f"articles/{SECRET}", f"article-parts/{SECRET}"):
        said = said.replace(asked, "")
    return said


def test_not_one_private_column_is_read() -> None:
    shelved = shelve()
    before = everything(shelved)
    for model in (Submission, Note, Message, Report):
        texts = [
            field.name
            for field in model._meta.get_fields()
            if isinstance(field, models.CharField | models.TextField) and not (field.primary_key or field.choices)
        ]
        changes = {name: "zq" for name in texts if name not in ("story_id", "claimed_by", "endorsed_by", "code")}
        rows = model.objects.filter(erased_at=None) if model is Submission else model.objects.all()
        if model is Report:
            changes.pop("reporter")
        assert changes
        rows.update(**changes)
    for number, name in enumerate(Submission.objects.filter(erased_at=None).values_list("pk", flat=True)):
        Submission.objects.filter(pk=name).update(code=f"zq{number}")  # no two may have the same
    after = everything(shelved)
    assert after.keys() == before.keys()
    for address, answer in before.items():
        assert after[address] == answer, address


# --- Faults ----------------------------------------------------------------------------------------------------------


def refuse(kind: str) -> Callable[..., Any]:
    """What a database says that quotes the row it refused, as PostgreSQL does."""

    def fail(*args: Any, **kwargs: Any) -> Any:
        raise Error(f"{kind}. DETAIL: Failing row contains ({SECRET})")

    return fail


@pytest.mark.parametrize("status", [400, 404, 409, 500])
def test_no_word_of_a_story_reaches_a_log_or_a_refusal(
    author: Client, status: int, caplog: pytest.LogCaptureFixture, settings: Any
) -> None:
    author.raise_request_exception = False
    body = f"{SECRET} {factories.PLAIN}"
    story = factories.submitted(body=body)
    held = asking.held(story.receipt)
    with caplog.at_level(logging.DEBUG):
        if status == 400:
            answer = author.post(asking.STORIES, {**factories.given(body=body), "x": SECRET}, "application/json")
        elif status == 404:
            answer = author.patch(
                asking.address(story), {"body": body}, "application/json", headers=asking.held(SECRET)
            )
        elif status == 409:
            answer = author.patch(asking.address(story), {"body": body}, "application/json", headers=held)
        else:
            with patch.object(moves, "record", refuse("null value")):
                answer = author.post(asking.STORIES, factories.given(body=body), "application/json")
    assert answer.status_code == status
    assert SECRET not in answer.content.decode()
    assert SECRET not in caplog.text
    assert caplog.text


def test_an_approval_that_fails_leaves_nothing_public_and_no_word_in_a_log(caplog: pytest.LogCaptureFixture) -> None:
    story = factories.settle(factories.submitted(body=HIDDEN + factories.PLAIN))
    before = factories.everything()
    with (
        caplog.at_level(logging.DEBUG),
        patch.object(PublishedStory.objects, "create", refuse("duplicate key")),
        pytest.raises(Error),
    ):
        decisions.approve(story.id, by=MODERATOR, version=story.version)
    assert factories.everything() == before
    assert SECRET not in caplog.text
