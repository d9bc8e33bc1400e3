"""One story as the desk shows it: its texts with what was found in them, its cover, its article, its history."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from testimonials import guidance
from testimonials.admin import likely_notes
from testimonials.admin.looks import Look
from testimonials.admin.wording import MOVE_LABELS, on_cover, say_actor
from testimonials.letters import DECISION_LABELS
from testimonials.models import Message, ModerationEvent, Submission
from testimonials.screening import Kind
from testimonials.terms import CautionKind, DecisionReason, Move, Settlement, TextField

# Beyond this many different ones, nobody is told where else a finding's words stand.
_MOST_SOUGHT = 40


@dataclass(frozen=True, slots=True)
class Part:
    """A rule or warning of the article, and what is attached of it."""

    kind: CautionKind
    key: str
    title: str
    statement: str
    weight: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """An event of the history, with the words that went to the author then."""

    move: Move
    label: str
    by: str
    at: datetime
    reason: str
    message: str


def look_at(submission: Submission) -> list[Look]:
    """Every finding in the order of the text, the display name first, since it stands above."""
    found = sorted(submission.findings.all(), key=lambda one: (one.field == TextField.BODY, one.start, one.end, one.pk))
    words = [_text(submission, one.field)[one.start : one.end] for one in found]
    elsewhere = _count_elsewhere(submission, words)
    return [
        Look(one, number, said, elsewhere.get(said, 0))
        for number, (one, said) in enumerate(zip(found, words, strict=True), start=1)
    ]


def find_words(text: str, words: str) -> list[tuple[int, int]]:
    """Where exactly these words stand in the text, as offsets in code points: whole words, however they are spaced."""
    said = words.split()
    if not said:
        return []
    pattern = r"\s+".join(re.escape(one) for one in said)
    before = r"(?<!\w)" if re.match(r"\w", said[0]) else ""
    after = r"(?!\w)" if re.match(r"\w", said[-1][-1]) else ""
    return [found.span() for found in re.finditer(before + pattern + after, text)]


def is_covered(submission: Submission, field: TextField, start: int, end: int) -> bool:
    """Whether some mask covers all of this stretch already."""
    return any(
        one.field == field and one.start <= start and end <= one.end and one.settlement == Settlement.MASKED
        for one in submission.findings.all()
    )


def _count_elsewhere(submission: Submission, words: Iterable[str]) -> Mapping[str, int]:
    """How often a finding's words stand where nothing was found: a name said twice slips by the second time."""
    covered = {
        field: [(one.start, one.end) for one in submission.findings.all() if one.field == field] for field in TextField
    }
    counts: Counter[str] = Counter()
    for said in list(dict.fromkeys(words))[:_MOST_SOUGHT]:
        for field in TextField:
            for start, end in find_words(_text(submission, field), said):
                counts[said] += not any(start < there[1] and there[0] < end for there in covered[field])
    return counts


def _text(submission: Submission, field: str) -> str:
    return submission.body if field == TextField.BODY else submission.display_name


def cover_of(submission: Submission, article: guidance.Article | None) -> list[str]:
    """What the story may contain, in a few calm words; the heaviest first."""
    kinds = sorted({Kind(one.kind) for one in submission.findings.all()}, key=lambda kind: kind != Kind.CRISIS)
    topics = [str(topic["name"]).lower() for topic in article.document["topics"]] if article else []
    said = [on_cover(kind) for kind in kinds]
    heavy = [words for words in said if words == on_cover(Kind.CRISIS)]
    likely = [note.value for note in likely_notes.find(submission.body)]
    return list(dict.fromkeys([*heavy, *submission.content_notes, *(likely or topics), *said]))


def parts_of(article: guidance.Article, submission: Submission) -> list[Part]:
    """The article's rules and then its warnings, each with the note of the caution that is attached."""
    notes = {(one.kind, one.key): one.note for one in submission.cautions.all()}
    rules: list[Mapping[str, Any]] = article.document["guidance_rules"]
    warnings: list[Mapping[str, Any]] = article.document["symptom_warnings"]
    return [
        *(
            Part(
                CautionKind.RULE,
                rule["key"],
                rule["title"],
                rule["statement"],
                str(rule["strength"]).replace("_", " "),
                notes.get((CautionKind.RULE, rule["key"])),
            )
            for rule in rules
        ),
        *(
            Part(
                CautionKind.WARNING,
                warning["key"],
                warning["symptom"],
                warning["action"],
                str(warning["urgency"]).replace("_", " "),
                notes.get((CautionKind.WARNING, warning["key"])),
            )
            for warning in warnings
        ),
    ]


def history_of(submission: Submission) -> list[Step]:
    """What happened, the latest first; a message stands with the event of the same moment."""
    sent = {(one.move, one.at): one for one in submission.messages.all()}
    return [_step(event, sent) for event in reversed(submission.events.all())]


def _step(event: ModerationEvent, sent: Mapping[tuple[str, datetime], Message]) -> Step:
    message = sent.get((event.move, event.at))
    return Step(
        move=Move(event.move),
        label=MOVE_LABELS[Move(event.move)],
        by=say_actor(event.by),
        at=event.at,
        reason=DECISION_LABELS[DecisionReason(event.reason)] if event.reason else "",
        message=message.text if message else "",
    )
