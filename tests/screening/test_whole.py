"""Reported faults of what a mask left beside it, or was not looked for, each with siblings."""

import pytest

from testimonials.screening import Kind, screen


def found(text: str, kind: Kind) -> list[str]:
    return [text[finding.start : finding.end] for finding in screen(text) if finding.kind is kind]


@pytest.mark.parametrize(
    "number",
    [
        *("०७७०० ९००१२३", "০৭৭০০ ৯০০১২৩", "٠٧٧٠٠ ٩٠٠١٢٣", "07700\U0001f338900\U0001f338123", "07700\u2665900\u2665123"),
        *("07/700/900/123", "O77OO 9OO I23", "o77oo 9oo l23"),
    ],
)
def test_digits_of_other_scripts_and_with_pictures_between_are_a_number(number: str) -> None:
    assert found(f"Ring {number}, please.", Kind.PHONE) == [number]


@pytest.mark.parametrize(
    "address",
    [
        *("жанна@пример.рф", "josé@correo.españa.es", "jane@xn--e1afmkfd.xn--p1ai"),
        *("janeATexampleDOTorg", "jane.doeATmail.exampleDOTcoDOTuk"),
        *("jane . doe @ gmail . com", "jane _ doe @ gmail . com", "jane doe at gmail dot com"),
    ],
)
def test_addresses_of_other_scripts_and_in_disguise_are_found_whole(address: str) -> None:
    assert found(f"Write to {address}, please.", Kind.EMAIL) == [address]


@pytest.mark.parametrize(
    "text", ["I live here. doe @ gmail . com", "He left. doe@gmail.com", "It was so. doe@gmail.com"]
)
def test_the_sentence_before_an_address_is_no_part_of_it(text: str) -> None:
    assert [one.strip(" .").startswith("doe") for one in found(text, Kind.EMAIL)] == [True]


@pytest.mark.parametrize(
    "link", ["xn--e1afmkfd.xn--p1ai", "example.xn--p1ai/a", "mystory dot wordpress dot com", "example.com /jane"]
)
def test_links_in_other_letters_and_spelled_ones_are_found_whole(link: str) -> None:
    assert found(f"See {link}, please.", Kind.URL) == [link]


@pytest.mark.parametrize("postcode", ["S W 1 A 1 A A", "SW1A, 1AA", "SW1A\n1AA", "SW1A/1AA", "sw1a 1aa"])
def test_a_postcode_that_is_spread_is_found_whole(postcode: str) -> None:
    assert found(f"It is {postcode}.", Kind.POSTAL_CODE) == [postcode]


@pytest.mark.parametrize(
    ("text", "half"), [("my postcode is SW1A", "SW1A"), ("the LS6 postcode", "LS6"), ("post code: b12", "b12")]
)
def test_half_a_postcode_is_found_where_it_is_called_one(text: str, half: str) -> None:
    assert found(text, Kind.POSTAL_CODE) == [half]


@pytest.mark.parametrize("text", ["I took B12, 2pm", "Ward E5, 3rd floor", "the code SW1A", "B12 and postcodes"])
def test_vitamins_and_wards_are_no_half_postcodes(text: str) -> None:
    assert found(text, Kind.POSTAL_CODE) == []


@pytest.mark.parametrize(
    "extension", [" ext 12", " ext. 12", ", extension 12", " x12", " (ext 12", " extension one two", " #12"]
)
def test_an_extension_belongs_to_its_number(extension: str) -> None:
    assert found(f"Ring 020 7946 0123{extension}.", Kind.PHONE) == [f"020 7946 0123{extension}"]


def test_a_kiss_and_a_count_are_no_extension() -> None:
    assert found("Ring 07700 900123 x 3 of us cried", Kind.PHONE) == ["07700 900123"]
    assert found("Ring 07700 900123 xx", Kind.PHONE) == ["07700 900123"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("My husband Tom_1987!", ["Tom_1987"]),
        ("My husband Tom-Ashby's mum", ["Tom-Ashby"]),
        ("My husband Tom\u2014who cried", ["Tom"]),
        ("My husband Tom-who cried", ["Tom"]),
        ("My husband Tom J. Smith cried", ["Tom J. Smith"]),
        ("My sons Tom, Ben and Sam.", ["Tom", "Ben", "Sam"]),
        ("my twins ava & mia", ["ava", "mia"]),
        ("My husband Tom.She left", ["Tom"]),
    ],
)
def test_a_name_is_masked_with_all_that_belongs_to_it(text: str, names: list[str]) -> None:
    assert found(text, Kind.PERSON_NAME) == names
