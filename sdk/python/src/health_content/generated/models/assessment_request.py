from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.assessment_request_facts import AssessmentRequestFacts


T = TypeVar("T", bound="AssessmentRequest")


@_attrs_define
class AssessmentRequest:
    """What is known of one reader's situation. It is used for the answer and forgotten.

    Attributes:
        facts (AssessmentRequestFacts): What is known, by key. Left out or null: not known, which is never no.
        activity (str | None): Only the rules about this activity. Warnings always come, all of them.
        version (int | None): A past version of the article; left out: the live one.
    """

    facts: AssessmentRequestFacts
    activity: str | None = None
    version: int | None = None

    def to_dict(self) -> dict[str, Any]:
        facts = self.facts.to_dict()

        activity = self.activity

        version = self.version

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "facts": facts,
            }
        )
        if activity is not None:
            field_dict["activity"] = activity
        if version is not None:
            field_dict["version"] = version

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.assessment_request_facts import AssessmentRequestFacts

        d = dict(src_dict)
        facts = AssessmentRequestFacts.from_dict(d.pop("facts"))

        activity = d.pop("activity", None)

        version = d.pop("version", None)

        assessment_request = cls(
            facts=facts,
            activity=activity,
            version=version,
        )

        return assessment_request
