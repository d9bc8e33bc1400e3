"""What becomes of findings: masked wherever the words stand, or dismissed with a reason; an act is taken back whole.

What was found is settled before a story is public. Masks alone can be added afterwards, and the story stays public.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.db import transaction

from articles.models.public import ChangeFeed
from contentapi.errors import Fault, InvalidInput, NotFound
from contentapi.signatures import must_be_signed
from testimonials.models import Finding, Submission
from testimonials.models.intake import new_id
from testimonials.moderation import clear, covering, danger, moves, stories
from testimonials.moderation.clear import Clear, in_clear
from testimonials.moderation.covering import Span
from testimonials.moderation.grouping import Group, group_of, groups
from testimonials.moderation.leases import at_work
from testimonials.moderation.shown import redact, shown_name, shown_text, text_of
from testimonials.screening import SEVERITIES, Kind, Severity
from testimonials.terms import Move, Settlement, Status, TextField

__all__ = [
    "HAND_KINDS",
    "LONGEST_REASON",
    "Clear",
    "Group",
    "cover",
    "covered_words",
    "dismiss",
    "groups",
    "in_clear",
    "leave",
    "mark",
    "marks_of",
    "mask",
    "redact",
    "shown_name",
    "shown_text",
    "unsettle",
    "unsettled",
]

LONGEST_REASON = 200

# What a moderator may say that words of their own choice are, in the order in which it is offered.
HAND_KINDS = (
    Kind.PERSON_NAME,
    Kind.ADDRESS,
    Kind.INSTITUTION,
    Kind.ORGANISATION,
    Kind.AGE,
    Kind.PRECISE_DATE,
    Kind.PHONE,
    Kind.EMAIL,
    Kind.OTHER,
)

MARKED = "Marked by a moderator."
MARKED_BEFORE = "A moderator covered these words before the author changed the text."


def unsettled(submission: Submission) -> list[Finding]:
    """What must be masked or dismissed before the story may be public."""
    found = submission.findings.all()
    return [one for one in found if one.severity != Severity.REVIEW and one.settlement == Settlement.OPEN]


def mask(submission_id: str, finding_id: int, *, by: str, version: int) -> Submission:
    """Covers the words of a finding wherever they stand, as one act. Raises what `cover` does, and NotFound.

    What must be answered for (`danger.must_be_answered_for`) is refused: covering it would settle nothing.
    """
    with _masking(submission_id, by=by, version=version) as submission:
        finding = _finding(submission, finding_id)
        if danger.must_be_answered_for(finding):
            raise _invalid("This cannot be covered, only answered for: say why it may stay.", "kind", "/finding")
        group = group_of(submission, finding)
        _reach(submission, group, clear.fold(submission)).settle(by, alike=group.findings)
    return submission


def cover(submission_id: str, *, words: str, kind: Kind, by: str, version: int) -> Submission:
    """Masks words that somebody typed, wherever they stand in body and name, as one act; it settles what lies within.

    Raises InvalidInput where they stand nowhere or are covered already, and for a kind that cannot be covered; and what
    `leases.at_work` does. Of a story in public, the public row is written anew at once.
    """
    _must_be_maskable(kind)
    with _masking(submission_id, by=by, version=version) as submission:
        places = _Places(submission, kind, clear.fold(submission))
        places.close_over(words)
        if not places.settle(by):
            raise _invalid("These words are not in the story, or are covered already.", "not_found", "/words")
    return submission


def mark(
    submission_id: str, *, field: TextField, start: int, end: int, kind: Kind, by: str, version: int
) -> Submission:
    """Masks the whole tokens that a selection touches, by its offsets in code points, and wherever else they stand.

    Raises InvalidInput for a stretch that is not in the text or holds nothing, and what `cover` does.
    """
    _must_be_maskable(kind)
    with _masking(submission_id, by=by, version=version) as submission:
        text = text_of(submission, field)
        chosen = covering.whole_tokens(text, start, end) if 0 <= start < end <= len(text) else None
        if chosen is None:
            raise _invalid("Select some words of the story to mask.", "span", "/start")
        places = _Places(submission, kind, clear.fold(submission))
        places.add(field, chosen)
        places.close_over(text[slice(*chosen)])
        if not places.settle(by):
            raise _invalid("These words are covered already.", "not_found", "/start")
    return submission


def dismiss(submission_id: str, finding_id: int, *, by: str, version: int, because: str) -> Submission:
    """Says why a finding, and each that says the same, may stay as it is.

    For words of danger, and for what screening cannot read, `because` is the code of a reason that is offered
    (`danger.dismissals_for`) or, for danger, a sentence of one's own. Raises InvalidInput without a reason or for one
    that is not offered, and what `leases.at_work` does.
    """
    _must_say_why(because)
    with at_work(submission_id, by=by, version=version) as submission:
        finding = _finding(submission, finding_id)
        if finding.settlement == Settlement.MASKED and finding.found_by:
            raise _invalid(
                "A moderator marked this. Take the mark back, or leave the words in this place.", "mark", "/finding"
            )
        if finding.settlement == Settlement.MASKED:
            _take_back(submission, finding)
            finding = _finding(submission, finding_id)
        alike = [one for one in group_of(submission, finding).findings if one.settlement == finding.settlement]
        given = because.strip()
        if danger.must_be_answered_for(finding):
            given = danger.justify(submission, alike, given)
        act = new_id()
        for one in alike:
            _write(one, Settlement.DISMISSED, by=by, because=given, act=act)
    return submission


def leave(
    submission_id: str, *, field: TextField, start: int, end: int, because: str, by: str, version: int
) -> Submission:
    """Lets words stand in one place that are covered in others, for a reason: one of `in_clear`, or a mask taken off.

    Raises InvalidInput without a reason, or where no covered words stand exactly there, and what `leases.at_work` does.
    """
    _must_say_why(because)
    settled = {"settlement": Settlement.LEFT, "settled_by": by, "because": because.strip()}
    with at_work(submission_id, by=by, version=version) as submission:
        here = submission.findings.filter(field=field, start=start, end=end)
        if here.filter(settlement=Settlement.MASKED).update(act=new_id(), **settled):
            return submission
        place = next(
            (one for one in in_clear(submission) if (one.field, one.start, one.end) == (field, start, end)), None
        )
        if place is None:
            raise _invalid("No covered words stand exactly here.", "not_in_clear", "/start")
        _mark(submission, place.kind, field, (start, end), act=new_id(), found_by=by, **settled)
    return submission


def unsettle(submission_id: str, finding_id: int, *, by: str, version: int) -> Submission:
    """Takes back the whole act that settled a finding: what it settled is open again, marks of its own are gone."""
    with at_work(submission_id, by=by, version=version) as submission:
        _take_back(submission, _finding(submission, finding_id))
        _drop_stale(submission)
    return submission


def reaches(submission: Submission, found: Iterable[Group]) -> list[list[tuple[TextField, Span]]]:
    """Where a mask of each group would cover something, in the order of the texts: told before it is done."""
    texts = clear.fold(submission)
    reached = [_reach(submission, group, texts).spans for group in found]
    in_order = (TextField.DISPLAY_NAME, TextField.BODY)
    return [[(name, span) for name in in_order for span in spans[name]] for spans in reached]


def _reach(submission: Submission, group: Group, texts: clear.Texts) -> "_Places":
    """What a mask of these findings covers."""
    places = _Places(submission, group.kind, texts)
    for one in group.findings:
        places.add(TextField(one.field), (one.start, one.end))
    places.close_over(group.words)
    return places


def covered_words(submission: Submission) -> list[tuple[Kind, str]]:
    """What is covered in a story, each once: what an author's new text is looked through for."""
    masks = [one for one in submission.findings.all() if one.settlement == Settlement.MASKED]
    said = ((Kind(one.kind), text_of(submission, one.field)[one.start : one.end]) for one in masks)
    return list(dict.fromkeys(said))


def marks_of(submission: Submission, words: Iterable[tuple[Kind, str]], found: Sequence[Finding]) -> list[Finding]:
    """Where such words stand in new texts and nothing was found there: findings, unsaved, that must be settled."""
    texts = clear.fold(submission)
    must = [one for one in found if one.severity == Severity.REDACT and not danger.must_be_answered_for(one)]
    known = clear.spans_of(must)
    marks: list[Finding] = []
    for kind, said in words:
        places = sorted(clear.places(texts, kind, said), key=lambda place: place[1][0] - place[1][1])  # longest first
        for name, (start, end) in places:
            if not clear.is_within((start, end), known[name]):
                known[name] = clear.united([*known[name], (start, end)])
                marks.append(
                    Finding(
                        submission=submission,
                        field=name,
                        kind=kind,
                        severity=Severity.REDACT,
                        start=start,
                        end=end,
                        why=MARKED_BEFORE,
                    )
                )
    return marks


# --- One act -------------------------------------------------------------------------------------------------------


@dataclass
class _Places:
    """What one act covers, grown until nothing that it covers stands anywhere else."""

    submission: Submission
    kind: Kind
    texts: clear.Texts
    spans: dict[TextField, list[Span]] = field(default_factory=lambda: {name: [] for name in TextField})

    def __post_init__(self) -> None:
        self._findings = list(self.submission.findings.all())

    def add(self, name: TextField, span: Span) -> None:
        if not clear.is_within(span, self.spans[name]):
            self.spans[name] = clear.united([*self.spans[name], span])

    def close_over(self, words: str) -> None:
        """Adds each place of the words, of what those places take along, and so on."""
        sought: set[str] = set()
        heard, waiting = {words}, [words]
        while waiting:
            words = waiting.pop()
            if covering.key_of(words) not in sought:
                sought.add(covering.key_of(words))
                found = [*clear.places(self.texts, self.kind, words)]
                for name in TextField:
                    self._widen(name, [span for there, span in found if there == name])
                taken = {self.texts[name].text[slice(*span)] for name in TextField for span in self.spans[name]}
                waiting += sorted(taken - heard)
                heard |= taken

    def _widen(self, name: TextField, spans: Sequence[Span]) -> None:
        """Adds spans to those of a text, and what must be settled and would be cut: no rest of it stays in clear."""
        self.spans[name] = clear.united([*self.spans[name], *spans])
        must = [(one.start, one.end) for one in self._findings if one.field == name and _must_be_masked(one)]
        self.spans[name] = clear.united(
            [*self.spans[name], *(one for one in must if clear.is_cut(one, self.spans[name]))]
        )

    def settle(self, by: str, *, alike: Sequence[Finding] = ()) -> bool:
        """Masks every place as one act, with what lies within it. Whether there was anything that was not covered."""
        act, chosen = new_id(), {one.pk for one in alike}
        masked = clear.spans_of(one for one in self._findings if one.settlement == Settlement.MASKED)
        exact: set[tuple[str, int, int]] = set()
        for one in self._findings:
            name, span = TextField(one.field), (one.start, one.end)
            if not clear.is_within(span, self.spans[name]) or danger.must_be_answered_for(one):
                continue
            if one.settlement == Settlement.LEFT and one.found_by:
                one.delete()
            elif _is_open(one) or (one.pk in chosen and one.settlement != Settlement.MASKED):
                _write(one, Settlement.MASKED, by=by, because="", act=act)
                exact.add((name, *span))
        new = [
            (name, span)
            for name in TextField
            for span in self.spans[name]
            if (name, *span) not in exact and not clear.is_within(span, masked[name])
        ]
        settled = {"settlement": Settlement.MASKED, "settled_by": by, "found_by": by}
        Finding.objects.bulk_create(
            _mark_of(self.submission, self.kind, name, span, act=act, **settled) for name, span in new
        )
        return bool(exact or new)


def _is_open(finding: Finding) -> bool:
    return finding.settlement == Settlement.OPEN and not danger.must_be_answered_for(finding)


def _must_be_masked(finding: Finding) -> bool:
    return _is_open(finding) and finding.severity == Severity.REDACT


@contextmanager
def _masking(submission_id: str, *, by: str, version: int) -> Iterator[Submission]:
    """The story to put masks on: one that waits, or one in public, which is put out anew in the same transaction."""
    is_public = Submission.objects.filter(pk=submission_id, status=Status.PUBLISHED).exists()
    if not is_public:
        with at_work(submission_id, by=by, version=version) as submission:
            yield submission
        return
    must_be_signed(by)
    with transaction.atomic():
        feed = ChangeFeed.lock()
        now = datetime.now(UTC)
        submission = moves.locked(submission_id)
        moves.must_be_at(submission, version)
        moves.must_be_legal(submission, Move.COVER)
        yield submission
        if submission.original_erased_at is not None:
            # What is under a mask is not kept for longer than the rest of the original was.
            submission.body, submission.display_name = shown_text(submission), shown_name(submission) or ""
            submission.findings.all().delete()
        stories.put_out_anew(submission, feed=feed, by=by, at=now)
        moves.make(submission, Move.COVER, by=by, at=now)


def _take_back(submission: Submission, finding: Finding) -> None:
    one_act = submission.findings.filter(act=finding.act) if finding.act else submission.findings.filter(pk=finding.pk)
    one_act.exclude(found_by="").delete()
    one_act.update(settlement=Settlement.OPEN, settled_by="", because="", act="")


def _drop_stale(submission: Submission) -> None:
    """Drops what was left of words that nothing covers any more."""
    texts = clear.fold(submission)
    held = {place for kind, words in covered_words(submission) for place in clear.places(texts, kind, words)}
    for one in submission.findings.filter(settlement=Settlement.LEFT).exclude(found_by=""):
        if (one.field, (one.start, one.end)) not in held:
            one.delete()


def _must_be_maskable(kind: Kind) -> None:
    if kind in (Kind.CRISIS, Kind.UNSCREENED):
        raise _invalid("Words are not covered as that. Choose what they are.", "kind", "/kind")


def _must_say_why(because: str) -> None:
    if not because.strip() or len(because) > LONGEST_REASON:
        raise _invalid(f"Say why it may stay, in 1 to {LONGEST_REASON} characters.", "reason", "/because")


def _finding(submission: Submission, finding_id: int) -> Finding:
    found = submission.findings.filter(pk=finding_id).first()
    if found is None:
        raise NotFound("This story has no such finding.")
    return found


def _write(finding: Finding, settlement: Settlement, *, by: str, because: str, act: str) -> None:
    finding.settlement, finding.settled_by, finding.because, finding.act = settlement, by, because, act
    finding.save(update_fields=["settlement", "settled_by", "because", "act"])


def _mark(submission: Submission, kind: Kind, name: TextField, span: Span, **more: str) -> None:
    _mark_of(submission, kind, name, span, **more).save(force_insert=True)


def _mark_of(submission: Submission, kind: Kind, name: TextField, span: Span, **more: str) -> Finding:
    start, end = span
    severity = SEVERITIES[kind]
    return Finding(
        submission=submission, field=name, kind=kind, severity=severity, start=start, end=end, why=MARKED, **more
    )


def _invalid(detail: str, code: str, pointer: str) -> InvalidInput:
    return InvalidInput(detail, faults=[Fault(detail, code, pointer=pointer)])
