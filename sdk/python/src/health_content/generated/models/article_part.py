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


T = TypeVar("T", bound="ArticlePart")


@_attrs_define
class ArticlePart:
    """Some members of an article document: those that `fields` asked for, and no others.

    Attributes:
        slug (str | None): The article's name in addresses and filters.
        language (str | None): BCP 47.
        version (int | None): Counted from 1.
        published_at (datetime.datetime | None): When this version was published.
        first_published_at (datetime.datetime | None): When the article was first published.
        title (str | None): Its heading.
        question (str | None): What a reader would ask.
        short_answer (str | None): The answer to `question`, in a sentence or two.
        summary (str | None): What it says, in brief: for lists and search results.
        notice (str | None): Show this with the content, always.
        review (Review | None): Who signed this content, to the letter, and when it is to be reviewed again. All null
            where nobody has.
        topics (list[Topic] | None): What it is about, each with the codes that it bears.
        related (list[str] | None): Slugs of other articles; not all need be live.
        definitions (list[Definition] | None): Terms that it uses. One may be defined more than once.
        sections (list[Section] | None): The prose, in the order of reading.
        activities (list[Activity] | None): Every activity that a rule is about.
        facts (list[Fact] | None): Every fact that the article uses.
        guidance_rules (list[GuidanceRule] | None): What to do and to leave be, activity by activity.
        symptom_warnings (list[SymptomWarning] | None): Signs to act on. Show them above everything else.
        scenarios (list[Scenario] | None): Worked examples that the guidance is held against.
        support_services (list[SupportService] | None): Whom a reader can turn to.
        sources (list[CitedSource] | None): The article's bibliography.
    """

    slug: str | None = None
    language: str | None = None
    version: int | None = None
    published_at: datetime.datetime | None = None
    first_published_at: datetime.datetime | None = None
    title: str | None = None
    question: str | None = None
    short_answer: str | None = None
    summary: str | None = None
    notice: str | None = None
    review: Review | None = None
    topics: list[Topic] | None = None
    related: list[str] | None = None
    definitions: list[Definition] | None = None
    sections: list[Section] | None = None
    activities: list[Activity] | None = None
    facts: list[Fact] | None = None
    guidance_rules: list[GuidanceRule] | None = None
    symptom_warnings: list[SymptomWarning] | None = None
    scenarios: list[Scenario] | None = None
    support_services: list[SupportService] | None = None
    sources: list[CitedSource] | None = None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        slug = self.slug

        language = self.language

        version = self.version

        published_at: str | None = None
        if self.published_at is not None:
            published_at = self.published_at.isoformat()

        first_published_at: str | None = None
        if self.first_published_at is not None:
            first_published_at = self.first_published_at.isoformat()

        title = self.title

        question = self.question

        short_answer = self.short_answer

        summary = self.summary

        notice = self.notice

        review: dict[str, Any] | None = None
        if self.review is not None:
            review = self.review.to_dict()

        topics: list[dict[str, Any]] | None = None
        if self.topics is not None:
            topics = []
            for topics_item_data in self.topics:
                topics_item = topics_item_data.to_dict()
                topics.append(topics_item)

        related: list[str] | None = None
        if self.related is not None:
            related = self.related

        definitions: list[dict[str, Any]] | None = None
        if self.definitions is not None:
            definitions = []
            for definitions_item_data in self.definitions:
                definitions_item = definitions_item_data.to_dict()
                definitions.append(definitions_item)

        sections: list[dict[str, Any]] | None = None
        if self.sections is not None:
            sections = []
            for sections_item_data in self.sections:
                sections_item = sections_item_data.to_dict()
                sections.append(sections_item)

        activities: list[dict[str, Any]] | None = None
        if self.activities is not None:
            activities = []
            for activities_item_data in self.activities:
                activities_item = activities_item_data.to_dict()
                activities.append(activities_item)

        facts: list[dict[str, Any]] | None = None
        if self.facts is not None:
            facts = []
            for facts_item_data in self.facts:
                facts_item = facts_item_data.to_dict()
                facts.append(facts_item)

        guidance_rules: list[dict[str, Any]] | None = None
        if self.guidance_rules is not None:
            guidance_rules = []
            for guidance_rules_item_data in self.guidance_rules:
                guidance_rules_item = guidance_rules_item_data.to_dict()
                guidance_rules.append(guidance_rules_item)

        symptom_warnings: list[dict[str, Any]] | None = None
        if self.symptom_warnings is not None:
            symptom_warnings = []
            for symptom_warnings_item_data in self.symptom_warnings:
                symptom_warnings_item = symptom_warnings_item_data.to_dict()
                symptom_warnings.append(symptom_warnings_item)

        scenarios: list[dict[str, Any]] | None = None
        if self.scenarios is not None:
            scenarios = []
            for scenarios_item_data in self.scenarios:
                scenarios_item = scenarios_item_data.to_dict()
                scenarios.append(scenarios_item)

        support_services: list[dict[str, Any]] | None = None
        if self.support_services is not None:
            support_services = []
            for support_services_item_data in self.support_services:
                support_services_item = support_services_item_data.to_dict()
                support_services.append(support_services_item)

        sources: list[dict[str, Any]] | None = None
        if self.sources is not None:
            sources = []
            for sources_item_data in self.sources:
                sources_item = sources_item_data.to_dict()
                sources.append(sources_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if slug is not None:
            field_dict["slug"] = slug
        if language is not None:
            field_dict["language"] = language
        if version is not None:
            field_dict["version"] = version
        if published_at is not None:
            field_dict["published_at"] = published_at
        if first_published_at is not None:
            field_dict["first_published_at"] = first_published_at
        if title is not None:
            field_dict["title"] = title
        if question is not None:
            field_dict["question"] = question
        if short_answer is not None:
            field_dict["short_answer"] = short_answer
        if summary is not None:
            field_dict["summary"] = summary
        if notice is not None:
            field_dict["notice"] = notice
        if review is not None:
            field_dict["review"] = review
        if topics is not None:
            field_dict["topics"] = topics
        if related is not None:
            field_dict["related"] = related
        if definitions is not None:
            field_dict["definitions"] = definitions
        if sections is not None:
            field_dict["sections"] = sections
        if activities is not None:
            field_dict["activities"] = activities
        if facts is not None:
            field_dict["facts"] = facts
        if guidance_rules is not None:
            field_dict["guidance_rules"] = guidance_rules
        if symptom_warnings is not None:
            field_dict["symptom_warnings"] = symptom_warnings
        if scenarios is not None:
            field_dict["scenarios"] = scenarios
        if support_services is not None:
            field_dict["support_services"] = support_services
        if sources is not None:
            field_dict["sources"] = sources

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
        slug = d.pop("slug", None)

        language = d.pop("language", None)

        version = d.pop("version", None)

        _published_at = d.pop("published_at", None)
        published_at: datetime.datetime | None
        if _published_at is None:
            published_at = None
        else:
            published_at = datetime.datetime.fromisoformat(_published_at)

        _first_published_at = d.pop("first_published_at", None)
        first_published_at: datetime.datetime | None
        if _first_published_at is None:
            first_published_at = None
        else:
            first_published_at = datetime.datetime.fromisoformat(_first_published_at)

        title = d.pop("title", None)

        question = d.pop("question", None)

        short_answer = d.pop("short_answer", None)

        summary = d.pop("summary", None)

        notice = d.pop("notice", None)

        _review = d.pop("review", None)
        review: Review | None
        if _review is None:
            review = None
        else:
            review = Review.from_dict(_review)

        _topics = d.pop("topics", None)
        topics: list[Topic] | None = None
        if _topics is not None:
            topics = []
            for topics_item_data in _topics:
                topics_item = Topic.from_dict(topics_item_data)

                topics.append(topics_item)

        related = cast(list[str], d.pop("related", None))

        _definitions = d.pop("definitions", None)
        definitions: list[Definition] | None = None
        if _definitions is not None:
            definitions = []
            for definitions_item_data in _definitions:
                definitions_item = Definition.from_dict(definitions_item_data)

                definitions.append(definitions_item)

        _sections = d.pop("sections", None)
        sections: list[Section] | None = None
        if _sections is not None:
            sections = []
            for sections_item_data in _sections:
                sections_item = Section.from_dict(sections_item_data)

                sections.append(sections_item)

        _activities = d.pop("activities", None)
        activities: list[Activity] | None = None
        if _activities is not None:
            activities = []
            for activities_item_data in _activities:
                activities_item = Activity.from_dict(activities_item_data)

                activities.append(activities_item)

        _facts = d.pop("facts", None)
        facts: list[Fact] | None = None
        if _facts is not None:
            facts = []
            for facts_item_data in _facts:
                facts_item = Fact.from_dict(facts_item_data)

                facts.append(facts_item)

        _guidance_rules = d.pop("guidance_rules", None)
        guidance_rules: list[GuidanceRule] | None = None
        if _guidance_rules is not None:
            guidance_rules = []
            for guidance_rules_item_data in _guidance_rules:
                guidance_rules_item = GuidanceRule.from_dict(guidance_rules_item_data)

                guidance_rules.append(guidance_rules_item)

        _symptom_warnings = d.pop("symptom_warnings", None)
        symptom_warnings: list[SymptomWarning] | None = None
        if _symptom_warnings is not None:
            symptom_warnings = []
            for symptom_warnings_item_data in _symptom_warnings:
                symptom_warnings_item = SymptomWarning.from_dict(symptom_warnings_item_data)

                symptom_warnings.append(symptom_warnings_item)

        _scenarios = d.pop("scenarios", None)
        scenarios: list[Scenario] | None = None
        if _scenarios is not None:
            scenarios = []
            for scenarios_item_data in _scenarios:
                scenarios_item = Scenario.from_dict(scenarios_item_data)

                scenarios.append(scenarios_item)

        _support_services = d.pop("support_services", None)
        support_services: list[SupportService] | None = None
        if _support_services is not None:
            support_services = []
            for support_services_item_data in _support_services:
                support_services_item = SupportService.from_dict(support_services_item_data)

                support_services.append(support_services_item)

        _sources = d.pop("sources", None)
        sources: list[CitedSource] | None = None
        if _sources is not None:
            sources = []
            for sources_item_data in _sources:
                sources_item = CitedSource.from_dict(sources_item_data)

                sources.append(sources_item)

        article_part = cls(
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

        article_part.additional_properties = d
        return article_part

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
