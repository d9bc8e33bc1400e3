"""What text may hold: real writing passes as it is, what is harmless goes, what hides or misleads is refused."""

import unicodedata

import pytest

from contentapi.text import (
    faults_in,
    faults_in_identifier,
    faults_in_name,
    is_blank,
    normalise,
    unusual,
    visible_length,
    without_hints,
)

FLAG, FLAG_ENDS = "\U0001f3f4", "\U000e007f"


def tags(word: str) -> str:
    return "".join(chr(0xE0000 + ord(letter)) for letter in word)


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


# Each with how many characters a person counts.
WRITTEN = {
    "Persian, with ZWNJ": ("می\u200cشود و نمی\u200cخواهم", 16),
    "Arabic with tashkeel": ("اِنتَظَرْنا حَتّى تَوَقَّفَ النَّزيف", 23),
    "Hebrew with niqqud and cantillation": ("בְּרֵאשִׁ֖ית בָּרָ֣א אֱלֹהִ֑ים", 16),
    "Hebrew with two vowels on a letter": ("יְרוּשָׁלַ\u034fִם", 6),
    "Hindi, half letters asked for": ("क्\u200dष हिन्दी", 4),
    "Bengali, ya-phalaa on ra": ("র\u200d্যাব", 2),
    "Malayalam, chillus as they used to be typed": ("അവന്\u200d നന്\u200dമ", 6),
    "Sinhala": ("ශ්\u200dරී ලංකාව", 6),
    "Tamil": ("நாங்கள் காத்திருந்தோம்", 12),
    "Khmer, with ZWSP between words": ("ភាសា\u200bខ្មែរ", 4),
    "Thai, with ZWSP between words": ("น้ำใจ\u200bดี", 4),
    "Lao": ("ນ້ຳໃຈ", 3),
    "Burmese": ("ကျွန်ုပ်တို့", 4),
    "Tibetan, its longest stack": ("ཧྐྵྨླྺྼྻྂ", 1),
    "Mongolian, with selectors and a gap": ("ᠪᠠᠢ\u180cᠨ\u180eᠠ", 5),
    "Old Korean": ("ᄒᆞᆫ \u115f\u1160ᆨ", 3),
    "Vietnamese": ("Tiếng Việt được chờ", 19),
    "polytonic Greek": ("ᾧ τῇ ᾄδω", 8),
    "a dictionary of Lithuanian": ("ą̄́ i̇̃", 3),
    "Japanese names, by ideographic variations": ("葛\U000e0100城 辻\U000e0101", 4),
    "Chinese punctuation by standardised variants": ("好\u3002\ufe00", 2),
    "braille": ("⠓⠑⠇⠇⠕⠀⠺", 6),
    "a family, professions, skin tones": ("👨‍👩‍👧‍👦👩🏽‍⚕️🧔🏿‍♂️☝🏽", 4),
    "flags of countries": ("🇬🇧🇳🇴 🇺🇦", 4),
    "the rainbow, trans and pirates' flags": ("🏳️‍🌈🏳️‍⚧️🏴‍☠️", 3),
    "keycaps": ("1️⃣#️⃣*️⃣", 3),
    "a heart as text, and on fire": ("❤︎ ❤️‍🔥", 3),
    "England, Scotland and Wales": ("".join(FLAG + tags(one) + FLAG_ENDS for one in ("gbeng", "gbsct", "gbwls")), 3),
    "an emoji and a letter that are newer than we are": ("\U0001faff \U0001133f", 2),
    "French and German typography": ("« Oui\u202f! » – sagte Jürgen\u00a0K.", 27),
}


@pytest.mark.parametrize(("text", "length"), WRITTEN.values(), ids=WRITTEN)
def test_real_writing_passes_unchanged_and_is_counted_as_a_person_counts(text: str, length: int) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert normalise(text, lines=False) == composed
    assert normalise(decomposed(text)) == composed
    assert faults_in(composed, lines=False) == []
    assert faults_in_name(composed) == []
    assert visible_length(composed) == length
    assert not is_blank(composed)
    assert without_hints(composed) == composed


@pytest.mark.parametrize("text", [text for name, (text, _) in WRITTEN.items() if "newer" not in name])
def test_nothing_in_real_writing_is_unusual(text: str) -> None:
    assert unusual(unicodedata.normalize("NFC", text)) == []


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\u05e4\u05e1\u05e7\u200f, \u05d5\u05d0\u05d6", "\u05e4\u05e1\u05e7, \u05d5\u05d0\u05d6"),
        ("النزيف\u061c ثم", "النزيف ثم"),
        ("\u200eabc\u200e", "abc"),
        ("\ufeffA story", "A story"),
        ("A \ufeffstory", "A story"),
        ("\u2068+44 20\u2069 it was", "+44 20 it was"),
        ("\u2066a \u2067b\u2069 c\u2069", "a b c"),
        ("\u202aa\u202c and \u202bb\u202c", "a and b"),
        ("\u2068one\ntwo\u2069", "one\ntwo"),
        ("\u202d07700 900123\u202c", "07700 900123"),
        ("a picture \ufffc was here", "a picture  was here"),
        ("😀\ufe0f and 👍🏽\ufe0f", "😀 and 👍🏽"),
        ("→\ufe0e", "→"),
        ("❤\ufe0f\ufe0f", "❤\ufe0f"),
        ("می\u200c\u200cشود", "می\u200cشود"),
        ("one\r\ntwo\rthree\u2028four\u2029five\x0bsix", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("cafe\u0301", "caf\u00e9"),
        ("plain\ttext", "plain\ttext"),
    ],
    ids=ascii,
)
def test_what_is_harmless_is_dropped_without_a_word(typed: str, kept: str) -> None:
    assert normalise(typed) == kept
    assert faults_in(kept) == []


def test_a_tab_is_a_space_where_there_is_one_line() -> None:
    assert normalise("Sex after\ta miscarriage", lines=False) == "Sex after a miscarriage"
    assert faults_in("a\tb\nc") == []


REFUSED = {
    "tags that spell": ("Rest well." + tags("Ring Jane"), "hidden_character", 11, "U+E0052"),
    "tags around nothing": (f"a{tags('gbeng')}{FLAG_ENDS}", "hidden_character", 2, "U+E0067"),
    "a flag that never ends": (f"{FLAG}{tags('gbeng')} a", "hidden_character", 2, "U+E0067"),
    "a flag that says too much": (f"{FLAG}{tags('gbjane07')}{FLAG_ENDS}", "hidden_character", 2, "U+E0067"),
    "a flag in capitals": (f"{FLAG}{tags('GBENG')}{FLAG_ENDS}", "hidden_character", 2, "U+E0047"),
    "a language tag": ("a\U000e0001", "hidden_character", 2, "U+E0001"),
    "a style on a letter": ("ab\ufe0f", "hidden_character", 3, "U+FE0F"),
    "a style on nothing": ("a \ufe0e", "hidden_character", 3, "U+FE0E"),
    "a form that a letter does not have": ("a\ufe00", "hidden_character", 2, "U+FE00"),
    "a second form that a sign does not have": ("\u2229\ufe01", "hidden_character", 2, "U+FE01"),
    "a form that nothing has": ("葛\ufe0a", "hidden_character", 2, "U+FE0A"),
    "bytes smuggled in an emoji": ("😀\U000e0155\U000e0142", "hidden_character", 2, "U+E0155"),
    "two variations of one ideograph": ("葛\U000e0100\U000e0101", "hidden_character", 2, "U+E0101"),
    "a Mongolian selector elsewhere": ("a\u180b", "hidden_character", 2, "U+180B"),
    "a Mongolian gap at the end": ("ᠪᠠ\u180e", "hidden_character", 3, "U+180E"),
    "a filler": ("ab\u3164c", "hidden_character", 3, "U+3164"),
    "a halfwidth filler": ("\uffa0a", "hidden_character", 1, "U+FFA0"),
    "a jamo filler before no jamo": ("a\u115f", "hidden_character", 2, "U+115F"),
    "an empty syllable": ("a\u115f\u1160b", "hidden_character", 2, "U+115F"),
    "a braille blank among letters": ("a\u2800\u2800b", "hidden_character", 2, "U+2800"),
    "a grapheme joiner before a letter": ("a\u034fb", "hidden_character", 2, "U+034F"),
    "an invisible operator": ("f\u2061x", "hidden_character", 2, "U+2061"),
    "withdrawn steering": ("a\u206ab", "hidden_character", 2, "U+206A"),
    "an annotation": ("\ufff9a\ufffab\ufffb", "hidden_character", 1, "U+FFF9"),
    "musical beams": ("a\U0001d173", "hidden_character", 2, "U+1D173"),
    "shorthand steering": ("a\U0001bca0", "hidden_character", 2, "U+1BCA0"),
    "what will be hidden in a later Unicode": ("a\ufff0\U000e0fff", "hidden_character", 2, "U+FFF0"),
    "joiners that spell in binary": ("a\u200b\u200c\u200b\u200c", "hidden_character", 2, "U+200B"),
    "noncharacters": ("abc\ufdd0", "control_character", 4, "U+FDD0"),
    "the last of a plane": ("\U0010fffe", "control_character", 1, "U+10FFFE"),
    "a null": ("a\x00", "control_character", 2, "U+0000"),
    "what became of three dots": ("and\x85", "control_character", 4, "U+0085"),
    "an override": ("ab\u202ecd\u202c", "bidirectional_character", 3, "U+202E"),
    "an override in a number with letters": ("\u202dabc\u202c", "bidirectional_character", 1, "U+202D"),
    "an isolate without an end": ("ab\u2066cd", "bidirectional_character", 3, "U+2066"),
    "an end without an isolate": ("ab\u2069cd", "bidirectional_character", 3, "U+2069"),
    "embeddings that cross": ("\u202aa\u2066b\u202cc\u2069", "bidirectional_character", 1, "U+202A"),
    "half an emoji": ("ab\ud83d", "lone_surrogate", 3, "U+D83D"),
    "a bullet of one font": ("\uf0b7 rest", "private_use", 1, "U+F0B7"),
    "private use of the last plane": ("a\U0010fffd", "private_use", 2, "U+10FFFD"),
    "a tower of marks": ("Sh" + "\u0316\u0301" * 15, "too_many_marks", 2, "U+0316"),
    "one mark again and again": ("ก" + "\u0e47" * 4, "too_many_marks", 1, "U+0E47"),
    "a tower with joiners in it": ("h" + "\u0301\u200d\u0302\u200c" * 3, "too_many_marks", 1, "U+0301"),
    "half a million marks": ("h" + "\u0315\u0300\u0316" * 60_000, "too_many_marks", 1, "U+0315"),
}


@pytest.mark.parametrize(("text", "code", "place", "point"), REFUSED.values(), ids=REFUSED)
def test_what_hides_or_misleads_is_refused_with_its_place(text: str, code: str, place: int, point: str) -> None:
    (fault,) = faults_in(normalise(text))
    assert fault.code == code
    assert f"{point} (" in fault.detail
    assert f"at character {place}." in fault.detail
    assert fault.under("body").pointer == "/body"


def test_places_are_counted_as_a_person_counts_them() -> None:
    (fault,) = faults_in("👩‍👩‍👧‍👦 e\u0301le\u0300ve\nin\u202ehere")
    assert "at character 11 (line 2, character 3)." in fault.detail


def test_each_kind_of_fault_is_told_once_with_how_many_there_are_and_without_the_text() -> None:
    faults = faults_in("\x00\x00\u202e\u2066\ud800\ud801\uf0b7 secret\u3164")
    assert [fault.code for fault in faults] == [
        *("control_character", "bidirectional_character", "lone_surrogate", "hidden_character", "private_use"),
    ]
    assert ["the first of 2" in fault.detail for fault in faults] == [True, True, True, False, False]
    assert not any("secret" in fault.detail for fault in faults)


@pytest.mark.parametrize("line_break", ["\n", "\r", "\r\n", "\u2028", "\u2029", "\x0b"])
def test_what_has_one_line_says_where_it_breaks(line_break: str) -> None:
    (fault,) = faults_in(normalise(f"Jo{line_break}Bo", lines=False), lines=False)
    assert fault.code == "one_line"
    assert "at character 3" in fault.detail


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "\n\t", "\u3164", "\u2800", "\u115f", "\u1160", "\uffa0", "\u180e", "\u2060", "\u200b", "\u00ad"),
        *(
            "\u034f",
            "\ufe0f",
            "\U000e0100",
            "\u17b4",
            "\U0001d159",
            "\U0001bca0",
            "\u0301",
            "\u00a0",
            "\u3000",
            "\u1680",
        ),
        *("\ufeff", "\u200e", "\ufffc", "\u2066\u2069", "\U000e0041", "\ufff9", "\u2061", "\u20dd", "\u093e"),
        "\u3164 \u2800\u0301\n\u200b\U000e0020\u00ad",
    ],
    ids=ascii,
)
def test_what_nobody_can_see_is_blank(text: str) -> None:
    assert is_blank(text)
    assert is_blank(normalise(text))


@pytest.mark.parametrize(
    "text", ["a", ".", "🏽", "🇬", "\u0e33", "\x00", "\uffff", "\ue000", "\ud83d", "\u115f\u1161", "\U0001faff"]
)
def test_what_can_be_seen_or_may_be_is_not_blank(text: str) -> None:
    assert not is_blank(text)
    assert visible_length(text) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a\u00adb", [(1, 2, "U+00AD", "soft hyphen")]),
        ("a\u200cb", [(1, 2, "U+200C", "zero width non-joiner")]),
        ("a\u200db", [(1, 2, "U+200D", "zero width joiner")]),
        ("👩\u200d!", [(1, 2, "U+200D", "zero width joiner")]),
        ("a\u200b b\u2060", [(1, 2, "U+200B", "zero width space"), (4, 5, "U+2060", "word joiner")]),
        ("a\u034f\u0308", [(1, 2, "U+034F", "combining grapheme joiner")]),
        ("\u0301a", [(0, 1, "U+0301", "combining acute accent, on nothing")]),
        ("ក\u17b4", [(1, 2, "U+17B4", "khmer vowel inherent aq")]),
        ("caf\ufffd", [(3, 4, "U+FFFD", "replacement character: a program has lost a character here")]),
        (f"a {FLAG}{tags('ustx')}{FLAG_ENDS}", [(2, 8, "U+1F3F4", "flag of a region that few can see: ustx")]),
        ("a\u0378", [(1, 2, "U+0378", "unknown to this program")]),
        ("plain", []),
        ("no\u00a0break, narrow\u202f!", []),
    ],
    ids=ascii,
)
def test_what_is_kept_and_unusual_is_told_by_place_and_name(text: str, found: list[tuple[int, int, str, str]]) -> None:
    assert faults_in(normalise(text)) == []
    assert [(one.start, one.end, one.code, one.label) for one in unusual(text)] == found


def test_of_a_text_from_before_whatever_would_be_refused_is_shown_too() -> None:
    old = f"Rest well.{tags('Jo')} a\u2066b"
    assert [(one.start, one.code) for one in unusual(old)] == [(10, "U+E004A"), (11, "U+E006F"), (14, "U+2066")]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Jo\u200b", "Jo"),
        ("\u2060Zo\u00adë", "Zoë"),
        ("An\u200dna", "Anna"),
        ("ستاره\u200cها", "ستاره\u200cها"),
        ("👩‍⚕️", "👩‍⚕️"),
    ],
    ids=ascii,
)
def test_a_name_has_nothing_hidden_that_its_script_can_do_without(name: str, kept: str) -> None:
    assert without_hints(name) == kept
    assert without_hints(kept) == kept
    assert bool(faults_in_name(name)) == (name != kept)
    assert faults_in_name(kept) == []


@pytest.mark.parametrize(
    ("text", "code", "point"),
    [
        ("116\u00a0123", "odd_space", "U+00A0 (no-break space), at character 4."),
        ("116\u200b123", "hidden_character", "U+200B (zero width space), at character 4."),
        ("\u200e116 123", "hidden_character", "U+200E (left-to-right mark), at character 1."),
        ("https://example.org/\u00ad", "hidden_character", "U+00AD (soft hyphen), at character 21."),
        ("می\u200cشود", "hidden_character", "U+200C (zero width non-joiner), at character 3."),
        ("a\ufeff", "hidden_character", "U+FEFF (byte order mark), at character 2."),
        ("a\tb", "control_character", "U+0009 (tab), at character 2."),
        ("a\nb", "control_character", "U+000A (line break), at character 2."),
        ("a\ufffcb", "hidden_character", "U+FFFC (object replacement character), at character 2."),
        ("a\u0600", "hidden_character", "U+0600 (arabic number sign), at character 2."),
        ("a\u0378", "hidden_character", "U+0378 (unknown to this program), at character 2."),
        ("a\ud83d", "lone_surrogate", "U+D83D (half of a character), at character 2."),
        ("\uf8ff", "private_use", "U+F8FF"),
    ],
    ids=ascii,
)
def test_all_of_an_identifier_is_in_view(text: str, code: str, point: str) -> None:
    (fault,) = faults_in_identifier(text)
    assert fault.code == code
    assert point in fault.detail


@pytest.mark.parametrize("text", ["days_since_loss", "0808 800 1234", "https://example.org/é", "GB-ENG", "N93", ""])
def test_an_identifier_in_plain_view_is_taken(text: str) -> None:
    assert faults_in_identifier(text) == []
