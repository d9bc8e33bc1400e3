"""Every rule, which of them read what, and what they find put in order."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from testimonials.screening import (
    advice,
    crisis,
    dates,
    email,
    handle,
    names,
    national_insurance,
    nhs_number,
    organisations,
    phone,
    postal_code,
    url,
)
from testimonials.screening.findings import Finding, Kind
from testimonials.screening.prepared import Prepared, prepare

Rule: TypeAlias = Callable[[Prepared], Iterator[Finding]]

_RULES: tuple[Rule, ...] = (
    email.find,
    phone.find,
    url.find,
    handle.find,
    postal_code.find,
    nhs_number.find,
    national_insurance.find,
    dates.find,
    names.find,
    organisations.find,
    crisis.find,
    advice.find,
)
RULES: Mapping[str, tuple[Rule, ...]] = {"body": _RULES, "display_name": (*_RULES, names.find_full_name)}

# What is a part of something else is not told twice: gmail.com within an address, @name within a link. The whole is
# always to be redacted where the part is, so nothing is asked less urgently for it.
_PART_OF: Mapping[Kind, frozenset[Kind]] = {
    Kind.URL: frozenset({Kind.EMAIL}),
    Kind.HANDLE: frozenset({Kind.EMAIL, Kind.URL}),
    Kind.PRECISE_DATE: frozenset({Kind.URL, Kind.EMAIL}),
    Kind.PERSON_NAME: frozenset({Kind.URL, Kind.EMAIL, Kind.HANDLE}),
}


def screen(text: str, *, field: str = "body") -> list[Finding]:
    """What a moderator must look at in a story's `body` or `display_name`, in order of where it begins.

    Spans are offsets into exactly the text given; findings of one kind never overlap. Any string can be screened.
    ValueError for a field that no rule is for.
    """
    if field not in RULES:
        raise ValueError(f"There are no rules for '{field}'. Known: {', '.join(RULES)}.")
    prepared = prepare(text)
    return drop_parts(merge(finding for rule in RULES[field] for finding in rule(prepared)))


def merge(findings: Iterable[Finding]) -> list[Finding]:
    """The findings in order, those of one kind that overlap made one, which says why as the first of them does."""
    merged: list[Finding] = []
    latest: dict[Kind, int] = {}
    for finding in sorted(findings, key=lambda one: (one.start, -one.end, one.kind, one.why)):
        place = latest.get(finding.kind)
        if place is not None and finding.start < merged[place].end:
            merged[place] = replace(merged[place], end=max(merged[place].end, finding.end))
        else:
            latest[finding.kind] = len(merged)
            merged.append(finding)
    return merged


def drop_parts(findings: Iterable[Finding]) -> list[Finding]:
    """The findings less those that lie within one that tells it already. They are in order, and stay so."""
    kept: list[Finding] = []
    reached: dict[Kind, int] = {}  # how far the findings of a kind go that began no later
    for finding in sorted(findings, key=lambda one: (one.start, -one.end)):
        reached[finding.kind] = max(reached.get(finding.kind, 0), finding.end)
        if not any(finding.end <= reached.get(whole, 0) for whole in _PART_OF.get(finding.kind, ())):
            kept.append(finding)
    return kept
