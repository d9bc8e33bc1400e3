"""The starter articles of `content/` as documents, as far as guidance goes, without a database."""

from pathlib import Path
from typing import Any

import yaml

from articles.guidance.conditions import parse
from tests.guidance.factories import Document

CONTENT = Path(__file__).parents[2] / "content"
SLUGS = sorted(path.stem for path in (CONTENT / "articles").glob("*.yaml"))


def read(slug: str) -> Document:
    """An article as it is published, less what no guidance reads."""
    raw = yaml.safe_load((CONTENT / "articles" / f"{slug}.yaml").read_text())
    rules = [_parse(rule, "applies_when", "satisfied_when") for rule in raw["guidance_rules"]]
    warnings = [_parse(warning, "triggered_when") for warning in raw["symptom_warnings"]]
    activities = _vocabulary("activities")
    return {
        **raw,
        "version": 1,
        "guidance_rules": rules,
        "symptom_warnings": warnings,
        "activities": activities if rules else [],
        "facts": [_complete(fact) for fact in _vocabulary("facts")],
    }


def _vocabulary(name: str) -> list[Document]:
    parts: list[Document] = yaml.safe_load((CONTENT / "vocabulary" / f"{name}.yaml").read_text())[name]
    return parts


def _complete(fact: Document) -> Document:
    absent: dict[str, Any] = {"unit": None, "minimum": None, "maximum": None, "choices": [], "ordered": False}
    return {**absent, **fact}


def _parse(holder: Document, *lists: str) -> Document:
    return {**holder, **{name: [parse(line) for line in holder[name]] for name in lists}}
