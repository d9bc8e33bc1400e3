from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ArticleSummary")


@_attrs_define
class ArticleSummary:
    """An article, as lists show it.

    Attributes:
        slug (str): The article's name in addresses and filters.
        language (str): BCP 47.
        version (int): The live version, counted from 1.
        published_at (datetime.datetime): When this version was published.
        first_published_at (datetime.datetime): When the article was first published.
        title (str): Its heading.
        question (str): What a reader would ask.
        short_answer (str): The answer to `question`, in a sentence or two.
        summary (str): What it says, in brief.
        notice (str): Show this with the content, always.
        clinically_reviewed (bool): Whether a clinician has signed exactly what the article says.
        topics (list[str]): Slugs of what it is about.
        activities (list[str]): Keys of the activities that its rules are about.
        url (str): The document, as a reference relative to this API's host.
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
    clinically_reviewed: bool
    topics: list[str]
    activities: list[str]
    url: str
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

        clinically_reviewed = self.clinically_reviewed

        topics = self.topics

        activities = self.activities

        url = self.url

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
                "clinically_reviewed": clinically_reviewed,
                "topics": topics,
                "activities": activities,
                "url": url,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
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

        clinically_reviewed = d.pop("clinically_reviewed")

        topics = cast(list[str], d.pop("topics"))

        activities = cast(list[str], d.pop("activities"))

        url = d.pop("url")

        article_summary = cls(
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
            clinically_reviewed=clinically_reviewed,
            topics=topics,
            activities=activities,
            url=url,
        )

        article_summary.additional_properties = d
        return article_summary

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
