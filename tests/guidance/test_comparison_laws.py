"""What is told of a change, against both documents asked of every value that there is."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings

from articles.guidance.assessment import Assessment, Guidance, assess, compile_document
from articles.guidance.changes import Change, Tally, list_changes_of_outcome, list_changes_of_warnings
from articles.guidance.comparison import compare
from articles.guidance.folding import fold
from articles.guidance.regions import NOT_KNOWN, Box, Space
from tests.guidance.factories import Document
from tests.guidance.levels import SILENT, decide, stand
from tests.guidance.oracle import list_values
from tests.guidance.strategies import BUSY_MACHINE, Given, revisions

pytestmark = pytest.mark.slow

law = settings(BUSY_MACHINE, max_examples=60)


class Told:
    """What is told of two documents, with the boxes that it is told of."""

    def __init__(self, live: Document, draft: Document) -> None:
        self.live, self.draft = compile_document(live), compile_document(draft)
        self.space = Space(self.live, self.draft)
        changes = list_changes_of_warnings(self.space, self.live, self.draft, Tally())
        self.warnings = {key: fold(self.space, each) for key, each in changes.items()}
        self.outcomes = {
            key: fold(self.space, list_changes_of_outcome(self.space, self.live, self.draft, key, Tally()))
            for key in self.draft.activities
            if key in self.live.activities
        }

    def holds(self, box: Box, facts: Given) -> bool:
        return all(some & self._bit(key, facts.get(key)) for key, some in box.items())

    def _bit(self, key: str, value: Any) -> int:
        if value is None:
            return NOT_KNOWN
        for place, (low, high) in enumerate(self.space.axes[key].regions, start=1):
            if value == low or (isinstance(low, int) and isinstance(high, int) and low <= value <= high):
                return 1 << place
        raise AssertionError(key, value)

    def ask(self, facts: Given) -> tuple[Assessment, Assessment]:
        return _ask(self.live, facts), _ask(self.draft, facts)

    def claim(self, change: Change, facts: Given) -> tuple[int, int]:
        """The two levels that a change tells of one who is in its box."""
        if change.unknown and any(facts.get(key) is None for key in change.box):
            return change.unknown
        return change.before, change.after


def _ask(guidance: Guidance, facts: Given) -> Assessment:
    return assess(guidance, {key: value for key, value in facts.items() if key in guidance.facts})


def list_all(document: Document) -> Iterator[Given]:
    """Every set of facts there is, unknown ones among them."""
    keys = [fact["key"] for fact in document["facts"]]
    for values in product(*([None, *list_values(fact)] for fact in document["facts"])):
        yield dict(zip(keys, values, strict=True))


@law
@given(revisions())
def test_of_a_warning_exactly_what_differs_is_told(revision: tuple[Document, Document]) -> None:
    told = Told(*revision)
    for facts in list_all(revision[0]):
        before, after = (stand(each) for each in told.ask(facts))
        for key, changes in told.warnings.items():
            levels = before.get(key, SILENT), after.get(key, SILENT)
            claimed = {told.claim(change, facts) for change in changes if told.holds(change.box, facts)}
            assert claimed == ({levels} if levels[0] != levels[1] else set())


@law
@given(revisions())
def test_no_other_outcome_goes_untold(revision: tuple[Document, Document]) -> None:
    told = Told(*revision)
    for facts in list_all(revision[0]):
        before, after = (decide(each) for each in told.ask(facts))
        of_warnings = [change for changes in told.warnings.values() for change in changes]
        by_a_warning = any(told.holds(change.box, facts) for change in of_warnings)
        for key, changes in told.outcomes.items():
            if before[key] == after[key] or by_a_warning:
                continue
            here = [told.claim(change, facts) for change in changes if told.holds(change.box, facts)]
            # One that tells of this very change of the more cautious of the two outcomes, and of its direction.
            assert any(
                (old < new) is (before[key] < after[key]) and min(old, new) == min(before[key], after[key])
                for old, new in here
            ), (key, facts, before[key], after[key])


@law
@given(revisions())
def test_no_outcome_is_told_that_nobody_gets(revision: tuple[Document, Document]) -> None:
    told = Told(*revision)
    everyone = []
    for facts in list_all(revision[0]):
        before, after = told.ask(facts)
        everyone.append((facts, decide(before), decide(after)))
    for key, changes in told.outcomes.items():
        for change in changes:
            inside = [each for each in everyone if told.holds(change.box, each[0])]
            assert inside
            for facts, old_outcomes, new_outcomes in inside:
                old, new = told.claim(change, facts)
                # What stands against it besides can only make it more cautious, on the side that was cautious.
                assert (old_outcomes[key] <= old) if old < new else (new_outcomes[key] <= new)
                if change.is_exact:
                    assert (old_outcomes[key], new_outcomes[key]) == (old, new)
            assert _reaches_every_region(told, change, [each for each in inside if each[1][key] != each[2][key]])


def _reaches_every_region(told: Told, change: Change, differing: list[tuple[Given, Any, Any]]) -> bool:
    """Whether somebody in each region of the box gets another outcome."""
    for key, some in change.box.items():
        reached = 0
        for facts, _, _ in differing:
            reached |= told._bit(key, facts[key])
        if some & ~reached:
            return False
    return bool(differing)


@law
@given(revisions())
def test_each_example_gets_what_is_told(revision: tuple[Document, Document]) -> None:
    live, draft = (compile_document(each) for each in revision)
    for difference in compare(*revision).differences:
        before, after = (_list_terms(_ask(guidance, dict(difference.example))) for guidance in (live, draft))
        if difference.about == "outcome":
            assert before.get(difference.subject) == difference.before
            assert after.get(difference.subject) == difference.after
        assert difference.sentence.startswith(difference.subject) or difference.about == "questions"


def _list_terms(assessment: Assessment) -> Mapping[str, str]:
    return {each["label"]: each["outcome"].value for each in assessment["activities"]}


@law
@given(revisions())
def test_nothing_is_told_of_a_document_that_is_the_same(revision: tuple[Document, Document]) -> None:
    live = revision[0]
    assert compare(live, live).differences == ()
    shuffled = {**live, "guidance_rules": live["guidance_rules"][::-1], "facts": live["facts"][::-1]}
    assert compare(live, shuffled).differences == ()
