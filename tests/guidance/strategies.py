"""Whole valid documents for hypothesis to draw, and facts about them. Small, so that the oracle can exhaust them."""

import copy
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, product
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from articles.guidance import conditions, waits
from articles.guidance.facts import read_facts
from articles.guidance.terms import Action, Certainty, FactKind, Operator, Strength, Unit, Urgency
from tests.guidance import factories
from tests.guidance.factories import Document
from tests.guidance.oracle import list_values

Given = dict[str, Any]

# A law is no measure of speed: a document takes a while to draw where the machine has other work.
BUSY_MACHINE = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

CONDITION = ("fact", "operator", "value")
WITHOUT_ORDER = [Operator.EQ, Operator.NE, Operator.IN, Operator.NOT_IN]

# How many of each unit of a wait go into one of a fact's unit.
WAITS_COUNTED_IN: Mapping[str, Mapping[str, Fraction]] = {
    Unit.DAY: {"d": Fraction(1), "wk": Fraction(1, 7)},
    Unit.WEEK: {"d": Fraction(7), "wk": Fraction(1)},
    Unit.MONTH: {"mo": Fraction(1)},
    Unit.MENSES: {"{menses}": Fraction(1)},
}


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """An article document of one to four facts, whose activities, rules and warnings all fit each other."""
    facts = [draw(_facts(f"fact_{place}")) for place in range(draw(st.integers(1, 4)))]
    keys = [f"activity_{place}" for place in range(draw(st.integers(1, 3)))]
    activities = [
        factories.activity(key, *(other for other in keys[:place] if draw(st.booleans())))
        for place, key in enumerate(keys)
    ]
    rules = [draw(_rules(f"rule-{place}", facts, keys)) for place in range(draw(st.integers(1, 5)))]
    warnings = [draw(_warnings(f"warning-{place}", facts)) for place in range(draw(st.integers(0, 3)))]
    return _with_read_back(factories.document(facts, activities=activities, rules=rules, warnings=warnings))


@st.composite
def revisions(draw: st.DrawFn) -> tuple[Document, Document]:
    """A document, and another that came of it: parts left out, written anew or added, facts widened."""
    live = draw(documents())
    facts, keys = live["facts"], [activity["key"] for activity in live["activities"]]
    draft = copy.deepcopy(live)
    writing: dict[str, Callable[[str], st.SearchStrategy[Document]]] = {
        "guidance_rules": lambda key: _rules(key, facts, keys),
        "symptom_warnings": lambda key: _warnings(key, facts),
    }
    for member, write in writing.items():
        parts = []
        for part in draft[member]:
            fate = draw(st.sampled_from(["kept", "kept", "written anew", "left out"]))
            if fate != "left out":
                parts.append(part if fate == "kept" else draw(write(part["key"])))
        if draw(st.integers(0, 3)) == 0:
            parts.append(draw(write("a-new-one")))
        draft[member] = draw(st.permutations(parts))
    if draw(st.integers(0, 3)) == 0:
        draft["activities"] = [{**each, "requires": []} for each in draft["activities"]]
    draft["facts"] = [_widen(each) if draw(st.integers(0, 3)) == 0 else each for each in draft["facts"]]
    return live, _with_read_back(draft)


def _widen(fact: Document) -> Document:
    """The fact with a value more, or its choices in another order; it takes all that it took."""
    if fact["kind"] == "integer":
        return {**fact, "maximum": fact["maximum"] + 1}
    return {**fact, "choices": fact["choices"][::-1]}


@st.composite
def given_facts(draw: st.DrawFn, document: Mapping[str, Any]) -> Given:
    """What a reader may have said: of each fact a value, null, or nothing."""
    unsaid = object()
    said = {
        fact["key"]: draw(st.sampled_from([None, unsaid, *list_values(fact), unsaid])) for fact in document["facts"]
    }
    return {key: value for key, value in said.items() if value is not unsaid}


@st.composite
def situations(draw: st.DrawFn) -> tuple[Document, Given]:
    """A document, and what a reader has said."""
    document = draw(documents())
    return document, draw(given_facts(document))


@st.composite
def _facts(draw: st.DrawFn, key: str) -> Document:
    kind = draw(st.sampled_from(FactKind))
    if kind is FactKind.BOOLEAN:
        return factories.fact(key)
    if kind is FactKind.CHOICE:
        # Their order is not the alphabet's.
        offered = ["none", "some", "many", "all"][: draw(st.integers(1, 4))]
        return factories.choice(key, *offered, ordered=draw(st.booleans()))
    unit = draw(st.sampled_from([unit.value for unit in Unit] + [None]))
    minimum = draw(st.integers(0, 10))
    return factories.fact(key, "integer", unit=unit, minimum=minimum, maximum=minimum + draw(st.integers(0, 4)))


def _list_conditions(facts: Sequence[Document]) -> list[tuple[str, str, Any]]:
    """Every condition that fits one of the facts, of lists only the shorter ones."""
    found = []
    for fact in facts:
        values = list_values(fact)
        lists = [list(some) for size in (1, 2) for some in combinations(values, size)]
        has_order = fact["kind"] == "integer" or fact["ordered"]
        for operator in Operator if has_order else WITHOUT_ORDER:
            fitting = lists if operator in (Operator.IN, Operator.NOT_IN) else values
            found += [(fact["key"], operator.value, value) for value in fitting]
    return found


def _conditions(facts: Sequence[Document]) -> st.SearchStrategy[Document]:
    return st.sampled_from(_list_conditions(facts)).map(lambda parts: dict(zip(CONDITION, parts, strict=True)))


def _waits(facts: Sequence[Document]) -> st.SearchStrategy[Document | None]:
    """A wait that isn't over at once and can come to its end, where some fact can count one."""
    possible: list[Document | None] = [
        factories.wait(minimum, unit, fact["key"], maximum)
        for fact in facts
        for unit, count in WAITS_COUNTED_IN.get(fact["unit"], {}).items()
        for minimum in range(int(fact["minimum"] * count) + 1, int(fact["maximum"] * count) + 1)
        for maximum in (None, minimum, minimum + 2)
    ]
    return st.sampled_from(possible or [None]).map(lambda wait: wait and dict(wait))


@st.composite
def _rules(draw: st.DrawFn, key: str, facts: Sequence[Document], activities: Sequence[str]) -> Document:
    activity, strength = draw(st.sampled_from(list(product(activities, Strength))))
    action, certainty = draw(st.sampled_from(list(product(Action, Certainty))))
    wait = draw(_waits(facts)) if draw(st.booleans()) else None
    at_least = 1 if strength is Strength.REQUIRED and wait is None else 0
    return factories.rule(
        key,
        activity=activity,
        action=action.value,
        strength=strength.value,
        certainty=certainty.value,
        applies_when=draw(st.lists(_conditions(facts), max_size=2)),
        satisfied_when=draw(st.lists(_conditions(facts), min_size=at_least, max_size=2)),
        wait=wait,
    )


@st.composite
def _warnings(draw: st.DrawFn, key: str, facts: Sequence[Document]) -> Document:
    triggered_when = draw(st.lists(_conditions(facts), min_size=1, max_size=2))
    return factories.warning(key, urgency=draw(st.sampled_from(Urgency)).value) | {"triggered_when": triggered_when}


def _with_read_back(document: Document) -> Document:
    facts = read_facts(document)
    for holder in [*document["guidance_rules"], *document["symptom_warnings"]]:
        for part in ("applies_when", "satisfied_when", "triggered_when"):
            for condition in holder.get(part, []):
                condition["text"] = conditions.describe(condition, facts)
        if holder.get("wait"):
            holder["wait"]["text"] = waits.describe(holder["wait"], facts)
    return document
