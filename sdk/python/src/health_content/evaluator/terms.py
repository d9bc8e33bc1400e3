# Copied from articles/guidance/terms.py by generate.py: change that.
"""The closed vocabularies of guidance. Their values are the words of documents and answers; their order is meaning."""

from collections.abc import Mapping
from enum import StrEnum


class FactKind(StrEnum):
    """What sort of value a fact takes."""

    BOOLEAN = "boolean"
    INTEGER = "integer"
    CHOICE = "choice"


class Unit(StrEnum):
    """What a whole number or a wait is counted in, as a UCUM code; braces count what has no unit of its own.

    A month is no number of days, and a period is neither.
    """

    WEEK = "wk"
    DAY = "d"
    MONTH = "mo"
    MENSES = "{menses}"


# One of each, and several, in words.
UNIT_NAMES: Mapping[Unit, tuple[str, str]] = {
    Unit.WEEK: ("week", "weeks"),
    Unit.DAY: ("day", "days"),
    Unit.MONTH: ("month", "months"),
    Unit.MENSES: ("menstrual period", "menstrual periods"),
}
# What waits were once counted in. Whatever was stored then, and versions are stored for ever, says so.
UNITS_OF_BEFORE: Mapping[str, Unit] = {
    "days": Unit.DAY,
    "weeks": Unit.WEEK,
    "months": Unit.MONTH,
    "menstrual_periods": Unit.MENSES,
}


class Operator(StrEnum):
    """How a condition compares the value given with its own."""

    EQ = "eq"
    NE = "ne"
    LT = "lt"
    LTE = "lte"
    GT = "gt"
    GTE = "gte"
    IN = "in"
    NOT_IN = "not_in"


class Action(StrEnum):
    """What a rule would have the reader do."""

    WAIT = "wait"
    SEEK_CARE = "seek_care"
    DO = "do"
    AVOID = "avoid"
    CONSIDER = "consider"
    DISCUSS = "discuss"


class Strength(StrEnum):
    """How much a rule asks for. GRADE keeps it apart from certainty: little evidence can bear a strong rule."""

    REQUIRED = "required"
    RECOMMENDED = "recommended"
    OPTIONAL = "optional"


class Certainty(StrEnum):
    """How sure the evidence for a rule is: the four levels of GRADE, or nobody has graded it."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very_low"
    NOT_GRADED = "not_graded"


class Urgency(StrEnum):
    """How soon a symptom needs care, most urgent first: the three NHS care cards, and what is to be expected."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    NON_URGENT = "non_urgent"
    EXPECTED = "expected"


RED_FLAGS = frozenset({Urgency.EMERGENCY, Urgency.URGENT})


class Truth(StrEnum):
    """A value of Kleene's strong three-valued logic: what is not known is neither true nor false."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


TRUE, FALSE, UNKNOWN = Truth


class RuleState(StrEnum):
    """Where a reader stands with a rule. All but `unknown` are settled: no further fact turns one into another.

    `satisfied` and `not_applicable` count as one there (clear): a rule that is satisfied whether or not it applies
    may yet turn out not to apply.
    """

    NOT_APPLICABLE = "not_applicable"
    SATISFIED = "satisfied"
    UNKNOWN = "unknown"
    ADVICE = "advice"
    OUTSTANDING = "outstanding"


class WarningState(StrEnum):
    """Whether a reader has what a symptom warning describes."""

    TRIGGERED = "triggered"
    NOT_TRIGGERED = "not_triggered"
    UNKNOWN = "unknown"


class Outcome(StrEnum):
    """What it comes to for an activity; the first that holds prevails. None of them says that a thing is safe."""

    SEEK_CARE = "seek_care"
    WAIT = "wait"
    NEED_FACTS = "need_facts"
    CONSIDER = "consider"
    NO_OBJECTION = "no_objection"
