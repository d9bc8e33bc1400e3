"""Names, hospitals, days and advice: what is one, and what only looks like one."""

import pytest

from testimonials.screening import Kind, screen


def found(text: str, kind: Kind) -> list[str]:
    return [text[finding.start : finding.end] for finding in screen(text) if finding.kind is kind]


@pytest.mark.parametrize(
    "text",
    [
        "the doctor told me",
        "my doctor told me",
        "my husband said so, my husband and I",
        "MY HUSBAND SAID SO",
        "My Husband And I",
        "our baby boy",
        "my husband will, my sister may, my mum hoped",
        "Will he? May I? Hope is all.",
        "I miss her, I miss running",
        "MS Society",
        "dr google, Dr Google",
        "we called her midwife, we called him back, we called her every day",
        "my name is not important",
        "I'm Irish, I'm Exhausted",
        "my doctor. She said",
        "my husband\n\nLondon was cold",
        "a drug called Misoprostol",
        "my mum April 2019",
    ],
)
def test_roles_verbs_and_ordinary_words_are_no_names(text: str) -> None:
    assert found(text, Kind.PERSON_NAME) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("My husband Will and my son Mark", ["Will", "Mark"]),
        ("Dr. Anne-Marie O'Brien's list", ["Dr. Anne-Marie O'Brien"]),
        ("MY HUSBAND TOM", ["TOM"]),
        ("Miss S Jones and Dr J. Smith", ["Miss S Jones", "Dr J. Smith"]),
        ("my friend's sister Kate", ["Kate"]),
        ("we called them Ava and Mia", ["Ava", "Mia"]),
        ("Nurse Joy and Sister Agnes", ["Nurse Joy", "Sister Agnes"]),
    ],
)
def test_a_name_that_somebody_announces_is_found_whole(text: str, names: list[str]) -> None:
    assert found(text, Kind.PERSON_NAME) == names


@pytest.mark.parametrize(
    "text",
    [
        "the hospital, my local hospital, another hospital",
        "The Hospital was full. My hospital was kind.",
        "the early pregnancy unit, The Early Pregnancy Unit",
        "After surgery. Emergency surgery. Keyhole surgery.",
        "the gynae ward, Labour Ward, Ward 7",
        "The Garden Centre, the Shopping Centre",
        "St Patrick's Day, St Andrews",
        "my GP surgery, the IVF clinic, a private clinic",
        "rushed to hospital in an ambulance",
        "good practice",
        "I needed Caesarean surgery",
        "I trust the trust",
    ],
)
def test_places_of_care_that_are_not_named_are_left_alone(text: str) -> None:
    assert found(text, Kind.ORGANISATION) == []


def test_a_clinic_that_goes_by_a_persons_name_still_has_the_name_masked() -> None:
    assert found("Dr Jones's clinic", Kind.PERSON_NAME) == ["Dr Jones"]
    assert found("Dr Jones's clinic", Kind.ORGANISATION) == []


@pytest.mark.parametrize(
    "text",
    [
        "6 weeks, 2 days after, 35 days, in 2019, 2019-2020",
        "3 March-ish, in March 2024, late in May",
        "of the 3 may have lived, you may 3 times",
        "pain 8/10, odds of 1/12, 12+3, 24/7",
        "31/13/2024, 45.12.2024",
        "on 10:30",
        "version 5.12.3.24",
    ],
)
def test_durations_months_years_and_scores_are_no_days(text: str) -> None:
    assert found(text, Kind.PRECISE_DATE) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on 12/03 we knew", "12/03"),
        ("the twenty-first of May, 2020", "twenty-first of May, 2020"),
        ("12\u00a0/\u00a003\u00a0/\u00a02024", "12\u00a0/\u00a003\u00a0/\u00a02024"),
        ("May 3rd '22", "May 3rd '22"),
        ("by 1st dec 19", "1st dec 19"),
        ("1st Feb 2018 at 10", "1st Feb 2018"),
    ],
)
def test_a_day_is_found_whole(text: str, day: str) -> None:
    assert found(text, Kind.PRECISE_DATE) == [day]


@pytest.mark.parametrize(
    "text",
    [
        "My doctor said I should wait.",
        "I should have asked. We must try.",
        "You should have seen him. You must think I'm mad.",
        "I don't wait well and they don't listen.",
        "I took two tablets. I just took them.",
        "My friend never called.",
    ],
)
def test_what_an_author_did_or_was_told_is_no_advice(text: str) -> None:
    assert found(text, Kind.ADVICE) == []


@pytest.mark.parametrize("text", ["ignore your doctor", "Never trust the hospital.", "Don't listen to any midwife"])
def test_going_against_medical_advice_is_told_apart(text: str) -> None:
    assert any("go against medical advice" in finding.why for finding in screen(text))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("I worked at Greggs. Then I left.", "Greggs"),
        ("I work at St. Anne's Foods, on the till", "St. Anne's Foods"),
        ("He works for the BBC in London.", "BBC in London"),
        ("Our son started at Hope Nursery. Then I bled.", "Hope Nursery"),
    ],
)
def test_a_place_of_work_ends_with_its_sentence(text: str, place: str) -> None:
    assert found(text, Kind.INSTITUTION) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "I work at home",
        "I worked for hours at night",
        "at our school",
        "work at Easter",
        "I work at St Mary's Hospital",
    ],
)
def test_working_somewhere_that_is_not_named_or_is_a_hospital_is_no_place_of_work(text: str) -> None:
    assert found(text, Kind.INSTITUTION) == []


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("at 4 The Green, Little Ashcombe.", "4 The Green, Little Ashcombe"),
        ("at 14 Example Avenue, where I cried", "14 Example Avenue"),
        ("at 14 Example Avenue. We moved", "14 Example Avenue"),
        ("from Flat 2, 9 old mill lane", "Flat 2, 9 old mill lane"),
    ],
)
def test_an_address_is_found_with_its_town(text: str, address: str) -> None:
    assert found(text, Kind.ADDRESS) == [address]


@pytest.mark.parametrize(
    "text",
    [
        "2 days on the road",
        "down the High Street",
        "6 weeks close to home",
        "10 minutes' drive",
        "the bus to Leeds Road",
    ],
)
def test_roads_that_nobody_lives_in_are_no_address(text: str) -> None:
    assert found(text, Kind.ADDRESS) == []


@pytest.mark.parametrize(
    "text", ["34 weeks", "aged 2 weeks", "I turned 30 pages", "my 3 year old", "at 40+2", "age 12.5"]
)
def test_weeks_and_toddlers_are_no_age(text: str) -> None:
    assert found(text, Kind.AGE) == []
