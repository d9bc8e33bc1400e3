from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.snapshot_entry import SnapshotEntry


T = TypeVar("T", bound="SnapshotPage")


@_attrs_define
class SnapshotPage:
    """A page of the snapshot: articles by slug, then stories by id.

    Attributes:
        results (list[SnapshotEntry]): What is live, in order.
        next_ (None | str): The next page; null on the last.
        follow_from (str): Opaque. Give it to `/changes` as `after` once you have read all pages; it is the same on
            each. It is where the feed stood before the first page was read.
    """

    results: list[SnapshotEntry]
    next_: None | str
    follow_from: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        results = []
        for results_item_data in self.results:
            results_item = results_item_data.to_dict()
            results.append(results_item)

        next_: None | str
        next_ = self.next_

        follow_from = self.follow_from

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "results": results,
                "next": next_,
                "follow_from": follow_from,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.snapshot_entry import SnapshotEntry  # noqa: PLC0415

        d = dict(src_dict)
        results = []
        _results = d.pop("results")
        for results_item_data in _results:
            results_item = SnapshotEntry.from_dict(results_item_data)

            results.append(results_item)

        def _parse_next_(data: Any) -> None | str:
            if data is None:
                return None
            return cast(None | str, data)

        next_ = _parse_next_(d.pop("next"))

        follow_from = d.pop("follow_from")

        snapshot_page = cls(
            results=results,
            next_=next_,
            follow_from=follow_from,
        )

        snapshot_page.additional_properties = d
        return snapshot_page

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
