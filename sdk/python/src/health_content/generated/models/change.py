from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.significance import Significance, check_significance

T = TypeVar("T", bound="Change")


@_attrs_define
class Change:
    """Something that happened to what is public. Every member is always there.

    Attributes:
        sequence (int): Strictly increasing, in the order of what happened.
        kind (str): What happened, in the feed of changes.

            - `article.published`: A version of an article was published: fetch it.
            - `article.retired`: An article was taken out of service: stop showing it.
            - `story.published`: A reader's story became public.
            - `story.removed`: A story is no longer public: delete whatever you keep of it.
        subject (str): What a change, or an entry of the snapshot, is about.

            - `article`: An article, named by its `slug`.
            - `story`: A reader's story, named by its `id`.
        slug (None | str): The article, where it is about one; else null.
        id (None | str): The story, where it is about one; else null.
        version (int | None): Of the article; null for a story.
        significance (None | Significance): Why the version was published; null where none was.
        successor (None | str): Of a retired article: the live one that stands in its place now, if any does; else null.
        at (datetime.datetime): When.
        url (str): Where it is, or was, relative to this API's host.
    """

    sequence: int
    kind: str
    subject: str
    slug: None | str
    id: None | str
    version: int | None
    significance: None | Significance
    successor: None | str
    at: datetime.datetime
    url: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        sequence = self.sequence

        kind = self.kind

        subject = self.subject

        slug: None | str
        slug = self.slug

        id: None | str
        id = self.id

        version: int | None
        version = self.version

        significance: None | str
        if self.significance is None:
            significance = None
        else:
            significance = self.significance

        successor: None | str
        successor = self.successor

        at = self.at.isoformat()

        url = self.url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "sequence": sequence,
                "kind": kind,
                "subject": subject,
                "slug": slug,
                "id": id,
                "version": version,
                "significance": significance,
                "successor": successor,
                "at": at,
                "url": url,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        sequence = d.pop("sequence")

        kind = d.pop("kind")

        subject = d.pop("subject")

        def _parse_slug(data: Any) -> None | str:
            if data is None:
                return None
            return cast(None | str, data)

        slug = _parse_slug(d.pop("slug"))

        def _parse_id(data: Any) -> None | str:
            if data is None:
                return None
            return cast(None | str, data)

        id = _parse_id(d.pop("id"))

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

        def _parse_successor(data: Any) -> None | str:
            if data is None:
                return None
            return cast(None | str, data)

        successor = _parse_successor(d.pop("successor"))

        at = datetime.datetime.fromisoformat(d.pop("at"))

        url = d.pop("url")

        change = cls(
            sequence=sequence,
            kind=kind,
            subject=subject,
            slug=slug,
            id=id,
            version=version,
            significance=significance,
            successor=successor,
            at=at,
            url=url,
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
