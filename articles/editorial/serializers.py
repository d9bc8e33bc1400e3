"""The shape of content: the article document less what is derived, with shared things by their key.

Members that may be empty may be left out. The same shape is what a draft is read into, and what a gate checks before
publishing, so that the admin cannot bring in what a content file could not.
"""

from functools import cache
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from rest_framework import serializers

from articles.editorial.drafts import UNREVIEWED
from articles.editorial.markdown import without_tabs
from articles.guidance import conditions
from articles.guidance.terms import Outcome
from articles.public import serializers as document
from contentapi import text
from contentapi.api.serializers import Flag, Slug, Strict, Term, Text, Whole, as_errors, refuse
from contentapi.errors import InvalidInput

_OBJECT = "This must be lines of `name: value`."
# What DRF says of JSON, in the words of somebody who writes YAML.
_WORDS = {
    "required": "This is missing.",
    "null": "Nothing stands here.",
    "not_a_list": "This must be a list: each entry on a line of its own that begins with `- `.",
    "not_a_dict": _OBJECT,
}
# What a column of whole numbers holds, whatever the database.
_IN_COLUMN = (MinValueValidator(-(2**31)), MaxValueValidator(2**31 - 1))


class Content(Strict):
    """Members that may be null or empty may be left out."""

    default_error_messages = {"invalid": _OBJECT}

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        fields = super().get_fields()
        for field in fields.values():
            empty = _empty_value(field)
            _put_in_words(field)
            if not field.read_only and empty is not serializers.empty:
                field.required, field.default = False, empty
                field.error_messages["null"] = "Nothing stands here: write it, or take the line out."
            if isinstance(field, Whole):
                field.validators = [*field.validators, *_IN_COLUMN]
        return fields


def _put_in_words(field: Any) -> None:
    field.error_messages.update({code: words for code, words in _WORDS.items() if code in field.error_messages})
    if isinstance(field, Whole):
        field.error_messages["invalid"] = "This must be a whole number, without quotes."
    if (child := getattr(field, "child", None)) is not None:
        _put_in_words(child)


def _empty_value(field: serializers.Field[Any, Any, Any, Any]) -> Any:
    if isinstance(field, serializers.ListSerializer | serializers.ListField):
        return list
    if isinstance(field, serializers.DictField):
        return dict
    if field.allow_null:
        return None
    return "" if getattr(field, "allow_blank", False) else serializers.empty


class Condition(Content, document.ConditionSerializer):
    """A condition, as an object or in one line: `gestation_weeks < 12`."""

    default_error_messages = {"invalid": "This must be a condition, such as `gestation_weeks < 12`."}
    text = None

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, str):
            try:
                data = dict(conditions.parse(data))
            except InvalidInput as wrong:
                raise serializers.ValidationError(
                    [serializers.ErrorDetail(fault.detail, code=fault.code) for fault in wrong.faults]
                ) from None
        return super().to_internal_value(data)


class Coding(Content, document.CodingSerializer):
    uri = None
    oid = None


class Topic(Content, document.TopicSerializer):
    codings = Coding(many=True)


class Fact(Content, document.FactSerializer):
    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        fields = super().get_fields()
        fields["ordered"].required, fields["ordered"].default = False, False
        return fields


class Activity(Content, document.ActivitySerializer):
    pass


def _address() -> Any:
    """An address in whatever form: what is wrong with one, `articles.editorial.entries` says better than a pattern."""
    return Text(max_length=500, allow_null=True)


class Source(Content, document.SourceSerializer):
    url = _address()


class SupportService(Content, document.SupportServiceSerializer):
    url = _address()
    region = Text(max_length=10)


class Vocabulary(Content):
    """A file of shared vocabulary: any of these lists."""

    facts = Fact(many=True)
    activities = Activity(many=True)
    topics = Topic(many=True)
    sources = Source(many=True)
    support_services = SupportService(many=True)


class Reviewer(Content, document.ReviewerSerializer):
    pass


class Review(Content, document.ReviewSerializer):
    """Written by `manage.py review` and `dump_content`. By hand it says nothing: its seal does not fit."""

    reviewed_by = Reviewer(allow_null=True)
    clinically_reviewed = None
    seal = document.Sha256(allow_null=True)


class Range(Content, document.RangeSerializer):
    pass


class Definition(Content, document.DefinitionSerializer):
    range = Range(allow_null=True)


class Markdown(Text):
    def to_internal_value(self, data: Any) -> str:
        return without_tabs(super().to_internal_value(data))


class Section(Content, document.SectionSerializer):
    body = Markdown(lines=True)


class Wait(Content, document.WaitSerializer):
    text = None


class GuidanceRule(Content, document.GuidanceRuleSerializer):
    applies_when = Condition(many=True)
    satisfied_when = Condition(many=True)
    wait = Wait(allow_null=True)


class SymptomWarning(Content, document.SymptomWarningSerializer):
    triggered_when = Condition(many=True)
    codings = Coding(many=True)


class Named(serializers.DictField):
    """An object whose members its writer names, all in plain view: these go into the database as they are."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, dict):
            refused = {str(name): text.faults_in_identifier(str(name)) for name in data}
            if found := {name: as_errors(faults) for name, faults in refused.items() if faults}:
                raise serializers.ValidationError(found)
        return super().to_internal_value(data)


class PlainScalar(document.Scalar):
    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, str):
            refuse(text.faults_in_identifier(data))
        return super().to_internal_value(data)


class Expectation(Content, document.ExpectationSerializer):
    outcomes = Named(child=Term(Outcome))


class Scenario(Content, document.ScenarioSerializer):
    facts = Named(child=PlainScalar(allow_null=True))
    expect = Expectation()


class Article(Content, document.ArticleDocumentSerializer):
    """An article as a content file holds it. Texts that a draft may still lack are asked for by the gates."""

    version = None
    published_at = None
    first_published_at = None
    activities = None
    facts = None
    question = Text(max_length=300, allow_blank=True)
    short_answer = Text(lines=True, allow_blank=True)
    summary = Text(lines=True, allow_blank=True)
    notice = Text(lines=True, allow_blank=True)
    review = Review(default=lambda: dict(UNREVIEWED))
    topics = serializers.ListField(child=Slug())
    definitions = Definition(many=True)
    sections = Section(many=True)
    guidance_rules = GuidanceRule(many=True)
    symptom_warnings = SymptomWarning(many=True)
    scenarios = Scenario(many=True)
    support_services = serializers.ListField(child=Slug())
    sources = serializers.ListField(child=Slug())


def salvage(field: Any, data: Any) -> Any:
    """What can be made of `data` that `field` refuses: right in its types and as it stands in all else.

    So that whoever looks for what else is wrong with it can do so at once, and not only once its shape is right.
    """
    try:
        return field.run_validation(data)
    except serializers.ValidationError:
        pass
    if isinstance(field, serializers.ListSerializer | serializers.ListField):
        return [salvage(field.child, one) for one in data] if isinstance(data, list) else []
    if isinstance(field, serializers.DictField):
        return {name: salvage(field.child, one) for name, one in data.items()} if isinstance(data, dict) else {}
    if isinstance(field, serializers.Serializer):
        given = data if isinstance(data, dict) else {}
        written = [(name, inner) for name, inner in field.fields.items() if not inner.read_only]
        return {name: salvage(inner, given.get(name, serializers.empty)) for name, inner in written}
    if isinstance(field, Whole | Flag | document.Value):
        return None
    return data if isinstance(data, str) else ""


def completed(field: Any, data: Any) -> Any:
    """`data` as it stands, right or wrong, with the members filled in that it may leave out and does."""
    if isinstance(field, serializers.ListSerializer) and isinstance(data, list):
        return [completed(field.child, one) for one in data]
    if not isinstance(field, serializers.Serializer) or not isinstance(data, dict):
        return data
    inner = {name: one for name, one in field.fields.items() if not one.read_only}
    there = {name: completed(inner.get(name), value) for name, value in data.items()}
    return {**there, **{name: salvage(one, serializers.empty) for name, one in inner.items() if name not in data}}


def errors_of(content: Any) -> Any:
    """What is wrong with the shape of an article's content, in DRF's form; empty if nothing is."""
    try:
        _whole_article().run_validation(content)
    except serializers.ValidationError as wrong:
        return wrong.detail
    return {}


@cache
def _whole_article() -> Article:
    # Made once: to make it takes longer than to validate by it, which changes nothing of it.
    return Article()


def errors_of_scenario(content: Any) -> Any:
    """What is wrong with the shape of a scenario's facts and expectations, in DRF's form."""
    serializer = Scenario(data={"key": "scenario", "title": "Scenario", **content})
    return {} if serializer.is_valid() else serializer.errors
