"""Readers' reports of a published story: enough distinct readers hide it until a moderator has looked."""

from datetime import UTC, datetime

from django.conf import settings
from django.db import transaction
from django.utils.crypto import salted_hmac

from articles.models.public import ChangeFeed
from contentapi.errors import NotFound
from testimonials.models import Report, Submission
from testimonials.moderation import moves, stories
from testimonials.terms import Move, Priority, ReportReason, Status


def report(story_id: str, *, network: str, reason: ReportReason, detail: str) -> None:
    """Takes a reader's report. Raises NotFound where no such story is public.

    `network` is where it came from: only a hash of it is kept, keyed for this story, so that one reader counts once
    here and cannot be followed from story to story. Past the threshold the story is hidden, unless a moderator has
    answered reports of it before; then they only raise its priority.
    """
    reporter = salted_hmac("testimonials.reports", f"{story_id} {network}", algorithm="sha256").hexdigest()
    with transaction.atomic():
        feed = ChangeFeed.lock()
        now = datetime.now(UTC)
        submission = Submission.objects.select_for_update().filter(story_id=story_id, status=Status.PUBLISHED).first()
        if submission is None:
            raise NotFound("There is no story of this name.")
        _, is_new = Report.objects.get_or_create(
            submission=submission,
            reporter=reporter,
            defaults={"reason": reason, "detail": detail, "at": now},
        )
        submission.priority = max(submission.priority, Priority.REPORTED)
        if submission.reports_answered or submission.reports.count() < settings.REPORT_THRESHOLD:
            # A moderator's answer erases the reports: it must not be one to a report that they have not seen.
            submission.row_version += is_new
            submission.save(update_fields=["priority", "row_version"])
            return
        stories.take_away(submission, feed=feed, by=moves.READERS, at=now)
        moves.make(submission, Move.HIDE_REPORTED, by=moves.READERS, at=now)
