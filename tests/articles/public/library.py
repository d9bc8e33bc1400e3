"""Articles to read: small ones that the door has let through, different where a test needs them to be."""

from typing import Any

from articles import models
from articles.editorial import drafts, vocabulary
from tests import factories
from tests.factories import Content

# A condition on each fact of the small vocabulary.
CONDITIONS: dict[str, Content] = {
    "bleeding": {"fact": "bleeding", "operator": "eq", "value": "none"},
    "days_since_loss": {"fact": "days_since_loss", "operator": "gte", "value": 14},
    "fever": {"fact": "fever", "operator": "eq", "value": True},
}


def rule(key: str, *, fact: str = "bleeding", **changes: Any) -> Content:
    """A required rule that turns on `fact`."""
    usual = factories.ARTICLE["guidance_rules"][0]
    return {**usual, "key": key, "satisfied_when": [CONDITIONS[fact]], **changes}


def warning(key: str, *, fact: str = "fever", **changes: Any) -> Content:
    """An urgent warning that turns on `fact`."""
    usual = factories.ARTICLE["symptom_warnings"][0]
    return {**usual, "key": key, "triggered_when": [CONDITIONS[fact]], **changes}


def content(slug: str, **changes: Any) -> Content:
    """An article's content under `slug`, publishable whatever activities its rules are about."""
    whole = factories.content(slug=slug, **changes)
    activities = {one["activity"] for one in whole["guidance_rules"]}
    expected = {"outcomes": dict.fromkeys(activities, "need_facts"), "warnings": []}
    whole["scenarios"] = [{"key": "nothing-known", "title": "Nothing is known", "facts": {}, "expect": expected}]
    return {**whole, **changes}


def draft(slug: str, **changes: Any) -> models.Article:
    """A draft under `slug`. The small vocabulary must be there: `begin`."""
    return drafts.write(drafts.normalise(content(slug, **changes)))


def article(slug: str, **changes: Any) -> models.ArticleVersion:
    """An article under `slug`, live, or its next version."""
    draft(slug, **changes)
    return factories.publish_knowingly(slug)


def begin() -> None:
    """The small vocabulary, as it was before any test changed it."""
    vocabulary.write(factories.words(**factories.VOCABULARY))


def topic(slug: str, *, name: str = "A topic", parent: str | None = None) -> None:
    vocabulary.write(factories.words(topics=[{"slug": slug, "name": name, "parent": parent, "codings": []}]))


def fact(key: str, *, label: str) -> None:
    """The fact `key` of the small vocabulary, under another label."""
    (usual,) = (one for one in factories.VOCABULARY["facts"] if one["key"] == key)
    vocabulary.write(factories.words(facts=[{**usual, "label": label}]))


def activity(key: str, *, requires: tuple[str, ...] = ()) -> None:
    vocabulary.write(factories.words(activities=[{"key": key, "label": key, "requires": list(requires)}]))
