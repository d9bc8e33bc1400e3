from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="FactRange")


@_attrs_define
class FactRange:
    """A range of a fact: from `minimum` on, up to but not including `below`.

    Attributes:
        fact (str): The key of a fact that is a whole number.
        minimum (int | None): The least that is in the range; null: no lower end.
        below (int | None): The least that is no longer in it; null: no upper end.
    """

    fact: str
    minimum: int | None
    below: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        fact = self.fact

        minimum: int | None
        minimum = self.minimum

        below: int | None
        below = self.below

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "fact": fact,
                "minimum": minimum,
                "below": below,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        fact = d.pop("fact")

        def _parse_minimum(data: Any) -> int | None:
            if data is None:
                return None
            return cast(int | None, data)

        minimum = _parse_minimum(d.pop("minimum"))

        def _parse_below(data: Any) -> int | None:
            if data is None:
                return None
            return cast(int | None, data)

        below = _parse_below(d.pop("below"))

        fact_range = cls(
            fact=fact,
            minimum=minimum,
            below=below,
        )

        fact_range.additional_properties = d
        return fact_range

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
