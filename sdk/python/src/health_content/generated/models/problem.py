from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.problem_error import ProblemError


T = TypeVar("T", bound="Problem")


@_attrs_define
class Problem:
    """What went wrong (RFC 9457).

    Attributes:
        type_ (str): A reference to the page that explains this kind of problem.
        title (str): The kind of problem, in words.
        status (int): The HTTP status.
        detail (str): What went wrong this time, for a person to read.
        instance (str): The path that was asked for.
        code (str): - `invalid`: Something in the request is wrong. errors names everything that is.
            - `not_found`: There is nothing at this address.
            - `method_not_allowed`: The resource has no such method. Allow lists its own.
            - `not_acceptable`: The answer exists only as JSON; Accept excludes that.
            - `conflict`: The request does not fit the present state of the resource.
            - `resync`: The cursor is of another feed. Make the copy anew, from the snapshot.
            - `gone`: It was here and has been taken away on purpose. successor may name its replacement.
            - `precondition_failed`: If-Match or If-Unmodified-Since asks for what this is not, or no longer is.
            - `too_large`: The body is larger than this route accepts.
            - `unsupported_media_type`: Bodies are application/json, in UTF-8.
            - `too_many_requests`: Wait as long as Retry-After says, then try again.
            - `unauthorized`: This route needs a credential, and none that fits was given.
            - `forbidden`: This credential does not open this route.
            - `internal`: Our fault. Nothing was half done; trying again later may work.
            - `unavailable`: The service cannot answer just now. Try again soon.
        errors (list[ProblemError]): Everything that is wrong with the request, at once.
        successor (None | str): On 410: the slug of what stands in its place, if anything does.
    """

    type_: str
    title: str
    status: int
    detail: str
    instance: str
    code: str
    errors: list[ProblemError]
    successor: None | str = None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        title = self.title

        status = self.status

        detail = self.detail

        instance = self.instance

        code = self.code

        errors = []
        for errors_item_data in self.errors:
            errors_item = errors_item_data.to_dict()
            errors.append(errors_item)

        successor: None | str
        successor = self.successor

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "title": title,
                "status": status,
                "detail": detail,
                "instance": instance,
                "code": code,
                "errors": errors,
            }
        )
        if successor is not None:
            field_dict["successor"] = successor

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.problem_error import ProblemError  # noqa: PLC0415

        d = dict(src_dict)
        type_ = d.pop("type")

        title = d.pop("title")

        status = d.pop("status")

        detail = d.pop("detail")

        instance = d.pop("instance")

        code = d.pop("code")

        errors = []
        _errors = d.pop("errors")
        for errors_item_data in _errors:
            errors_item = ProblemError.from_dict(errors_item_data)

            errors.append(errors_item)

        def _parse_successor(data: Any) -> None | str:
            if data is None:
                return None
            return cast(None | str, data)

        successor = _parse_successor(d.pop("successor", None))

        problem = cls(
            type_=type_,
            title=title,
            status=status,
            detail=detail,
            instance=instance,
            code=code,
            errors=errors,
            successor=successor,
        )

        problem.additional_properties = d
        return problem

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
