from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.support_service import SupportService


T = TypeVar("T", bound="SafetyNet")


@_attrs_define
class SafetyNet:
    """Words for somebody who may need help, with whom to turn to. Show both together.

    Attributes:
        text (str): Plain text, a blank line between paragraphs.
        services (list[SupportService]): Whom to turn to.
    """

    text: str
    services: list[SupportService]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        text = self.text

        services = []
        for services_item_data in self.services:
            services_item = services_item_data.to_dict()
            services.append(services_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "text": text,
                "services": services,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.support_service import SupportService  # noqa: PLC0415

        d = dict(src_dict)
        text = d.pop("text")

        services = []
        _services = d.pop("services")
        for services_item_data in _services:
            services_item = SupportService.from_dict(services_item_data)

            services.append(services_item)

        safety_net = cls(
            text=text,
            services=services,
        )

        safety_net.additional_properties = d
        return safety_net

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
