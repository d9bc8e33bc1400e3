from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ArticleSummaryPart")


@_attrs_define
class ArticleSummaryPart:
    """Those members that `fields` asked for, and no others.

    Attributes:
        slug (str | Unset):
        language (str | Unset): BCP 47.
        version (int | Unset):
        published_at (datetime.datetime | Unset):
        first_published_at (datetime.datetime | Unset):
        title (str | Unset):
        question (str | Unset):
        short_answer (str | Unset):
        summary (str | Unset):
        notice (str | Unset): Show this with the content, always.
        clinically_reviewed (bool | Unset):
        topics (list[str] | Unset): Slugs.
        activities (list[str] | Unset): Keys of the activities that its rules are about.
        url (str | Unset): The document, as a reference relative to this API's host.
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
    clinically_reviewed: bool | Unset = UNSET
    topics: list[str] | Unset = UNSET
    activities: list[str] | Unset = UNSET
    url: str | Unset = UNSET
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

        clinically_reviewed = self.clinically_reviewed

        topics: list[str] | Unset = UNSET
        if not isinstance(self.topics, Unset):
            topics = self.topics

        activities: list[str] | Unset = UNSET
        if not isinstance(self.activities, Unset):
            activities = self.activities

        url = self.url

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
        if clinically_reviewed is not UNSET:
            field_dict["clinically_reviewed"] = clinically_reviewed
        if topics is not UNSET:
            field_dict["topics"] = topics
        if activities is not UNSET:
            field_dict["activities"] = activities
        if url is not UNSET:
            field_dict["url"] = url

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
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

        clinically_reviewed = d.pop("clinically_reviewed", UNSET)

        topics = cast(list[str], d.pop("topics", UNSET))

        activities = cast(list[str], d.pop("activities", UNSET))

        url = d.pop("url", UNSET)

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
