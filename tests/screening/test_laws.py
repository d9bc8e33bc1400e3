"""What holds for screening whatever the text is."""

import tomllib
import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from testimonials.screening import (
    SEVERITIES,
    Finding,
    Kind,
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
    language,
    names,
    national_insurance,
    nhs_number,
    organisations,
    phone,
    postal_code,
    screen,
    service_names,
    typed_mask,
    url,
)
from testimonials.screening.prepared import prepare
from tests.screening.hostile import HOSTILE
from tests.screening.labelled import Case, list_cases

pytestmark = pytest.mark.slow

law = settings(max_examples=150, deadline=None)

ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
# Anything that Python can hold, lone surrogates included; and texts put together from what rules look for.
anything = st.text(st.characters(), max_size=80)
MODULES = (
    *(address, advice, age, bank_account, card_number, dates, email, handle, hospital_number, institutions, language),
    *(names, national_insurance, nhs_number, organisations, phone, postal_code, service_names, typed_mask, url),
)
pieces = [case.text for case in list_cases()] + list(HOSTILE.values())
texts = anything | st.lists(st.sampled_from(pieces) | anything, max_size=4).map("".join)

REASONS = {value for rule in MODULES for name, value in vars(rule).items() if name.startswith("WHY")} | {
    entry["why"] for entry in tomllib.loads(crisis.SOURCE)["entry"]
}


@law
@given(texts)
def test_every_span_lies_within_the_text_and_holds_something(text: str) -> None:
    for finding in screen(text):
        assert 0 <= finding.start < finding.end <= len(text)
        assert text[finding.start : finding.end].strip()


@law
@given(texts)
def test_findings_are_in_order_and_those_of_one_kind_never_overlap(text: str) -> None:
    findings = screen(text)
    assert [finding.start for finding in findings] == sorted(finding.start for finding in findings)
    latest: dict[Kind, Finding] = {}
    for finding in findings:
        assert finding.kind not in latest or latest[finding.kind].end <= finding.start
        latest[finding.kind] = finding


@law
@given(texts)
def test_the_severity_is_that_of_the_kind_and_the_reason_a_sentence(text: str) -> None:
    for finding in screen(text):
        assert finding.severity is SEVERITIES[finding.kind]
        assert finding.why[0].isupper()
        assert finding.why.endswith(".")


@law
@given(texts)
def test_the_same_text_is_always_found_the_same_in(text: str) -> None:
    assert screen(text) == screen(text)


@law
@given(texts)
def test_the_reasons_are_a_few_fixed_sentences(text: str) -> None:
    """So that one may be kept and sent where the text may not."""
    assert {finding.why for finding in screen(text)} <= REASONS


@law
@given(
    st.sampled_from(["jane.doe@example.com", "07700 900123", "jane at gmail dot com", "999 026 0788", "EC1A 1BB"]),
    st.lists(st.tuples(st.integers(0, 30), st.sampled_from(ZERO_WIDTH)), min_size=1, max_size=8),
)
def test_characters_without_a_width_hide_nothing(secret: str, unseen: list[tuple[int, str]]) -> None:
    (plain,) = screen(secret)
    written = secret
    for place, character in unseen:
        cut = 1 + place % (len(written) - 1)
        written = written[:cut] + character + written[cut:]
    assert [(finding.kind, finding.start, finding.end) for finding in screen(written)] == [
        (plain.kind, 0, len(written))
    ]


@law
@given(st.sampled_from([case for case in list_cases() if case.labels]), st.sampled_from(["Ａ", "𝐀", "𝖆", "ⓐ"]))
def test_letters_of_another_form_hide_nothing(case: Case, form: str) -> None:
    text = case.text.lower()
    assume(text.isascii())
    first = ord(form)
    small = {ord("a") + place: chr(first + place) for place in range(26)}
    assume(all(unicodedata.normalize("NFKC", there).lower() == chr(here) for here, there in small.items()))
    kinds = {finding.kind for finding in screen(text)}
    assert {finding.kind for finding in screen(text.translate(small))} == kinds


@law
@given(anything)
def test_a_text_is_folded_character_by_character_with_a_way_back(text: str) -> None:
    prepared = prepare(text)
    assert len(prepared.folded) == len(prepared.cased) == len(prepared.starts) == len(prepared.ends)
    assert list(prepared.starts) == sorted(prepared.starts)
    assert all(0 <= start < end <= len(text) for start, end in zip(prepared.starts, prepared.ends, strict=True))
