"""Boxes, outcomes and urgencies in words for an editor, in the facts' own labels."""

from collections.abc import Iterable

from articles.guidance.facts import Fact, Scalar, describe_values
from articles.guidance.regions import NOT_KNOWN, Axis, Box, Region, Space
from articles.guidance.terms import FactKind

EVERYBODY = "for everybody"
_TERMS = {
    None: "no such warning",
    "non_urgent": "non-urgent",
    "unknown": "not known whether",
    "not_triggered": "does not fire",
    "maybe_expected": "not known whether to be expected",
    "expected": "to be expected",
}


def tell_box(space: Space, box: Box) -> str:
    """Who is in a box: "Weeks pregnant at the loss 10 to 11; Had complications: no"."""
    told = [tell_regions(axis, box[key]) for key, axis in space.axes.items() if key in box]
    return "; ".join(told) or EVERYBODY


def part_unknown(space: Space, box: Box) -> tuple[Box, str]:
    """A box as far as its facts are known, and which of them may be otherwise: "“Had a fever” is not known"."""
    labels = [f"“{axis.fact.label}”" for key, axis in space.axes.items() if box.get(key, 0) & NOT_KNOWN]
    return {key: some & ~NOT_KNOWN for key, some in box.items()}, f"{enumerate_with_or(labels)} is not known"


def tell_regions(axis: Axis, some: int) -> str:
    """A set of a fact's regions: "Periods since the loss 2 or more, or not known"."""
    fact = axis.fact
    values = "any that is known" if some == axis.everything & ~NOT_KNOWN else _tell_values(axis, some)
    unknown = "not known" if some & NOT_KNOWN else ""
    separator = "" if fact.kind is FactKind.INTEGER and values[:1].isdigit() else ":"
    return f"{fact.label}{separator} {', or '.join(filter(None, (values, unknown)))}"


def _tell_values(axis: Axis, some: int) -> str:
    fact, regions = axis.fact, axis.list_regions(some)
    if fact.kind is FactKind.INTEGER:
        words = [_tell_range(axis, region) for region in _run_together(regions)]
    else:
        words = [tell_value(fact, region.representative) for region in regions]
    return enumerate_with_or(words)


def tell_value(fact: Fact, value: Scalar) -> str:
    """A value as a reader gives it: a number, yes or no, or a choice's label in quotation marks."""
    if fact.kind is FactKind.BOOLEAN:
        return "yes" if value else "no"
    if fact.kind is FactKind.CHOICE:
        return f"“{fact.choices[fact.positions[str(value)]].label}”"
    return str(value)


def tell_values(fact: Fact) -> str:
    """What a fact takes: "a whole number from 0 to 45", "“None” or “Light”"."""
    if fact.kind is not FactKind.CHOICE:
        return describe_values(fact)
    return enumerate_with_or(tell_value(fact, choice.key) for choice in fact.choices)


def enumerate_with_or(words: Iterable[str]) -> str:
    """`one, two or three`."""
    *others, last = [*words] or [""]
    return f"{', '.join(others)} or {last}" if others else last


def _run_together(regions: Iterable[Region]) -> list[Region]:
    """Ranges of whole numbers of which one ends where the next begins, as one."""
    runs: list[Region] = []
    for region in regions:
        if runs and isinstance(runs[-1].high, int) and runs[-1].high + 1 == region.low:
            runs[-1] = Region(runs[-1].low, region.high)
        else:
            runs.append(region)
    return runs


def _tell_range(axis: Axis, region: Region) -> str:
    """An end that is the end of all that can be said is left open: nobody is over 45 weeks pregnant."""
    low, high = region
    if low == high:
        return str(low)
    if high == axis.regions[-1].high:
        return f"{low} or more"
    if low == axis.regions[0].low:
        return f"{high} or less"
    return f"{low} to {high}"


def tell_facts(facts: Iterable[Fact]) -> str:
    """Facts by their labels, in quotation marks, since a label may hold a comma."""
    return ", ".join(f"“{fact.label}”" for fact in facts)


def tell_term(term: str | None) -> str:
    """An outcome, an urgency or a standing as words: `no objection`."""
    return _TERMS.get(term, str(term).replace("_", " "))


def spell_box(space: Space, box: Box) -> list[tuple[str, bool, list[tuple[Scalar | None, ...]]]]:
    """A box by keys and values, the same whatever else cuts the facts and whatever they are called."""
    return [
        (key, bool(box[key] & NOT_KNOWN), [tuple(run) for run in _run_together(space.axes[key].list_regions(box[key]))])
        for key in sorted(box)
    ]
