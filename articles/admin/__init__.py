"""The editors' admin: vocabulary, drafts, and what has been published (to look at)."""

from articles.admin import drafts, published, vocabulary

__all__ = ["drafts", "published", "vocabulary"]
