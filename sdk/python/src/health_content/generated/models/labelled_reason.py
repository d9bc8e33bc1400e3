from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="LabelledReason")


@_attrs_define
class LabelledReason:
    """What a reader may have against a story, and the words for it.

    Attributes:
        key (str): What a reader has against a published story.

            - `identifies_someone`: Somebody can be recognised by it.
            - `unsafe_advice`: Following it could harm a reader.
            - `unkind`: It is unkind to somebody.
            - `distressing`: It is hard to bear, and no note said so beforehand.
            - `spam`: It advertises something, or has nothing to do with the article.
            - `other`: Something else; `detail` can say what.
        label (str): For a person to choose: `Upsetting to read`.
    """

    key: str
    label: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        key = self.key

        label = self.label

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "key": key,
                "label": label,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        key = d.pop("key")

        label = d.pop("label")

        labelled_reason = cls(
            key=key,
            label=label,
        )

        labelled_reason.additional_properties = d
        return labelled_reason

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
