from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.body import Body


T = TypeVar("T", bound="Section")


@_attrs_define
class Section:
    """A stretch of prose that reads safely on its own.

    Attributes:
        key (str): The section's name within its article: it makes a good anchor.
        heading (str): As shown above it.
        aspect (str): What a section is about, after schema.org's `hasHealthAspect`.

            - `overview`: What it is about, in brief.
            - `answer`: The answer to the article's question.
            - `causes`: Why it happens.
            - `symptoms`: What is felt or seen.
            - `self_care`: What a reader can do themselves.
            - `see_doctor`: When to have a professional look at it.
            - `emotional`: How it may feel.
            - `relationships`: What it means for two people.
            - `contraception`: Not becoming pregnant.
            - `prognosis`: What is to be expected.
            - `living_with`: Everyday life with it.
            - `faq`: Questions that are often asked.
        body (Body): A section's text, twice: as written and as rendered.
    """

    key: str
    heading: str
    aspect: str
    body: Body
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        key = self.key

        heading = self.heading

        aspect = self.aspect

        body = self.body.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "key": key,
                "heading": heading,
                "aspect": aspect,
                "body": body,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.body import Body  # noqa: PLC0415

        d = dict(src_dict)
        key = d.pop("key")

        heading = d.pop("heading")

        aspect = d.pop("aspect")

        body = Body.from_dict(d.pop("body"))

        section = cls(
            key=key,
            heading=heading,
            aspect=aspect,
            body=body,
        )

        section.additional_properties = d
        return section

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
