"""Findings that say the same are one to whoever settles them, with a count."""

from collections.abc import Iterable
from dataclasses import dataclass

from testimonials.models import Finding, Submission
from testimonials.moderation.covering import key_of
from testimonials.moderation.shown import text_of
from testimonials.screening import Kind, Severity
from testimonials.terms import Settlement, TextField


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one kind whose words are the same once they are folded, in the order of the text, the name first.

    `key` is the number of the first of them: an act on it is one on all. `words` are as they stand there, and "" for
    what is about the whole text. `state` is open where any of them is.
    """

    kind: Kind
    words: str
    findings: tuple[Finding, ...]

    @property
    def key(self) -> int:
        return self.first.pk

    @property
    def count(self) -> int:
        return len(self.findings)

    @property
    def severity(self) -> Severity:
        return Severity(self.first.severity)

    @property
    def first(self) -> Finding:
        return self.findings[0]

    @property
    def state(self) -> Settlement:
        states = {Settlement(one.settlement) for one in self.findings}
        return next(state for state in Settlement if state in states)


def groups(submission: Submission, findings: Iterable[Finding] | None = None) -> list[Group]:
    """The findings of a story as groups, in the order of where each first stands."""
    found = submission.findings.all() if findings is None else findings
    in_order = sorted(found, key=lambda one: (one.field == TextField.BODY, one.start, one.end, one.pk))
    together: dict[tuple[str, str], list[Finding]] = {}
    for one in in_order:
        together.setdefault((one.kind, _key(submission, one)), []).append(one)
    return [Group(Kind(kind), _words(submission, some[0]), tuple(some)) for (kind, _), some in together.items()]


def group_of(submission: Submission, finding: Finding) -> Group:
    """The group that a finding belongs to."""
    alike = [one for one in submission.findings.all() if one.kind == finding.kind]
    return next(group for group in groups(submission, alike) if any(one.pk == finding.pk for one in group.findings))


def _words(submission: Submission, finding: Finding) -> str:
    if finding.kind == Kind.UNSCREENED:
        return ""
    return text_of(submission, finding.field)[finding.start : finding.end]


def _key(submission: Submission, finding: Finding) -> str:
    return key_of(_words(submission, finding))
