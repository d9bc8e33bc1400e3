from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="Root")


@_attrs_define
class Root:
    """Where everything is.

    Attributes:
        articles (str): Articles, in brief.
        article_parts (str): Chosen members of articles.
        guidance_rules (str): The guidance rules of all articles.
        symptom_warnings (str): The symptom warnings of all articles.
        topics (str): What articles are about.
        facts (str): What guidance turns on.
        activities (str): What readers decide about.
        sources (str): Where statements come from.
        support_services (str): Whom readers can turn to.
        stories (str): Readers' own stories; a new one is sent there too.
        story_policy (str): What the author of a story agrees to.
        changes (str): What was published and what was taken away, in order.
        snapshot (str): All that is live: what a copy starts from.
        openapi (str): The contract, as JSON.
        docs (str): The contract, for people.
        problems (str): What each kind of problem means.
    """

    articles: str
    article_parts: str
    guidance_rules: str
    symptom_warnings: str
    topics: str
    facts: str
    activities: str
    sources: str
    support_services: str
    stories: str
    story_policy: str
    changes: str
    snapshot: str
    openapi: str
    docs: str
    problems: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        articles = self.articles

        article_parts = self.article_parts

        guidance_rules = self.guidance_rules

        symptom_warnings = self.symptom_warnings

        topics = self.topics

        facts = self.facts

        activities = self.activities

        sources = self.sources

        support_services = self.support_services

        stories = self.stories

        story_policy = self.story_policy

        changes = self.changes

        snapshot = self.snapshot

        openapi = self.openapi

        docs = self.docs

        problems = self.problems

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "articles": articles,
                "article_parts": article_parts,
                "guidance_rules": guidance_rules,
                "symptom_warnings": symptom_warnings,
                "topics": topics,
                "facts": facts,
                "activities": activities,
                "sources": sources,
                "support_services": support_services,
                "stories": stories,
                "story_policy": story_policy,
                "changes": changes,
                "snapshot": snapshot,
                "openapi": openapi,
                "docs": docs,
                "problems": problems,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        articles = d.pop("articles")

        article_parts = d.pop("article_parts")

        guidance_rules = d.pop("guidance_rules")

        symptom_warnings = d.pop("symptom_warnings")

        topics = d.pop("topics")

        facts = d.pop("facts")

        activities = d.pop("activities")

        sources = d.pop("sources")

        support_services = d.pop("support_services")

        stories = d.pop("stories")

        story_policy = d.pop("story_policy")

        changes = d.pop("changes")

        snapshot = d.pop("snapshot")

        openapi = d.pop("openapi")

        docs = d.pop("docs")

        problems = d.pop("problems")

        root = cls(
            articles=articles,
            article_parts=article_parts,
            guidance_rules=guidance_rules,
            symptom_warnings=symptom_warnings,
            topics=topics,
            facts=facts,
            activities=activities,
            sources=sources,
            support_services=support_services,
            stories=stories,
            story_policy=story_policy,
            changes=changes,
            snapshot=snapshot,
            openapi=openapi,
            docs=docs,
            problems=problems,
        )

        root.additional_properties = d
        return root

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
