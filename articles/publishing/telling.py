"""A prospect in plain lines, for whoever publishes from a command line: least caution first."""

from collections.abc import Iterable, Iterator

from articles.editorial import yaml_source
from articles.guidance.comparison import Difference, Towards
from articles.publishing.gates import UNTRIED_EDGE
from articles.publishing.prospect import Prospect
from articles.review.standing import State
from contentapi.errors import Fault


def lines(found: Prospect, *, allow_unreviewed: bool) -> Iterator[str]:
    """Everything that is known before the draft is published."""
    yield f"{found.slug}: would be version {found.number}{_beside(found)}"
    yield f"  review: {review_in_words(found)}"
    yield from _gates(found, allow_unreviewed=allow_unreviewed)
    if not found.holds_together:
        yield "  what changes for readers cannot be told: the draft does not hold together"
        return
    yield from _changes(found)
    yield f"  significance: at least {found.floor.least}"
    yield from (f"    {reason}" for reason in found.floor.reasons)
    yield from _edges(found)


def review_in_words(found: Prospect) -> str:
    """What the review of the draft is worth, in a sentence or two."""
    standing = found.standing
    if standing.counts:
        by = standing.review["reviewed_by"]
        return f"{by['name']} ({by['credentials']}) reviewed exactly this on {standing.review['reviewed_on']}."
    if standing.state is State.NOBODY:
        return standing.summary
    return f"The review does not count. {standing.summary}"


def _beside(found: Prospect) -> str:
    if found.published is None:
        return ", the first"
    number = found.published.version.number
    return f" (version {number} is live)" if found.is_live else f" (version {number} was retired)"


def less_edges(faults: Iterable[Fault]) -> list[Fault]:
    """All but what is said with a scenario to paste: that is a wall where it cannot be pasted from."""
    return [fault for fault in faults if fault.code != UNTRIED_EDGE]


def fault_in_words(fault: Fault) -> str:
    """A fault with its place; what stops nothing says so."""
    remark = " (This alone stops nothing.)" if fault.advisory else ""
    return f"{fault.pointer or '/'}: {fault.detail}{remark}"


def _gates(found: Prospect, *, allow_unreviewed: bool) -> Iterator[str]:
    faults = less_edges(found.faults(allow_unreviewed=allow_unreviewed))
    yield "  the gates:" if faults else "  the gates: nothing against it"
    yield from (f"    {fault_in_words(fault)}" for fault in faults)


def _changes(found: Prospect) -> Iterator[str]:
    if found.known is None:
        return
    differences = found.comparison.differences
    if not differences:
        yield "  what changes for readers: no outcome and no warning"
    else:
        yield "  what changes for readers:"
    for one in differences:
        if one.towards is Towards.LESS_CAUTION:
            yield f"    LESS CAUTION  {one.sentence}  (--acknowledge {one.key})"
    for one in differences:
        if one.towards is not Towards.LESS_CAUTION:
            yield f"    {one.towards.replace('_', ' '):12}  {one.sentence}"
    yield from (f"    {remark}" for remark in found.comparison.remarks)


def _edges(found: Prospect) -> Iterator[str]:
    if not found.edges:
        return
    yield "  scenarios that are missing, ready to paste (this alone stops nothing):"
    for edge in found.edges:
        yield f"    {edge.pointer}: {edge.sentence}"
        yield from (f"      {line}" for line in yaml_source.write([dict(edge.scenario)]).splitlines())


def to_acknowledge(missing: Iterable[Difference]) -> Iterator[str]:
    """What is less cautious than before, and how to say of each that one knows."""
    for one in missing:
        yield f"  {one.sentence}\n    --acknowledge {one.key}"
