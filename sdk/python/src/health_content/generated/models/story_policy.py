from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.labelled_note import LabelledNote
    from ..models.labelled_reason import LabelledReason
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
        report_reasons (list[LabelledReason]): Why a reader may report a story.
        content_notes (list[LabelledNote]): Every note that a story may have, in their order.
        retention_days (Retention): After how many days texts are erased.
        support_before (SafetyNet): Words for somebody who may need help, with whom to turn to. Show both together.
        support_after (SafetyNet): Words for somebody who may need help, with whom to turn to. Show both together.
    """

    version: str
    text: str
    minimum_length: int
    maximum_length: int
    report_reasons: list[LabelledReason]
    content_notes: list[LabelledNote]
    retention_days: Retention
    support_before: SafetyNet
    support_after: SafetyNet
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        version = self.version

        text = self.text

        minimum_length = self.minimum_length

        maximum_length = self.maximum_length

        report_reasons = []
        for report_reasons_item_data in self.report_reasons:
            report_reasons_item = report_reasons_item_data.to_dict()
            report_reasons.append(report_reasons_item)

        content_notes = []
        for content_notes_item_data in self.content_notes:
            content_notes_item = content_notes_item_data.to_dict()
            content_notes.append(content_notes_item)

        retention_days = self.retention_days.to_dict()

        support_before = self.support_before.to_dict()

        support_after = self.support_after.to_dict()

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
                "support_before": support_before,
                "support_after": support_after,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.labelled_note import LabelledNote  # noqa: PLC0415
        from ..models.labelled_reason import LabelledReason  # noqa: PLC0415
        from ..models.retention import Retention  # noqa: PLC0415
        from ..models.safety_net import SafetyNet  # noqa: PLC0415

        d = dict(src_dict)
        version = d.pop("version")

        text = d.pop("text")

        minimum_length = d.pop("minimum_length")

        maximum_length = d.pop("maximum_length")

        report_reasons = []
        _report_reasons = d.pop("report_reasons")
        for report_reasons_item_data in _report_reasons:
            report_reasons_item = LabelledReason.from_dict(report_reasons_item_data)

            report_reasons.append(report_reasons_item)

        content_notes = []
        _content_notes = d.pop("content_notes")
        for content_notes_item_data in _content_notes:
            content_notes_item = LabelledNote.from_dict(content_notes_item_data)

            content_notes.append(content_notes_item)

        retention_days = Retention.from_dict(d.pop("retention_days"))

        support_before = SafetyNet.from_dict(d.pop("support_before"))

        support_after = SafetyNet.from_dict(d.pop("support_after"))

        story_policy = cls(
            version=version,
            text=text,
            minimum_length=minimum_length,
            maximum_length=maximum_length,
            report_reasons=report_reasons,
            content_notes=content_notes,
            retention_days=retention_days,
            support_before=support_before,
            support_after=support_after,
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
