"""How well screening finds what is labelled. `make screening-report` prints the figures."""

import pytest

from testimonials.screening import Kind, screen
from tests.screening.labelled import PARTS, list_cases, read, score, score_part

# The kinds that must hardly ever be missed, and the least share of them that must be found.
SURE_KINDS = (
    *(Kind.EMAIL, Kind.PHONE, Kind.URL, Kind.HANDLE, Kind.NHS_NUMBER, Kind.POSTAL_CODE, Kind.CRISIS),
    *(Kind.NATIONAL_INSURANCE_NUMBER, Kind.PERSON_NAME, Kind.CARD_NUMBER, Kind.BANK_ACCOUNT, Kind.HOSPITAL_NUMBER),
    *(Kind.ADDRESS, Kind.TYPED_MASK, Kind.UNSCREENED),
)
LEAST_RECALL = 0.95
LEAST_PRECISION = 0.9
# What moderators mark by hand, and no rule looks for.
BY_HAND = {Kind.OTHER}

CLEAN = [case for case in list_cases() if not case.labels]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("kind", SURE_KINDS)
def test_hardly_any_of_a_kind_is_missed(part: str, kind: Kind) -> None:
    result = score_part(part)[kind]
    assert result.recall >= LEAST_RECALL, result.wrong


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("kind", Kind)
def test_little_is_found_that_is_none(part: str, kind: Kind) -> None:
    result = score_part(part)[kind]
    assert result.precision >= LEAST_PRECISION, result.wrong


def test_nothing_is_found_where_there_is_nothing_to_find() -> None:
    assert {case.text: found for case in CLEAN if (found := screen(case.text))} == {}


def test_there_is_enough_to_judge_by() -> None:
    assert len(list(list_cases())) >= 160
    assert len([case for case in CLEAN if case.topic.endswith("nothing to find")]) >= 40
    for part in PARTS:
        assert {label.kind for case in list_cases(part) for label in case.labels} == set(Kind) - BY_HAND


def test_no_text_stands_in_two_parts() -> None:
    texts = [case.text for case in list_cases()]
    assert len(texts) == len(set(texts))


def test_a_label_says_where_its_words_are() -> None:
    case = read("ring [[phone: 07700 900123]] or [[handle: @jo]] [dot]")
    assert case.text == "ring 07700 900123 or @jo [dot]"
    assert [case.text[label.start : label.end] for label in case.labels] == ["07700 900123", "@jo"]


def test_a_phone_number_of_which_a_digit_would_stay_unmasked_counts_as_missed() -> None:
    case = read("I know [[phone: 07700 900123 4]] well")
    assert score([case])[Kind.PHONE].missed == 1
