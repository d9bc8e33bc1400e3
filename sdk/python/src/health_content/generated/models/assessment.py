from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.assessed_activity import AssessedActivity
    from ..models.assessed_article import AssessedArticle
    from ..models.assessed_warning import AssessedWarning
    from ..models.question import Question


T = TypeVar("T", bound="Assessment")


@_attrs_define
class Assessment:
    """What an article's guidance comes to for one reader.

    Attributes:
        article (AssessedArticle): What was asked.
        notice (str): Show this with the answer, always.
        warnings (list[AssessedWarning]): Every warning: triggered ones first, then by urgency.
        activities (list[AssessedActivity]): One for each activity, or the one that was asked about.
        next_questions (list[Question]): What to ask next, the first first. Whatever the reader does not know goes into
            `not_known`. Empty at the end, and in an emergency: then there is nothing to ask.
    """

    article: AssessedArticle
    notice: str
    warnings: list[AssessedWarning]
    activities: list[AssessedActivity]
    next_questions: list[Question]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        article = self.article.to_dict()

        notice = self.notice

        warnings = []
        for warnings_item_data in self.warnings:
            warnings_item = warnings_item_data.to_dict()
            warnings.append(warnings_item)

        activities = []
        for activities_item_data in self.activities:
            activities_item = activities_item_data.to_dict()
            activities.append(activities_item)

        next_questions = []
        for next_questions_item_data in self.next_questions:
            next_questions_item = next_questions_item_data.to_dict()
            next_questions.append(next_questions_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "article": article,
                "notice": notice,
                "warnings": warnings,
                "activities": activities,
                "next_questions": next_questions,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.assessed_activity import AssessedActivity  # noqa: PLC0415
        from ..models.assessed_article import AssessedArticle  # noqa: PLC0415
        from ..models.assessed_warning import AssessedWarning  # noqa: PLC0415
        from ..models.question import Question  # noqa: PLC0415

        d = dict(src_dict)
        article = AssessedArticle.from_dict(d.pop("article"))

        notice = d.pop("notice")

        warnings = []
        _warnings = d.pop("warnings")
        for warnings_item_data in _warnings:
            warnings_item = AssessedWarning.from_dict(warnings_item_data)

            warnings.append(warnings_item)

        activities = []
        _activities = d.pop("activities")
        for activities_item_data in _activities:
            activities_item = AssessedActivity.from_dict(activities_item_data)

            activities.append(activities_item)

        next_questions = []
        _next_questions = d.pop("next_questions")
        for next_questions_item_data in _next_questions:
            next_questions_item = Question.from_dict(next_questions_item_data)

            next_questions.append(next_questions_item)

        assessment = cls(
            article=article,
            notice=notice,
            warnings=warnings,
            activities=activities,
            next_questions=next_questions,
        )

        assessment.additional_properties = d
        return assessment

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
