"""What publishing a draft would mean: what stands against it, what changes for readers, what must be acknowledged.

One reading of it for the door, the commands and the admin: what is shown is what the door goes by. It writes nothing.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property, lru_cache
from typing import Any

import orjson
from django.db.models import Max

from articles import models
from articles.editorial import drafts, reading, versions, vocabulary
from articles.editorial.drafts import Content
from articles.editorial.vocabulary import Vocabulary
from articles.guidance import comparison, edges
from articles.guidance.comparison import Comparison, Difference, Towards
from articles.guidance.edges import Edge
from articles.publishing import document as documents
from articles.publishing import gates, significance
from articles.publishing.document import Document, Publication
from articles.publishing.significance import Floor, Told
from articles.review import reviewing, standing
from articles.review.standing import Standing
from articles.terms import Significance
from contentapi.errors import Conflict, DomainError, Fault, InvalidInput, NotFound

_NOTHING_TO_COMPARE = Comparison((), 0, ())


class NotPublishable(InvalidInput):
    """The gates have something against it; `faults` says all of it, what blocks and what is only worth saying."""

    code = "not_publishable"


class NotAcknowledged(Conflict):
    """It makes something less cautious, and nobody has said of `missing` that they know."""

    code = "not_acknowledged"

    def __init__(self, slug: str, missing: Collection[Difference]) -> None:
        told = [Fault(f"{one.sentence} (key {one.key})", self.code) for one in missing]
        super().__init__(f"'{slug}' becomes less cautious: each of these must be acknowledged by its key.", faults=told)
        self.missing = tuple(missing)


@dataclass(frozen=True)
class Prospect:
    """A draft at the door. `published` is what readers know of the article, if it was ever live."""

    slug: str
    content: Content
    words: Vocabulary
    author: str
    standing: Standing
    published: models.PublishedArticle | None
    last: int

    @property
    def is_live(self) -> bool:
        return self.published is not None and self.published.retired_at is None

    @property
    def number(self) -> int:
        """Of the version that it would be."""
        return self.last + 1

    @property
    def token(self) -> str:
        """Of all that is shown here: whoever publishes what they were shown hands it on to the door."""
        known = self.published.version.number if self.published else None
        draft = [self.content, self.author, reading.content_hash(self.content, self.words), self.standing.counts]
        return versions.digest([draft, known, self.is_live])

    @cached_property
    def holds_together(self) -> bool:
        """Whether it is a document at all, which can be rendered and asked."""
        return self._draft is not None

    def document(self, publication: Publication) -> Document:
        """As it is published. What does not hold together has none."""
        return documents.render(standing.as_published(self.content, self.standing), self.words, publication)

    @cached_property
    def _draft(self) -> Document | None:
        """As it would be published, on no day; None where it does not hold together."""
        try:
            return gates.render_to_ask(standing.as_published(self.content, self.standing), self.words)
        except InvalidInput:
            return None

    @cached_property
    def known(self) -> Document | None:
        """What readers know: the version that is live, or was when the article was retired."""
        return _loaded(self.published.version) if self.published else None

    @cached_property
    def is_unchanged(self) -> bool:
        """Whether what is live says the same already."""
        if not self.is_live or self.known is None or self._draft is None:
            return False
        return documents.says_the_same(self._draft, self.known)

    @cached_property
    def comparison(self) -> Comparison:
        """What changes for readers; nothing for a draft that does not hold together."""
        if self.known is None or self._draft is None or self.is_unchanged:
            return _NOTHING_TO_COMPARE
        return _compare(_guidance_of(self.known), _guidance_of(self._draft))

    @property
    def less_cautious(self) -> tuple[Difference, ...]:
        """What must be acknowledged, one by one."""
        return tuple(one for one in self.comparison.differences if one.towards is Towards.LESS_CAUTION)

    @cached_property
    def floor(self) -> Floor:
        """How significant it is at least. Of a draft that does not hold together, nothing is known: safety."""
        if self._draft is None:
            return Floor(Significance.SAFETY, ("It does not hold together yet.",))
        before = Told.of(self.known) if self.known else None
        return significance.floor(before, Told.of(self._draft), self.comparison, is_live=self.is_live)

    @cached_property
    def edges(self) -> list[Edge]:
        """The thresholds and waits that no scenario tries on both sides."""
        return edges.untried(self._draft, self.content["scenarios"]) if self._draft else []

    def faults(self, *, allow_unreviewed: bool) -> list[Fault]:
        """What the gates have against it."""
        return gates.faults_of(gates.Candidate(self.content, self.words, self.standing, allow_unreviewed))

    def refusals(
        self,
        *,
        allow_unreviewed: bool,
        wanted: Significance | None = None,
        acknowledged: Collection[str] = (),
        seen: str | None = None,
    ) -> Iterator[DomainError]:
        """Everything for which the door would refuse to publish it, the first first; nothing where it would not."""
        slug = self.slug
        if seen is not None and seen != self.token:
            yield Conflict(f"'{slug}' is not as you were shown it any more: look at it again.", code="moved")
        faults = self.faults(allow_unreviewed=allow_unreviewed)
        if not all(fault.advisory for fault in faults):
            yield NotPublishable(f"'{slug}' cannot be published yet.", faults=faults)
        if not self.holds_together:
            return  # and so cannot be compared
        if self.is_unchanged:
            yield Conflict(f"'{slug}' has not changed since version {self.last}.", code="unchanged")
            return
        if wanted is not None and not self.floor.admits(wanted):
            yield self._less_than_the_floor(wanted)
        if unknown := sorted(set(acknowledged) - {one.key for one in self.comparison.differences}):
            yield Conflict(
                f"'{slug}' has changed since you looked at it: nothing in it has the key {', '.join(unknown)}.",
                code="unknown_key",
            )
        if missing := [one for one in self.less_cautious if one.key not in acknowledged]:
            yield NotAcknowledged(slug, missing)

    def _less_than_the_floor(self, wanted: Significance) -> InvalidInput:
        least = self.floor.least
        detail = f"This is at least '{least}', and not '{wanted}'. {' '.join(self.floor.reasons)}"
        fault = Fault(detail, "significance_too_low", "/significance")
        return InvalidInput(f"'{self.slug}': {detail}", code="significance_too_low", faults=[fault])

    def record(self, acknowledged: Collection[str], *, by: str) -> dict[str, Any]:
        """What is kept with the version: all that was shown, and what of it `by` has acknowledged."""
        return {
            "compared_with": self.published.version.number if self.published else None,
            "differences": [
                {
                    "key": one.key,
                    "subject": one.subject,
                    "about": one.about,
                    "where": one.where,
                    "before": one.before,
                    "after": one.after,
                    "towards": one.towards,
                    "is_red_flag": one.is_red_flag,
                    "sentence": one.sentence,
                    "example": dict(one.example),
                    "acknowledged_by": by if one.key in acknowledged else None,
                }
                for one in self.comparison.differences
            ],
            "asked": self.comparison.asked,
            "remarks": list(self.comparison.remarks),
            "floor": self.floor.least,
            "reasons": list(self.floor.reasons),
        }


def of(slug: str) -> Prospect:
    """The prospect of the draft as it stands. Raises NotFound."""
    article = models.Article.objects.filter(slug=slug).first()
    if article is None:
        raise NotFound(f"There is no article '{slug}'.")
    return of_article(article, today=datetime.now(UTC))


def of_article(article: models.Article, *, today: datetime) -> Prospect:
    """The prospect of an article's draft, at `today`. At the door, both the feed and the draft are locked."""
    words = vocabulary.read()
    content = drafts.read(article)
    reviewed = reviewing.standing_of(reviewing.Draft(article, content, words), today=today.date())
    published = models.PublishedArticle.objects.select_related("version").filter(slug=article.slug).first()
    last = models.ArticleVersion.objects.filter(slug=article.slug).aggregate(Max("number"))["number__max"] or 0
    return Prospect(article.slug, content, words, article.author, reviewed, published, last)


def share_out(keys: Collection[str], slugs: Collection[str]) -> dict[str, set[str]]:
    """The keys that belong to each of several articles, of which each door takes its own alone.

    Raises Conflict where one belongs to none of them. The doors look again.
    """
    if not keys:
        return {slug: set() for slug in slugs}
    found = {
        article.slug: {one.key for one in of(article.slug).comparison.differences}
        for article in models.Article.objects.filter(slug__in=slugs)
    }
    if unknown := sorted(set(keys).difference(*found.values())):
        raise Conflict(
            f"Nothing here has the key {', '.join(unknown)}: what it was of has changed since you looked at it.",
            code="unknown_key",
        )
    return {slug: found.get(slug, set()) & set(keys) for slug in slugs}


def _loaded(version: models.ArticleVersion) -> Document:
    document: Document = orjson.loads(bytes(version.document))
    return document


def _guidance_of(document: Document) -> bytes:
    """What a comparison goes by: two documents of which this is the same come out the same everywhere."""
    return orjson.dumps({**document, **dict.fromkeys(documents.PUBLICATION)}, option=orjson.OPT_SORT_KEYS)


@lru_cache(maxsize=16)
def _compare(known: bytes, draft: bytes) -> Comparison:
    # Kept, since the same is asked when a page is shown, when it is sent, and then at the door.
    return comparison.compare(orjson.loads(known), orjson.loads(draft))
