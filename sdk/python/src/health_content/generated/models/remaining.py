from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.unit import Unit, check_unit

T = TypeVar("T", bound="Remaining")


@_attrs_define
class Remaining:
    """How much of a wait is left, rounded up.

    Attributes:
        value (int): How many of `unit`.
        unit (Unit): What a whole number or a wait is counted in, as a UCUM code; braces count what has no unit of its
            own.

            - `wk`: Weeks of seven days.
            - `d`: Days.
            - `mo`: Calendar months.
            - `{menses}`: Menstrual periods that have come.
    """

    value: int
    unit: Unit
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        value = self.value

        unit: str = self.unit

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "value": value,
                "unit": unit,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        value = d.pop("value")

        unit = check_unit(d.pop("unit"))

        remaining = cls(
            value=value,
            unit=unit,
        )

        remaining.additional_properties = d
        return remaining

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
