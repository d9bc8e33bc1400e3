"""Assessments in process: the starter article, and invented ones of ever more rules with three conditions each."""

import time
from collections.abc import Callable, Mapping
from statistics import median
from typing import Any

import orjson

from articles.guidance.assessment import Guidance, assess, compile_document

GIVEN = {
    "gestation_weeks": 8,
    "days_since_loss": 10,
    "bleeding": "none",
    "had_pelvic_exam": True,
    "has_complications": False,
}
BODY = orjson.dumps({"facts": GIVEN}).decode()

SIZES = (50, 100, 200, 400)
TARGET_SIZE, TARGET_MS = 200, 1.0
REPEATED = 100


def invent(rules: int) -> dict[str, Any]:
    """A document of so many required rules, each with three conditions over forty facts."""
    fact = {"question": "?", "help_text": "", "choices": [], "ordered": False}
    flag = {**fact, "kind": "boolean", "unit": None, "minimum": None, "maximum": None}
    days = {**fact, "kind": "integer", "unit": "d", "minimum": 0, "maximum": 100}
    facts = [{**flag, "key": f"flag_{n}", "label": f"Flag {n}"} for n in range(30)]
    facts += [{**days, "key": f"days_{n}", "label": f"Days {n}"} for n in range(10)]
    return {
        "slug": "invented",
        "language": "en-GB",
        "version": 1,
        "notice": "Invented.",
        "activities": [{"key": "act", "label": "Act", "requires": []}],
        "facts": facts,
        "guidance_rules": [_rule(n) for n in range(rules)],
        "symptom_warnings": [],
    }


def _rule(number: int) -> dict[str, Any]:
    compared = [
        (f"flag_{number % 30}", "eq", True),
        (f"days_{number % 10}", "gte", number % 50),
        (f"flag_{number * 7 % 30}", "ne", False),
    ]
    return {
        "key": f"rule-{number}",
        "activity": "act",
        "title": "Title",
        "statement": "Statement.",
        "rationale": "",
        "action": "wait",
        "strength": "required",
        "certainty": "not_graded",
        "sources": [],
        "applies_when": [],
        "satisfied_when": [{"fact": f, "operator": op, "value": v, "text": "In words"} for f, op, v in compared],
        "wait": None,
    }


def measure(starter: Mapping[str, Any], rounds: int) -> None:
    """Prints milliseconds an assessment, and how they grow with the number of rules."""
    article = compile_document(starter)
    invented = {size: compile_document(invent(size)) for size in SIZES}
    half = {f"flag_{n}": True for n in range(0, 30, 2)} | {f"days_{n}": 40 for n in range(8)}
    work: dict[str, Callable[[], object]] = {"starter article": lambda: assess(article, GIVEN)}
    work |= {f"{size} rules": _asking(guidance, half) for size, guidance in invented.items()}
    # The quietest round: the work is always the same, so whatever is more is the machine's.
    took = {name: min(_time(ask) for _ in range(rounds)) for name, ask in work.items()}
    for name, milliseconds in took.items():
        print(f"{name:16} {milliseconds:7.3f} ms   {1000 / milliseconds:8,.0f} a second")
    at_target = took[f"{TARGET_SIZE} rules"]
    verdict = "met" if at_target <= TARGET_MS else "MISSED"
    print(f"\n{TARGET_SIZE} rules: {at_target:.2f} ms (target: at most {TARGET_MS:g}, {verdict})")
    small, large = SIZES[0], SIZES[-1]
    growth = took[f"{large} rules"] / took[f"{small} rules"]
    said = "no worse than linear" if growth <= large / small * 1.15 else "WORSE THAN LINEAR"
    print(f"{large // small} times the rules: {growth:.1f} times as long ({said})")


def _asking(guidance: Guidance, given: Mapping[str, bool | int]) -> Callable[[], object]:
    return lambda: assess(guidance, given)


def _time(ask: Callable[[], object]) -> float:
    """Milliseconds of one core: processor time, since the machine has other things to do; the median of many."""
    times = []
    for _ in range(REPEATED):
        begun = time.process_time()
        ask()
        times.append(time.process_time() - begun)
    return median(times) * 1000
