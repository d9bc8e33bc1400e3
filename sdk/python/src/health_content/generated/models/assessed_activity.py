from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.outcome import Outcome, check_outcome

if TYPE_CHECKING:
    from ..models.assessed_rule import AssessedRule


T = TypeVar("T", bound="AssessedActivity")


@_attrs_define
class AssessedActivity:
    """What it comes to for one activity.

    Attributes:
        activity (str): The activity's key.
        label (str): As shown to the reader.
        outcome (Outcome): What it comes to for an activity; the first that holds prevails. None of them says that a
            thing is safe.

            - `seek_care`: A red flag (an emergency or urgent warning) is triggered: see to that first.
            - `wait`: A required rule applies and is not met.
            - `need_facts`: A red flag or a required rule cannot be judged yet: ask `next_questions`.
            - `consider`: A recommended rule is not met, or cannot be judged yet.
            - `no_objection`: Nothing in this article stands against it. That does not mean that it is safe.
        rules (list[AssessedRule]): The rules about it, in the order of the article.
    """

    activity: str
    label: str
    outcome: Outcome
    rules: list[AssessedRule]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        activity = self.activity

        label = self.label

        outcome: str = self.outcome

        rules = []
        for rules_item_data in self.rules:
            rules_item = rules_item_data.to_dict()
            rules.append(rules_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "activity": activity,
                "label": label,
                "outcome": outcome,
                "rules": rules,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.assessed_rule import AssessedRule  # noqa: PLC0415

        d = dict(src_dict)
        activity = d.pop("activity")

        label = d.pop("label")

        outcome = check_outcome(d.pop("outcome"))

        rules = []
        _rules = d.pop("rules")
        for rules_item_data in _rules:
            rules_item = AssessedRule.from_dict(rules_item_data)

            rules.append(rules_item)

        assessed_activity = cls(
            activity=activity,
            label=label,
            outcome=outcome,
            rules=rules,
        )

        assessed_activity.additional_properties = d
        return assessed_activity

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
