"""Each number, operator, urgency and action of the starter articles changed, one at a time: is it told?

Whether a mutant changes anything is found by asking both documents of many sets of facts, drawn without knowing where
conditions change; whether what is told is so, by asking both of the example that is told with it.
"""

from collections.abc import Iterator
from itertools import product
from random import Random
from typing import Any

import pytest

from articles.guidance.assessment import Guidance, assess, compile_document
from articles.guidance.comparison import About, compare
from tests.guidance.articles import SLUGS, read
from tests.guidance.factories import Document
from tests.guidance.levels import SILENT, decide, stand
from tests.guidance.mutants import Mutant, list_mutants
from tests.guidance.oracle import list_values
from tests.guidance.starter import EVERYTHING_SATISFIED, starter

Facts = dict[str, Any]


def come_to(guidance: Guidance, facts: Facts) -> tuple[dict[str, int], dict[str, int]]:
    assessment = assess(guidance, facts)
    return decide(assessment), {key: level for key, level in stand(assessment).items() if level != SILENT}


def draw_facts(document: Document, mutant: Mutant, *, count: int, chance: Random) -> Iterator[Facts]:
    """All that the changed part may be told, near its numbers, with whatever else may be the case."""
    facts = {fact["key"]: fact for fact in document["facts"]}
    holders = [each[mutant.member][mutant.place] for each in (document, mutant.document)]
    near: dict[str, set[int]] = {}
    keys: dict[str, None] = {}
    for holder in holders:
        for part in ("applies_when", "satisfied_when", "triggered_when"):
            for condition in holder.get(part, []):
                keys[condition["fact"]] = None
                values = condition["value"] if isinstance(condition["value"], list) else [condition["value"]]
                near.setdefault(condition["fact"], set()).update(each for each in values if type(each) is int)
        if holder.get("wait"):
            wait = holder["wait"]
            keys[wait["elapsed_fact"]] = None
            days = wait["minimum"] * (7 if wait["unit"] == "wk" else 1)
            near.setdefault(wait["elapsed_fact"], set()).add(days)
    asked: list[tuple[Any, ...]] = list(product(*(_list_near(facts[key], near[key]) for key in keys)))
    for drawn in chance.sample(asked, min(count, len(asked))):
        yield {**_draw_others(document, chance), **dict(zip(keys, drawn, strict=True))}


def _list_near(fact: Document, numbers: set[int]) -> list[Any]:
    if fact["kind"] != "integer":
        return [None, *list_values(fact)]
    found = {number + step for number in numbers for step in range(-8, 9)}
    return [None, *sorted(each for each in found if fact["minimum"] <= each <= fact["maximum"])]


def _draw_others(document: Document, chance: Random) -> Facts:
    """Mostly of somebody against whom nothing stands, since whatever stands against them may hide what is asked."""
    facts, share = dict(EVERYTHING_SATISFIED), chance.choice([0, 0, 0, 0.1, 0.3])
    for fact in document["facts"]:
        if chance.random() < share:
            facts[fact["key"]] = chance.choice([None, *list_values(fact)])
    return facts


def try_mutant(document: Document, mutant: Mutant, *, count: int) -> bool:
    """Whether it is told; it must be if any set of facts comes to something else, and what is told must be so."""
    live, draft = compile_document(document), compile_document(mutant.document)
    differences = [each for each in compare(document, mutant.document).differences if each.about is not About.QUESTIONS]
    for difference in differences:
        example = dict(difference.example)
        assert come_to(live, example) != come_to(draft, example), (mutant.name, difference.sentence)
    if not differences:
        for facts in draw_facts(document, mutant, count=count, chance=Random(mutant.name)):  # noqa: S311  # the same each time
            assert come_to(live, facts) == come_to(draft, facts), (mutant.name, facts)
    return bool(differences)


def test_mutants_of_one_rule_and_one_warning_are_told() -> None:
    document = starter()
    mutants = [each for each in list_mutants(document) if each.place == 3][::2]
    told = [each.name for each in mutants if try_mutant(document, each, count=4)]
    assert "early-loss-two-to-three-weeks: applies_when 0 lt 10" in told
    assert not [name for name in told if ": action " in name]


@pytest.mark.slow
@pytest.mark.parametrize("slug", SLUGS)
def test_every_mutant_that_changes_anything_is_told_and_no_other(slug: str) -> None:
    document = read(slug)
    verdicts = {each.name: try_mutant(document, each, count=400) for each in list_mutants(document)}
    assert bool(verdicts) is bool(document["guidance_rules"] or document["symptom_warnings"])
    # What a rule would have its reader do is said in words, and comes to nothing else by itself.
    assert not [name for name, is_told in verdicts.items() if is_told and ": action " in name]
    assert all(is_told for name, is_told in verdicts.items() if ": urgency " in name)
