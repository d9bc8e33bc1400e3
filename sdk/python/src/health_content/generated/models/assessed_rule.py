from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.action import Action, check_action
from ..models.rule_state import RuleState, check_rule_state
from ..models.strength import Strength, check_strength

if TYPE_CHECKING:
    from ..models.reason import Reason
    from ..models.remaining import Remaining


T = TypeVar("T", bound="AssessedRule")


@_attrs_define
class AssessedRule:
    """A rule, where the reader stands with it, and why.

    Attributes:
        key (str): The rule's name within the article.
        title (str): The rule in a few words.
        statement (str): The rule in full, as said to the reader.
        strength (Strength): How much a rule asks for. GRADE keeps it apart from certainty: little evidence can bear a
            strong rule.

            - `required`: Meet it before you do what it is about.
            - `recommended`: There is good reason to meet it; some will have a better one not to.
            - `optional`: It may help. Nothing rests on it.
        action (Action): What a rule would have the reader do.

            - `wait`: Let a time pass first.
            - `seek_care`: Have a professional look at it.
            - `do`: Do it.
            - `avoid`: Leave it be.
            - `consider`: Weigh whether it is for you.
            - `discuss`: Talk it over with a professional, or with whoever shares the decision.
        state (RuleState): Where a reader stands with a rule. All but `unknown` are settled: no further fact turns one
            into another.

            - `not_applicable`: It is not about this reader.
            - `satisfied`: It asks for nothing that has not been met.
            - `unknown`: What is known does not settle it. Unknown is never taken for no.
            - `advice`: It applies, and there is nothing in it to meet.
            - `outstanding`: It applies, and is not met.
        because (list[Reason]): What led to `state`, condition by condition.
        missing_facts (list[str]): Keys of the facts that would settle it.
        remaining (None | Remaining): What is left of a wait that applies and whose elapsed fact is known; else null.
    """

    key: str
    title: str
    statement: str
    strength: Strength
    action: Action
    state: RuleState
    because: list[Reason]
    missing_facts: list[str]
    remaining: None | Remaining
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        key = self.key

        title = self.title

        statement = self.statement

        strength: str = self.strength

        action: str = self.action

        state: str = self.state

        because = []
        for because_item_data in self.because:
            because_item = because_item_data.to_dict()
            because.append(because_item)

        missing_facts = self.missing_facts

        remaining: dict[str, Any] | None
        if self.remaining is None:
            remaining = None
        else:
            remaining = self.remaining.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "key": key,
                "title": title,
                "statement": statement,
                "strength": strength,
                "action": action,
                "state": state,
                "because": because,
                "missing_facts": missing_facts,
                "remaining": remaining,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.reason import Reason  # noqa: PLC0415
        from ..models.remaining import Remaining  # noqa: PLC0415

        d = dict(src_dict)
        key = d.pop("key")

        title = d.pop("title")

        statement = d.pop("statement")

        strength = check_strength(d.pop("strength"))

        action = check_action(d.pop("action"))

        state = check_rule_state(d.pop("state"))

        because = []
        _because = d.pop("because")
        for because_item_data in _because:
            because_item = Reason.from_dict(because_item_data)

            because.append(because_item)

        missing_facts = cast(list[str], d.pop("missing_facts"))

        def _parse_remaining(data: Any) -> None | Remaining:
            if data is None:
                return None
            remaining_type_0 = Remaining.from_dict(data)

            return remaining_type_0

        remaining = _parse_remaining(d.pop("remaining"))

        assessed_rule = cls(
            key=key,
            title=title,
            statement=statement,
            strength=strength,
            action=action,
            state=state,
            because=because,
            missing_facts=missing_facts,
            remaining=remaining,
        )

        assessed_rule.additional_properties = d
        return assessed_rule

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
