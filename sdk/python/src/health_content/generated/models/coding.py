from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="Coding")


@_attrs_define
class Coding:
    """A code for the same thing in a terminology that others use.

    Attributes:
        system (str): A terminology, by the alias that content is written with. Identifiers only: no terminology is
            shipped.

            - `icd-10`: ICD-10 of the World Health Organization.
            - `icd-10-cm`: ICD-10-CM, its clinical modification in the United States.
            - `snomed-ct`: SNOMED CT.
            - `loinc`: LOINC.
        uri (str): The terminology's canonical URI.
        oid (str): The terminology's object identifier.
        code (str): The code, as the terminology writes it.
        display (str): What the terminology calls it.
    """

    system: str
    uri: str
    oid: str
    code: str
    display: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        system = self.system

        uri = self.uri

        oid = self.oid

        code = self.code

        display = self.display

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "system": system,
                "uri": uri,
                "oid": oid,
                "code": code,
                "display": display,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        system = d.pop("system")

        uri = d.pop("uri")

        oid = d.pop("oid")

        code = d.pop("code")

        display = d.pop("display")

        coding = cls(
            system=system,
            uri=uri,
            oid=oid,
            code=code,
            display=display,
        )

        coding.additional_properties = d
        return coding

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
