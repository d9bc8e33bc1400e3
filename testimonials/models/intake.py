"""What readers sent, and what screening found in it. Private: the read API cannot import this."""

import re
import secrets
from typing import Any, Self

from django.db import models
from django.db.models import Q

from articles.models.fields import is_one_of, slug_field, term_field
from testimonials import policy
from testimonials.screening import Kind, Severity
from testimonials.terms import Priority, Settlement, Status, TextField


def new_id() -> str:
    """A name for a submission or a story: 128 random bits, so that none can be guessed from another."""
    return secrets.token_urlsafe(16)


ID_PATTERN = "[A-Za-z0-9_-]{22}"


def is_id(name: str) -> bool:
    """Whether something could be the name of a submission or a story. A database need not be asked of anything else."""
    return re.fullmatch(ID_PATTERN, name, re.ASCII) is not None


def id_field(**kwargs: Any) -> Any:
    return models.CharField(max_length=22, **kwargs)


class Submissions(models.QuerySet["Submission"]):
    def awaiting_decision(self) -> Self:
        """The queue: people who may be in danger first, then what is due first."""
        return self.filter(status=Status.PENDING, erased_at=None).order_by("-priority", "due_at", "id")

    def reported_in_public(self) -> Self:
        """Published stories that readers have reported since somebody last looked."""
        return self.filter(status=Status.PUBLISHED, reports__isnull=False).distinct().order_by("-priority", "id")


class Submission(models.Model):
    """A reader's story, as its author wrote it, and where it stands.

    Nothing here says who the author is. The receipt, of which only the hash is kept, is their one key. `row_version`
    goes up with whatever changes what a moderator looks at; a decision names the one that it was made on. An erased
    submission keeps its name, its state and its events, and not a word.
    """

    id = id_field(primary_key=True, default=new_id)
    code = models.CharField(max_length=12, blank=True, help_text="What moderators call it; never leaves the desk.")
    article = slug_field(blank=True)
    language = models.CharField(max_length=20, blank=True)
    body = models.TextField(blank=True)
    display_name = models.CharField(max_length=policy.CODE_POINTS_OF_A_NAME, blank=True)
    receipt_hash = models.CharField(max_length=64, blank=True)
    policy_version = models.CharField(max_length=20, blank=True)
    consented_at = models.DateTimeField(null=True)

    status = term_field(Status)
    status_since = models.DateTimeField()
    submitted_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    priority = models.SmallIntegerField(default=Priority.ORDINARY)
    row_version = models.PositiveIntegerField(default=1)
    lexicon_version = models.CharField(max_length=20, blank=True)

    claimed_by = models.CharField(max_length=150, blank=True)
    claimed_until = models.DateTimeField(null=True)
    content_notes = models.JSONField(default=list)
    spam_marked_by = models.CharField(max_length=150, blank=True, help_text="Who read it and took it for spam.")

    had_danger = models.BooleanField(
        default=False, help_text="Once words of somebody in danger were found, or a moderator saw that they may be."
    )
    needs_help = models.BooleanField(
        default=False,
        help_text="Its author is pointed to help wherever it stands: of danger, or of what none could read.",
    )
    endorsed_by = models.CharField(max_length=150, blank=True, help_text="The first of two people who approve it.")
    endorsed_version = models.PositiveIntegerField(null=True, help_text="What they approved; void once it has changed.")

    story_id = id_field(null=True, unique=True)
    published_on = models.DateField(null=True)
    reports_answered = models.BooleanField(default=False, help_text="Once reports were answered, no more of them hide.")
    original_erased_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)

    objects = Submissions.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "story", "stories"
        default_permissions = ()
        permissions = [
            ("moderate_submission", "Can moderate stories"),
            ("reopen_submission", "Can reopen decided stories"),
        ]
        indexes = [
            models.Index(
                fields=["-priority", "due_at", "id"], condition=Q(status="pending"), name="submissions_in_queue_order"
            ),
            models.Index(fields=["status", "status_since"], name="submissions_by_state_and_age"),
        ]
        constraints = [
            is_one_of("status", Status, "submission_status_is_known"),
            models.CheckConstraint(
                condition=Q(erased_at=None)
                | Q(
                    body="",
                    display_name="",
                    receipt_hash="",
                    article="",
                    policy_version="",
                    consented_at=None,
                    story_id=None,
                    had_danger=False,
                    needs_help=False,
                    endorsed_by="",
                ),
                name="erased_submission_holds_nothing",
            ),
            models.CheckConstraint(
                condition=~Q(status="withdrawn") | Q(erased_at__isnull=False), name="withdrawn_submission_is_erased"
            ),
            models.CheckConstraint(
                condition=~Q(status="published") | Q(story_id__isnull=False, published_on__isnull=False),
                name="published_submission_names_its_story",
            ),
            models.CheckConstraint(
                condition=Q(claimed_by="", claimed_until=None) | (~Q(claimed_by="") & Q(claimed_until__isnull=False)),
                name="a_claim_has_an_owner_and_an_end",
            ),
            models.UniqueConstraint(fields=("code",), condition=~Q(code=""), name="code_names_one_story"),
            models.CheckConstraint(
                condition=Q(endorsed_by="", endorsed_version=None)
                | (~Q(endorsed_by="") & Q(endorsed_version__isnull=False)),
                name="an_endorsement_has_an_owner_and_a_version",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.id} ({self.status})"


class Finding(models.Model):
    """A stretch of an author's text that a moderator must look at, and what was made of it.

    `start` and `end` are offsets in code points. One with `found_by` was marked by a moderator, the others by
    screening. Masked ones are not shown in public. Those with the same `act` were settled, and are taken back, as one.
    """

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="findings")
    field = term_field(TextField)
    kind = models.CharField(max_length=30, choices=[(kind.value, kind.value.replace("_", " ")) for kind in Kind])
    severity = term_field(Severity)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    why = models.CharField(max_length=200)
    found_by = models.CharField(max_length=150, blank=True)
    settlement = term_field(Settlement, default=Settlement.OPEN)
    settled_by = models.CharField(max_length=150, blank=True)
    because = models.CharField(max_length=200, blank=True)
    act = id_field(blank=True)

    class Meta:
        default_permissions = ()
        ordering = ("submission", "field", "start", "end", "kind")
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=models.F("start")), name="finding_spans_something"),
            is_one_of("settlement", Settlement, "finding_settlement_is_known"),
            models.CheckConstraint(
                condition=~Q(settlement__in=["dismissed", "left"]) | ~Q(because=""),
                name="finding_is_dismissed_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(settlement="open") | ~Q(settled_by=""), name="settled_finding_says_by_whom"
            ),
            models.CheckConstraint(
                condition=Q(settlement="open", act="") | (~Q(settlement="open") & ~Q(act="")),
                name="settled_finding_belongs_to_an_act",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} at {self.start} to {self.end} of {self.submission_id}"


class IdempotencyRecord(models.Model):
    """That a submission with this key was taken: keyed hashes alone, for 24 hours.

    With them the same request gets the same answer, and another one a refusal. The receipt is not here: it is derived
    from the key anew.
    """

    key_hash = models.CharField(max_length=64, primary_key=True)
    body_hash = models.CharField(max_length=64)
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="+")
    expires_at = models.DateTimeField(db_index=True)
    decision_due_by = models.DateTimeField()
    needs_help = models.BooleanField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"The key of {self.submission_id}"
