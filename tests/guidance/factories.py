"""Small documents, written as shortly as content files are."""

from collections.abc import Mapping, Sequence
from typing import Any

from articles.guidance import conditions

Document = dict[str, Any]


def fact(key: str, kind: str = "boolean", **members: Any) -> Document:
    return {
        "key": key,
        "label": key.replace("_", " ").capitalize(),
        "question": f"{key}?",
        "help_text": f"About {key}.",
        "kind": kind,
        "unit": None,
        "minimum": None,
        "maximum": None,
        "choices": [],
        "ordered": False,
        **members,
    }


def number(key: str, unit: str, minimum: int = 0, maximum: int = 100, **members: Any) -> Document:
    return fact(key, "integer", unit=unit, minimum=minimum, maximum=maximum, **members)


def choice(key: str, *choices: str, ordered: bool = False, **members: Any) -> Document:
    offered = [{"key": each, "label": each.replace("_", " ").capitalize()} for each in choices]
    return fact(key, "choice", choices=offered, ordered=ordered, **members)


def activity(key: str, *requires: str) -> Document:
    return {"key": key, "label": key.replace("_", " ").capitalize(), "requires": list(requires)}


def rule(key: str, *, when: Sequence[str] = (), until: Sequence[str] = (), **members: Any) -> Document:
    """A required rule of `rest`, its conditions written in one line each."""
    return {
        "key": key,
        "activity": "rest",
        "title": f"Title of {key}",
        "statement": f"Statement of {key}.",
        "rationale": "",
        "action": "do",
        "strength": "required",
        "certainty": "not_graded",
        "sources": ["a-source"],
        "applies_when": [conditions.parse(line) for line in when],
        "satisfied_when": [conditions.parse(line) for line in until],
        "wait": None,
        **members,
    }


def wait(minimum: int, unit: str, elapsed_fact: str, maximum: int | None = None) -> Document:
    return {"minimum": minimum, "maximum": maximum, "unit": unit, "elapsed_fact": elapsed_fact}


def warning(key: str, *when: str, urgency: str = "urgent") -> Document:
    return {
        "key": key,
        "symptom": f"Symptom of {key}",
        "description": "",
        "urgency": urgency,
        "action": "Call your doctor today.",
        "triggered_when": [conditions.parse(line) for line in when],
        "codings": [],
        "sources": ["a-source"],
    }


def document(
    facts: Sequence[Mapping[str, Any]],
    *,
    activities: Sequence[Document] | None = None,
    rules: Sequence[Document] = (),
    warnings: Sequence[Document] = (),
) -> Document:
    return {
        "slug": "resting",
        "version": 3,
        "language": "en",
        "notice": "Sample content, not clinically reviewed.",
        "activities": [activity("rest")] if activities is None else list(activities),
        "facts": list(facts),
        "guidance_rules": list(rules),
        "symptom_warnings": list(warnings),
        "scenarios": [],
    }
