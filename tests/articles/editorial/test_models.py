"""What the database itself refuses, however it is written to: each constraint does what its name says."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import Model, ProtectedError

from articles import models
from articles.editorial import drafts, vocabulary
from tests import factories

pytestmark = pytest.mark.django_db

CODING = {"system": "icd-10", "code": "R50", "display": "Fever"}
FULL: dict[str, Any] = {
    "related": ["another"],
    "definitions": [
        {
            "term": "early loss",
            "meaning": "A loss in the first days.",
            "range": {"fact": "days_since_loss", "minimum": 0, "below": 7},
            "according_to": "leaflet",
        }
    ],
    "guidance_rules": [
        {
            **factories.ARTICLE["guidance_rules"][0],
            "wait": {"minimum": 2, "maximum": 3, "unit": "wk", "elapsed_fact": "days_since_loss"},
        }
    ],
    "symptom_warnings": [{**factories.ARTICLE["symptom_warnings"][0], "codings": [CODING]}],
}


@pytest.fixture
def article(db: None) -> models.Article:
    """A draft in which every table has a row."""
    return factories.draft(**FULL)


Write = Callable[[], object]


def refused_by(constraint: str, write: Write) -> None:
    """That `write`, which asks no validator, is refused by this very constraint.

    SQLite names a check, but of a unique constraint only its columns.
    """
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        write()
    said = str(refusal.value)
    assert constraint in said or (connection.vendor == "sqlite" and said.startswith("UNIQUE constraint failed: "))


def update(model: Any, **changes: Any) -> Write:
    return lambda: model._default_manager.update(**changes)


def copy_of(model: Any, **changes: Any) -> Write:
    """Adds a second row like the first."""

    def write() -> None:
        row = model._default_manager.first()
        row.pk = None
        for name, value in changes.items():
            setattr(row, name, value)
        model._default_manager.bulk_create([row])

    return write


CHECKS: list[tuple[str, Any, dict[str, Any]]] = [
    ("credentials_belong_to_a_named_reviewer", models.Article, {"reviewed_by_credentials": "MRCOG"}),
    ("range_has_a_fact_and_a_bound", models.Definition, {"range_fact": None}),
    ("range_has_a_fact_and_a_bound", models.Definition, {"range_minimum": None, "range_below": None}),
    ("range_is_not_empty", models.Definition, {"range_minimum": 7}),
    ("range_is_not_empty", models.Definition, {"range_below": -1}),
    ("section_aspect_is_known", models.Section, {"aspect": "anwser"}),
    ("section_aspect_is_known", models.Section, {"aspect": ""}),
    ("rule_action_is_known", models.GuidanceRule, {"action": "hope"}),
    ("rule_strength_is_known", models.GuidanceRule, {"strength": "must"}),
    ("rule_certainty_is_known", models.GuidanceRule, {"certainty": "certain"}),
    ("wait_is_whole_or_absent", models.GuidanceRule, {"wait_minimum": 0, "wait_maximum": None}),
    ("wait_is_whole_or_absent", models.GuidanceRule, {"wait_unit": ""}),
    ("wait_is_whole_or_absent", models.GuidanceRule, {"wait_unit": "fortnights"}),
    ("wait_is_whole_or_absent", models.GuidanceRule, {"wait_elapsed_fact": None}),
    ("wait_maximum_is_not_below_minimum", models.GuidanceRule, {"wait_maximum": 1}),
    ("rule_condition_operator_is_known", models.RuleCondition, {"operator": "is"}),
    ("rule_condition_is_in_a_known_list", models.RuleCondition, {"list": "triggered_when"}),
    ("warning_urgency_is_known", models.SymptomWarning, {"urgency": "soon"}),
    ("warning_condition_operator_is_known", models.WarningCondition, {"operator": "<"}),
    ("warning_coding_system_is_known", models.WarningCoding, {"system": "icd10"}),
    ("topic_coding_system_is_known", models.TopicCoding, {"system": ""}),
    ("support_service_can_be_reached", models.SupportService, {"phone": ""}),
]


def test_the_database_refuses_a_wait_that_lacks_its_minimum_alone(article: models.Article) -> None:
    refused_by("wait_is_whole_or_absent", update(models.GuidanceRule, wait_minimum=None, wait_maximum=None))


@pytest.mark.parametrize(
    ("constraint", "model", "changes"), CHECKS, ids=[f"{name} {list(changes.values())}" for name, _, changes in CHECKS]
)
def test_the_database_refuses_what_the_constraint_names(
    constraint: str, model: Any, changes: dict[str, Any], article: models.Article
) -> None:
    assert model._default_manager.exists()
    refused_by(constraint, update(model, **changes))


def test_a_topic_is_not_its_own_parent(article: models.Article) -> None:
    topic = models.Topic.objects.get(slug="miscarriage")
    refused_by("topic_is_not_its_own_parent", lambda: models.Topic.objects.filter(pk=topic.pk).update(parent=topic))


FACTS: list[tuple[str, str, dict[str, Any]]] = [
    ("fact_kind_is_known", "fever", {"kind": "bool"}),
    ("whole_number_fact_alone_has_unit_and_range", "days_since_loss", {"unit": ""}),
    ("whole_number_fact_alone_has_unit_and_range", "days_since_loss", {"minimum": None}),
    ("whole_number_fact_alone_has_unit_and_range", "days_since_loss", {"maximum": None}),
    ("whole_number_fact_alone_has_unit_and_range", "days_since_loss", {"kind": "boolean"}),
    ("whole_number_fact_alone_has_unit_and_range", "fever", {"kind": "integer"}),
    ("whole_number_fact_alone_has_unit_and_range", "fever", {"unit": "d"}),
    ("whole_number_fact_alone_has_unit_and_range", "bleeding", {"minimum": 0, "maximum": 9}),
    ("fact_minimum_is_not_above_maximum", "days_since_loss", {"minimum": 3651}),
    ("fact_with_an_order_is_a_choice", "fever", {"ordered": True}),
    ("fact_with_an_order_is_a_choice", "days_since_loss", {"ordered": True}),
]


@pytest.mark.parametrize(("constraint", "key", "changes"), FACTS, ids=[f"{key} {new}" for _, key, new in FACTS])
def test_the_database_refuses_a_fact_that_is_neither_one_kind_nor_another(
    constraint: str, key: str, changes: dict[str, Any], article: models.Article
) -> None:
    refused_by(constraint, lambda: models.Fact.objects.filter(key=key).update(**changes))


REPEATS: list[tuple[str, Any]] = [
    ("slug", models.Article),
    ("article_has_a_topic_once", models.ArticleTopic),
    ("article_is_related_to_another_once", models.RelatedArticle),
    ("article_lists_a_source_once", models.ArticleSource),
    ("article_lists_a_service_once", models.ArticleService),
    ("term_is_defined_once_by_a_source", models.Definition),
    ("section_key_is_unique_in_its_article", models.Section),
    ("rule_key_is_unique_in_its_article", models.GuidanceRule),
    ("rule_cites_a_source_once", models.RuleCitation),
    ("warning_key_is_unique_in_its_article", models.SymptomWarning),
    ("warning_cites_a_source_once", models.WarningCitation),
    ("warning_coding_is_given_once", models.WarningCoding),
    ("scenario_key_is_unique_in_its_article", models.Scenario),
    ("topic_coding_is_given_once", models.TopicCoding),
    ("choice_key_is_unique_in_its_fact", models.FactChoice),
    *[("key", model) for model in (models.Fact, models.Activity, models.Source, models.SupportService)],
    ("slug", models.Topic),
]


@pytest.mark.slow
@pytest.mark.parametrize(("constraint", "model"), REPEATS, ids=[model.__name__ for _, model in REPEATS])
def test_the_database_refuses_the_same_thing_twice(constraint: str, model: Any, article: models.Article) -> None:
    refused_by(constraint, copy_of(model))


def test_another_article_may_use_the_same_names(article: models.Article) -> None:
    other = drafts.write(drafts.normalise(factories.content(**FULL, slug="other")))
    assert other.guidance_rules.get().key == article.guidance_rules.get().key
    assert models.Definition.objects.filter(term="early loss").count() == 2


def test_every_constraint_of_the_private_side_is_tried_here() -> None:
    tried = {name for name, *_ in (*CHECKS, *FACTS, *REPEATS)} | {"topic_is_not_its_own_parent"}
    private = ("articles.models.editorial", "articles.models.vocabulary")
    named = {
        constraint.name
        for model in connection.introspection.get_migratable_models()
        if model.__module__ in private
        for constraint in model._meta.constraints
    }
    assert named <= tried


IN_USE: list[tuple[str, Any, dict[str, Any]]] = [
    ("a fact of a condition of a rule", models.Fact, {"key": "bleeding"}),
    ("a fact of a condition of a warning", models.Fact, {"key": "fever"}),
    ("a fact of a wait or a range", models.Fact, {"key": "days_since_loss"}),
    ("a source", models.Source, {"key": "leaflet"}),
    ("a topic", models.Topic, {"slug": "miscarriage"}),
    ("a topic that others lie under", models.Topic, {"slug": "loss"}),
    ("an activity", models.Activity, {"key": "resume_sex"}),
    ("a service", models.SupportService, {"key": "helpline"}),
]


@pytest.mark.parametrize(("model", "chosen"), [row[1:] for row in IN_USE], ids=[row[0] for row in IN_USE])
def test_what_is_in_use_cannot_be_deleted(model: Any, chosen: dict[str, Any], article: models.Article) -> None:
    before = drafts.read(article)
    with pytest.raises(ProtectedError), transaction.atomic():
        model._default_manager.filter(**chosen).delete()
    assert drafts.read(article) == before


USES: list[tuple[Any, str]] = [
    (models.Definition, "range_fact"),
    (models.Definition, "according_to"),
    (models.GuidanceRule, "wait_elapsed_fact"),
    (models.GuidanceRule, "activity"),
    (models.RuleCondition, "fact"),
    (models.RuleCitation, "source"),
    (models.WarningCondition, "fact"),
    (models.WarningCitation, "source"),
    (models.ArticleSource, "source"),
    (models.ArticleTopic, "topic"),
    (models.ArticleService, "service"),
    (models.Topic, "parent"),
]


@pytest.mark.parametrize(("model", "link"), USES, ids=[f"{model.__name__}.{link}" for model, link in USES])
def test_each_use_alone_protects_what_it_uses(model: Any, link: str, article: models.Article) -> None:
    row = model._default_manager.filter(**{f"{link}__isnull": False}).get()
    used = getattr(row, link)
    spare = type(used)._default_manager.get(pk=used.pk)
    spare.pk = None
    setattr(spare, "slug" if isinstance(spare, models.Topic) else "key", "spare")
    spare.save(force_insert=True)
    model._default_manager.filter(pk=row.pk).update(**{link: spare})
    with pytest.raises(ProtectedError), transaction.atomic():
        spare.delete()


def test_what_is_not_in_use_can_be_deleted(article: models.Article) -> None:
    article.delete()
    for model in (models.Fact, models.Source, models.Activity, models.SupportService):
        model._default_manager.all().delete()
    models.Topic.objects.get(slug="miscarriage").delete()
    models.Topic.objects.get(slug="loss").delete()
    assert vocabulary.read() == vocabulary.Vocabulary({}, {}, {}, {}, {})


def test_deleting_a_draft_deletes_its_parts_and_nothing_else(article: models.Article) -> None:
    before = vocabulary.read()
    article.delete()
    parts: list[type[Model]] = [models.Section, models.GuidanceRule, models.RuleCondition, models.WarningCoding]
    assert [model._default_manager.exists() for model in parts] == [False] * 4
    assert vocabulary.read() == before


def takes(field: Any, text: str) -> bool:
    try:
        field.clean(text, None)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    ("field", "right", "wrong"),
    [
        (
            models.Article._meta.get_field("slug"),
            ["a", "0", "sex-after-miscarriage", "a-1", "x" * 100],
            ["", "A", "a_b", "-a", "a-", "a--b", "a b", "é", "a\n", "١", "x" * 101],
        ),
        (
            models.Article._meta.get_field("language"),
            ["en", "en-GB", "zh-Hant-TW", "es-419"],
            ["", "EN", "en_GB", "en-gb", "english", "en-", "en\n"],
        ),
        (
            models.Fact._meta.get_field("key"),
            ["a", "days_since_loss", "a1_2", "x" * 64],
            ["", "A", "a-b", "_a", "a_", "a__b", "1a", "a\n", "x" * 65],
        ),
    ],
    ids=["slug", "language", "key"],
)
def test_names_that_readers_see_have_one_form(field: Any, right: list[str], wrong: list[str]) -> None:
    assert [text for text in (*right, *wrong) if takes(field, text)] == right
