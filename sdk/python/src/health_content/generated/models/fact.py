from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.fact_kind import FactKind, check_fact_kind
from ..models.unit import Unit, check_unit

if TYPE_CHECKING:
    from ..models.choice import Choice


T = TypeVar("T", bound="Fact")


@_attrs_define
class Fact:
    """Something that a reader may know about their situation.

    Attributes:
        key (str): The name by which the fact is given to an assessment.
        label (str): A noun phrase.
        question (str): As asked of the reader.
        help_text (str): How to find the answer.
        kind (FactKind): What sort of value a fact takes.

            - `boolean`: True or false.
            - `integer`: A whole number, counted in `unit`, from `minimum` to `maximum`.
            - `choice`: One of `choices`, by its key.
        unit (None | Unit): What a whole number counts; else null.
        minimum (int | None): The least that a whole number can be; else null.
        maximum (int | None): The most that a whole number can be; else null.
        choices (list[Choice]): The answers to choose from; empty unless it is a choice.
        ordered (bool): Whether the choices form a scale, from least to most.
    """

    key: str
    label: str
    question: str
    help_text: str
    kind: FactKind
    unit: None | Unit
    minimum: int | None
    maximum: int | None
    choices: list[Choice]
    ordered: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        key = self.key

        label = self.label

        question = self.question

        help_text = self.help_text

        kind: str = self.kind

        unit: None | str
        if self.unit is None:
            unit = None
        else:
            unit = self.unit

        minimum: int | None
        minimum = self.minimum

        maximum: int | None
        maximum = self.maximum

        choices = []
        for choices_item_data in self.choices:
            choices_item = choices_item_data.to_dict()
            choices.append(choices_item)

        ordered = self.ordered

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "key": key,
                "label": label,
                "question": question,
                "help_text": help_text,
                "kind": kind,
                "unit": unit,
                "minimum": minimum,
                "maximum": maximum,
                "choices": choices,
                "ordered": ordered,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.choice import Choice  # noqa: PLC0415

        d = dict(src_dict)
        key = d.pop("key")

        label = d.pop("label")

        question = d.pop("question")

        help_text = d.pop("help_text")

        kind = check_fact_kind(d.pop("kind"))

        def _parse_unit(data: Any) -> None | Unit:
            if data is None:
                return None
            unit_type_0 = check_unit(data)

            return unit_type_0

        unit = _parse_unit(d.pop("unit"))

        def _parse_minimum(data: Any) -> int | None:
            if data is None:
                return None
            return cast(int | None, data)

        minimum = _parse_minimum(d.pop("minimum"))

        def _parse_maximum(data: Any) -> int | None:
            if data is None:
                return None
            return cast(int | None, data)

        maximum = _parse_maximum(d.pop("maximum"))

        choices = []
        _choices = d.pop("choices")
        for choices_item_data in _choices:
            choices_item = Choice.from_dict(choices_item_data)

            choices.append(choices_item)

        ordered = d.pop("ordered")

        fact = cls(
            key=key,
            label=label,
            question=question,
            help_text=help_text,
            kind=kind,
            unit=unit,
            minimum=minimum,
            maximum=maximum,
            choices=choices,
            ordered=ordered,
        )

        fact.additional_properties = d
        return fact

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
