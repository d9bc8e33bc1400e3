"""What an assistant is told of an article and of an assessment: little, and never without what must not be left out."""

from collections.abc import Mapping
from typing import Any, Final

from health_content.models import (
    ArticleDocument,
    ArticleSummary,
    AssessedRule,
    AssessedWarning,
    Assessment,
    Question,
    SymptomWarning,
)

Told = dict[str, Any]

_RED_FLAGS = ("emergency", "urgent")

# How many articles one answer has at most.
_MOST: Final = 10

# Rules that ask something of this reader, or may.
_OPEN = ("outstanding", "advice", "unknown")


def find(articles: list[ArticleSummary], words: str, warnings: Mapping[str, list[SymptomWarning]]) -> Told:
    """The articles that have all of the words, each with its notice and red flags; the first ones where none has."""
    wanted = words.casefold().split()
    found = [article for article in articles if all(word in _text(article) for word in wanted)]
    shown = (found or articles)[:_MOST]
    return {
        "matched": bool(found),
        "left_out": len(found or articles) - len(shown),
        "articles": [
            {
                "slug": article.slug,
                "title": article.title,
                "question": article.question,
                "short_answer": article.short_answer,
                "notice": article.notice,
                "red_flags": _red_flags(warnings.get(article.slug, [])),
                "language": article.language,
                "activities": article.activities,
                "clinically_reviewed": article.clinically_reviewed,
            }
            for article in shown
        ],
    }


def _text(article: ArticleSummary) -> str:
    said = [article.slug, article.title, article.question, article.short_answer, article.summary]
    return " ".join([*said, *article.topics, *article.activities]).casefold()


def contents(article: ArticleDocument) -> Told:
    """What an article answers, and which sections it has."""
    return {
        **always(article),
        "title": article.title,
        "question": article.question,
        "short_answer": article.short_answer,
        "summary": article.summary,
        "sections": {section.key: section.heading for section in article.sections},
        "activities": {activity.key: activity.label for activity in article.activities},
        "support": [
            {"name": service.name, "phone": service.phone, "region": service.region, "for_crisis": service.for_crisis}
            for service in article.support_services
        ],
    }


def section(article: ArticleDocument, key: str) -> Told | None:
    """One section, as it is written; None where the article has no such section."""
    for found in article.sections:
        if found.key == key:
            return {**always(article), "heading": found.heading, "text": found.body.markdown}
    return None


def warnings(article: ArticleDocument) -> Told:
    """Every warning sign, the most urgent first, and what each turns on."""
    order = ("emergency", "urgent", "non_urgent", "expected")
    return {
        "notice": article.notice,
        "warnings": [
            {
                **_act(warning),
                "description": warning.description,
                "when": [condition.text for condition in warning.triggered_when],
            }
            for warning in sorted(article.symptom_warnings, key=lambda each: order.index(each.urgency))
        ],
    }


def facts(article: ArticleDocument) -> Told:
    """What a fact of the article takes, by its name."""
    return {
        fact.key: {
            "question": fact.question,
            "takes": [choice.key for choice in fact.choices] or fact.kind,
            **({"unit": fact.unit} if fact.unit else {}),
        }
        for fact in article.facts
    }


def assessed(assessment: Assessment) -> Told:
    """Where a reader stands: what is triggered, word for word; what each activity comes to; what to ask next."""
    return {
        **next_question(assessment),
        "activities": [
            {
                "activity": activity.activity,
                "label": activity.label,
                "outcome": activity.outcome,
                "rules": [_rule(rule) for rule in activity.rules if rule.state in _OPEN],
            }
            for activity in assessment.activities
        ],
    }


def next_question(assessment: Assessment) -> Told:
    """What to ask now, and whatever must be said before."""
    return {
        "notice": assessment.notice,
        "triggered": [_act(warning) for warning in assessment.warnings if warning.state == "triggered"],
        "red_flags_not_ruled_out": [
            _act(warning)
            for warning in assessment.warnings
            if warning.state == "unknown" and warning.urgency in _RED_FLAGS
        ],
        "next_question": _question(assessment.next_questions[0]) if assessment.next_questions else None,
    }


def always(article: ArticleDocument) -> Told:
    """What goes with whatever is said of an article."""
    return {"notice": article.notice, "red_flags": _red_flags(article.symptom_warnings)}


def _red_flags(warnings: list[SymptomWarning]) -> list[Told]:
    return [_act(warning) for warning in warnings if warning.urgency in _RED_FLAGS]


def _act(warning: SymptomWarning | AssessedWarning) -> Told:
    return {"urgency": warning.urgency, "symptom": warning.symptom, "action": warning.action}


def _rule(rule: AssessedRule) -> Told:
    remaining = rule.remaining
    return {
        "statement": rule.statement,
        "strength": rule.strength,
        "state": rule.state,
        "because": [reason.text for reason in rule.because],
        **({"missing_facts": rule.missing_facts} if rule.missing_facts else {}),
        **({"remaining": remaining.to_dict()} if remaining else {}),
    }


def _question(question: Question) -> Told:
    told = question.to_dict()
    return {name: value for name, value in told.items() if value not in (None, "", [])}
