"""What holds for text whatever it is: over all of Unicode's categories, and over emoji made of their parts."""

import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contentapi.characters import KINDS, Kind
from contentapi.text import faults_in, faults_in_identifier, is_blank, normalise, unusual, visible_length, without_hints

CATEGORIES = sorted({unicodedata.category(chr(place)) for place in range(sys.maxunicode + 1)})
# What steers, selects, joins or hides, each by itself: among all of Unicode it would hardly ever come up.
STEERING = "".join(
    chr(place) for place, kind in enumerate(KINDS[:0xE0200]) if kind not in "oIH1j2pYyn c" or place in (10, 32)
)
EXAMPLES = settings(max_examples=60, deadline=None)
MANY = settings(max_examples=1500, deadline=None)

characters = st.sampled_from(CATEGORIES).flatmap(lambda one: st.characters(categories=[one]))  # type: ignore[list-item]
anything = st.text(characters | st.sampled_from(STEERING) | st.sampled_from("aé\u0301\u0338→=क्ษ葛ـ"), max_size=24)

_faces = st.sampled_from("👨👩🧑👧🏃🕵🦸")
_tones = st.sampled_from(["", "", *"🏻🏼🏽🏾🏿"])
_things = st.sampled_from(["⚕️", "✈️", "🌾", "🍼", "♀️", "♂️", "❤️", "🔥"])
people = st.builds(str.__add__, _faces, _tones)
joined = st.lists(people | _things, min_size=1, max_size=5).map("\u200d".join)
flags = st.text(st.sampled_from([chr(place) for place in range(0x1F1E6, 0x1F200)]), min_size=2, max_size=2)
regions = st.from_regex(r"[a-z]{2}[a-z0-9]{1,3}", fullmatch=True).map(
    lambda code: "\U0001f3f4" + "".join(chr(0xE0000 + ord(letter)) for letter in code) + "\U000e007f"
)
keycaps = st.sampled_from("0123456789#*").map(lambda key: f"{key}\ufe0f\u20e3")
pictures = joined | flags | regions | keycaps | st.sampled_from(["🏳️‍🌈", "🏴‍☠️", "❤︎"])


def hold(text: str, *, lines: bool) -> None:
    kept = normalise(text, lines=lines)
    assert normalise(kept, lines=lines) == kept
    faults = faults_in(kept, lines=lines)
    assert len({fault.code for fault in faults}) == len(faults)
    assert all(fault.detail.isascii() for fault in faults)
    assert visible_length(kept) <= len(kept)
    found = unusual(kept)
    assert all(0 <= one.start < one.end <= len(kept) for one in found)
    name = without_hints(kept)
    assert without_hints(name) == name
    if faults:
        return
    assert unicodedata.is_normalized("NFC", kept)
    assert is_blank(kept) or visible_length(kept) >= 1
    kept.encode()
    assert not {unicodedata.category(one) for one in kept if one not in "\n\t"} & {"Cc", "Cs", "Co"}
    if not faults_in_identifier(kept):
        assert not any(kind in (Kind.JOINER, Kind.STYLE, Kind.BREAK, Kind.TAB) for kind in kept.translate(KINDS))


@EXAMPLES
@given(anything, st.booleans())
def test_every_text_is_made_one_and_judged_by_the_same_laws(text: str, lines: bool) -> None:
    hold(text, lines=lines)


@EXAMPLES
@given(st.lists(pictures, min_size=1, max_size=6))
def test_pictures_pass_unchanged_and_each_is_one(written: list[str]) -> None:
    text = " ".join(written)
    assert normalise(text) == text
    assert faults_in(text) == []
    assert visible_length(text) == 2 * len(written) - 1


@pytest.mark.slow
@MANY
@given(anything, st.booleans())
def test_the_laws_hold_for_many_texts(text: str, lines: bool) -> None:
    hold(text, lines=lines)


@pytest.mark.slow
def test_the_laws_hold_for_every_character_alone_and_between_others() -> None:
    plain = [place for place, kind in enumerate(KINDS) if kind in "oIH12jE"]
    for place in [*plain[::50], *(place for place, kind in enumerate(KINDS) if kind not in "oIH12jE")]:
        for text in (chr(place), f"a{chr(place)}b", f"葛{chr(place)}\ufe0f"):
            hold(text, lines=False)


def test_every_code_point_that_unicode_does_not_show_has_a_kind_of_its_own() -> None:
    """Default_Ignorable_Code_Point, noncharacters, private use and surrogates, as Unicode 17 has them."""
    hidden = "AD 34F 61C 115F-1160 17B4-17B5 180B-180F 200B-200F 202A-202E 2060-206F 3164 FE00-FE0F FEFF FFA0 FFF0-FFFB"
    beyond = "1BCA0-1BCA3 1D173-1D17A E0000-E0FFF D800-F8FF FDD0-FDEF FFFE-FFFF 1FFFE-1FFFF 2FFFE-2FFFF F0000-10FFFF"
    for written in f"{hidden} {beyond}".split():
        first, _, last = written.partition("-")
        kinds = KINDS[int(first, 16) : int(last or first, 16) + 1]
        assert not set(kinds) & set("oIjyHpPY "), written
