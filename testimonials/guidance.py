"""What live articles say, for stories to stand beside: rules and warnings, and who a person in danger can turn to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from articles.models.public import PublishedArticle
from articles.public import live
from contentapi.errors import Gone, NotFound
from testimonials.terms import CautionKind


@dataclass(frozen=True, slots=True)
class Article:
    """The live document of an article, as far as a story needs it. `document` is the whole."""

    slug: str
    title: str
    version: int
    document: Mapping[str, Any]

    def statement(self, kind: CautionKind, key: str) -> str | None:
        """The words of a rule, or of a warning with what to do; None where the article has none of that key."""
        parts = "guidance_rules" if kind is CautionKind.RULE else "symptom_warnings"
        for part in self.document[parts]:
            if part["key"] == key:
                return str(part["statement"]) if kind is CautionKind.RULE else f"{part['symptom']}: {part['action']}"
        return None


def article(slug: str) -> Article | None:
    """The live article; None for one that is unknown or retired."""
    try:
        stored = live.document(slug)
    except (NotFound, Gone):
        return None
    return _read(stored.document)


def _read(document: bytes) -> Article:
    content = orjson.loads(document)
    return Article(content["slug"], content["title"], content["version"], content)


def crisis_services(slug: str) -> list[Mapping[str, Any]]:
    """Who to turn to in a crisis: what the article names, or else what any live article does. Empty if none does."""
    for document in _documents(slug):
        named = [service for service in document["support_services"] if service["for_crisis"]]
        if named:
            return named
    return []


def _documents(first: str) -> Iterator[Mapping[str, Any]]:
    """Live documents, that of the article `first` before the others, each read only when it is asked for."""
    if (own := article(first)) is not None:
        yield own.document
    others = PublishedArticle.objects.filter(retired_at=None).exclude(slug=first).order_by("slug")
    for stored in others.values_list("version__document", flat=True).iterator():
        yield orjson.loads(bytes(stored))
