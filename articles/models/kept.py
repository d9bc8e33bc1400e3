"""What is kept so that nobody's work is lost: drafts that gave way, what files last said, and forms that went unsaved.

All of it is as private as the drafts that it comes from.
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q


class Kind(models.TextChoices):
    """What content files are made of: articles, and the lists of the vocabulary by their names there."""

    ARTICLES = "articles", "article"
    FACTS = "facts", "fact"
    ACTIVITIES = "activities", "activity"
    TOPICS = "topics", "topic"
    SOURCES = "sources", "source"
    SUPPORT_SERVICES = "support_services", "support service"


def _is_known_kind(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(kind__in=Kind.values), name=name)


class DraftCopy(models.Model):
    """A draft, or an entry of the vocabulary, as it was just before something else took its place.

    Kept until somebody deletes it: nothing here ends by itself. The same words are kept once, with the last time that
    they gave way.
    """

    class Why(models.TextChoices):
        RESTORED = "restored", "an old version was restored over it"
        LOADED = "loaded", "a content file was loaded over it"
        PUT_BACK = "put_back", "another copy was put back over it"
        DELETED = "deleted", "it was deleted"

    kind = models.CharField(max_length=20, choices=Kind)
    name = models.CharField(max_length=100, help_text="Its slug or key.")
    content = models.JSONField(help_text="As a content file has it.")
    words = models.JSONField(default=dict, blank=True, help_text="The vocabulary that it used, as it was.")
    author = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, help_text="Of what it says.")
    why = models.CharField("why it gave way", max_length=20, choices=Why)
    by = models.CharField(max_length=150, help_text="Who did that: a user name, or the name of a command.")
    made_at = models.DateTimeField("kept at")

    class Meta:
        ordering = ("-made_at", "-pk")
        verbose_name_plural = "draft copies"
        default_permissions = ("view", "delete")
        constraints = [
            models.UniqueConstraint(fields=("kind", "name", "sha256"), name="the_same_words_are_kept_once"),
            _is_known_kind("kept_kind_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.made_at:%Y-%m-%d %H:%M}"


class LoadedEntry(models.Model):
    """What a content file last said of an article or an entry: whoever says something else has edited it since."""

    kind = models.CharField(max_length=20, choices=Kind)
    name = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    author = models.CharField(max_length=200, blank=True)
    loaded_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=("kind", "name"), name="an_entry_was_last_loaded_once"),
            _is_known_kind("loaded_kind_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.name}"


class KeptForm(models.Model):
    """A form that its user sent when they were signed out already: theirs alone, for a few days."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    path = models.TextField(help_text="Where it was sent to.")
    fields = models.JSONField(help_text="What was sent, as pairs of name and value.")
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ("-kept_at",)
        verbose_name = "text kept for you"
        verbose_name_plural = "texts kept for you"
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.path}, {self.kept_at:%Y-%m-%d %H:%M}"
