"""How a story reads once it is masked: what readers see of its texts."""

from collections.abc import Iterable

from testimonials.letters import MASKS
from testimonials.models import Finding, Submission
from testimonials.screening import Kind
from testimonials.terms import Settlement, TextField


def redact(text: str, masked: Iterable[Finding]) -> str:
    """`text` with every masked stretch shown as `[removed: name]`. Stretches that overlap or touch become one."""
    parts: list[str] = []
    shown_to = 0
    for start, end, label in _merge(masked):
        parts += [text[shown_to:start], f"[removed: {label}]"]
        shown_to = end
    return "".join([*parts, text[shown_to:]])


def _merge(masked: Iterable[Finding]) -> list[tuple[int, int, str]]:
    merged: list[tuple[int, int, str]] = []
    for one in sorted(masked, key=lambda finding: (finding.start, -finding.end)):
        if merged and one.start <= merged[-1][1]:
            start, end, label = merged[-1]
            merged[-1] = (start, max(end, one.end), label)
        else:
            merged.append((one.start, one.end, MASKS[Kind(one.kind)]))
    return merged


def text_of(submission: Submission, field: str) -> str:
    """One of the author's two texts, as they wrote it."""
    return submission.body if field == TextField.BODY else submission.display_name


def masked_in(submission: Submission, field: TextField) -> list[Finding]:
    """The masked stretches of one of the author's texts."""
    found = submission.findings.all()
    return [one for one in found if one.field == field and one.settlement == Settlement.MASKED]


def shown_text(submission: Submission) -> str:
    """The body as readers would see it."""
    return redact(submission.body, masked_in(submission, TextField.BODY))


def shown_name(submission: Submission) -> str | None:
    """The author's name as readers would see it. One of which anything is masked is not shown at all."""
    return None if masked_in(submission, TextField.DISPLAY_NAME) else submission.display_name or None
