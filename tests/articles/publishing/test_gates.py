"""The gates, one by one and all at once. No database: content and vocabulary in, faults out."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.publishing import gates
from contentapi.errors import Fault
from tests import factories
from tests.articles.publishing.candidates import candidate, edited, faults_in

Content = dict[str, Any]

CONCEIVE: Content = {"key": "conceive_again", "label": "Try again", "requires": ["resume_sex"]}


def rule(**changes: Any) -> Content:
    return {**deepcopy(factories.ARTICLE["guidance_rules"][0]), **changes}


def test_the_gates_have_nothing_against_an_article_that_is_whole() -> None:
    assert faults_in(factories.content()) == []


def test_the_gates_have_nothing_against_a_reviewed_article_that_nobody_excused() -> None:
    assert faults_in(factories.signed(), allow_unreviewed=False) == []


# Shared entries, which may have come in before they were checked

HELPLINE = factories.VOCABULARY["support_services"][0]
LEAFLET = factories.VOCABULARY["sources"][0]
MISCARRIAGE = factories.VOCABULARY["topics"][1]


@pytest.mark.parametrize(
    ("words", "pointer", "said"),
    [
        (
            {"support_services": [{**HELPLINE, "phone": "08O8 800 1234"}]},
            "/support_services/0",
            "The phone of the service 'helpline': This cannot be dialled. `O` stands where a 0 should.",
        ),
        ({"support_services": [{**HELPLINE, "region": "UK"}]}, "/support_services/0", "The region of the service"),
        ({"support_services": [{**HELPLINE, "url": "https://a"}]}, "/support_services/0", "The url of the service"),
        ({"support_services": [{**HELPLINE, "phone": None}]}, "/support_services/0", "The service 'helpline': Give"),
        ({"sources": [{**LEAFLET, "url": "http://a.example"}]}, "/sources/0", "The url of the source 'leaflet'"),
        (
            {
                "topics": [
                    {**MISCARRIAGE, "parent": None, "codings": [{"system": "loinc", "code": "1-1", "display": "x"}]}
                ]
            },
            "/topics/0",
            "The code of the topic 'miscarriage'",
        ),
    ],
)
def test_an_entry_that_could_not_come_in_today_goes_no_further_where_an_article_embeds_it(
    words: dict[str, list[Content]], pointer: str, said: str
) -> None:
    content = factories.content()
    (fault,) = faults_in(content, words=words)
    assert (fault.pointer, fault.advisory) == (pointer, False)
    assert fault.detail.startswith(said)


def test_an_entry_that_the_article_does_not_embed_is_not_looked_at() -> None:
    other = {**HELPLINE, "key": "another", "phone": "1"}
    assert faults_in(factories.content(), words={"support_services": [HELPLINE, other]}) == []


# Their words are those of content files, and tested there.
SHAPE_AND_NAMES: list[tuple[Callable[[Content], object], str, str]] = [
    (lambda c: c.update(title=""), "/title", "blank"),
    (lambda c: c.update(language="English"), "/language", "pattern"),
    (lambda c: c["scenarios"][0].update(facts={"fever": [{"a": 1}]}), "/scenarios/0/facts/fever", "invalid"),
    (lambda c: c.update(topics=["miscarrige"]), "/topics/0", "unknown_topic"),
    (lambda c: c.update(support_services=["helpline", "helpline"]), "/support_services/1", "duplicate"),
    (
        lambda c: c["guidance_rules"][0]["satisfied_when"][0].update(value="nnone"),
        "/guidance_rules/0/satisfied_when/0/value",
        "unknown_choice",
    ),
    (lambda c: c["symptom_warnings"][0].update(key="wait-for-bleeding"), "/symptom_warnings/0/key", "duplicate_key"),
    (lambda c: c["sections"][0].update(body="<b>Wait</b> for it.\n"), "/sections/0/body", "raw_html"),
]


@pytest.mark.parametrize(("edit", "pointer", "code"), SHAPE_AND_NAMES, ids=[code for _, _, code in SHAPE_AND_NAMES])
def test_what_no_content_file_could_hold_is_found_in_a_draft_too(
    edit: Callable[[Content], object], pointer: str, code: str
) -> None:
    assert (pointer, code, False) in [(one.pointer, one.code, one.advisory) for one in faults_in(edited(edit))]


BLOCKING: list[tuple[Callable[[Content], object], Fault]] = [
    # Text that readers need
    *(
        (
            lambda c, name=name, empty=empty: c.update({name: empty}),
            Fault(f"The article has no {name.replace('_', ' ')}.", "missing", f"/{name}"),
        )
        for name in ("question", "short_answer", "summary", "notice")
        for empty in ("", " \n")
    ),
    (lambda c: c.update(sections=[]), Fault("The article has no section.", "missing", "/sections")),
    # Sources
    (
        lambda c: c["guidance_rules"][0].update(sources=[]),
        Fault("The rule 'wait-for-bleeding' cites no source.", "no_source", "/guidance_rules/0/sources"),
    ),
    (
        lambda c: c["symptom_warnings"][0].update(sources=[]),
        Fault("The warning 'fever' cites no source.", "no_source", "/symptom_warnings/0/sources"),
    ),
    # Rules and warnings that could do harm as they stand
    (
        lambda c: c["guidance_rules"][0].update(satisfied_when=[]),
        Fault(
            "The required rule 'wait-for-bleeding' says neither when it is satisfied nor how long to wait.",
            "no_gate",
            "/guidance_rules/0/satisfied_when",
        ),
    ),
    (
        lambda c: c["symptom_warnings"][0].update(triggered_when=[]),
        Fault(
            "The warning 'fever' does not say when it is triggered.", "no_trigger", "/symptom_warnings/0/triggered_when"
        ),
    ),
    # Scenarios
    (
        lambda c: c.update(scenarios=[]),
        Fault("No scenario says what comes out for 'resume_sex'.", "no_scenario", "/scenarios"),
    ),
    (
        lambda c: c.update(scenarios=[]),
        Fault("No scenario tries the warnings.", "no_scenario", "/scenarios"),
    ),
    (
        lambda c: c["scenarios"][0]["expect"].update(outcomes={}),
        Fault("No scenario says what comes out for 'resume_sex'.", "no_scenario", "/scenarios"),
    ),
]


@pytest.mark.parametrize(("edit", "expected"), BLOCKING, ids=[f"{one.code} {one.pointer}" for _, one in BLOCKING])
def test_what_blocks_is_named_with_its_place(edit: Callable[[Content], object], expected: Fault) -> None:
    assert expected in faults_in(edited(edit))


def test_each_fault_of_a_draft_is_said_at_once() -> None:
    wrong = factories.content(
        title="",
        summary="",
        sections=[],
        topics=["nowhere"],
        guidance_rules=[rule(sources=[], satisfied_when=[])],
        symptom_warnings=[{**deepcopy(factories.ARTICLE["symptom_warnings"][0]), "triggered_when": []}],
        scenarios=[],
    )
    signed = factories.signed(wrong, next_review_due=None)
    reviewer_wrote_it = Fault("The reviewer is the author.", "four_eyes", "/review/reviewed_by")

    against = faults_in(signed, four_eyes=[reviewer_wrote_it], allow_unreviewed=False)
    found = [(fault.pointer, fault.code) for fault in against]

    assert sorted(found) == [
        ("/guidance_rules/0/satisfied_when", "no_gate"),
        ("/guidance_rules/0/sources", "no_source"),
        ("/review/next_review_due", "missing"),
        ("/review/reviewed_by", "four_eyes"),
        ("/scenarios", "no_scenario"),
        ("/scenarios", "no_scenario"),
        ("/sections", "missing"),
        ("/summary", "missing"),
        ("/symptom_warnings/0/triggered_when", "no_trigger"),
        ("/title", "blank"),
        ("/topics/0", "unknown_topic"),
    ]


def test_nothing_is_said_twice() -> None:
    repeated = rule(sources=["leaflet", "leaflet", "leaflet"])

    found = faults_in(factories.content(guidance_rules=[repeated]))

    assert len(found) == len(set(found))


def test_what_blocks_is_said_before_what_does_not() -> None:
    content = factories.content(notice="Information, not advice.", sections=[], scenarios=[])
    overdue = factories.signed(content, reviewed_on="2020-01-01", next_review_due="2021-01-01")

    found = faults_in(overdue)

    assert [fault.advisory for fault in found] == [False, False, False, True]


def test_looking_changes_nothing_and_sees_the_same_again() -> None:
    content = factories.content(sections=[], topics=["nowhere"])
    before = deepcopy(content)

    assert faults_in(content) == faults_in(content)
    assert content == before


# Rules


@pytest.mark.parametrize("strength", ["recommended", "optional"])
def test_only_a_required_rule_needs_a_gate(strength: str) -> None:
    assert faults_in(factories.content(guidance_rules=[rule(strength=strength, satisfied_when=[])])) == []


def test_a_wait_is_gate_enough_for_a_required_rule() -> None:
    wait = {"minimum": 10, "maximum": None, "unit": "d", "elapsed_fact": "days_since_loss"}

    assert faults_in(factories.content(guidance_rules=[rule(satisfied_when=[], wait=wait)])) == []


def test_each_side_of_a_wait_that_no_scenario_tries_is_worth_saying_and_blocks_nothing() -> None:
    wait = {"minimum": 10, "maximum": None, "unit": "d", "elapsed_fact": "days_since_loss"}
    found = gates.faults_of(candidate(factories.content(guidance_rules=[rule(satisfied_when=[], wait=wait)])))
    assert [(fault.code, fault.pointer, fault.advisory) for fault in found] == [
        ("untried_edge", "/guidance_rules/0/wait", True)
    ] * 2
    assert [f"No scenario tries {days}, " in fault.detail for days, fault in zip((9, 10), found, strict=True)] == [
        True
    ] * 2


def test_an_activity_that_another_requires_must_be_ruled_on_too() -> None:
    content = factories.content(guidance_rules=[rule(activity="conceive_again")])
    content["scenarios"][0]["expect"]["outcomes"] = {"conceive_again": "need_facts"}

    found = faults_in(content, words={"activities": [*factories.VOCABULARY["activities"], CONCEIVE]})

    detail = "A rule is about an activity that requires 'resume_sex', and no rule here is about 'resume_sex'."
    assert found == [Fault(detail, "activity_without_rules", "/guidance_rules")]


def test_every_activity_needs_a_scenario_of_its_own() -> None:
    content = factories.content(guidance_rules=[rule(), rule(key="and-then", activity="conceive_again")])

    found = faults_in(content, words={"activities": [*factories.VOCABULARY["activities"], CONCEIVE]})

    assert found == [Fault("No scenario says what comes out for 'conceive_again'.", "no_scenario", "/scenarios")]


def test_an_article_without_rules_and_warnings_needs_no_scenario() -> None:
    assert faults_in(factories.content(guidance_rules=[], symptom_warnings=[], scenarios=[])) == []


def test_a_scenario_that_comes_out_otherwise_is_named_and_explained() -> None:
    content = factories.content()
    content["scenarios"][0]["expect"] = {"outcomes": {"resume_sex": "no_objection"}, "warnings": ["fever"]}

    outcome, warning = faults_in(content)

    assert (outcome.pointer, outcome.code) == ("/scenarios/0/expect/outcomes/resume_sex", "unexpected_outcome")
    assert outcome.detail.startswith("Scenario 'nothing-known': Expected no_objection for 'resume_sex'")
    assert (warning.pointer, warning.code) == ("/scenarios/0/expect/warnings/0", "expected_warning")


def test_scenarios_are_run_by_the_vocabulary_of_the_day() -> None:
    content = factories.content()
    content["guidance_rules"][0]["satisfied_when"] = [{"fact": "bleeding", "operator": "lt", "value": "heavy"}]
    content["scenarios"][0]["facts"] = {"bleeding": "light", "fever": False}
    content["scenarios"][0]["expect"]["outcomes"] = {"resume_sex": "no_objection"}
    facts = deepcopy(factories.VOCABULARY["facts"])
    facts[0]["choices"].reverse()

    assert faults_in(content) == []
    assert [fault.code for fault in faults_in(content, words={"facts": facts})] == ["unexpected_outcome"]


def test_scenarios_are_not_run_while_the_content_does_not_hold_together() -> None:
    content = factories.content(topics=["nowhere"])
    content["scenarios"][0]["expect"]["outcomes"] = {"resume_sex": "no_objection"}

    assert [fault.code for fault in faults_in(content)] == ["unknown_topic"]


# The vocabulary may have changed since the draft was written


def test_a_choice_that_has_gone_since_is_found() -> None:
    facts = deepcopy(factories.VOCABULARY["facts"])
    facts[0]["choices"] = facts[0]["choices"][1:]

    found = faults_in(factories.content(), words={"facts": facts})

    assert [(fault.pointer, fault.code) for fault in found] == [
        ("/guidance_rules/0/satisfied_when/0/value", "unknown_choice")
    ]


def test_a_vocabulary_that_lacks_everything_is_survived_and_each_lack_is_named() -> None:
    nothing: dict[str, list[Content]] = {name: [] for name in factories.VOCABULARY}

    found = faults_in(factories.content(), words=nothing)

    assert {fault.code for fault in found} >= {
        *("unknown_topic", "unknown_source", "unknown_support_service", "unknown_activity", "unknown_fact")
    }


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=40, deadline=None)
@given(value=JSON)
def test_whatever_json_a_draft_holds_as_a_value_the_gates_answer_in_words(value: Any) -> None:
    content = factories.content()
    content["guidance_rules"][0]["satisfied_when"][0]["value"] = value
    content["scenarios"][0]["facts"] = {"bleeding": value}

    right = value in ("none", "light", "heavy")
    in_the_rule = [
        fault
        for fault in faults_in(content)
        if (fault.pointer or "").startswith("/guidance_rules/0/satisfied_when/0/value")
    ]

    assert bool(in_the_rule) is not right
