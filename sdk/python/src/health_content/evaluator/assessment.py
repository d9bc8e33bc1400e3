# Copied from articles/guidance/assessment.py by generate.py: change that.
"""What an article's guidance comes to for one reader (domain.md §5). Computed and forgotten: nothing given is kept."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import TypedDict

from health_content.evaluator.compilation import Activity, Guidance, compile_document
from health_content.evaluator.errors import Fault, InvalidInput, did_you_mean, pointer
from health_content.evaluator.facts import Fact, Given, faults_in_given, faults_in_not_known, written_whole
from health_content.evaluator.states import RuleResult, WarningResult, judge_rule, judge_warning
from health_content.evaluator.terms import (
    RED_FLAGS,
    FactKind,
    Outcome,
    RuleState,
    Strength,
    Unit,
    Urgency,
    WarningState,
)

__all__ = ["Assessment", "Guidance", "assess", "compile_document"]

# What a warning or a rule in some state objects with; one that is not named here objects to nothing.
OBJECTIONS: Mapping[tuple[Urgency | Strength, WarningState | RuleState], Outcome] = {
    (Urgency.EMERGENCY, WarningState.TRIGGERED): Outcome.SEEK_CARE,
    (Urgency.URGENT, WarningState.TRIGGERED): Outcome.SEEK_CARE,
    (Strength.REQUIRED, RuleState.OUTSTANDING): Outcome.WAIT,
    (Urgency.EMERGENCY, WarningState.UNKNOWN): Outcome.NEED_FACTS,
    (Urgency.URGENT, WarningState.UNKNOWN): Outcome.NEED_FACTS,
    (Strength.REQUIRED, RuleState.UNKNOWN): Outcome.NEED_FACTS,
    (Strength.RECOMMENDED, RuleState.OUTSTANDING): Outcome.CONSIDER,
    (Strength.RECOMMENDED, RuleState.UNKNOWN): Outcome.CONSIDER,
}
_PRECEDENCE = {outcome: place for place, outcome in enumerate(Outcome)}


class ArticleVersion(TypedDict):
    slug: str
    version: int | None
    language: str


class ActivityResult(TypedDict):
    activity: str
    label: str
    outcome: Outcome
    rules: list[RuleResult]


class ChoiceOffered(TypedDict):
    key: str
    label: str


class Question(TypedDict):
    """A fact as it is asked of the reader, whole, so that a frontend needs no second request to ask it."""

    fact: str
    question: str
    help_text: str
    kind: FactKind
    unit: Unit | None
    minimum: int | None
    maximum: int | None
    choices: list[ChoiceOffered]


class Assessment(TypedDict):
    """Made of JSON's own types (the enumerated words are strings), and of nothing that `guidance` holds on to."""

    article: ArticleVersion
    notice: str
    warnings: list[WarningResult]
    activities: list[ActivityResult]
    next_questions: list[Question]


def assess(
    guidance: Guidance, given: Given, *, activity: str | None = None, not_known: Sequence[str] = ()
) -> Assessment:
    """Every warning, and every rule (of `activity`, where one is asked), with its state and why, and what to ask next.

    `not_known` are keys of facts that the reader has been asked for and does not know: unknown as ever, but not asked
    again, so that a conversation ends within as many steps as there are facts.

    InvalidInput for everything given that the guidance can't take, at `/facts/<key>`, `/not_known/<place>` and
    `/activity`.
    """
    given = written_whole(given)
    if faults := _find_faults(guidance, given, activity, not_known):
        raise InvalidInput("What was given can't be assessed.", faults=faults)
    asked = [guidance.activities[activity]] if activity is not None else list(guidance.activities.values())
    warnings = [judge_warning(warning, given) for warning in guidance.warnings]
    rules: dict[str, list[RuleResult]] = {key: [] for each in asked for key in each.scope}
    in_document_order = []
    for rule in guidance.rules:
        if rule.activity in rules:
            result = judge_rule(rule, given)
            rules[rule.activity].append(result)
            in_document_order.append(result)
    return {
        "article": {"slug": guidance.slug, "version": guidance.version, "language": guidance.language},
        "notice": guidance.notice,
        "warnings": sorted(warnings, key=lambda warning: warning["state"] is not WarningState.TRIGGERED),
        "activities": _decide(asked, warnings, rules),
        "next_questions": _ask_next(guidance.facts, warnings, in_document_order, frozenset(not_known)),
    }


def _find_faults(guidance: Guidance, given: Given, activity: str | None, not_known: Sequence[str]) -> list[Fault]:
    faults = [fault.under("facts") for fault in faults_in_given(guidance.facts, given)]
    faults += [fault.under("not_known") for fault in faults_in_not_known(guidance.facts, given, not_known)]
    if activity is not None and activity not in guidance.activities:
        detail = f"There is no such activity.{did_you_mean(activity, guidance.activities)}"
        faults.append(Fault(detail, "unknown_activity", pointer("activity")))
    return faults


def object_to(weight: Urgency | Strength, state: WarningState | RuleState) -> Outcome:
    """The outcome that a warning or rule of this weight in this state calls for, by itself."""
    return OBJECTIONS.get((weight, state), Outcome.NO_OBJECTION)


def first_of(outcomes: Iterable[Outcome]) -> Outcome:
    """The one that prevails."""
    return min(outcomes, key=_PRECEDENCE.__getitem__, default=Outcome.NO_OBJECTION)


def _decide(
    asked: Iterable[Activity], warnings: Iterable[WarningResult], rules: Mapping[str, list[RuleResult]]
) -> list[ActivityResult]:
    alarm = first_of(object_to(warning["urgency"], warning["state"]) for warning in warnings)
    own = {key: first_of(object_to(rule["strength"], rule["state"]) for rule in rules[key]) for key in rules}
    return [
        {
            "activity": activity.key,
            "label": activity.label,
            "outcome": first_of([alarm, *(own[key] for key in activity.scope)]),
            "rules": rules[activity.key],
        }
        for activity in asked
    ]


def _ask_next(
    facts: Mapping[str, Fact],
    warnings: Sequence[WarningResult],
    rules: Sequence[RuleResult],
    not_known: Collection[str],
) -> list[Question]:
    """The missing facts of red flags, then of required rules, then of recommended ones, each once, but for `not_known`.

    Nothing may stand between a frightened reader and the call for help: in an emergency nothing is asked, and while
    an urgent red flag is triggered, only about the other red flags.
    """
    triggered = {warning["urgency"] for warning in warnings if warning["state"] is WarningState.TRIGGERED}
    if Urgency.EMERGENCY in triggered:
        return []
    missing = [warning["missing_facts"] for warning in warnings if warning["urgency"] in RED_FLAGS]
    if Urgency.URGENT not in triggered:
        for strength in (Strength.REQUIRED, Strength.RECOMMENDED):
            missing += [rule["missing_facts"] for rule in rules if rule["strength"] is strength]
    return [_ask(facts[key]) for key in dict.fromkeys(chain.from_iterable(missing)) if key not in not_known]


def _ask(fact: Fact) -> Question:
    return {
        "fact": fact.key,
        "question": fact.question,
        "help_text": fact.help_text,
        "kind": fact.kind,
        "unit": fact.unit,
        "minimum": fact.minimum,
        "maximum": fact.maximum,
        "choices": [{"key": choice.key, "label": choice.label} for choice in fact.choices],
    }
