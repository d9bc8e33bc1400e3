"""Every rule, which of them read what, and what they find put in order."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from testimonials.screening import (
    address,
    advice,
    age,
    bank_account,
    card_number,
    crisis,
    dates,
    email,
    handle,
    hospital_number,
    institutions,
    names,
    national_insurance,
    nhs_number,
    organisations,
    phone,
    postal_code,
    service_names,
    typed_mask,
    url,
)
from testimonials.screening.findings import Finding, Kind
from testimonials.screening.language import ENGLISH, find_unread
from testimonials.screening.prepared import Prepared, prepare
from testimonials.screening.whole import take_whole

Rule: TypeAlias = Callable[[Prepared], Iterator[Finding]]

_RULES: tuple[Rule, ...] = (
    email.find,
    email.find_by_capitals,
    phone.find,
    url.find,
    handle.find,
    postal_code.find,
    nhs_number.find,
    national_insurance.find,
    card_number.find,
    bank_account.find,
    hospital_number.find,
    dates.find,
    names.find,
    address.find,
    organisations.find,
    institutions.find,
    age.find,
    typed_mask.find,
    crisis.find,
    advice.find,
)
RULES: Mapping[str, tuple[Rule, ...]] = {
    "body": (*_RULES, service_names.find),
    "display_name": (*_RULES, names.find_full_name, service_names.find_in_name),
}
# The texts whose language matters. Of a name there is no telling, and a moderator sees all of it at a glance.
_IN_A_LANGUAGE = frozenset({"body"})

# What is a part of something else is not told twice: gmail.com within an address, @name within a link. As much is asked
# for the whole as for the part.
_PART_OF: Mapping[Kind, frozenset[Kind]] = {
    Kind.URL: frozenset({Kind.EMAIL}),
    Kind.HANDLE: frozenset({Kind.EMAIL, Kind.URL}),
    Kind.PRECISE_DATE: frozenset({Kind.URL, Kind.EMAIL, Kind.BANK_ACCOUNT, Kind.CARD_NUMBER}),
    Kind.PERSON_NAME: frozenset({Kind.URL, Kind.EMAIL, Kind.HANDLE}),
    Kind.PHONE: frozenset({Kind.CARD_NUMBER, Kind.BANK_ACCOUNT}),
    Kind.HOSPITAL_NUMBER: frozenset({Kind.NHS_NUMBER, Kind.PHONE}),
    Kind.ORGANISATION: frozenset({Kind.INSTITUTION}),
}


def screen(text: str, *, field: str = "body", language: str = ENGLISH) -> list[Finding]:
    """What a moderator must look at in a story's `body` or `display_name`, in order of where it begins.

    `language` is the BCP 47 tag that the author named; a body that screening can't read is a finding as a whole.
    Spans are offsets into exactly the text given; findings of one kind never overlap. Any string can be screened.
    ValueError for a field that no rule is for.
    """
    if field not in RULES:
        raise ValueError(f"There are no rules for '{field}'. Known: {', '.join(RULES)}.")
    prepared = prepare(text)
    found = merge(finding for rule in RULES[field] for finding in rule(prepared))
    found = merge(take_whole(prepared, found))
    unread = find_unread(prepared, language, found) if field in _IN_A_LANGUAGE else ()
    return drop_parts(merge([*found, *unread]))


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
    ordered = sorted(findings, key=lambda one: (one.start, -one.end))
    begun = 0
    for finding in ordered:
        while begun < len(ordered) and ordered[begun].start <= finding.start:
            reached[ordered[begun].kind] = max(reached.get(ordered[begun].kind, 0), ordered[begun].end)
            begun += 1
        if not any(finding.end <= reached.get(whole, 0) for whole in _PART_OF.get(finding.kind, ())):
            kept.append(finding)
    return kept
