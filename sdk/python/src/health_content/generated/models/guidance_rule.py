from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.action import Action, check_action
from ..models.certainty import Certainty, check_certainty
from ..models.strength import Strength, check_strength

if TYPE_CHECKING:
    from ..models.condition import Condition
    from ..models.wait import Wait


T = TypeVar("T", bound="GuidanceRule")


@_attrs_define
class GuidanceRule:
    """A piece of guidance about one activity: for whom, until when, and how strongly.

    Attributes:
        key (str): The rule's name within its article.
        activity (str): The key of the activity that it is about.
        title (str): The rule in a few words.
        statement (str): The rule in full, as said to the reader.
        rationale (str): Why; may be empty.
        action (Action): What a rule would have the reader do.

            - `wait`: Let a time pass first.
            - `seek_care`: Have a professional look at it.
            - `do`: Do it.
            - `avoid`: Leave it be.
            - `consider`: Weigh whether it is for you.
            - `discuss`: Talk it over with a professional, or with whoever shares the decision.
        strength (Strength): How much a rule asks for. GRADE keeps it apart from certainty: little evidence can bear a
            strong rule.

            - `required`: Meet it before you do what it is about.
            - `recommended`: There is good reason to meet it; some will have a better one not to.
            - `optional`: It may help. Nothing rests on it.
        certainty (Certainty): How sure the evidence for a rule is: the four levels of GRADE, or nobody has graded it.

            - `high`: The effect is very likely close to what the studies found.
            - `moderate`: The effect is probably close to it.
            - `low`: The effect may differ markedly from it.
            - `very_low`: The effect probably differs markedly from it.
            - `not_graded`: Nobody has graded the evidence. That says nothing for it and nothing against it.
        applies_when (list[Condition]): All must hold; none: it applies to everyone.
        satisfied_when (list[Condition]): All must hold for the rule to be met.
        wait (None | Wait): A time to let pass, which must be over for it to be met; else null.
        sources (list[str]): Keys of sources.
    """

    key: str
    activity: str
    title: str
    statement: str
    rationale: str
    action: Action
    strength: Strength
    certainty: Certainty
    applies_when: list[Condition]
    satisfied_when: list[Condition]
    wait: None | Wait
    sources: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        key = self.key

        activity = self.activity

        title = self.title

        statement = self.statement

        rationale = self.rationale

        action: str = self.action

        strength: str = self.strength

        certainty: str = self.certainty

        applies_when = []
        for applies_when_item_data in self.applies_when:
            applies_when_item = applies_when_item_data.to_dict()
            applies_when.append(applies_when_item)

        satisfied_when = []
        for satisfied_when_item_data in self.satisfied_when:
            satisfied_when_item = satisfied_when_item_data.to_dict()
            satisfied_when.append(satisfied_when_item)

        wait: dict[str, Any] | None
        if self.wait is None:
            wait = None
        else:
            wait = self.wait.to_dict()

        sources = self.sources

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "key": key,
                "activity": activity,
                "title": title,
                "statement": statement,
                "rationale": rationale,
                "action": action,
                "strength": strength,
                "certainty": certainty,
                "applies_when": applies_when,
                "satisfied_when": satisfied_when,
                "wait": wait,
                "sources": sources,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.condition import Condition  # noqa: PLC0415
        from ..models.wait import Wait  # noqa: PLC0415

        d = dict(src_dict)
        key = d.pop("key")

        activity = d.pop("activity")

        title = d.pop("title")

        statement = d.pop("statement")

        rationale = d.pop("rationale")

        action = check_action(d.pop("action"))

        strength = check_strength(d.pop("strength"))

        certainty = check_certainty(d.pop("certainty"))

        applies_when = []
        _applies_when = d.pop("applies_when")
        for applies_when_item_data in _applies_when:
            applies_when_item = Condition.from_dict(applies_when_item_data)

            applies_when.append(applies_when_item)

        satisfied_when = []
        _satisfied_when = d.pop("satisfied_when")
        for satisfied_when_item_data in _satisfied_when:
            satisfied_when_item = Condition.from_dict(satisfied_when_item_data)

            satisfied_when.append(satisfied_when_item)

        def _parse_wait(data: Any) -> None | Wait:
            if data is None:
                return None
            wait_type_0 = Wait.from_dict(data)

            return wait_type_0

        wait = _parse_wait(d.pop("wait"))

        sources = cast(list[str], d.pop("sources"))

        guidance_rule = cls(
            key=key,
            activity=activity,
            title=title,
            statement=statement,
            rationale=rationale,
            action=action,
            strength=strength,
            certainty=certainty,
            applies_when=applies_when,
            satisfied_when=satisfied_when,
            wait=wait,
            sources=sources,
        )

        guidance_rule.additional_properties = d
        return guidance_rule

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
