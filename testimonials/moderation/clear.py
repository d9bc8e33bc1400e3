"""Where words that are covered in one place still stand in clear in another."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from testimonials.models import Finding, Submission
from testimonials.moderation import covering, people
from testimonials.moderation.covering import Folded, Span
from testimonials.moderation.shown import text_of
from testimonials.screening import Kind
from testimonials.terms import Settlement, TextField

Texts = Mapping[TextField, Folded]


@dataclass(frozen=True, slots=True)
class Clear:
    """Covered words that stand in clear from `start` to `end` of a text; `act` and `kind` are those of the mask."""

    words: str
    field: TextField
    start: int
    end: int
    act: str
    kind: Kind


def fold(submission: Submission) -> Texts:
    return {field: covering.fold(text_of(submission, field)) for field in TextField}


def places(texts: Texts, kind: Kind, words: str) -> Iterable[tuple[TextField, Span]]:
    """Where the words stand in both texts; for somebody's name, where that person does."""
    for field, text in texts.items():
        found = people.person(text, words) if kind == Kind.PERSON_NAME else covering.occurrences(text, words)
        yield from ((field, span) for span in found)


def in_clear(submission: Submission) -> list[Clear]:
    """Each place, in the order of the texts. Empty is the one state in which a story may become public."""
    findings = list(submission.findings.all())
    masks = [one for one in findings if one.settlement == Settlement.MASKED]
    if not masks:
        return []
    texts = fold(submission)
    known = spans_of(one for one in findings if one.settlement in (Settlement.MASKED, Settlement.LEFT))
    if any(one.field == TextField.DISPLAY_NAME for one in masks):
        known[TextField.DISPLAY_NAME] = [(0, len(submission.display_name))]  # of which nothing is shown then
    found: dict[tuple[TextField, Span], Clear] = {}
    sought: set[tuple[str, str]] = set()
    for mask in masks:
        words = text_of(submission, mask.field)[mask.start : mask.end]
        if (mask.kind, words) in sought:
            continue
        sought.add((mask.kind, words))
        for field, span in places(texts, Kind(mask.kind), words):
            if (field, span) not in found and not is_within(span, known[field]):
                said = texts[field].text[slice(*span)]
                found[field, span] = Clear(said, field, *span, act=mask.act, kind=Kind(mask.kind))
    return sorted(found.values(), key=lambda one: (one.field == TextField.BODY, one.start, one.end))


def spans_of(findings: Iterable[Finding]) -> dict[TextField, list[Span]]:
    """Which stretches of each text these take up, in order and apart."""
    spans: dict[TextField, list[Span]] = {field: [] for field in TextField}
    for one in findings:
        spans[TextField(one.field)].append((one.start, one.end))
    return {field: merged(some) for field, some in spans.items()}


def merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap or touch made one."""
    one_by_one: list[Span] = []
    for start, end in sorted(spans):
        if one_by_one and start <= one_by_one[-1][1]:
            one_by_one[-1] = (one_by_one[-1][0], max(end, one_by_one[-1][1]))
        else:
            one_by_one.append((start, end))
    return one_by_one


def united(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that share a character made one; those that only touch stay two."""
    apart: list[Span] = []
    for start, end in sorted(spans):
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def is_cut(span: Span, spans: list[Span]) -> bool:
    """Whether some of these, which are in order and apart, hold a part of the span, and none holds it whole."""
    first = bisect_right(spans, span[0], key=lambda one: one[1])
    return first < len(spans) and spans[first][0] < span[1] and not is_within(span, spans)


def is_within(span: Span, spans: list[Span]) -> bool:
    """Whether one of these, which are in order and apart, holds the span whole."""
    before = bisect_right(spans, span[0], key=lambda one: one[0]) - 1
    return before >= 0 and span[1] <= spans[before][1]
