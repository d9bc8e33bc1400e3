"""What has changed since: nothing is left out, and each thing is said by its place and in words."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.editorial import reading
from articles.review.difference import Change, changes
from tests import factories
from tests.articles.editorial.test_reading import RICH, after, places_in

Content = dict[str, Any]

BEFORE = reading.read(RICH, factories.known())


def told(edit: Callable[[Content], object], **lists: list[Content]) -> list[Change]:
    content = deepcopy(RICH)
    edit(content)
    return changes(BEFORE, reading.read(content, factories.known(**lists)))


def shared(kind: str, place: int, **change: Any) -> dict[str, list[Content]]:
    entries = deepcopy(factories.VOCABULARY[kind])
    entries[place].update(change)
    return {kind: entries}


def same(content: Content) -> None:
    pass


EDITS: list[tuple[Callable[[Content], object], dict[str, list[Content]], str, str]] = [
    (lambda c: c.update(title="Anew"), {}, "/title", "The title was “After a loss” and is “Anew”."),
    (lambda c: c.update(summary="x" * 200), {}, "/summary", "The summary has changed."),
    (
        lambda c: c["guidance_rules"][0]["wait"].update(minimum=1),
        {},
        "/guidance_rules/0/wait/minimum",
        "The minimum of the wait of the rule ‘wait-for-bleeding’ was 2 and is 1.",
    ),
    (
        lambda c: c["guidance_rules"][0].update(wait=None),
        {},
        "/guidance_rules/0/wait",
        "The wait of the rule ‘wait-for-bleeding’ has changed.",
    ),
    (
        lambda c: c["guidance_rules"][0]["satisfied_when"][0].update(value="light"),
        {},
        "/guidance_rules/0/satisfied_when",
        (
            "The conditions “satisfied when” of the rule ‘wait-for-bleeding’ were “bleeding is none” and are "
            "“bleeding is light”."
        ),
    ),
    (
        lambda c: c["symptom_warnings"][0].update(urgency="expected"),
        {},
        "/symptom_warnings/0/urgency",
        "The urgency of the warning ‘fever’ was “urgent” and is “expected”.",
    ),
    (lambda c: c.update(sections=[]), {}, "/sections", "The section ‘answer’ is gone."),
    (
        lambda c: c["sections"].append({**c["sections"][0], "key": "more"}),
        {},
        "/sections/1",
        "The section ‘more’ is new.",
    ),
    (lambda c: c["topics"].reverse(), {}, "/topics", "The topics stand in another order."),
    (lambda c: c.update(related=[]), {}, "/related", "The related articles were “another” and are nothing."),
    (
        lambda c: c["definitions"][0].update(meaning="In the first days or so."),
        {},
        "/definitions/0/meaning",
        (
            "The meaning of the definition ‘early’ according to ‘leaflet’ was “In the first days.” and is "
            "“In the first days or so.”."
        ),
    ),
    (
        lambda c: c["scenarios"][0]["facts"].update(fever=True),
        {},
        "/scenarios/0/facts/fever",
        "The fever of the facts of the scenario ‘nothing-known’ was nothing and is yes.",
    ),
    (
        same,
        shared("support_services", 0, phone="111"),
        "/support_services/0/phone",
        "The telephone number of the support service ‘helpline’ was “0808 800 1234” and is “111”.",
    ),
    (
        same,
        shared("facts", 2, question="Are you hot?"),
        "/facts/1/question",
        "The question of the fact ‘fever’ was “Do you have a fever?” and is “Are you hot?”.",
    ),
    (
        same,
        shared("facts", 0, choices=factories.VOCABULARY["facts"][0]["choices"][:2]),
        "/facts/2/choices",
        "The choices of the fact ‘bleeding’ have changed.",
    ),
    (
        same,
        shared("activities", 0, requires=["rest"]),
        "/activities/0/requires",
        "The required activities of the activity ‘resume_sex’ were nothing and are “rest”.",
    ),
]


@pytest.mark.parametrize(("edit", "lists", "pointer", "words"), EDITS, ids=[words for *_, words in EDITS])
def test_what_changed_is_said_with_its_place(
    edit: Callable[[Content], object], lists: dict[str, list[Content]], pointer: str, words: str
) -> None:
    assert told(edit, **lists) == [Change(pointer, words)]


def test_nothing_is_said_of_what_is_the_same() -> None:
    assert told(same) == []


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_leaf_can_change_unsaid(data: st.DataObject) -> None:
    place = data.draw(st.sampled_from(places_in(RICH, factories.known())))
    found = changes(BEFORE, reading.read(*after(RICH, factories.known(), place)))
    assert found
    assert all(change.words.endswith((".", ".”")) for change in found)


def test_a_draft_that_names_one_thing_twice_is_said_to_have_changed() -> None:
    found = told(lambda content: content["sections"].append(deepcopy(content["sections"][0])))
    assert found == [Change("/sections", "The sections have changed.")]


def test_what_is_the_same_to_python_and_not_to_a_reader_has_changed() -> None:
    [found] = told(lambda content: content["guidance_rules"][0]["applies_when"][0].update(value=[True, 2]))
    assert found.pointer == "/guidance_rules/0/applies_when"
