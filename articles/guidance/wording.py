"""Whether other words still come to the same, as far as can be told: what they count, in which unit, what they deny.

Pure, and of English; of any other language, the figures.
"""

import re
from collections import Counter
from collections.abc import Iterator

_WORDS = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_SMALL_NUMBERS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_NUMBERS = {
    **{word: str(number) for number, word in enumerate(_SMALL_NUMBERS)},
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "seventy": "70",
    "eighty": "80",
    "ninety": "90",
    "hundred": "100",
    "half": "1/2",
}
_UNITS = frozenset({"second", "minute", "hour", "day", "night", "week", "fortnight", "month", "year", "period", "pad"})
_DENIALS = frozenset(
    {"no", "not", "none", "never", "nobody", "nothing", "neither", "nor", "without", "cannot", "dont", "cant", "wont"}
)


def count_the_same(one: str, other: str) -> bool:
    """Whether both texts hold the same numbers, in the same units: 1 week for 6 weeks is not the same said better."""
    return Counter(_list_counts(one)) == Counter(_list_counts(other))


def ask_the_same(one: str, other: str) -> bool:
    """Whether they deny as much besides: who answers yes to the one would hardly answer no to the other."""
    return count_the_same(one, other) and _count_denials(one) == _count_denials(other)


def _list_words(text: str) -> list[str]:
    return [word.casefold().replace("\u2019", "'") for word in _WORDS.findall(text)]


def _list_counts(text: str) -> Iterator[str]:
    number = None
    for word in [*_list_words(text), ""]:
        if number is not None:
            yield f"{number} {word.removesuffix('s')}" if word.removesuffix("s") in _UNITS else number
        number = word if word[:1].isdigit() else _NUMBERS.get(word)


def _count_denials(text: str) -> int:
    return sum(word in _DENIALS or word.endswith("n't") for word in _list_words(text))
