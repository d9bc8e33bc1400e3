from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="ReportRequest")


@_attrs_define
class ReportRequest:
    """What is wrong with a published story.

    Attributes:
        reason (str): What a reader has against a published story.

            - `identifies_someone`: Somebody can be recognised by it.
            - `unsafe_advice`: Following it could harm a reader.
            - `unkind`: It is unkind to somebody.
            - `distressing`: It is hard to bear, and no note said so beforehand.
            - `spam`: It advertises something, or has nothing to do with the article.
            - `other`: Something else; `detail` can say what.
        detail (None | str): For the moderators, who alone read it. Please name nobody. 1 to 1,000 characters,
            as a person counts them: a letter with its marks is one, and so is a family in one emoji. `maxLength` counts
            code points.
    """

    reason: str
    detail: None | str = None

    def to_dict(self) -> dict[str, Any]:
        reason = self.reason

        detail: None | str
        detail = self.detail

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "reason": reason,
            }
        )
        if detail is not None:
            field_dict["detail"] = detail

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        reason = d.pop("reason")

        def _parse_detail(data: Any) -> None | str:
            if data is None:
                return None
            return cast(None | str, data)

        detail = _parse_detail(d.pop("detail", None))

        report_request = cls(
            reason=reason,
            detail=detail,
        )

        return report_request
