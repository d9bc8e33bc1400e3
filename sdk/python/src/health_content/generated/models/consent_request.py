from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="ConsentRequest")


@_attrs_define
class ConsentRequest:
    """What the author agrees to. Ask for each separately, and let none be ticked beforehand.

    Attributes:
        policy_version (str): The `version` of the story policy that the author has read.
        publish (bool): The story may be published as the policy says.
        own_experience (bool): It is the author's own experience.
        adult (bool): The author is an adult.
    """

    policy_version: str
    publish: bool
    own_experience: bool
    adult: bool

    def to_dict(self) -> dict[str, Any]:
        policy_version = self.policy_version

        publish = self.publish

        own_experience = self.own_experience

        adult = self.adult

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "policy_version": policy_version,
                "publish": publish,
                "own_experience": own_experience,
                "adult": adult,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        policy_version = d.pop("policy_version")

        publish = d.pop("publish")

        own_experience = d.pop("own_experience")

        adult = d.pop("adult")

        consent_request = cls(
            policy_version=policy_version,
            publish=publish,
            own_experience=own_experience,
            adult=adult,
        )

        return consent_request
