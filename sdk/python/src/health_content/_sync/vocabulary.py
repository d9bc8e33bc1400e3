# Made from src/health_content/_async/vocabulary.py by generate.py: change that.
"""What the articles are about, what they ask, what they rest on, and whom they name to turn to."""

from health_content._sync.connection import SyncOperations
from health_content.generated.api.vocabulary import (
    get_topic,
    list_activities,
    list_facts,
    list_sources,
    list_support_services,
    list_topics,
)
from health_content.generated.models import (
    ActivityPage,
    CitedSourcePage,
    FactPage,
    SupportServicePage,
    Topic,
    TopicPage,
)


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

    def list_activities(self, *, page_size: int | None = None, cursor: str | None = None) -> ActivityPage:
        """Every activity that a rule of a live article is about."""
        return self._send(list_activities.call(page_size=page_size, cursor=cursor))

    def list_sources(self, *, page_size: int | None = None, cursor: str | None = None) -> CitedSourcePage:
        """Everything that live articles rest on."""
        return self._send(list_sources.call(page_size=page_size, cursor=cursor))

    def list_support_services(
        self,
        *,
        region: str | None = None,
        for_crisis: bool | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
    ) -> SupportServicePage:
        """Whom to turn to: in a `region` (ISO 3166), or where a life may be at risk."""
        return self._send(
            list_support_services.call(region=region, for_crisis=for_crisis, page_size=page_size, cursor=cursor)
        )
