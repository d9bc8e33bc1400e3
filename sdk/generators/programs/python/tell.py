"""How a program tells what it saw: one JSON line a step, and what went wrong instead where something did."""

import json
import sys

SITE = sys.argv[1]
SLUG = "sex-after-miscarriage"
FACTS = {"bleeding": "heavier_than_a_period", "days_since_loss": 10, "fever": True}
WRONG_FACTS = {"bleeding": "lots", "fevre": True}
NOT_KNOWN = ["feels_faint"]
BODY = "We waited until the bleeding had stopped, and then two weeks more. It was right for us."


def text(value):
    """A value of an enum, or of a model that wraps one text, as it is in JSON."""
    return getattr(value, "root", getattr(value, "value", value))


def conditions(of):
    return [[condition.fact, text(condition.operator), condition.value] for condition in of]


def article(read, facts_of=lambda scenario: scenario.facts):
    return {
        "title": read.title,
        "aspects": [text(section.aspect) for section in read.sections],
        "rules": [
            [rule.key, conditions(rule.applies_when), conditions(rule.satisfied_when)] for rule in read.guidance_rules
        ],
        "warnings": [[warning.key, conditions(warning.triggered_when)] for warning in read.symptom_warnings],
        "scenarios": {scenario.key: facts_of(scenario) for scenario in read.scenarios},
    }


def warnings(page):
    return [[one.key, text(one.urgency), conditions(one.triggered_when)] for one in page.results]


def assessment(answer):
    judged = [*answer.warnings, *(rule for activity in answer.activities for rule in activity.rules)]
    return {
        "outcomes": [[activity.activity, text(activity.outcome)] for activity in answer.activities],
        "because": [
            [one.key, text(one.state), [[why.fact, why.value, why.given, text(why.truth)] for why in one.because]]
            for one in judged
        ],
    }


def stories(page):
    return [[story.id, [text(note) for note in story.content_notes]] for story in page.results]


def changes(page):
    return [
        [one.sequence, text(one.kind), text(one.subject), one.slug, one.id, text(one.significance), one.successor]
        for one in page.results
    ]


def problem(status, met):
    return [status, text(met.code), [fault.pointer for fault in met.errors]]


def tell(**steps):
    """Runs each step in turn: what it returns is what it saw."""
    for step, go in steps.items():
        try:
            print(json.dumps({"step": step, "saw": go()}))
        except Exception as failed:  # noqa: BLE001  whatever the client raises is what is looked for
            print(json.dumps({"step": step, "failed": f"{type(failed).__name__}: {failed}"}))
