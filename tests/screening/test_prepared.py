"""How a text is folded, so that its disguises fall off and its offsets stay."""

import unicodedata

import pytest

from testimonials.screening.prepared import prepare


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Jane", "jane"),
        ("\uff2a\uff21\uff2e\uff25\uff20", "jane@"),
        ("j\u0430n\u0435", "jane"),
        ("0\ufe0f\u20e37\ufe0f\u20e3", "07"),
        ("\u2460\u2461", "12"),
        ("z\u0336a\u0321l\u0322g\u0315o", "zalgo"),
        ("na\u00efve caf\u00e9", "naive cafe"),
        ("don\u2019t \u2013 \u201cwait\u201d", 'don\'t - "wait"'),
        ("a\u200b\u2060\u00adb", "ab"),
        ("a\u3164b", "ab"),
        ("don\u00b4t", "don't"),
        ("a\u202eb", "ab"),
        ("a\u00a0b\u2003c\u3000d", "a b c d"),
        ("a\x00b\x1fc\td", "abc\td"),
        ("\ufb01nd", "find"),
        ("\u0130stanbul", "istanbul"),
        ("\U0001f1ed\U0001f150", "ha"),
    ],
)
def test_disguises_fall_off(written: str, read: str) -> None:
    assert prepare(written).folded == read


@pytest.mark.parametrize(
    "text", ["\u4f60\u597d", "\u05e9\u05dc\u05d5\u05dd", "\ufdfa", "\ud800", "5 \u00b5g", "\U0001f625"]
)
def test_what_stands_for_nothing_plainer_stays(text: str) -> None:
    assert prepare(text).folded == text


def test_a_short_text_never_becomes_a_long_one() -> None:
    made_of_others = [character for character in map(chr, range(0x110000)) if unicodedata.decomposition(character)]
    assert max(len(prepare(character).folded) for character in made_of_others) <= 4


def test_capitals_are_kept_beside() -> None:
    prepared = prepare("My HUSBAND To\u0301m")
    assert prepared.cased == "My HUSBAND Tom"
    my, husband, tom = prepared.words
    assert prepared.is_capitalised(tom)
    assert prepared.is_shouted(husband)
    assert not prepared.is_capitalised(husband)
    assert my.opens


@pytest.mark.parametrize("gap", [". ", "! ", "?\n", "\n\n", '." ', "!!! "])
def test_a_sentence_begins_after_what_ends_one(gap: str) -> None:
    assert prepare(f"one{gap}two").words[1].opens


@pytest.mark.parametrize("gap", [" ", "... ", ".", ", ", "\n", " - "])
def test_a_pause_or_a_dot_within_ends_no_sentence(gap: str) -> None:
    assert not prepare(f"one{gap}two").words[1].opens


def test_an_apostrophe_is_no_part_of_a_words_letters() -> None:
    assert [word.letters for word in prepare("I don\u2019t, he 'does' O'Brien's").words] == [
        "i",
        "dont",
        "he",
        "does",
        "obriens",
    ]
