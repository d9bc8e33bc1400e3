from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.assessment_request_facts import AssessmentRequestFacts


T = TypeVar("T", bound="AssessmentRequest")


@_attrs_define
class AssessmentRequest:
    """What is known of one reader's situation. It is used for the answer and forgotten.

    Attributes:
        facts (AssessmentRequestFacts): What is known, by key. Left out or null: not known, which is never no.
        not_known (list[str] | None): Keys of facts that the reader was asked for and does not know. They stay
            unknown, and are not asked again.
        activity (None | str): Only the rules about this activity. Warnings always come, all of them.
        version (int | None): A past version of the article; left out: the live one.
    """

    facts: AssessmentRequestFacts
    not_known: list[str] | None = None
    activity: None | str = None
    version: int | None = None

    def to_dict(self) -> dict[str, Any]:
        facts = self.facts.to_dict()

        not_known: list[str] | None
        if self.not_known is None:
            not_known = None
        else:
            not_known = self.not_known

        activity: None | str
        activity = self.activity

        version: int | None
        version = self.version

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "facts": facts,
            }
        )
        if not_known is not None:
            field_dict["not_known"] = not_known
        if activity is not None:
            field_dict["activity"] = activity
        if version is not None:
            field_dict["version"] = version

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.assessment_request_facts import AssessmentRequestFacts  # noqa: PLC0415

        d = dict(src_dict)
        facts = AssessmentRequestFacts.from_dict(d.pop("facts"))

        def _parse_not_known(data: Any) -> list[str] | None:
            if data is None:
                return None
            not_known_type_0 = cast(list[str], data)

            return not_known_type_0

        not_known = _parse_not_known(d.pop("not_known", None))

        def _parse_activity(data: Any) -> None | str:
            if data is None:
                return None
            return cast(None | str, data)

        activity = _parse_activity(d.pop("activity", None))

        def _parse_version(data: Any) -> int | None:
            if data is None:
                return None
            return cast(int | None, data)

        version = _parse_version(d.pop("version", None))

        assessment_request = cls(
            facts=facts,
            not_known=not_known,
            activity=activity,
            version=version,
        )

        return assessment_request
