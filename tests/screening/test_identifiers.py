"""Addresses and numbers: what is one, and what only looks like one."""

import pytest

from testimonials.screening import Kind, screen
from testimonials.screening.nhs_number import is_nhs_number


def found(text: str, kind: Kind) -> list[str]:
    return [text[finding.start : finding.end] for finding in screen(text) if finding.kind is kind]


@pytest.mark.parametrize(
    "text",
    [
        "2019-2020",
        "16 weeks, 12+3, 500 mg, 10:30",
        "0 to 10, 2 to 3",
        "hcg 12 48 190 760 3040",
        "12.03.2024 14.30",
        "03 12 2023 10 30 11 45",
        "999 026 0788",
        "I rang 111, then 999",
        "call 116 123",
        "please call on 5 12.03.2024",
        "0.5 1.25 0.0123",
        "1234567890123456789012",
    ],
)
def test_years_doses_dates_and_nhs_numbers_are_no_phone_numbers(text: str) -> None:
    assert found(text, Kind.PHONE) == []


def test_a_flood_of_numbers_hides_none() -> None:
    text = "+1 2 3 4 5 6 7 8 9 " * 100 + "and then +353 20 915 1234"
    assert "+353 20 915 1234" in found(text, Kind.PHONE)


@pytest.mark.parametrize("number", ["9434765919", "9990260788", "0101855737"])
def test_the_tenth_digit_of_an_nhs_number_checks_the_others(number: str) -> None:
    assert is_nhs_number(number)
    assert not is_nhs_number(number[:-1] + str((int(number[-1]) + 1) % 10))


@pytest.mark.parametrize("number", ["4444444444", "999026078", "99902607880", "0001855737", "0199855737"])
def test_what_is_never_issued_is_no_nhs_number(number: str) -> None:
    assert not is_nhs_number(number)


@pytest.mark.parametrize("text", ["G2 P0", "B12 5mg", "O03", "12W", "E5 1st thing", "so 1 2be", "M25", "SW4", "T4 2pm"])
def test_half_postcodes_codes_and_doses_are_no_postcodes(text: str) -> None:
    assert found(text, Kind.POSTAL_CODE) == []


@pytest.mark.parametrize("text", ["BG 12 34 56 A", "AB 12 34 56 E", "DA 12 34 56 A", "AO 12 34 56 A", "XAB123456C"])
def test_what_is_never_issued_is_no_national_insurance_number(text: str) -> None:
    assert found(text, Kind.NATIONAL_INSURANCE_NUMBER) == []


@pytest.mark.parametrize("text", ["I looked at gmail", "meet at noon dot on time", "@", "a @ b", "me@", "@example.com"])
def test_a_sign_alone_makes_no_address(text: str) -> None:
    assert found(text, Kind.EMAIL) == []


@pytest.mark.parametrize("text", ["It was over.In the end", "at 7.45 am", "e.g. this", "so sad.So alone", "a...com"])
def test_a_missing_space_makes_no_link(text: str) -> None:
    assert found(text, Kind.URL) == []


def test_a_name_with_a_sign_before_it_is_no_link_though_it_ends_like_one() -> None:
    assert [finding.kind for finding in screen("I am @example.com there")] == [Kind.HANDLE]


def test_a_link_ends_where_its_sentence_goes_on() -> None:
    assert found("See (www.example.com), or example.org.", Kind.URL) == ["www.example.com", "example.org"]


@pytest.mark.parametrize("text", ["scan @12weeks", "@home with @my mum", "my insta is private", "insta: deleted"])
def test_when_where_and_ordinary_words_are_no_handles(text: str) -> None:
    assert found(text, Kind.HANDLE) == []


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("01632960001x42", Kind.PHONE),
        ("07700900123ext5", Kind.PHONE),
        ("07700 900123xx", Kind.PHONE),
        ("07700900123xxx", Kind.PHONE),
        ("+447700900123x", Kind.PHONE),
        ("jane@example,com", Kind.EMAIL),
        ("jane.doe@example.co,uk", Kind.EMAIL),
        ("jane@example,org", Kind.EMAIL),
        ("jane#1234", Kind.HANDLE),
        ("Jane_Doe.x#0042", Kind.HANDLE),
    ],
)
def test_what_is_typed_in_haste_is_found_whole(written: str, kind: Kind) -> None:
    assert found(f"Here it is: {written} if you would like to talk.", kind) == [written]


@pytest.mark.parametrize("text", ["call07700900123", "tel07700900123 please", "mob:07700900123text me"])
def test_a_number_that_a_word_is_typed_onto_leaves_no_figure_of_it(text: str) -> None:
    (number,) = found(f"You can {text}", Kind.PHONE)
    assert "07700900123" in number


@pytest.mark.parametrize(
    "text", ["2x4 pads", "10x2 tablets", "12wks", "it hurt, come over, me too", "a 3x3x3 cm clot", "#1234"]
)
def test_measurements_and_commas_are_none_of_them(text: str) -> None:
    for kind in (Kind.PHONE, Kind.EMAIL, Kind.HANDLE):
        assert found(text, kind) == []
