"""Codes: what has a check digit is checked by it, what has a form by that; it is said what is wrong, and what meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.editorial.codes import wrong_with_code


@pytest.mark.parametrize(
    ("system", "code"),
    [
        *[("snomed-ct", code) for code in ("17369002", "386661006", "22298006", "999000011000001104", "100005")],
        *[("loinc", code) for code in ("8310-5", "718-7", "2345-7", "94500-6")],
        *[("icd-10", code) for code in ("O03", "O03.9", "R50", "U07.1", "S02.01")],
        *[("icd-10-cm", code) for code in ("O03", "O03.39", "M1A.00X0", "Z3A.42", "S72.001A", "C7A.010")],
    ],
)
def test_a_code_of_its_terminology_is_taken(system: str, code: str) -> None:
    assert wrong_with_code(system, code) is None


@pytest.mark.parametrize(
    ("system", "code", "said"),
    [
        ("snomed-ct", "17369003", "The check digit does not fit"),
        ("snomed-ct", "1739002", "The check digit does not fit"),
        ("snomed-ct", "017369002", "6 to 18 figures"),
        ("snomed-ct", "17369002 ", "6 to 18 figures"),
        ("snomed-ct", "O03", "6 to 18 figures"),
        ("snomed-ct", "１７３６９００２", "6 to 18 figures"),
        ("snomed-ct", "680946014", "the identifier of a description"),
        ("snomed-ct", "100022", "the identifier of a relationship"),
        ("loinc", "8310-4", "The check digit does not fit"),
        ("loinc", "8301-5", "The check digit does not fit"),
        ("loinc", "83105", "a hyphen and its check digit"),
        ("loinc", "08310-5", "a hyphen and its check digit"),
        ("loinc", "LP7839-6", "a part, an answer or a group"),
        ("icd-10", "003", "Did you mean 'O03'?"),
        ("icd-10", "O039", "Did you mean 'O03.9'?"),
        ("icd-10", "o03", "Did you mean 'O03'?"),
        ("icd-10", "OO3", "Did you mean 'O03'?"),
        ("icd-10", "A17.0†", "Did you mean 'A17.0'?"),
        ("icd-10", "O03\n", "Did you mean 'O03'?"),
        ("icd-10", "Ο03", "a letter and two figures"),  # a Greek letter
        ("icd-10", "O00-O08", "a letter and two figures"),
        ("icd-10", "M1A.0", "a letter and two figures"),
        ("icd-10-cm", "O0339", "Did you mean 'O03.39'?"),
        ("icd-10-cm", "O03.39XXAA", "up to four more"),
        ("icd-10-cm", "MCA.00", "a figure or A or B"),
    ],
)
def test_what_cannot_be_a_code_is_refused_and_said_to_be_wrong_in_what(system: str, code: str, said: str) -> None:
    assert said in (wrong_with_code(system, code) or "")


CONCEPTS = st.sampled_from(["17369002", "386661006", "22298006", "195967001", "999000011000001104"])


@given(code=CONCEPTS, data=st.data())
def test_no_concept_survives_one_wrong_figure_or_two_that_change_places(code: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(code) - 1))
    figure = data.draw(st.sampled_from([other for other in "0123456789" if other != code[place]]))
    assert wrong_with_code("snomed-ct", code[:place] + figure + code[place + 1 :])
    if place and code[place] != code[place - 1]:
        assert wrong_with_code("snomed-ct", code[: place - 1] + code[place] + code[place - 1] + code[place + 1 :])


@given(code=st.sampled_from(["8310-5", "718-7", "94500-6", "21198-7"]), data=st.data())
def test_no_term_of_loinc_survives_one_wrong_figure(code: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(code) - 1).filter(lambda place: code[place] != "-"))
    figure = data.draw(st.sampled_from([other for other in "0123456789" if other != code[place]]))
    assert wrong_with_code("loinc", code[:place] + figure + code[place + 1 :])


@given(system=st.sampled_from(["icd-10", "icd-10-cm", "snomed-ct", "loinc"]), code=st.text(max_size=40))
def test_any_text_is_answered(system: str, code: str) -> None:
    wrong = wrong_with_code(system, code)
    assert wrong is None or wrong.endswith((".", "?", "`"))
