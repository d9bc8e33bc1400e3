from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="AssessedArticle")


@_attrs_define
class AssessedArticle:
    """What was asked.

    Attributes:
        slug (str): The article's slug.
        version (int): The version whose guidance was asked.
        language (str): BCP 47.
        current_version (int | None): The live version, where a past one was asked.
    """

    slug: str
    version: int
    language: str
    current_version: int | None = None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        slug = self.slug

        version = self.version

        language = self.language

        current_version = self.current_version

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "slug": slug,
                "version": version,
                "language": language,
            }
        )
        if current_version is not None:
            field_dict["current_version"] = current_version

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        slug = d.pop("slug")

        version = d.pop("version")

        language = d.pop("language")

        current_version = d.pop("current_version", None)

        assessed_article = cls(
            slug=slug,
            version=version,
            language=language,
            current_version=current_version,
        )

        assessed_article.additional_properties = d
        return assessed_article

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
