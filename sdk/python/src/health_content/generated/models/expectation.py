from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.expectation_outcomes import ExpectationOutcomes


T = TypeVar("T", bound="Expectation")


@_attrs_define
class Expectation:
    """What must come out of a scenario.

    Attributes:
        outcomes (ExpectationOutcomes): The outcome for each activity named.
        warnings (list[str]): Exactly the warnings that are triggered.
    """

    outcomes: ExpectationOutcomes
    warnings: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        outcomes = self.outcomes.to_dict()

        warnings = self.warnings

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "outcomes": outcomes,
                "warnings": warnings,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.expectation_outcomes import ExpectationOutcomes  # noqa: PLC0415

        d = dict(src_dict)
        outcomes = ExpectationOutcomes.from_dict(d.pop("outcomes"))

        warnings = cast(list[str], d.pop("warnings"))

        expectation = cls(
            outcomes=outcomes,
            warnings=warnings,
        )

        expectation.additional_properties = d
        return expectation

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
