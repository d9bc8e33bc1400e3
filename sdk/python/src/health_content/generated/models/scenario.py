from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.expectation import Expectation
    from ..models.scenario_facts import ScenarioFacts


T = TypeVar("T", bound="Scenario")


@_attrs_define
class Scenario:
    """A worked example: facts, and what must come out.

    Attributes:
        key (str): The scenario's name within its article.
        title (str): Whose situation it is, in a few words.
        facts (ScenarioFacts): What is known, by key; what is left out or null is not known.
        expect (Expectation): What must come out of a scenario.
    """

    key: str
    title: str
    facts: ScenarioFacts
    expect: Expectation
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        key = self.key

        title = self.title

        facts = self.facts.to_dict()

        expect = self.expect.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "key": key,
                "title": title,
                "facts": facts,
                "expect": expect,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.expectation import Expectation  # noqa: PLC0415
        from ..models.scenario_facts import ScenarioFacts  # noqa: PLC0415

        d = dict(src_dict)
        key = d.pop("key")

        title = d.pop("title")

        facts = ScenarioFacts.from_dict(d.pop("facts"))

        expect = Expectation.from_dict(d.pop("expect"))

        scenario = cls(
            key=key,
            title=title,
            facts=facts,
            expect=expect,
        )

        scenario.additional_properties = d
        return scenario

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
