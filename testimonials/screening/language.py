"""Whether screening can read a text at all: its words are English, and of others it finds numbers and little else.

A story is not screened where it is declared to be in another language, where it has writing that is not in Latin
letters, where too few of its words are common ones of English, and where that is so of one stretch of it: a cry for
help between two English sentences is no less one.

Measured on texts of 50 characters or more, which a story has: 647 English ones, put together from labelled texts and
from sentences written to learn from, and 7,259 in Latin letters from Django's translations into 78 languages. Below a
share of 0.3, 14 foreign ones are missed (half of them English, untranslated) and 7 English ones are wrong, which are
little but names, addresses and doses. From 120 characters on, 2 of 4,219 are missed and none of 347 is wrong. Of 951
English sentences of five words or more, 5 are taken for another language's.
"""

import re
from collections import deque
from collections.abc import Iterator, Sequence

from testimonials.screening.english_words import ENGLISH_WORDS
from testimonials.screening.findings import SEVERITIES, Finding, Kind
from testimonials.screening.prepared import Prepared
from testimonials.screening.whole import TOKENS

WHY_DECLARED = "Not screened: the language that the author named is not known to screening."
WHY_SCRIPT = "Not screened: screening cannot read the letters that this is written in, all or some of them."
WHY_WORDS = "Not screened: this does not read as English, and screening knows no other language."
WHY_STRETCH = "Not screened in full: a part of this does not read as English, and screening knows no other language."

ENGLISH = "en"

LEAST_SHARE = 0.3
_FEWEST_WORDS = 8  # below which a share says little
# Of so many words in a sentence, so few are common ones; and of so many on end, whatever the sentences.
_IN_A_SENTENCE = ((5, 0), (7, 1))
_ON_END = (14, 2)

# Two letters or more on end that are not Latin; one alone is what "β-hCG" has.
_NOT_LATIN = (
    r"[^\W\d_A-Za-z\u00aa-\u02ff\u1d00-\u1dbf\u1e00-\u1eff\u2c60-\u2c7f\ua720-\ua7ff\uab30-\uab6f\ufb00-\ufb06]"
)
_ANOTHER_SCRIPT = re.compile(rf"{_NOT_LATIN}[^\W\d_]|[^\W\d_]{_NOT_LATIN}")


def is_english(tag: str) -> bool:
    """Whether a language tag (BCP 47) is that of English, wherever it is spoken."""
    return tag.strip().casefold().replace("_", "-").split("-")[0] == ENGLISH


def find_unread(text: Prepared, declared: str, found: Sequence[Finding]) -> Iterator[Finding]:
    """One finding of the whole text, if screening can't be relied on for it. `declared` is a language tag.

    What else was `found`, in order, is no evidence for any language: names, addresses and numbers are alike in all.
    """
    why = _say_why(text, declared, found)
    if why and text.folded.strip():
        yield Finding(Kind.UNSCREENED, 0, len(text.text), why, SEVERITIES[Kind.UNSCREENED])


def _say_why(text: Prepared, declared: str, found: Sequence[Finding]) -> str | None:
    if not is_english(declared):
        return WHY_DECLARED
    if _ANOTHER_SCRIPT.search(text.folded):
        return WHY_SCRIPT
    sentences = list(_list_sentences(text, found))
    known = [is_known for sentence in sentences for is_known in sentence]
    if len(known) >= _FEWEST_WORDS and sum(known) / len(known) < LEAST_SHARE:
        return WHY_WORDS
    if any(_is_foreign(sentence) for sentence in sentences) or _has_foreign_stretch(known):
        return WHY_STRETCH
    return None


def _list_sentences(text: Prepared, found: Sequence[Finding]) -> Iterator[list[bool]]:
    """For each sentence, whether each of its words is a common one. Figures, doses and single letters say nothing."""
    sentence: list[bool] = []
    spans = deque((one.start, one.end) for one in found if one.kind in TOKENS)
    for word in text.words:
        place = text.starts[word.start]
        while spans and spans[0][1] <= place:
            spans.popleft()
        if word.opens and sentence:
            yield sentence
            sentence = []
        is_identifier = bool(spans) and spans[0][0] <= place
        if len(word.letters) > 1 and word.letters.isalpha() and not is_identifier:
            sentence.append(word.letters in ENGLISH_WORDS)
    yield sentence


def _is_foreign(sentence: list[bool]) -> bool:
    return any(len(sentence) >= words and sum(sentence) <= most for words, most in _IN_A_SENTENCE)


def _has_foreign_stretch(known: list[bool]) -> bool:
    words, most = _ON_END
    common = sum(known[:words])
    for place in range(words, len(known)):
        if common <= most:
            return True
        common += known[place] - known[place - words]
    return len(known) >= words and common <= most
