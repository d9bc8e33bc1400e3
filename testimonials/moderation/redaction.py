"""What becomes of a finding: masked, or dismissed with a reason. And how a text reads once it is masked."""

from collections.abc import Iterable

from contentapi.errors import Fault, InvalidInput, NotFound
from testimonials.letters import MASKS
from testimonials.models import Finding, Submission
from testimonials.moderation.leases import at_work
from testimonials.screening import SEVERITIES, Kind, Severity
from testimonials.terms import Settlement, TextField

LONGEST_REASON = 200


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


def unsettled(submission: Submission) -> list[Finding]:
    """What must be masked or dismissed before the story may be public."""
    found = submission.findings.all()
    return [one for one in found if one.severity == Severity.REDACT and one.settlement == Settlement.OPEN]


def mask(submission_id: str, finding_id: int, *, by: str, version: int) -> Submission:
    """Covers a finding over. Raises what `leases.at_work` does."""
    return _settle(submission_id, finding_id, Settlement.MASKED, by=by, version=version)


def dismiss(submission_id: str, finding_id: int, *, by: str, version: int, because: str) -> Submission:
    """Says why a finding may stay as it is. Raises InvalidInput without a reason, and what `leases.at_work` does."""
    if not because.strip() or len(because) > LONGEST_REASON:
        detail = f"Say why it may stay, in 1 to {LONGEST_REASON} characters."
        raise InvalidInput(detail, faults=[Fault(detail, "reason", pointer="/because")])
    return _settle(submission_id, finding_id, Settlement.DISMISSED, by=by, version=version, because=because.strip())


def unsettle(submission_id: str, finding_id: int, *, by: str, version: int) -> Submission:
    """Takes a settlement back: the finding is open again; a mark of a moderator's own is gone."""
    with at_work(submission_id, by=by, version=version) as submission:
        finding = _finding(submission, finding_id)
        if finding.found_by:
            finding.delete()
        else:
            _write(finding, Settlement.OPEN, by="", because="")
    return submission


def mark(
    submission_id: str, *, field: TextField, start: int, end: int, kind: Kind, by: str, version: int
) -> Submission:
    """Masks a stretch that screening did not find, by its offsets in code points.

    Raises InvalidInput for a stretch that is not in the text or holds nothing, and what `leases.at_work` does.
    """
    with at_work(submission_id, by=by, version=version) as submission:
        text = submission.body if field == TextField.BODY else submission.display_name
        if not 0 <= start < end <= len(text) or not text[start:end].strip():
            detail = "Select some words of the story to mask."
            raise InvalidInput(detail, faults=[Fault(detail, "span", pointer="/start")])
        Finding.objects.create(
            submission=submission,
            field=field,
            kind=kind,
            severity=SEVERITIES[kind],
            start=start,
            end=end,
            why="Marked by a moderator.",
            found_by=by,
            settlement=Settlement.MASKED,
            settled_by=by,
        )
    return submission


def _settle(
    submission_id: str, finding_id: int, settlement: Settlement, *, by: str, version: int, because: str = ""
) -> Submission:
    with at_work(submission_id, by=by, version=version) as submission:
        _write(_finding(submission, finding_id), settlement, by=by, because=because)
    return submission


def _finding(submission: Submission, finding_id: int) -> Finding:
    found = submission.findings.filter(pk=finding_id).first()
    if found is None:
        raise NotFound("This story has no such finding.")
    return found


def _write(finding: Finding, settlement: Settlement, *, by: str, because: str) -> None:
    finding.settlement, finding.settled_by, finding.because = settlement, by, because
    finding.save(update_fields=["settlement", "settled_by", "because"])
