# Made from src/health_content/_async/stories.py by generate.py: change that.
"""Readers' stories: reading them, and what their authors can do."""

import secrets
from dataclasses import replace
from typing import TypeVar

from health_content._sync.connection import SyncOperations
from health_content.generated.api.stories import (
    amend_submission,
    get_story,
    get_story_policy,
    get_submission,
    list_stories,
    report_story,
    submit_story,
    withdraw_submission,
)
from health_content.generated.client import Call
from health_content.generated.models import (
    AmendmentRequest,
    ConsentRequest,
    ReportRequest,
    Story,
    StoryPage,
    StoryPolicy,
    StorySubmissionRequest,
    Submission,
)
from health_content.stories import Receipt, SubmittedStory, may_be_sent

T = TypeVar("T")


class SyncStories(SyncOperations):
    def list_stories(
        self,
        *,
        article: str | None = None,
        topic: str | None = None,
        language: str | None = None,
        content_note: str | None = None,
        without_content_note: str | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
    ) -> StoryPage:
        """Readers' stories. Show `content_notes` and `cautions` before a `body`; the policy has the notes' names."""
        return self._send(
            list_stories.call(
                article=article,
                topic=topic,
                language=language,
                content_note=content_note,
                without_content_note=without_content_note,
                page_size=page_size,
                cursor=cursor,
            )
        )

    def get_story(self, story_id: str) -> Story:
        """One story; `Gone` once it is withdrawn or taken down."""
        return self._send(get_story.call(story_id))

    def report_story(self, story_id: str, *, reason: str, detail: str | None = None) -> None:
        """Tells the moderators what is wrong with a story; the policy has the reasons, `report_reasons`."""
        self._send(report_story.call(story_id, body=ReportRequest(reason=reason, detail=detail)))

    def get_story_policy(self) -> StoryPolicy:
        """What an author agrees to. Show all of it, and `support_before`, before they write a story."""
        return self._send(get_story_policy.call())

    def submit_story(
        self,
        *,
        article: str,
        body: str,
        language: str,
        consent: ConsentRequest,
        display_name: str | None = None,
        idempotency_key: str | None = None,
    ) -> SubmittedStory:
        """Sends a story for moderation; nothing is public before a person has read it.

        It may be sent again under the same key, so that a story is never taken twice. Give a key of your own (16 to 255
        printable ASCII characters) to go on after a crash: the same story under the same key gets the same answer for a
        day. Who has the key can have the receipt, so guard it alike.
        """
        story = StorySubmissionRequest(
            article=article, body=body, language=language, consent=consent, display_name=display_name
        )
        key = secrets.token_urlsafe(24) if idempotency_key is None else idempotency_key
        if not may_be_sent(key):
            raise ValueError("This is no idempotency key: that is 16 to 255 printable ASCII characters.")
        call = submit_story.call(body=story, idempotency_key=key)
        taken = self._send(call, repeatable=True)
        receipt = Receipt(submission_id=taken.id, secret=taken.receipt)
        return SubmittedStory(receipt, taken.status, taken.decision_due_by, taken.safety_net)

    def get_submission(self, receipt: Receipt) -> Submission:
        """A story as its author sees it: how it stands, and what the moderator wrote. `NotFound` once withdrawn."""
        return self._send(_by(receipt, get_submission.call(receipt.submission_id)))

    def amend_submission(
        self, receipt: Receipt, *, body: str | None = None, display_name: str | None = None
    ) -> Submission:
        """New texts where a moderator asked for changes. What is None stays; a `display_name` of "" takes it away."""
        amendment = AmendmentRequest(body=body, display_name=display_name)
        return self._send(_by(receipt, amend_submission.call(receipt.submission_id, body=amendment)))

    def withdraw_submission(self, receipt: Receipt) -> None:
        """Takes a story back for good, published or not. `NotFound`: this receipt opens none, or none any more."""
        self._send(_by(receipt, withdraw_submission.call(receipt.submission_id)), repeatable=True)


def _by(receipt: Receipt, call: Call[T]) -> Call[T]:
    return replace(call, headers={**call.headers, "Authorization": f"Bearer {receipt.secret}"})
