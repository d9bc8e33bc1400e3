"""A notice over what nobody has reviewed says so; and nothing else of the kind."""

import pytest

from articles.review import notice

SAYS_SO = [
    "This has not been clinically reviewed.",
    "This is sample content. It has not been clinically reviewed. It is information, not medical advice.",
    "Sample content, not clinically reviewed.",
    "NOT REVIEWED.",
    "It hasn't yet been reviewed.",
    "It hasn’t been medically reviewed by anyone.",
    "No clinician has reviewed this.",
    "Nobody has reviewed this.",
    "Unreviewed sample.",
    "Published without clinical review.",
    "This awaits a clinical review.",
    "This has not been checked by a clinician.",
    "This has not\nbeen reviewed.",
]
HIDES_IT = [
    "Information, not advice.",
    "This is not a substitute for advice.",
    "This is not only an opinion.",
    "Please review this with your doctor.",
    "We do not review comments.",
]
CLAIMS_MORE = [
    "Clinically reviewed by Dr Ada Moss. This version has not been reviewed.",
    "Not reviewed. An earlier text was medically reviewed.",
    "Reviewed by a midwife.",
    "Not yet reviewed; checked by a clinician by telephone.",
]


def codes(text: str, language: str = "en-GB") -> list[tuple[str, bool]]:
    return [(fault.code, fault.advisory) for fault in notice.faults_in_unreviewed(text, language)]


@pytest.mark.parametrize("text", SAYS_SO)
def test_a_notice_that_says_that_nobody_has_reviewed_is_right(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize("text", HIDES_IT)
def test_a_notice_that_does_not_say_so_is_refused_with_words_that_would(text: str) -> None:
    [fault] = notice.faults_in_unreviewed(text, "en")
    assert (fault.pointer, fault.code, fault.advisory) == ("/notice", "notice_hides_that_unreviewed", False)
    assert "“This has not been clinically reviewed.”" in fault.detail


@pytest.mark.parametrize("text", CLAIMS_MORE)
def test_a_notice_that_claims_a_review_beside_is_refused(text: str) -> None:
    assert ("notice_claims_review", False) in codes(text)


def test_what_cannot_be_read_is_said_not_to_have_been_read() -> None:
    assert codes("Inhalt ohne ärztliche Prüfung.", "de") == [("notice_not_read", True)]
    assert codes("This has not been clinically reviewed.", "de") == []


@pytest.mark.parametrize(("text", "odd"), [(SAYS_SO[0], True), (HIDES_IT[0], False)])
def test_a_notice_that_denies_a_review_that_was_made_is_worth_a_word(text: str, odd: bool) -> None:
    found = list(notice.faults_in_reviewed(text, "en-GB"))
    assert [fault.advisory for fault in found] == [True] * odd
