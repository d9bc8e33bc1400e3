# Made from src/health_content/_async/articles.py by generate.py: change that.
"""Articles, whole, in brief and in part, and their versions."""

from collections.abc import Iterable
from datetime import datetime

from health_content._sync.connection import SyncOperations
from health_content.generated.api.articles import (
    get_article,
    get_article_part,
    get_article_version,
    list_article_parts,
    list_article_versions,
    list_articles,
    list_related_articles,
)
from health_content.generated.api.start import get_root
from health_content.generated.models import (
    ArticleDocument,
    ArticlePart,
    ArticlePartPage,
    ArticleSummaryPage,
    ArticleVersionPage,
    ListArticlesOrdering,
    RelatedArticlePage,
    Root,
)


class SyncArticles(SyncOperations):
    def get_root(self) -> Root:
        """Links to everything that the service offers."""
        return self._send(get_root.call())

    def list_articles(
        self,
        *,
        slug: str | Iterable[str] | None = None,
        topic: str | None = None,
        activity: str | None = None,
        language: str | None = None,
        code: str | None = None,
        code_system: str | None = None,
        updated_since: datetime | None = None,
        ordering: ListArticlesOrdering | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
    ) -> ArticleSummaryPage:
        """Live articles in brief.

        `slug` may be up to 100 names, `language` is BCP 47 (`en` is `en-GB` too), `code` one of `code_system` (such as
        `snomed`) that a topic or a warning bears. `updated_since` needs a time zone.
        """
        return self._send(
            list_articles.call(
                slug=_joined(slug),
                topic=topic,
                activity=activity,
                language=language,
                code=code,
                code_system=code_system,
                updated_since=_moment(updated_since),
                ordering=ordering,
                page_size=page_size,
                cursor=cursor,
            )
        )

    def list_article_parts(
        self,
        *,
        fields: str | Iterable[str],
        slug: str | Iterable[str] | None = None,
        topic: str | None = None,
        activity: str | None = None,
        language: str | None = None,
        code: str | None = None,
        code_system: str | None = None,
        updated_since: datetime | None = None,
        ordering: ListArticlesOrdering | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
    ) -> ArticlePartPage:
        """Of each article the members of its document that `fields` names; all else is None. Filters are the list's."""
        return self._send(
            list_article_parts.call(
                fields=_joined(fields) or "",
                slug=_joined(slug),
                topic=topic,
                activity=activity,
                language=language,
                code=code,
                code_system=code_system,
                updated_since=_moment(updated_since),
                ordering=ordering,
                page_size=page_size,
                cursor=cursor,
            )
        )

    def get_article(self, slug: str) -> ArticleDocument:
        """The whole document. Show its `notice` with whatever is taken from it. A retired article is `Gone`."""
        return self._send(get_article.call(slug))

    def get_article_part(self, slug: str, *, fields: str | Iterable[str]) -> ArticlePart:
        """The members of the document that `fields` names; all else is None."""
        return self._send(get_article_part.call(slug, fields=_joined(fields) or ""))

    def list_related_articles(
        self, slug: str, *, page_size: int | None = None, cursor: str | None = None
    ) -> RelatedArticlePage:
        """What is related to an article and live, in brief."""
        return self._send(list_related_articles.call(slug, page_size=page_size, cursor=cursor))

    def list_article_versions(
        self, slug: str, *, page_size: int | None = None, cursor: str | None = None
    ) -> ArticleVersionPage:
        """An article's history, which outlives the article."""
        return self._send(list_article_versions.call(slug, page_size=page_size, cursor=cursor))

    def get_article_version(self, slug: str, number: int) -> ArticleDocument:
        """The document of one version; it never changes."""
        return self._send(get_article_version.call(slug, number))


def _joined(names: str | Iterable[str] | None) -> str | None:
    return names if names is None or isinstance(names, str) else ",".join(names)


def _moment(of: datetime | None) -> str | None:
    if of is None:
        return None
    if of.tzinfo is None:
        raise ValueError("`updated_since` needs a time zone: without one it is another moment in another place.")
    return of.isoformat()
