"""The live rows: what the read API serves, written whole at each publication and taken away at retirement."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

import orjson
from django.urls import reverse

from articles import models
from articles.editorial.reading import rule_facts, warning_facts
from articles.editorial.vocabulary import Vocabulary
from articles.public import serializers
from articles.public.listed import serializers as listed
from articles.publishing.document import Document
from articles.terms import Significance

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A kind of vocabulary: where a document has it, how it is named, and what a list of it is filtered by."""

    model: type[Any]
    member: str
    serializer: Any
    name: str = "key"
    columns: tuple[str, ...] = ()


_ENTRIES = (
    _Entry(models.PublishedTopic, "topics", serializers.TopicSerializer, name="slug"),
    _Entry(models.PublishedFact, "facts", serializers.FactSerializer),
    _Entry(models.PublishedActivity, "activities", serializers.ActivitySerializer),
    _Entry(models.PublishedSource, "sources", serializers.SourceSerializer),
    _Entry(
        models.PublishedSupportService,
        "support_services",
        serializers.SupportServiceSerializer,
        columns=("region", "for_crisis"),
    ),
)


def article_url(slug: str) -> str:
    return reverse("article", kwargs={"slug": slug})


def _bytes(serializer: Any, entry: Mapping[str, Any]) -> bytes:
    """`entry` as it is served: through its one definition."""
    return orjson.dumps(serializer(entry).data)


def version_entry(document: Document, significance: Significance, sha256: str) -> bytes:
    """A version's entry in its article's history."""
    slug, number = document["slug"], document["version"]
    url = reverse("article-version", kwargs={"slug": slug, "number": number})
    entry = {**document, "number": number, "significance": significance, "sha256": sha256, "url": url}
    return _bytes(listed.VersionSerializer, entry)


def replace(version: models.ArticleVersion, document: Document, vocabulary: Vocabulary) -> None:
    """Makes `document`, just appended as `version`, what is live of its article. Within the door's transaction."""
    slug = document["slug"]
    _clear(slug)
    now = {
        "title": document["title"],
        "language": document["language"],
        "version": version,
        "published_at": version.published_at,
        "body": _summary(document),
    }
    published, _ = models.PublishedArticle.objects.update_or_create(
        slug=slug,
        defaults={**now, "retired_at": None, "successor": ""},
        create_defaults={**now, "first_published_at": version.published_at},
    )
    _add_rules(published, document)
    _add_warnings(published, document)
    topics = [vocabulary.topics[slug] for slug in vocabulary.with_ancestors(t["slug"] for t in document["topics"])]
    _add_entries(published, {**document, "topics": topics})
    _add_codings(published, topics, document["symptom_warnings"])
    models.PublishedRelation.objects.bulk_create(
        models.PublishedRelation(article=published, position=position, related_id=related)
        for position, related in enumerate(document["related"])
    )


def remove(published: models.PublishedArticle, *, at: datetime, successor: str) -> None:
    """Takes the article's parts away and marks it retired. Within the door's transaction."""
    _clear(published.slug)
    published.retired_at, published.successor = at, successor
    published.save(update_fields=["retired_at", "successor"])


def _clear(slug: str) -> None:
    """Removes the live parts of an article; vocabulary that it spoke for is spoken for by the latest that has it."""
    for part in (models.PublishedRule, models.PublishedWarning, models.PublishedCoding, models.PublishedRelation):
        part._default_manager.filter(article=slug).delete()
    for entry in _ENTRIES:
        model, name = entry.model, entry.name
        spoken_for = list(model._default_manager.filter(article=slug, shown=True).values_list(name, flat=True))
        model._default_manager.filter(article=slug).delete()
        for value in spoken_for:
            others = model._default_manager.filter(**{name: value})
            # By version, not by date: a clock can be set back.
            if (latest := others.order_by("-article__version_id").first()) is not None:
                latest.shown = True
                latest.save(update_fields=["shown"])


def _add_entries(published: models.PublishedArticle, document: Document) -> None:
    """The vocabulary that the article embeds: it speaks for each entry from now on."""
    for entry in _ENTRIES:
        rows = entry.model._default_manager
        for one in document[entry.member]:
            key = {entry.name: one[entry.name]}
            columns = {name: one[name] for name in entry.columns}
            rows.filter(**key, shown=True).update(shown=False)
            rows.create(article=published, **key, **columns, body=_bytes(entry.serializer, one), shown=True)


def _add_codings(
    published: models.PublishedArticle, topics: Iterable[Mapping[str, Any]], warnings: Iterable[Mapping[str, Any]]
) -> None:
    codes = ((coding["system"], coding["code"]) for bearer in (*topics, *warnings) for coding in bearer["codings"])
    models.PublishedCoding.objects.bulk_create(
        models.PublishedCoding(article=published, system=system, code=code) for system, code in dict.fromkeys(codes)
    )


def _summary(document: Document) -> bytes:
    own = dict.fromkeys(rule["activity"] for rule in document["guidance_rules"])
    return _bytes(
        listed.ArticleSummarySerializer,
        {
            **document,
            "clinically_reviewed": document["review"]["clinically_reviewed"],
            "topics": [topic["slug"] for topic in document["topics"]],
            "activities": list(own),
            "url": article_url(document["slug"]),
        },
    )


def _provenance(document: Document, key: str) -> dict[str, Any]:
    """What a part says of the article that it belongs to, where it is served by itself."""
    return {
        "article": document["slug"],
        "article_version": document["version"],
        "notice": document["notice"],
        "clinically_reviewed": document["review"]["clinically_reviewed"],
        "url": f"{article_url(document['slug'])}#{key}",
    }


def _add_rules(published: models.PublishedArticle, document: Document) -> None:
    entries = document["guidance_rules"]
    rows = models.PublishedRule.objects.bulk_create(
        models.PublishedRule(
            article=published,
            position=position,
            activity=rule["activity"],
            strength=rule["strength"],
            body=_bytes(listed.PublishedRuleSerializer, {**rule, **_provenance(document, rule["key"])}),
        )
        for position, rule in enumerate(entries)
    )
    models.PublishedRuleFact.objects.bulk_create(
        models.PublishedRuleFact(rule=row, key=fact) for row, fact in _pairs(rows, map(rule_facts, entries))
    )


def _add_warnings(published: models.PublishedArticle, document: Document) -> None:
    entries = document["symptom_warnings"]
    rows = models.PublishedWarning.objects.bulk_create(
        models.PublishedWarning(
            article=published,
            position=position,
            urgency=warning["urgency"],
            body=_bytes(listed.PublishedWarningSerializer, {**warning, **_provenance(document, warning["key"])}),
        )
        for position, warning in enumerate(entries)
    )
    models.PublishedWarningFact.objects.bulk_create(
        models.PublishedWarningFact(warning=row, key=fact) for row, fact in _pairs(rows, map(warning_facts, entries))
    )


def _pairs(rows: Iterable[Row], facts: Iterable[Iterable[str]]) -> Iterable[tuple[Row, str]]:
    return ((row, fact) for row, names in zip(rows, facts, strict=True) for fact in names)
