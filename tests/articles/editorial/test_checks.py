"""What is wrong with content of the right shape: names that lead nowhere, what does not fit, repeats. No database."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.editorial import checks, serializers
from articles.editorial.vocabulary import Vocabulary, as_embedded
from tests import factories

Content = dict[str, Any]

EXTRA: dict[str, list[Content]] = {
    **deepcopy(factories.VOCABULARY),
    "activities": [
        *deepcopy(factories.VOCABULARY["activities"]),
        {"key": "conceive_again", "label": "Try again", "requires": ["resume_sex"]},
        {"key": "travel", "label": "Travel", "requires": []},
    ],
    "sources": [{**factories.VOCABULARY["sources"][0], "key": key} for key in ("leaflet", "study")],
}


def known(entries: dict[str, list[Content]] = EXTRA) -> Vocabulary:
    return Vocabulary(**as_embedded(deepcopy(entries)))


def found_in(content: Content, entries: dict[str, list[Content]] = EXTRA) -> list[tuple[str | None, str]]:
    return [(fault.pointer, fault.code) for fault in checks.faults_in_content(content, known(entries))]


def definition(**changes: Any) -> Content:
    return {"term": "loss", "meaning": "A loss.", "range": None, "according_to": "leaflet", **changes}


def span(**changes: Any) -> Content:
    return definition(range={"fact": "days_since_loss", "minimum": None, "below": None, **changes})


def rule(**changes: Any) -> Content:
    return {**deepcopy(factories.ARTICLE["guidance_rules"][0]), **changes}


def warning(**changes: Any) -> Content:
    return {**deepcopy(factories.ARTICLE["symptom_warnings"][0]), **changes}


def scenario(
    facts: Content | None = None, outcomes: Content | None = None, warnings: list[str] | None = None
) -> Content:
    expected = {"outcomes": outcomes or {}, "warnings": warnings or []}
    return {"key": "one", "title": "One", "facts": facts or {}, "expect": expected}


def test_nothing_is_wrong_with_an_article_that_is_whole() -> None:
    assert found_in(factories.content()) == []


CODING = {"system": "icd-10", "code": "R50", "display": "Fever"}
SECTION = factories.ARTICLE["sections"][0]
WAIT = {"minimum": 2, "maximum": None, "unit": "wk", "elapsed_fact": "days_since_loss"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"topics": ["loss", "lost", "loss"]}, [("/topics/1", "unknown_topic"), ("/topics/2", "duplicate")]),
        ({"sources": ["leaflet", "x"]}, [("/sources/1", "unknown_source")]),
        ({"sources": ["leaflet", "leaflet"]}, [("/sources/1", "duplicate")]),
        (
            {"support_services": ["x", "helpline", "helpline"]},
            [("/support_services/0", "unknown_support_service"), ("/support_services/2", "duplicate")],
        ),
        ({"related": ["a", "after-a-loss", "a"]}, [("/related/1", "related_to_itself"), ("/related/2", "duplicate")]),
        # Definitions
        ({"definitions": [definition(according_to="study")]}, [("/definitions/0/according_to", "source_not_listed")]),
        ({"definitions": [definition(according_to="x")]}, [("/definitions/0/according_to", "unknown_source")]),
        ({"definitions": [definition(), definition(meaning="Else.")]}, [("/definitions/1/term", "duplicate")]),
        ({"definitions": [span()]}, [("/definitions/0/range", "empty_range")]),
        ({"definitions": [span(minimum=3, below=3)]}, [("/definitions/0/range/below", "empty_range")]),
        ({"definitions": [span(fact="x", below=3)]}, [("/definitions/0/range/fact", "unknown_fact")]),
        ({"definitions": [span(fact="fever", below=3)]}, [("/definitions/0/range/fact", "not_a_number")]),
        # Sections
        ({"sections": [SECTION, SECTION]}, [("/sections/1/key", "duplicate_key")]),
        ({"sections": [{**SECTION, "body": "<b>x"}]}, [("/sections/0/body", "raw_html")]),
        # Rules
        ({"guidance_rules": [rule(activity="x"), rule(key="b")]}, [("/guidance_rules/0/activity", "unknown_activity")]),
        ({"guidance_rules": [rule(), rule()]}, [("/guidance_rules/1/key", "duplicate_key")]),
        ({"guidance_rules": [rule(key="fever")]}, [("/symptom_warnings/0/key", "duplicate_key")]),
        ({"guidance_rules": [rule(sources=["study"])]}, [("/guidance_rules/0/sources/0", "source_not_listed")]),
        ({"guidance_rules": [rule(sources=["leaflet", "leaflet"])]}, [("/guidance_rules/0/sources", "duplicate")]),
        (
            {"guidance_rules": [rule(applies_when=[{"fact": "fever", "operator": "lt", "value": True}])]},
            [("/guidance_rules/0/applies_when/0/operator", "operator_does_not_fit")],
        ),
        (
            {"guidance_rules": [rule(satisfied_when=[{"fact": "x", "operator": "eq", "value": 1}])]},
            [("/guidance_rules/0/satisfied_when/0/fact", "unknown_fact")],
        ),
        (
            {"guidance_rules": [rule(wait={**WAIT, "unit": "mo", "maximum": 1})]},
            [
                ("/guidance_rules/0/wait/maximum", "wrong_length"),
                ("/guidance_rules/0/wait/elapsed_fact", "fact_does_not_fit"),
            ],
        ),
        # Warnings
        (
            {"symptom_warnings": [warning(triggered_when=[{"fact": "bleeding", "operator": "in", "value": ["no"]}])]},
            [("/symptom_warnings/0/triggered_when/0/value/0", "unknown_choice")],
        ),
        ({"symptom_warnings": [warning(codings=[CODING, CODING])]}, [("/symptom_warnings/0/codings/1", "duplicate")]),
        (
            {"symptom_warnings": [warning(codings=[{**CODING, "code": "R5O"}])]},
            [("/symptom_warnings/0/codings/0/code", "code")],
        ),
        ({"symptom_warnings": [warning(sources=["x"])]}, [("/symptom_warnings/0/sources/0", "unknown_source")]),
        # Texts
        (
            {"sections": [{**SECTION, "body": "[a](www.nhs.uk)\n\n| a | b |\n|---|---|\n\n[b](tel:988)\n"}]},
            [("/sections/0/body", "link"), ("/sections/0/body", "table"), ("/sections/0/body", "link")],
        ),
        # Scenarios
        ({"scenarios": [scenario({"x": True})]}, [("/scenarios/0/facts/x", "unknown_fact")]),
        ({"scenarios": [scenario({"fever": 1})]}, [("/scenarios/0/facts/fever", "wrong_type")]),
        ({"scenarios": [scenario({"bleeding": "x"})]}, [("/scenarios/0/facts/bleeding", "unknown_choice")]),
        (
            {"scenarios": [scenario({"days_since_loss": 9999})]},
            [("/scenarios/0/facts/days_since_loss", "out_of_range")],
        ),
        ({"scenarios": [scenario(outcomes={"x": "wait"})]}, [("/scenarios/0/expect/outcomes/x", "unknown_activity")]),
        (
            {"scenarios": [scenario(outcomes={"travel": "wait"})]},
            [("/scenarios/0/expect/outcomes/travel", "activity_without_rules")],
        ),
        (
            {"scenarios": [scenario(warnings=["fever", "x", "fever"])]},
            [("/scenarios/0/expect/warnings/1", "unknown_warning"), ("/scenarios/0/expect/warnings/2", "duplicate")],
        ),
        ({"scenarios": [scenario(), scenario()]}, [("/scenarios/1/key", "duplicate_key")]),
    ],
)
def test_what_is_wrong_is_named_with_its_place(changes: Content, expected: list[tuple[str, str]]) -> None:
    assert found_in(factories.content(**changes)) == expected


@pytest.mark.parametrize(
    "changes",
    [
        {"definitions": [definition(), definition(according_to="study")], "sources": ["leaflet", "study"]},
        {"definitions": [span(minimum=3), span(below=3) | {"term": "other"}]},
        {"related": ["not-there-yet"]},
        {"guidance_rules": [rule(activity="conceive_again")], "scenarios": [scenario(outcomes={"resume_sex": "wait"})]},
        {"sections": [{**SECTION, "key": "fever"}], "scenarios": [{**scenario(), "key": "fever"}]},
        {"symptom_warnings": [warning(codings=[CODING, {**CODING, "system": "icd-10-cm"}])]},
        {"scenarios": [scenario({"fever": None, "bleeding": None})]},
        {"guidance_rules": [rule(wait=WAIT)]},
    ],
    ids=[
        "two authorities define one term",
        "a range may be open at one end",
        "what is related need not exist",
        "an outcome for an activity that a rule's activity requires",
        "a section, a warning and a scenario may share a key",
        "one code in two terminologies",
        "a scenario may say that nothing is known",
        "a rule may have a wait and conditions",
    ],
)
def test_what_is_right_is_not_called_wrong(changes: Content) -> None:
    assert found_in(factories.content(**changes)) == []


def test_the_nearest_right_name_is_told_and_all_of_them_where_they_are_few() -> None:
    content = factories.content(topics=["miscariage"], support_services=["zzz"])
    near, far = checks.faults_in_content(content, known())
    assert near.detail == "There is no topic 'miscariage'. Did you mean 'miscarriage'?"
    assert far.detail == "There is no support service 'zzz'. Known: helpline."


def test_everything_that_is_wrong_is_found_at_once() -> None:
    content = factories.content(
        topics=["x"],
        related=["after-a-loss"],
        definitions=[definition(according_to="x")],
        sections=[{**SECTION, "body": "# x"}],
        guidance_rules=[rule(activity="x")],
        symptom_warnings=[warning(sources=["x"])],
        scenarios=[scenario({"x": 1})],
        support_services=["x"],
    )
    assert sorted(str(pointer).split("/")[1] for pointer, _ in found_in(content)) == [
        *("definitions", "guidance_rules", "related", "scenarios", "sections"),
        *("support_services", "symptom_warnings", "topics"),
    ]


# The vocabulary

NOTHING = Vocabulary({}, {}, {}, {}, {})
BLEEDING, DAYS, FEVER = factories.VOCABULARY["facts"]
TOPIC: Content = {"slug": "a", "name": "A", "parent": None, "codings": []}
ACTIVITY: Content = {"key": "a", "label": "A", "requires": []}
SERVICE = factories.VOCABULARY["support_services"][0]


def found_in_words(lists: dict[str, list[Content]], present: Vocabulary = NOTHING) -> list[tuple[str | None, str]]:
    faults = checks.faults_in_vocabulary(factories.words(**lists), present)
    return [(fault.pointer, fault.code) for fault in faults]


def test_nothing_is_wrong_with_a_vocabulary_that_is_whole() -> None:
    assert found_in_words(EXTRA) == []


@pytest.mark.parametrize(
    ("lists", "expected"),
    [
        ({"facts": [{**DAYS, "unit": None}]}, [("/facts/0/unit", "missing")]),
        (
            {"facts": [{**DAYS, "minimum": None, "maximum": None}]},
            [("/facts/0/minimum", "missing"), ("/facts/0/maximum", "missing")],
        ),
        ({"facts": [{**DAYS, "minimum": 9, "maximum": 8}]}, [("/facts/0/maximum", "empty_range")]),
        ({"facts": [{**DAYS, "ordered": True}]}, [("/facts/0/ordered", "misplaced")]),
        ({"facts": [{**DAYS, "choices": BLEEDING["choices"]}]}, [("/facts/0/choices", "misplaced")]),
        ({"facts": [{**FEVER, "minimum": 0}]}, [("/facts/0/minimum", "misplaced")]),
        (
            {"facts": [{**FEVER, "unit": "d", "maximum": 0}]},
            [("/facts/0/unit", "misplaced"), ("/facts/0/maximum", "misplaced")],
        ),
        ({"facts": [{**FEVER, "ordered": True}]}, [("/facts/0/ordered", "misplaced")]),
        ({"facts": [{**BLEEDING, "choices": BLEEDING["choices"][:1]}]}, [("/facts/0/choices", "missing")]),
        ({"facts": [{**BLEEDING, "choices": []}]}, [("/facts/0/choices", "missing")]),
        ({"facts": [{**BLEEDING, "minimum": 0}]}, [("/facts/0/minimum", "misplaced")]),
        (
            {"facts": [{**BLEEDING, "choices": BLEEDING["choices"] * 2}]},
            [(f"/facts/0/choices/{n}/key", "duplicate_key") for n in (3, 4, 5)],
        ),
        ({"facts": [FEVER, FEVER]}, [("/facts/1/key", "duplicate_key")]),
        ({"topics": [TOPIC, TOPIC]}, [("/topics/1/slug", "duplicate_key")]),
        ({"topics": [{**TOPIC, "parent": "b"}]}, [("/topics/0/parent", "unknown_topic")]),
        ({"topics": [{**TOPIC, "parent": "a"}]}, [("/topics/0/parent", "cycle")]),
        (
            {"topics": [{**TOPIC, "parent": "b"}, {**TOPIC, "slug": "b", "parent": "a"}]},
            [("/topics/0/parent", "cycle"), ("/topics/1/parent", "cycle")],
        ),
        ({"topics": [{**TOPIC, "codings": [CODING, CODING]}]}, [("/topics/0/codings/1", "duplicate")]),
        ({"activities": [{**ACTIVITY, "requires": ["b"]}]}, [("/activities/0/requires/0", "unknown_activity")]),
        ({"activities": [{**ACTIVITY, "requires": ["a"]}]}, [("/activities/0/requires/0", "cycle")]),
        (
            {"activities": [ACTIVITY, {**ACTIVITY, "key": "b", "requires": ["a", "a"]}]},
            [("/activities/1/requires/1", "duplicate")],
        ),
        ({"sources": [EXTRA["sources"][0]] * 2}, [("/sources/1/key", "duplicate_key")]),
        ({"support_services": [{**SERVICE, "phone": None}]}, [("/support_services/0", "unreachable")]),
        ({"support_services": [{**SERVICE, "phone": "", "url": ""}]}, [("/support_services/0", "unreachable")]),
        (
            {"support_services": [{**SERVICE, "phone": "1", "url": "www.nhs.uk"}]},
            [("/support_services/0/url", "address"), ("/support_services/0/phone", "telephone")],
        ),
        # A number cannot be judged where it is not known whose it is.
        ({"support_services": [{**SERVICE, "phone": "1", "region": "UK"}]}, [("/support_services/0/region", "region")]),
        ({"sources": [{**EXTRA["sources"][0], "url": "/page"}]}, [("/sources/0/url", "address")]),
        (
            {"topics": [{**TOPIC, "codings": [{**CODING, "code": "r50"}]}]},
            [("/topics/0/codings/0/code", "code")],
        ),
        ({"support_services": [SERVICE, SERVICE]}, [("/support_services/1/key", "duplicate_key")]),
    ],
)
def test_what_is_wrong_with_vocabulary_is_named_with_its_place(
    lists: dict[str, list[Content]], expected: list[tuple[str, str]]
) -> None:
    assert found_in_words(lists) == expected


def test_what_the_vocabulary_has_already_counts_for_links_and_for_cycles() -> None:
    there = known({**EXTRA, "topics": [TOPIC, {**TOPIC, "slug": "b", "parent": "a"}]})
    assert found_in_words({"topics": [{**TOPIC, "slug": "c", "parent": "b"}]}, there) == []
    assert found_in_words({"topics": [{**TOPIC, "parent": "b"}]}, there) == [("/topics/0/parent", "cycle")]
    # What a file says of a topic counts for more than what the vocabulary said.
    turned = [{**TOPIC, "slug": "b", "parent": None}, {**TOPIC, "parent": "b"}]
    assert found_in_words({"topics": turned}, there) == []
    travel = [{"key": "resume_sex", "label": "X", "requires": ["conceive_again"]}]
    assert found_in_words({"activities": travel}, there) == [("/activities/0/requires/0", "cycle")]


# Whatever comes


def places(value: Any, *at: str | int) -> list[tuple[str | int, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [at, *(place for token, one in inner for place in places(one, *at, token))]


ODD: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, 0, -1, 10**30, 1.5, "", "x", "null", "\ud800", [], {}, [None], [[]], {"": {}}, {"key": []}]
).map(deepcopy)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_what_can_be_made_of_misshapen_content_can_be_checked(data: st.DataObject) -> None:
    # However wrong its shape is, the rest is looked at as well: nothing trips over it.
    content = deepcopy(factories.content(definitions=[span(below=3)], guidance_rules=[rule(wait=WAIT)]))
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.sampled_from([place for place in places(content) if place]))
        holder: Any = content
        for token in place[:-1]:
            holder = holder[token]
        holder[place[-1]] = data.draw(ODD)
    salvaged = serializers.salvage(serializers.Article(), content)
    for fault in checks.faults_in_content(salvaged, known()):
        assert fault.detail
        assert fault.pointer
