from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.coding import Coding


T = TypeVar("T", bound="Topic")


@_attrs_define
class Topic:
    """A subject, in a tree.

    Attributes:
        slug (str): The topic's name in addresses and filters.
        name (str): What it is called.
        parent (None | str): The wider topic; null at the top.
        codings (list[Coding]): Codes for it in terminologies; often none.
    """

    slug: str
    name: str
    parent: None | str
    codings: list[Coding]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        slug = self.slug

        name = self.name

        parent: None | str
        parent = self.parent

        codings = []
        for codings_item_data in self.codings:
            codings_item = codings_item_data.to_dict()
            codings.append(codings_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "slug": slug,
                "name": name,
                "parent": parent,
                "codings": codings,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.coding import Coding  # noqa: PLC0415

        d = dict(src_dict)
        slug = d.pop("slug")

        name = d.pop("name")

        def _parse_parent(data: Any) -> None | str:
            if data is None:
                return None
            return cast(None | str, data)

        parent = _parse_parent(d.pop("parent"))

        codings = []
        _codings = d.pop("codings")
        for codings_item_data in _codings:
            codings_item = Coding.from_dict(codings_item_data)

            codings.append(codings_item)

        topic = cls(
            slug=slug,
            name=name,
            parent=parent,
            codings=codings,
        )

        topic.additional_properties = d
        return topic

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
