"""What a moderator settles, as the desk lists it: equal findings are one entry with its places, and so is an act."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from testimonials.admin.wording import DISMISSALS, SEVERITY_LABELS
from testimonials.letters import KIND_LABELS, MASKS
from testimonials.models import Finding, Submission
from testimonials.moderation import danger, redaction
from testimonials.moderation.clear import Clear, united
from testimonials.moderation.covering import Span
from testimonials.moderation.grouping import Group
from testimonials.moderation.shown import text_of
from testimonials.screening import Kind, Severity
from testimonials.terms import Settlement, TextField

_TAGS: Mapping[Kind, str] = {Kind.CRISIS: "danger", Kind.ADVICE: "advice"}
# So much of the text stands around a place, to know it by.
_AROUND = 24


@dataclass(frozen=True, slots=True)
class Choice:
    """A reason to let something stand: what is sent, and what is read."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry's words stand, with a little of what is around them."""

    field: TextField
    start: int
    end: int
    before: str
    words: str
    after: str

    @property
    def is_name(self) -> bool:
        return self.field is TextField.DISPLAY_NAME


@dataclass(frozen=True)
class Entry:
    """One thing to settle, or that has been settled by one act.

    `key` names it in the page. `findings` is empty for covered words that still stand in clear.
    """

    number: int
    key: str
    kind: Kind
    severity: Severity
    state: str
    places: Sequence[Place]
    findings: Sequence[Finding] = ()
    choices: Sequence[Choice] = ()

    @property
    def label(self) -> str:
        return "Covered elsewhere, and still in clear here" if self.state == "clear" else KIND_LABELS[self.kind]

    @property
    def tag(self) -> str:
        """How it is called within the text, where there is little room."""
        return "in clear" if self.state == "clear" else _TAGS.get(self.kind, KIND_LABELS[self.kind])

    @property
    def mask(self) -> str:
        return MASKS[self.kind]

    @property
    def severity_label(self) -> str:
        return SEVERITY_LABELS[self.severity]

    @property
    def is_open(self) -> bool:
        return self.state in ("open", "clear")

    @property
    def must_be_settled(self) -> bool:
        return self.is_open and self.severity is not Severity.REVIEW

    @property
    def is_danger(self) -> bool:
        return self.severity is Severity.ROUTE

    @property
    def is_about_all(self) -> bool:
        """Whether it is about the whole text and marks nothing in it."""
        return self.kind is Kind.UNSCREENED

    @property
    def is_answered(self) -> bool:
        """Whether it can be answered for only, and not covered."""
        return self.is_danger or self.is_about_all

    @property
    def takes_own_words(self) -> bool:
        return not self.is_about_all

    @property
    def reads_mask(self) -> bool:
        """Whether readers see, in the body, that something was taken out."""
        return any(not place.is_name for place in self.places)

    @property
    def hides_name(self) -> bool:
        return any(place.is_name for place in self.places)

    @cached_property
    def first(self) -> Finding | None:
        return self.findings[0] if self.findings else None

    @cached_property
    def words(self) -> Sequence[str]:
        """What stands in its places, each once."""
        return list({place.words.casefold(): place.words for place in reversed(self.places)}.values())[::-1]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text that belongs to an entry; the first of an entry says what it is."""

    start: int
    end: int
    entry: Entry
    is_first: bool
    is_name: bool


def list_entries(submission: Submission) -> list[Entry]:
    """Everything: first what is about all of the story, then what stands in clear, then the rest as it is read."""
    found = [*_open(submission), *_settled(submission)]
    found.sort(key=lambda entry: _order(entry.places[0]))
    about_all = [entry for entry in found if entry.is_about_all]
    in_order = [*about_all, *_in_clear(submission), *(entry for entry in found if not entry.is_about_all)]
    return [replace(entry, number=number) for number, entry in enumerate(in_order, start=1)]


def to_look_at(entries: Iterable[Entry]) -> list[Entry]:
    """What may stay open: nothing is owed to it but a look, which an approval asks for once more."""
    return [entry for entry in entries if entry.is_open and entry.severity is Severity.REVIEW]


def marks_in(entries: Iterable[Entry], field: TextField) -> list[Mark]:
    """The stretches of one text that are marked in it."""
    return [
        Mark(place.start, place.end, entry, is_first=at == 0, is_name=place.is_name)
        for entry in entries
        if not entry.is_about_all
        for at, place in enumerate(entry.places)
        if place.field is field
    ]


def _order(place: Place) -> tuple[bool, int, int]:
    return place.field is TextField.BODY, place.start, place.end


# --- Open ------------------------------------------------------------------------------------------------------------


def _open(submission: Submission) -> list[Entry]:
    still_open = [one for one in submission.findings.all() if one.settlement == Settlement.OPEN]
    groups = redaction.groups(submission, still_open)
    maskable = [group for group in groups if not danger.must_be_answered_for(group.first)]
    reaches = {group.key: reach for group, reach in zip(maskable, redaction.reaches(submission, maskable), strict=True)}
    return [_open_entry(submission, group, reaches.get(group.key, [])) for group in groups]


def _open_entry(submission: Submission, group: Group, reach: Sequence[tuple[TextField, Span]]) -> Entry:
    """An open group. Where it can be covered, its places are all those that a mask of it would cover."""
    return Entry(
        number=0,
        key=str(group.key),
        kind=group.kind,
        severity=group.severity,
        state="open",
        places=[_place(submission, field, *span) for field, span in reach]
        or [_place(submission, TextField(one.field), one.start, one.end) for one in group.findings],
        findings=group.findings,
        choices=_choices(submission, group),
    )


def _choices(submission: Submission, group: Group) -> list[Choice]:
    """The reasons that the door offers for every finding of a group; for what it leaves to the moderator, the usual."""
    if not danger.must_be_answered_for(group.first):
        return [Choice(words, words) for words in DISMISSALS[group.kind]]
    offered = [danger.dismissals_for(submission, one) for one in group.findings]
    return [Choice(one.code, one.words) for one in offered[0] if all(one in others for others in offered)]


# --- Settled ---------------------------------------------------------------------------------------------------------

_STATES: Mapping[Settlement, str] = {
    Settlement.MASKED: "covered",
    Settlement.DISMISSED: "dismissed",
    Settlement.LEFT: "left",
}


def _settled(submission: Submission) -> list[Entry]:
    acts: dict[tuple[str, str], list[Finding]] = {}
    settled = [one for one in submission.findings.all() if one.settlement != Settlement.OPEN]
    for one in sorted(settled, key=lambda one: (one.field == TextField.BODY, one.start, one.end, one.pk)):
        acts.setdefault((one.act or str(one.pk), one.settlement), []).append(one)
    return [_settled_entry(submission, some) for some in acts.values()]


def _settled_entry(submission: Submission, findings: Sequence[Finding]) -> Entry:
    return Entry(
        number=0,
        key=str(findings[0].pk),
        kind=Kind(findings[0].kind),
        severity=Severity(findings[0].severity),
        state=_STATES[Settlement(findings[0].settlement)],
        places=[
            _place(submission, field, start, end)
            for field in (TextField.DISPLAY_NAME, TextField.BODY)
            for start, end in united((one.start, one.end) for one in findings if one.field == field)
        ],
        findings=findings,
    )


# --- In clear --------------------------------------------------------------------------------------------------------


def _in_clear(submission: Submission) -> list[Entry]:
    alike: dict[tuple[str, str], list[Clear]] = {}
    for one in redaction.in_clear(submission):
        alike.setdefault((one.kind, one.words.casefold()), []).append(one)
    return [
        Entry(
            number=0,
            key=f"clear-{some[0].field}-{some[0].start}",
            kind=some[0].kind,
            severity=Severity.REDACT,
            state="clear",
            places=[_place(submission, one.field, one.start, one.end) for one in some],
        )
        for some in alike.values()
    ]


def _place(submission: Submission, field: TextField, start: int, end: int) -> Place:
    text = text_of(submission, field)
    return Place(field, start, end, text[max(0, start - _AROUND) : start], text[start:end], text[end : end + _AROUND])
