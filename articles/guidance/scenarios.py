"""An editor's worked example, run: what was expected, what came out, and which rule or warning made it so."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from articles.guidance.assessment import OBJECTIONS, Assessment, Guidance, assess, first_of, object_to
from articles.guidance.facts import faults_in_given
from articles.guidance.one_line import write_value
from articles.guidance.states import Reason, RuleResult, WarningResult
from articles.guidance.terms import Outcome, RuleState, Strength, Urgency, WarningState
from contentapi.errors import Fault, did_you_mean, pointer


def run_scenario(guidance: Guidance, scenario: Mapping[str, Any]) -> list[Fault]:
    """Everything in which a scenario doesn't come out as expected; none is a pass. Pointers lead into the scenario.

    One that gives or expects what doesn't exist is not run. The facts are an editor's invention, so unlike a reader's
    they are repeated in what is said.
    """
    if faults := list(_find_what_does_not_exist(guidance, scenario)):
        return faults
    assessment = assess(guidance, scenario["facts"])
    return [
        *_compare_outcomes(guidance, scenario["expect"]["outcomes"], assessment),
        *_compare_warnings(scenario["expect"]["warnings"], assessment),
    ]


def _find_what_does_not_exist(guidance: Guidance, scenario: Mapping[str, Any]) -> Iterator[Fault]:
    for fault in faults_in_given(guidance.facts, scenario["facts"]):
        yield fault.under("facts")
    for activity, outcome in scenario["expect"]["outcomes"].items():
        where = pointer("expect", "outcomes", activity)
        if activity not in guidance.activities:
            suggestion = did_you_mean(activity, guidance.activities)
            yield Fault(f"There is no activity '{activity}'.{suggestion}", "unknown_activity", where)
        if outcome not in list(Outcome):
            suggestion = did_you_mean(outcome, Outcome)
            yield Fault(f"There is no outcome {write_value(outcome)}.{suggestion}", "unknown_outcome", where)
    warnings = [warning.key for warning in guidance.warnings]
    for place, key in enumerate(scenario["expect"]["warnings"]):
        if key not in warnings:
            detail = f"There is no warning {write_value(key)}.{did_you_mean(key, warnings)}"
            yield Fault(detail, "unknown_warning", pointer("expect", "warnings", place))


def _compare_outcomes(guidance: Guidance, expected: Mapping[str, str], assessment: Assessment) -> Iterator[Fault]:
    for activity in assessment["activities"]:
        key, outcome = activity["activity"], activity["outcome"]
        wanted = Outcome(expected.get(key, outcome))
        if wanted is not outcome:
            findings = list(_list_findings(assessment, guidance.activities[key].scope))
            detail = f"Expected {wanted} for '{key}', but it comes out as {outcome}. "
            where = pointer("expect", "outcomes", key)
            yield Fault(detail + _explain(findings, wanted, outcome), "unexpected_outcome", where)


def _compare_warnings(expected: Sequence[str], assessment: Assessment) -> Iterator[Fault]:
    for warning in assessment["warnings"]:
        key, is_triggered = warning["key"], warning["state"] is WarningState.TRIGGERED
        if is_triggered and key not in expected:
            detail = f"It was not expected that {_tell('warning', warning)}"
            yield Fault(detail, "unexpected_warning", pointer("expect", "warnings"))
        if key in expected and not is_triggered:
            detail = f"Expected it to be triggered, but {_tell('warning', warning)}"
            yield Fault(detail, "expected_warning", pointer("expect", "warnings", expected.index(key)))


class Finding(NamedTuple):
    weight: Urgency | Strength
    state: WarningState | RuleState
    sentence: str


def _list_findings(assessment: Assessment, scope: Collection[str]) -> Iterator[Finding]:
    """Everything that has a say in the outcome of an activity: all warnings, and the rules of its scope."""
    for warning in assessment["warnings"]:
        yield Finding(warning["urgency"], warning["state"], _tell("warning", warning))
    for activity in assessment["activities"]:
        if activity["activity"] in scope:
            for rule in activity["rules"]:
                yield Finding(rule["strength"], rule["state"], _tell("rule", rule))


def _explain(findings: Iterable[Finding], wanted: Outcome, outcome: Outcome) -> str:
    """What made the outcome worse than the one wanted, or else what would have had to object and didn't."""
    if first_of([wanted, outcome]) is outcome:
        decisive = [finding.sentence for finding in findings if object_to(finding.weight, finding.state) is outcome]
        return f"This is why: {' '.join(decisive)}"
    able = {weight for (weight, _), objection in OBJECTIONS.items() if objection is wanted}
    silent = [finding.sentence for finding in findings if finding.weight in able]
    return f"Nothing calls for {wanted}: {' '.join(silent) or 'no rule or warning here could.'}"


def _tell(kind: str, result: RuleResult | WarningResult) -> str:
    """`rule 'exam-first' is outstanding (Had an exam: yes → false, given false).`"""
    reasons = "; ".join(f"{reason['text']} → {reason['truth']}, {_tell_given(reason)}" for reason in result["because"])
    return f"{kind} '{result['key']}' is {result['state']} ({reasons or 'it has no conditions'})."


def _tell_given(reason: Reason) -> str:
    return "not given" if reason["given"] is None else f"given {write_value(reason['given'])}"
