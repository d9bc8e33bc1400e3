"""A finding as the desk shows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from testimonials.admin.wording import DISMISSALS, SEVERITY_LABELS
from testimonials.letters import KIND_LABELS, MASKS
from testimonials.models import Finding
from testimonials.screening import Kind, Severity
from testimonials.terms import Settlement


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
        return self.is_open and Severity(self.finding.severity) is Severity.REDACT

    @property
    def state(self) -> str:
        return {Settlement.OPEN: "open", Settlement.MASKED: "covered", Settlement.DISMISSED: "dismissed"}[
            Settlement(self.finding.settlement)
        ]

    @property
    def dismissals(self) -> Sequence[str]:
        return DISMISSALS[self.kind]
