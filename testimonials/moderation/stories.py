"""The public side of a story: put out whole, taken away whole, each with its event in the feed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import orjson
from django.urls import reverse

from articles.models.public import ChangeFeed
from articles.terms import ChangeKind
from testimonials.models import PublishedContentNote, PublishedStory, Submission
from testimonials.models.intake import new_id
from testimonials.moderation import shown
from testimonials.public.serializers import StorySerializer


def story_url(story_id: str) -> str:
    return reverse("story", kwargs={"story_id": story_id})


def compose(submission: Submission) -> Mapping[str, Any]:
    """The story as readers would see it, from the submission as it stands."""
    cautions = [
        {
            "kind": caution.kind,
            "key": caution.key,
            "statement": caution.statement,
            "note": caution.note,
            "article_version": caution.article_version,
            "url": f"{reverse('article', kwargs={'slug': caution.article})}#{caution.key}",
        }
        for caution in submission.cautions.all()
    ]
    return {
        "id": submission.story_id,
        "article": submission.article,
        "display_name": shown.shown_name(submission),
        "body": shown.shown_text(submission),
        "content_notes": submission.content_notes,
        "cautions": cautions,
        "language": submission.language,
        "published_on": submission.published_on,
    }


def put_out(submission: Submission, *, feed: ChangeFeed, by: str, at: datetime) -> None:
    """Makes the story public, under the name and the day that it had before if it was public already."""
    submission.story_id = submission.story_id or new_id()
    submission.published_on = submission.published_on or at.date()
    story = PublishedStory.objects.create(
        id=submission.story_id,
        article=submission.article,
        published_on=submission.published_on,
        language=submission.language,
        body=_rendered(submission),
    )
    _note(story, submission)
    _tell(submission, ChangeKind.STORY_PUBLISHED, feed=feed, by=by, at=at)


def put_out_anew(submission: Submission, *, feed: ChangeFeed, by: str, at: datetime) -> None:
    """Writes a story that is public anew, under the same name and day.

    The feed says that it was removed, and then that it was published: whoever keeps a copy drops the old words, whether
    or not they fetch the new ones.
    """
    story = PublishedStory.objects.get(pk=submission.story_id)
    story.language, story.body = submission.language, _rendered(submission)
    story.save(update_fields=["language", "body"])
    story.notes.all().delete()
    _note(story, submission)
    _tell(submission, ChangeKind.STORY_REMOVED, feed=feed, by=by, at=at)
    _tell(submission, ChangeKind.STORY_PUBLISHED, feed=feed, by=by, at=at)


def _note(story: PublishedStory, submission: Submission) -> None:
    PublishedContentNote.objects.bulk_create(
        PublishedContentNote(story=story, note=note) for note in dict.fromkeys(submission.content_notes)
    )


def _rendered(submission: Submission) -> bytes:
    return orjson.dumps(StorySerializer(compose(submission)).data)


def take_away(submission: Submission, *, feed: ChangeFeed, by: str, at: datetime) -> None:
    """Makes the story private again, if it is public: from now on it answers 410."""
    removed, _ = PublishedStory.objects.filter(pk=submission.story_id).delete()
    if removed:
        _tell(submission, ChangeKind.STORY_REMOVED, feed=feed, by=by, at=at)


def _tell(submission: Submission, kind: ChangeKind, *, feed: ChangeFeed, by: str, at: datetime) -> None:
    story_id = str(submission.story_id)
    feed.append(kind, subject=story_id, at=at, url=story_url(story_id), by=by)
