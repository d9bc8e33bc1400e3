from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.caution import Caution


T = TypeVar("T", bound="Story")


@_attrs_define
class Story:
    """A reader's own story, read by a moderator before it became public. It is an experience, not advice.

    Attributes:
        id (str): The story's name in addresses.
        article (str): The article that it belongs to.
        display_name (None | str): What its author wanted to be called; null for nothing.
        body (str): Plain text with line breaks. What a moderator took out reads `[removed: name]`.
        content_notes (list[str]): What a reader may want to know before they read. Show them first.
        cautions (list[Caution]): Where it runs against the guidance. Show them before the body.
        language (str): A BCP 47 language tag.
        published_on (datetime.date): The day only.
    """

    id: str
    article: str
    display_name: None | str
    body: str
    content_notes: list[str]
    cautions: list[Caution]
    language: str
    published_on: datetime.date
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        article = self.article

        display_name: None | str
        display_name = self.display_name

        body = self.body

        content_notes = self.content_notes

        cautions = []
        for cautions_item_data in self.cautions:
            cautions_item = cautions_item_data.to_dict()
            cautions.append(cautions_item)

        language = self.language

        published_on = self.published_on.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "article": article,
                "display_name": display_name,
                "body": body,
                "content_notes": content_notes,
                "cautions": cautions,
                "language": language,
                "published_on": published_on,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.caution import Caution  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        article = d.pop("article")

        def _parse_display_name(data: Any) -> None | str:
            if data is None:
                return None
            return cast(None | str, data)

        display_name = _parse_display_name(d.pop("display_name"))

        body = d.pop("body")

        content_notes = cast(list[str], d.pop("content_notes"))

        cautions = []
        _cautions = d.pop("cautions")
        for cautions_item_data in _cautions:
            cautions_item = Caution.from_dict(cautions_item_data)

            cautions.append(cautions_item)

        language = d.pop("language")

        published_on = datetime.date.fromisoformat(d.pop("published_on"))

        story = cls(
            id=id,
            article=article,
            display_name=display_name,
            body=body,
            content_notes=content_notes,
            cautions=cautions,
            language=language,
            published_on=published_on,
        )

        story.additional_properties = d
        return story

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
