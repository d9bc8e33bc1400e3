"""What holds for screening whatever the text is."""

import tomllib
import unicodedata
from bisect import bisect_left

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


# Tokens of which a part might be left, and what may stand around them in a sentence.
TOKENS = (
    *(
        "jane . doe @ gmail . com",
        "jane dot doe at gmail dot com",
        "jane doe at gmail dot com",
        "j.doe+x@example.co.uk",
    ),
    *("j a n e . d o e @ g m a i l . c o m", "jane_doe . smith @ example . org", "jane at gmail dot com dot au"),
    *("@jane_doe.87-x", "@jane.doe", "07700 900123 ext 12", "07700 900123 x12", "020 7946 0123 extension one two"),
    *("https://example.com/a/b?c=d&e=f#g", "example.com:8080/jane", "mystory dot wordpress dot com slash jane"),
    *("www.example.com/jane", "SW1A 1AA", "SW1A, 1AA", "999 026 0788", "4111-1111-1111-1111", "QQ 12 34 56 C"),
    *("GB29 NWBK 6016 1331 9268 19", "14 Example Avenue", "Flat 3, 12 High Street", "12/03/2024"),
    *("my husband |Tom-Ashby", "my husband |Tom_1987", "Dr Anne-Marie Smith-Young", "my husband |Tom J. O'Brien"),
    *("hospital number |RX-12345/7", "MRN |00417-22", "sort code |20-01-15", "I work at |Marks-Spencer"),
    "my children go to |St Anne's Primary School in Ashcombe",
)
AFTER = ("", ".", ",", "!", "?", ";", ")", '"', "'", "\u201d", "...", ". Then we left", ", and then", " (again)", "\n")
BEFORE = ("", "(", '"', "\u201c", "We waited. ", "write to: ", "x\n")
IDENTIFYING = frozenset(SEVERITIES) - {
    Kind.CRISIS,
    Kind.ADVICE,
    Kind.UNSCREENED,
    Kind.POSES_AS_SERVICE,
    Kind.TYPED_MASK,
}


@law
@given(st.sampled_from(BEFORE), st.sampled_from(TOKENS), st.sampled_from(AFTER))
def test_a_token_is_taken_whole_and_its_sentence_keeps_its_punctuation(before: str, token: str, after: str) -> None:
    lead, _, whole = token.rpartition("|")
    text = before + lead + whole + after
    found = [finding for finding in screen(text) if finding.kind in IDENTIFYING]
    start = len(before + lead)
    assert min(finding.start for finding in found) == start
    assert max(finding.end for finding in found) == start + len(whole)
    covered = {place for finding in found for place in range(finding.start, finding.end)}
    assert not [place for place in range(start, start + len(whole)) if text[place].isalnum() and place not in covered]


@law
@given(texts)
def test_beside_what_is_found_stands_no_letter_digit_or_sign_that_goes_on(text: str) -> None:
    """But for another finding of the kind, and the 's of what belongs to somebody."""
    prepared = prepare(text)
    findings = [finding for finding in screen(text) if finding.kind in IDENTIFYING]
    for finding in findings:
        start, end = bisect_left(prepared.starts, finding.start), bisect_left(prepared.starts, finding.end)
        assert not prepared.folded[start - 1 : start].isalnum() or start == 0
        assert not prepared.folded[end : end + 1].isalnum()
        joined = prepared.folded[end : end + 2]
        assert not (joined[:1] in {"_", "@"} and joined[1:].isalnum() and finding.kind in {Kind.HANDLE, Kind.EMAIL})


@law
@given(st.sampled_from(["jane", "a1", "\u00e9t\u00e9", "doe"]), st.sampled_from("_-.+"), st.integers(1, 200))
def test_however_long_a_name_before_the_sign_is_none_of_it_is_left(part: str, joint: str, times: int) -> None:
    address = joint.join([part] * times) + "@example.com"
    (finding,) = [finding for finding in screen(address) if finding.kind is Kind.EMAIL]
    assert (finding.start, finding.end) == (0, len(address))
