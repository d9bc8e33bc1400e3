"""The shared vocabulary, as editors keep it. No public byte changes with it until an article is published again."""

from django.db import models
from django.db.models import F, Q

from articles.guidance.terms import FactKind, Unit
from articles.models.fields import Ordered, is_one_of, key_field, slug_field, term_field, unit_field
from articles.terms import CodingSystem


class Topic(models.Model):
    """A subject, in a tree, with its codes in the terminologies that others use."""

    slug = slug_field(unique=True)
    name = models.CharField(max_length=200)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")

    class Meta:
        ordering = ("slug",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(parent=F("id")),
                name="topic_is_not_its_own_parent",
                violation_error_message="A topic cannot lie under itself.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class TopicCoding(Ordered):
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="codings")
    system = term_field(CodingSystem)
    code = models.CharField(max_length=40)
    display = models.CharField(max_length=200)

    class Meta(Ordered.Meta):
        constraints = [
            models.UniqueConstraint(fields=("topic", "system", "code"), name="topic_coding_is_given_once"),
            is_one_of("system", CodingSystem, "topic_coding_system_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.system} {self.code}"


class Fact(models.Model):
    """Something a reader may know about their situation; shared by all articles."""

    key = key_field(unique=True)
    label = models.CharField(
        max_length=200, help_text="A noun phrase that begins a sentence: “Weeks pregnant at the loss” is under 12."
    )
    question = models.CharField(max_length=500, help_text="As asked of the reader.")
    help_text = models.TextField(blank=True)
    kind = term_field(FactKind)
    unit = unit_field(blank=True, help_text="Of a whole number.")
    minimum = models.IntegerField(null=True, blank=True)
    maximum = models.IntegerField(null=True, blank=True)
    ordered = models.BooleanField(default=False, help_text="The choices form a scale, from least to most.")

    class Meta:
        ordering = ("key",)
        constraints = [
            is_one_of("kind", FactKind, "fact_kind_is_known"),
            models.CheckConstraint(
                condition=Q(
                    kind=FactKind.INTEGER,
                    minimum__isnull=False,
                    maximum__isnull=False,
                    unit__in=[unit.value for unit in Unit],
                )
                | (~Q(kind=FactKind.INTEGER) & Q(minimum=None, maximum=None, unit="")),
                name="whole_number_fact_alone_has_unit_and_range",
                violation_error_message="A whole number needs a unit, a minimum and a maximum; nothing else has them.",
            ),
            models.CheckConstraint(
                condition=Q(minimum=None) | Q(minimum__lte=F("maximum")),
                name="fact_minimum_is_not_above_maximum",
                violation_error_message="The minimum must not be above the maximum.",
            ),
            models.CheckConstraint(
                condition=Q(ordered=False) | Q(kind=FactKind.CHOICE),
                name="fact_with_an_order_is_a_choice",
                violation_error_message="Only a choice can be ordered.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.key)


class FactChoice(Ordered):
    fact = models.ForeignKey(Fact, on_delete=models.CASCADE, related_name="choices")
    key = key_field()
    label = models.CharField(max_length=200)

    class Meta(Ordered.Meta):
        constraints = [models.UniqueConstraint(fields=("fact", "key"), name="choice_key_is_unique_in_its_fact")]

    def __str__(self) -> str:
        return str(self.key)


class Activity(models.Model):
    """What a reader wants to decide about."""

    key = key_field(unique=True)
    label = models.CharField(max_length=200)
    requires = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="required_by", help_text="Activities that it presupposes."
    )

    class Meta:
        ordering = ("key",)
        verbose_name_plural = "activities"

    def __str__(self) -> str:
        return self.label


class Source(models.Model):
    """Where a statement comes from."""

    key = slug_field(unique=True)
    title = models.CharField(max_length=300)
    publisher = models.CharField(max_length=200)
    url = models.URLField(max_length=500, blank=True)
    published_on = models.DateField(null=True, blank=True)
    accessed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("key",)

    def __str__(self) -> str:
        return f"{self.title} ({self.publisher})"


class SupportService(models.Model):
    """Someone to turn to. One row for all articles: a number that changes must change everywhere."""

    key = slug_field(unique=True)
    name = models.CharField(max_length=200)
    description = models.TextField()
    url = models.URLField(max_length=500, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    region = models.CharField(max_length=10, help_text="An ISO 3166 code such as GB or GB-SCT.")
    for_crisis = models.BooleanField(default=False)

    class Meta:
        ordering = ("key",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(url="", phone=""),
                name="support_service_can_be_reached",
                violation_error_message="Give a URL, a phone number, or both.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
