"""Rules and warnings as items that are compared: how cautious each is, for what its conditions come to."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from articles.guidance.assessment import object_to
from articles.guidance.compilation import Guidance, Rule, SymptomWarning
from articles.guidance.divisions import Item, Levels
from articles.guidance.regions import Space
from articles.guidance.states import RULE_STATES, WARNING_STATES
from articles.guidance.terms import RED_FLAGS, Outcome, Strength, Truth, Urgency, WarningState

OUTCOMES: Sequence[Outcome] = tuple(Outcome)
NO_OBJECTION = OUTCOMES.index(Outcome.NO_OBJECTION)


class Standing(StrEnum):
    """How a reader stands with a warning, the most cautious first.

    A red flag that is unknown calls for facts. To be told that something is to be expected is reassurance: less
    cautious than not to be told anything.
    """

    EMERGENCY = "emergency"
    URGENT = "urgent"
    NEED_FACTS = "need_facts"
    NON_URGENT = "non_urgent"
    UNKNOWN = "unknown"
    NOT_TRIGGERED = "not_triggered"
    MAYBE_EXPECTED = "maybe_expected"
    EXPECTED = "expected"


STANDINGS: Sequence[Standing] = tuple(Standing)
SILENT = STANDINGS.index(Standing.NOT_TRIGGERED)

_CALLS_FOR: Mapping[Standing, Outcome] = {
    Standing.EMERGENCY: Outcome.SEEK_CARE,
    Standing.URGENT: Outcome.SEEK_CARE,
    Standing.NEED_FACTS: Outcome.NEED_FACTS,
}
_BY_STRENGTH: Mapping[Strength, Levels] = {
    strength: {truths: OUTCOMES.index(object_to(strength, state)) for truths, state in RULE_STATES.items()}
    for strength in Strength
}


def _objections_by_urgency(urgency: Urgency) -> Levels:
    return {(truth, None): OUTCOMES.index(object_to(urgency, WARNING_STATES[truth])) for truth in Truth}


def _standings_by_urgency(urgency: Urgency) -> Levels:
    return {(truth, None): STANDINGS.index(_stand(urgency, WARNING_STATES[truth])) for truth in Truth}


def _stand(urgency: Urgency, state: WarningState) -> Standing:
    if state is WarningState.NOT_TRIGGERED:
        return Standing.NOT_TRIGGERED
    if state is WarningState.TRIGGERED:
        return Standing(urgency.value)
    if urgency in RED_FLAGS:
        return Standing.NEED_FACTS
    return Standing.MAYBE_EXPECTED if urgency is Urgency.EXPECTED else Standing.UNKNOWN


_ALARMS: Mapping[Urgency, Levels] = {urgency: _objections_by_urgency(urgency) for urgency in Urgency}
_STANDINGS: Mapping[Urgency, Levels] = {urgency: _standings_by_urgency(urgency) for urgency in Urgency}


def list_rules(space: Space, guidance: Guidance, activity: str) -> list[Item]:
    """What may object to an activity by its rules, those of the activities that it requires among them.

    How cautious they are is counted in `OUTCOMES`.
    """
    scope = guidance.activities[activity].scope
    return [_read_rule(space, rule) for rule in guidance.rules if rule.activity in scope]


def _read_rule(space: Space, rule: Rule) -> Item:
    return Item(
        rule.key,
        tuple(space.test(check) for check in rule.applies_when),
        tuple(space.test(check) for check in rule.gate) if rule.gate else None,
        _BY_STRENGTH[rule.strength],
    )


def list_objections(space: Space, guidance: Guidance, activity: str) -> list[Item]:
    """The same, and the red flags, which object to every activity."""
    alarms = [_read_warning(space, each, _ALARMS) for each in guidance.warnings if each.urgency in RED_FLAGS]
    return [*list_rules(space, guidance, activity), *alarms]


def object_as_alarm(standing: int) -> int:
    """What a warning of this place in `STANDINGS` objects with, as a place in `OUTCOMES`."""
    return OUTCOMES.index(_CALLS_FOR.get(STANDINGS[standing], Outcome.NO_OBJECTION))


def list_warnings(space: Space, guidance: Guidance) -> dict[str, Item]:
    """Every warning by its key; how cautious they are is counted in `STANDINGS`."""
    return {warning.key: _read_warning(space, warning, _STANDINGS) for warning in guidance.warnings}


def _read_warning(space: Space, warning: SymptomWarning, levels: Mapping[Urgency, Levels]) -> Item:
    tests = tuple(space.test(check) for check in warning.triggered_when)
    return Item(warning.key, tests, None, levels[warning.urgency])


def pair(live: Sequence[Item], draft: Sequence[Item]) -> list[tuple[list[Item], list[Item]]]:
    """The items of the same key on either side; one that has no other stands alone."""
    keys = dict.fromkeys(item.key for item in [*live, *draft])
    return [([each for each in live if each.key == key], [each for each in draft if each.key == key]) for key in keys]
