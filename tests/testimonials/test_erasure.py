"""What is withdrawn is gone at once and what is old is gone in time; the textless history stays for ever."""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from articles.models import ChangeEvent
from testimonials import erasure
from testimonials.intake import submissions
from testimonials.models import (
    Caution,
    EarlierText,
    Finding,
    IdempotencyRecord,
    Message,
    ModerationEvent,
    Note,
    PublishedStory,
    Report,
    Submission,
)
from testimonials.moderation import cautions, decisions, redaction
from testimonials.moderation.moves import IllegalTransition
from testimonials.screening import Kind
from testimonials.terms import CautionKind, ContentNote, Priority, Status, TextField
from tests.articles.public.conftest import Clock
from tests.contentapi.answers import API, problem, read
from tests.testimonials import factories
from tests.testimonials.factories import MODERATOR, STATES, Story

pytestmark = pytest.mark.usefixtures("live")

# In everything that somebody wrote, of which nothing may be left.
MARK = "zqmark"
WORDS = (Caution, EarlierText, Finding, Message, Note, Report)
KEY = "k" * 32


def marked(**changes: Any) -> Story:
    """A story in danger with every kind of word about it, sent with a key, and waiting."""
    body = f"{factories.IN_DANGER} {MARK} Dr Thistlewick of {MARK} Street told us. Or call 07700 900314."
    taken = submissions.submit(factories.given(body=body, display_name=f"Reader {MARK}", **changes), key=KEY)
    story = Story(taken.id, taken.receipt)
    cautions.attach(
        story.id,
        kind=CautionKind.RULE,
        key="wait-for-bleeding",
        note=f"{MARK} did not wait.",
        by=MODERATOR,
        version=story.version,
    )
    cautions.note_content(story.id, [ContentNote.SELF_HARM], by=MODERATOR, version=story.version)
    decisions.add_note(story.id, by=MODERATOR, text=f"I know {MARK}.")
    first = factories.findings(story)[-1]
    redaction.dismiss(story.id, first.pk, by=MODERATOR, version=story.version, because=f"{MARK} is made up.")
    return story


def everything_said() -> str:
    return str(factories.everything())


# --- Withdrawal ------------------------------------------------------------------------------------------------------

TAKEN_THROUGH: dict[str, Callable[[Story], object]] = {
    "pending": lambda story: None,
    "changes requested": factories.send_back,
    "published": factories.publish,
    "reported": lambda story: factories.report(factories.publish(story), detail=MARK),
    "hidden": lambda story: factories.hide(factories.publish(story)),
    "rejected": factories.reject,
    "taken down": lambda story: decisions.take_down(
        factories.publish(story).id,
        by=MODERATOR,
        version=story.version,
        reason=factories.REASON,
        message=f"Dear {MARK}, we took it down.",
    ),
    "without its original": lambda story: factories.age(factories.publish(story)),
    "amended": lambda story: submissions.amend(
        factories.send_back(story).id, story.receipt, {"body": f"{MARK} {factories.IN_DANGER}"}
    ),
}


@pytest.mark.parametrize("state", TAKEN_THROUGH)
def test_withdrawn_from_any_state_nothing_of_it_is_left_but_its_history(state: str) -> None:
    story = marked()
    TAKEN_THROUGH[state](story)
    history = factories.history(story)
    came_from = story.row.status
    was_told = factories.told(story)
    assert MARK in everything_said()

    factories.withdraw(story)

    said = everything_said()
    assert MARK not in said
    assert story.receipt not in said
    assert not [model.__name__ for model in WORDS if model.objects.exists()]
    assert not PublishedStory.objects.exists()
    assert factories.history(story) == [*history, ("withdraw", came_from, "withdrawn", "by:author")]
    assert factories.told(story) == was_told + ["removed"] * (was_told.count("published") - was_told.count("removed"))
    assert (story.row.status, story.row.erased_at is not None) == (Status.WITHDRAWN, True)


def test_it_is_not_even_left_that_the_author_was_in_danger() -> None:
    """The deadline and the place in the queue say it as clearly as words."""
    story = marked()
    assert story.row.priority == Priority.CRISIS
    factories.withdraw(story)
    assert story.row.priority == Priority.ORDINARY
    kept = IdempotencyRecord.objects.get()
    assert not kept.needs_help
    assert not story.row.had_danger
    assert not story.row.needs_help
    assert kept.decision_due_by - story.row.submitted_at != timedelta(hours=4)
    assert not kept.body_hash


def test_what_is_left_of_a_withdrawn_story_is_its_name_its_state_and_when() -> None:
    story = factories.withdraw(marked())
    told = Submission.objects.filter(pk=story.id).values().get()
    kept = {name for name, value in told.items() if value not in ("", None, [], False, 0)}
    assert kept == {"id", "status", "status_since", "submitted_at", "row_version", "original_erased_at", "erased_at"}


def test_a_withdrawn_story_is_gone_from_every_public_answer_at_once(client: Client) -> None:
    other, story = factories.publish(factories.submitted()), factories.publish(factories.submitted())
    url = f"{API}/stories/{story.public_id}"
    lists = [f"{API}/stories", f"{API}/stories?article={factories.ARTICLE}", f"{API}/stories?topic=loss"]
    before = {path: client.get(path) for path in [url, *lists]}
    assert all(story.public_id.encode() in answer.content for answer in before.values())
    name = story.public_id

    factories.withdraw(story)

    assert problem(client.get(url), "gone")
    assert client.get(url, headers={"If-None-Match": before[url].headers["ETag"]}).status_code == 410
    for path in lists:
        after = client.get(path, headers={"If-None-Match": before[path].headers["ETag"]})
        assert after.status_code == 200
        assert [one["id"] for one in after.json()["results"]] == [other.public_id]
    last = read(client, "/changes")["results"][-1]
    assert (last["kind"], last["id"], last["url"]) == ("story.removed", name, url)


def test_for_its_author_too(client: Client) -> None:
    story = factories.withdraw(factories.publish(factories.submitted()))
    held = {"Authorization": f"Bearer {story.receipt}"}
    problem(client.get(f"{API}/submissions/{story.id}", headers=held), "not_found")
    problem(client.delete(f"{API}/submissions/{story.id}", headers=held), "not_found")


# --- What is old -----------------------------------------------------------------------------------------------------

KEPT = {
    "pending": 90,
    "changes requested": 90,
    "hidden": 90,
    "hidden without its original": 90,
    "rejected": 30,
}


def boundary(state: str, settings: Any) -> int:
    settings.STORY_RETENTION_DAYS, settings.STORY_WAITING_DAYS = 30, 90
    return KEPT[state]


@pytest.mark.parametrize("state", KEPT)
def test_it_is_kept_for_as_long_as_is_promised_and_no_longer(state: str, settings: Any) -> None:
    days = boundary(state, settings)
    story = STATES[state]()
    assert factories.age(story, days - 0.01).row.erased_at is None
    came_from, history = story.row.status, factories.history(story)
    factories.age(story, days + 0.01)
    assert story.row.erased_at is not None
    assert (story.row.body, story.row.display_name, story.row.receipt_hash) == ("", "", "")
    assert story.row.status == came_from
    assert factories.history(story) == [*history, ("erase", came_from, came_from, "by:purge")]
    assert not [model.__name__ for model in WORDS if model.objects.exists()]


@pytest.mark.parametrize("days", [2, 7])
def test_how_long_that_is_is_a_setting(days: int, settings: Any) -> None:
    settings.STORY_RETENTION_DAYS, settings.STORY_WAITING_DAYS = days, days + 1
    rejected, waiting = factories.reject(factories.submitted()), factories.submitted()
    for story in (rejected, waiting):
        factories.age(story, days + 0.5)
    assert rejected.row.erased_at is not None
    assert waiting.row.erased_at is None


def test_done_again_it_finds_nothing(settings: Any) -> None:
    stories = [STATES[state]() for state in STATES]
    Submission.objects.update(status_since="2020-01-01T00:00:00Z")
    first = erasure.purge()
    assert first.erased >= 4
    before = factories.everything()
    assert erasure.purge() == erasure.Purged(0, 0)
    assert factories.everything() == before
    assert len(stories) == Submission.objects.count()


def test_the_command_says_what_it_did() -> None:
    factories.reject(factories.submitted())
    factories.publish(factories.submitted())
    Submission.objects.update(status_since="2020-01-01T00:00:00Z")
    said = StringIO()
    call_command("purge_stories", stdout=said)
    call_command("purge_stories", stdout=said)
    assert said.getvalue().splitlines() == [
        "Erased 1 stories, and the originals of 1 public ones.",
        "Erased 0 stories, and the originals of 0 public ones.",
    ]


# --- A public story whose original is old ----------------------------------------------------------------------------


@pytest.fixture
def old(settings: Any) -> Story:
    """A public story of which only what is public is left."""
    settings.REPORT_THRESHOLD = 1
    story = factories.publish(marked())
    assert factories.age(story, 29.99).row.original_erased_at is None
    return factories.age(story, 30.01)


def test_its_original_is_gone_and_no_byte_of_it_in_public_has_changed(settings: Any, client: Client) -> None:
    story = factories.publish(marked())
    url = f"{API}/stories/{story.public_id}"
    before = client.get(url)
    factories.age(story)
    after = client.get(url)
    assert (after.content, after.headers["ETag"]) == (before.content, before.headers["ETag"])
    assert "Thistlewick" not in everything_said()
    assert "07700" in before.content.decode()  # a moderator had said that it may stay
    for model in (Finding, Message, Note):
        assert not model.objects.exists(), model
    assert factories.told(story) == ["published"]


def test_its_author_sees_its_state_and_no_text_and_can_still_withdraw_it(old: Story, client: Client) -> None:
    held = {"Authorization": f"Bearer {old.receipt}"}
    url = f"{API}/submissions/{old.id}"
    seen = client.get(url, headers=held).json()
    assert seen["status"] == "published"
    assert not {"body", "display_name"} & seen.keys()
    assert client.delete(url, headers=held).status_code == 204
    assert client.get(f"{API}/stories/{old.public_id}").status_code == 410
    assert MARK not in everything_said()


def test_it_cannot_be_reopened(old: Story) -> None:
    before = factories.everything()
    with pytest.raises(IllegalTransition, match="original has been erased"):
        decisions.reopen(old.id, by=MODERATOR, version=old.version)
    assert factories.everything() == before


def test_hidden_by_reports_it_can_be_approved_again_as_it_was(old: Story) -> None:
    before = bytes(PublishedStory.objects.get().body)
    factories.publish(factories.hide(old))
    assert bytes(PublishedStory.objects.get().body) == before


def test_what_is_masked_or_said_of_it_after_that_goes_in_time_as_well(old: Story) -> None:
    """Readers found a name that everybody had overlooked: its original is an original like any other."""
    factories.hide(old)
    start = old.row.body.index(MARK)
    redaction.mark(
        old.id,
        field=TextField.BODY,
        start=start,
        end=start + len(MARK),
        kind=Kind.PERSON_NAME,
        by=MODERATOR,
        version=old.version,
    )
    decisions.add_note(old.id, by=MODERATOR, text=f"{MARK} was a name.")
    factories.publish(old)
    public = bytes(PublishedStory.objects.get().body)
    hidden = old.row.body[: start + len(MARK)]

    factories.age(old, 30.01)

    assert hidden not in old.row.body
    assert not Note.objects.exists()
    assert bytes(PublishedStory.objects.get().body) == public
    assert erasure.purge() == erasure.Purged(0, 0)


def test_amended_it_has_an_original_again(old: Story) -> None:
    factories.send_back(factories.hide(old))
    submissions.amend(old.id, old.receipt, {"body": factories.PLAIN})
    assert old.row.original_erased_at is None
    factories.publish(old)
    factories.age(old, 30.01)
    assert old.row.original_erased_at is not None


# --- Beside the stories ----------------------------------------------------------------------------------------------


def test_keys_are_forgotten_after_a_day_and_old_reports_with_them(clock: Clock) -> None:
    submissions.submit(factories.given(), key=KEY)
    factories.report(factories.publish(factories.submitted()))
    clock.forward(hours=23)
    erasure.purge()
    assert (IdempotencyRecord.objects.count(), Report.objects.count()) == (1, 1)
    clock.forward(hours=2)
    erasure.purge()
    assert (IdempotencyRecord.objects.count(), Report.objects.count()) == (0, 1)
    clock.forward(days=90)
    erasure.purge()
    assert Report.objects.count() == 0


def test_history_holds_no_word_of_anybody() -> None:
    story = factories.publish(marked())
    factories.withdraw(story)
    for model in (ModerationEvent, ChangeEvent):
        assert MARK not in str(list(model.objects.values()))
