"""The version of what editors work on: a hash of all that it says.

Whoever would replace or delete something names the version that they were shown, and is refused where it has moved on.
Hashes rather than counters: whatever writes a row (a form, a file, a restored version, a shell) moves its version, and
a change that was taken back moves it back.
"""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from articles import models
from articles.editorial import drafts, vocabulary

# The lists of an article's content that are parts with a page of their own.
PARTS: dict[type[Any], str] = {
    models.Section: "sections",
    models.GuidanceRule: "guidance_rules",
    models.SymptomWarning: "symptom_warnings",
    models.Scenario: "scenarios",
}
WORDS: dict[type[Any], str] = {
    models.Fact: "facts",
    models.Activity: "activities",
    models.Topic: "topics",
    models.Source: "sources",
    models.SupportService: "support_services",
}


def digest(value: Any) -> str:
    """The hash of plain data."""
    # Not orjson: a scenario's facts may hold a whole number of any size.
    written = json.dumps(value, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def of(row: Any) -> str:
    """The version of an article's draft, of one of its parts, or of an entry of the vocabulary."""
    return of_all([row])[row.pk]


def of_all(rows: Sequence[Any]) -> dict[Any, str]:
    """The versions of rows of one kind, by primary key."""
    if not rows:
        return {}
    model: type[Any] = type(rows[0])
    if model is models.Article:
        return {row.pk: digest([drafts.read(row), row.author]) for row in rows}
    if model in PARTS:
        articles = {row.article_id: row.article for row in rows}
        found = {pk: part for article in articles.values() for pk, part in parts_of(article)[model].items()}
        return {row.pk: found.get(str(row.pk), _GONE)[0] for row in rows}
    entries = getattr(vocabulary.read(), WORDS[model])
    name_of = "slug" if model is models.Topic else "key"
    return {row.pk: digest(entries.get(getattr(row, name_of))) for row in rows}


def parts_of(article: models.Article) -> dict[type[Any], dict[str, tuple[str, str]]]:
    """The version and the key of each part of an article, by kind and primary key."""
    content = drafts.read(article)
    found: dict[type[Any], dict[str, tuple[str, str]]] = {}
    for model, name in PARTS.items():
        says = {part["key"]: digest(part) for part in content[name]}
        keys = model._default_manager.filter(article=article).values_list("pk", "key")
        found[model] = {str(pk): (says.get(key, ""), key) for pk, key in keys}
    return found


# Nobody holds a lock while a page is made: a row can go between two questions, and has no version then.
_GONE = ("", "")
