from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.submission_status import SubmissionStatus, check_submission_status

if TYPE_CHECKING:
    from ..models.safety_net import SafetyNet


T = TypeVar("T", bound="Submitted")


@_attrs_define
class Submitted:
    """That a story was taken. The receipt is shown this once: give it to the author to keep.

    Attributes:
        id (str): The submission's name in addresses.
        receipt (str): The author's one key to the story, as a bearer token. It cannot be given again.
        status (SubmissionStatus): Where a submission stands.

            - `pending`: It waits for a moderator, who is a person.
            - `changes_requested`: A moderator has asked its author to change something: see `message`, then amend it.
            - `published`: It is public, at `published_url`.
            - `rejected`: A moderator has decided not to publish it: see `message`.
            - `withdrawn`: Its author has taken it back, and it is erased: from then on it is a 404.
        decision_due_by (datetime.datetime): When a moderator will have decided, as far as we can help it.
        safety_net (None | SafetyNet): Not null where the words may be those of somebody in danger, or could not be
            screened. Show it at once, before anything else.
        submission_url (str): Where its author can see, amend and withdraw it.
    """

    id: str
    receipt: str = _attrs_field(repr=False)
    status: SubmissionStatus
    decision_due_by: datetime.datetime
    safety_net: None | SafetyNet
    submission_url: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        receipt = self.receipt

        status: str = self.status

        decision_due_by = self.decision_due_by.isoformat()

        safety_net: dict[str, Any] | None
        if self.safety_net is None:
            safety_net = None
        else:
            safety_net = self.safety_net.to_dict()

        submission_url = self.submission_url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "receipt": receipt,
                "status": status,
                "decision_due_by": decision_due_by,
                "safety_net": safety_net,
                "submission_url": submission_url,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.safety_net import SafetyNet  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        receipt = d.pop("receipt")

        status = check_submission_status(d.pop("status"))

        decision_due_by = datetime.datetime.fromisoformat(d.pop("decision_due_by"))

        def _parse_safety_net(data: Any) -> None | SafetyNet:
            if data is None:
                return None
            safety_net_type_0 = SafetyNet.from_dict(data)

            return safety_net_type_0

        safety_net = _parse_safety_net(d.pop("safety_net"))

        submission_url = d.pop("submission_url")

        submitted = cls(
            id=id,
            receipt=receipt,
            status=status,
            decision_due_by=decision_due_by,
            safety_net=safety_net,
            submission_url=submission_url,
        )

        submitted.additional_properties = d
        return submitted

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
