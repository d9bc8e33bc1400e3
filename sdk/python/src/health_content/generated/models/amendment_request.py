from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="AmendmentRequest")


@_attrs_define
class AmendmentRequest:
    """New texts in place of those that a moderator asked to change: one of them, or both.

    Attributes:
        body (str | Unset): The story, as plain text. Line breaks are kept. 50 to 6,000 characters, as a person counts
            them: a letter with its marks is one, and so is a family in one emoji. `maxLength` counts code points.
        display_name (None | str | Unset): What its author wants to be called in public. Null or left out: nothing. 1 to
            40 characters, as a person counts them: a letter with its marks is one, and so is a family in one emoji.
            `maxLength` counts code points.
    """

    body: str | Unset = UNSET
    display_name: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        body = self.body

        display_name: None | str | Unset
        if isinstance(self.display_name, Unset):
            display_name = UNSET
        else:
            display_name = self.display_name

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if body is not UNSET:
            field_dict["body"] = body
        if display_name is not UNSET:
            field_dict["display_name"] = display_name

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        body = d.pop("body", UNSET)

        def _parse_display_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        display_name = _parse_display_name(d.pop("display_name", UNSET))

        amendment_request = cls(
            body=body,
            display_name=display_name,
        )

        return amendment_request
