from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.fact_range import FactRange


T = TypeVar("T", bound="Definition")


@_attrs_define
class Definition:
    """What a term means, according to one authority. Two may differ; both stand.

    Attributes:
        term (str): The word or phrase.
        meaning (str): What that authority means by it.
        range_ (FactRange | None): The same as a range of a fact, where it can be put so; else null.
        according_to (str): The key of a source.
    """

    term: str
    meaning: str
    range_: FactRange | None
    according_to: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        term = self.term

        meaning = self.meaning

        range_: dict[str, Any] | None
        if self.range_ is None:
            range_ = None
        else:
            range_ = self.range_.to_dict()

        according_to = self.according_to

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "term": term,
                "meaning": meaning,
                "range": range_,
                "according_to": according_to,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.fact_range import FactRange  # noqa: PLC0415

        d = dict(src_dict)
        term = d.pop("term")

        meaning = d.pop("meaning")

        def _parse_range_(data: Any) -> FactRange | None:
            if data is None:
                return None
            range_type_0 = FactRange.from_dict(data)

            return range_type_0

        range_ = _parse_range_(d.pop("range"))

        according_to = d.pop("according_to")

        definition = cls(
            term=term,
            meaning=meaning,
            range_=range_,
            according_to=according_to,
        )

        definition.additional_properties = d
        return definition

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
