"""One story as the desk shows it: its texts with what was found in them, its cover, its article, its history."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from testimonials import guidance
from testimonials.admin.story import likely_notes
from testimonials.admin.wording import MOVE_LABELS, on_cover, say_actor
from testimonials.letters import DECISION_LABELS, NOTE_LABELS
from testimonials.models import Message, ModerationEvent, Submission
from testimonials.screening import Kind
from testimonials.terms import CautionKind, ContentNote, DecisionReason, Move


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


def cover_of(submission: Submission, article: guidance.Article | None) -> list[str]:
    """What the story may contain, in a few calm words; the heaviest first."""
    kinds = sorted({Kind(one.kind) for one in submission.findings.all()}, key=lambda kind: kind != Kind.CRISIS)
    topics = [str(topic["name"]).lower() for topic in article.document["topics"]] if article else []
    said = [on_cover(kind) for kind in kinds]
    heavy = [words for words in said if words == on_cover(Kind.CRISIS)]
    noted = say_notes(submission.content_notes)
    likely = say_notes(likely_notes.find(submission.body))
    return list(dict.fromkeys([*heavy, *noted, *(likely or topics), *said]))


def say_notes(notes: Iterable[str]) -> list[str]:
    return [NOTE_LABELS[ContentNote(note)] for note in notes]


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
