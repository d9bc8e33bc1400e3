from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="SnapshotEntry")


@_attrs_define
class SnapshotEntry:
    """Something that is live. Every member is always there.

    Attributes:
        subject (str): What a change, or an entry of the snapshot, is about.

            - `article`: An article, named by its `slug`.
            - `story`: A reader's story, named by its `id`.
        slug (None | str): Of an article; else null.
        id (None | str): Of a story; else null.
        version (int | None): Of an article; null for a story.
        etag (str): The `ETag` of it, uncompressed: the quoted SHA-256 of its bytes. What you hold under it is current.
        url (str): Where it is, relative to this API's host.
    """

    subject: str
    slug: None | str
    id: None | str
    version: int | None
    etag: str
    url: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        subject = self.subject

        slug: None | str
        slug = self.slug

        id: None | str
        id = self.id

        version: int | None
        version = self.version

        etag = self.etag

        url = self.url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "subject": subject,
                "slug": slug,
                "id": id,
                "version": version,
                "etag": etag,
                "url": url,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
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

        etag = d.pop("etag")

        url = d.pop("url")

        snapshot_entry = cls(
            subject=subject,
            slug=slug,
            id=id,
            version=version,
            etag=etag,
            url=url,
        )

        snapshot_entry.additional_properties = d
        return snapshot_entry

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
