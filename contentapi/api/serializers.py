"""Strict serializers: what comes in is taken as it is or refused. Nothing is coerced, trimmed or ignored.

DRF's own fields read `"8"` as 8 and `1` as true, and drop members they don't know. For facts about a person's health,
and for content that people act on, a guess at what was meant is worse than a clear refusal.
"""

import enum
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from contentapi import text
from contentapi.characters import foreign_in
from contentapi.errors import Fault, did_you_mean

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
KEY = r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*"

# Comparing names takes time, and a body has room for thousands of them: the rest need no answer each.
_MOST_UNKNOWN = 50


class Text(serializers.CharField):
    """Text in its one form (`text.normalise`): a JSON or YAML string, not a number; one line unless `lines` is set.

    White space at either end is refused rather than trimmed, so that what is stored is what was written.
    """

    default_error_messages = {
        "not_text": "This must be text{hint}.",
        "blank": "There is nothing here that can be seen.",
        "outer_space": "Remove the white space at the beginning or the end.",
    }

    def __init__(self, *, lines: bool = False, **kwargs: Any) -> None:
        self.lines = lines
        super().__init__(trim_whitespace=False, **kwargs)

    def run_validation(self, data: Any = serializers.empty) -> Any:
        if data == "" and not self.allow_blank:
            self.fail("blank")
        return super(serializers.CharField, self).run_validation(data)

    def to_internal_value(self, data: Any) -> str:
        given = text.normalise(self.must_be_text(data), lines=self.lines)
        if text.is_blank(given) and not (self.allow_blank and given == ""):
            self.fail("blank")
        refuse(text.faults_in(given, lines=self.lines))
        if not self.lines and given != given.strip():
            self.fail("outer_space")
        return given

    def must_be_text(self, data: Any) -> str:
        if not isinstance(data, str):
            hint = "; put it in quotes" if isinstance(data, bool | int | float | date) else ""
            self.fail("not_text", hint=hint)
        return str(data)


def as_errors(faults: Iterable[Fault]) -> list[serializers.ErrorDetail]:
    return [serializers.ErrorDetail(fault.detail, code=fault.code) for fault in faults]


def refuse(faults: Iterable[Fault]) -> None:
    """Raises what a field raises, where there are any faults."""
    if found := as_errors(faults):
        raise serializers.ValidationError(found)


class Identifier(Text):
    """A code, an address, a number: taken as it is, all of it in view."""

    def to_internal_value(self, data: Any) -> str:
        given = self.must_be_text(data)
        refuse(text.faults_in_identifier(given))
        if given != given.strip():
            self.fail("outer_space")
        return given


class Pattern(Identifier):
    """Text that matches `pattern` as a whole; `example` says what a right one looks like.

    `contract` is what OpenAPI says of it, where that is narrower than what is told apart by its pattern.
    """

    default_error_messages = {"pattern": "This must look like `{example}`.{foreign}"}

    def __init__(self, pattern: str, *, example: str, contract: str | None = None, **kwargs: Any) -> None:
        self.pattern, self.example = re.compile(pattern, re.ASCII), example
        self.contract = contract or pattern
        super().__init__(**kwargs)

    def to_internal_value(self, data: Any) -> str:
        given = super().to_internal_value(data)
        if not self.pattern.fullmatch(given):
            self.fail("pattern", example=self.example, foreign=foreign_in(given))
        return given


class Slug(Pattern):
    """The public name of an article, topic, rule, …: `sex-after-miscarriage`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(SLUG, example="sex-after-miscarriage", **{"max_length": 100, **kwargs})


class Key(Pattern):
    """The public name of a fact, a choice or an activity: `days_since_loss`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(KEY, example="days_since_loss", **{"max_length": 64, **kwargs})


class Whole(serializers.IntegerField):
    """A whole number: `8`, never `"8"` or `true`; nor `8.0`, which is one in JSON alone (`contentapi.api.bodies`)."""

    def to_internal_value(self, data: Any) -> int:
        if type(data) is not int:
            self.fail("invalid")
        return data


class Flag(serializers.BooleanField):
    """`true` or `false`, and nothing that looks like it."""

    default_error_messages = {"invalid": "This must be true or false."}

    def to_internal_value(self, data: Any) -> bool:
        if type(data) is not bool:
            self.fail("invalid")
        return data


@extend_schema_field(OpenApiTypes.DATE)
class Day(serializers.Field[str, Any, str, Any]):
    """A calendar day that exists, `2026-11-22`; kept as that text."""

    default_error_messages = {"invalid": "This must be a day that exists, written like `2026-11-22`."}

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", data, re.ASCII):
            self.fail("invalid")
        try:
            return date.fromisoformat(data).isoformat()
        except ValueError:
            self.fail("invalid")

    def to_representation(self, value: str) -> str:
        return value


@extend_schema_field(OpenApiTypes.DATETIME)
class Timestamp(serializers.Field[Any, Any, str, Any]):
    """A moment, served in UTC: `2026-11-22T09:30:00.123456Z`. What has been rendered before stays as it is."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"read_only": True, **kwargs})

    def to_representation(self, value: datetime | str) -> str:
        return value if isinstance(value, str) else value.astimezone(UTC).isoformat().replace("+00:00", "Z")


class Term(serializers.ChoiceField):
    """One of a fixed list of terms; a wrong one is answered with the nearest right one."""

    default_error_messages = {"invalid_choice": "This is not one of the known values.{hint}"}

    def __init__(self, terms: type[enum.StrEnum], **kwargs: Any) -> None:
        self.terms = terms
        # The pairs by which drf-spectacular recognises the enum, whatever member holds it.
        super().__init__(choices=[(term.value, term.name) for term in terms], **kwargs)

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str) or data not in self.choices:
            self.fail("invalid_choice", hint=self.hint(data))
        return data

    def hint(self, data: Any) -> str:
        """What would be right, to be added to the refusal of `data`."""
        return did_you_mean(data, map(str, self.choices))

    def to_representation(self, value: Any) -> str:
        return str(value)


class Strict(serializers.Serializer[Any]):
    """An object whose members are all named here: one that is not is refused, with the nearest right name."""

    default_error_messages = {"invalid": "This must be an object with named members."}

    def run_validation(self, data: Any = serializers.empty) -> Any:
        # Of a null in place of the whole, DRF says that no data was provided.
        is_null = data is None and self.parent is None
        return self.to_internal_value(data) if is_null else super().run_validation(data)

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, dict):
            wrong = serializers.ErrorDetail(str(self.error_messages["invalid"]), code="invalid")
            raise serializers.ValidationError({"non_field_errors": [wrong]})
        accepted = [name for name, field in self.fields.items() if not field.read_only]
        unknown = islice((name for name in data if name not in accepted), _MOST_UNKNOWN)
        errors: dict[str, Any] = {
            str(name): [serializers.ErrorDetail(_unknown(name, accepted), code="unknown_member")] for name in unknown
        }
        try:
            value = super().to_internal_value(data)
        except serializers.ValidationError as wrong:
            raise serializers.ValidationError({**errors, **wrong.detail}) from None  # type: ignore[dict-item]
        if errors:
            raise serializers.ValidationError(errors)
        return value


class RequestBody(Strict):
    """A body, or an object in one: a member that may be left out may be null as well, and means the same then.

    Many libraries write every member that they know of, and strict tool calling demands it.
    """

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        fields = super().get_fields()
        for field in fields.values():
            field.allow_null |= not field.required
        return fields

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, dict):
            optional = {name for name, field in self.fields.items() if not field.required}
            data = {name: value for name, value in data.items() if value is not None or name not in optional}
        return super().to_internal_value(data)


def _unknown(name: object, accepted: Iterable[str]) -> str:
    return f"There is no member of this name here.{did_you_mean(name, accepted)}"
