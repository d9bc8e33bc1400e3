"""Copies of drafts and entries that gave way to something else, and how they are put back.

A copy brings along the vocabulary that its draft used, so that it can be put back whatever has become of that.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from articles import models
from articles.editorial import checks, drafts, edits, reading, serializers, versions, vocabulary
from articles.editorial.drafts import Content
from articles.editorial.edits import NOBODY_KNOWS, Hand
from articles.editorial.vocabulary import Vocabulary
from articles.models.kept import DraftCopy, Kind
from contentapi.errors import Conflict, InvalidInput

Why = DraftCopy.Why


def keep_draft(article: models.Article, *, why: Why, by: str) -> DraftCopy:
    """A copy of the draft as it stands. Within the transaction in which it gives way."""
    content = drafts.read(article)
    words = _used(content, vocabulary.read())
    return _keep(Kind.ARTICLES, article.slug, content, words=words, author=article.author, why=why, by=by)


def keep_entry(kind: Kind, entry: Content, *, why: Why, by: str) -> DraftCopy:
    """A copy of an entry of the vocabulary, as `vocabulary.read` gives it."""
    content = vocabulary.as_written(entry)
    return _keep(kind, content["slug" if kind == Kind.TOPICS else "key"], content, why=why, by=by)


def _keep(
    kind: Kind,
    name: str,
    content: Content,
    *,
    why: Why,
    by: str,
    words: Mapping[str, list[Content]] | None = None,
    author: str = "",
) -> DraftCopy:
    copy, _ = DraftCopy.objects.update_or_create(
        kind=kind,
        name=name,
        sha256=versions.digest([content, author]),
        defaults={
            "content": content,
            "words": words or {},
            "author": author,
            "why": why,
            "by": by,
            "made_at": datetime.now(UTC),
        },
    )
    return copy


def _used(content: Content, words: Vocabulary) -> dict[str, list[Content]]:
    """The vocabulary that a draft names, whole, in the shape of a vocabulary file."""
    cited = [
        *(key for name in ("guidance_rules", "symptom_warnings") for one in content[name] for key in one["sources"]),
        *(one["according_to"] for one in content["definitions"]),
    ]
    named = {
        "facts": reading.facts_used(content),
        "activities": words.with_required(rule["activity"] for rule in content["guidance_rules"]),
        "topics": words.with_ancestors(content["topics"]),
        "sources": [*content["sources"], *cited],
        "support_services": content["support_services"],
    }
    return {
        # A scenario's facts are text, and may name none.
        name: [vocabulary.as_written(entries[key]) for key in dict.fromkeys(keys) if key in entries]
        for name, keys in named.items()
        for entries in [getattr(words, name)]
    }


def version_over(copy: DraftCopy) -> str | None:
    """The version of what stands where the copy would be put back; None where nothing does."""
    if copy.kind == Kind.ARTICLES:
        article = models.Article.objects.filter(slug=copy.name).first()
        return versions.of(article) if article else None
    entry = getattr(vocabulary.read(), copy.kind).get(copy.name)
    return versions.digest(entry) if entry else None


@transaction.atomic
def put_back(copy: DraftCopy, *, by: str, over: str | None, hand: Hand = NOBODY_KNOWS) -> None:
    """Makes a copy the draft (or the entry) again. What it replaces is kept as a copy in its turn.

    `over` is the version of what is replaced, as the person saw it; None where there was nothing. `hand` is who does
    it: they chose the words, and are an author of them beside all who ever had a hand in them. Raises Conflict
    (`moved`) where something else stands there by now, and InvalidInput where an entry no longer fits the others.
    """
    models.ChangeFeed.lock()
    article = models.Article.objects.select_for_update().filter(slug=copy.name).first()
    if version_over(copy) != over:
        raise Conflict(f"‘{copy.name}’ has changed since you looked at it.", code="moved")
    if copy.kind != Kind.ARTICLES:
        _put_back_entry(copy, by, hand)
        return
    if article is not None:
        keep_draft(article, why=Why.PUT_BACK, by=by)
    vocabulary.put_back_missing(copy.words, vocabulary.read(), by=hand)
    # A copy may be older than the shape of content: what it lacks is filled in, as in a file.
    content = serializers.completed(serializers.Article(), copy.content)
    hands = dict.fromkeys([*edits.ever(copy.name), hand])
    drafts.write(drafts.normalise(content), author=copy.author, hands=hands)


def _put_back_entry(copy: DraftCopy, by: str, hand: Hand) -> None:
    present = vocabulary.read()
    content = {name: [copy.content] if name == copy.kind else [] for name in versions.WORDS.values()}
    if faults := checks.faults_in_vocabulary(content, present):
        raise InvalidInput(f"‘{copy.name}’ does not fit the rest of the vocabulary any more.", faults=faults)
    if (entry := getattr(present, copy.kind).get(copy.name)) is not None:
        keep_entry(Kind(copy.kind), entry, why=Why.PUT_BACK, by=by)
    vocabulary.write(content, by=hand)


def of(kind: Kind, name: str) -> list[Any]:
    """The copies of an article or an entry, latest first, without what they say."""
    return list(DraftCopy.objects.filter(kind=kind, name=name).defer("content", "words"))


__all__ = ["Why", "keep_draft", "keep_entry", "of", "put_back", "version_over"]
