from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.reviewer import Reviewer


T = TypeVar("T", bound="Review")


@_attrs_define
class Review:
    """Who signed this content, to the letter, and when it is to be reviewed again. All null where nobody has.

    Attributes:
        reviewed_by (None | Reviewer): Who signed; null where nobody has.
        reviewed_on (datetime.date | None): The day of signing.
        next_review_due (datetime.date | None): The day by which it is to be reviewed again.
        clinically_reviewed (bool): Whether a clinician has signed exactly what this document says.
        content_hash (None | str): SHA-256 of what was signed: two versions with the same one say the same.
    """

    reviewed_by: None | Reviewer
    reviewed_on: datetime.date | None
    next_review_due: datetime.date | None
    clinically_reviewed: bool
    content_hash: None | str = None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        reviewed_by: dict[str, Any] | None
        if self.reviewed_by is None:
            reviewed_by = None
        else:
            reviewed_by = self.reviewed_by.to_dict()

        reviewed_on: None | str
        if self.reviewed_on is None:
            reviewed_on = None
        else:
            reviewed_on = self.reviewed_on.isoformat()

        next_review_due: None | str
        if self.next_review_due is None:
            next_review_due = None
        else:
            next_review_due = self.next_review_due.isoformat()

        clinically_reviewed = self.clinically_reviewed

        content_hash: None | str
        content_hash = self.content_hash

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "reviewed_by": reviewed_by,
                "reviewed_on": reviewed_on,
                "next_review_due": next_review_due,
                "clinically_reviewed": clinically_reviewed,
            }
        )
        if content_hash is not None:
            field_dict["content_hash"] = content_hash

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.reviewer import Reviewer  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_reviewed_by(data: Any) -> None | Reviewer:
            if data is None:
                return None
            reviewed_by_type_0 = Reviewer.from_dict(data)

            return reviewed_by_type_0

        reviewed_by = _parse_reviewed_by(d.pop("reviewed_by"))

        def _parse_reviewed_on(data: Any) -> datetime.date | None:
            if data is None:
                return None
            reviewed_on_type_0 = datetime.date.fromisoformat(data)

            return reviewed_on_type_0

        reviewed_on = _parse_reviewed_on(d.pop("reviewed_on"))

        def _parse_next_review_due(data: Any) -> datetime.date | None:
            if data is None:
                return None
            next_review_due_type_0 = datetime.date.fromisoformat(data)

            return next_review_due_type_0

        next_review_due = _parse_next_review_due(d.pop("next_review_due"))

        clinically_reviewed = d.pop("clinically_reviewed")

        def _parse_content_hash(data: Any) -> None | str:
            if data is None:
                return None
            return cast(None | str, data)

        content_hash = _parse_content_hash(d.pop("content_hash", None))

        review = cls(
            reviewed_by=reviewed_by,
            reviewed_on=reviewed_on,
            next_review_due=next_review_due,
            clinically_reviewed=clinically_reviewed,
            content_hash=content_hash,
        )

        review.additional_properties = d
        return review

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
