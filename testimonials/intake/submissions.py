"""What an author can do: submit, look, amend, withdraw. Each is one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac

from articles.models.public import ChangeFeed, PublishedArticle
from contentapi.errors import Conflict, Fault, InvalidInput
from testimonials import erasure
from testimonials.intake import receipts
from testimonials.models import EarlierText, Finding, IdempotencyRecord, Submission
from testimonials.models.intake import new_id
from testimonials.moderation import codes, moves, redaction, stories
from testimonials.screening import Kind, Severity, screen
from testimonials.screening.crisis import LEXICON
from testimonials.terms import Move, Priority, Status, TextField

# How long a retry with the same Idempotency-Key is known for one.
KEY_KEPT = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Submitted:
    """What the author of a new submission is told.

    `in_crisis`: their words may be those of somebody in danger, and moderators are told. `needs_help`: they are shown
    whom to turn to, also where screening cannot read what they wrote.
    """

    id: str
    receipt: str
    decision_due_by: datetime
    in_crisis: bool
    needs_help: bool
    is_retry: bool = False


def submit(given: Mapping[str, Any], *, key: str | None = None) -> Submitted:
    """Takes a story that has been checked (`StorySubmissionSerializer`), and screens it.

    With an Idempotency-Key, the same story sent again within a day is answered as it was the first time. Raises
    InvalidInput where no such article is live, Conflict where the key came with another story, or with one that its
    author has withdrawn since.
    """
    if key is None:
        with transaction.atomic():
            return _take(given, new_id(), receipts.make())
    key_hash = salted_hmac("testimonials.idempotency.key", key, algorithm="sha256").hexdigest()
    said = orjson.dumps(given, option=orjson.OPT_SORT_KEYS)
    body_hash = salted_hmac("testimonials.idempotency.body", said, algorithm="sha256").hexdigest()
    if (record := _find(key_hash)) is not None:
        return _answer_again(record, key, body_hash)
    try:
        with transaction.atomic():
            name = new_id()
            taken = _take(given, name, receipts.derive(key, name))
            _remember(taken, key_hash, body_hash)
            return taken
    except IntegrityError:
        # The same key came twice at once, and the other was first: it has been committed by now.
        if (record := _find(key_hash)) is None:
            raise
        return _answer_again(record, key, body_hash)


def _find(key_hash: str) -> IdempotencyRecord | None:
    now = datetime.now(UTC)
    rows = IdempotencyRecord.objects.select_related("submission")
    return rows.filter(pk=key_hash, expires_at__gt=now).first()


def _remember(taken: Submitted, key_hash: str, body_hash: str) -> None:
    now = datetime.now(UTC)
    IdempotencyRecord.objects.filter(expires_at__lte=now).delete()
    IdempotencyRecord.objects.create(
        key_hash=key_hash,
        body_hash=body_hash,
        submission_id=taken.id,
        expires_at=now + KEY_KEPT,
        decision_due_by=taken.decision_due_by,
        needs_help=taken.needs_help,
    )


def _answer_again(record: IdempotencyRecord, key: str, body_hash: str) -> Submitted:
    if record.submission.erased_at is not None:
        # A retry that comes late must not bring back what its author has taken away.
        raise Conflict("This story was sent before, and has been withdrawn since. Use a new key to send it anew.")
    if record.body_hash != body_hash:
        detail = "This Idempotency-Key came with another story before. Use a new key for a new story."
        raise Conflict(detail, faults=[Fault(detail, "idempotency_key_reused", parameter="Idempotency-Key")])
    return Submitted(
        record.submission_id,
        receipts.derive(key, record.submission_id),
        record.decision_due_by,
        in_crisis=False,  # moderators have been told
        needs_help=record.needs_help,
        is_retry=True,
    )


def _take(given: Mapping[str, Any], name: str, receipt: str) -> Submitted:
    _must_be_live(given["article"])
    now = datetime.now(UTC)
    submission = Submission(
        id=name,
        article=given["article"],
        language=given["language"],
        body=given["body"],
        display_name=given.get("display_name") or "",
        receipt_hash=receipts.hash_of(receipt),
        policy_version=given["consent"]["policy_version"],
        consented_at=now,
        status=Status.PENDING,
        status_since=now,
        submitted_at=now,
    )
    findings = _screen(submission)
    _flag(submission, findings)
    submission.priority = Priority.CRISIS if submission.had_danger else Priority.ORDINARY
    due_by = submission.due_at = now + moves.DUE[submission.priority]
    submission.save(force_insert=True)
    codes.give(submission)
    Finding.objects.bulk_create(findings)
    moves.record(submission, Move.SUBMIT, by=moves.AUTHOR, at=now, came_from=None)
    return Submitted(name, receipt, due_by, submission.had_danger, submission.needs_help)


def _must_be_live(slug: str) -> None:
    if not PublishedArticle.objects.filter(slug=slug, retired_at=None).exists():
        detail = "There is no live article of this name."
        raise InvalidInput("The story cannot be taken.", faults=[Fault(detail, "unknown_article", pointer="/article")])


def _screen(submission: Submission) -> list[Finding]:
    """What screening finds in both texts of a submission, unsaved."""
    submission.lexicon_version = LEXICON.version
    texts = {TextField.BODY: submission.body, TextField.DISPLAY_NAME: submission.display_name}
    return [
        Finding(
            submission=submission,
            field=field,
            kind=found.kind,
            severity=found.severity,
            start=found.start,
            end=found.end,
            why=found.why,
        )
        for field, text in texts.items()
        for found in screen(text, field=field, language=submission.language)
    ]


def _flag(submission: Submission, findings: Sequence[Finding]) -> None:
    """Remembers that somebody may need help, for as long as the story is kept: no later text or decision unsays it."""
    submission.had_danger |= any(finding.severity == Severity.ROUTE for finding in findings)
    submission.needs_help |= submission.had_danger or any(finding.kind == Kind.UNSCREENED for finding in findings)


def look(submission_id: str, receipt: str) -> Submission:
    """The submission, for its author. Raises NotFound as `receipts.open_with` does."""
    return receipts.open_with(submission_id, receipt)


def amend(submission_id: str, receipt: str, changes: Mapping[str, Any]) -> Submission:
    """Puts new texts in place of those that a moderator asked to change, and the story back into the queue.

    `changes` has `body`, `display_name` (empty: no name any more) or both, checked. What was found and settled in the
    old texts is dropped: the new ones are screened from the start, and looked through for whatever was covered in the
    old ones. Until a decision the old texts are kept, for a moderator to see what is different. Raises NotFound as
    `receipts.open_with` does, and IllegalTransition.
    """
    with transaction.atomic():
        submission = receipts.open_with(submission_id, receipt, lock=True)
        moves.must_be_legal(submission, Move.AMEND)
        now = datetime.now(UTC)
        EarlierText.objects.create(
            submission=submission, body=submission.body, display_name=submission.display_name, stood_until=now
        )
        covered = redaction.covered_words(submission)
        if "body" in changes:
            submission.body, submission.original_erased_at = changes["body"], None
        submission.display_name = changes.get("display_name", submission.display_name)
        submission.findings.all().delete()
        findings = _screen(submission)
        _flag(submission, findings)
        Finding.objects.bulk_create([*findings, *redaction.marks_of(submission, covered, findings)])
        if any(finding.severity == Severity.ROUTE for finding in findings):
            submission.priority = Priority.CRISIS
        moves.make(submission, Move.AMEND, by=moves.AUTHOR, at=now)
        return submission


def withdraw(submission_id: str, receipt: str) -> None:
    """Erases the story at once, wherever it stands, and takes it out of public. Raises NotFound like the others."""
    receipts.open_with(submission_id, receipt)
    with transaction.atomic():
        feed = ChangeFeed.lock()
        submission = receipts.open_with(submission_id, receipt, lock=True)
        now = datetime.now(UTC)
        stories.take_away(submission, feed=feed, by=moves.AUTHOR, at=now)
        came_from = Status(submission.status)
        moves.must_be_legal(submission, Move.WITHDRAW)
        erasure.empty(submission, now)
        submission.status, submission.status_since = Status.WITHDRAWN, now
        submission.claimed_by, submission.claimed_until = "", None
        submission.row_version += 1
        submission.save()
        moves.record(submission, Move.WITHDRAW, by=moves.AUTHOR, at=now, came_from=came_from)
    erasure.forget_freed_pages()
