"""What changes for readers between two documents, asked one set of facts after the other. Pure.

Written to be replaced: it asks every set of the values at which a condition can change, one by one.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice, product
from typing import Any

from articles.guidance.assessment import assess, compile_document
from articles.guidance.terms import RED_FLAGS, FactKind, Outcome, WarningState


class Towards(StrEnum):
    LESS_CAUTION = "less_caution"
    MORE_CAUTION = "more_caution"
    NEITHER = "neither"


class About(StrEnum):
    OUTCOME = "outcome"
    WARNING = "warning"
    QUESTIONS = "questions"


@dataclass(frozen=True, slots=True)
class Difference:
    key: str
    subject: str
    about: About
    where: str
    before: str | None
    after: str | None
    towards: Towards
    is_red_flag: bool
    sentence: str
    example: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Comparison:
    differences: tuple[Difference, ...]
    asked: int
    remarks: tuple[str, ...]


MOST = 20_000


def compare(live: Mapping[str, Any] | None, draft: Mapping[str, Any]) -> Comparison:
    if live is None:
        return Comparison((), 0, ())
    old, new = compile_document(live), compile_document(draft)
    found: dict[str, Difference] = {}
    asked = 0
    for given in islice(_sets(live, draft), MOST):
        asked += 1
        before, after = (assess(one, {k: v for k, v in given.items() if k in one.facts}) for one in (old, new))
        for difference in (*_outcomes(before, after, given), *_warnings(before, after, given)):
            found.setdefault(difference.key, difference)
    order = list(Towards)
    return Comparison(
        tuple(sorted(found.values(), key=lambda one: (order.index(one.towards), one.sentence))),
        asked,
        ("Not every set of facts was asked.",) if asked == MOST else (),
    )


def _sets(live: Mapping[str, Any], draft: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    facts = {fact["key"]: fact for document in (draft, live) for fact in document["facts"]}
    conditions = [
        condition
        for document in (live, draft)
        for name, lists in (
            ("guidance_rules", ("applies_when", "satisfied_when")),
            ("symptom_warnings", ("triggered_when",)),
        )
        for one in document[name]
        for part in lists
        for condition in one[part]
    ]
    waits = [rule["wait"] for document in (live, draft) for rule in document["guidance_rules"] if rule["wait"]]
    choices = {}
    for key, fact in facts.items():
        if fact["kind"] == FactKind.BOOLEAN:
            values: list[Any] = [True, False]
        elif fact["kind"] == FactKind.CHOICE:
            values = [choice["key"] for choice in fact["choices"]]
        else:
            cuts = {
                v
                for c in conditions
                if c["fact"] == key
                for v in (c["value"] if isinstance(c["value"], list) else [c["value"]])
            }
            cuts |= {
                w["minimum"] * (7 if w["unit"] == "weeks" and fact["unit"] == "d" else 1)
                for w in waits
                if w["elapsed_fact"] == key
            }
            values = sorted(
                {v for cut in cuts for v in (cut - 1, cut, cut + 1) if fact["minimum"] <= v <= fact["maximum"]}
            )
        choices[key] = [*values, None]
    for combination in product(*choices.values()):
        yield {key: value for key, value in zip(choices, combination, strict=True) if value is not None}


def _outcomes(before: Any, after: Any, given: Mapping[str, Any]) -> Iterator[Difference]:
    old = {one["activity"]: one for one in before["activities"]}
    new = {one["activity"]: one for one in after["activities"]}
    order = list(Outcome)
    for key in {**old, **new}:
        was = old[key]["outcome"] if key in old else None
        now = new[key]["outcome"] if key in new else None
        if was == now:
            continue
        weight = lambda one: order.index(one) if one else len(order)  # noqa: E731
        label = (new.get(key) or old[key])["label"]
        yield _difference(label, About.OUTCOME, given, was, now, weight(now) - weight(was), is_red_flag=False)


def _warnings(before: Any, after: Any, given: Mapping[str, Any]) -> Iterator[Difference]:
    old, new = (
        {one["key"]: one for one in side["warnings"] if one["state"] is WarningState.TRIGGERED}
        for side in (before, after)
    )
    order = ["emergency", "urgent", "non_urgent", "expected"]
    for key in {**old, **new}:
        was, now = (side[key]["urgency"] if key in side else None for side in (old, new))
        if was != now:
            weight = lambda one: order.index(one) if one else len(order)  # noqa: E731
            label = (new.get(key) or old[key])["symptom"]
            red = bool({was, now} & set(RED_FLAGS))
            yield _difference(label, About.WARNING, given, was, now, weight(now) - weight(was), is_red_flag=red)


def _difference(
    subject: str, about: About, given: Mapping[str, Any], was: Any, now: Any, step: int, *, is_red_flag: bool
) -> Difference:
    where = ", ".join(f"{key} {value}" for key, value in given.items()) or "where nothing is known"
    sentence = f"{subject}: {where}: {was or 'nothing'} → {now or 'nothing'}."
    towards = Towards.LESS_CAUTION if step > 0 else Towards.MORE_CAUTION
    key = hashlib.sha256(sentence.encode()).hexdigest()[:12]
    return Difference(key, subject, about, where, was, now, towards, is_red_flag, sentence, dict(given))
