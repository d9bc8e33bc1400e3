from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="AmendmentRequest")


@_attrs_define
class AmendmentRequest:
    """New texts in place of those that a moderator asked to change: one of them, or both. The other stays as it is.

    Attributes:
        body (None | str): The story, as plain text. Line breaks are kept. 50 to 6,000 characters, as a person
            counts them: a letter with its marks is one, and so is a family in one emoji. `maxLength` counts code points.
        display_name (None | str): Another name to show with the story. Empty: none from now on. 1 to 40
            characters, as a person counts them: a letter with its marks is one, and so is a family in one emoji.
            `maxLength` counts code points.
    """

    body: None | str = None
    display_name: None | str = None

    def to_dict(self) -> dict[str, Any]:
        body: None | str
        body = self.body

        display_name: None | str
        display_name = self.display_name

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if body is not None:
            field_dict["body"] = body
        if display_name is not None:
            field_dict["display_name"] = display_name

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_body(data: Any) -> None | str:
            if data is None:
                return None
            return cast(None | str, data)

        body = _parse_body(d.pop("body", None))

        def _parse_display_name(data: Any) -> None | str:
            if data is None:
                return None
            return cast(None | str, data)

        display_name = _parse_display_name(d.pop("display_name", None))

        amendment_request = cls(
            body=body,
            display_name=display_name,
        )

        return amendment_request
