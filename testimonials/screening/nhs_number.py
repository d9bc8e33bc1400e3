"""NHS numbers: ten digits of which the last checks the others. Scotland's CHI numbers are made the same way."""

from collections.abc import Iterator
from operator import mul

from testimonials.screening.digits import Run
from testimonials.screening.findings import Finding, Kind
from testimonials.screening.prepared import Prepared

WHY = "Ten digits that pass the check of an NHS number."

_LENGTH = 10
_WEIGHTS = range(10, 1, -1)
# How people group the ten. Any other grouping ("120 2400 480") is taken for a list of measurements.
_SHAPES = frozenset({(10,), (3, 3, 4), (3, 7), (6, 4), (5, 5), (3, 4, 3), (2, 2, 2, 4), (1,) * _LENGTH})


def find(text: Prepared) -> Iterator[Finding]:
    for run in text.runs:
        for first, last in find_in_run(run):
            yield text.finding(Kind.NHS_NUMBER, run.groups[first].start, run.groups[last].end, WHY)


def find_in_run(run: Run) -> Iterator[tuple[int, int]]:
    """The first and last group of each NHS number in a run; they don't overlap."""
    done = 0
    for first, start in enumerate(run.starts):
        last = run.ends.get(start + _LENGTH)
        if first < done or last is None:
            continue
        if is_nhs_number(run.digits[start : start + _LENGTH]) and run.shape(first, last) in _SHAPES:
            yield first, last
            done = last + 1


def is_nhs_number(digits: str) -> bool:
    """Whether the tenth digit is right: modulus 11, weights 10 down to 2, as the NHS Data Dictionary has it.

    Ten times the same digit would pass, and is never issued. With a nought in front it must be a CHI number, which
    begins with the day and month of birth.
    """
    if len(digits) != _LENGTH or digits == digits[0] * _LENGTH:
        return False
    if digits[0] == "0" and not (digits[1] != "0" and "01" <= digits[2:4] <= "12"):
        return False
    total: int = sum(map(mul, map(int, digits), _WEIGHTS))
    return -total % 11 == int(digits[-1])  # where the check would be 10, no digit is equal to it
