"""Numbers of payment cards: 13 to 19 digits that begin as an issuer's do, of which the last checks the others.

ISO/IEC 7812-1: the first digits name the issuer, the last is by Luhn's formula (its annex B).
"""

import re
from collections.abc import Iterator

from testimonials.screening.digits import Run
from testimonials.screening.findings import Finding, Kind
from testimonials.screening.prepared import Prepared

WHY = "Digits that pass the check of a payment card."

_LENGTHS = range(19, 12, -1)
# Visa; Mastercard's two ranges; American Express; Discover; Diners Club; JCB; Maestro; UnionPay. Nothing that a
# telephone number with its country's code begins with, but for a few lands, whose numbers are shorter.
_ISSUED = re.compile(r"4|5[0-8]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720|3[04-9]|6|81")
_CARDS = re.compile(r"\b(?:card|cards|visa|mastercard|amex|debit|credit|maestro)\b")
_REACH = 60
# How the digits of cards are grouped; others might be a list of measurements, unless a card is spoken of.
_USUAL = ((4, 4, 4, 4), (4, 4, 4, 4, 3), (4, 4, 4, 4, 1), (4, 4, 4, 4, 2), (4, 6, 5), (4, 6, 4), (4, 4, 4, 1), (8, 8))


def find(text: Prepared) -> Iterator[Finding]:
    for run in text.runs:
        start = run.groups[0].start
        if len(run.digits) >= _LENGTHS[-1] and text.folded[start - 1 : start] != "+":
            is_announced = _CARDS.search(text.folded, max(0, start - _REACH), start) is not None
            for first, last in _find_in_run(run, is_announced=is_announced):
                yield text.finding(Kind.CARD_NUMBER, run.groups[first].start, run.groups[last].end, WHY)


def _find_in_run(run: Run, *, is_announced: bool) -> Iterator[tuple[int, int]]:
    """The first and last group of each card's number in a run; they don't overlap."""
    done = 0
    for first, start in enumerate(run.starts):
        if first < done or not _ISSUED.match(run.digits, start):
            continue
        for length in _LENGTHS:
            last = run.ends.get(start + length)
            if last is None or not (is_announced or _is_usual(run.shape(first, last))):
                continue
            if is_card_number(run.digits[start : start + length]):
                yield first, last
                done = last + 1
                break


def _is_usual(shape: tuple[int, ...]) -> bool:
    return len(shape) == 1 or shape in _USUAL or set(shape) == {1}


def is_card_number(digits: str) -> bool:
    """Whether 13 to 19 digits begin as a card's do and add up by Luhn's formula."""
    if len(digits) not in _LENGTHS or len(set(digits)) == 1 or not _ISSUED.match(digits):
        return False
    doubled = (int(digit) * 2 for digit in digits[-2::-2])
    return (sum(map(int, digits[::-2])) + sum(each // 10 + each % 10 for each in doubled)) % 10 == 0
