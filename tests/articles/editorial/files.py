"""Content files for tests: an article that uses every kind of thing, and ways to get one thing wrong in it."""

from pathlib import Path

from articles.editorial import content_files
from articles.editorial.content_files import Loaded

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
      unit: weeks
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
