"""Stories that were there before acts, dangers remembered, two people and keys of notes: what upgrades make of them."""

from importlib import import_module

import orjson
import pytest
from django.apps import apps
from django.db import DatabaseError, transaction

from testimonials.models import Finding, ModerationEvent, PublishedContentNote, PublishedStory, Submission
from testimonials.moderation import cautions
from testimonials.terms import ContentNote, DecisionReason, Move
from tests.testimonials import factories
from tests.testimonials.factories import Story

pytestmark = pytest.mark.usefixtures("live")

cover_once = import_module("testimonials.migrations.0006_cover_once")
content_notes = import_module("testimonials.migrations.0010_content_notes_are_keys")
found_by = import_module("testimonials.migrations.0012_found_by_language_and_notes")


def as_before(story: Story) -> Story:
    Submission.objects.filter(pk=story.id).update(had_danger=False, needs_help=False)
    return story


def test_whoever_was_found_in_danger_or_taken_for_it_is_known_from_then_on() -> None:
    found = as_before(factories.submitted(body=factories.IN_DANGER))
    amended = as_before(factories.submitted(body=factories.IN_DANGER))
    Finding.objects.filter(submission=amended.id).delete()  # it has kept its place in the queue
    judged = as_before(factories.reject(factories.submitted()))
    ModerationEvent.objects.create(
        submission=judged.row,
        move=Move.REJECT,
        to_status="rejected",
        reason=DecisionReason.AUTHOR_AT_RISK,
        by="m",
        at=judged.row.status_since,
    )
    ordinary = as_before(factories.submitted())
    gone = factories.withdraw(factories.submitted(body=factories.IN_DANGER))
    cover_once.fill(apps, None)
    for story in (found, amended, judged):
        assert (story.row.had_danger, story.row.needs_help) == (True, True)
    for story in (ordinary, gone):
        assert (story.row.had_danger, story.row.needs_help) == (False, False)


def test_what_was_settled_one_by_one_is_taken_back_one_by_one() -> None:
    story = factories.settle(factories.submitted())
    Finding.objects.update(act="a" * 22)
    cover_once.fill(apps, None)
    acts = [one.act for one in factories.findings(story)]
    assert len(set(acts)) == len(acts) == 2
    assert all(len(act) == 22 for act in acts)


def test_history_is_still_append_only() -> None:
    """SQLite makes the table anew where its constraint changes, and drops its triggers with the old one."""
    factories.submitted()
    for change in (lambda: ModerationEvent.objects.update(by="x"), lambda: ModerationEvent.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_content_notes_of_before_become_keys_and_the_public_story_says_so() -> None:
    """And nothing else of it changes, to the byte."""
    story = factories.publish(factories.submitted())
    words = ["pregnancy loss", "bleeding", "self-harm"]
    public = PublishedStory.objects.get(pk=story.public_id)
    unlike = orjson.loads(public.body)
    PublishedStory.objects.update(body=orjson.dumps({**unlike, "content_notes": words}))
    Submission.objects.filter(pk=story.id).update(content_notes=words)
    keys = ["pregnancy_loss", "bleeding", "self_harm"]
    content_notes.forwards(apps, None)
    assert story.row.content_notes == keys
    assert PublishedStory.objects.get().body == orjson.dumps({**unlike, "content_notes": keys})
    content_notes.backwards(apps, None)
    assert story.row.content_notes == words


def test_public_stories_of_before_are_found_by_what_the_door_would_have_written() -> None:
    for notes in ([ContentNote.BLEEDING, ContentNote.SEX], [], [ContentNote.ABUSE]):
        story = factories.submitted()
        cautions.note_content(story.id, notes, by=factories.MODERATOR, version=story.version)
        factories.publish(story)

    def columns() -> list[list[tuple[str, ...]]]:
        rows = (
            PublishedStory.objects.values_list("pk", "language"),
            PublishedContentNote.objects.values_list("story", "note"),
        )
        return [sorted(found) for found in rows]

    written = columns()
    assert len(written[1]) == 3
    PublishedContentNote.objects.all().delete()
    PublishedStory.objects.update(language="")
    found_by.fill(apps, None)
    assert columns() == written
