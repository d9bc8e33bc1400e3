"""Drafts: what editors and clinicians work on. Nothing of the read API can import this module."""

from django.db import models
from django.db.models import F, Q

from articles.guidance.terms import Action, Certainty, Operator, Strength, Unit, Urgency
from articles.models.fields import Ordered, is_language, is_one_of, slug_field, term_field, unit_field
from articles.models.vocabulary import Activity, Fact, Source, SupportService, Topic
from articles.terms import Aspect, CodingSystem


class Article(models.Model):
    """An article as its editors have it. What readers have is its last published version."""

    slug = slug_field(unique=True)
    language = models.CharField(max_length=20, default="en-GB", validators=[is_language])
    title = models.CharField(max_length=200)
    question = models.CharField(max_length=300, blank=True, help_text="What a reader would ask.")
    short_answer = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    notice = models.TextField(blank=True, help_text="What every frontend must show with the article.")
    author = models.CharField(
        max_length=200,
        blank=True,
        help_text="Who wrote it, by user name or by name: never served. The reviewer must be someone else.",
    )
    # What the review says of itself. What it is worth is told by its hash alone: `articles.review`.
    reviewed_by_name = models.CharField("reviewed by", max_length=200, blank=True)
    reviewed_by_credentials = models.CharField("reviewer's credentials", max_length=200, blank=True)
    reviewed_on = models.DateField(null=True, blank=True)
    next_review_due = models.DateField(null=True, blank=True)
    reviewed_content_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ("slug",)
        permissions = [
            ("publish_article", "Can publish articles and restore their versions"),
            ("retire_article", "Can retire articles"),
            ("review_article", "Can review articles clinically"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reviewed_by_name="") | Q(reviewed_by_credentials=""),
                name="credentials_belong_to_a_named_reviewer",
                violation_error_message="Name the reviewer whose credentials these are.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Part(Ordered):
    """A keyed part of an article."""

    key = slug_field()

    class Meta(Ordered.Meta):
        abstract = True

    def __str__(self) -> str:
        return str(self.key)


class ArticleTopic(Ordered):
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="topics")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+")

    class Meta(Ordered.Meta):
        constraints = [models.UniqueConstraint(fields=("article", "topic"), name="article_has_a_topic_once")]

    def __str__(self) -> str:
        return str(self.topic)


class RelatedArticle(Ordered):
    """A slug, not a key: what an article points to need not be live, nor exist yet."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="related")
    slug = slug_field()

    class Meta(Ordered.Meta):
        constraints = [models.UniqueConstraint(fields=("article", "slug"), name="article_is_related_to_another_once")]

    def __str__(self) -> str:
        return str(self.slug)


class ArticleSource(Ordered):
    """An entry of the article's bibliography: whatever a part of it cites is in here."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="sources")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")

    class Meta(Ordered.Meta):
        constraints = [models.UniqueConstraint(fields=("article", "source"), name="article_lists_a_source_once")]

    def __str__(self) -> str:
        return str(self.source)


class ArticleService(Ordered):
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="support_services")
    service = models.ForeignKey(SupportService, on_delete=models.PROTECT, related_name="+")

    class Meta(Ordered.Meta):
        constraints = [models.UniqueConstraint(fields=("article", "service"), name="article_lists_a_service_once")]

    def __str__(self) -> str:
        return str(self.service)


class Definition(Ordered):
    """What a term means, according to one authority; another may define it differently, and both stand."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="definitions")
    term = models.CharField(max_length=200)
    meaning = models.TextField()
    range_fact = models.ForeignKey(Fact, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    range_minimum = models.IntegerField(null=True, blank=True, help_text="From this on.")
    range_below = models.IntegerField(null=True, blank=True, help_text="Up to, but not including, this.")
    according_to = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")

    class Meta(Ordered.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=("article", "term", "according_to"), name="term_is_defined_once_by_a_source"
            ),
            models.CheckConstraint(
                condition=Q(range_fact=None, range_minimum=None, range_below=None)
                | (Q(range_fact__isnull=False) & (Q(range_minimum__isnull=False) | Q(range_below__isnull=False))),
                name="range_has_a_fact_and_a_bound",
                violation_error_message="A range has a fact, and a minimum, a “below”, or both.",
            ),
            models.CheckConstraint(
                condition=Q(range_minimum=None) | Q(range_below=None) | Q(range_minimum__lt=F("range_below")),
                name="range_is_not_empty",
                violation_error_message="The minimum must be less than the “below”.",
            ),
        ]

    def __str__(self) -> str:
        return self.term


class Section(Part):
    """A stretch of prose that reads safely on its own."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="sections")
    heading = models.CharField(max_length=200)
    aspect = term_field(Aspect)
    body = models.TextField(help_text="Markdown (CommonMark); raw HTML is refused.")

    class Meta(Ordered.Meta):
        constraints = [
            models.UniqueConstraint(fields=("article", "key"), name="section_key_is_unique_in_its_article"),
            is_one_of("aspect", Aspect, "section_aspect_is_known"),
        ]


class GuidanceRule(Part):
    """A piece of guidance about one activity (FHIR PlanDefinition action): for whom, until when, how strongly."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="guidance_rules")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    statement = models.TextField()
    rationale = models.TextField(blank=True)
    action = term_field(Action)
    strength = term_field(Strength)
    certainty = term_field(Certainty, default=Certainty.NOT_GRADED)
    wait_minimum = models.PositiveIntegerField(null=True, blank=True)
    wait_maximum = models.PositiveIntegerField(null=True, blank=True)
    wait_unit = unit_field(blank=True)
    wait_elapsed_fact = models.ForeignKey(Fact, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(Ordered.Meta):
        constraints = [
            models.UniqueConstraint(fields=("article", "key"), name="rule_key_is_unique_in_its_article"),
            is_one_of("action", Action, "rule_action_is_known"),
            is_one_of("strength", Strength, "rule_strength_is_known"),
            is_one_of("certainty", Certainty, "rule_certainty_is_known"),
            models.CheckConstraint(
                condition=Q(wait_minimum=None, wait_maximum=None, wait_unit="", wait_elapsed_fact=None)
                | (
                    Q(wait_minimum__isnull=False, wait_minimum__gte=1, wait_unit__in=[unit.value for unit in Unit])
                    & Q(wait_elapsed_fact__isnull=False)
                ),
                name="wait_is_whole_or_absent",
                violation_error_message="A wait has a minimum (from 1), a unit, and a fact that counts it.",
            ),
            models.CheckConstraint(
                condition=Q(wait_maximum=None) | Q(wait_maximum__gte=F("wait_minimum")),
                name="wait_maximum_is_not_below_minimum",
                violation_error_message="The wait's maximum must not be below its minimum.",
            ),
        ]


class RuleCitation(models.Model):
    rule = models.ForeignKey(GuidanceRule, on_delete=models.CASCADE, related_name="citations")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=("rule", "source"), name="rule_cites_a_source_once")]

    def __str__(self) -> str:
        return str(self.source)


class Condition(Ordered):
    """One fact compared with one value. Rows, so that a fact in use cannot be deleted."""

    fact = models.ForeignKey(Fact, on_delete=models.PROTECT, related_name="+")
    operator = term_field(Operator)
    value = models.JSONField()

    class Meta(Ordered.Meta):
        abstract = True

    def __str__(self) -> str:
        return f"{self.fact_id} {self.operator} {self.value}"


class RuleCondition(Condition):
    class List(models.TextChoices):
        APPLIES_WHEN = "applies_when"
        SATISFIED_WHEN = "satisfied_when"

    rule = models.ForeignKey(GuidanceRule, on_delete=models.CASCADE, related_name="conditions")
    list = models.CharField(max_length=20, choices=List)

    class Meta(Condition.Meta):
        constraints = [
            is_one_of("operator", Operator, "rule_condition_operator_is_known"),
            models.CheckConstraint(
                condition=Q(list__in=["applies_when", "satisfied_when"]), name="rule_condition_is_in_a_known_list"
            ),
        ]


class SymptomWarning(Part):
    """A sign to act on, or not to worry about, with what to do (NHS care cards)."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="symptom_warnings")
    symptom = models.CharField(max_length=200)
    description = models.TextField(help_text="How to recognise it.")
    urgency = term_field(Urgency)
    action = models.TextField(help_text="What to do; it stands on its own and starts with the act.")

    class Meta(Ordered.Meta):
        constraints = [
            models.UniqueConstraint(fields=("article", "key"), name="warning_key_is_unique_in_its_article"),
            is_one_of("urgency", Urgency, "warning_urgency_is_known"),
        ]


class WarningCitation(models.Model):
    warning = models.ForeignKey(SymptomWarning, on_delete=models.CASCADE, related_name="citations")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=("warning", "source"), name="warning_cites_a_source_once")]

    def __str__(self) -> str:
        return str(self.source)


class WarningCondition(Condition):
    warning = models.ForeignKey(SymptomWarning, on_delete=models.CASCADE, related_name="conditions")

    class Meta(Condition.Meta):
        constraints = [is_one_of("operator", Operator, "warning_condition_operator_is_known")]


class WarningCoding(Ordered):
    warning = models.ForeignKey(SymptomWarning, on_delete=models.CASCADE, related_name="codings")
    system = term_field(CodingSystem)
    code = models.CharField(max_length=40)
    display = models.CharField(max_length=200)

    class Meta(Ordered.Meta):
        constraints = [
            models.UniqueConstraint(fields=("warning", "system", "code"), name="warning_coding_is_given_once"),
            is_one_of("system", CodingSystem, "warning_coding_system_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.system} {self.code}"


class Scenario(Part):
    """A worked example: facts, and what must come out. An article whose scenarios fail cannot be published."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="scenarios")
    title = models.CharField(max_length=200)
    facts = models.JSONField(default=dict, blank=True)
    expected_outcomes = models.JSONField(default=dict, blank=True, help_text="Activity: outcome.")
    expected_warnings = models.JSONField(default=list, blank=True, help_text="Exactly the warnings triggered.")

    class Meta(Ordered.Meta):
        constraints = [models.UniqueConstraint(fields=("article", "key"), name="scenario_key_is_unique_in_its_article")]
