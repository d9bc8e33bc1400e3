"""Hospitals, clinics, surgeries and wards that are named: St Mary's Hospital, not "my local hospital"."""

import re
from collections.abc import Iterator

from testimonials.screening.findings import Finding, Kind
from testimonials.screening.names import TITLES
from testimonials.screening.ordinary_words import DESCRIBES_PLACES, NAMES_PLACES_IN_CAPITALS, NOT_NAMES
from testimonials.screening.prepared import Prepared
from testimonials.screening.word_lists import listed

WHY = "A hospital, clinic or ward that is named."
WHY_SAINT = "Somewhere named after a saint, as hospitals are."

# What a place of care is called whatever stands before it; the same, where one word's capital is too little to go by
# ("Emergency surgery"); and what may be any centre, unless it says what for.
_PLACES = frozenset(listed("hospital hospitals infirmary hospice clinic"))
_DOUBTFUL_PLACES = frozenset(listed("surgery ward maternity practice"))
_CENTRES = frozenset(listed("centre center unit suite trust"))
_FOR_CARE = frozenset(
    listed(
        """
        medical health birth birthing fertility women womens maternity pregnancy bereavement nhs hospital hospitals
        foundation
        """
    )
)
CARE = _PLACES | _DOUBTFUL_PLACES | _CENTRES
_GOES_ON = _PLACES | _CENTRES | frozenset(listed("nhs foundation maternity wing ward"))
_SAINTS = frozenset({"st", "saint"})
_LINKS = frozenset({"of", "and"})
_GAP = re.compile(r"\s{1,2}|-|\s?&\s?|'\s|\.\s?")
_NO_NAME_ENDS_SO = ("ing", "ed", "ly", "nt")
_MOST_WORDS = 6

# Before a name that has no capitals there must be a place for it to be at, or a word that only names begin with.
_AT = frozenset(listed("at in to from by via outside near into"))
_BEGIN_NAMES = _SAINTS | frozenset(listed("royal queen queens king kings princess prince lady"))
_MOST_SMALL_WORDS = 4

# Towns that are named after a saint, and what else is: days, churches, schools.
_TOWNS = frozenset(listed("albans andrews ives helens davids neots leonards pancras"))
_NOT_PLACES_OF_CARE = frozenset(listed("day church school road street station park cathedral cross university college"))


def find(text: Prepared) -> Iterator[Finding]:
    for place, word in enumerate(text.words):
        if word.letters in CARE:
            span = _find_in_capitals(text, place) or _find_in_small(text, place)
            if span:
                yield text.finding(Kind.ORGANISATION, text.words[span[0]].start, text.words[span[1]].end, WHY)
        elif word.letters in _SAINTS:
            yield from _find_saint(text, place)


# --- By capitals -------------------------------------------------------------------------------------------------


def _find_in_capitals(text: Prepared, keyword: int) -> tuple[int, int] | None:
    """The words of a name that the capitals of its parts give away: Elm Tree Surgery, Royal Infirmary of Ashcombe."""
    first, last = _reach_back(text, keyword), _reach_on(text, keyword)
    names = sum(_is_name(text, place) for place in range(first, last + 1) if place != keyword)
    is_capital = text.is_capitalised(text.words[keyword])
    letters = text.words[keyword].letters
    if letters in _CENTRES and not _FOR_CARE & {word.letters for word in text.words[first : last + 1]}:
        return None
    if letters in _PLACES and is_capital and not names:
        names = sum(text.words[place].letters in NAMES_PLACES_IN_CAPITALS for place in range(first, keyword))
    if not names:
        return None
    is_sure = is_capital or names > 1 or not _begins_sentence(text, first, keyword)
    if letters not in _PLACES and not is_capital:
        is_sure = names > 1 or (first > 0 and text.words[first - 1].letters in _AT)
    return (first, last) if is_sure else None


def _begins_sentence(text: Prepared, first: int, keyword: int) -> bool:
    """Whether the one capital is that of a sentence, and the word one that sentences begin with."""
    word = text.words[first]
    return word.opens and (word.letters.endswith(_NO_NAME_ENDS_SO) or text.words[keyword].letters not in _PLACES)


def _reach_back(text: Prepared, keyword: int) -> int:
    first = keyword
    while first > 0 and keyword - first < _MOST_WORDS and _belongs(text, first - 1):
        first -= 1
    while first < keyword and not _is_name(text, first) and not text.is_capitalised(text.words[first]):
        first += 1
    return first


def _belongs(text: Prepared, place: int) -> bool:
    """Whether a word may be part of a name that goes on after it."""
    word, following = text.words[place], text.words[place + 1]
    if not _GAP.fullmatch(text.between(word, following)) or (following.opens and word.letters not in _SAINTS):
        return False
    return _is_name(text, place) or word.letters in DESCRIBES_PLACES or word.letters in _LINKS


def _is_name(text: Prepared, place: int) -> bool:
    """Whether a word is one that only a name would have here: a capital and no ordinary word, or a saint's."""
    word = text.words[place]
    if word.letters in _SAINTS:
        return place + 1 < len(text.words) and text.words[place + 1].letters not in NOT_NAMES
    if place and text.words[place - 1].letters in _SAINTS:
        return word.letters not in CARE
    if len(word.letters) == 1 or not text.is_capitalised(word):
        return False
    is_after_title = place > 0 and text.words[place - 1].letters in TITLES  # Dr Jones's clinic is named as a person
    return not is_after_title and word.letters not in NOT_NAMES | DESCRIBES_PLACES


def _reach_on(text: Prepared, keyword: int) -> int:
    """The last word of a name after its keyword: … Maternity Unit, … Infirmary of Ashcombe."""
    last = keyword
    while last - keyword < _MOST_WORDS and _follows(text, last) and text.words[last + 1].letters in _GOES_ON:
        last += 1
    if _follows(text, last) and text.words[last + 1].letters == "of" and _follows(text, last + 1):
        of = last + 1
        while _follows(text, of) and _is_name(text, of + 1) and of - last < _MOST_WORDS:
            of += 1
        last = of if of > last + 1 else last
    return last


def _follows(text: Prepared, place: int) -> bool:
    """Whether another word follows in the same breath."""
    if place + 1 >= len(text.words):
        return False
    if text.words[place + 1].opens and text.words[place].letters not in _SAINTS:
        return False
    return _GAP.fullmatch(text.between(text.words[place], text.words[place + 1])) is not None


# --- Without capitals --------------------------------------------------------------------------------------------


def _find_in_small(text: Prepared, keyword: int) -> tuple[int, int] | None:
    """The words of a name where nothing has capitals: at leeds hospital, the royal infirmary."""
    if text.words[keyword].letters not in _PLACES:
        return None
    names = 0
    for first in range(keyword - 1, max(-1, keyword - 1 - _MOST_SMALL_WORDS), -1):
        word = text.words[first]
        if not _follows(text, first):
            return None
        if word.letters in _BEGIN_NAMES:
            return first, _reach_on(text, keyword)
        if word.letters in _AT:
            return (first + 1, keyword) if names else None
        if word.letters in DESCRIBES_PLACES:
            continue
        if word.letters in NOT_NAMES or not word.letters.isalpha() or word.letters.endswith(_NO_NAME_ENDS_SO):
            return None
        names += 1
    return None


def _find_saint(text: Prepared, place: int) -> Iterator[Finding]:
    """At St Mary's, with no hospital said."""
    if not 0 < place < len(text.words) - 1 or text.words[place - 1].letters not in _AT:
        return
    saint, name = text.words[place], text.words[place + 1]
    owns = text.folded[name.start : name.end].endswith("'s") or text.folded[name.end : name.end + 1] == "'"
    is_a_town = name.letters in _TOWNS and not owns
    following = text.words[place + 2].letters if place + 2 < len(text.words) else ""
    if name.letters.endswith("s") and not is_a_town and following not in _NOT_PLACES_OF_CARE:
        yield text.finding(Kind.ORGANISATION, saint.start, name.end, WHY_SAINT)
