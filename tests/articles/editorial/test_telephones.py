"""Telephone numbers: what can be dialled in the service's region is taken, and all else refused with what is right."""

import re

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.editorial.addresses import wrong_with_link
from articles.editorial.telephones import to_dial, wrong_with_linked_number, wrong_with_number

RIGHT = [
    *[("GB", number) for number in ("999", "112", "111", "101", "116 123", "18000", "0808 164 3332", "0800 1111")],
    *[
        ("GB", number)
        for number in ("01924 200799", "0808-800-1234", "+44 808 800 1234", "0845 46 47", "020 7946 0018")
    ],
    *[("GB-SCT", "111"), ("GB-NIR", "999"), ("GB-WLS", "0808 800 1234"), ("JE", "999"), ("GB", "+44 1534 123456")],
    *[("IE", "116 123"), ("IE", "1800 247 247"), ("US", "988"), ("US-CA", "1-800-273-8255"), ("US", "800 273 8255")],
    *[("CA", "811"), ("AU", "000"), ("AU", "13 11 14"), ("NZ", "1737"), ("ZA", "10111"), ("IN", "14416")],
    *[("FR", "3114"), ("FR", "15"), ("DE", "0800 1110111"), ("DE", "116 117"), ("CH", "143"), ("JP", "119")],
    *[("IN", "98204 66726"), ("IN", "9152987821"), ("IN", "098204 66726"), ("IN", "+91 98204 66726"), ("IN", "1091")],
    *[("IN", "1800-891-4416"), ("IN", "022 2754 6669"), ("IE", "01 679 8888"), ("US", "1-833-852-6262"), ("US", "211")],
    *[("LV", "116 123"), ("EE", "116 006"), ("DE", "116 016"), ("FR", "3919"), ("NG", "112"), ("KR", "109")],
    *[("GR", "1018"), ("UA", "7333"), ("TW", "1925"), ("PH", "1553"), ("AR", "135")],
    *[("NL", "113"), ("BR", "188"), ("IT", "06 1234 5678"), ("AQ", "+44 808 800 1234")],
]


@pytest.mark.parametrize(("region", "number"), RIGHT)
def test_a_number_that_can_be_dialled_in_its_region_is_taken(region: str, number: str) -> None:
    assert wrong_with_number(number, region) is None


@pytest.mark.parametrize(("region", "number"), RIGHT)
def test_what_is_taken_has_a_link_that_can_be_pressed_there(region: str, number: str) -> None:
    link = to_dial(number)
    assert re.fullmatch(r"tel:\+?[0-9]+", link)
    assert wrong_with_link(link, [region]) is None


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("call us", "There are letters in it"),
        ("0808 800 1234 ext 5", "There are letters in it"),
        ("0800 FLOWERS", "There are letters in it"),
        (
            "08O8 800 1234",
            "`O` stands where a 0 should. Write one number in figures",
        ),
        ("0808 8oo 1234", "with single spaces between them: `0808 800 1234`."),
        (
            "116 I23",
            "`I` stands where a 1 should. Write one number in figures, with single spaces between them: `116 123`.",
        ),
        ("0808 800", "a figure is missing"),
        ("0808 800 12345", "too many figures"),
        ("1", "so short"),
        ("123", "too few figures"),  # the speaking clock is a number, and helps nobody
        ("9999", "too few figures"),
        ("07700 900123", "There is no such number"),  # kept for plays
        (
            "tel:999",
            "`tel:` is not part of the number. Write one number in figures, with single spaces between them: `999`.",
        ),
        ("116 123 or 0800 1111", "These are two numbers"),
        ("0800 1111 / 116 123", "These are two numbers"),
        ("0800 1111, 116 123", "These are two numbers"),
        ("116 123 0800 1111", "`116 123` and `0800 1111`"),
        ("999 112", "`999` and `112`"),
        ("999\u200b", "cannot be seen stands in it (U+200B ZERO WIDTH SPACE)"),
        ("\u202a999\u202c", "cannot be seen stands in it (U+202A LEFT-TO-RIGHT EMBEDDING)"),
        ("0808\u00a0800 1234", "(U+00A0 NO-BREAK SPACE)"),
        ("999\u0000", "(U+0000 a control character)"),
        (
            "0808–800–1234",
            "(U+2013 EN DASH) is no hyphen. Write one number in figures",
        ),
        ("0808‑800‑1234", "(U+2011 NON-BREAKING HYPHEN) is no hyphen"),
        ("０８０８ 800 1234", "`０` (U+FF10 FULLWIDTH DIGIT ZERO) is not one of the figures 0 to 9"),
        ("٠٨٠٨ 800 1234", "is not one of the figures 0 to 9"),
        ("(0808) 800 1234", "A telephone does not dial brackets"),
        ("+44 (0)808 800 1234", "`+44 808 800 1234`"),
        ("+44 0808 800 1234", "leave out the 0"),
        ("00448088001234", "`+448088001234`"),
        ("808 800 1234", "In `GB` this is dialled as `0808 800 1234`."),
        ("+1 202 555 0123", "This is a number of `US`, and the service helps in `GB`"),
        ("+353 1800 247 247", "This is a number of `IE`"),
        ("988", "too few figures"),  # of another country
        (" 999", "Spaces and hyphens stand singly"),
        ("999-", "Spaces and hyphens stand singly"),
        ("0808  800 1234", "Spaces and hyphens stand singly"),
        ("", "Spaces and hyphens stand singly"),
        ("+", "Spaces and hyphens stand singly"),
        ("+44", "this begins with none"),
        ("0808.800.1234", "`.` (U+002E FULL STOP) does not belong"),
        ("📞 999", "does not belong"),
    ],
)
def test_what_cannot_be_dialled_is_refused_with_what_would_be_right(number: str, said: str) -> None:
    assert said in (wrong_with_number(number, "GB") or "")


def test_of_a_short_number_that_is_not_known_it_is_said_what_to_do_if_it_is_right() -> None:
    for number, region in (("9999", "GB"), ("116 117", "GB"), ("1234", "TW"), ("1", "FR")):
        assert "If it rings there" in (wrong_with_number(number, region) or "")
    assert "If it rings there" not in (wrong_with_number("0808 800 12345", "GB") or "")


def test_only_a_mobile_number_of_a_country_where_it_is_so_dialled_may_lack_its_first_nought() -> None:
    assert "`022 2754 6669`" in (wrong_with_number("22 2754 6669", "IN") or "")
    assert "`07911 123456`" in (wrong_with_number("7911 123456", "GB") or "")


def test_a_part_of_a_country_may_lack_a_number_that_the_rest_has() -> None:
    assert wrong_with_number("111", "GB-ENG") is None
    assert wrong_with_number("111", "GB-NIR")


def test_a_country_without_numbers_of_its_own_is_said_to_need_whole_ones() -> None:
    assert "Begin it with `+`" in (wrong_with_number("112", "AQ") or "")


def test_a_link_in_a_text_may_lead_abroad_but_then_says_where() -> None:
    assert wrong_with_linked_number("+12025550123", ["GB"]) is None
    assert wrong_with_linked_number("08088001234", ["GB"]) is None
    assert wrong_with_linked_number("988", ["GB", "US"]) is None
    assert wrong_with_linked_number("999", []) is None
    assert "of which country" in (wrong_with_linked_number("08088001234", []) or "")
    assert wrong_with_linked_number("0808800", ["GB"])
    assert wrong_with_linked_number("+440808800", [])


@given(number=st.text(st.sampled_from("0123456789+- ()Oo–\u200b"), max_size=16) | st.text(max_size=8))
def test_what_is_taken_is_figures_that_phonenumbers_knows_and_no_other_text_is(number: str) -> None:
    if wrong_with_number(number, "GB") is not None:
        return
    figures = to_dial(number).removeprefix("tel:")
    assert re.fullmatch(r"\+?[0-9]+", figures, re.ASCII)
    parsed = phonenumbers.parse(figures, "GB")
    assert phonenumbers.is_valid_number(parsed) or phonenumbers.is_valid_short_number(parsed)


@given(region=st.sampled_from(["GB", "US", "AQ", "FR", "GB-NIR", "IN"]), number=st.text(max_size=40))
def test_any_text_is_answered(region: str, number: str) -> None:
    wrong = wrong_with_number(number, region)
    assert wrong is None or wrong.endswith(".")
