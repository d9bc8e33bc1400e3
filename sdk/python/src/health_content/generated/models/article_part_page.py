from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.article_part import ArticlePart


T = TypeVar("T", bound="ArticlePartPage")


@_attrs_define
class ArticlePartPage:
    """A page of results, with the addresses of the pages on either side of it.

    Attributes:
        results (list[ArticlePart]): The entries of this page.
        next_ (None | str): The next page; null on the last.
        previous (None | str): The page before; null on the first.
        total (int | None): How many results the whole list has: on its first page; null on a page that a cursor opens.
    """

    results: list[ArticlePart]
    next_: None | str
    previous: None | str
    total: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        results = []
        for results_item_data in self.results:
            results_item = results_item_data.to_dict()
            results.append(results_item)

        next_: None | str
        next_ = self.next_

        previous: None | str
        previous = self.previous

        total: int | None
        total = self.total

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "results": results,
                "next": next_,
                "previous": previous,
                "total": total,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.article_part import ArticlePart  # noqa: PLC0415

        d = dict(src_dict)
        results = []
        _results = d.pop("results")
        for results_item_data in _results:
            results_item = ArticlePart.from_dict(results_item_data)

            results.append(results_item)

        def _parse_next_(data: Any) -> None | str:
            if data is None:
                return None
            return cast(None | str, data)

        next_ = _parse_next_(d.pop("next"))

        def _parse_previous(data: Any) -> None | str:
            if data is None:
                return None
            return cast(None | str, data)

        previous = _parse_previous(d.pop("previous"))

        def _parse_total(data: Any) -> int | None:
            if data is None:
                return None
            return cast(int | None, data)

        total = _parse_total(d.pop("total"))

        article_part_page = cls(
            results=results,
            next_=next_,
            previous=previous,
            total=total,
        )

        article_part_page.additional_properties = d
        return article_part_page

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
