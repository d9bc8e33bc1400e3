from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="CitedSource")


@_attrs_define
class CitedSource:
    """Where statements come from.

    Attributes:
        key (str): The name by which rules, warnings and definitions cite it.
        title (str): Its title, in its own language.
        publisher (str): Who published it.
        url (None | str): Where it can be read; null where it is not on the web.
        published_on (datetime.date | None): The day it was published, where that is known.
        accessed_on (datetime.date | None): The day it was read for this content.
    """

    key: str
    title: str
    publisher: str
    url: None | str
    published_on: datetime.date | None
    accessed_on: datetime.date | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        key = self.key

        title = self.title

        publisher = self.publisher

        url: None | str
        url = self.url

        published_on: None | str
        if self.published_on is None:
            published_on = None
        else:
            published_on = self.published_on.isoformat()

        accessed_on: None | str
        if self.accessed_on is None:
            accessed_on = None
        else:
            accessed_on = self.accessed_on.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "key": key,
                "title": title,
                "publisher": publisher,
                "url": url,
                "published_on": published_on,
                "accessed_on": accessed_on,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        key = d.pop("key")

        title = d.pop("title")

        publisher = d.pop("publisher")

        def _parse_url(data: Any) -> None | str:
            if data is None:
                return None
            return cast(None | str, data)

        url = _parse_url(d.pop("url"))

        def _parse_published_on(data: Any) -> datetime.date | None:
            if data is None:
                return None
            published_on_type_0 = datetime.date.fromisoformat(data)

            return published_on_type_0

        published_on = _parse_published_on(d.pop("published_on"))

        def _parse_accessed_on(data: Any) -> datetime.date | None:
            if data is None:
                return None
            accessed_on_type_0 = datetime.date.fromisoformat(data)

            return accessed_on_type_0

        accessed_on = _parse_accessed_on(d.pop("accessed_on"))

        cited_source = cls(
            key=key,
            title=title,
            publisher=publisher,
            url=url,
            published_on=published_on,
            accessed_on=accessed_on,
        )

        cited_source.additional_properties = d
        return cited_source

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
