from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.significance import Significance, check_significance

T = TypeVar("T", bound="Change")


@_attrs_define
class Change:
    """Something that happened to what is public.

    Attributes:
        sequence (int): Strictly increasing, in the order of what happened.
        kind (str): What happened, in the feed of changes.

            - `article.published`: A version of an article was published: fetch it.
            - `article.retired`: An article was taken out of service: stop showing it.
            - `story.published`: A reader's story became public.
            - `story.removed`: A story is no longer public: delete whatever you keep of it.
        version (int | None): Of the article; null for a story.
        significance (None | Significance):
        at (datetime.datetime):
        url (str): Where it is, or was, relative to this API's host.
        slug (str | None): The article, where it is about one.
        id (str | None): The story, where it is about one.
    """

    sequence: int
    kind: str
    version: int | None
    significance: None | Significance
    at: datetime.datetime
    url: str
    slug: str | None = None
    id: str | None = None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        sequence = self.sequence

        kind = self.kind

        version: int | None
        version = self.version

        significance: None | str
        if isinstance(self.significance, str):
            significance = self.significance
        else:
            significance = self.significance

        at = self.at.isoformat()

        url = self.url

        slug = self.slug

        id = self.id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "sequence": sequence,
                "kind": kind,
                "version": version,
                "significance": significance,
                "at": at,
                "url": url,
            }
        )
        if slug is not None:
            field_dict["slug"] = slug
        if id is not None:
            field_dict["id"] = id

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        sequence = d.pop("sequence")

        kind = d.pop("kind")

        def _parse_version(data: Any) -> int | None:
            if data is None:
                return None
            return cast(int | None, data)

        version = _parse_version(d.pop("version"))

        def _parse_significance(data: Any) -> None | Significance:
            if data is None:
                return None
            significance_type_0 = check_significance(data)

            return significance_type_0

        significance = _parse_significance(d.pop("significance"))

        at = datetime.datetime.fromisoformat(d.pop("at"))

        url = d.pop("url")

        slug = d.pop("slug", None)

        id = d.pop("id", None)

        change = cls(
            sequence=sequence,
            kind=kind,
            version=version,
            significance=significance,
            at=at,
            url=url,
            slug=slug,
            id=id,
        )

        change.additional_properties = d
        return change

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
