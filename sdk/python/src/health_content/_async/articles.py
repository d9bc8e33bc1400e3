"""Articles, whole and in brief, and their versions."""

from datetime import datetime

from health_content._async.connection import AsyncOperations
from health_content.generated.api.articles import get_article, get_article_version, list_article_versions, list_articles
from health_content.generated.api.start import get_root
from health_content.generated.models import (
    ArticleDocument,
    ArticleSummaryPage,
    ArticleVersionPage,
    ListArticlesOrdering,
    Root,
)


class AsyncArticles(AsyncOperations):
    async def get_root(self) -> Root:
        """Links to everything that the service offers."""
        return await self._send(get_root.call())

    async def list_articles(
        self,
        *,
        topic: str | None = None,
        activity: str | None = None,
        updated_since: datetime | None = None,
        ordering: ListArticlesOrdering | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
    ) -> ArticleSummaryPage:
        """Live articles in brief. `updated_since` needs a time zone."""
        return await self._send(
            list_articles.call(
                topic=topic,
                activity=activity,
                updated_since=None if updated_since is None else updated_since.isoformat(),
                ordering=ordering,
                page_size=page_size,
                cursor=cursor,
            )
        )

    async def get_article(self, slug: str) -> ArticleDocument:
        """The whole document. Show its `notice` with whatever is taken from it. A retired article is `Gone`."""
        return await self._send(get_article.call(slug))

    async def list_article_versions(
        self, slug: str, *, page_size: int | None = None, cursor: str | None = None
    ) -> ArticleVersionPage:
        """An article's history, which outlives the article."""
        return await self._send(list_article_versions.call(slug, page_size=page_size, cursor=cursor))

    async def get_article_version(self, slug: str, number: int) -> ArticleDocument:
        """The document of one version; it never changes."""
        return await self._send(get_article_version.call(slug, number))
