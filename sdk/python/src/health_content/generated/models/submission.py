from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.submission_status import SubmissionStatus, check_submission_status

if TYPE_CHECKING:
    from ..models.safety_net import SafetyNet


T = TypeVar("T", bound="Submission")


@_attrs_define
class Submission:
    """A story, for its author.

    Attributes:
        id (str): The submission's name in addresses.
        status (SubmissionStatus): Where a submission stands.

            - `pending`: It waits for a moderator, who is a person.
            - `changes_requested`: A moderator has asked its author to change something: see `message`, then amend it.
            - `published`: It is public, at `published_url`.
            - `rejected`: A moderator has decided not to publish it: see `message`.
            - `withdrawn`: Its author has taken it back, and it is erased: from then on it is a 404.
        article (str): The article that it belongs to.
        submitted_on (datetime.date): The day it was first sent.
        decision_due_by (datetime.datetime | None): Null where nothing is to be decided.
        message (None | str): What the moderator who decided wrote to the author.
        safety_net (None | SafetyNet): Not null where the author may have been in danger, or where the words could not
            be screened: for as long as the story is kept, whatever was decided. Show it at once, before anything else.
        body (str | None): As its author wrote it; left out once that is erased.
        display_name (None | str): Left out together with the body.
        published_url (str | None): The story in public, while it is.
    """

    id: str
    status: SubmissionStatus
    article: str
    submitted_on: datetime.date
    decision_due_by: datetime.datetime | None
    message: None | str
    safety_net: None | SafetyNet
    body: str | None = None
    display_name: None | str = None
    published_url: str | None = None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        status: str = self.status

        article = self.article

        submitted_on = self.submitted_on.isoformat()

        decision_due_by: None | str
        if self.decision_due_by is None:
            decision_due_by = None
        else:
            decision_due_by = self.decision_due_by.isoformat()

        message: None | str
        message = self.message

        safety_net: dict[str, Any] | None
        if self.safety_net is None:
            safety_net = None
        else:
            safety_net = self.safety_net.to_dict()

        body = self.body

        display_name: None | str
        display_name = self.display_name

        published_url = self.published_url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "status": status,
                "article": article,
                "submitted_on": submitted_on,
                "decision_due_by": decision_due_by,
                "message": message,
                "safety_net": safety_net,
            }
        )
        if body is not None:
            field_dict["body"] = body
        if display_name is not None:
            field_dict["display_name"] = display_name
        if published_url is not None:
            field_dict["published_url"] = published_url

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.safety_net import SafetyNet  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        status = check_submission_status(d.pop("status"))

        article = d.pop("article")

        submitted_on = datetime.date.fromisoformat(d.pop("submitted_on"))

        def _parse_decision_due_by(data: Any) -> datetime.datetime | None:
            if data is None:
                return None
            decision_due_by_type_0 = datetime.datetime.fromisoformat(data)

            return decision_due_by_type_0

        decision_due_by = _parse_decision_due_by(d.pop("decision_due_by"))

        def _parse_message(data: Any) -> None | str:
            if data is None:
                return None
            return cast(None | str, data)

        message = _parse_message(d.pop("message"))

        def _parse_safety_net(data: Any) -> None | SafetyNet:
            if data is None:
                return None
            safety_net_type_0 = SafetyNet.from_dict(data)

            return safety_net_type_0

        safety_net = _parse_safety_net(d.pop("safety_net"))

        body = d.pop("body", None)

        def _parse_display_name(data: Any) -> None | str:
            if data is None:
                return None
            return cast(None | str, data)

        display_name = _parse_display_name(d.pop("display_name", None))

        published_url = d.pop("published_url", None)

        submission = cls(
            id=id,
            status=status,
            article=article,
            submitted_on=submitted_on,
            decision_due_by=decision_due_by,
            message=message,
            safety_net=safety_net,
            body=body,
            display_name=display_name,
            published_url=published_url,
        )

        submission.additional_properties = d
        return submission

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
