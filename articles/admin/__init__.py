"""The editors' admin: vocabulary, drafts, and what has been reviewed and published (to look at)."""

from articles.admin import drafts, published, review, vocabulary

__all__ = ["drafts", "published", "review", "vocabulary"]
