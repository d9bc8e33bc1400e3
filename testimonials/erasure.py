"""Forgetting: what is erased is gone from the rows, and from the file that held them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, Q, QuerySet

from testimonials import throttle
from testimonials.models import IdempotencyRecord, Report, Submission
from testimonials.moderation import moves, redaction
from testimonials.terms import Move, Priority, Status

_UNDECIDED = (Status.PENDING, Status.CHANGES_REQUESTED)


@dataclass(frozen=True, slots=True)
class Purged:
    """How many were erased whole, and of how many public ones the original was."""

    erased: int
    originals: int


def empty(submission: Submission, at: datetime) -> None:
    """Takes everything off a locked submission but its name, its state and its events. Does not save it."""
    for words in (submission.findings, submission.messages, submission.notes, submission.cautions, submission.reports):
        words.all().delete()
    submission.earlier_texts.all().delete()
    # Whoever sends the story once more is still told that it was withdrawn, for as long as keys are known. When it
    # was to be decided would tell, as its place in the queue would, that its author may have been in danger.
    records = IdempotencyRecord.objects.filter(submission=submission)
    records.update(body_hash="", needs_help=False, decision_due_by=at)
    submission.priority = Priority.ORDINARY
    submission.body = submission.display_name = submission.receipt_hash = ""
    submission.spam_marked_by = submission.code = submission.article = submission.language = ""
    submission.policy_version = submission.lexicon_version = ""
    submission.consented_at = submission.due_at = None
    submission.had_danger = submission.needs_help = False
    submission.endorsed_by, submission.endorsed_version = "", None
    # What the public once called it stays in the feed, and nothing leads from there to here any more.
    submission.story_id = submission.published_on = None
    submission.content_notes = []
    submission.original_erased_at = submission.original_erased_at or at
    submission.erased_at = at


def purge() -> Purged:
    """Erases whatever has been kept as long as it may be. To be run daily; run again, it finds nothing.

    A public story keeps what is public, its receipt and its consent, so that its author can still withdraw it; each
    other decided one is erased whole, and so is one that nobody decided or answered. Every row is a transaction.
    """
    now = datetime.now(UTC)
    decided_before = now - timedelta(days=settings.STORY_RETENTION_DAYS)
    waiting_before = now - timedelta(days=settings.STORY_WAITING_DAYS)
    held = Submission.objects.filter(erased_at=None)
    over = held.filter(
        Q(status=Status.REJECTED, status_since__lt=decided_before)
        | Q(status__in=_UNDECIDED, status_since__lt=waiting_before)
    )
    # One that readers' reports put before a moderator once more may have been masked further: it is an original again.
    has_original = Q(original_erased_at=None) | Q(original_erased_at__lt=F("status_since"))
    public = held.filter(has_original, status=Status.PUBLISHED, status_since__lt=decided_before)
    erased = sum(_erase(name, over, now) for name in _names(over))
    originals = sum(_erase_original(name, public, now) for name in _names(public))
    IdempotencyRecord.objects.filter(expires_at__lt=now).delete()
    Report.objects.filter(at__lt=waiting_before).delete()
    throttle.forget_expired()
    forget_freed_pages()
    return Purged(erased, originals)


def _names(found: QuerySet[Submission]) -> list[str]:
    return list(found.values_list("pk", flat=True))


@transaction.atomic
def _erase(name: str, found: QuerySet[Submission], at: datetime) -> bool:
    """Erases one of those found, if it is still among them. Whether it was."""
    submission = found.select_for_update().filter(pk=name).first()
    if submission is None:
        return False
    came_from = Status(submission.status)
    empty(submission, at)
    _save(submission, came_from, at)
    return True


@transaction.atomic
def _erase_original(name: str, found: QuerySet[Submission], at: datetime) -> bool:
    """Replaces the texts of a public story by what is public of them, and drops what was said about it."""
    submission = found.select_for_update().filter(pk=name).first()
    if submission is None:
        return False
    submission.body, submission.display_name = redaction.shown_text(submission), redaction.shown_name(submission) or ""
    for words in (submission.findings, submission.messages, submission.notes):
        words.all().delete()
    submission.original_erased_at = at
    _save(submission, Status(submission.status), at)
    return True


def _save(submission: Submission, came_from: Status, at: datetime) -> None:
    submission.claimed_by, submission.claimed_until = "", None
    submission.row_version += 1
    submission.save()
    moves.record(submission, Move.ERASE, by=moves.PURGE, at=at, came_from=came_from)


def forget_freed_pages() -> None:
    """Empties SQLite's write-ahead log, where text that was erased would otherwise stay until it is overwritten.

    The file itself holds none: `secure_delete` writes noughts over what is freed. Where a reader is in the way the log
    is emptied the next time. PostgreSQL has its own ways, which `docs/deploying.md` tells.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
