"""What a draft says that no version of it says: what would be lost if something else took its place."""

from dataclasses import dataclass

import orjson

from articles import models
from articles.editorial import differences, drafts, versions
from articles.publishing import document as documents


@dataclass(frozen=True)
class Unpublished:
    """A draft with work in it that was never published. `differs` says where, in words; `version` is the draft's."""

    article: models.Article
    version: str
    differs: tuple[str, ...]


def in_draft(article: models.Article) -> Unpublished | None:
    """What is unpublished in the draft; None where one of its versions says the same, so that nothing can be lost."""
    content = drafts.read(article)
    last = None
    for version in models.ArticleVersion.objects.filter(slug=article.slug).order_by("-number").iterator(chunk_size=10):
        published = documents.to_content(orjson.loads(bytes(version.document)))
        if published == content:
            return None
        last = last or published
    differs = differences.in_brief(last, content) if last else ["all of it: it was never published"]
    return Unpublished(article, versions.of(article), tuple(differs))
