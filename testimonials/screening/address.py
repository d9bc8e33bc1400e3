"""Where somebody lives: a house number with a street, a flat in a building, a street after "I live on".

The ends of street names are those that Royal Mail's addresses have most (the Postcode Address File's thoroughfare
descriptors); what is an ordinary word besides ("way", "close", "drive") is believed in capitals alone.
"""

from collections.abc import Iterator

from testimonials.screening.findings import Finding, Kind
from testimonials.screening.first_names import FIRST_NAMES
from testimonials.screening.ordinary_words import DESCRIBES_PLACES, NOT_NAMES
from testimonials.screening.prepared import Prepared
from testimonials.screening.word_lists import listed

WHY_HOUSE = "A house number and a street."
WHY_STREET = "A street after words that say where somebody lives."
WHY_FLAT = "A flat or a house that is named."

_SURE_STREETS = frozenset(
    listed(
        """
        street road avenue lane crescent terrace grove mews gardens boulevard wynd rd ave cres crescent ln blvd
        parade esplanade cul
        """
    )
)
_DOUBTFUL_STREETS = frozenset(
    listed(
        """
        way close drive place court square hill row walk park rise view green st dr pl ct sq gdns gate bank field
        fields croft meadow meadows mount quay wharf vale dale orchard side yard circus brae loan estate approach
        """
    )
)
_BUILDINGS = frozenset(
    listed("house court tower towers lodge mansions heights point building buildings apartments flats")
)
_FLATS = frozenset(listed("flat apartment apt"))
_LIVES = frozenset(listed("live lives lived living home house flat moved address grew stay stayed"))
_AT = frozenset(listed("on in at off"))
# What stands between a number and "road" where the number counts something: "2 days on the road".
_COUNTED = frozenset(listed("weeks days months years hours minutes miles mins wks metres more other of people"))
_NEW = frozenset(listed("new old high north south east west great little long upper lower first second third the park"))
_NO_TOWNS = (NOT_NAMES | FIRST_NAMES | DESCRIBES_PLACES) - _NEW
_MOST_WORDS = 4
_REACH = 6


def find(text: Prepared) -> Iterator[Finding]:
    for place, word in enumerate(text.words):
        if word.letters in _SURE_STREETS or word.letters in _DOUBTFUL_STREETS:
            yield from _find_street(text, place)
        if word.letters in _FLATS:
            yield from _find_flat(text, place)


def _find_street(text: Prepared, keyword: int) -> Iterator[Finding]:
    first = _find_name(text, keyword)
    if first is None:
        return
    number = _find_number(text, first)
    if number is not None:
        last = _find_town(text, keyword)
        yield text.finding(Kind.ADDRESS, text.words[number].start, text.words[last].end, WHY_HOUSE)
    elif _is_home(text, first) and _is_capitalised(text, first, keyword):
        last = _find_town(text, keyword)
        yield text.finding(Kind.ADDRESS, text.words[first].start, text.words[last].end, WHY_STREET)


def _find_name(text: Prepared, keyword: int) -> int | None:
    """The first word of a street's name, before its keyword; None where there is no name."""
    is_sure = text.words[keyword].letters in _SURE_STREETS
    first = keyword
    while first > 0 and keyword - first < _MOST_WORDS and _is_part(text, first - 1, is_sure=is_sure):
        first -= 1
    if first == keyword:
        return None
    return first if is_sure or _is_capitalised(text, first, keyword) else None


def _is_part(text: Prepared, place: int, *, is_sure: bool) -> bool:
    word, following = text.words[place], text.words[place + 1]
    gap = text.between(word, following)
    if (
        not word.letters.isalpha()
        or gap not in {" ", "  ", "-", ". ", "."}
        or (following.opens and len(word.letters) > 2)
    ):
        return False
    if word.letters in _COUNTED:
        return False
    if text.is_capitalised(word) or word.letters in _NEW:
        return True
    return is_sure and word.letters not in NOT_NAMES and not word.letters.endswith(("ing", "ed", "ly"))


def _is_capitalised(text: Prepared, first: int, keyword: int) -> bool:
    """Whether a street has capitals throughout, its keyword too."""
    words = text.words[first : keyword + 1]
    return all(text.is_capitalised(word) or text.is_shouted(word) for word in words) and any(
        text.is_capitalised(word) for word in words
    )


def _find_number(text: Prepared, first: int) -> int | None:
    """The house number before a street, with the flat before that."""
    if first == 0:
        return None
    word = text.words[first - 1]
    if text.between(word, text.words[first]) not in {" ", "  ", ", ", ","} or not _is_house_number(word.letters):
        return None
    place = first - 1
    if (
        place >= 2
        and text.words[place - 1].letters in {"to", "and"}
        and _is_house_number(text.words[place - 2].letters)
    ):
        place -= 2
    while place >= 1 and text.between(text.words[place - 1], text.words[place]) in {" ", ", ", ",", "-", "/", " - "}:
        before = text.words[place - 1].letters
        if not (_is_house_number(before) or before in _FLATS or before in {"no", "number", "house"}):
            break
        place -= 1
    return place


def _is_house_number(letters: str) -> bool:
    """12, 12a, 104."""
    figures = letters.rstrip("abcdefgh")
    return figures.isdigit() and len(figures) <= 4 and len(letters) - len(figures) <= 1


def _is_home(text: Prepared, first: int) -> bool:
    """Whether words before a street say that somebody lives there."""
    if first == 0 or text.words[first - 1].letters not in _AT:
        return False
    for place in range(first - 1, max(-1, first - 1 - _REACH), -1):
        if text.words[place].letters in _LIVES:
            return True
        if text.words[place].opens:
            return False
    return False


def _find_town(text: Prepared, last: int) -> int:
    """The last word of a town after a street: 14 Example Avenue, Ashcombe."""
    town = last
    while town + 1 < len(text.words) and town - last < 3:
        left, right = text.words[town], text.words[town + 1]
        gaps = {", ", ",", ",\n", "\n", " in "} if town == last else {" ", "-", ", "}
        if text.between(left, right) not in gaps or right.letters in _NO_TOWNS or not text.is_capitalised(right):
            break
        town += 1
    return town


def _find_flat(text: Prepared, place: int) -> Iterator[Finding]:
    """Flat 3b, Rose Court."""
    number = place + 1
    if number + 1 >= len(text.words) or text.between(text.words[place], text.words[number]) not in {" ", "  "}:
        return
    letters = text.words[number].letters
    if not _is_house_number(letters) and not (len(letters) == 1 and letters.isalpha() and letters not in "iau"):
        return
    last = number + 1
    while last < len(text.words) and last - number <= _MOST_WORDS:
        gap = text.between(text.words[last - 1], text.words[last])
        word = text.words[last]
        if gap not in {", ", ",", " "} or not (text.is_capitalised(word) or word.letters in _BUILDINGS):
            return
        if word.letters in _BUILDINGS and last > number + 1:
            end = _find_town(text, last)
            yield text.finding(Kind.ADDRESS, text.words[place].start, text.words[end].end, WHY_FLAT)
            return
        last += 1
