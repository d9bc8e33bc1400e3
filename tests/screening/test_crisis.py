"""The lexicon of crisis language, and what is decided in it."""

import pytest

from testimonials.screening import Kind, screen
from testimonials.screening.crisis import LEXICON, read_lexicon

SMALL = """
version = "7"
[sets]
not = ["dont", "do_not"]
[[entry]]
phrases = ["<not> want to live"]
why = "Says so."
because = "It is said so."
[[idiom]]
phrases = ["dont want to live here"]
because = "Where to live."
"""


def is_routed(text: str) -> bool:
    return any(finding.kind is Kind.CRISIS for finding in screen(text))


def test_the_lexicon_has_a_version() -> None:
    assert LEXICON.version


def test_a_lexicon_is_read_whole() -> None:
    assert read_lexicon(SMALL).version == "7"


def test_an_entry_without_a_reason_is_refused() -> None:
    with pytest.raises(ValueError, match="why it is there"):
        read_lexicon(SMALL.replace("It is said so.", ""))


@pytest.mark.parametrize("part", ["version", "why", "because", "phrases"])
def test_a_lexicon_with_a_part_missing_is_refused(part: str) -> None:
    with pytest.raises(KeyError):
        read_lexicon(SMALL.replace(f"{part} =", "note =", 1))


def test_a_set_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError):
        read_lexicon(SMALL.replace("<not>", "<nought>"))


@pytest.mark.parametrize(
    "text",
    [
        "I am not suicidal.",
        "I'm NOT going to kill myself",
        "I want to be with my baby",
        "I took an overdose ten years ago",
        "my brother died by suicide",
        "i dont want 2 live. i dont want to live",
    ],
)
def test_denial_the_past_and_grief_that_may_be_more_are_routed(text: str) -> None:
    assert is_routed(text)


@pytest.mark.parametrize(
    "text",
    [
        "my baby died",
        "I lost my baby",
        "the baby was dead",
        "it killed me inside",
        "a part of me died with her",
        "I thought I was going to die on that table",
        "I wanted the pain to stop",
        "I can't do this any more, I told the clinic",
        "I was terrified of losing another",
        "the news hit me, the grief hits me still",
        "threatened miscarriage",
        "I had dark blood and dark stools",
    ],
)
def test_death_pain_and_feeling_alone_are_not(text: str) -> None:
    assert not is_routed(text)


@pytest.mark.parametrize(
    "text",
    [
        "By the time you read this it is done.",
        "When they find me I will be with her.",
        "After I post this I'm ending it.",
        "2nyt I will end it.",
        "I end it today.",
        "The pills are right next to me.",
    ],
)
def test_leave_that_is_taken_for_good_is_routed(text: str) -> None:
    assert is_routed(text)


@pytest.mark.parametrize(
    "text",
    [
        "If you read this I am sorry for your loss.",
        "When you read this I hope it helps.",
        "After I posted this I felt better.",
        "They gave me pills and I took one with water.",
    ],
)
def test_leave_that_is_taken_of_a_text_is_not(text: str) -> None:
    assert not is_routed(text)


@pytest.mark.parametrize("text", ["I cut myself off from everyone", "he beat me to the door", "I burnt myself out"])
def test_an_idiom_is_not_taken_at_its_word(text: str) -> None:
    assert not is_routed(text)


def test_an_idiom_doesnt_hide_what_stands_beside_it() -> None:
    assert is_routed("I cut myself off from everyone and I cut myself")


@pytest.mark.parametrize("name", ["he", "my partner", "my husband", "my mother in law", "my ex"])
def test_violence_is_somebodys(name: str) -> None:
    assert is_routed(f"{name} hit me")
    assert is_routed(f"and then {name} started hitting me")


def test_the_moderator_reads_what_kind_of_danger_it_may_be() -> None:
    (finding,) = screen("I am scared of my husband.")
    assert finding.why == "Is afraid of somebody close, or has been threatened."
