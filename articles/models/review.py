"""Who had a hand in a draft, and who signed what it said: history, which the database lets nobody change or delete."""

from enum import StrEnum

from django.db import models
from django.db.models import F, Q

from articles.models.fields import slug_field, term_field


class Edited(StrEnum):
    """What can be edited that readers could be told: an article, or an entry of the shared vocabulary."""

    ARTICLE = "article"
    FACT = "facts"
    ACTIVITY = "activities"
    TOPIC = "topics"
    SOURCE = "sources"
    SUPPORT_SERVICE = "support_services"


class DraftEdit(models.Model):
    """That somebody changed what a draft, or an entry of the vocabulary, says. Rows are never changed or deleted.

    By name and not by relation, so that it outlives the draft and the account. No name at all: nobody knows who it was.
    """

    what = term_field(Edited)
    key = models.CharField(max_length=100, help_text="The article's slug, or the entry's key.")
    user_id = models.BigIntegerField(null=True, help_text="The account, where it was one.")
    account = models.CharField(max_length=150, blank=True)
    name = models.CharField(max_length=200, blank=True)
    whole = models.BooleanField(default=False, help_text="Somebody stands for all of it, not for a change alone.")
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["what", "key"], name="draft_edits_by_what_was_edited")]

    def __str__(self) -> str:
        return f"{self.what} {self.key}, by {self.account or self.name or 'nobody knows whom'}"


class ClinicalReview(models.Model):
    """That a clinician signed a content on a day. Rows are never changed or deleted: the database refuses it."""

    slug = slug_field()
    content_hash = models.CharField(max_length=64)
    reading = models.BinaryField(help_text="What was signed: the bytes of which `content_hash` is the SHA-256.")
    name = models.CharField(max_length=200)
    credentials = models.CharField(max_length=200)
    reviewed_on = models.DateField()
    next_review_due = models.DateField()
    user_id = models.BigIntegerField(null=True, help_text="The reviewer's account, where they had one.")
    account = models.CharField(max_length=150, blank=True, help_text="Its user name.")
    authors = models.JSONField(help_text="From whom the reviewer was told apart.")
    last_edit = models.BigIntegerField(help_text="The last edit that it takes in.")
    recorded_by = models.CharField(max_length=150, help_text="A user name, or the name of a command. Never served.")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("slug", "-pk")
        default_permissions = ("view",)
        indexes = [models.Index(fields=["slug", "content_hash"], name="clinical_reviews_by_content")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(credentials="") & ~Q(recorded_by=""),
                name="review_names_its_reviewer_and_what_they_are",
            ),
            models.CheckConstraint(
                condition=Q(next_review_due__gt=F("reviewed_on")), name="next_review_comes_after_this_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.slug}, reviewed by {self.name} on {self.reviewed_on}"
