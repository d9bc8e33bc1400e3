from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.unit import Unit, check_unit

T = TypeVar("T", bound="Wait")


@_attrs_define
class Wait:
    """A time to let pass: over once the elapsed fact has reached `minimum`; `maximum` is shown, not tested.

    Attributes:
        minimum (int): How much must pass.
        maximum (int | None): How much is at most advised; null where nothing is.
        unit (Unit): What a whole number or a wait is counted in, as a UCUM code; braces count what has no unit of its
            own.

            - `wk`: Weeks of seven days.
            - `d`: Days.
            - `mo`: Calendar months.
            - `{menses}`: Menstrual periods that have come.
        elapsed_fact (str): The fact that says how much has passed.
        text (str): The wait in words.
    """

    minimum: int
    maximum: int | None
    unit: Unit
    elapsed_fact: str
    text: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        minimum = self.minimum

        maximum: int | None
        maximum = self.maximum

        unit: str = self.unit

        elapsed_fact = self.elapsed_fact

        text = self.text

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "minimum": minimum,
                "maximum": maximum,
                "unit": unit,
                "elapsed_fact": elapsed_fact,
                "text": text,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        minimum = d.pop("minimum")

        def _parse_maximum(data: Any) -> int | None:
            if data is None:
                return None
            return cast(int | None, data)

        maximum = _parse_maximum(d.pop("maximum"))

        unit = check_unit(d.pop("unit"))

        elapsed_fact = d.pop("elapsed_fact")

        text = d.pop("text")

        wait = cls(
            minimum=minimum,
            maximum=maximum,
            unit=unit,
            elapsed_fact=elapsed_fact,
            text=text,
        )

        wait.additional_properties = d
        return wait

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
