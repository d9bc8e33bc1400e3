"""Runs of digits, however they are written: 07700 900123, 0-7-7-0-0, "oh seven seven double oh"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_NAMED = dict.fromkeys(("oh", "o", "zero", "nought", "naught", "nil"), "0") | {
    name: str(digit)
    for digit, name in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"), start=1)
}
_TIMES = {"double": 2, "treble": 3, "triple": 3}
_ROUND = {"hundred": "00", "thousand": "000"}

# A group is figures (an O among them is a nought, an l or an I a one), or one word for a digit, alone or doubled.
_GROUP = re.compile(
    # Kisses and an extension may follow without a space, and after so many figures any word.
    r"(?P<figures>[oil]?+\d[\doil]*+)(?:(?![^\W_])|(?<=\d{9})|(?=x{1,6}(?![^\W\d]))|(?=ext?n?\d))"
    rf"|(?:(?P<times>{'|'.join(_TIMES)})[ \-]{{1,2}})?(?P<name>{'|'.join(_NAMED)})"
    rf"(?:[ \-]{{1,2}}(?P<round>{'|'.join(_ROUND)}))?(?![^\W_])"
)
# So many figures are a number even where a word is typed right before them.
_FEWEST_AFTER_A_WORD = 9
_AS_DIGITS = str.maketrans("oil", "011")

_MOST_BETWEEN = 4
# Pictures between digits are there to hide them.
_PICTURES = r"\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
_JOINS = re.compile(rf"[\s.()\-_*|~•{_PICTURES}]++")
_JOINS_SINGLE = re.compile(r"[\s.()\-_*|~,;:/]++")  # also stands between digits given one by one, or in words
_JOINS_LONG = re.compile(r"\s?/\s?")  # 01632/960123 and 07/700/900/123, as no date is written


class Group(NamedTuple):
    """Some digits that are written together, by their place in the folded text."""

    digits: str
    start: int
    end: int
    is_spelled: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Groups that follow each other with no more than a little punctuation between them.

    `digits` are theirs in one; group `i` begins there at `starts[i]`, and `ends` gives the group that ends at a place.
    """

    groups: Sequence[Group]
    digits: str
    starts: Sequence[int]
    ends: Mapping[int, int]

    def shape(self, first: int, last: int) -> tuple[int, ...]:
        """How long each of some groups is."""
        return tuple(len(group.digits) for group in self.groups[first : last + 1])


def find_runs(folded: str) -> Iterator[Run]:
    groups: list[Group] = []
    for match in _GROUP.finditer(folded):
        start, end = match.span()
        digits = _read(match)
        if start and folded[start - 1].isalnum():
            if match["figures"] is None or end - start <= _FEWEST_AFTER_A_WORD:
                continue
            if not folded[start].isdigit():  # "call07700900123": the last letter of the word is no figure
                start, digits = start + 1, digits[1:]
        group = Group(digits, start, end, match["figures"] is None)
        if groups and not _are_joined(folded, groups[-1], group):
            yield _string_together(groups)
            groups = []
        groups.append(group)
    if groups:
        yield _string_together(groups)


def _read(match: re.Match[str]) -> str:
    if figures := match["figures"]:
        return figures if figures.isdigit() else figures.translate(_AS_DIGITS)
    return _NAMED[match["name"]] * _TIMES.get(match["times"], 1) + _ROUND.get(match["round"], "")


def _are_joined(folded: str, left: Group, right: Group) -> bool:
    gap = folded[left.end : right.start]
    if gap == " ":
        return True
    if gap == "." and len(left.digits) == 1 < len(right.digits):
        return False  # 0.25 is a measurement
    if not 0 < len(gap) <= _MOST_BETWEEN:
        return False
    if _JOINS.fullmatch(gap):
        return True
    if len(left.digits) == len(right.digits) == 1 or (left.is_spelled and right.is_spelled):
        return _JOINS_SINGLE.fullmatch(gap) is not None
    is_no_date = len(left.digits) > 2 or len(right.digits) == 3
    return is_no_date and _JOINS_LONG.fullmatch(gap) is not None


def _string_together(groups: Sequence[Group]) -> Run:
    starts, ends, place = [], {}, 0
    for number, group in enumerate(groups):
        starts.append(place)
        place += len(group.digits)
        ends[place] = number
    return Run(groups, "".join(group.digits for group in groups), starts, ends)
