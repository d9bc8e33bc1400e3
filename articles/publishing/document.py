"""The article document: content and vocabulary rendered into what is published, and a document turned back to content.

Pure but for the clock that it is given. What comes out has passed `ArticleDocumentSerializer`, the one definition.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import orjson

from articles.editorial import markdown, reading, vocabulary
from articles.editorial.drafts import UNREVIEWED, Content, normalise
from articles.editorial.vocabulary import Vocabulary
from articles.guidance import conditions, waits
from articles.public.serializers import ArticleDocumentSerializer

Document = dict[str, Any]

# What the act of publishing adds: two documents that differ in these alone say the same.
PUBLICATION = ("version", "published_at", "first_published_at")


@dataclass(frozen=True, slots=True)
class Publication:
    """The act of publishing, as the document tells it."""

    version: int
    published_at: datetime
    first_published_at: datetime


@cache
def _shape() -> ArticleDocumentSerializer:
    # Made once: to make it takes longer than to write a document by it, which changes nothing of it.
    return ArticleDocumentSerializer()


def render(content: Content, vocabulary: Vocabulary, publication: Publication) -> Document:
    """The document of `content`, self-contained: every fact, activity, topic, source and service that it uses, whole.

    The content must have passed the checks: a name that leads nowhere is a KeyError here. A review that is not of
    exactly this content is nobody's.
    """
    facts = vocabulary.guidance_facts
    activities = vocabulary.with_required(rule["activity"] for rule in content["guidance_rules"])
    complete = {
        **content,
        "version": publication.version,
        "published_at": publication.published_at,
        "first_published_at": publication.first_published_at,
        "review": _review(content, vocabulary),
        "topics": [vocabulary.topics[slug] for slug in content["topics"]],
        "sections": [
            {**section, "body": {"markdown": section["body"], "html": markdown.to_html(section["body"])}}
            for section in content["sections"]
        ],
        "activities": [vocabulary.activities[key] for key in activities],
        "facts": [vocabulary.facts[key] for key in reading.facts_used(content)],
        "guidance_rules": [
            {
                **rule,
                "applies_when": _in_words(rule["applies_when"], facts),
                "satisfied_when": _in_words(rule["satisfied_when"], facts),
                "wait": {**rule["wait"], "text": waits.describe(rule["wait"], facts)} if rule["wait"] else None,
            }
            for rule in content["guidance_rules"]
        ],
        "symptom_warnings": [
            {
                **warning,
                "triggered_when": _in_words(warning["triggered_when"], facts),
                "codings": [_coding(coding) for coding in warning["codings"]],
            }
            for warning in content["symptom_warnings"]
        ],
        "support_services": [vocabulary.support_services[key] for key in content["support_services"]],
        "sources": [vocabulary.sources[key] for key in content["sources"]],
    }
    document: Document = _shape().to_representation(complete)
    return document


def _review(content: Content, vocabulary: Vocabulary) -> Content:
    if reading.fits(content, vocabulary):
        return {**content["review"], "clinically_reviewed": True}
    return {**UNREVIEWED, "clinically_reviewed": False}


def _in_words(entries: Iterable[Content], facts: Mapping[str, Any]) -> list[Content]:
    return [{**condition, "text": conditions.describe(condition, facts)} for condition in entries]


def _coding(coding: Content) -> Content:
    return vocabulary.coding(coding["system"], coding["code"], coding["display"])


def to_bytes(document: Document) -> bytes:
    """The bytes that are stored, hashed and served."""
    return orjson.dumps(document)


def says_the_same(one: Document, other: Document) -> bool:
    """Whether two documents differ in nothing but the act of publishing."""
    return _less_publication(one) == _less_publication(other)


def _less_publication(document: Document) -> Document:
    # A version of before reviews were of a content has no hash of one.
    return {**document, **dict.fromkeys(PUBLICATION), "review": {"content_hash": None, **document["review"]}}


def to_content(document: Document) -> Content:
    """The content that a document was rendered from: what is derived falls away, what is embedded becomes its key."""
    kept = {name: value for name, value in document.items() if name not in (*PUBLICATION, "activities", "facts")}
    return normalise(
        {
            **kept,
            "review": _without(document["review"], "clinically_reviewed"),
            "topics": [topic["slug"] for topic in document["topics"]],
            "sections": [{**section, "body": section["body"]["markdown"]} for section in document["sections"]],
            "guidance_rules": [
                {
                    **rule,
                    "applies_when": [_without(condition, "text") for condition in rule["applies_when"]],
                    "satisfied_when": [_without(condition, "text") for condition in rule["satisfied_when"]],
                    "wait": _without(rule["wait"], "text") if rule["wait"] else None,
                }
                for rule in document["guidance_rules"]
            ],
            "symptom_warnings": [
                {
                    **warning,
                    "triggered_when": [_without(condition, "text") for condition in warning["triggered_when"]],
                    "codings": [_without(coding, "uri", "oid") for coding in warning["codings"]],
                }
                for warning in document["symptom_warnings"]
            ],
            "support_services": [service["key"] for service in document["support_services"]],
            "sources": [source["key"] for source in document["sources"]],
        }
    )


def embedded_vocabulary(document: Document) -> dict[str, list[Content]]:
    """The vocabulary that a document embeds, as the content of a vocabulary file."""
    return {
        "facts": document["facts"],
        "activities": document["activities"],
        "topics": [
            {**topic, "codings": [_without(coding, "uri", "oid") for coding in topic["codings"]]}
            for topic in document["topics"]
        ],
        "sources": document["sources"],
        "support_services": document["support_services"],
    }


def _without(entry: Mapping[str, Any], *names: str) -> Content:
    return {name: value for name, value in entry.items() if name not in names}
