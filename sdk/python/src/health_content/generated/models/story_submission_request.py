from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.consent_request import ConsentRequest


T = TypeVar("T", bound="StorySubmissionRequest")


@_attrs_define
class StorySubmissionRequest:
    """A story, and its author's consent.

    Attributes:
        article (str): The live article that it belongs to.
        body (str): The story, as plain text. Line breaks are kept. 50 to 6,000 characters, as a person counts them: a
            letter with its marks is one, and so is a family in one emoji. `maxLength` counts code points.
        language (str): The language that it is written in.
        consent (ConsentRequest): What the author agrees to. Ask for each separately, and let none be ticked beforehand.
        display_name (None | str): What its author wants to be called in public. Empty, null or left out:
            nothing. 1 to 40 characters, as a person counts them: a letter with its marks is one, and so is a family in one
            emoji. `maxLength` counts code points.
    """

    article: str
    body: str
    language: str
    consent: ConsentRequest
    display_name: None | str = None

    def to_dict(self) -> dict[str, Any]:
        article = self.article

        body = self.body

        language = self.language

        consent = self.consent.to_dict()

        display_name: None | str
        display_name = self.display_name

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "article": article,
                "body": body,
                "language": language,
                "consent": consent,
            }
        )
        if display_name is not None:
            field_dict["display_name"] = display_name

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.consent_request import ConsentRequest  # noqa: PLC0415

        d = dict(src_dict)
        article = d.pop("article")

        body = d.pop("body")

        language = d.pop("language")

        consent = ConsentRequest.from_dict(d.pop("consent"))

        def _parse_display_name(data: Any) -> None | str:
            if data is None:
                return None
            return cast(None | str, data)

        display_name = _parse_display_name(d.pop("display_name", None))

        story_submission_request = cls(
            article=article,
            body=body,
            language=language,
            consent=consent,
            display_name=display_name,
        )

        return story_submission_request
