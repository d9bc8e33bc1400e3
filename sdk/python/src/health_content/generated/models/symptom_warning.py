from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.urgency import Urgency, check_urgency

if TYPE_CHECKING:
    from ..models.coding import Coding
    from ..models.condition import Condition


T = TypeVar("T", bound="SymptomWarning")


@_attrs_define
class SymptomWarning:
    """A sign to act on, or not to worry about, and what to do.

    Attributes:
        key (str): The warning's name within its article.
        symptom (str): The sign, in a few words.
        description (str): How to recognise it.
        urgency (Urgency): How soon a symptom needs care, most urgent first: the three NHS care cards, and what is to be
            expected.

            - `emergency`: A life may be at risk: emergency services or an emergency department, now.
            - `urgent`: Care today.
            - `non_urgent`: A doctor should look at it, at an ordinary appointment.
            - `expected`: Part of recovering. No care is needed for it alone.
        action (str): What to do. Stands on its own, and starts with the act.
        triggered_when (list[Condition]): All must hold.
        codings (list[Coding]): Codes for it in terminologies; often none.
        sources (list[str]): Keys of sources.
    """

    key: str
    symptom: str
    description: str
    urgency: Urgency
    action: str
    triggered_when: list[Condition]
    codings: list[Coding]
    sources: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        key = self.key

        symptom = self.symptom

        description = self.description

        urgency: str = self.urgency

        action = self.action

        triggered_when = []
        for triggered_when_item_data in self.triggered_when:
            triggered_when_item = triggered_when_item_data.to_dict()
            triggered_when.append(triggered_when_item)

        codings = []
        for codings_item_data in self.codings:
            codings_item = codings_item_data.to_dict()
            codings.append(codings_item)

        sources = self.sources

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "key": key,
                "symptom": symptom,
                "description": description,
                "urgency": urgency,
                "action": action,
                "triggered_when": triggered_when,
                "codings": codings,
                "sources": sources,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.coding import Coding  # noqa: PLC0415
        from ..models.condition import Condition  # noqa: PLC0415

        d = dict(src_dict)
        key = d.pop("key")

        symptom = d.pop("symptom")

        description = d.pop("description")

        urgency = check_urgency(d.pop("urgency"))

        action = d.pop("action")

        triggered_when = []
        _triggered_when = d.pop("triggered_when")
        for triggered_when_item_data in _triggered_when:
            triggered_when_item = Condition.from_dict(triggered_when_item_data)

            triggered_when.append(triggered_when_item)

        codings = []
        _codings = d.pop("codings")
        for codings_item_data in _codings:
            codings_item = Coding.from_dict(codings_item_data)

            codings.append(codings_item)

        sources = cast(list[str], d.pop("sources"))

        symptom_warning = cls(
            key=key,
            symptom=symptom,
            description=description,
            urgency=urgency,
            action=action,
            triggered_when=triggered_when,
            codings=codings,
            sources=sources,
        )

        symptom_warning.additional_properties = d
        return symptom_warning

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
