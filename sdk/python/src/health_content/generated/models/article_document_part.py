from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.activity import Activity
    from ..models.cited_source import CitedSource
    from ..models.definition import Definition
    from ..models.fact import Fact
    from ..models.guidance_rule import GuidanceRule
    from ..models.review import Review
    from ..models.scenario import Scenario
    from ..models.section import Section
    from ..models.support_service import SupportService
    from ..models.symptom_warning import SymptomWarning
    from ..models.topic import Topic


T = TypeVar("T", bound="ArticleDocumentPart")


@_attrs_define
class ArticleDocumentPart:
    """Those members that `fields` asked for, and no others.

    Attributes:
        slug (str | Unset):
        language (str | Unset): BCP 47.
        version (int | Unset): Counted from 1.
        published_at (datetime.datetime | Unset): When this version was published.
        first_published_at (datetime.datetime | Unset): When the article was first published.
        title (str | Unset):
        question (str | Unset): What a reader would ask.
        short_answer (str | Unset):
        summary (str | Unset):
        notice (str | Unset): Show this with the content, always.
        review (Review | Unset): Who signed this content, to the letter, and when it is to be reviewed again. All null
            where nobody has.
        topics (list[Topic] | Unset):
        related (list[str] | Unset): Slugs of other articles; not all need be live.
        definitions (list[Definition] | Unset):
        sections (list[Section] | Unset):
        activities (list[Activity] | Unset): Every activity that a rule is about.
        facts (list[Fact] | Unset): Every fact that the article uses.
        guidance_rules (list[GuidanceRule] | Unset):
        symptom_warnings (list[SymptomWarning] | Unset):
        scenarios (list[Scenario] | Unset):
        support_services (list[SupportService] | Unset):
        sources (list[CitedSource] | Unset): The article's bibliography.
    """

    slug: str | Unset = UNSET
    language: str | Unset = UNSET
    version: int | Unset = UNSET
    published_at: datetime.datetime | Unset = UNSET
    first_published_at: datetime.datetime | Unset = UNSET
    title: str | Unset = UNSET
    question: str | Unset = UNSET
    short_answer: str | Unset = UNSET
    summary: str | Unset = UNSET
    notice: str | Unset = UNSET
    review: Review | Unset = UNSET
    topics: list[Topic] | Unset = UNSET
    related: list[str] | Unset = UNSET
    definitions: list[Definition] | Unset = UNSET
    sections: list[Section] | Unset = UNSET
    activities: list[Activity] | Unset = UNSET
    facts: list[Fact] | Unset = UNSET
    guidance_rules: list[GuidanceRule] | Unset = UNSET
    symptom_warnings: list[SymptomWarning] | Unset = UNSET
    scenarios: list[Scenario] | Unset = UNSET
    support_services: list[SupportService] | Unset = UNSET
    sources: list[CitedSource] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        slug = self.slug

        language = self.language

        version = self.version

        published_at: str | Unset = UNSET
        if not isinstance(self.published_at, Unset):
            published_at = self.published_at.isoformat()

        first_published_at: str | Unset = UNSET
        if not isinstance(self.first_published_at, Unset):
            first_published_at = self.first_published_at.isoformat()

        title = self.title

        question = self.question

        short_answer = self.short_answer

        summary = self.summary

        notice = self.notice

        review: dict[str, Any] | Unset = UNSET
        if not isinstance(self.review, Unset):
            review = self.review.to_dict()

        topics: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.topics, Unset):
            topics = []
            for topics_item_data in self.topics:
                topics_item = topics_item_data.to_dict()
                topics.append(topics_item)

        related: list[str] | Unset = UNSET
        if not isinstance(self.related, Unset):
            related = self.related

        definitions: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.definitions, Unset):
            definitions = []
            for definitions_item_data in self.definitions:
                definitions_item = definitions_item_data.to_dict()
                definitions.append(definitions_item)

        sections: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.sections, Unset):
            sections = []
            for sections_item_data in self.sections:
                sections_item = sections_item_data.to_dict()
                sections.append(sections_item)

        activities: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.activities, Unset):
            activities = []
            for activities_item_data in self.activities:
                activities_item = activities_item_data.to_dict()
                activities.append(activities_item)

        facts: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.facts, Unset):
            facts = []
            for facts_item_data in self.facts:
                facts_item = facts_item_data.to_dict()
                facts.append(facts_item)

        guidance_rules: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.guidance_rules, Unset):
            guidance_rules = []
            for guidance_rules_item_data in self.guidance_rules:
                guidance_rules_item = guidance_rules_item_data.to_dict()
                guidance_rules.append(guidance_rules_item)

        symptom_warnings: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.symptom_warnings, Unset):
            symptom_warnings = []
            for symptom_warnings_item_data in self.symptom_warnings:
                symptom_warnings_item = symptom_warnings_item_data.to_dict()
                symptom_warnings.append(symptom_warnings_item)

        scenarios: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.scenarios, Unset):
            scenarios = []
            for scenarios_item_data in self.scenarios:
                scenarios_item = scenarios_item_data.to_dict()
                scenarios.append(scenarios_item)

        support_services: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.support_services, Unset):
            support_services = []
            for support_services_item_data in self.support_services:
                support_services_item = support_services_item_data.to_dict()
                support_services.append(support_services_item)

        sources: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.sources, Unset):
            sources = []
            for sources_item_data in self.sources:
                sources_item = sources_item_data.to_dict()
                sources.append(sources_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if slug is not UNSET:
            field_dict["slug"] = slug
        if language is not UNSET:
            field_dict["language"] = language
        if version is not UNSET:
            field_dict["version"] = version
        if published_at is not UNSET:
            field_dict["published_at"] = published_at
        if first_published_at is not UNSET:
            field_dict["first_published_at"] = first_published_at
        if title is not UNSET:
            field_dict["title"] = title
        if question is not UNSET:
            field_dict["question"] = question
        if short_answer is not UNSET:
            field_dict["short_answer"] = short_answer
        if summary is not UNSET:
            field_dict["summary"] = summary
        if notice is not UNSET:
            field_dict["notice"] = notice
        if review is not UNSET:
            field_dict["review"] = review
        if topics is not UNSET:
            field_dict["topics"] = topics
        if related is not UNSET:
            field_dict["related"] = related
        if definitions is not UNSET:
            field_dict["definitions"] = definitions
        if sections is not UNSET:
            field_dict["sections"] = sections
        if activities is not UNSET:
            field_dict["activities"] = activities
        if facts is not UNSET:
            field_dict["facts"] = facts
        if guidance_rules is not UNSET:
            field_dict["guidance_rules"] = guidance_rules
        if symptom_warnings is not UNSET:
            field_dict["symptom_warnings"] = symptom_warnings
        if scenarios is not UNSET:
            field_dict["scenarios"] = scenarios
        if support_services is not UNSET:
            field_dict["support_services"] = support_services
        if sources is not UNSET:
            field_dict["sources"] = sources

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.activity import Activity
        from ..models.cited_source import CitedSource
        from ..models.definition import Definition
        from ..models.fact import Fact
        from ..models.guidance_rule import GuidanceRule
        from ..models.review import Review
        from ..models.scenario import Scenario
        from ..models.section import Section
        from ..models.support_service import SupportService
        from ..models.symptom_warning import SymptomWarning
        from ..models.topic import Topic

        d = dict(src_dict)
        slug = d.pop("slug", UNSET)

        language = d.pop("language", UNSET)

        version = d.pop("version", UNSET)

        _published_at = d.pop("published_at", UNSET)
        published_at: datetime.datetime | Unset
        if isinstance(_published_at, Unset):
            published_at = UNSET
        else:
            published_at = datetime.datetime.fromisoformat(_published_at)

        _first_published_at = d.pop("first_published_at", UNSET)
        first_published_at: datetime.datetime | Unset
        if isinstance(_first_published_at, Unset):
            first_published_at = UNSET
        else:
            first_published_at = datetime.datetime.fromisoformat(_first_published_at)

        title = d.pop("title", UNSET)

        question = d.pop("question", UNSET)

        short_answer = d.pop("short_answer", UNSET)

        summary = d.pop("summary", UNSET)

        notice = d.pop("notice", UNSET)

        _review = d.pop("review", UNSET)
        review: Review | Unset
        if isinstance(_review, Unset):
            review = UNSET
        else:
            review = Review.from_dict(_review)

        _topics = d.pop("topics", UNSET)
        topics: list[Topic] | Unset = UNSET
        if _topics is not UNSET:
            topics = []
            for topics_item_data in _topics:
                topics_item = Topic.from_dict(topics_item_data)

                topics.append(topics_item)

        related = cast(list[str], d.pop("related", UNSET))

        _definitions = d.pop("definitions", UNSET)
        definitions: list[Definition] | Unset = UNSET
        if _definitions is not UNSET:
            definitions = []
            for definitions_item_data in _definitions:
                definitions_item = Definition.from_dict(definitions_item_data)

                definitions.append(definitions_item)

        _sections = d.pop("sections", UNSET)
        sections: list[Section] | Unset = UNSET
        if _sections is not UNSET:
            sections = []
            for sections_item_data in _sections:
                sections_item = Section.from_dict(sections_item_data)

                sections.append(sections_item)

        _activities = d.pop("activities", UNSET)
        activities: list[Activity] | Unset = UNSET
        if _activities is not UNSET:
            activities = []
            for activities_item_data in _activities:
                activities_item = Activity.from_dict(activities_item_data)

                activities.append(activities_item)

        _facts = d.pop("facts", UNSET)
        facts: list[Fact] | Unset = UNSET
        if _facts is not UNSET:
            facts = []
            for facts_item_data in _facts:
                facts_item = Fact.from_dict(facts_item_data)

                facts.append(facts_item)

        _guidance_rules = d.pop("guidance_rules", UNSET)
        guidance_rules: list[GuidanceRule] | Unset = UNSET
        if _guidance_rules is not UNSET:
            guidance_rules = []
            for guidance_rules_item_data in _guidance_rules:
                guidance_rules_item = GuidanceRule.from_dict(guidance_rules_item_data)

                guidance_rules.append(guidance_rules_item)

        _symptom_warnings = d.pop("symptom_warnings", UNSET)
        symptom_warnings: list[SymptomWarning] | Unset = UNSET
        if _symptom_warnings is not UNSET:
            symptom_warnings = []
            for symptom_warnings_item_data in _symptom_warnings:
                symptom_warnings_item = SymptomWarning.from_dict(symptom_warnings_item_data)

                symptom_warnings.append(symptom_warnings_item)

        _scenarios = d.pop("scenarios", UNSET)
        scenarios: list[Scenario] | Unset = UNSET
        if _scenarios is not UNSET:
            scenarios = []
            for scenarios_item_data in _scenarios:
                scenarios_item = Scenario.from_dict(scenarios_item_data)

                scenarios.append(scenarios_item)

        _support_services = d.pop("support_services", UNSET)
        support_services: list[SupportService] | Unset = UNSET
        if _support_services is not UNSET:
            support_services = []
            for support_services_item_data in _support_services:
                support_services_item = SupportService.from_dict(support_services_item_data)

                support_services.append(support_services_item)

        _sources = d.pop("sources", UNSET)
        sources: list[CitedSource] | Unset = UNSET
        if _sources is not UNSET:
            sources = []
            for sources_item_data in _sources:
                sources_item = CitedSource.from_dict(sources_item_data)

                sources.append(sources_item)

        article_document_part = cls(
            slug=slug,
            language=language,
            version=version,
            published_at=published_at,
            first_published_at=first_published_at,
            title=title,
            question=question,
            short_answer=short_answer,
            summary=summary,
            notice=notice,
            review=review,
            topics=topics,
            related=related,
            definitions=definitions,
            sections=sections,
            activities=activities,
            facts=facts,
            guidance_rules=guidance_rules,
            symptom_warnings=symptom_warnings,
            scenarios=scenarios,
            support_services=support_services,
            sources=sources,
        )

        article_document_part.additional_properties = d
        return article_document_part

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
