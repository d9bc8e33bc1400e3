"""Drafts as content: an article's rows read into one plain structure, and such a structure written to its rows.

Content is the article document less what is derived (`articles.editorial.serializers` is its shape). Reading what was
written gives the same content; everything else that handles a draft handles content.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from articles import models
from articles.editorial import edits, rows
from articles.editorial.edits import Hand
from articles.editorial.markdown import without_tabs
from articles.guidance import waits
from contentapi import text

Content = dict[str, Any]

# The review of what nobody has reviewed.
UNREVIEWED: Content = {"reviewed_by": None, "reviewed_on": None, "next_review_due": None, "content_hash": None}


def normalise_body(body: str) -> str:
    """A section's text as it is kept: it ends with one line break, and has no tabs, however it was written."""
    return without_tabs(body).strip("\n").rstrip() + "\n"


def normalise(content: Content) -> Content:
    """The same content in its one normal form: every text in its own, and what has no order sorted."""
    content = _in_one_form(content)
    return {
        **content,
        "review": {name: content["review"].get(name) for name in UNREVIEWED},
        "guidance_rules": [
            {**one, "sources": sorted(one["sources"]), "wait": one["wait"] and waits.in_ucum(one["wait"])}
            for one in content["guidance_rules"]
        ],
        "symptom_warnings": [{**one, "sources": sorted(one["sources"])} for one in content["symptom_warnings"]],
        "sections": [{**one, "body": normalise_body(one["body"])} for one in content["sections"]],
        "scenarios": [
            {
                **one,
                "facts": dict(sorted(one["facts"].items())),
                "expect": {
                    "outcomes": dict(sorted(one["expect"]["outcomes"].items())),
                    "warnings": sorted(one["expect"]["warnings"]),
                },
            }
            for one in content["scenarios"]
        ],
    }


def _in_one_form(value: Any) -> Any:
    """Rows may be older than what text may hold."""
    if isinstance(value, str):
        return text.normalise(value, lines="\n" in value)
    if isinstance(value, dict):
        return {name: _in_one_form(inner) for name, inner in value.items()}
    return [_in_one_form(inner) for inner in value] if isinstance(value, list) else value


def read(article: models.Article) -> Content:
    """The draft of `article` as content, in its normal form."""
    rules = article.guidance_rules.select_related("activity", "wait_elapsed_fact").prefetch_related(
        "conditions__fact", "citations__source"
    )
    warnings = article.symptom_warnings.prefetch_related("conditions__fact", "citations__source", "codings")
    return normalise(
        {
            "slug": article.slug,
            "language": article.language,
            "title": article.title,
            "question": article.question,
            "short_answer": article.short_answer,
            "summary": article.summary,
            "notice": article.notice,
            "review": {
                "reviewed_by": {"name": article.reviewed_by_name, "credentials": article.reviewed_by_credentials}
                if article.reviewed_by_name
                else None,
                "reviewed_on": _text(article.reviewed_on),
                "next_review_due": _text(article.next_review_due),
                "content_hash": article.reviewed_content_hash or None,
            },
            "topics": [link.topic.slug for link in article.topics.select_related("topic")],
            "related": [link.slug for link in article.related.all()],
            "definitions": [
                _definition(one) for one in article.definitions.select_related("range_fact", "according_to")
            ],
            "sections": [
                {"key": one.key, "heading": one.heading, "aspect": one.aspect, "body": one.body}
                for one in article.sections.all()
            ],
            "guidance_rules": [_rule(rule) for rule in rules],
            "symptom_warnings": [_warning(warning) for warning in warnings],
            "scenarios": [
                {
                    "key": one.key,
                    "title": one.title,
                    "facts": one.facts,
                    "expect": {"outcomes": one.expected_outcomes, "warnings": one.expected_warnings},
                }
                for one in article.scenarios.all()
            ],
            "support_services": [link.service.key for link in article.support_services.select_related("service")],
            "sources": [link.source.key for link in article.sources.select_related("source")],
        }
    )


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _definition(one: models.Definition) -> Content:
    span = None
    if one.range_fact:
        span = {"fact": one.range_fact.key, "minimum": one.range_minimum, "below": one.range_below}
    return {"term": one.term, "meaning": one.meaning, "range": span, "according_to": one.according_to.key}


def _conditions(rows: Iterable[models.RuleCondition | models.WarningCondition]) -> list[Content]:
    return [{"fact": row.fact.key, "operator": row.operator, "value": row.value} for row in rows]


def _rule(rule: models.GuidanceRule) -> Content:
    conditions = list(rule.conditions.all())
    wait = None
    if rule.wait_elapsed_fact:
        wait = {
            "minimum": rule.wait_minimum,
            "maximum": rule.wait_maximum,
            "unit": rule.wait_unit,
            "elapsed_fact": rule.wait_elapsed_fact.key,
        }
    return {
        "key": rule.key,
        "activity": rule.activity.key,
        "title": rule.title,
        "statement": rule.statement,
        "rationale": rule.rationale,
        "action": rule.action,
        "strength": rule.strength,
        "certainty": rule.certainty,
        **{part: _conditions(c for c in conditions if c.list == part) for part in models.RuleCondition.List.values},
        "wait": wait,
        "sources": [citation.source.key for citation in rule.citations.all()],
    }


def _warning(warning: models.SymptomWarning) -> Content:
    return {
        "key": warning.key,
        "symptom": warning.symptom,
        "description": warning.description,
        "urgency": warning.urgency,
        "action": warning.action,
        "triggered_when": _conditions(warning.conditions.all()),
        "codings": [{"system": one.system, "code": one.code, "display": one.display} for one in warning.codings.all()],
        "sources": [citation.source.key for citation in warning.citations.all()],
    }


@transaction.atomic
def write(content: Content, *, author: str | None = None, hands: Iterable[Hand] | None = None) -> models.Article:
    """Makes `content` (checked, in its normal form) the draft of its article, whole: what it lacks goes.

    What was there under the same name stays the same row, so that a colleague who has it open can be told what became
    of it. `author` is who wrote it; None leaves what is recorded. `hands` are those whose words they are, where more is
    known than the author: with neither, it is on record that nobody knows who changed the draft.
    """
    review = content["review"]
    reviewer = review["reviewed_by"] or {"name": "", "credentials": ""}
    article, _ = models.Article.objects.select_for_update().update_or_create(
        slug=content["slug"],
        defaults={
            **{name: content[name] for name in ("language", "title", "question", "short_answer", "summary", "notice")},
            "reviewed_by_name": reviewer["name"],
            "reviewed_by_credentials": reviewer["credentials"],
            "reviewed_on": _day(review["reviewed_on"]),
            "next_review_due": _day(review["next_review_due"]),
            "reviewed_content_hash": review["content_hash"] or "",
            **({"author": author} if author is not None else {}),
        },
    )
    _write_parts(article, content)
    for hand in [Hand(author or "")] if hands is None else hands:
        edits.record([(models.Edited.ARTICLE, content["slug"])], by=hand, whole=hands is None)
    return article


def _write_parts(article: models.Article, content: Content) -> None:
    facts = _by_key(models.Fact)
    sources = _by_key(models.Source)
    activities = _by_key(models.Activity)
    services = _by_key(models.SupportService)
    topics = dict(models.Topic.objects.values_list("slug", "pk"))

    def replace(model: Any, items: Iterable[Mapping[str, Any]], *named_by: str) -> list[Any]:
        return rows.replace(model, {"article_id": article.pk}, items, named_by)

    replace(models.ArticleTopic, ({"topic_id": topics[slug]} for slug in content["topics"]), "topic_id")
    replace(models.RelatedArticle, ({"slug": slug} for slug in content["related"]), "slug")
    replace(models.ArticleSource, ({"source_id": sources[key]} for key in content["sources"]), "source_id")
    services_used = ({"service_id": services[key]} for key in content["support_services"])
    replace(models.ArticleService, services_used, "service_id")
    replace(models.Section, content["sections"], "key")
    replace(
        models.Definition,
        (
            {
                "term": one["term"],
                "meaning": one["meaning"],
                "according_to_id": sources[one["according_to"]],
                **_range(one["range"], facts),
            }
            for one in content["definitions"]
        ),
        "term",
        "according_to_id",
    )
    replace(
        models.Scenario,
        (
            {
                "key": one["key"],
                "title": one["title"],
                "facts": one["facts"],
                "expected_outcomes": one["expect"]["outcomes"],
                "expected_warnings": one["expect"]["warnings"],
            }
            for one in content["scenarios"]
        ),
        "key",
    )
    plain: tuple[str, ...] = ("key", "title", "statement", "rationale", "action", "strength", "certainty")
    rules = replace(
        models.GuidanceRule,
        (
            {
                **{name: one[name] for name in plain},
                "activity_id": activities[one["activity"]],
                **_wait(one["wait"], facts),
            }
            for one in content["guidance_rules"]
        ),
        "key",
    )
    plain = ("key", "symptom", "description", "urgency", "action")
    warnings = replace(
        models.SymptomWarning, ({name: one[name] for name in plain} for one in content["symptom_warnings"]), "key"
    )
    _write_what_parts_hold(rules, warnings, content, facts, sources)


def _write_what_parts_hold(
    rules: list[Any], warnings: list[Any], content: Content, facts: Mapping[str, int], sources: Mapping[str, int]
) -> None:
    models.RuleCitation.objects.filter(rule__in=rules).delete()
    models.RuleCondition.objects.filter(rule__in=rules).delete()
    models.WarningCitation.objects.filter(warning__in=warnings).delete()
    models.WarningCondition.objects.filter(warning__in=warnings).delete()
    models.RuleCitation.objects.bulk_create(
        models.RuleCitation(rule=row, source_id=sources[key])
        for row, one in zip(rules, content["guidance_rules"], strict=True)
        for key in one["sources"]
    )
    models.RuleCondition.objects.bulk_create(
        models.RuleCondition(rule=row, list=part, position=position, **_condition(condition, facts))
        for row, one in zip(rules, content["guidance_rules"], strict=True)
        for part in models.RuleCondition.List.values
        for position, condition in enumerate(one[part])
    )
    models.WarningCitation.objects.bulk_create(
        models.WarningCitation(warning=row, source_id=sources[key])
        for row, one in zip(warnings, content["symptom_warnings"], strict=True)
        for key in one["sources"]
    )
    models.WarningCondition.objects.bulk_create(
        models.WarningCondition(warning=row, position=position, **_condition(condition, facts))
        for row, one in zip(warnings, content["symptom_warnings"], strict=True)
        for position, condition in enumerate(one["triggered_when"])
    )
    for row, one in zip(warnings, content["symptom_warnings"], strict=True):
        rows.replace(models.WarningCoding, {"warning_id": row.pk}, one["codings"], ("system", "code"))


def _by_key(model: Any) -> dict[str, int]:
    return dict(model.objects.values_list("key", "pk"))


def _range(span: Content | None, facts: Mapping[str, int]) -> Content:
    if span is None:
        return {"range_fact_id": None, "range_minimum": None, "range_below": None}
    return {"range_fact_id": facts[span["fact"]], "range_minimum": span["minimum"], "range_below": span["below"]}


def _wait(wait: Content | None, facts: Mapping[str, int]) -> Content:
    if wait is None:
        return {"wait_minimum": None, "wait_maximum": None, "wait_unit": "", "wait_elapsed_fact_id": None}
    return {
        "wait_minimum": wait["minimum"],
        "wait_maximum": wait["maximum"],
        "wait_unit": wait["unit"],
        "wait_elapsed_fact_id": facts[wait["elapsed_fact"]],
    }


def _condition(condition: Content, facts: Mapping[str, int]) -> Content:
    return {"fact_id": facts[condition["fact"]], "operator": condition["operator"], "value": condition["value"]}
