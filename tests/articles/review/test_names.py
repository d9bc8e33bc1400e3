"""One person's name, in all the ways in which it can be spelt; and names of others, which stay apart."""

import unicodedata
from collections.abc import Callable
from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.review.names import is_blank, may_be_the_same

NAME = "Dr Zoë Moss"

ACCENTS = [("Zoë", "Moss"), ("Zoe", "Moss"), ("Zöe", "Moss"), ("Zóé", "Mośs"), ("Zoë", "Möss")]
WRITTEN: list[Callable[[str], str]] = [str, str.upper, str.lower, str.title, str.swapcase]
ORDERS = ["{0} {1}", "{1}, {0}", "{1} {0}", "{0}  {1}", "{0}\N{NO-BREAK SPACE}{1}", "\t{0}\n{1} "]
TITLES = ["", "Dr ", "dr. ", "Prof. ", "Professor Dr ", "Sister ", "DR\N{NO-BREAK SPACE}"]
CREDENTIALS = ["", " RN", ", MRCOG", " (FRCGP)", ", MBBS MRCP", " BSc, RM", " FRANZCOG"]

SPELT = [
    *(write(order.format(*name)) for name, write, order in product(ACCENTS, WRITTEN, ORDERS)),
    *(f"{title}Zoe Moss{after}" for title, after in product(TITLES, CREDENTIALS)),
    *(f"{title}Moss, Zoe" for title in TITLES),
    "Moss, Dr Zoe",
    "MOSS, Prof Dr Zoë",
]

LOOK_ALIKES = [
    "Zое Моѕѕ",  # Cyrillic о, е, М, о, ѕ
    "Ζοe Μoss",  # Greek Ζ, ο, Μ
    "Ｚｏｅ　Ｍｏｓｓ",
    "𝐙𝐨𝐞 𝐌𝐨𝐬𝐬",
    "𝒵ℴℯ ℳℴ𝓈𝓈",
    "ⓩⓞⓔ ⓜⓞⓢⓢ",
    "ᴢᴏᴇ ᴍᴏꜱꜱ",
    "Z0e M0ss",
    "Zoe Mo5s",
    "Zo\u200be Mo\u00adss",
    "\u202eZoe Moss\u202c",
    "Zo\u0301\u0302e\u0308 Moss",
    "\u3164Zoe\u2800Moss",
    "Zоё Mօss",  # Cyrillic о and ё, Armenian օ
    "Ꮓoe Ꮇoss",  # Cherokee: not known as look-alikes, and so not told apart
]

SHORTENED = [
    *(
        "Z. Moss",
        "Z Moss",
        "Zoe M.",
        "Zoe",
        "Moss",
        "Zoe Jane Moss",
        "Zoe J. Moss",
        "Z. J. Moss",
        "ZoeMoss",
        "Z o e Moss",
    ),
    *("zmoss", "mossz", "zoe.moss", "zoe_moss", "zoe-moss", "zoe.moss@example.org", "zoe.moss2", "ZMOSS", "DrZoe Moss"),
    *("Zoe-Moss", "Nurse Z. Moss, RN", "Mrs Z Moss"),
]


@pytest.mark.parametrize("ways", [SPELT, LOOK_ALIKES, SHORTENED])
def test_a_name_is_the_same_however_it_is_spelt(ways: list[str]) -> None:
    assert [spelt for spelt in ways if not (may_be_the_same(spelt, NAME) and may_be_the_same(NAME, spelt))] == []


def test_there_are_ways_enough_to_spell_it() -> None:
    assert len({unicodedata.normalize("NFC", one) for one in [*SPELT, *LOOK_ALIKES, *SHORTENED]}) >= 120


ALIKE = [
    ("Anne-Marie O’Neil", "Annemarie ONeil"),
    ("Anne-Marie O’Neil", "oneil anne marie"),
    ("Jürgen Müller", "Juergen Mueller"),
    ("Jürgen Müller", "Jurgen Muller"),
    ("Åse Strøm", "Aase Strom"),
    ("Łukasz Żółć", "Lukasz Zolc"),
    ("José Núñez-Ruiz", "Jose Nunez Ruiz"),
    ("Hans Groß", "Hans Gross"),
    ("Борис Реед", "РЕЕД Борис"),
    ("Борис Реед", "Boris Reed"),  # two alphabets: nobody can tell
    ("李 小明", "小明 李"),
    ("", NAME),
    (" ", NAME),
    ("\u3164\u200b", NAME),
    ("12", NAME),
    ("—", NAME),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_what_cannot_be_told_apart_is_taken_for_the_same(one: str, other: str) -> None:
    assert may_be_the_same(one, other)
    assert may_be_the_same(other, one)


OTHERS = [
    *("Bo Reed", "Dr Bo Reed", "Bo Moss", "Zoe Reed", "B. Moss", "Zoe R.", "Cy Webb", "Dr Ada Moss", "Zara Moss"),
    *("bo.reed", "breed", "admin", "the contentapi authors", "Paul Nurse", "Adam Ross", "Z. Ross", "Bo—Reed, RN"),
]


@pytest.mark.parametrize("other", OTHERS)
def test_others_stay_others(other: str) -> None:
    assert not may_be_the_same(other, NAME)


@pytest.mark.parametrize(("one", "other"), [*permutations(["Ada Moss", "Bo Reed", "Łukasz Żółć", "O’Neil, Zoë"], 2)])
def test_people_of_different_names_are_different(one: str, other: str) -> None:
    assert not may_be_the_same(f"Dr {one}, MRCOG", f"Prof. {other} RN")


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_is_heard_the_same_both_ways_and_is_like_itself(one: str, other: str) -> None:
    assert may_be_the_same(one, one)
    assert may_be_the_same(one, other) == may_be_the_same(other, one)


@pytest.mark.parametrize(
    "blank", ["", " ", "-", "…", "\u3164", "\u2800", "\u200b", "\u115f\u1160", "\u0301", "\ufe0f", "."]
)
def test_what_cannot_be_seen_is_blank(blank: str) -> None:
    assert is_blank(blank)
    assert not is_blank(f"{blank}RN")
