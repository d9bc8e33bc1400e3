from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.retention import Retention
    from ..models.safety_net import SafetyNet


T = TypeVar("T", bound="StoryPolicy")


@_attrs_define
class StoryPolicy:
    """The policy that an author agrees to. Show all of it before they send a story.

    Attributes:
        version (str): Goes into `consent.policy_version`.
        text (str): Plain text, a blank line between paragraphs.
        minimum_length (int): Characters of a body at least, as a person counts them.
        maximum_length (int): Characters of a body at most, as a person counts them.
        report_reasons (list[str]):
        content_notes (list[str]):
        retention_days (Retention): After how many days texts are erased.
        support (SafetyNet): For somebody whose words may be those of a person in danger. Show it at once, before
            anything else.
    """

    version: str
    text: str
    minimum_length: int
    maximum_length: int
    report_reasons: list[str]
    content_notes: list[str]
    retention_days: Retention
    support: SafetyNet
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        version = self.version

        text = self.text

        minimum_length = self.minimum_length

        maximum_length = self.maximum_length

        report_reasons = self.report_reasons

        content_notes = self.content_notes

        retention_days = self.retention_days.to_dict()

        support = self.support.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "version": version,
                "text": text,
                "minimum_length": minimum_length,
                "maximum_length": maximum_length,
                "report_reasons": report_reasons,
                "content_notes": content_notes,
                "retention_days": retention_days,
                "support": support,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.retention import Retention
        from ..models.safety_net import SafetyNet

        d = dict(src_dict)
        version = d.pop("version")

        text = d.pop("text")

        minimum_length = d.pop("minimum_length")

        maximum_length = d.pop("maximum_length")

        report_reasons = cast(list[str], d.pop("report_reasons"))

        content_notes = cast(list[str], d.pop("content_notes"))

        retention_days = Retention.from_dict(d.pop("retention_days"))

        support = SafetyNet.from_dict(d.pop("support"))

        story_policy = cls(
            version=version,
            text=text,
            minimum_length=minimum_length,
            maximum_length=maximum_length,
            report_reasons=report_reasons,
            content_notes=content_notes,
            retention_days=retention_days,
            support=support,
        )

        story_policy.additional_properties = d
        return story_policy

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
