from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.significance import Significance, check_significance

T = TypeVar("T", bound="ArticleVersion")


@_attrs_define
class ArticleVersion:
    """An entry in an article's history.

    Attributes:
        slug (str): The article's slug.
        number (int): Counted from 1, without a gap.
        language (str): BCP 47.
        published_at (datetime.datetime): When it was published.
        significance (Significance): Why a version was published: what a subscriber must act on, should read, or may
            ignore.

            - `safety`: Act on it: what a reader is told to do, or when, has changed.
            - `content`: Read it: what is said has changed.
            - `editorial`: Wording alone: whoever keeps a copy may take it when it suits.
        sha256 (str): SHA-256 of the document's bytes as served, in hexadecimal.
        url (str): The document of this version, as a reference relative to this API's host.
    """

    slug: str
    number: int
    language: str
    published_at: datetime.datetime
    significance: Significance
    sha256: str
    url: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        slug = self.slug

        number = self.number

        language = self.language

        published_at = self.published_at.isoformat()

        significance: str = self.significance

        sha256 = self.sha256

        url = self.url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "slug": slug,
                "number": number,
                "language": language,
                "published_at": published_at,
                "significance": significance,
                "sha256": sha256,
                "url": url,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        slug = d.pop("slug")

        number = d.pop("number")

        language = d.pop("language")

        published_at = datetime.datetime.fromisoformat(d.pop("published_at"))

        significance = check_significance(d.pop("significance"))

        sha256 = d.pop("sha256")

        url = d.pop("url")

        article_version = cls(
            slug=slug,
            number=number,
            language=language,
            published_at=published_at,
            significance=significance,
            sha256=sha256,
            url=url,
        )

        article_version.additional_properties = d
        return article_version

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
