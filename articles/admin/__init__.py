"""The editors' admin: vocabulary, drafts, and what has been reviewed and published (to look at)."""

from articles.admin import copies, drafts, kept, published, review, vocabulary

__all__ = ["copies", "drafts", "kept", "published", "review", "vocabulary"]
