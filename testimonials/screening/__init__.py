"""Text in, findings out: what a moderator must look at in a reader's story. It rejects nothing. No Django, no I/O."""

from testimonials.screening.findings import SEVERITIES, Finding, Kind, Severity
from testimonials.screening.rules import screen

__all__ = ["SEVERITIES", "Finding", "Kind", "Severity", "screen"]
