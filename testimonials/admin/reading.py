"""One story as the desk shows it: its texts with what was found in them, its cover, its article, its history."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from testimonials import guidance
from testimonials.admin import likely_notes, segments
from testimonials.admin.wording import DISMISSALS, MOVE_LABELS, SEVERITY_LABELS, on_cover, say_actor
from testimonials.letters import DECISION_LABELS, KIND_LABELS, MASKS
from testimonials.models import Finding, Message, ModerationEvent, Submission
from testimonials.screening import Kind, Severity
from testimonials.terms import CautionKind, DecisionReason, Move, Settlement, TextField

# Whose marks are drawn where several cover the same words: whatever asks most of a moderator.
_LOUDNESS = (Severity.ROUTE, Severity.REDACT, Severity.REVIEW)
# Beyond this many different ones, nobody is told where else a finding's words stand.
_MOST_SOUGHT = 40


@dataclass(frozen=True, slots=True)
class Look:
    """A finding, with the words that it is about."""

    finding: Finding
    number: int
    words: str
    elsewhere: int

    @property
    def start(self) -> int:
        return self.finding.start

    @property
    def end(self) -> int:
        return self.finding.end

    @property
    def kind(self) -> Kind:
        return Kind(self.finding.kind)

    @property
    def label(self) -> str:
        return KIND_LABELS[self.kind]

    @property
    def mask(self) -> str:
        return MASKS[self.kind]

    @property
    def severity_label(self) -> str:
        return SEVERITY_LABELS[Severity(self.finding.severity)]

    @property
    def is_open(self) -> bool:
        return Settlement(self.finding.settlement) is Settlement.OPEN

    @property
    def must_be_settled(self) -> bool:
        return self.is_open and Severity(self.finding.severity) is not Severity.REVIEW

    @property
    def state(self) -> str:
        return {
            Settlement.OPEN: "open",
            Settlement.MASKED: "covered",
            Settlement.DISMISSED: "dismissed",
            Settlement.LEFT: "left",
        }[Settlement(self.finding.settlement)]

    @property
    def dismissals(self) -> Sequence[str]:
        return DISMISSALS[self.kind]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text, and how it is drawn."""

    segment: segments.Segment[Look]

    @property
    def html(self) -> SafeString:
        # Browsers turn a carriage return into a line feed, or drop it before one; written so, each character stays
        # one, and what a moderator selects stands where they see it.
        return mark_safe(escape(self.segment.text).replace("\r", "&#13;"))  # noqa: S308 - escaped right here

    @property
    def drawn_as(self) -> str:
        covering = self.segment.covering
        if any(look.finding.settlement == Settlement.MASKED for look in covering):
            return "is-covered"
        still_open = [look for look in covering if look.is_open]
        loudest = min(still_open or covering, key=lambda look: _LOUDNESS.index(Severity(look.finding.severity)))
        return f"is-{loudest.finding.severity}" if still_open else "is-dismissed"


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


def cut(submission: Submission, field: TextField, looks: Iterable[Look]) -> list[Piece]:
    here = [look for look in looks if look.finding.field == field]
    return [Piece(segment) for segment in segments.split(_text(submission, field), here)]


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
    sent = {(one.move, one.at): one for one in Message.objects.filter(submission=submission)}
    return [_step(event, sent) for event in reversed(submission.events.all())]


def _step(event: ModerationEvent, sent: Mapping[tuple[str, datetime], Message]) -> Step:
    message = sent.get((event.move, event.at))
    return Step(
        label=MOVE_LABELS[Move(event.move)],
        by=say_actor(event.by),
        at=event.at,
        reason=DECISION_LABELS[DecisionReason(event.reason)] if event.reason else "",
        message=message.text if message else "",
    )
