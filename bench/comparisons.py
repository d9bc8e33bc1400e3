"""What changes for readers: the starter article, and an invented one of 60 rules of which much changed."""

import copy
import time
from collections.abc import Mapping
from typing import Any

from articles.guidance.comparison import compare
from articles.guidance.edges import untried
from bench.assessments import invent

RULES, WARNINGS = 60, 20
TARGET_S = 2.0


def measure(starter: Mapping[str, Any], rounds: int) -> None:
    """Prints seconds a comparison, and what it found."""
    live = _invent()
    revisions = {
        "starter, one number": (starter, _revise(starter, "applies_when", every=1, first_only=True)),
        "one of 60 rules": (live, _revise(live, "satisfied_when", every=RULES)),
        "six of 60 rules": (live, _revise(live, "satisfied_when", every=10)),
        "all of 60 rules": (live, _revise(live, "satisfied_when", every=1)),
        "no rule left of 60": (live, {**live, "guidance_rules": []}),
        "60 rules out of none": ({**live, "guidance_rules": []}, live),
    }
    slowest = 0.0
    for name, (before, after) in revisions.items():
        took = min(_time(before, after) for _ in range(rounds))
        slowest = max(slowest, took)
        found = compare(before, after)
        print(f"{name:22} {took:6.3f} s   {len(found.differences):4} differences, {found.asked:6,} sets of facts asked")
    began = time.perf_counter()
    edges = untried(live, [])
    print(f"{'edges of 60 rules':22} {time.perf_counter() - began:6.3f} s   {len(edges):4} without a scenario")
    verdict = "met" if slowest < TARGET_S else "MISSED"
    print(f"\nslowest comparison: {slowest:.2f} s (target: under {TARGET_S:g}, {verdict})")


def _invent() -> dict[str, Any]:
    warnings = [
        {
            "key": f"warning-{number}",
            "symptom": f"Symptom {number}",
            "description": "",
            "urgency": ("emergency", "urgent", "non_urgent")[number % 3],
            "action": "Act.",
            "triggered_when": [
                {"fact": f"flag_{number}", "operator": "eq", "value": True},
                {"fact": f"days_{number % 10}", "operator": "lt", "value": 30 + number},
            ],
            "codings": [],
            "sources": [],
        }
        for number in range(WARNINGS)
    ]
    return {**invent(RULES), "symptom_warnings": warnings}


def _revise(document: Mapping[str, Any], part: str, *, every: int, first_only: bool = False) -> dict[str, Any]:
    """The document with the numbers of every so manieth rule one less."""
    revised = copy.deepcopy(dict(document))
    changed = 0
    for rule in revised["guidance_rules"][::every]:
        for condition in rule[part]:
            if type(condition["value"]) is int and condition["value"] and not (first_only and changed):
                condition["value"] -= 1
                changed += 1
    return revised


def _time(before: Mapping[str, Any], after: Mapping[str, Any]) -> float:
    began = time.perf_counter()
    compare(before, after)
    return time.perf_counter() - began
