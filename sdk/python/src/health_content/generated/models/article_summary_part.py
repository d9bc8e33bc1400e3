from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ArticleSummaryPart")


@_attrs_define
class ArticleSummaryPart:
    """Those members that `fields` asked for, and no others.

    Attributes:
        slug (str | None):
        language (str | None): BCP 47.
        version (int | None):
        published_at (datetime.datetime | None):
        first_published_at (datetime.datetime | None):
        title (str | None):
        question (str | None):
        short_answer (str | None):
        summary (str | None):
        notice (str | None): Show this with the content, always.
        clinically_reviewed (bool | None):
        topics (list[str] | None): Slugs.
        activities (list[str] | None): Keys of the activities that its rules are about.
        url (str | None): The document, as a reference relative to this API's host.
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
    clinically_reviewed: bool | None = None
    topics: list[str] | None = None
    activities: list[str] | None = None
    url: str | None = None
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

        clinically_reviewed = self.clinically_reviewed

        topics: list[str] | None = None
        if self.topics is not None:
            topics = self.topics

        activities: list[str] | None = None
        if self.activities is not None:
            activities = self.activities

        url = self.url

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
        if clinically_reviewed is not None:
            field_dict["clinically_reviewed"] = clinically_reviewed
        if topics is not None:
            field_dict["topics"] = topics
        if activities is not None:
            field_dict["activities"] = activities
        if url is not None:
            field_dict["url"] = url

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
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

        clinically_reviewed = d.pop("clinically_reviewed", None)

        topics = cast(list[str], d.pop("topics", None))

        activities = cast(list[str], d.pop("activities", None))

        url = d.pop("url", None)

        article_summary_part = cls(
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

        article_summary_part.additional_properties = d
        return article_summary_part

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
