"""The floor of significance: what is never "the same, said better", and what is a matter of safety."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from articles.editorial import drafts
from articles.guidance.comparison import compare
from articles.publishing import gates, significance
from articles.publishing.significance import Floor, Told
from articles.terms import Significance
from tests import factories

Content = dict[str, Any]
SAFETY, CONTENT, EDITORIAL = Significance

DAYS = {"minimum": 2, "maximum": 3, "unit": "wk", "elapsed_fact": "days_since_loss"}


def everything() -> Content:
    """An article with something in every list, and its vocabulary beside it."""
    rule, warning = factories.ARTICLE["guidance_rules"][0], factories.ARTICLE["symptom_warnings"][0]
    service = factories.VOCABULARY["support_services"][0]
    article = {
        **factories.content(
            related=["another"],
            short_answer="When the bleeding has stopped: after 2 weeks.",
            definitions=[
                {
                    "term": "Early loss",
                    "meaning": "Soon after it began.",
                    "range": {"fact": "days_since_loss", "minimum": 1, "below": 9},
                    "according_to": "leaflet",
                }
            ],
            guidance_rules=[
                {
                    **rule,
                    "rationale": "It needs time.",
                    "wait": DAYS,
                    "applies_when": [{"fact": "days_since_loss", "operator": "lt", "value": 60}],
                }
            ],
            symptom_warnings=[warning, {**warning, "key": "warm", "urgency": "expected"}],
            support_services=["helpline", "crisis"],
        ),
        "vocabulary": {
            **factories.VOCABULARY,
            "support_services": [service, {**service, "key": "crisis", "phone": "116 123", "for_crisis": True}],
        },
    }
    return deepcopy(article)


def told(article: Content) -> tuple[Told, Any]:
    words = factories.known(**article["vocabulary"])
    content = drafts.normalise({name: value for name, value in article.items() if name != "vocabulary"})
    document = gates.render_to_ask(content, words)
    return Told.of(document), document


def floor_of(change: Callable[[Content], object], *, is_live: bool = True) -> Floor:
    """The floor where readers knew `everything`, and this was done to it since."""
    article = everything()
    change(article)
    (before, live), (after, draft) = told(everything()), told(article)
    return significance.floor(before, after, compare(live, draft), is_live=is_live)


def put(value: Any, *path: str | int) -> Callable[[Content], object]:
    """Puts `value` at `path`."""

    def change(article: Content) -> None:
        place: Any = article
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value

    change.__name__ = "/".join(map(str, path))
    return change


RULE, FLAG, CALM = ("guidance_rules", 0), ("symptom_warnings", 0), ("symptom_warnings", 1)
CONDITION = {"fact": "days_since_loss", "operator": "lt", "value": 60}


@pytest.mark.parametrize(
    "change",
    [
        put("After it", "title"),
        put("When may I?", "question"),
        put("As soon as the bleeding has stopped: after 2 weeks.", "short_answer"),
        put("When the bleeding has stopped: after two weeks.", "short_answer"),
        put("Wait till it stops.\n", "sections", 0, "body"),
        put("An answer", "sections", 0, "heading"),
        put("Just after it began.", "definitions", 0, "meaning"),
        put("It takes time.", *RULE, "rationale"),
        put(["loss"], "topics"),
        put([], "related"),
        put("The leaflet", "vocabulary", "sources", 0, "title"),
        put("Somebody to talk to.", "vocabulary", "support_services", 0, "description"),
        put("How you count does not matter.", "vocabulary", "facts", 1, "help_text"),
        put("Nobody knows", "scenarios", 0, "title"),
    ],
    ids=lambda change: change.__name__,
)
def test_where_nothing_of_guidance_has_changed_it_may_be_said_to_be_editorial(change: Any) -> None:
    assert floor_of(change).least is EDITORIAL


@pytest.mark.parametrize(
    "change",
    [
        put("When the bleeding has stopped: after 1 week.", "short_answer"),
        put("Wait 3 days.\n", "sections", 0, "body"),
        put("Less than 9 days ago.", "definitions", 0, "meaning"),
        put({"fact": "days_since_loss", "minimum": 1, "below": 8}, "definitions", 0, "range"),
        put("Now", *RULE, "title"),
        put("Wait until it is lighter.", *RULE, "statement"),
        put("high", *RULE, "certainty"),
        put("consider", *RULE, "action"),
        put([CONDITION, {**CONDITION, "value": 90}], *RULE, "applies_when"),
        put({**DAYS, "maximum": 4}, *RULE, "wait"),
        put({**DAYS, "minimum": 14, "maximum": 21, "unit": "d"}, *RULE, "wait"),
        put("Rest.", *CALM, "action"),
        put("Warmth", *CALM, "symptom"),
        put("0808 802 1234", "vocabulary", "support_services", 0, "phone"),
        put(["crisis"], "support_services"),
        put("Do you bleed now?", "vocabulary", "facts", 0, "question"),
        put("When the bleeding has stopped: after two days.", "short_answer"),
        put("When the bleeding has stopped: after 2 days.", "short_answer"),
        put("Wait one week.\n", "sections", 0, "body"),
        put("No blood", "vocabulary", "facts", 0, "choices", 0, "label"),
        put("Rest", "vocabulary", "activities", 0, "label"),
    ],
    ids=lambda change: change.__name__,
)
def test_what_advice_is_given_by_is_content_at_least(change: Any) -> None:
    floor = floor_of(change)
    assert floor.least is CONTENT, floor.reasons
    assert not floor.admits(EDITORIAL)
    assert floor.admits(SAFETY)


@pytest.mark.parametrize(
    "change",
    [
        put({**DAYS, "minimum": 1}, *RULE, "wait"),
        put([{**CONDITION, "value": 50}], *RULE, "applies_when"),
        put("recommended", *RULE, "strength"),
        put("emergency", *FLAG, "urgency"),
        put("non_urgent", *FLAG, "urgency"),
        put("urgent", *CALM, "urgency"),
        put("Call your doctor this week.", *FLAG, "action"),
        put("You feel cold.", *FLAG, "description"),
        put([{"fact": "fever", "operator": "ne", "value": False}], *FLAG, "triggered_when"),
        put([], "symptom_warnings"),
        put(3000, "vocabulary", "facts", 1, "maximum"),
        put("Do you bleed no longer?", "vocabulary", "facts", 0, "question"),
        put("Did you lose it 2 weeks ago?", "vocabulary", "facts", 1, "question"),
        put("111", "vocabulary", "support_services", 1, "phone"),
        put(["helpline"], "support_services"),
    ],
    ids=lambda change: change.__name__,
)
def test_less_caution_and_red_flags_are_a_matter_of_safety(change: Any) -> None:
    floor = floor_of(change)
    assert floor.least is SAFETY, floor.reasons
    assert floor.admitted == (SAFETY,)


def test_a_red_flag_is_known_by_its_key_wherever_it_stands() -> None:
    assert floor_of(lambda article: article["symptom_warnings"].reverse()).least is CONTENT


def test_a_first_publication_is_something_to_read() -> None:
    after, document = told(everything())
    floor = significance.floor(None, after, compare(None, document), is_live=False)
    assert (floor.least, floor.reasons) == (CONTENT, ("It is published for the first time.",))


def test_what_comes_back_is_something_to_read_even_where_it_says_the_same() -> None:
    assert floor_of(lambda article: None).least is EDITORIAL
    assert floor_of(lambda article: None, is_live=False).least is CONTENT


def test_coming_to_be_reviewed_and_ceasing_to_be_are_something_to_read() -> None:
    said, document = told(everything())
    for before, after in ((True, False), (False, True)):
        nothing = compare(document, document)
        floor = significance.floor(Told(said.reading, before), Told(said.reading, after), nothing, is_live=True)
        assert floor.least is CONTENT


def test_the_reasons_are_those_for_the_floor_alone_and_in_words() -> None:
    floor = floor_of(put({**DAYS, "maximum": 4}, *RULE, "wait"))
    assert floor.reasons == ("The maximum of the wait of the rule ‘wait-for-bleeding’ was 3 and is 4.",)
