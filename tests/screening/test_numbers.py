"""Cards, accounts and hospital numbers: what is one, and what only looks like one."""

import pytest

from testimonials.screening import Kind, screen
from testimonials.screening.bank_account import is_iban
from testimonials.screening.card_number import is_card_number


def found(text: str, kind: Kind) -> list[str]:
    return [text[finding.start : finding.end] for finding in screen(text) if finding.kind is kind]


@pytest.mark.parametrize("number", ["4111111111111111", "378282246310005", "6011111111111117", "30569309025904"])
def test_a_card_begins_as_its_issuers_do_and_adds_up(number: str) -> None:
    assert is_card_number(number)
    assert not is_card_number(number[:-1] + str((int(number[-1]) + 1) % 10))
    assert found(f"It was {number}.", Kind.CARD_NUMBER) == [number]


@pytest.mark.parametrize("number", ["0000000000000000", "4444444444444444", "411111111111", "1111111111111117", "٤١١١"])
def test_other_digits_are_no_card(number: str) -> None:
    assert not is_card_number(number)


@pytest.mark.parametrize(
    "text",
    ["+44 7700 900123 4567", "hcg 45 130 402 5010 1203 99", "12/03/2024 to 14/03/2024", "41111111111111111111111"],
)
def test_telephone_numbers_measurements_and_days_are_no_cards(text: str) -> None:
    assert found(text, Kind.CARD_NUMBER) == []


def test_a_card_in_an_unusual_shape_is_found_beside_a_word_that_says_so() -> None:
    assert found("my card is 41 1111 1111 111 111", Kind.CARD_NUMBER) == ["41 1111 1111 111 111"]
    assert found("it read 41 1111 1111 111 111", Kind.CARD_NUMBER) == []


@pytest.mark.parametrize("iban", ["gb29nwbk60161331926819", "de89370400440532013000", "no9386011117947"])
def test_an_iban_has_its_countrys_length_and_passes_the_check(iban: str) -> None:
    assert is_iban(iban)
    assert not is_iban(iban[:-1])
    assert not is_iban(iban[:-1] + str((int(iban[-1]) + 1) % 10))
    spaced = " ".join(iban[place : place + 4] for place in range(0, len(iban), 4)).upper()
    assert found(f"({spaced}).", Kind.BANK_ACCOUNT) == [spaced]


@pytest.mark.parametrize(
    "text",
    [
        "20-01-15",
        "12345678",
        "It was 20-01-15. There were 12 of us.",
        "on no account 3 times",
        "my account of 2019 is long",
        "the code was 4471",
    ],
)
def test_six_or_eight_digits_alone_are_no_account(text: str) -> None:
    assert found(text, Kind.BANK_ACCOUNT) == []


def test_a_sort_code_is_not_told_twice_as_a_day() -> None:
    assert {finding.kind for finding in screen("sort code 20-01-15")} == {Kind.BANK_ACCOUNT}


@pytest.mark.parametrize(
    "text",
    [
        "the hospital number was on the letter",
        "patient no 2 in the queue",
        "unit number 7",
        "hospital number 12",
        "the record number of losses, 12",
    ],
)
def test_words_alone_and_short_numbers_are_no_hospital_number(text: str) -> None:
    assert found(text, Kind.HOSPITAL_NUMBER) == []


def test_an_nhs_number_after_a_hospitals_words_is_told_once() -> None:
    assert [finding.kind for finding in screen("My patient number is 999 026 0788.")] == [Kind.NHS_NUMBER]
