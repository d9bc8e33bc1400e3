"""What is told of a set of values, read again by somebody who knows nothing of regions."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.guidance.facts import Fact
from articles.guidance.regions import NOT_KNOWN, Axis, Region
from articles.guidance.telling import tell_regions
from tests.guidance import factories
from tests.guidance.oracle import list_values

RAW = {
    "rested": factories.fact("rested"),
    "bleeding": factories.choice("bleeding", "none", "light", "or_more"),
    "days": factories.number("days", "d", maximum=12),
}
RANGE = re.compile(r"(?P<most>\d+) or less|(?P<least>\d+) or more|(?P<low>\d+) to (?P<high>\d+)|(?P<only>\d+)")


@st.composite
def axes(draw: st.DrawFn) -> Axis:
    """A fact and its regions, which leave nothing out."""
    kind = draw(st.sampled_from(["boolean", "choice", "integer"]))
    if kind == "integer":
        cuts = sorted(draw(st.sets(st.integers(1, 12), max_size=5)))
        fact = Fact.from_document(RAW["days"])
        ends = zip([0, *cuts], [*(cut - 1 for cut in cuts), 12], strict=True)
        return Axis(fact, tuple(Region(low, high) for low, high in ends))
    raw = RAW["rested" if kind == "boolean" else "bleeding"]
    return Axis(Fact.from_document(raw), tuple(Region(value, value) for value in list_values(raw)))


@settings(deadline=None, max_examples=50)
@given(axes(), st.data())
def test_it_says_neither_more_nor_less_than_is_in_the_set(axis: Axis, data: st.DataObject) -> None:
    some = data.draw(st.integers(1, axis.everything))
    wanted: set[Any] = {None} if some & NOT_KNOWN else set()
    for low, high in axis.list_regions(some):
        wanted |= set(range(int(low or 0), int(high or 0) + 1)) if type(low) is int else {low}
    assert read_back(axis, tell_regions(axis, some)) == wanted


def read_back(axis: Axis, told: str) -> set[Any]:
    fact = axis.fact
    values: set[Any] = {None} if "not known" in told else set()
    said = told.removeprefix(fact.label).replace("not known", "")
    if "any that is known" in said:
        return values | set(list_values(RAW[axis.fact.key]))
    if fact.positions:
        return values | {choice.key for choice in fact.choices if f"“{choice.label}”" in said}
    if fact.label == "Rested":
        return values | {value for word, value in (("yes", True), ("no", False)) if re.search(rf"\b{word}\b", said)}
    for found in RANGE.finditer(said):
        least, most, low, high, only = found.group("least", "most", "low", "high", "only")
        values |= set(range(int(least or low or only or 0), int(most or high or only or 12) + 1))
    return values


@pytest.mark.parametrize(
    ("some", "told"),
    [
        (0b0010, "Days 4 or less"),
        (0b0100, "Days 5 to 9"),
        (0b0110, "Days 9 or less"),
        (0b1010, "Days 4 or less or 10 or more"),
        (0b1101, "Days 5 or more, or not known"),
        (0b1110, "Days: any that is known"),
        (0b0001, "Days: not known"),
    ],
)
def test_ranges_that_meet_are_one(some: int, told: str) -> None:
    fact = Fact.from_document(RAW["days"])
    assert tell_regions(Axis(fact, (Region(0, 4), Region(5, 9), Region(10, 12))), some) == told
