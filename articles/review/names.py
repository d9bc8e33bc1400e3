"""Whether two names may be those of one person. Pure, and wary: what cannot be told apart is taken for the same.

A name is heard rather than read: capitals, spaces, accents, titles, order, initials and letters that only look like
others make no other person of anybody. "Different" is said only where nothing of the kind could explain it.
"""

import re
import unicodedata
from functools import lru_cache


# Titles stand before a name, credentials behind it, and either may be left out. None that is a surname as well stands
# among those that may also come in the middle ("Moss, Dr Ada"), or among the credentials.
def _words_of(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES = _words_of("dr doctor doktor docteur dott prof professor mr mrs ms miss mx")
_LEADING = _TITLES | _words_of(
    "med assoc associate sir dame lord lady rev revd reverend fr father sr sister br brother matron nurse midwife "
    "consultant herr frau mme monsieur mlle sra hon"
)
_CREDENTIALS = _words_of(
    "rn rm rgn rmn rnm nmc gmc bsc bm bch bchir mb mbbs mbchb msc mph mphil md phd dphil drph dnp cnm facog frcog "
    "mrcog mrcgp frcgp frcp mrcp frcs frcpch mrcpch ffsrh mfsrh dffp pgce pgcert pgdip obe mbe cbe jr snr esq retd "
    "hons ii iii iv"
)
# Letters of other alphabets that look like Latin ones, small and capital. Others cannot pass: a word in two alphabets
# is not heard at all.
_LOOK_ALIKES = str.maketrans(
    "авекмнорстухѕіјԁԛԝһӏьԍАВЕКМНОРСТУХЅІЈӀԚԜЬαορνικτυχεηγϲϳωσΑΒΕΖΗΙΚΜΝΟΡΤΥΧօոսհցɑɡɩ",
    "abekmhopctyxsijdqwhlbgabekmhopctyxsijlqwbaopviktuxenycjwoabezhikmnoptyxonuhgagi",
)
_FIGURES = str.maketrans("0134578", "oleastb")
_LATIN = re.compile(
    r"LATIN (?:SMALL |CAPITAL )?(?:LETTER|LIGATURE) (?:SMALL CAPITAL |DOTLESS )?([A-Z]{1,2})(?: WITH .+)?"
)
_NAMED = {
    "LATIN SMALL LETTER ETH": "d",
    "LATIN SMALL LETTER THORN": "th",
    "LATIN SMALL LETTER SCHWA": "e",
    "LATIN SMALL LETTER ENG": "n",
}
# Within the Latin alphabet: what is one sound written in two ways, or one shape made of two letters.
_ALIKE = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"), ("rn", "m"), ("vv", "w"), ("i", "l"))
_APOSTROPHES = re.compile("['`\u00b4\u02b9\u02bb\u02bc\u2018\u2019\u201b\u2032\uff07]")
_BLANK_LETTERS = re.compile("[\u115f\u1160\u3164\uffa0\u2800]")

Tokens = tuple[str, ...]


def may_be_the_same(one: str, other: str) -> bool:
    """Whether both may name one person. A name of which nothing is heard, or a word not, may be anybody's."""
    return not can_be_compared(one, other) or any(
        _sound_alike(left, right) for left in _hearings(one) for right in _hearings(other)
    )


def can_be_compared(one: str, other: str) -> bool:
    """Whether both are heard, and in letters that both have."""
    return not (_is_unheard_of(one) or _is_unheard_of(other)) and bool(_alphabets(one) & _alphabets(other))


def _sound_alike(left: Tokens, right: Tokens) -> bool:
    return (
        not _run_together(left).isdisjoint(_run_together(right))
        or _is_account_of(left, right)
        or _is_account_of(right, left)
        or _one_within_the_other(left, right)
    )


def is_blank(text: str) -> bool:
    """Whether nothing can be seen of a text that a letter or a figure is made of."""
    return not any(character.isalnum() for character in _BLANK_LETTERS.sub("", text))


@lru_cache(maxsize=512)
def _hearings(name: str) -> tuple[Tokens, ...]:
    """The words of a name as they are heard, less titles and credentials: "Prof. Zoë O’Neil, RN" is `zo onell`.

    Twice, since a figure may be a letter's disguise ("m0ss"), or tell two accounts apart ("moss2").
    """
    words = _words(name)
    while len(words) > 1 and words[0] in _LEADING:
        words = words[1:]
    while len(words) > 1 and words[-1] in _CREDENTIALS:
        words = words[:-1]
    words = [word for word in words if word not in _TITLES] or words
    disguised = tuple(_less_spelling(word.translate(_FIGURES)) for word in words)
    counted = tuple(_less_spelling(word.rstrip("0123456789")) for word in words)
    return tuple(dict.fromkeys((disguised, counted)))


def _words(name: str) -> list[str]:
    plain = "".join(_plain(character) for character in _decomposed(name))
    return [word for word in re.split(r"[\W_]+", plain) if word and not word.isdigit()]


def _decomposed(name: str) -> str:
    return unicodedata.normalize("NFKD", _BLANK_LETTERS.sub("", _APOSTROPHES.sub("", name.partition("@")[0])))


@lru_cache(maxsize=2048)
def _plain(character: str) -> str:
    """A character as a small Latin letter where it is one, or looks like one; "" where it is not heard."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc"):
        return "" if not character.isspace() else " "
    seen = character.translate(_LOOK_ALIKES)
    small = seen.casefold()
    if small.isascii():
        return small
    called = unicodedata.name(small[0], "")
    if called in _NAMED:
        return _NAMED[called]
    letter = _LATIN.fullmatch(called)
    return letter[1].lower() if letter else small


def _less_spelling(word: str) -> str:
    for spelt, heard in _ALIKE:
        word = word.replace(spelt, heard)
    return word


def _alphabets(name: str) -> frozenset[str]:
    return frozenset().union(*map(_alphabets_of, _decomposed(name).split()))


def _alphabets_of(word: str) -> frozenset[str]:
    letters = (unicodedata.name(one, "?").split()[0] for one in word if one.isalpha())
    return frozenset("LATIN" if found == "MODIFIER" else found for found in letters)


def _is_unheard_of(name: str) -> bool:
    """Whether nothing of it is heard, or a word of it is made of Latin letters and of others that look like none."""
    mixed = [word for word in _decomposed(name).split() if "LATIN" in _alphabets_of(word)]
    return not _words(name) or any(
        letter.isalpha() and not letter.isascii() for word in mixed for letter in "".join(map(_plain, word))
    )


def _run_together(words: Tokens) -> frozenset[str]:
    """The name without spaces, from whichever word one begins."""
    turned = ["".join(words[start:] + words[:start]) for start in range(len(words))]
    less_title = (turned[0].removeprefix(title) for title in ("dr", "prof"))  # "DrAda Moss"
    return frozenset([*turned, *less_title])


def _is_account_of(one: Tokens, other: Tokens) -> bool:
    """Whether `one` is what an account of `other` may be called: "amoss", "mossa"."""
    return len(one) == 1 < len(other) and one[0] in (other[0][0] + other[-1], other[-1] + other[0][0])


def _one_within_the_other(left: Tokens, right: Tokens) -> bool:
    """Whether every word of the shorter stands in the longer, in full or as an initial, each for a word of its own."""
    shorter, longer = sorted((left, right), key=len)
    remaining = list(longer)
    for word in sorted(shorter, key=len, reverse=True):
        match = next((one for one in remaining if one == word), None)
        match = match or next((one for one in remaining if len(word) == 1 and one.startswith(word)), None)
        match = match or next((one for one in remaining if len(one) == 1 and word.startswith(one)), None)
        if match is None:
            return False
        remaining.remove(match)
    return True
