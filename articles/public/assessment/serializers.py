"""The shapes of an assessment: what is sent and what comes back. For OpenAPI; `articles.guidance` makes the answer."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from articles.guidance.terms import (
    Action,
    FactKind,
    Operator,
    Outcome,
    RuleState,
    Strength,
    Truth,
    Unit,
    Urgency,
    WarningState,
)
from articles.public.serializers import ChoiceSerializer, Language, Value, facts_by_key
from contentapi.api.serializers import Key, RequestBody, Slug, Term, Text, Whole


class Anything(serializers.Field[Any, Any, Any, Any]):
    """A value that the guidance, which knows what each fact takes, is to judge."""

    def to_internal_value(self, data: Any) -> Any:
        return data


@extend_schema_field(facts_by_key("True or false, a whole number, or a choice's key; null where it is not known."))
class GivenFactsField(serializers.DictField):
    """Facts by key."""

    default_error_messages = {"not_a_dict": "This must be an object: each fact's key with its value."}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(child=Anything(allow_null=True), **kwargs)


class NotKnownField(serializers.ListField):
    """Keys of facts."""

    default_error_messages = {"not_a_list": "This must be a list of facts' keys."}
    child = Key()


@extend_schema_serializer(component_name="Assessment")
class AssessmentRequestSerializer(RequestBody):
    """What is known of one reader's situation. It is used for the answer and forgotten."""

    facts = GivenFactsField(help_text="What is known, by key. Left out or null: not known, which is never no.")
    not_known = NotKnownField(
        required=False,
        max_length=1000,
        help_text=(
            "Keys of facts that the reader was asked for and does not know. They stay unknown, and are not asked again."
        ),
    )
    activity = Key(required=False, help_text="Only the rules about this activity. Warnings always come, all of them.")
    version = Whole(required=False, min_value=1, help_text="A past version of the article; left out: the live one.")


@extend_schema_field(OpenApiTypes.ANY)
class GivenValue(Anything):
    """What was given for a fact; null where it is not known."""


PARTS = ("applies_when", "satisfied_when", "wait", "triggered_when")


class ReasonSerializer(serializers.Serializer[Any]):
    """One condition, what was given for its fact, and what came of it."""

    part = serializers.ChoiceField(
        choices=PARTS,
        help_text="The list that the condition stands in, or the wait.",
    )
    text = Text(help_text="The condition in words.")
    fact = Key(help_text="The key of the fact.")
    operator = Term(Operator)
    value = Value()
    given = GivenValue(help_text="What was given for the fact; null where it is not known.")
    truth = Term(Truth)


class AssessedWarningSerializer(serializers.Serializer[Any]):
    """A warning, where the reader stands with it, and why."""

    key = Slug(help_text="The warning's name within the article.")
    symptom = Text(help_text="The sign, in a few words.")
    urgency = Term(Urgency)
    action = Text(help_text="What to do. Stands on its own, and starts with the act.")
    state = Term(WarningState)
    because = ReasonSerializer(many=True, help_text="What led to `state`, condition by condition.")
    missing_facts = serializers.ListField(child=Key(), help_text="Keys of the facts that would settle it.")


class RemainingSerializer(serializers.Serializer[Any]):
    """How much of a wait is left, rounded up."""

    value = serializers.IntegerField(min_value=1, help_text="How many of `unit`.")
    unit = Term(Unit)


class AssessedRuleSerializer(serializers.Serializer[Any]):
    """A rule, where the reader stands with it, and why."""

    key = Slug(help_text="The rule's name within the article.")
    title = Text(help_text="The rule in a few words.")
    statement = Text(help_text="The rule in full, as said to the reader.")
    strength = Term(Strength)
    action = Term(Action)
    state = Term(RuleState)
    because = ReasonSerializer(many=True, help_text="What led to `state`, condition by condition.")
    missing_facts = serializers.ListField(child=Key(), help_text="Keys of the facts that would settle it.")
    remaining = RemainingSerializer(
        allow_null=True, help_text="What is left of a wait that applies and whose elapsed fact is known; else null."
    )


class AssessedActivitySerializer(serializers.Serializer[Any]):
    """What it comes to for one activity."""

    activity = Key(help_text="The activity's key.")
    label = Text(help_text="As shown to the reader.")
    outcome = Term(
        Outcome,
        help_text=(
            "The first of these that holds: `seek_care` (a red flag is triggered), `wait` (a required rule is "
            "outstanding), `need_facts` (a red flag or a required rule is unknown), `consider` (a recommended rule is "
            "outstanding or unknown), `no_objection`. None of them means that something is safe."
        ),
    )
    rules = AssessedRuleSerializer(many=True, help_text="The rules about it, in the order of the article.")


class AssessedArticleSerializer(serializers.Serializer[Any]):
    """What was asked."""

    slug = Slug(help_text="The article's slug.")
    version = serializers.IntegerField(min_value=1, help_text="The version whose guidance was asked.")
    language = Language()
    current_version = serializers.IntegerField(
        min_value=1, required=False, help_text="The live version, where a past one was asked."
    )


class QuestionSerializer(serializers.Serializer[Any]):
    """A fact as it is asked of the reader."""

    fact = Key(help_text="The key of the fact: the name by which the answer is given in `facts`.")
    question = Text(help_text="As asked of the reader.")
    help_text = Text(allow_blank=True, help_text="How to find the answer; may be empty.")
    kind = Term(FactKind)
    unit = Term(Unit, allow_null=True, help_text="Of a whole number; else null.")
    minimum = serializers.IntegerField(allow_null=True, help_text="The least that a whole number can be; else null.")
    maximum = serializers.IntegerField(allow_null=True, help_text="The most that a whole number can be; else null.")
    choices = ChoiceSerializer(many=True, help_text="The answers to choose from; empty unless it is a choice.")


class AssessmentSerializer(serializers.Serializer[Any]):
    """What an article's guidance comes to for one reader."""

    article = AssessedArticleSerializer()
    notice = Text(help_text="Show this with the answer, always.")
    warnings = AssessedWarningSerializer(many=True, help_text="Every warning: triggered ones first, then by urgency.")
    activities = AssessedActivitySerializer(
        many=True, help_text="One for each activity, or the one that was asked about."
    )
    next_questions = QuestionSerializer(
        many=True,
        help_text=(
            "What to ask next, the first first. Whatever the reader does not know goes into `not_known`. Empty at the "
            "end, and in an emergency: then there is nothing to ask."
        ),
    )
