"""What a publication changed for readers, and who knew: kept with the version, and never served."""

from django.db import models

from articles.models.fields import term_field
from articles.models.public import ArticleVersion
from articles.terms import Significance


class PublicationRecord(models.Model):
    """What the publisher of a version was shown. Rows are never changed or deleted: the database refuses it.

    On the private side, and without a way back: the public side cannot come upon it from a version.
    """

    # Nothing to do when a version is deleted: the database refuses that.
    version = models.OneToOneField(ArticleVersion, on_delete=models.DO_NOTHING, primary_key=True, related_name="+")
    compared_with = models.PositiveIntegerField(null=True, help_text="The version that readers knew, if there was one.")
    differences = models.JSONField(help_text="Each with its sentence, and who acknowledged it, if it asked for that.")
    asked = models.PositiveIntegerField(help_text="How many sets of facts both were asked.")
    remarks = models.JSONField(help_text="How these were chosen, where not all of them were asked.")
    floor = term_field(Significance)
    reasons = models.JSONField(help_text="Why it could not be said to be less significant.")

    class Meta:
        default_permissions = ()
        ordering = ("version",)

    def __str__(self) -> str:
        return f"What changed for readers with {self.version}"
