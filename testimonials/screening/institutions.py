"""Schools that are named, and where somebody works: "St Anne's Primary School", "works at Tesco in Leeds"."""

from collections.abc import Iterator

from testimonials.screening.findings import Finding, Kind
from testimonials.screening.first_names import FIRST_NAMES
from testimonials.screening.ordinary_words import DESCRIBES_PLACES, NOT_NAMES
from testimonials.screening.organisations import CARE
from testimonials.screening.phrases import Phrases
from testimonials.screening.prepared import Prepared
from testimonials.screening.word_lists import listed

WHY_SCHOOL = "A school or university that is named."
WHY_WORK = "A place of work that is named."

_SCHOOLS = frozenset(listed("school academy college university nursery kindergarten playgroup preschool uni sixth"))
_GOES_ON = frozenset(listed("school academy college sixth form nursery preschool campus"))
_KINDS = frozenset(
    listed(
        """
        primary secondary high grammar infant infants junior comprehensive community catholic church of england c e ce
        rc girls boys first middle lower upper sixth form preparatory prep nursery boarding special free technical art
        city sunday medical business law music drama old new local same public private state driving summer day night
        after before faith international further our my his her their the whole red american british
        """
    )
)
_SAINTS = frozenset({"st", "saint", "ss"})
_AT = frozenset(listed("at to in from of attends attended"))
_MOST_WORDS = 6

# Employers that most people know, for texts without capitals.
_EMPLOYERS = frozenset(
    listed(
        """
        tesco asda sainsburys morrisons aldi lidl waitrose greggs amazon argos primark ikea mcdonalds costa starbucks
        boots superdrug wilko homebase ryanair easyjet barclays lloyds natwest santander halifax vodafone tescos
        """
    )
)
WORK: Phrases[None] = Phrases(
    [
        ("work/works/worked/working at/for", None),
        ("work/works/worked/working as ... at/for", None),
        ("employed at/by", None),
        ("job/shift/shifts at/with/for", None),
        ("<role> at/for", None),
    ],
    {
        "role": listed(
            """
            manager cashier teacher secretary accountant solicitor lawyer engineer driver chef cook waitress waiter
            cleaner carer lecturer librarian headteacher head assistant apprentice receptionist bookkeeper boss
            colleagues director
            """
        )
    },
)
_NO_EMPLOYERS = NOT_NAMES | DESCRIBES_PLACES
_LINKS = frozenset(listed("and of the"))
_GAPS = frozenset({" ", "  ", "-", " & ", "&", "'", ". "})


def find(text: Prepared) -> Iterator[Finding]:
    for place, word in enumerate(text.words):
        if word.letters in _SCHOOLS:
            yield from _find_school(text, place)
    for match in WORK.find(text.words):
        yield from _find_work(text, match.last + 1)


# --- Schools -----------------------------------------------------------------------------------------------------


def _find_school(text: Prepared, keyword: int) -> Iterator[Finding]:
    first = _reach_back(text, keyword)
    last = _reach_on(text, keyword)
    names = [place for place in range(first, last + 1) if _is_name(text, place)]
    if not names or any(word.letters in CARE for word in text.words[last + 1 : last + 2]):
        return
    begins_sentence = text.words[first].opens and names == [first] and not text.is_capitalised(text.words[keyword])
    if not begins_sentence or text.words[first].letters in _SAINTS:
        yield text.finding(Kind.INSTITUTION, text.words[first].start, text.words[last].end, WHY_SCHOOL)


def _reach_back(text: Prepared, keyword: int) -> int:
    first = keyword
    while first > 0 and keyword - first < _MOST_WORDS and _belongs(text, first - 1):
        first -= 1
    while first < keyword and not _is_name(text, first):
        first += 1
    return first


def _belongs(text: Prepared, place: int) -> bool:
    word, following = text.words[place], text.words[place + 1]
    if text.between(word, following) not in _GAPS or (following.opens and word.letters not in _SAINTS):
        return False
    return _is_name(text, place) or word.letters in _KINDS or word.letters in _LINKS


def _is_name(text: Prepared, place: int) -> bool:
    """Whether a word is one that only a name would have here."""
    word = text.words[place]
    if word.letters in _SAINTS:
        return place + 1 < len(text.words) and text.words[place + 1].letters not in NOT_NAMES
    if place and text.words[place - 1].letters in _SAINTS:
        return word.letters not in NOT_NAMES
    is_ordinary = word.letters in NOT_NAMES or word.letters in _KINDS or word.letters in _SCHOOLS
    return text.is_capitalised(word) and not is_ordinary and len(word.letters) > 1


def _reach_on(text: Prepared, keyword: int) -> int:
    """The last word of a school's name after its keyword: University of Leeds, School in Ashcombe."""
    last = keyword
    while (
        last + 1 < len(text.words)
        and last - keyword < _MOST_WORDS
        and text.between(text.words[last], text.words[last + 1]) == " "
    ):
        following = text.words[last + 1]
        if following.letters in _GOES_ON:
            last += 1
        elif following.letters in {"of", "for", "in"} and last + 2 < len(text.words) and _is_name(text, last + 2):
            last = _end_of_name(text, last + 2)
        else:
            break
    return last


# --- Work --------------------------------------------------------------------------------------------------------


def _find_work(text: Prepared, first: int) -> Iterator[Finding]:
    if first < len(text.words) and text.words[first].letters in {"the", "a", "an"}:
        first += 1
    if first >= len(text.words) or text.words[first].opens:
        return
    if text.between(text.words[first - 1], text.words[first]) not in {" ", "  ", ' "'}:
        return
    word = text.words[first]
    if not (_is_employer(text, first) or word.letters in _EMPLOYERS):
        return
    last = _end_of_name(text, first)
    if any(each.letters in CARE for each in text.words[first : last + 2]):
        return  # a hospital or clinic, which `organisations` looks for
    if last + 2 < len(text.words) and text.words[last + 1].letters in {"in", "on", "at", "near"}:
        is_close = text.between(text.words[last], text.words[last + 1]) == " "
        if is_close and _is_employer(text, last + 2):
            last = _end_of_name(text, last + 2)
    yield text.finding(Kind.INSTITUTION, word.start, text.words[last].end, WHY_WORK)


def _is_employer(text: Prepared, place: int) -> bool:
    word = text.words[place]
    if word.letters in NOT_NAMES or word.letters in FIRST_NAMES:
        return False
    if word.letters in DESCRIBES_PLACES:  # British Airways is one, and a British firm is none
        following = text.words[place + 1 : place + 2]
        return text.is_capitalised(word) and any(
            text.is_capitalised(each) and each.letters not in _NO_EMPLOYERS and not each.opens for each in following
        )
    before = text.words[place - 1]
    return text.is_capitalised(word) or (text.is_shouted(word) and not text.is_shouted(before))


def _end_of_name(text: Prepared, first: int) -> int:
    """The last word of a name in capitals, small words within it: Marks and Spencer."""
    last = place = first
    while place + 1 < len(text.words) and place - first < _MOST_WORDS:
        left, right = text.words[place], text.words[place + 1]
        is_saint = left.letters in _SAINTS  # whose full stop ends no sentence
        if text.between(left, right) not in _GAPS or (right.opens and not is_saint):
            break
        if text.is_capitalised(right) or (text.is_shouted(right) and text.is_shouted(text.words[first])):
            last = place + 1
        elif right.letters not in _LINKS:
            break
        place += 1
    return last
