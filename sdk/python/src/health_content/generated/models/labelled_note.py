from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="LabelledNote")


@_attrs_define
class LabelledNote:
    """A content note, and the words for it.

    Attributes:
        key (str): What a reader may want to know of a story before they read it.

            - `pregnancy_loss`: A pregnancy ends.
            - `bleeding`: Bleeding is described.
            - `infection`: An infection is described.
            - `medical_procedures`: Examinations or operations are described.
            - `repeated_loss`: More than one pregnancy ends.
            - `late_loss`: A pregnancy ends after twelve weeks or more.
            - `sex`: Sex is talked about openly.
            - `another_pregnancy`: There is a pregnancy afterwards, which may be hard to read of.
            - `self_harm`: Thoughts or acts of harming oneself.
            - `abuse`: Violence or coercion.
        label (str): For a person, as it stands within a sentence: `pregnancy loss`.
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

        labelled_note = cls(
            key=key,
            label=label,
        )

        labelled_note.additional_properties = d
        return labelled_note

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
