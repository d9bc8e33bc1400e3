"""The one function that others call."""

import pytest

from testimonials import screening
from testimonials.screening import Finding, Kind, Severity
from testimonials.screening.findings import SEVERITIES
from testimonials.screening.rules import drop_parts, merge


def make(kind: Kind, start: int, end: int, why: str = "Because.") -> Finding:
    return Finding(kind, start, end, why, SEVERITIES[kind])


def test_a_finding_says_what_where_why_and_how_much_it_asks() -> None:
    assert screening.screen("Call me on 07700 900123.") == [
        Finding(Kind.PHONE, 11, 23, "Digits after words that announce a telephone number.", Severity.REDACT)
    ]


def test_spans_count_the_characters_of_the_text_as_it_was_given() -> None:
    text = "\U0001f625 me\u0301: ja\u200bne@exa\u0301mple.com."
    (finding,) = screening.screen(text)
    assert text[finding.start : finding.end] == "ja\u200bne@exa\u0301mple.com"


def test_a_mark_on_the_last_letter_is_masked_with_it() -> None:
    (finding,) = screening.screen("my husband Jose\u0301 cried")
    assert (finding.start, finding.end) == (11, 16)


def test_several_kinds_are_found_in_one_story_in_order() -> None:
    text = "Dr Jones at Elm Tree Surgery rang on 3 March 2024 and said I could mail jo@example.com. I want to die."
    assert [finding.kind for finding in screening.screen(text)] == [
        Kind.PERSON_NAME,
        Kind.ORGANISATION,
        Kind.PRECISE_DATE,
        Kind.EMAIL,
        Kind.CRISIS,
    ]


def test_an_empty_text_has_nothing_in_it() -> None:
    assert screening.screen("") == []


def test_only_what_may_be_danger_is_routed() -> None:
    assert [kind for kind, severity in SEVERITIES.items() if severity is Severity.ROUTE] == [Kind.CRISIS]
    assert set(SEVERITIES) == set(Kind)


@pytest.mark.parametrize("name", ["Sarah Jones", "sarah jones", "Dr Sarah Jones", "sarah_j@example.com", "@sarah_j"])
def test_a_display_name_that_tells_who_it_is_is_found(name: str) -> None:
    assert screening.screen(name, field="display_name")


@pytest.mark.parametrize(
    "name", ["Sarah", "Hopeful Mum", "Rainbow Mama", "anonymous", "A mum of two", "S.", "Priya P."]
)
def test_a_display_name_that_could_be_anybodys_is_not(name: str) -> None:
    assert screening.screen(name, field="display_name") == []


def test_a_full_name_is_looked_for_in_a_display_name_alone() -> None:
    assert screening.screen("Sarah Jones") == []


def test_a_field_without_rules_is_refused() -> None:
    with pytest.raises(ValueError, match="body, display_name"):
        screening.screen("Sarah", field="nickname")


def test_findings_of_one_kind_that_overlap_are_one_with_the_reason_of_the_first() -> None:
    found = merge([make(Kind.CRISIS, 5, 12, "Later."), make(Kind.CRISIS, 0, 8, "First."), make(Kind.PHONE, 4, 6)])
    assert found == [make(Kind.CRISIS, 0, 12, "First."), make(Kind.PHONE, 4, 6)]


def test_findings_that_only_touch_stay_two() -> None:
    assert len(merge([make(Kind.PHONE, 0, 4), make(Kind.PHONE, 4, 8)])) == 2


def test_a_link_within_an_address_is_not_told_twice() -> None:
    address, link = make(Kind.EMAIL, 0, 16), make(Kind.URL, 5, 16)
    assert drop_parts([address, link]) == [address]
    assert drop_parts([link]) == [link]


def test_what_asks_more_is_never_dropped_for_what_asks_less() -> None:
    hospital, person = make(Kind.ORGANISATION, 0, 20), make(Kind.PERSON_NAME, 0, 8)
    assert drop_parts([hospital, person]) == [hospital, person]
