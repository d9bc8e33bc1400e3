"""Short texts with what is to be found in them, and how well screening finds it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from testimonials.screening import Finding, Kind, Severity, screen
from testimonials.screening.findings import SEVERITIES
from tests.screening import new_kinds
from tests.screening.development import DEVELOPMENT
from tests.screening.held_out import HELD_OUT
from tests.screening.held_out_later import HELD_OUT_LATER

PARTS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "development": {**DEVELOPMENT, **new_kinds.DEVELOPMENT},
    "held out": {**HELD_OUT, **new_kinds.HELD_OUT},
    "held out later": {**HELD_OUT_LATER, **new_kinds.HELD_OUT_LATER},
}

_MARKED = re.compile(r"\[\[(?P<kind>\w+): (?P<words>.*?)\]\](?!\])", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Label:
    """What is to be found: a kind, and the offsets of its words."""

    kind: Kind
    start: int
    end: int

    def is_met_by(self, finding: Finding) -> bool:
        """What is to be masked must be covered whole, lest a part of it be left; else touching it will do."""
        if finding.kind is not self.kind:
            return False
        if SEVERITIES[self.kind] is Severity.REDACT:
            return finding.start <= self.start and self.end <= finding.end
        return finding.start < self.end and self.start < finding.end


@dataclass(frozen=True, slots=True)
class Case:
    text: str
    labels: tuple[Label, ...]
    topic: str


@dataclass(slots=True)
class Score:
    """How one kind did: labels met and missed, findings that no label asks for, and spans that are exactly right."""

    met: int = 0
    missed: int = 0
    false: int = 0
    exact: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def labels(self) -> int:
        return self.met + self.missed

    @property
    def recall(self) -> float:
        return self.met / self.labels if self.labels else 1.0

    @property
    def precision(self) -> float:
        return self.met / (self.met + self.false) if self.met + self.false else 1.0


def read(marked: str, topic: str = "") -> Case:
    """A case from its marked text: `ring [[phone: 07700 900123]] tonight`."""
    text, labels, end = "", [], 0
    for match in _MARKED.finditer(marked):
        text += marked[end : match.start()]
        labels.append(Label(Kind(match["kind"]), len(text), len(text) + len(match["words"])))
        text += match["words"]
        end = match.end()
    return Case(text + marked[end:], tuple(labels), topic)


def list_cases(*parts: str) -> Iterator[Case]:
    """Every case of the parts that are named, or of all."""
    for part in parts or PARTS:
        for topic, texts in PARTS[part].items():
            yield from (read(marked, topic) for marked in texts)


@cache
def score_part(part: str) -> Mapping[Kind, Score]:
    return score(list_cases(part))


def score(cases: Iterable[Case]) -> Mapping[Kind, Score]:
    scores = {kind: Score() for kind in Kind}
    for case in cases:
        _add(scores, case, screen(case.text))
    return scores


def _add(scores: Mapping[Kind, Score], case: Case, findings: list[Finding]) -> None:
    spans = Counter((finding.kind, finding.start, finding.end) for finding in findings)
    for label in case.labels:
        if any(label.is_met_by(finding) for finding in findings):
            scores[label.kind].met += 1
            scores[label.kind].exact += spans[label.kind, label.start, label.end]
        else:
            scores[label.kind].missed += 1
            scores[label.kind].wrong.append(f"missed '{case.text[label.start : label.end]}' in: {case.text}")
    for finding in findings:
        touches = [
            label
            for label in case.labels
            if label.kind is finding.kind and finding.start < label.end and label.start < finding.end
        ]
        if not touches:
            scores[finding.kind].false += 1
            scores[finding.kind].wrong.append(f"found '{case.text[finding.start : finding.end]}' in: {case.text}")
