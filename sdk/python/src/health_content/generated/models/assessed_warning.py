from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.urgency import Urgency, check_urgency
from ..models.warning_state import WarningState, check_warning_state

if TYPE_CHECKING:
    from ..models.reason import Reason


T = TypeVar("T", bound="AssessedWarning")


@_attrs_define
class AssessedWarning:
    """A warning, where the reader stands with it, and why.

    Attributes:
        key (str): The warning's name within the article.
        symptom (str): The sign, in a few words.
        urgency (Urgency): How soon a symptom needs care, most urgent first: the three NHS care cards, and what is to be
            expected.

            - `emergency`: A life may be at risk: emergency services or an emergency department, now.
            - `urgent`: Care today.
            - `non_urgent`: A doctor should look at it, at an ordinary appointment.
            - `expected`: Part of recovering. No care is needed for it alone.
        action (str): What to do. Stands on its own, and starts with the act.
        state (WarningState): Whether a reader has what a symptom warning describes.

            - `triggered`: The reader has it: show what to do.
            - `not_triggered`: What is known rules it out.
            - `unknown`: What is known does not settle it. Show it, as the article does.
        because (list[Reason]): What led to `state`, condition by condition.
        missing_facts (list[str]): Keys of the facts that would settle it.
    """

    key: str
    symptom: str
    urgency: Urgency
    action: str
    state: WarningState
    because: list[Reason]
    missing_facts: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        key = self.key

        symptom = self.symptom

        urgency: str = self.urgency

        action = self.action

        state: str = self.state

        because = []
        for because_item_data in self.because:
            because_item = because_item_data.to_dict()
            because.append(because_item)

        missing_facts = self.missing_facts

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "key": key,
                "symptom": symptom,
                "urgency": urgency,
                "action": action,
                "state": state,
                "because": because,
                "missing_facts": missing_facts,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.reason import Reason  # noqa: PLC0415

        d = dict(src_dict)
        key = d.pop("key")

        symptom = d.pop("symptom")

        urgency = check_urgency(d.pop("urgency"))

        action = d.pop("action")

        state = check_warning_state(d.pop("state"))

        because = []
        _because = d.pop("because")
        for because_item_data in _because:
            because_item = Reason.from_dict(because_item_data)

            because.append(because_item)

        missing_facts = cast(list[str], d.pop("missing_facts"))

        assessed_warning = cls(
            key=key,
            symptom=symptom,
            urgency=urgency,
            action=action,
            state=state,
            because=because,
            missing_facts=missing_facts,
        )

        assessed_warning.additional_properties = d
        return assessed_warning

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
