"""People named after a title (Dr Jones), a relation (my husband Tom) or an introduction (we called her Hope).

A name that stands alone is not looked for: "Will", "May" and "Hope" are among the commonest words of these stories.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from testimonials.screening.findings import Finding, Kind
from testimonials.screening.first_names import FIRST_NAMES
from testimonials.screening.ordinary_words import NAMES_IN_CAPITALS, NOT_NAMES
from testimonials.screening.phrases import Phrases
from testimonials.screening.prepared import Prepared, Word
from testimonials.screening.word_lists import listed

WHY_TITLE = "A person named by title."
WHY_RELATION = "A person named by who they are to the author."
WHY_INTRODUCTION = "A person introduced by name."
WHY_FULL_NAME = "A first name with another name after it."


class Trust(Enum):
    """How much what stands before a word says of its being a name."""

    STRONG = "any word that is no ordinary one"
    FAIR = "a capital, or a known first name"
    WEAK = "a known first name, with a capital or without"
    CAPITAL = "a capital"


_FAIR_TITLES = listed(
    """
    doctor nurse midwife sister matron auntie aunt uncle nanny nana nan grandma miss mx consultant sonographer surgeon
    registrar chaplain physio counsellor therapist
    """
)
TITLES = {
    **dict.fromkeys(listed("dr mr mrs prof professor reverend"), Trust.STRONG),
    **dict.fromkeys(_FAIR_TITLES, Trust.FAIR),
    **dict.fromkeys(listed("ms lady sir father rev imam rabbi pastor"), Trust.CAPITAL),
}

_OWNERS = frozenset(listed("my our his her their your the a another one"))
_BETWEEN = frozenset(
    listed(
        """
        lovely late then best older younger oldest eldest youngest big little tiny dear poor amazing wonderful
        beautiful ex new first second third good great close old gorgeous precious sweet kind other in step half
        rainbow angel soon to be long suffering
        """
    )
)
_RELATIONS = frozenset(
    listed(
        """
        husband hubby wife partner boyfriend girlfriend fiance fiancee son sons daughter daughters boy boys girl girls
        baby babies child children twin twins mum mom mam mummy mother dad daddy father parents sister sisters brother
        brothers law cousin niece nephew friend friends mate neighbour colleague boss manager angel nan nana gran
        granny grandma grandad grandson granddaughter ex half spouse firstborn eldest youngest toddler fella lad lass
        missus aunt auntie uncle doctor gp midwife nurse consultant sonographer surgeon counsellor therapist dh dd ds
        """
    )
)
LEADS: Phrases[Trust] = Phrases(
    [
        ("my/his/her/our/their/whose first/full/real/middle? name/names is/was", Trust.STRONG),
        ("my/his/her names", Trust.STRONG),
        ("name is/was", Trust.CAPITAL),
        ("call/called/calling/name/named/naming/christened/nicknamed him/her/them", Trust.STRONG),
        ("called/naming/named/name our/the/my <child>", Trust.STRONG),
        ("called/naming/named/name our/the/my baby/little/angel <child>", Trust.STRONG),
        ("<person> called/named", Trust.FAIR),
        ("<person> is/was/whos/who_is/who_was called/named", Trust.STRONG),
        ("introduced herself/himself/themselves as", Trust.STRONG),
        ("by the name of", Trust.STRONG),
        ("i_am/im/its/this_is", Trust.WEAK),
        ("in_memory_of/rip/sleep_tight/fly_high/remembering", Trust.WEAK),
    ],
    {
        "child": listed("baby son daughter boy girl twins child"),
        "person": listed(
            """
            nurse midwife doctor consultant sonographer surgeon counsellor therapist woman man lady girl boy baby son
            daughter friend receptionist chaplain volunteer somebody someone colleague student sister brother husband
            partner wife child twins twin
            """
        ),
    },
)

_AFTER_TITLE = re.compile(r"\.?\s{1,2}|\.")
_AFTER_RELATION = re.compile(r"\s{1,2}[\"']?")
_SET_OFF = re.compile(r"\s?[,(:]\s?[\"']?|\s?-{1,2}\s")
_AFTER_LEAD = re.compile(r"\s{1,2}[\"'(]{0,2}|\s?:\s?[\"']?")
_SIGNED = re.compile(r"(?:\blove|\bfrom|\bregards|\bthanks|\bhugs|\n-|\bsigned)\s?[,\n:\-]?\s?$")
_AFTER_SIGNATURE = re.compile(r"[\sx.!]{0,8}")
_POSSESSIVE = re.compile(r"'s?$")
_NO_NAME_ENDS_SO = ("ing", "ed", "ly", "nt", "ness")
_PARTICLES = frozenset(listed("de da di du van von der den bin al el la le mac st"))
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class _Lead:
    """What announces a name: the words from `first` to `last`, of which a title belongs to the name."""

    first: int
    last: int
    trust: Trust
    why: str
    gap: re.Pattern[str]
    included: bool = False


def find(text: Prepared) -> Iterator[Finding]:
    for lead in _list_leads(text):
        name = lead.last + 1
        if name < len(text.words) and lead.gap.fullmatch(text.between(text.words[lead.last], text.words[name])):
            yield from _find_after(text, lead, _skip_initial(text, name) if lead.included else name)
    yield from _find_before_relations(text)
    yield from _find_signature(text)


def find_full_name(text: Prepared) -> Iterator[Finding]:
    """In a display name, where every word is a name of sorts: a known first name with one more after it."""
    for left, right in zip(text.words, text.words[1:], strict=False):
        is_surname = right.letters.isalpha() and len(right.letters) > 1 and right.letters not in NOT_NAMES
        if left.letters in FIRST_NAMES and is_surname:
            yield text.finding(Kind.PERSON_NAME, left.start, right.end, WHY_FULL_NAME)


# --- What announces a name ---------------------------------------------------------------------------------------


def _list_leads(text: Prepared) -> Iterator[_Lead]:
    for place, word in enumerate(text.words):
        if word.letters in TITLES and not _is_another_word(text, place):
            yield _Lead(place, place, TITLES[word.letters], WHY_TITLE, _AFTER_TITLE, included=True)
        if word.letters in _RELATIONS:
            is_owned = _is_owned(text, place)
            trust = Trust.FAIR if is_owned else Trust.WEAK
            yield _Lead(place, place, trust, WHY_RELATION, _AFTER_RELATION)
            if is_owned:
                yield _Lead(place, place, Trust.WEAK, WHY_RELATION, _SET_OFF)
    for match in LEADS.find(text.words):
        yield _Lead(match.first, match.last, match.means, WHY_INTRODUCTION, _AFTER_LEAD)


def _is_another_word(text: Prepared, place: int) -> bool:
    """Whether a title is none here: MS the illness, "I miss Tom", and a sister who is no nurse."""
    word = text.words[place]
    if word.letters in _RELATIONS and _is_owned(text, place):
        return True
    if word.letters == "ms":
        return text.is_shouted(word)
    return word.letters == "miss" and not text.is_capitalised(word)


def _is_owned(text: Prepared, place: int) -> bool:
    """Whether a relation is somebody's: my husband, our little boy, her friend's son."""
    for earlier in range(place - 1, max(-1, place - 4), -1):
        word = text.words[earlier]
        if word.letters in _OWNERS or text.folded[word.start : word.end].endswith("'s"):
            return True
        if word.letters not in _BETWEEN and word.letters not in _RELATIONS:
            return False
    return False


# --- The name itself ---------------------------------------------------------------------------------------------


def _find_after(text: Prepared, lead: _Lead, place: int) -> Iterator[Finding]:
    if not _is_name(text, place, lead):
        return
    last = _find_last(text, place, lead)
    start = text.words[lead.first if lead.included else place].start
    yield text.finding(Kind.PERSON_NAME, start, _end_of(text, text.words[last]), lead.why)
    while (joined := _find_joined(text, last)) is not None:
        last = _find_last(text, joined, lead)
        yield text.finding(Kind.PERSON_NAME, text.words[joined].start, _end_of(text, text.words[last]), lead.why)


def _find_joined(text: Prepared, last: int) -> int | None:
    """The next of several names: Tom, Ben and Sam; ava & mia."""
    for place in (last + 1, last + 2):
        if place >= len(text.words):
            return None
        word, before = text.words[place], text.words[last]
        gap = text.between(before, word) if place == last + 1 else ""
        is_listed = gap in {", ", " & ", "&", "/", " / "}
        is_joined = place == last + 2 and text.words[last + 1].letters in {"and", "nd", "n"}
        if is_joined and not text.folded[before.end : text.words[last + 1].start].strip(" ,'s"):
            is_listed = text.between(text.words[last + 1], word) == " "
        if is_listed and _base(text, word) in FIRST_NAMES and not word.opens:
            return place
    return None


def _skip_initial(text: Prepared, place: int) -> int:
    """The surname after an initial: Dr S. Jones."""
    if len(text.words[place].letters) > 1 or place + 1 == len(text.words):
        return place
    follows = _AFTER_TITLE.fullmatch(text.between(text.words[place], text.words[place + 1]))
    return place + 1 if follows else place


def _is_name(text: Prepared, place: int, lead: _Lead) -> bool:
    word = text.words[place]
    if word.opens and not lead.included:
        return False
    letters = _base(text, word)
    is_capitalised = text.is_capitalised(word)
    if len(letters) < 2 or not letters.replace("'", "").isalpha():
        return False
    if is_capitalised and letters in NAMES_IN_CAPITALS:
        return not _is_before_number(text, place)
    if letters in NOT_NAMES or lead.trust is Trust.CAPITAL:
        return is_capitalised and letters not in NOT_NAMES
    if letters in FIRST_NAMES:
        return True
    if lead.trust is Trust.WEAK:
        return False
    return is_capitalised or (lead.trust is Trust.STRONG and _could_be_a_name(letters))


def _could_be_a_name(letters: str) -> bool:
    """Whether a word without a capital that no list knows is a name rather than the next word of the sentence."""
    return not letters.endswith(_NO_NAME_ENDS_SO) and letters not in {"may", "might"}


def _is_before_number(text: Prepared, place: int) -> bool:
    return place + 1 < len(text.words) and text.words[place + 1].letters[0].isdigit()


def _find_last(text: Prepared, place: int, lead: _Lead) -> int:
    """The last word of a name that begins at `place`: its surname, or the rest of Anne-Marie."""
    last = place
    while last + 1 < len(text.words) and last - place < _MOST_WORDS - 1 and _goes_on(text, place, last, lead):
        last += 1
    return last


def _goes_on(text: Prepared, place: int, last: int, lead: _Lead) -> bool:
    left, right = text.words[last], text.words[last + 1]
    gap = text.between(left, right)
    if gap == "-":
        return right.letters.isalpha() and (right.letters not in NOT_NAMES or text.is_capitalised(right))
    if len(left.letters) == 1 and gap in {". ", "."} and text.is_capitalised(left):
        return text.is_capitalised(right) and right.letters not in NOT_NAMES  # Tom J. Smith
    if gap not in {" ", "  "} or not right.letters.isalpha() or right.letters in NOT_NAMES:
        return False
    if text.is_capitalised(left):
        return text.is_capitalised(right) or _is_particle(text, last + 1)
    if left.letters in _PARTICLES:
        return text.is_capitalised(right) or right.letters in _PARTICLES
    is_surname_likely = lead.trust is Trust.STRONG and last == place and left.letters in FIRST_NAMES
    return is_surname_likely and _could_be_a_name(right.letters)


def _is_particle(text: Prepared, place: int) -> bool:
    """Whether a small word stands between two parts of a name: Anna van Dijk."""
    is_small = text.words[place].letters in _PARTICLES
    return is_small and place + 1 < len(text.words) and text.is_capitalised(text.words[place + 1])


def _base(text: Prepared, word: Word) -> str:
    """A word without the 's of what belongs to somebody."""
    return _POSSESSIVE.sub("", text.folded[word.start : word.end])


def _end_of(text: Prepared, word: Word) -> int:
    return word.start + len(_base(text, word))


# --- Names that come first or last -------------------------------------------------------------------------------


def _find_before_relations(text: Prepared) -> Iterator[Finding]:
    """Tom, my husband."""
    for place, word in enumerate(text.words[:-2]):
        owner, relation = text.words[place + 1], text.words[place + 2]
        if word.letters not in FIRST_NAMES or not text.is_capitalised(word):
            continue
        is_owned = owner.letters in {"my", "our"} and relation.letters in _RELATIONS | _BETWEEN
        if is_owned and _SET_OFF.fullmatch(text.between(word, owner)):
            yield text.finding(Kind.PERSON_NAME, word.start, word.end, WHY_RELATION)


def _find_signature(text: Prepared) -> Iterator[Finding]:
    """Love, Sarah x"""
    for word in text.words[-3:]:
        before, after = text.folded[max(0, word.start - 16) : word.start], text.folded[word.end :]
        if word.letters in FIRST_NAMES and _SIGNED.search(before) and _AFTER_SIGNATURE.fullmatch(after):
            yield text.finding(Kind.PERSON_NAME, word.start, word.end, WHY_INTRODUCTION)
