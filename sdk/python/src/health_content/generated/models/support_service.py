from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="SupportService")


@_attrs_define
class SupportService:
    """Someone to turn to.

    Attributes:
        key (str): The service's name, the same in every article.
        name (str): What it calls itself.
        description (str): Whom it is for, and what it does for them.
        url (None | str): Its page; null where it has none.
        phone (None | str): As it is dialled in its region: one number in figures, perhaps a `+` before it, with single
            spaces or hyphens between. To link to it, write `tel:` and the number without them: `tel:08001111`. From
            elsewhere it may not be reached, least of all a short one.
        region (str): Where it helps: ISO 3166.
        for_crisis (bool): Whether it helps someone whose life may be at risk.
    """

    key: str
    name: str
    description: str
    url: None | str
    phone: None | str
    region: str
    for_crisis: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        key = self.key

        name = self.name

        description = self.description

        url: None | str
        url = self.url

        phone: None | str
        phone = self.phone

        region = self.region

        for_crisis = self.for_crisis

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "key": key,
                "name": name,
                "description": description,
                "url": url,
                "phone": phone,
                "region": region,
                "for_crisis": for_crisis,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        key = d.pop("key")

        name = d.pop("name")

        description = d.pop("description")

        def _parse_url(data: Any) -> None | str:
            if data is None:
                return None
            return cast(None | str, data)

        url = _parse_url(d.pop("url"))

        def _parse_phone(data: Any) -> None | str:
            if data is None:
                return None
            return cast(None | str, data)

        phone = _parse_phone(d.pop("phone"))

        region = d.pop("region")

        for_crisis = d.pop("for_crisis")

        support_service = cls(
            key=key,
            name=name,
            description=description,
            url=url,
            phone=phone,
            region=region,
            for_crisis=for_crisis,
        )

        support_service.additional_properties = d
        return support_service

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
