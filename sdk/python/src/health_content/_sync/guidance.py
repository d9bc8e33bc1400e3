# Made from src/health_content/_async/guidance.py by generate.py: change that.
"""Rules and warnings across articles, and the guidance asked on the service."""

from collections.abc import Iterable, Mapping

from health_content._sync.connection import SyncOperations
from health_content.generated.api.guidance import assess_article, list_guidance_rules, list_symptom_warnings
from health_content.generated.models import (
    Assessment,
    AssessmentRequest,
    AssessmentRequestFacts,
    PublishedRulePage,
    PublishedWarningPage,
    Strength,
    Urgency,
)


class SyncGuidance(SyncOperations):
    def assess_article(
        self,
        slug: str,
        facts: Mapping[str, bool | int | str | None],
        *,
        not_known: Iterable[str] = (),
        activity: str | None = None,
        version: int | None = None,
    ) -> Assessment:
        """What an article's guidance comes to, given what is known of one reader; nothing of it is kept.

        What is left out of `facts`, or None, is not known, which is never "no": leave out what a reader did not say.
        Begin with `{}` and ask the first of `next_questions` until there is none; a fact that they were asked for and
        cannot tell goes into `not_known`, and is not asked again. Show the `notice` and every triggered warning.
        """
        known = AssessmentRequestFacts.from_dict(facts)
        asked = AssessmentRequest(facts=known, not_known=list(not_known) or None, activity=activity, version=version)
        return self._send(assess_article.call(slug, body=asked), repeatable=True)

    assess = assess_article

    def list_guidance_rules(
        self,
        *,
        article: str | None = None,
        topic: str | None = None,
        activity: str | None = None,
        strength: Strength | None = None,
        fact: str | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
    ) -> PublishedRulePage:
        """Rules across live articles, each with its article."""
        return self._send(
            list_guidance_rules.call(
                article=article,
                topic=topic,
                activity=activity,
                strength=strength,
                fact=fact,
                page_size=page_size,
                cursor=cursor,
            )
        )

    def list_symptom_warnings(
        self,
        *,
        article: str | None = None,
        topic: str | None = None,
        urgency: Urgency | None = None,
        fact: str | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
    ) -> PublishedWarningPage:
        """Warning signs across live articles, each with its article."""
        return self._send(
            list_symptom_warnings.call(
                article=article, topic=topic, urgency=urgency, fact=fact, page_size=page_size, cursor=cursor
            )
        )
