from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

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


T = TypeVar("T", bound="ArticleDocument")


@_attrs_define
class ArticleDocument:
    """An article, whole: it can be read and assessed from these bytes alone.

    Attributes:
        slug (str): The article's name in addresses and filters.
        language (str): BCP 47.
        version (int): Counted from 1.
        published_at (datetime.datetime): When this version was published.
        first_published_at (datetime.datetime): When the article was first published.
        title (str): Its heading.
        question (str): What a reader would ask.
        short_answer (str): The answer to `question`, in a sentence or two.
        summary (str): What it says, in brief: for lists and search results.
        notice (str): Show this with the content, always.
        review (Review): Who signed this content, to the letter, and when it is to be reviewed again. All null where
            nobody has.
        topics (list[Topic]): What it is about, each with the codes that it bears.
        related (list[str]): Slugs of other articles; not all need be live.
        definitions (list[Definition]): Terms that it uses. One may be defined more than once.
        sections (list[Section]): The prose, in the order of reading.
        activities (list[Activity]): Every activity that a rule is about.
        facts (list[Fact]): Every fact that the article uses.
        guidance_rules (list[GuidanceRule]): What to do and to leave be, activity by activity.
        symptom_warnings (list[SymptomWarning]): Signs to act on. Show them above everything else.
        scenarios (list[Scenario]): Worked examples that the guidance is held against.
        support_services (list[SupportService]): Whom a reader can turn to.
        sources (list[CitedSource]): The article's bibliography.
    """

    slug: str
    language: str
    version: int
    published_at: datetime.datetime
    first_published_at: datetime.datetime
    title: str
    question: str
    short_answer: str
    summary: str
    notice: str
    review: Review
    topics: list[Topic]
    related: list[str]
    definitions: list[Definition]
    sections: list[Section]
    activities: list[Activity]
    facts: list[Fact]
    guidance_rules: list[GuidanceRule]
    symptom_warnings: list[SymptomWarning]
    scenarios: list[Scenario]
    support_services: list[SupportService]
    sources: list[CitedSource]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        slug = self.slug

        language = self.language

        version = self.version

        published_at = self.published_at.isoformat()

        first_published_at = self.first_published_at.isoformat()

        title = self.title

        question = self.question

        short_answer = self.short_answer

        summary = self.summary

        notice = self.notice

        review = self.review.to_dict()

        topics = []
        for topics_item_data in self.topics:
            topics_item = topics_item_data.to_dict()
            topics.append(topics_item)

        related = self.related

        definitions = []
        for definitions_item_data in self.definitions:
            definitions_item = definitions_item_data.to_dict()
            definitions.append(definitions_item)

        sections = []
        for sections_item_data in self.sections:
            sections_item = sections_item_data.to_dict()
            sections.append(sections_item)

        activities = []
        for activities_item_data in self.activities:
            activities_item = activities_item_data.to_dict()
            activities.append(activities_item)

        facts = []
        for facts_item_data in self.facts:
            facts_item = facts_item_data.to_dict()
            facts.append(facts_item)

        guidance_rules = []
        for guidance_rules_item_data in self.guidance_rules:
            guidance_rules_item = guidance_rules_item_data.to_dict()
            guidance_rules.append(guidance_rules_item)

        symptom_warnings = []
        for symptom_warnings_item_data in self.symptom_warnings:
            symptom_warnings_item = symptom_warnings_item_data.to_dict()
            symptom_warnings.append(symptom_warnings_item)

        scenarios = []
        for scenarios_item_data in self.scenarios:
            scenarios_item = scenarios_item_data.to_dict()
            scenarios.append(scenarios_item)

        support_services = []
        for support_services_item_data in self.support_services:
            support_services_item = support_services_item_data.to_dict()
            support_services.append(support_services_item)

        sources = []
        for sources_item_data in self.sources:
            sources_item = sources_item_data.to_dict()
            sources.append(sources_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "slug": slug,
                "language": language,
                "version": version,
                "published_at": published_at,
                "first_published_at": first_published_at,
                "title": title,
                "question": question,
                "short_answer": short_answer,
                "summary": summary,
                "notice": notice,
                "review": review,
                "topics": topics,
                "related": related,
                "definitions": definitions,
                "sections": sections,
                "activities": activities,
                "facts": facts,
                "guidance_rules": guidance_rules,
                "symptom_warnings": symptom_warnings,
                "scenarios": scenarios,
                "support_services": support_services,
                "sources": sources,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.activity import Activity  # noqa: PLC0415
        from ..models.cited_source import CitedSource  # noqa: PLC0415
        from ..models.definition import Definition  # noqa: PLC0415
        from ..models.fact import Fact  # noqa: PLC0415
        from ..models.guidance_rule import GuidanceRule  # noqa: PLC0415
        from ..models.review import Review  # noqa: PLC0415
        from ..models.scenario import Scenario  # noqa: PLC0415
        from ..models.section import Section  # noqa: PLC0415
        from ..models.support_service import SupportService  # noqa: PLC0415
        from ..models.symptom_warning import SymptomWarning  # noqa: PLC0415
        from ..models.topic import Topic  # noqa: PLC0415

        d = dict(src_dict)
        slug = d.pop("slug")

        language = d.pop("language")

        version = d.pop("version")

        published_at = datetime.datetime.fromisoformat(d.pop("published_at"))

        first_published_at = datetime.datetime.fromisoformat(d.pop("first_published_at"))

        title = d.pop("title")

        question = d.pop("question")

        short_answer = d.pop("short_answer")

        summary = d.pop("summary")

        notice = d.pop("notice")

        review = Review.from_dict(d.pop("review"))

        topics = []
        _topics = d.pop("topics")
        for topics_item_data in _topics:
            topics_item = Topic.from_dict(topics_item_data)

            topics.append(topics_item)

        related = cast(list[str], d.pop("related"))

        definitions = []
        _definitions = d.pop("definitions")
        for definitions_item_data in _definitions:
            definitions_item = Definition.from_dict(definitions_item_data)

            definitions.append(definitions_item)

        sections = []
        _sections = d.pop("sections")
        for sections_item_data in _sections:
            sections_item = Section.from_dict(sections_item_data)

            sections.append(sections_item)

        activities = []
        _activities = d.pop("activities")
        for activities_item_data in _activities:
            activities_item = Activity.from_dict(activities_item_data)

            activities.append(activities_item)

        facts = []
        _facts = d.pop("facts")
        for facts_item_data in _facts:
            facts_item = Fact.from_dict(facts_item_data)

            facts.append(facts_item)

        guidance_rules = []
        _guidance_rules = d.pop("guidance_rules")
        for guidance_rules_item_data in _guidance_rules:
            guidance_rules_item = GuidanceRule.from_dict(guidance_rules_item_data)

            guidance_rules.append(guidance_rules_item)

        symptom_warnings = []
        _symptom_warnings = d.pop("symptom_warnings")
        for symptom_warnings_item_data in _symptom_warnings:
            symptom_warnings_item = SymptomWarning.from_dict(symptom_warnings_item_data)

            symptom_warnings.append(symptom_warnings_item)

        scenarios = []
        _scenarios = d.pop("scenarios")
        for scenarios_item_data in _scenarios:
            scenarios_item = Scenario.from_dict(scenarios_item_data)

            scenarios.append(scenarios_item)

        support_services = []
        _support_services = d.pop("support_services")
        for support_services_item_data in _support_services:
            support_services_item = SupportService.from_dict(support_services_item_data)

            support_services.append(support_services_item)

        sources = []
        _sources = d.pop("sources")
        for sources_item_data in _sources:
            sources_item = CitedSource.from_dict(sources_item_data)

            sources.append(sources_item)

        article_document = cls(
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

        article_document.additional_properties = d
        return article_document

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
