from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.comparison import Comparison, check_comparison
from ..models.reason_part import ReasonPart, check_reason_part
from ..models.truth import Truth, check_truth

T = TypeVar("T", bound="Reason")


@_attrs_define
class Reason:
    """One condition, what was given for its fact, and what came of it.

    Attributes:
        part (ReasonPart): - `applies_when`: One of the conditions under which the rule applies.
            - `satisfied_when`: One of the conditions that meet it.
            - `wait`: The time that it asks to let pass.
            - `triggered_when`: One of the conditions that trigger the warning.
        text (str): The condition in words.
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
        given (Any): What was given for the fact; null where it is not known.
        truth (Truth): A value of Kleene's strong three-valued logic: what is not known is neither true nor false.

            - `true`: It holds.
            - `false`: It does not hold.
            - `unknown`: The fact is not known.
    """

    part: ReasonPart
    text: str
    fact: str
    operator: Comparison
    value: Any
    given: Any
    truth: Truth
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        part: str = self.part

        text = self.text

        fact = self.fact

        operator: str = self.operator

        value = self.value

        given = self.given

        truth: str = self.truth

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "part": part,
                "text": text,
                "fact": fact,
                "operator": operator,
                "value": value,
                "given": given,
                "truth": truth,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        part = check_reason_part(d.pop("part"))

        text = d.pop("text")

        fact = d.pop("fact")

        operator = check_comparison(d.pop("operator"))

        value = d.pop("value")

        given = d.pop("given")

        truth = check_truth(d.pop("truth"))

        reason = cls(
            part=part,
            text=text,
            fact=fact,
            operator=operator,
            value=value,
            given=given,
            truth=truth,
        )

        reason.additional_properties = d
        return reason

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
