"""What a story's text must be before it is kept."""

import pytest

from testimonials.screening import faults_in_text, normalise


def codes(text: str) -> list[str]:
    return [fault.code for fault in faults_in_text(text)]


@pytest.mark.parametrize(
    "text", ["", "I bled.\r\n\tThen I slept.", "caf\u00e9 \U0001f469\u200d\U0001f467", "\u05e9\u05dc\u05d5\u05dd"]
)
def test_plain_text_of_any_script_is_taken(text: str) -> None:
    assert faults_in_text(text) == []


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x0b", "\x1b", "\x7f", "\x85", "\x9f"])
def test_control_characters_are_refused(character: str) -> None:
    assert codes(f"a{character}b") == ["control_character"]


@pytest.mark.parametrize("character", "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_characters_that_turn_the_direction_are_refused(character: str) -> None:
    assert codes(f"a{character}b") == ["bidirectional_character"]


def test_half_an_emoji_is_refused() -> None:
    assert codes("a\ud83d b") == ["lone_surrogate"]


def test_every_fault_is_told_once_at_the_text_itself_and_in_plain_words() -> None:
    faults = faults_in_text("\x00\x00\u202e\u2066\ud800\ud801 secret")
    assert [fault.code for fault in faults] == ["control_character", "bidirectional_character", "lone_surrogate"]
    assert [fault.under("body").pointer for fault in faults] == ["/body"] * 3
    assert not any("secret" in fault.detail for fault in faults)


def test_a_letter_and_its_accent_become_one() -> None:
    assert normalise("cafe\u0301") == "caf\u00e9"
