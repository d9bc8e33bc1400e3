from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.caution_kind import CautionKind, check_caution_kind

T = TypeVar("T", bound="Caution")


@_attrs_define
class Caution:
    """Something that the story runs against, in the words of the guidance. Show it before the story's body.

    Attributes:
        kind (CautionKind): What of an article a story runs against.

            - `rule`: A guidance rule of the article.
            - `warning`: A symptom warning of the article.
        key (str): The rule or warning, within its article.
        statement (str): What the article says, in the words of that version.
        note (str): In what way the story runs against it.
        article_version (int): The version of the article that is quoted.
        url (str): The article, with the rule or warning as its fragment.
    """

    kind: CautionKind
    key: str
    statement: str
    note: str
    article_version: int
    url: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind: str = self.kind

        key = self.key

        statement = self.statement

        note = self.note

        article_version = self.article_version

        url = self.url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "key": key,
                "statement": statement,
                "note": note,
                "article_version": article_version,
                "url": url,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = check_caution_kind(d.pop("kind"))

        key = d.pop("key")

        statement = d.pop("statement")

        note = d.pop("note")

        article_version = d.pop("article_version")

        url = d.pop("url")

        caution = cls(
            kind=kind,
            key=key,
            statement=statement,
            note=note,
            article_version=article_version,
            url=url,
        )

        caution.additional_properties = d
        return caution

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
