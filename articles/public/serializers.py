"""The article document and its parts: one definition, from which OpenAPI, the stored bytes and the YAML files follow.

The door renders through these classes, so a member that is not named here is never served. Members that are derived
are read-only; `articles.editorial.content` takes the same classes, less those, as the shape of content files.
"""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from articles.guidance import waits
from articles.guidance.terms import Action, Certainty, FactKind, Operator, Outcome, Strength, Unit, Urgency
from articles.terms import Aspect, CodingSystem
from contentapi.api.openapi import PARTIAL
from contentapi.api.serializers import Day, Flag, Identifier, Key, Pattern, Slug, Strict, Term, Text, Timestamp, Whole

LANGUAGE = r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?"


class Language(Pattern):
    """A BCP 47 language tag: `en-GB`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(LANGUAGE, example="en-GB", **{"max_length": 20, "help_text": "BCP 47.", **kwargs})


class Region(Pattern):
    """A country or a part of one, by ISO 3166: `GB`, `GB-SCT`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(r"[A-Z]{2}(-[A-Z0-9]{1,3})?", example="GB", **kwargs)


class Link(Pattern):
    """The address of a page elsewhere."""

    def __init__(self, **kwargs: Any) -> None:
        example = "https://www.example.org/page"
        super().__init__(r'https?://[^\s<>"]+', example=example, **{"max_length": 500, **kwargs})


# A value of several kinds is untyped in the contract. Of a choice of types some generators make an empty object without
# a word, and others refuse the answer that holds one.
@extend_schema_field(OpenApiTypes.ANY)
class Value(serializers.Field[Any, Any, Any, Any]):
    """What a condition compares with: true or false, a whole number, a choice's key, or a list of the last two."""

    default_error_messages = {"invalid": "This must be true, false, a whole number, a choice's key, or a list of them."}

    def __init__(self, **kwargs: Any) -> None:
        about = (
            "What the fact is compared with: true or false, a whole number, a choice's key; with `in` and `not_in`, a "
            "list of whole numbers or of keys."
        )
        super().__init__(**{"help_text": about, **kwargs})

    def to_internal_value(self, data: Any) -> Any:
        for one in data if isinstance(data, list) else [data]:
            if type(one) not in (bool, int, str):
                self.fail("invalid")
        return data

    def to_representation(self, value: Any) -> Any:
        return value


class Scalar(Value):
    """What a fact is: true or false, a whole number, or a choice's key."""

    default_error_messages = {"invalid": "This must be true, false, a whole number, or a choice's key."}

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, list):
            self.fail("invalid")
        return super().to_internal_value(data)


def facts_by_key(value: str) -> dict[str, Any]:
    """OpenAPI's words for an object of facts, of which each may be of another type; `value` says what one is."""
    return {"type": "object", "additionalProperties": {"description": value}}


class UnitTerm(Term):
    """A unit by its UCUM code; a word for one is answered with its code."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Unit, **kwargs)

    def hint(self, data: Any) -> str:
        return waits.hint_at_unit(data)


class CodingSerializer(Strict):
    """A code for the same thing in a terminology that others use."""

    system = Term(CodingSystem, help_text="The terminology, by its alias.")
    uri = serializers.CharField(read_only=True, help_text="The terminology's canonical URI.")
    oid = serializers.CharField(read_only=True, help_text="The terminology's object identifier.")
    code = Identifier(max_length=40, help_text="The code, as the terminology writes it.")
    display = Text(max_length=200, help_text="What the terminology calls it.")


class TopicSerializer(Strict):
    """A subject, in a tree."""

    slug = Slug(help_text="The topic's name in addresses and filters.")
    name = Text(max_length=200, help_text="What it is called.")
    parent = Slug(allow_null=True, help_text="The wider topic; null at the top.")
    codings = CodingSerializer(many=True, help_text="Codes for it in terminologies; often none.")


class ChoiceSerializer(Strict):
    """One answer to a fact's question."""

    key = Key(help_text="The value that the fact takes.")
    label = Text(max_length=200, help_text="As shown to the reader.")


class FactSerializer(Strict):
    """Something that a reader may know about their situation."""

    key = Key(help_text="The name by which the fact is given to an assessment.")
    label = Text(max_length=200, help_text="A noun phrase.")
    question = Text(max_length=500, help_text="As asked of the reader.")
    help_text = Text(lines=True, allow_blank=True, help_text="How to find the answer.")
    kind = Term(FactKind)
    unit = UnitTerm(allow_null=True, help_text="What a whole number counts; else null.")
    minimum = Whole(allow_null=True, help_text="The least that a whole number can be; else null.")
    maximum = Whole(allow_null=True, help_text="The most that a whole number can be; else null.")
    choices = ChoiceSerializer(many=True, help_text="The answers to choose from; empty unless it is a choice.")
    ordered = Flag(help_text="Whether the choices form a scale, from least to most.")


class ActivitySerializer(Strict):
    """What a reader wants to decide about."""

    key = Key(help_text="The name by which rules and assessments mean it.")
    label = Text(max_length=200, help_text="As shown to the reader.")
    requires = serializers.ListField(child=Key(), help_text="Keys of the activities that it presupposes.")


@extend_schema_serializer(component_name="CitedSource")
class SourceSerializer(Strict):
    """Where statements come from."""

    key = Slug(help_text="The name by which rules, warnings and definitions cite it.")
    title = Text(max_length=300, help_text="Its title, in its own language.")
    publisher = Text(max_length=200, help_text="Who published it.")
    url = Link(allow_null=True, help_text="Where it can be read; null where it is not on the web.")
    published_on = Day(allow_null=True, help_text="The day it was published, where that is known.")
    accessed_on = Day(allow_null=True, help_text="The day it was read for this content.")


class SupportServiceSerializer(Strict):
    """Someone to turn to."""

    key = Slug(help_text="The service's name, the same in every article.")
    name = Text(max_length=200, help_text="What it calls itself.")
    description = Text(lines=True, help_text="Whom it is for, and what it does for them.")
    url = Link(allow_null=True, help_text="Its page; null where it has none.")
    phone = Identifier(
        max_length=40,
        allow_null=True,
        help_text=(
            "As it is dialled in its region: one number in figures, perhaps a `+` before it, with single spaces or "
            "hyphens between. To link to it, write `tel:` and the number without them: `tel:08001111`. From elsewhere "
            "it may not be reached, least of all a short one."
        ),
    )
    region = Region(help_text="Where it helps: ISO 3166.")
    for_crisis = Flag(help_text="Whether it helps someone whose life may be at risk.")


class ReviewerSerializer(Strict):
    """A clinician who stands for the content."""

    name = Text(max_length=200, help_text="As they sign.")
    credentials = Text(max_length=200, allow_blank=True, help_text="Profession and registration; may be empty.")


class Sha256(Pattern):
    """A SHA-256 in hexadecimal."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(r"[0-9a-f]{64}", example="9f86d081884c7d65…", **kwargs)


class ReviewSerializer(Strict):
    """Who signed this content, to the letter, and when it is to be reviewed again. All null where nobody has."""

    reviewed_by = ReviewerSerializer(allow_null=True, help_text="Who signed; null where nobody has.")
    reviewed_on = Day(allow_null=True, help_text="The day of signing.")
    next_review_due = Day(allow_null=True, help_text="The day by which it is to be reviewed again.")
    content_hash = Sha256(
        allow_null=True,
        required=False,  # versions of before reviews were of a content lack it
        help_text="SHA-256 of what was signed: two versions with the same one say the same.",
    )
    clinically_reviewed = serializers.BooleanField(
        read_only=True, help_text="Whether a clinician has signed exactly what this document says."
    )


@extend_schema_serializer(component_name="FactRange")
class RangeSerializer(Strict):
    """A range of a fact: from `minimum` on, up to but not including `below`."""

    fact = Key(help_text="The key of a fact that is a whole number.")
    minimum = Whole(allow_null=True, help_text="The least that is in the range; null: no lower end.")
    below = Whole(allow_null=True, help_text="The least that is no longer in it; null: no upper end.")


class DefinitionSerializer(Strict):
    """What a term means, according to one authority. Two may differ; both stand."""

    term = Text(max_length=200, help_text="The word or phrase.")
    meaning = Text(lines=True, help_text="What that authority means by it.")
    range = RangeSerializer(
        allow_null=True, help_text="The same as a range of a fact, where it can be put so; else null."
    )
    according_to = Slug(help_text="The key of a source.")


class BodySerializer(Strict):
    """A section's text, twice: as written and as rendered."""

    markdown = serializers.CharField(help_text="CommonMark, without raw HTML.")
    html = serializers.CharField(help_text="The same as sanitised HTML.")


class SectionSerializer(Strict):
    """A stretch of prose that reads safely on its own."""

    key = Slug(help_text="The section's name within its article: it makes a good anchor.")
    heading = Text(max_length=200, help_text="As shown above it.")
    aspect = Term(Aspect)
    body: serializers.Field[Any, Any, Any, Any] = BodySerializer()


class ConditionSerializer(Strict):
    """One fact compared with one value."""

    fact = Key(help_text="The key of the fact.")
    operator = Term(Operator)
    value = Value()
    text = serializers.CharField(read_only=True, help_text="The condition in words.")


class WaitSerializer(Strict):
    """A time to let pass: over once the elapsed fact has reached `minimum`; `maximum` is shown, not tested."""

    minimum = Whole(min_value=1, help_text="How much must pass.")
    maximum = Whole(allow_null=True, help_text="How much is at most advised; null where nothing is.")
    unit = UnitTerm(help_text="What `minimum` and `maximum` are counted in.")
    elapsed_fact = Key(help_text="The fact that says how much has passed.")
    text = serializers.CharField(read_only=True, help_text="The wait in words.")


class GuidanceRuleSerializer(Strict):
    """A piece of guidance about one activity: for whom, until when, and how strongly."""

    key = Slug(help_text="The rule's name within its article.")
    activity = Key(help_text="The key of the activity that it is about.")
    title = Text(max_length=200, help_text="The rule in a few words.")
    statement = Text(lines=True, help_text="The rule in full, as said to the reader.")
    rationale = Text(lines=True, allow_blank=True, help_text="Why; may be empty.")
    action = Term(Action)
    strength = Term(Strength, help_text="How much rests on it (GRADE).")
    certainty = Term(Certainty, help_text="How sure the evidence is (GRADE).")
    applies_when = ConditionSerializer(many=True, help_text="All must hold; none: it applies to everyone.")
    satisfied_when = ConditionSerializer(many=True, help_text="All must hold for the rule to be met.")
    wait = WaitSerializer(
        allow_null=True, help_text="A time to let pass, which must be over for it to be met; else null."
    )
    sources = serializers.ListField(child=Slug(), help_text="Keys of sources.")


class SymptomWarningSerializer(Strict):
    """A sign to act on, or not to worry about, and what to do."""

    key = Slug(help_text="The warning's name within its article.")
    symptom = Text(max_length=200, help_text="The sign, in a few words.")
    description = Text(lines=True, help_text="How to recognise it.")
    urgency = Term(Urgency)
    action = Text(lines=True, help_text="What to do. Stands on its own, and starts with the act.")
    triggered_when = ConditionSerializer(many=True, help_text="All must hold.")
    codings = CodingSerializer(many=True, help_text="Codes for it in terminologies; often none.")
    sources = serializers.ListField(child=Slug(), help_text="Keys of sources.")


@extend_schema_field(facts_by_key("True or false, a whole number, or a choice's key; null: not known."))
class FactsField(serializers.DictField):
    """Facts by key; null means unknown."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(child=Scalar(allow_null=True), **kwargs)


class ExpectationSerializer(Strict):
    """What must come out of a scenario."""

    outcomes = serializers.DictField(child=Term(Outcome), help_text="The outcome for each activity named.")
    warnings = serializers.ListField(child=Slug(), help_text="Exactly the warnings that are triggered.")


class ScenarioSerializer(Strict):
    """A worked example: facts, and what must come out."""

    key = Slug(help_text="The scenario's name within its article.")
    title = Text(max_length=200, help_text="Whose situation it is, in a few words.")
    facts = FactsField(help_text="What is known, by key; what is left out or null is not known.")
    expect = ExpectationSerializer()


class ArticleDocumentSerializer(Strict):
    """An article, whole: it can be read and assessed from these bytes alone."""

    slug = Slug(help_text="The article's name in addresses and filters.")
    language = Language()
    version = serializers.IntegerField(read_only=True, min_value=1, help_text="Counted from 1.")
    published_at = Timestamp(help_text="When this version was published.")
    first_published_at = Timestamp(help_text="When the article was first published.")
    title = Text(max_length=200, help_text="Its heading.")
    question = Text(max_length=300, help_text="What a reader would ask.")
    short_answer = Text(lines=True, help_text="The answer to `question`, in a sentence or two.")
    summary = Text(lines=True, help_text="What it says, in brief: for lists and search results.")
    notice = Text(lines=True, help_text="Show this with the content, always.")
    review = ReviewSerializer()
    topics = TopicSerializer(many=True, help_text="What it is about, each with the codes that it bears.")
    related = serializers.ListField(child=Slug(), help_text="Slugs of other articles; not all need be live.")
    definitions = DefinitionSerializer(many=True, help_text="Terms that it uses. One may be defined more than once.")
    sections = SectionSerializer(many=True, help_text="The prose, in the order of reading.")
    activities = ActivitySerializer(many=True, read_only=True, help_text="Every activity that a rule is about.")
    facts = FactSerializer(many=True, read_only=True, help_text="Every fact that the article uses.")
    guidance_rules = GuidanceRuleSerializer(many=True, help_text="What to do and to leave be, activity by activity.")
    symptom_warnings = SymptomWarningSerializer(
        many=True, help_text="Signs to act on. Show them above everything else."
    )
    scenarios = ScenarioSerializer(many=True, help_text="Worked examples that the guidance is held against.")
    support_services = SupportServiceSerializer(many=True, help_text="Whom a reader can turn to.")
    sources = SourceSerializer(many=True, help_text="The article's bibliography.")


@extend_schema_serializer(component_name="ArticlePart", extensions={PARTIAL: True})
class ArticlePartSerializer(ArticleDocumentSerializer):
    """Some members of an article document: those that `fields` asked for, and no others."""
