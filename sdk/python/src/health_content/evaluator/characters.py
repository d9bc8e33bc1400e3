# Copied from contentapi/characters.py by generate.py: change that.
"""What single characters are: a kind for every code point, and a plain name. What becomes of each kind is `text`'s.

Of the characters that cannot be seen, some do work in somebody's writing and some only hide. The table says for each
what it does, and so why it is dropped, kept or refused. What a later Unicode adds is a sign like others, save where
Unicode has set code points apart beforehand: for what is not shown, and for what is no character.
"""

import unicodedata
from enum import StrEnum


class Kind(StrEnum):
    """What a character is, as a letter: a text read as its kinds can be held against patterns, place by place."""

    SIGN = "o"  # anything else that can be seen
    SPACE = " "
    TAB = "t"
    BREAK = "/"

    # Letters that matter to the characters around them.
    JOINING = "j"  # of a script in which letters join, or combine: it needs ZWJ and ZWNJ
    UNSPACED = "y"  # of a script that sets no spaces between words: it needs ZWSP as well
    AM = "A"  # Thai and Lao AM: a vowel that belongs to the consonant before it
    IDEOGRAPH = "I"
    MONGOLIAN = "M"
    SHORTHAND = "D"
    BRAILLE = "B"
    JAMO_LEAD = "L"
    JAMO_VOWEL = "V"
    JAMO_TAIL = "T"
    SYLLABLE = "H"  # Hangul, composed

    # Marks on the character before them.
    DIACRITIC = "g"  # of no script in particular
    MARK = "n"  # of a script's own
    LINKER = "r"  # makes one of two consonants
    SPACING_MARK = "c"
    SPACING_MARK_WITH_FORM = "N"

    # Pictures and signs, and what selects another form of them.
    PICTURE = "P"  # has a form as text and one as a picture
    PICTURE_ONLY = "p"
    BLACK_FLAG = "F"
    SKIN_TONE = "m"
    REGION = "R"
    KEY = "9"  # on a key: it has those two forms too
    ZERO = "Z"  # the same, and a form with a stroke
    SYMBOL = "Y"
    SYMBOL_WITH_FORM = "b"
    SYMBOL_WITH_TWO_FORMS = "l"
    LETTER_WITH_FORM = "u"
    HIEROGLYPH = "E"  # up to seven forms
    STYLE = "s"  # VS15 and VS16: as text, as a picture
    FORM_1 = "v"
    FORM_2 = "w"
    FORM_3 = "W"
    FORM_4_TO_7 = "X"
    IDEOGRAPH_FORM = "i"
    TAG_LETTER = "a"
    TAG_DIGIT = "5"
    TAG_END = "z"

    # What steers how the text around it is set.
    HARMLESS = "x"
    ISOLATE = "<"
    ISOLATE_ENDS = ">"
    EMBEDDING = "C"
    EMBEDDING_ENDS = "G"
    OVERRIDE = "!"
    SOFT_HYPHEN = "%"
    BREAK_HERE = "_"
    NO_BREAK_HERE = "="
    NON_JOINER = ":"
    JOINER = "@"
    GRAPHEME_JOINER = "&"
    MONGOLIAN_FORM = "f"
    MONGOLIAN_GAP = "e"
    SHORTHAND_FORM = "d"
    INHERENT_VOWEL = "q"
    JAMO_NO_LEAD = "k"
    JAMO_NO_VOWEL = "K"
    BRAILLE_BLANK = "O"
    LOST = "U"

    HIDDEN = "h"
    CONTROL = "0"
    PRIVATE = "1"
    HALF = "2"


# Unicode 17, in hexadecimal ranges that include both ends. Scripts go by their blocks, so that letters which they come
# to have are among them.
_SCRIPTS: tuple[tuple[Kind, str], ...] = (
    (
        Kind.JOINING,
        """
        0590-08FF 0900-0DFF 1700-177F 1900-194F 1CD0-1CFF A800-A8FF A930-A95F ABC0-ABFF FB1D-FDCF FDF0-FDFF FE70-FEFC
        10800-10FFF 11000-11FFF 16100-1613F 16D40-16D7F 1E800-1EFFF
        """,
    ),
    (Kind.UNSPACED, "0E00-109F 1780-17FF 1950-1AAF 1B00-1C4F A980-A9FF AA00-AADF"),
    (Kind.MONGOLIAN, "1800-18AF"),
)
# Of no script in particular; all other marks are a script's own.
_DIACRITICS = "0300-036F 1AB0-1AFF 1DC0-1DFF 20D0-20FF FE20-FE2F"
# What stands for itself, whatever script it is of. The later row wins.
_TABLE: tuple[tuple[Kind, str], ...] = (
    (Kind.AM, "0E33 0EB3"),
    (Kind.IDEOGRAPH, "3007 3400-4DBF 4E00-9FFF F900-FAFF 20000-3FFFD"),
    (Kind.SHORTHAND, "1BC00-1BC9F"),
    (Kind.BRAILLE, "2801-28FF"),
    (Kind.JAMO_LEAD, "1100-115E A960-A97C"),
    (Kind.JAMO_VOWEL, "1161-11A7 D7B0-D7C6"),
    (Kind.JAMO_TAIL, "11A8-11FF D7CB-D7FB"),
    (Kind.SYLLABLE, "AC00-D7A3"),
    # Signs whose form can be selected (StandardizedVariants.txt, emoji-variation-sequences.txt). A style that is asked
    # of any other symbol does nothing, and phones ask for it: it is dropped.
    (Kind.SYMBOL, "2010-2027 2030-205E 20A0-20CF 2100-27FF 2900-2BFF 3001-3004 3008-3020 3030-3037 3200-33FF"),
    (Kind.PICTURE_ONLY, "2705 270A-270B 2728 274C 274E 2754-2755 2795-2797 27B0 27BF 1F000-1FAFF 1FC00-1FFFD"),
    (
        Kind.PICTURE,
        """
        00A9 00AE 203C 2049 2122 2139 2194-2199 21A9-21AA 231A-231B 2328 23CF 23E9-23F3 23F8-23FA 24C2 25AA-25AB 25B6
        25C0 25FB-25FE 2600-2604 260E 2611 2614-2615 2618 261D 2620 2622-2623 2626 262A 262E-262F 2638-263A 2640 2642
        2648-2653 265F-2660 2663 2665-2666 2668 267B 267E-267F 2692-2697 2699 269B-269C 26A0-26A1 26A7 26AA-26AB
        26B0-26B1 26BD-26BE 26C4-26C5 26C8 26CF 26D1 26D3-26D4 26E9-26EA 26F0-26F5 26F7-26FA 26FD 2702 2708-2709
        270C-270D 270F 2712 2714 2716 271D 2721 2733-2734 2744 2747 2753 2757 2763-2764 27A1 2934-2935 2B05-2B07
        2B1B-2B1C 2B50 2B55 3030 303D 3297 3299 1F004 1F170-1F171 1F17E-1F17F 1F202 1F21A 1F22F 1F237 1F30D-1F30F
        1F315 1F31C 1F321 1F324-1F32C 1F336 1F378 1F37D 1F393 1F396-1F397 1F399-1F39B 1F39E-1F39F 1F3A7 1F3AC-1F3AE
        1F3C2 1F3C4 1F3C6 1F3CA-1F3CE 1F3D4-1F3E0 1F3ED 1F3F3 1F3F5 1F3F7 1F408 1F415 1F41F 1F426 1F43F 1F441-1F442
        1F446-1F449 1F44D-1F44E 1F453 1F46A 1F47D 1F4A3 1F4B0 1F4B3 1F4BB 1F4BF 1F4CB 1F4DA 1F4DF 1F4E4-1F4E6
        1F4EA-1F4ED 1F4F7 1F4F9-1F4FB 1F4FD 1F508 1F50D 1F512-1F513 1F549-1F54A 1F550-1F567 1F56F-1F570 1F573-1F579
        1F587 1F58A-1F58D 1F590 1F5A5 1F5A8 1F5B1-1F5B2 1F5BC 1F5C2-1F5C4 1F5D1-1F5D3 1F5DC-1F5DE 1F5E1 1F5E3 1F5E8
        1F5EF 1F5F3 1F5FA 1F610 1F687 1F68D 1F691 1F694 1F698 1F6AD 1F6B2 1F6B9-1F6BA 1F6BC 1F6CB 1F6CD-1F6CF
        1F6E0-1F6E5 1F6E9 1F6F0 1F6F3
        """,
    ),
    (Kind.BLACK_FLAG, "1F3F4"),
    (Kind.SKIN_TONE, "1F3FB-1F3FF"),
    (Kind.REGION, "1F1E6-1F1FF"),
    (Kind.KEY, "0023 002A 0031-0039"),
    (Kind.ZERO, "0030"),
    (
        Kind.SYMBOL_WITH_FORM,
        """
        2205 2229-222A 2268-2269 2272-2273 228A-228B 2293-2295 2297 229C 22DA-22DB 2A3C-2A3D 2A9D-2A9E 2AAC-2AAD
        2ACB-2ACC FF10
        """,
    ),
    (
        Kind.SYMBOL_WITH_TWO_FORMS,
        """
        2018-2019 201C-201D 210B 2110 2112 211B 212C 2130-2131 2133 3001-3002 FF01 FF0C FF0E FF1A-FF1B FF1F 1D49C
        1D49E-1D49F 1D4A2 1D4A5-1D4A6 1D4A9-1D4AC 1D4AE-1D4B5
        """,
    ),
    (
        Kind.LETTER_WITH_FORM,
        """
        1000 1002 1004 1010-1011 1015 1019-101A 101C-101D 1022 1075 1078 107A 1080 A856 A85C A85E-A860 A868 AA60-AA66
        AA6B-AA6C AA6F AA7A 10AC5-10AC6 10AD6-10AD7 10AE1
        """,
    ),
    (Kind.SPACING_MARK_WITH_FORM, "1031"),
    (Kind.HIEROGLYPH, "13000-1342F 13441-13446 13460-143FA"),
    (Kind.STYLE, "FE0E-FE0F"),
    (Kind.FORM_1, "FE00"),
    (Kind.FORM_2, "FE01"),
    (Kind.FORM_3, "FE02"),
    (Kind.FORM_4_TO_7, "FE03-FE06"),
    (Kind.IDEOGRAPH_FORM, "E0100-E01EF"),
    (
        Kind.LINKER,
        "094D 09CD 0ACD 0B4D 0C4D 0D4D 1039 17D2 1A60 1B44 1BAB A9C0 AAF6 10A3F 11133 1193E 11A47 11A99 11F42",
    ),
    # Dropped. They change nothing that is read: marks of direction that keyboards and chats put in by themselves (LRM,
    # RLM, ALM), a byte order mark, and what stands for a picture that was not pasted with its text.
    (Kind.HARMLESS, "061C 200E-200F FEFF FFFC"),
    # Dropped where each has its end, as contacts and chats paste them. One that has none turns what follows it.
    (Kind.ISOLATE, "2066-2068"),
    (Kind.ISOLATE_ENDS, "2069"),
    (Kind.EMBEDDING, "202A-202B"),
    (Kind.EMBEDDING_ENDS, "202C"),
    # Refused: it makes a text read otherwise than it is stored.
    (Kind.OVERRIDE, "202D-202E"),
    # Kept. They say where a line may break and where letters join, and whole languages cannot be written without them.
    # Where the writing around them has no use for them they are shown to whoever decides.
    (Kind.SOFT_HYPHEN, "00AD"),
    (Kind.BREAK_HERE, "200B"),
    (Kind.NO_BREAK_HERE, "2060"),
    (Kind.NON_JOINER, "200C"),
    (Kind.JOINER, "200D"),
    # Kept before a mark, where it keeps marks apart (the Hebrew Bible, German dictionaries); it only sorts elsewhere.
    (Kind.GRAPHEME_JOINER, "034F"),
    # Kept after the letters that they are made for, and refused elsewhere, where they do nothing but hide.
    (Kind.MONGOLIAN_FORM, "180B-180D 180F"),
    (Kind.MONGOLIAN_GAP, "180E"),
    (Kind.SHORTHAND_FORM, "1BCA0-1BCA3"),
    (Kind.INHERENT_VOWEL, "17B4-17B5"),  # Khmer; some keyboards have it, and it is shown, for it does nothing
    # Kept in old Korean, where they stand for a part that a syllable lacks.
    (Kind.JAMO_NO_LEAD, "115F"),
    (Kind.JAMO_NO_VOWEL, "1160"),
    (Kind.BRAILLE_BLANK, "2800"),  # kept beside other braille
    (Kind.LOST, "FFFD"),  # kept, and shown: a program has lost a character here
    # Refused. Operators that only formula editors set, steering that Unicode has withdrawn, Hangul fillers of old code
    # pages, annotations that show one text and hold another, what printed music is set with, language tags, selectors
    # that nothing has, and what Unicode has set apart for more of their kind.
    (
        Kind.HIDDEN,
        "2061-2065 206A-206F 3164 FE07-FE0D FFA0 FFF0-FFFB 1D159 1D173-1D17A E0000-E00FF E01F0-E0FFF",
    ),
    # Refused but in the flag of a region: black flag, its code in tags, the end.
    (Kind.TAG_DIGIT, "E0030-E0039"),
    (Kind.TAG_LETTER, "E0061-E007A"),
    (Kind.TAG_END, "E007F"),
    # Refused: nobody can see what they stand for.
    (Kind.CONTROL, "0000-0008 000E-001F 007F-009F FDD0-FDEF"),
    (Kind.CONTROL, " ".join(f"{plane}FFFE-{plane}FFFF" for plane in ["", *"123456789ABCDEF", "10"])),
    (Kind.PRIVATE, "E000-F8FF F0000-FFFFD 100000-10FFFD"),
    (Kind.HALF, "D800-DFFF"),
    (Kind.SPACE, "0020 00A0 1680 2000-200A 202F 205F 3000"),
    (Kind.TAB, "0009"),
    # A vertical tab is how Word ends a line within a paragraph. U+0085 is no break: nearly always it is what became of
    # three dots on their way here.
    (Kind.BREAK, "000A-000D 2028-2029"),
)
# All marks of the Unicode that Python knows lie below this, but for the selectors.
_BEYOND_MARKS = 0x1F000

_NAMES: dict[int, str] = {
    **dict(enumerate(("null", "start of heading", "start of text", "end of text"))),
    0x07: "bell",
    0x08: "backspace",
    0x09: "tab",
    0x0A: "line break",
    0x0B: "line break of a word processor",
    0x0C: "page break",
    0x0D: "line break",
    0x1A: "substitute",
    0x1B: "escape",
    0x7F: "delete",
    0x85: "next line",
    0x2800: "braille blank",
    0x2028: "line separator",
    0x2029: "paragraph separator",
    0xFEFF: "byte order mark",
    0xFFFD: "replacement character: a program has lost a character here",
}
_NAMES_OF_KINDS: dict[Kind, str] = {
    Kind.CONTROL: "control character",
    Kind.HALF: "half of a character",
    Kind.PRIVATE: "private use: a sign of one font alone",
}


def _ranges(written: str) -> list[tuple[int, int]]:
    parts = (part.split("-") for part in written.split())
    return [(int(part[0], 16), int(part[-1], 16)) for part in parts]


def _kind_of_mark(place: int) -> Kind | None:
    character = chr(place)
    category = unicodedata.category(character)
    if category in ("Mn", "Me") or unicodedata.combining(character):
        return Kind.MARK
    return Kind.SPACING_MARK if category == "Mc" else None


def _make_kinds() -> str:
    kinds = bytearray(Kind.SIGN.encode() * 0x110000)

    def fill(kind: Kind, written: str) -> None:
        for first, last in _ranges(written):
            kinds[first : last + 1] = kind.encode() * (last + 1 - first)

    for kind, written in _SCRIPTS:
        fill(kind, written)
    for place in range(0x300, _BEYOND_MARKS):
        if (mark := _kind_of_mark(place)) is not None:
            kinds[place] = ord(mark)
    fill(Kind.DIACRITIC, _DIACRITICS)
    for kind, written in _TABLE:
        fill(kind, written)
    return kinds.decode("ascii")


# The kind of each code point, at its place: `text.translate(KINDS)` is the text as kinds, as long as itself.
KINDS = _make_kinds()


def kind_of(character: str) -> Kind:
    return Kind(KINDS[ord(character)])


def label_of(character: str) -> str:
    """What a character is called, in plain words where we have some: `zero width space`."""
    place = ord(character)
    if 0xFDD0 <= place <= 0xFDEF or place & 0xFFFE == 0xFFFE:
        return "no character at all"
    if 0xE0000 <= place <= 0xE007F:
        return "tag, which nobody can see"
    known = _NAMES.get(place) or _NAMES_OF_KINDS.get(kind_of(character)) or unicodedata.name(character, "").lower()
    return known or "unknown to this program"


def code_of(character: str) -> str:
    return f"U+{ord(character):04X}"


def name_of(character: str) -> str:
    """A character that may not be seen, or be taken for another: `U+200B (zero width space)`."""
    return f"{code_of(character)} ({label_of(character)})"


# Beyond these, somebody meant another word, and not this one with something in it.
_MOST_FOREIGN = 3


def foreign_in(word: str) -> str:
    """A sentence for a name that is not known, and looks as if it were: which characters in it are not plain ones.

    "" where there are none, or so many that it is simply another name.
    """
    foreign = [(place, character) for place, character in enumerate(word, start=1) if not character.isascii()]
    if not 0 < len(foreign) <= _MOST_FOREIGN:
        return ""
    said = [f"{name_of(character)} at character {place}" for place, character in foreign]
    return f" It holds {' and '.join(said)}."
