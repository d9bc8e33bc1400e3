# Made from health_content/_async/vocabulary.py by generate.py: change that.
"""What the articles are about, and what they ask."""

from health_content._sync.connection import SyncOperations
from health_content.generated.api.vocabulary import get_topic, list_facts, list_topics
from health_content.generated.models import FactPage, Topic, TopicPage


class SyncVocabulary(SyncOperations):
    def list_topics(self, *, page_size: int | None = None, cursor: str | None = None) -> TopicPage:
        """The topics of live articles."""
        return self._send(list_topics.call(page_size=page_size, cursor=cursor))

    def get_topic(self, slug: str) -> Topic:
        """One topic, with its codes."""
        return self._send(get_topic.call(slug))

    def list_facts(self, *, page_size: int | None = None, cursor: str | None = None) -> FactPage:
        """Every fact that live articles ask about."""
        return self._send(list_facts.call(page_size=page_size, cursor=cursor))
