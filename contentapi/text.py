"""What text may hold: one definition for stories and reports, for content, for the admin's forms, for codes and names.

Nothing that cannot be seen may say anything, and nothing that a language needs may be lost. `normalise` drops what is
harmless, `faults_in` refuses what hides or misleads, `unusual` says what was kept and is worth a look. What each
character is, and why it is treated so, stands in `characters`. Pure, and linear in the length of the text.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from contentapi.characters import KINDS, Kind, code_of, kind_of, label_of, name_of
from contentapi.errors import Fault, InvalidInput, pointer

# In NFC. Tibetan piles up to eight marks of its own on a letter, the Hebrew Bible six, Burmese and Quranic Arabic five.
_MOST_MARKS = 8
# Of no script in particular: phonetics and Lithuanian dictionaries have four, Vietnamese and polytonic Greek three.
_MOST_DIACRITICS = 5
# Of one and the same mark. In speech that is drawn out, people repeat a vowel sign.
_MOST_ALIKE = 3
# Python sorts a pile of marks by comparing each with each: one of thousands would take seconds. It is refused anyway.
_TOO_HIGH_TO_SORT = 64


def _any(*kinds: Kind) -> str:
    return f"[{''.join(kinds)}]"


def _either(*patterns: str) -> re.Pattern[str]:
    """A pattern over kinds. Each alternative begins with a letter, so a text that has none of these is skipped fast."""
    return re.compile("|".join(patterns))


_PILED = (Kind.DIACRITIC, Kind.MARK, Kind.LINKER)
_MARKS = (*_PILED, Kind.SPACING_MARK, Kind.SPACING_MARK_WITH_FORM)
_FORMS = (Kind.STYLE, Kind.FORM_1, Kind.FORM_2, Kind.FORM_3, Kind.FORM_4_TO_7, Kind.IDEOGRAPH_FORM)
_TAGS = (Kind.TAG_LETTER, Kind.TAG_DIGIT, Kind.TAG_END)
_DIRECTING = (Kind.ISOLATE, Kind.ISOLATE_ENDS, Kind.EMBEDDING, Kind.EMBEDDING_ENDS, Kind.OVERRIDE)
_HINTS = (
    *(Kind.SOFT_HYPHEN, Kind.BREAK_HERE, Kind.NO_BREAK_HERE),
    *(Kind.NON_JOINER, Kind.JOINER, Kind.GRAPHEME_JOINER),
)
_FILLERS = (Kind.JAMO_NO_LEAD, Kind.JAMO_NO_VOWEL, Kind.BRAILLE_BLANK, Kind.INHERENT_VOWEL)
_SCRIPT_FORMS = (Kind.MONGOLIAN_FORM, Kind.MONGOLIAN_GAP, Kind.SHORTHAND_FORM)
# What takes no room of its own, or shows nothing in it.
_UNSEEN = (*_MARKS, *_FORMS, *_TAGS, *_DIRECTING, *_HINTS, *_FILLERS, *_SCRIPT_FORMS, Kind.HARMLESS, Kind.HIDDEN)
_WHITE = (Kind.SPACE, Kind.TAB, Kind.BREAK)
_PICTURES = (Kind.PICTURE, Kind.PICTURE_ONLY, Kind.BLACK_FLAG)
_OWN_MARKS = _MARKS[1:]
_UNSPACED = (Kind.UNSPACED, Kind.AM, Kind.LETTER_WITH_FORM, *_OWN_MARKS)
_JOINING = (*_UNSPACED, Kind.JOINING, Kind.MONGOLIAN)

# --- Made one ----------------------------------------------------------------------------------------------------

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\u2028\u2029]")
_STEERED = re.compile(_any(Kind.HARMLESS, *_DIRECTING))
# An override around a telephone number changes nothing: figures run from left to right anyway. Phones copy it so.
_DIALLED = re.compile("(?<!\u202d)\u202d([0-9 ()+*#./\u00a0\u2010-\u2015-]*)\u202c(?!\u202c)")
_HIGH = re.compile(f"{_any(*_PILED)}{{{_TOO_HIGH_TO_SORT}}}")
# A style that is asked of what has none. Before a mark it stays (and is refused), for taking it out would make another
# letter of what is around it.
_WITHOUT_STYLES = (
    *(Kind.PICTURE_ONLY, Kind.BLACK_FLAG, Kind.SKIN_TONE, Kind.REGION, Kind.TAG_END),
    *(Kind.SYMBOL, Kind.SYMBOL_WITH_FORM, Kind.SYMBOL_WITH_TWO_FORMS),
)
_STYLED_IN_VAIN = re.compile(f"(?<={_any(*_WITHOUT_STYLES)}){Kind.STYLE}++(?!{_any(*_MARKS)})")
_SAID_TWICE = re.compile("([\u00ad\u034f\u200b-\u200d\u2060\ufe0e\ufe0f])\\1+")


def normalise(text: str, *, lines: bool = True) -> str:
    """The text as it is kept: in NFC, each line ended one way, without what is harmless and cannot be seen.

    Where there are no `lines`, a tab is a space: it comes along with what is copied from a table. Line ends stay, for
    `faults_in` to name. A text that is normalised stays as it is.
    """
    text = _LINE_ENDS.sub("\n", text) if lines else text.replace("\t", " ")
    if text.isascii():
        return text
    kinds = text.translate(KINDS)
    if _STEERED.search(kinds):
        text = _without_steering(text)
        kinds = text.translate(KINDS)
    if not _HIGH.search(kinds):
        text = unicodedata.normalize("NFC", text)
        kinds = text.translate(KINDS)
    text = _without(text, _STYLED_IN_VAIN.finditer(kinds))
    return _SAID_TWICE.sub(r"\1", text)


def _without(text: str, doomed: Iterable[re.Match[str]]) -> str:
    parts, kept_to = [], 0
    for found in doomed:
        parts.append(text[kept_to : found.start()])
        kept_to = found.end()
    return "".join([*parts, text[kept_to:]]) if kept_to else text


def _without_steering(text: str) -> str:
    """Drops the marks that do no harm, and each pair that turns the direction and turns it back.

    Pairs may reach over lines, as where a chat wraps a message whole. Where not all of a text pairs up, those of a line
    that does are dropped, and the rest stays to be refused.
    """
    text = re.sub("[\u061c\u200e\u200f\ufeff\ufffc]", "", text)
    text = _DIALLED.sub(r"\1", text)
    if _pairs_up(text):
        return _DIRECTED.sub("", text)
    return "\n".join(_DIRECTED.sub("", line) if _pairs_up(line) else line for line in text.split("\n"))


_DIRECTED = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CLOSED_BY = {Kind.ISOLATE: Kind.ISOLATE_ENDS, Kind.EMBEDDING: Kind.EMBEDDING_ENDS}


def _pairs_up(text: str) -> bool:
    awaited: list[Kind] = []
    for character in _DIRECTED.findall(text):
        kind = kind_of(character)
        if kind in _CLOSED_BY:
            awaited.append(_CLOSED_BY[kind])
        elif not awaited or awaited.pop() is not kind:
            return False
    return not awaited


def without_hints(text: str) -> str:
    """A name as it is kept: less what only says how letters are set, save where its own script needs that.

    So nobody's name differs from another's by what nobody can see.
    """
    stray = [one for one in unusual(text) if kind_of(text[one.start]) in _HINTS]
    for one in reversed(stray):
        text = text[: one.start] + text[one.end :]
    return unicodedata.normalize("NFC", text) if stray else text


# --- Measured ----------------------------------------------------------------------------------------------------

_CONSONANTS = (Kind.JOINING, Kind.UNSPACED, Kind.LETTER_WITH_FORM)
_SEEN = re.compile(f"[^{''.join((*_UNSEEN, *_WHITE))}]")
# Where what can be seen belongs to what was seen before it.
_JOINED = _either(
    Kind.REGION * 2,
    f"{Kind.JOINER}(?<={_any(*_PICTURES, *_MARKS, Kind.SKIN_TONE, Kind.STYLE, Kind.TAG_END)}.)(?={_any(*_PICTURES)})",
    f"{Kind.SKIN_TONE}(?<={_any(*_PICTURES, Kind.STYLE)}.)",
    f"{Kind.JAMO_LEAD}(?<={Kind.JAMO_LEAD}.)",
    f"{Kind.JAMO_VOWEL}(?<={_any(Kind.JAMO_LEAD, Kind.JAMO_VOWEL)}.)",
    f"{Kind.JAMO_TAIL}(?<={_any(Kind.JAMO_VOWEL, Kind.JAMO_TAIL, Kind.SYLLABLE)}.)",
    f"{Kind.JAMO_TAIL}(?<={Kind.JAMO_LEAD}{Kind.JAMO_NO_VOWEL}.)",
    f"{Kind.LINKER}{_any(Kind.JOINER, Kind.NON_JOINER, *_PILED)}{{0,4}}+(?={_any(*_CONSONANTS)})",
    f"{Kind.AM}(?<={_any(*_UNSPACED)}.)",
)


def visible_length(text: str) -> int:
    """How many characters a person counts: a letter with its marks is one, and so is a family in one picture.

    White space counts, and what cannot be seen does not. `Intl.Segmenter` counts nearly the same.
    """
    if text.isascii():
        return len(text)
    kinds = text.translate(KINDS)
    unseen = sum(kinds.count(kind) for kind in _UNSEEN)
    counted = len(kinds) - unseen - sum(1 for _ in _JOINED.finditer(kinds))
    # What belongs to marks that stand on nothing is seen all the same.
    return counted or int(not is_blank(text))


def is_blank(text: str) -> bool:
    """Whether there is nothing to be seen: no character but white space, fillers, and marks on nothing."""
    return _SEEN.search(text.translate(KINDS)) is None


# --- Refused -----------------------------------------------------------------------------------------------------

_REGION_FLAG = f"{Kind.BLACK_FLAG}{Kind.TAG_LETTER}{{2}}{_any(Kind.TAG_LETTER, Kind.TAG_DIGIT)}{{1,3}}{Kind.TAG_END}"
# What selects a form, and after what.
_SELECTS = {
    Kind.STYLE: (Kind.PICTURE, Kind.KEY, Kind.ZERO),
    Kind.FORM_1: (
        *(Kind.ZERO, Kind.SYMBOL_WITH_FORM, Kind.SYMBOL_WITH_TWO_FORMS, Kind.LETTER_WITH_FORM),
        *(Kind.SPACING_MARK_WITH_FORM, Kind.HIEROGLYPH, Kind.IDEOGRAPH),
    ),
    Kind.FORM_2: (Kind.SYMBOL_WITH_TWO_FORMS, Kind.HIEROGLYPH, Kind.IDEOGRAPH),
    Kind.FORM_3: (Kind.HIEROGLYPH, Kind.IDEOGRAPH),
    Kind.FORM_4_TO_7: (Kind.HIEROGLYPH,),
    Kind.IDEOGRAPH_FORM: (Kind.IDEOGRAPH,),
    Kind.MONGOLIAN_FORM: (Kind.MONGOLIAN,),
    Kind.SHORTHAND_FORM: (Kind.SHORTHAND, Kind.SHORTHAND_FORM),
    Kind.INHERENT_VOWEL: _UNSPACED,
}
_REFUSED = _either(
    _REGION_FLAG,  # read as a whole, and fine: its tags are not looked at
    *_TAGS,
    *_DIRECTING,
    *(Kind.HIDDEN, Kind.CONTROL, Kind.PRIVATE, Kind.HALF),
    *(f"{kind}(?<!{_any(*bases)}.)" for kind, bases in _SELECTS.items()),
    f"{Kind.MONGOLIAN_GAP}(?<!{_any(Kind.MONGOLIAN, Kind.MONGOLIAN_FORM)}.)",
    f"{Kind.MONGOLIAN_GAP}(?!{Kind.MONGOLIAN})",
    f"{Kind.GRAPHEME_JOINER}(?!{_any(*_MARKS)})",
    f"{Kind.JAMO_NO_LEAD}(?!{Kind.JAMO_VOWEL}|{Kind.JAMO_NO_VOWEL}{Kind.JAMO_TAIL})",
    f"{Kind.JAMO_NO_VOWEL}(?<!{_any(Kind.JAMO_LEAD, Kind.JAMO_NO_LEAD)}.)",
    f"{Kind.BRAILLE_BLANK}(?<!{_any(Kind.BRAILLE, Kind.BRAILLE_BLANK)}.){Kind.BRAILLE_BLANK}*+(?!{Kind.BRAILLE})",
)
_HIDDEN_RUN = re.compile(f"{_any(*_HINTS)}{{3,}}+")
_PILE = re.compile(f"{_any(*_MARKS, *_FORMS, *_HINTS)}{{{_MOST_ALIKE + 1},}}+")

_CODES = {
    Kind.CONTROL: "control_character",
    Kind.HALF: "lone_surrogate",
    Kind.PRIVATE: "private_use",
    **dict.fromkeys(_DIRECTING, "bidirectional_character"),
}
# Each kind of fault once, in this order.
_SAID = {
    "control_character": "There is a control character in this text, which cannot be shown",
    "bidirectional_character": "There is a hidden character in this text that changes the direction of writing",
    "lone_surrogate": "There is a broken character in this text, perhaps from an emoji that was cut in two",
    "hidden_character": "There is a hidden character in this text",
    "private_use": "There is a character in this text that only one font can show, such as a bullet",
    "too_many_marks": "There are more marks on one letter in this text than any language has",
    "odd_space": "There is a space in this text that is not the ordinary one",
    "one_line": "This must be on one line",
}
_TAKE_OUT = "Please take it out, or type that part again."


def faults_in(text: str, *, lines: bool = True) -> list[Fault]:
    """Why a text cannot be taken: each kind of fault once, with the first place and character, and no word of the text.

    Places are counted as a person counts. The text is taken to be normalised; without `lines` it has one line.
    """
    kinds = text.translate(KINDS)
    found: dict[str, list[int]] = {}
    for match in _REFUSED.finditer(kinds):
        kind = Kind(kinds[match.start()])
        if kind is not Kind.BLACK_FLAG:
            found.setdefault(_CODES.get(kind, "hidden_character"), []).append(match.start())
    for match in _HIDDEN_RUN.finditer(kinds):
        found.setdefault("hidden_character", []).append(match.start())
    for match in _PILE.finditer(kinds):
        if _is_too_high(text[match.start() : match.end()], match[0]):
            found.setdefault("too_many_marks", []).append(match.start())
    if not lines:
        breaks = [place for place, kind in enumerate(kinds) if kind in (Kind.BREAK, Kind.TAB)]
        found |= {"one_line": breaks} if breaks else {}
    return _say(text, found)


def _is_too_high(pile: str, kinds: str) -> bool:
    marks = [mark for mark, kind in zip(pile, kinds, strict=True) if kind in _PILED]
    if len(marks) > _MOST_MARKS or kinds.count(Kind.DIACRITIC) > _MOST_DIACRITICS:
        return True
    return any(marks.count(mark) > _MOST_ALIKE for mark in marks)


def faults_in_identifier(text: str) -> list[Fault]:
    """Why a text cannot be a code, a key, an address or a number: all of it must be seen, in ordinary spaces if any.

    Nothing is dropped from one of these, and what a language needs is not let by: two that look the same are the same.
    """
    kinds = text.translate(KINDS)
    found: dict[str, list[int]] = {}
    for place, (character, letter) in enumerate(zip(text, kinds, strict=True)):
        if code := _fault_in_character(character, Kind(letter)):
            found.setdefault(code, []).append(place)
    return _say(text, found)


def _fault_in_character(character: str, kind: Kind) -> str:
    if kind in (Kind.BREAK, Kind.TAB):
        return "control_character"
    if kind is Kind.SPACE:
        return "" if character == " " else "odd_space"
    if kind in _CODES:
        return _CODES[kind]
    if kind in _MARKS:
        return ""
    is_hidden = kind in _UNSEEN or unicodedata.category(character) in ("Cf", "Cn")
    return "hidden_character" if is_hidden else ""


def faults_in_name(text: str) -> list[Fault]:
    """Why a text cannot be somebody's name: it has one line, and nothing hidden that its script can do without."""
    if normalise(text, lines=False) == text and without_hints(text) == text:
        return faults_in(text, lines=False)
    return faults_in(text, lines=False) or faults_in_identifier(text)


def accept(text: str, *, at: str, lines: bool = True) -> str:
    """What somebody wrote, as it is kept: "" where nothing of it can be seen. Raises InvalidInput, its faults `at`."""
    kept = normalise(text, lines=lines)
    if faults := [replace(fault, pointer=at) for fault in faults_in(kept, lines=lines)]:
        raise InvalidInput(faults[0].detail, faults=faults)
    return "" if is_blank(kept) else kept


def with_hidden_shown(text: str) -> str:
    """A text to be printed in one line, in which whatever cannot be seen is written out as Python would: `\\u200b`."""
    if text.isascii() and text.isprintable():
        return text
    kinds = text.translate(KINDS)
    pairs = zip(text, kinds, strict=True)
    return "".join(ascii(one)[1:-1] if _fault_in_character(one, Kind(kind)) else one for one, kind in pairs)


def _say(text: str, found: dict[str, list[int]]) -> list[Fault]:
    return [Fault(_describe(text, code, found[code]), code, pointer()) for code in _SAID if code in found]


def _describe(text: str, code: str, places: list[int]) -> str:
    first = places[0]
    # A mark is counted with the letter that it stands on.
    at = _place(text, max(first - 1, 0) if code == "too_many_marks" else first)
    many = f" It is the first of {len(places)}." if len(places) > 1 else ""
    return f"{_SAID[code]}: {name_of(text[first])}, {at}.{many} {_TAKE_OUT}"


def _place(text: str, offset: int) -> str:
    before = text[:offset]
    counted = f"at character {visible_length(before) + 1}"
    line = before.count("\n") + 1
    if line == 1:
        return counted
    return f"{counted} (line {line}, character {visible_length(before[before.rfind(chr(10)) + 1 :]) + 1})"


# --- Kept, and worth a look --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Unusual:
    """A stretch of a text, in code points, that its reader may not see, or not see rightly."""

    start: int
    end: int
    code: str
    label: str


_FAMILIAR_FLAGS = frozenset(
    "\U0001f3f4" + "".join(chr(0xE0000 + ord(letter)) for letter in region) + "\U000e007f"
    for region in ("gbeng", "gbsct", "gbwls")
)


def _outside(kind: Kind, *kinds: Kind) -> str:
    """`kind` where none of `kinds` stands before or after it."""
    return f"{kind}(?<!{_any(*kinds)}.)(?!{_any(*kinds)})"


_UNUSUAL = _either(
    *(Kind.SOFT_HYPHEN, Kind.INHERENT_VOWEL, Kind.LOST),
    _outside(Kind.BREAK_HERE, *_UNSPACED),
    _outside(Kind.NO_BREAK_HERE, *_UNSPACED),
    _outside(Kind.NON_JOINER, *_JOINING),
    f"{_outside(Kind.JOINER, *_JOINING)}"
    f"(?:(?<!{_any(*_PICTURES, *_PILED, Kind.SKIN_TONE, Kind.STYLE, Kind.TAG_END)}.)|(?!{_any(*_PICTURES)}))",
    f"{Kind.GRAPHEME_JOINER}(?!{_any(*_OWN_MARKS)})",
    _REGION_FLAG,
)
_ON_NOTHING = re.compile(f"(?<![^{''.join(_WHITE)}]){_any(*_MARKS)}")


def unusual(text: str) -> list[Unusual]:
    """What was kept of a text and is worth a visible mark, in the order of the text.

    That is what is hidden and does no work where it stands, what is newer than this program, what was lost on the way,
    and marks that stand on nothing. Of a text that was kept before it was held to this, whatever would be refused too.
    """
    return sorted(dict.fromkeys(_find_unusual(text)), key=lambda one: (one.start, one.end))


def _find_unusual(text: str) -> Iterator[Unusual]:
    if text.isascii():
        return
    kinds = text.translate(KINDS)
    for match in _UNUSUAL.finditer(kinds):
        start, end = match.span()
        if kinds[start] == Kind.BLACK_FLAG:
            if text[start:end] not in _FAMILIAR_FLAGS:
                region = "".join(chr(ord(tag) - 0xE0000) for tag in text[start + 1 : end - 1])
                yield Unusual(start, end, code_of(text[start]), f"flag of a region that few can see: {region}")
        else:
            yield Unusual(start, end, code_of(text[start]), label_of(text[start]))
    for match in _REFUSED.finditer(kinds):
        if kinds[match.start()] != Kind.BLACK_FLAG:
            hidden = text[match.start()]
            yield Unusual(match.start(), match.end(), code_of(hidden), label_of(hidden))
    for match in _ON_NOTHING.finditer(kinds):
        mark = text[match.start()]
        yield Unusual(match.start(), match.end(), code_of(mark), f"{label_of(mark)}, on nothing")
    unknown = {one for one in set(text) if kind_of(one) is Kind.SIGN and unicodedata.category(one) == "Cn"}
    for place, character in enumerate(text if unknown else ""):
        if character in unknown:
            yield Unusual(place, place + 1, code_of(character), label_of(character))
