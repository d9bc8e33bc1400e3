"""What the door has put out: versions for ever, live rows for reading, and the feed of changes.

Rows carry ready JSON: they are written once, when something is published, and served as they are. None of them has
a foreign key to a draft; they join by slug, so that no relation leads back.
"""

import secrets
from datetime import datetime
from typing import Any

import orjson
from django.db import models, transaction
from django.db.models import Q

from articles.guidance.terms import Strength, Urgency
from articles.models.fields import key_field, slug_field, term_field
from articles.terms import ChangeKind, ChangeSubject, CodingSystem, Significance


class ArticleVersion(models.Model):
    """A document as it was published. Rows are never changed or deleted: the database refuses it."""

    slug = slug_field()
    number = models.PositiveIntegerField()
    language = models.CharField(max_length=20)
    document = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    published_at = models.DateTimeField()
    significance = term_field(Significance)
    published_by = models.CharField(max_length=150, help_text="A user name, or the name of a command. Never served.")
    note = models.TextField(blank=True, help_text="For colleagues. Never served.")
    body = models.BinaryField(help_text="Its entry in the history, ready to serve.")

    class Meta:
        ordering = ("slug", "-number")
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=("slug", "number"), name="version_number_is_unique_in_its_article"),
            models.CheckConstraint(condition=Q(number__gte=1), name="version_numbers_start_at_one"),
        ]

    def __str__(self) -> str:
        return f"{self.slug}, version {self.number}"


class PublishedArticle(models.Model):
    """An article that is, or was, live. A retired one keeps its row, to say so."""

    slug = slug_field(primary_key=True)
    title = models.CharField(max_length=200)
    language = models.CharField(max_length=20)
    version = models.OneToOneField(ArticleVersion, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField()
    first_published_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)
    successor = slug_field(blank=True)
    body = models.BinaryField(help_text="Its summary, ready to serve.")

    class Meta:
        ordering = ("slug",)
        default_permissions = ("view",)
        indexes = [
            models.Index("title", "slug", condition=Q(retired_at=None), name="live_articles_by_title"),
            models.Index("published_at", "slug", condition=Q(retired_at=None), name="live_articles_by_publication"),
        ]

    def __str__(self) -> str:
        return self.title


class LivePart(models.Model):
    """A part of a live article, as its own resource. It comes and goes with the article's publication."""

    article = models.ForeignKey(PublishedArticle, on_delete=models.CASCADE)
    body = models.BinaryField()

    class Meta:
        abstract = True
        default_permissions = ()

    def __str__(self) -> str:
        return f"{type(self).__name__} {self.pk} of {self.article_id}"


class PublishedRule(LivePart):
    position = models.PositiveSmallIntegerField()
    activity = key_field()
    strength = term_field(Strength)

    class Meta(LivePart.Meta):
        constraints = [models.UniqueConstraint(fields=("article", "position"), name="published_rule_has_its_place")]
        indexes = [models.Index(fields=["activity", "article", "position"], name="published_rules_by_activity")]


class PublishedRuleFact(models.Model):
    """That a rule turns on a fact."""

    rule = models.ForeignKey(PublishedRule, on_delete=models.CASCADE, related_name="facts")
    key = key_field()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=("key", "rule"), name="published_rule_names_a_fact_once")]

    def __str__(self) -> str:
        return str(self.key)


class PublishedWarning(LivePart):
    position = models.PositiveSmallIntegerField()
    urgency = term_field(Urgency)

    class Meta(LivePart.Meta):
        constraints = [models.UniqueConstraint(fields=("article", "position"), name="published_warning_has_its_place")]


class PublishedWarningFact(models.Model):
    """That a warning turns on a fact."""

    warning = models.ForeignKey(PublishedWarning, on_delete=models.CASCADE, related_name="facts")
    key = key_field()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=("key", "warning"), name="published_warning_names_a_fact_once")]

    def __str__(self) -> str:
        return str(self.key)


class PublishedTopic(LivePart):
    """A topic of a live article, or an ancestor of one. The `shown` row speaks for the slug: the latest published."""

    article = models.ForeignKey(PublishedArticle, on_delete=models.CASCADE, related_name="topics")
    slug = slug_field()
    shown = models.BooleanField()

    class Meta(LivePart.Meta):
        constraints = [
            models.UniqueConstraint(fields=("slug", "article"), name="published_topic_is_listed_once"),
            models.UniqueConstraint(fields=("slug",), condition=Q(shown=True), name="one_published_topic_is_shown"),
        ]


class PublishedFact(LivePart):
    """A fact that a live article uses. The `shown` row speaks for the key: the latest published."""

    key = key_field()
    shown = models.BooleanField()

    class Meta(LivePart.Meta):
        constraints = [
            models.UniqueConstraint(fields=("key", "article"), name="published_fact_is_listed_once"),
            models.UniqueConstraint(fields=("key",), condition=Q(shown=True), name="one_published_fact_is_shown"),
        ]


class PublishedEntry(LivePart):
    """Vocabulary that a live article embeds. The `shown` row speaks for the key: the latest published."""

    key: Any
    shown = models.BooleanField()

    class Meta(LivePart.Meta):
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=("key", "article"), name="%(class)s_is_listed_once"),
            models.UniqueConstraint(fields=("key",), condition=Q(shown=True), name="one_%(class)s_is_shown"),
        ]


class PublishedActivity(PublishedEntry):
    key = key_field()


class PublishedSource(PublishedEntry):
    key = slug_field()


class PublishedSupportService(PublishedEntry):
    key = slug_field()
    region = models.CharField(max_length=10)
    for_crisis = models.BooleanField()


class PublishedCoding(models.Model):
    """That a topic of a live article, one that such a topic lies under, or one of its warnings bears a code."""

    article = models.ForeignKey(PublishedArticle, on_delete=models.CASCADE, related_name="codings")
    system = term_field(CodingSystem)
    code = models.CharField(max_length=40)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=("code", "system", "article"), name="published_coding_is_listed_once"),
        ]

    def __str__(self) -> str:
        return f"{self.system} {self.code}"


class PublishedRelation(models.Model):
    """That a live article names another as related, at this place of its list.

    The other need not be live, nor ever have been: the database is not to ask for its row.
    """

    article = models.ForeignKey(PublishedArticle, on_delete=models.CASCADE, related_name="relations")
    position = models.PositiveSmallIntegerField()
    related = models.ForeignKey(PublishedArticle, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+")

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=("article", "position"), name="published_relation_has_its_place")]

    def __str__(self) -> str:
        return f"{self.article_id} to {self.related_id}"


def new_epoch() -> str:
    """A random name for a feed: 128 bits, so that no two feeds ever share one."""
    return secrets.token_urlsafe(16)


class ChangeFeed(models.Model):
    """The one row whose lock everything that publishes takes first, and holds until it commits.

    So sequence numbers are given out in commit order: a reader who has seen number n can never later find a smaller
    one. It also means that one publication runs at a time, which is what makes the rest of the door simple.

    `epoch` is the feed's identity. It is made with the database and is part of every cursor: where another feed counts
    as far as this one, a reader who was following that is told so.
    """

    epoch = models.CharField(max_length=22, default=new_epoch)
    last_sequence = models.BigIntegerField(default=0)
    articles_changed_at = models.DateTimeField(null=True, help_text="Of the last event that was about an article.")

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"The feed, at {self.last_sequence}"

    @classmethod
    def lock(cls) -> "ChangeFeed":
        """The feed, locked until the transaction ends. Must be called within one, before anything is read."""
        if not transaction.get_connection().in_atomic_block:
            raise transaction.TransactionManagementError("The feed is locked for a transaction: there is none.")
        return cls.objects.select_for_update().get(pk=1)

    @classmethod
    @transaction.atomic
    def renew(cls) -> "ChangeFeed":
        """The feed under a new identity: every cursor given out before is refused from now on. Its events stay."""
        feed = cls.lock()
        feed.epoch = new_epoch()
        feed.save(update_fields=["epoch"])
        return feed

    def append(
        self,
        kind: ChangeKind,
        *,
        subject: str,
        at: datetime,
        url: str,
        by: str,
        version: int | None = None,
        significance: Significance | None = None,
        successor: str | None = None,
    ) -> "ChangeEvent":
        """One more event, on a feed that the caller has locked. `subject` is an article's slug or a story's id.

        `successor` is kept as it is named now; who reads the event is told of the one that is live then.
        """
        self.last_sequence += 1
        about_article = kind.subject is ChangeSubject.ARTICLE
        if about_article:
            self.articles_changed_at = at
        self.save(update_fields=["last_sequence", "articles_changed_at"])
        shown: dict[str, Any] = {
            "sequence": self.last_sequence,
            "kind": kind,
            "subject": kind.subject,
            "slug": subject if about_article else None,
            "id": None if about_article else subject,
            "version": version,
            "significance": significance,
            "successor": successor,
            "at": at,
            "url": url,
        }
        return ChangeEvent.objects.create(
            sequence=self.last_sequence,
            kind=kind,
            subject=subject,
            at=at,
            by=by,
            body=orjson.dumps(shown, option=orjson.OPT_UTC_Z),
        )


class ChangeEvent(models.Model):
    """Something that happened to what is public. Rows are never changed or deleted: the database refuses it."""

    sequence = models.BigIntegerField(primary_key=True)
    kind = term_field(ChangeKind)
    subject = models.CharField(max_length=100)
    at = models.DateTimeField()
    by = models.CharField(max_length=150, help_text="A user name, or the name of a command. Never served.")
    body = models.BinaryField(help_text="The event, ready to serve.")

    class Meta:
        ordering = ("sequence",)
        default_permissions = ("view",)
        indexes = [
            # What a story that is not there is asked: was it ever?
            models.Index(fields=["subject"], name="changes_by_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence}: {self.kind} {self.subject}"
