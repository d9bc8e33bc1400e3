from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.comparison import Comparison, check_comparison

T = TypeVar("T", bound="Condition")


@_attrs_define
class Condition:
    """One fact compared with one value.

    Attributes:
        fact (str): The key of the fact.
        operator (Comparison): How a condition compares the value given with its own.

            - `eq`: Equal to the value.
            - `ne`: Anything but the value.
            - `lt`: Less than the value, or before it on the fact's scale.
            - `lte`: The value or less.
            - `gt`: More than the value, or after it on the fact's scale.
            - `gte`: The value or more.
            - `in`: One of the values.
            - `not_in`: None of the values.
        value (Any): What the fact is compared with: true or false, a whole number, a choice's key; with `in` and
            `not_in`, a list of whole numbers or of keys.
        text (str): The condition in words.
    """

    fact: str
    operator: Comparison
    value: Any
    text: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        fact = self.fact

        operator: str = self.operator

        value = self.value

        text = self.text

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "fact": fact,
                "operator": operator,
                "value": value,
                "text": text,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        fact = d.pop("fact")

        operator = check_comparison(d.pop("operator"))

        value = d.pop("value")

        text = d.pop("text")

        condition = cls(
            fact=fact,
            operator=operator,
            value=value,
            text=text,
        )

        condition.additional_properties = d
        return condition

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
