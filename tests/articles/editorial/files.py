"""Content files for tests: an article that uses every kind of thing, and ways to get one thing wrong in it."""

from pathlib import Path
from typing import NamedTuple

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.editorial import content_files
from articles.editorial.content_files import ContentFileError, Loaded

# Fits the vocabulary of `tests.factories`, and could be published.
ARTICLE = """\
slug: after-a-loss
language: en-GB
title: After a loss
question: When?
short_answer: When the bleeding has stopped.
summary: What to wait for.
notice: Sample content, not clinically reviewed.
topics: [miscarriage]
related: [another-article]
definitions:
  - term: early loss
    meaning: A loss in the first days.
    range: {fact: days_since_loss, minimum: 0, below: 7}
    according_to: leaflet
sections:
  - key: answer
    heading: The answer
    aspect: answer
    body: |
      Wait for it to stop.

      Then see.
guidance_rules:
  - key: wait-for-bleeding
    activity: resume_sex
    title: Wait
    statement: Wait until the bleeding has stopped.
    action: wait
    strength: required
    certainty: not_graded
    applies_when:
      - days_since_loss < 60
    satisfied_when:
      - bleeding is none
    wait:
      minimum: 2
      maximum: 3
      unit: wk
      elapsed_fact: days_since_loss
    sources:
      - leaflet
symptom_warnings:
  - key: hot
    symptom: Fever
    description: You feel hot and shivery.
    urgency: urgent
    action: Call your doctor today.
    triggered_when:
      - fever is true
    codings:
      - {system: icd-10, code: R50, display: Fever}
    sources:
      - leaflet
scenarios:
  - key: feverish
    title: With a fever
    facts:
      bleeding: light
      fever: true
    expect:
      outcomes:
        resume_sex: seek_care
      warnings:
        - hot
support_services:
  - helpline
sources:
  - leaflet
"""

# A vocabulary file that could be loaded.
WORDS = """\
facts:
  - {key: pads, label: Pads, question: "How many?", kind: integer, unit: d, minimum: 0, maximum: 9}
  - key: colour
    label: Colour
    question: Which?
    kind: choice
    ordered: false
    choices:
      - {key: red, label: Red}
      - {key: pink, label: Pink}
activities:
  - {key: travel, label: Travel, requires: []}
  - {key: fly, label: Fly, requires: [travel]}
topics:
  - {slug: journeys, name: Journeys, codings: [{system: loinc, code: 1-8, display: J}]}
  - {slug: flights, name: Flights, parent: journeys}
sources:
  - {key: atlas, title: Atlas, publisher: P, url: "https://example.org", published_on: 2015-01-01}
support_services:
  - {key: desk, name: Desk, description: Asks., phone: "111", region: GB, for_crisis: false}
"""


def with_change(old: str, new: str, text: str = ARTICLE) -> str:
    """`text` with its one line `old` (less its indentation) changed to `new`, which may be several lines, or none."""
    lines = text.splitlines()
    (place,) = [number for number, line in enumerate(lines) if line.strip() == old]
    indent = lines[place][: -len(old)]
    lines[place : place + 1] = [indent + line for line in new.splitlines()]
    return "\n".join(lines) + "\n"


def line_of(words: str, text: str) -> int:
    """The line (from 1) that is `words`, less its indentation."""
    (number,) = [number for number, line in enumerate(text.splitlines(), start=1) if line.strip() == words]
    return number


def write(folder: Path, text: str | bytes, name: str = "article.yaml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def load(folder: Path, text: str | bytes, name: str = "article.yaml") -> Loaded:
    return content_files.load(write(folder, text, name))


class Wrong(NamedTuple):
    """One thing wrong: a line and what it is changed to, the place that is named, some of what is said, and the line
    that is told, which is the changed one (or the last of them) unless `at` says another."""

    old: str
    new: str
    where: str
    said: str
    at: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.new.splitlines()[-1] if self.new else '-'}"[:70]


def said_of(path: Path) -> list[str]:
    """What is said of a file that is not loaded: nothing of it is written."""
    with CaptureQueriesContext(connection) as queries, pytest.raises(ContentFileError) as refused:
        content_files.load(path)
    assert writes(queries) == []
    return refused.value.detail.splitlines()


def writes(queries: CaptureQueriesContext) -> list[str]:
    statements = [query["sql"] for query in queries.captured_queries]
    return [sql for sql in statements if sql.startswith(("INSERT", "UPDATE", "DELETE"))]
