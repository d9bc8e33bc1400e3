"""What moderators and readers did with a story. Events are kept for ever and hold no words; words go with the story."""

from django.db import models

from articles.models.fields import is_one_of, slug_field, term_field
from testimonials import policy
from testimonials.models.intake import Submission
from testimonials.terms import CautionKind, DecisionReason, Move, ReportReason, Status


class ModerationEvent(models.Model):
    """That a submission moved: codes and ids only. Rows are never changed or deleted: the database refuses it.

    `by` is a moderator's user name, or one of `by:author`, `by:readers` and `by:purge`, which no user can be called.
    """

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="events")
    move = term_field(Move)
    from_status = term_field(Status, blank=True)
    to_status = term_field(Status)
    reason = term_field(DecisionReason, blank=True)
    by = models.CharField(max_length=160)
    at = models.DateTimeField(db_index=True)

    class Meta:
        default_permissions = ()
        ordering = ("pk",)
        constraints = [is_one_of("move", Move, "moderation_move_is_known")]

    def __str__(self) -> str:
        return f"{self.move} of {self.submission_id}"


class Message(models.Model):
    """The words that an author reads of a decision, exactly as they were sent."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="messages")
    move = term_field(Move)
    text = models.TextField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"To the author of {self.submission_id}"


class Note(models.Model):
    """A word among moderators."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="notes")
    text = models.TextField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"A note on {self.submission_id}"


class EarlierText(models.Model):
    """A submission's texts as they stood until its author changed them, for whoever decides to see what is different.

    As private as those of the submission. They are erased once it is decided, and with it.
    """

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="earlier_texts")
    body = models.TextField()
    display_name = models.CharField(max_length=policy.CODE_POINTS_OF_A_NAME, blank=True)
    stood_until = models.DateTimeField()

    class Meta:
        default_permissions = ()
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"An earlier text of {self.submission_id}"


class Caution(models.Model):
    """A rule or warning that the story runs against, in the words that it had in that version of the article."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="cautions")
    kind = term_field(CautionKind)
    key = slug_field()
    statement = models.TextField()
    note = models.CharField(max_length=500)
    article = slug_field()
    article_version = models.PositiveIntegerField()

    class Meta:
        default_permissions = ()
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=("submission", "kind", "key"), name="caution_is_attached_once"),
        ]

    def __str__(self) -> str:
        return f"{self.key} on {self.submission_id}"


class Report(models.Model):
    """That a reader finds a published story wrong. `reporter` is a keyed hash that fits this story alone."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="reports")
    reporter = models.CharField(max_length=64)
    reason = term_field(ReportReason)
    detail = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=("submission", "reporter"), name="reporter_counts_once_a_story"),
        ]

    def __str__(self) -> str:
        return f"A report of {self.submission_id}"
