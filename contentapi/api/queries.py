"""Reading a query string strictly: every parameter is declared, given once, and right, or the answer is a 400.

A filter that is misspelt and ignored answers a question that nobody asked; with health content, that is a wrong answer.
"""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC
from enum import StrEnum
from functools import cache
from itertools import islice
from typing import Any

from django.http import HttpRequest
from django.utils.dateparse import parse_datetime
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from contentapi.api import problems
from contentapi.api.serializers import SLUG, Pattern, Text
from contentapi.errors import Fault, InvalidInput, did_you_mean

# The largest whole number that a query may give.
LARGEST = 10**18 - 1
# Several times what any operation takes: among so many names some are wrong, and the rest need no answer each.
_MOST_NAMES = 50


class Query(serializers.Serializer[Any]):
    """The parameters that an operation takes: each a field. Also what OpenAPI says of them."""

    @classmethod
    def asked(cls, request: HttpRequest) -> Mapping[str, Any]:
        """What `request` asks for: without a query string that costs nothing, unless something must be given."""
        return cls.read(request) if request.META.get("QUERY_STRING") or cls._is_needed() else cls.defaults()

    @classmethod
    @cache
    def _is_needed(cls) -> bool:
        return any(field.required for field in cls._declared_fields.values())

    @classmethod
    @cache
    def defaults(cls) -> Mapping[str, Any]:
        """What a request without a query string asks for."""
        fields = cls._declared_fields.items()
        return {name: field.default for name, field in fields if field.default is not serializers.empty}

    @classmethod
    def read(cls, request: HttpRequest) -> dict[str, Any]:
        """The parameters given in `request`, checked. Raises InvalidInput with a fault a parameter."""
        fields = cls._declared_fields
        faults = []
        given: dict[str, str] = {}
        for name, values in islice(request.GET.lists(), _MOST_NAMES):
            if name not in fields:
                faults.append(_unknown(name, list(fields)))
            elif len(values) > 1:
                faults.append(Fault("Give this parameter once.", "repeated", parameter=name))
            else:
                given[name] = values[0]
        values_read: dict[str, Any] = {}
        for name, field in cls._bound().items():
            if name in request.GET and name not in given:
                continue  # what is wrong with it has been said
            with suppress(serializers.SkipField):
                try:
                    values_read[name] = field.run_validation(given.get(name, serializers.empty))
                except serializers.ValidationError as wrong:
                    faults += [Fault(one.detail, one.code, parameter=name) for one in problems.faults_in(wrong.detail)]
        faults += cls.faults_between(values_read)
        if faults:
            raise InvalidInput("The query is not valid.", faults=faults)
        return values_read

    @classmethod
    def faults_between(cls, given: Mapping[str, Any]) -> list[Fault]:
        """What is wrong with parameters that are each right by themselves."""
        return []

    @classmethod
    @cache
    def _bound(cls) -> Mapping[str, Any]:
        """The fields, made once. A serializer copies all of them for each request, which takes longer than a list."""
        return cls().fields


def _unknown(name: str, known: list[str]) -> Fault:
    if not known:
        return Fault("This resource takes no parameters.", "unknown_parameter", parameter=name[:100])
    return Fault(f"There is no such parameter.{did_you_mean(name, known)}", "unknown_parameter", parameter=name[:100])


class NoQuery(Query):
    """Nothing may be asked."""


class Number(serializers.IntegerField):
    """A whole number in plain ASCII digits."""

    def to_internal_value(self, data: Any) -> int:
        if not isinstance(data, str) or not (data.isascii() and data.isdigit() and len(data) <= len(str(LARGEST))):
            self.fail("invalid")
        return int(data)


@extend_schema_field({"type": "string", "maxLength": 200})
class Cursor(Text):
    """A cursor that is not signed, as what `read` makes of its text; None from that means that it is no cursor."""

    default_error_messages = {"invalid_cursor": "This is no cursor. Take it from an answer as it is, or leave it out."}

    def __init__(self, read: Callable[[str], Any], **kwargs: Any) -> None:
        self.read = read
        super().__init__(allow_blank=True, **kwargs)

    def to_internal_value(self, data: Any) -> Any:
        if (place := self.read(self.must_be_text(data))) is None:
            self.fail("invalid_cursor")
        return place


_PLUS_AS_A_SPACE = re.compile(r".{19,40} \d{2}:?\d{2}", re.ASCII)


class Moment(Pattern):
    """An RFC 3339 timestamp with its zone: `2026-11-22T09:30:00Z`."""

    default_error_messages = {
        "moment": "This must be an RFC 3339 timestamp with its zone: `2026-11-22T09:30:00Z`.",
        "plus": "A `+` in a query means a space: write + as %2B, or the moment in UTC, `2026-11-22T09:30:00Z`.",
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:[Zz]|[+-]\d{2}:\d{2})",
            example="2026-11-22T09:30:00Z",
            **kwargs,
        )

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, str) and _PLUS_AS_A_SPACE.fullmatch(data):
            self.fail("plus")
        text = super().to_internal_value(data).upper()
        try:
            moment = parse_datetime(text)
            if moment is None:
                self.fail("moment")
            return moment.astimezone(UTC)
        except (ValueError, OverflowError):
            self.fail("moment")

    def to_representation(self, value: Any) -> str:
        return str(value.isoformat())


class YesOrNo(serializers.BooleanField):
    """`true` or `false`, written out."""

    default_error_messages = {"invalid": "This must be `true` or `false`."}

    def to_internal_value(self, data: Any) -> bool:
        if data not in ("true", "false"):
            self.fail("invalid")
        return bool(data == "true")


class Names(Pattern):
    """A comma-separated list of names, each of which must be one of `known`."""

    default_error_messages = {
        "required": "Say which members, with commas between them: `{example}`.",
        "unknown_field": "Name {place} of the list is not one of the fields.{hint}",
    }

    unknown = "unknown_field"

    def __init__(self, known: tuple[str, ...], **kwargs: Any) -> None:
        self.known = known
        super().__init__(
            r"[a-z_]+(?:,[a-z_]+)*",
            contract=rf"(?:{'|'.join(known)})(?:,(?:{'|'.join(known)}))*",
            max_length=1000,
            **kwargs,
        )
        self.error_messages["required"] = self.error_messages["required"].format(example=self.example)

    def to_internal_value(self, data: Any) -> Any:
        names = super().to_internal_value(data).split(",")
        for place, name in enumerate(names, start=1):
            if name not in self.known:
                self.fail(self.unknown, place=place, hint=did_you_mean(name, self.known))
        return tuple(names)

    def to_representation(self, value: Any) -> str:
        return ",".join(value)


class Terms(Names):
    """A comma-separated list of terms, which may come to be more."""

    default_error_messages = {"invalid_choice": "Term {place} of the list is not one of the known values.{hint}"}
    unknown = "invalid_choice"

    def __init__(self, terms: type[StrEnum], **kwargs: Any) -> None:
        super().__init__(tuple(terms), **kwargs)
        self.contract = self.pattern.pattern


class Slugs(Pattern):
    """A comma-separated list of public names, each of which is asked for once however often it stands there."""

    default_error_messages = {
        "too_long": "Name {place} of the list has more than 100 characters.",
        "too_many": "At most {most} names at a time.",
    }

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        self.most = most
        example = "sex-after-miscarriage,recovering-after-miscarriage"
        super().__init__(f"{SLUG}(?:,{SLUG})*", example=example, max_length=101 * most, **kwargs)

    def to_internal_value(self, data: Any) -> Any:
        names = tuple(dict.fromkeys(super().to_internal_value(data).split(",")))
        if len(names) > self.most:
            self.fail("too_many", most=self.most)
        for place, name in enumerate(names, start=1):
            if len(name) > 100:
                self.fail("too_long", place=place)
        return names

    def to_representation(self, value: Any) -> str:
        return ",".join(value)
