"""A suite by which an evaluator in any language can prove that it agrees with this one. Plain data, made anew.

A file is `{name, about, document, cases: [{name, facts, activity?, not_known?, expect}]}`; `expect` is the whole
assessment. The documents are small inventions, each after one corner of the specification, and hold only what an
evaluator reads.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from articles.guidance import conditions, waits
from articles.guidance.assessment import Assessment, Guidance, assess, compile_document
from articles.guidance.facts import Fact, Given, Scalar, read_facts
from articles.guidance.terms import FactKind, Operator, Strength, Unit, Urgency

Document = dict[str, Any]
Suite = dict[str, Any]

# So many cases are taken of a document's combinations of values; of more, as many, spread evenly.
_CASES = 60


def suites(worked: Iterable[Mapping[str, Any]] = ()) -> Iterator[Suite]:
    """Every suite. `worked` are whole article documents: their own scenarios become cases."""
    for name, about, document in _inventions():
        yield _suite(name, about, document, _combinations(document))
    yield _suite(
        "whole-numbers-with-a-point",
        "`8.0` is the integer 8, as JSON Schema has it, and null is not known.",
        _document(facts=[_count("weeks", Unit.WEEK, 0, 12)], rules=[_rule("eight", met=[("weeks", Operator.EQ, 8)])]),
        ((str(weeks), {"facts": {"weeks": weeks}}) for weeks in (8.0, 7.0, 0.0, 12.0, None)),
    )
    for article in worked:
        read = {member: article[member] for member in _READ_BY_AN_EVALUATOR}
        cases = ((one["key"], {"facts": one["facts"]}) for one in article["scenarios"])
        yield _suite(str(article["slug"]), "An article's own worked examples.", read, cases)


_READ_BY_AN_EVALUATOR = (
    *("slug", "language", "version", "notice", "activities", "facts"),
    *("guidance_rules", "symptom_warnings"),
)


def _suite(name: str, about: str, document: Document, cases: Iterable[tuple[str, dict[str, Any]]]) -> Suite:
    guidance = compile_document(document)
    answered = [{"name": label, **asked, "expect": _ask(guidance, **asked)} for label, asked in cases]
    return {"name": name, "about": about, "document": document, "cases": answered}


def _ask(guidance: Guidance, facts: Given, activity: str | None = None, not_known: Sequence[str] = ()) -> Assessment:
    return assess(guidance, facts, activity=activity, not_known=not_known)


# --- Cases -------------------------------------------------------------------------------------------------------


def _combinations(document: Document) -> Iterator[tuple[str, dict[str, Any]]]:
    """The document asked with every combination of telling values, each of its activities taking turns to be asked."""
    facts = read_facts(document)
    telling = [[(key, value) for value in _telling_values(fact, document)] for key, fact in facts.items()]
    every = list(product(*telling))
    spread = [every[place * len(every) // _CASES] for place in range(_CASES)] if len(every) > _CASES else every
    asked = [None, *(activity["key"] for activity in document["activities"])]
    for number, values in enumerate(spread):
        case: dict[str, Any] = {"facts": {key: value for key, value in values if value is not _LEFT_OUT}}
        if (activity := asked[number % len(asked)]) is not None:
            case["activity"] = activity
        if not_known := _not_known(case["facts"], list(facts), number):
            case["not_known"] = not_known
        yield f"{number + 1:02}", case


def _not_known(given: Given, keys: Sequence[str], number: int) -> list[str]:
    """Of the facts that a case leaves unknown: none, the first, the last, or all of them, in turn."""
    unknown = [key for key in keys if given.get(key) is None]
    return [[], unknown[:1], unknown[-1:], unknown][number % 4]


_LEFT_OUT = object()


def _telling_values(fact: Fact, document: Document) -> list[Any]:
    """Values on either side of every edge of the fact; what is left out and what is null are both unknown."""
    if fact.kind is FactKind.BOOLEAN:
        return [_LEFT_OUT, True, False, None]
    if fact.kind is FactKind.CHOICE:
        return [_LEFT_OUT, *fact.positions]
    low, high = fact.minimum or 0, fact.maximum or 0
    edges = {low, high} | {edge + step for edge in _edges(fact, document) for step in (-1, 0, 1)}
    return [_LEFT_OUT, *sorted(edge for edge in edges if low <= edge <= high)]


def _edges(fact: Fact, document: Document) -> Iterator[int]:
    for rule in document["guidance_rules"]:
        for condition in (*rule["applies_when"], *rule["satisfied_when"]):
            if condition["fact"] == fact.key:
                yield from condition["value"] if isinstance(condition["value"], list) else [condition["value"]]
        if rule["wait"] and rule["wait"]["elapsed_fact"] == fact.key:
            yield waits.needed(waits.Wait.from_document(rule["wait"]), fact)


# --- Inventions --------------------------------------------------------------------------------------------------


def _inventions() -> Iterator[tuple[str, str, Document]]:
    yield (
        "operators-on-whole-numbers",
        "Every operator, at and around its value.",
        _document(
            facts=[_count("weeks", Unit.WEEK, 0, 12)],
            rules=[
                *(_rule(str(op), met=[("weeks", op, 5)]) for op in Operator if op not in _MANY),
                *(_rule(str(op).replace("_", "-"), met=[("weeks", op, [2, 5])]) for op in _MANY),
            ],
        ),
    )
    yield (
        "operators-on-a-scale",
        "Choices that have an order compare by it.",
        _document(
            facts=[_choice("bleeding", "none", "spotting", "light", "heavy", ordered=True)],
            rules=[
                *(_rule(str(op), met=[("bleeding", op, "spotting")]) for op in Operator if op not in _MANY),
                *(_rule(str(op).replace("_", "-"), met=[("bleeding", op, ["none", "light"])]) for op in _MANY),
            ],
        ),
    )
    yield (
        "operators-on-names-and-flags",
        "Without an order there is only same and other.",
        _document(
            facts=[_choice("discharge", "normal", "smelly", "discoloured"), _flag("fever")],
            rules=[
                _rule("is", met=[("discharge", Operator.EQ, "normal")]),
                _rule("is-not", met=[("discharge", Operator.NE, "normal")]),
                _rule("among", met=[("discharge", Operator.IN, ["smelly", "discoloured"])]),
                _rule("not-among", met=[("discharge", Operator.NOT_IN, ["smelly"])]),
                _rule("flag-is", met=[("fever", Operator.EQ, False)]),
                _rule("flag-is-not", met=[("fever", Operator.NE, True)]),
            ],
        ),
    )
    yield (
        "three-valued-logic",
        "False settles a list, unknown does not, and an empty list is true.",
        _document(
            facts=[_flag("a"), _flag("b"), _flag("c")],
            rules=[
                _rule("advice", applies=[("a", Operator.EQ, True)], met=[]),
                _rule("advice-for-all", met=[]),
                _rule("both", met=[("a", Operator.EQ, True), ("b", Operator.EQ, True)]),
                _rule(
                    "if-both",
                    applies=[("a", Operator.EQ, True), ("b", Operator.EQ, True)],
                    met=[("c", Operator.EQ, True)],
                ),
                _rule("same-on-both-sides", applies=[("a", Operator.EQ, True)], met=[("a", Operator.EQ, False)]),
            ],
            warnings=[_warning("both", Urgency.NON_URGENT, ("a", Operator.EQ, True), ("c", Operator.EQ, True))],
        ),
    )
    yield (
        "waits",
        "Every unit by every fact that can count it, rounded up; a maximum is never tested.",
        _document(
            facts=[
                _count("days", Unit.DAY, 0, 60),
                _count("weeks", Unit.WEEK, 0, 12),
                _count("months", Unit.MONTH, 0, 6),
                _count("periods", Unit.MENSES, 0, 6),
            ],
            rules=[
                _rule("days-by-days", met=[], wait=(10, 14, Unit.DAY, "days")),
                _rule("days-by-weeks", met=[], wait=(10, None, Unit.DAY, "weeks")),
                _rule("weeks-by-days", met=[], wait=(2, 3, Unit.WEEK, "days")),
                _rule("weeks-by-weeks", met=[], wait=(6, None, Unit.WEEK, "weeks")),
                _rule("months", met=[], wait=(3, None, Unit.MONTH, "months")),
                _rule("periods", met=[], wait=(1, None, Unit.MENSES, "periods")),
            ],
        ),
    )
    yield (
        "a-wait-with-conditions",
        "A gate is conditions and wait; what is left is told of a rule that applies.",
        _document(
            facts=[_count("days", Unit.DAY, 0, 30), _flag("examined"), _flag("complications")],
            rules=[
                _rule(
                    "wait-and-exam",
                    applies=[("complications", Operator.EQ, False)],
                    met=[("examined", Operator.EQ, True)],
                    wait=(2, None, Unit.WEEK, "days"),
                )
            ],
        ),
    )
    yield (
        "outcomes",
        "Each outcome, and that an activity is never better than those it requires.",
        _document(
            facts=[_flag("stopped"), _flag("ready"), _flag("fever")],
            activities=[("conceive", ["sex"]), ("sex", []), ("swim", [])],
            rules=[
                _rule("stopped", "sex", Strength.REQUIRED, met=[("stopped", Operator.EQ, True)]),
                _rule("ready", "conceive", Strength.RECOMMENDED, met=[("ready", Operator.EQ, True)]),
                _rule("dating", "conceive", Strength.OPTIONAL, met=[("fever", Operator.EQ, True)]),
            ],
            warnings=[_warning("fever", Urgency.URGENT, ("fever", Operator.EQ, True))],
        ),
    )
    yield (
        "activities-in-a-circle",
        "Activities that require each other come out alike.",
        _document(
            facts=[_flag("stopped"), _flag("ready")],
            activities=[("one", ["two"]), ("two", ["three"]), ("three", ["one"])],
            rules=[
                _rule("stopped", "one", Strength.REQUIRED, met=[("stopped", Operator.EQ, True)]),
                _rule("ready", "three", Strength.RECOMMENDED, met=[("ready", Operator.EQ, True)]),
            ],
        ),
    )
    yield (
        "urgencies-and-questions",
        "Red flags come first, and silence the questions that can wait.",
        _document(
            facts=[_flag("soaking"), _flag("fever"), _flag("tired"), _flag("stopped")],
            rules=[_rule("stopped", met=[("stopped", Operator.EQ, True)])],
            warnings=[
                _warning("tired", Urgency.EXPECTED, ("tired", Operator.EQ, True)),
                _warning(
                    "tired-and-hot", Urgency.NON_URGENT, ("tired", Operator.EQ, True), ("fever", Operator.EQ, True)
                ),
                _warning("fever", Urgency.URGENT, ("fever", Operator.EQ, True)),
                _warning("soaking", Urgency.EMERGENCY, ("soaking", Operator.EQ, True)),
            ],
        ),
    )


_MANY = (Operator.IN, Operator.NOT_IN)

Compared = tuple[str, Operator, Scalar | list[Any]]


def _document(
    *,
    facts: list[dict[str, Any]],
    rules: list[dict[str, Any]],
    warnings: Iterable[dict[str, Any]] = (),
    activities: Iterable[tuple[str, list[str]]] = (("act", []),),
) -> Document:
    """A document of these parts, its conditions and waits read back in words."""
    document: Document = {
        "slug": "invented",
        "language": "en-GB",
        "version": 1,
        "notice": "Invented to test evaluators. It says nothing about health.",
        "activities": [{"key": key, "label": key, "requires": requires} for key, requires in activities],
        "facts": facts,
        "guidance_rules": rules,
        "symptom_warnings": list(warnings),
    }
    known = read_facts(document)
    for part in (*rules, *document["symptom_warnings"]):
        for name in ("applies_when", "satisfied_when", "triggered_when"):
            for condition in part.get(name, ()):
                condition["text"] = conditions.describe(condition, known)
        if part.get("wait"):
            part["wait"]["text"] = waits.describe(part["wait"], known)
    return document


def _fact(key: str, kind: FactKind, **more: Any) -> dict[str, Any]:
    blank: dict[str, Any] = {"unit": None, "minimum": None, "maximum": None, "choices": [], "ordered": False}
    return {"key": key, "label": key, "question": f"{key}?", "help_text": "", "kind": kind, **blank, **more}


def _flag(key: str) -> dict[str, Any]:
    return _fact(key, FactKind.BOOLEAN)


def _count(key: str, unit: Unit, minimum: int, maximum: int) -> dict[str, Any]:
    return _fact(key, FactKind.INTEGER, unit=unit, minimum=minimum, maximum=maximum)


def _choice(key: str, *choices: str, ordered: bool = False) -> dict[str, Any]:
    return _fact(key, FactKind.CHOICE, choices=[{"key": one, "label": one} for one in choices], ordered=ordered)


def _conditions(compared: Iterable[Compared]) -> list[dict[str, Any]]:
    return [{"fact": fact, "operator": operator, "value": value} for fact, operator, value in compared]


def _rule(
    key: str,
    activity: str = "act",
    strength: Strength = Strength.REQUIRED,
    *,
    met: Iterable[Compared],
    applies: Iterable[Compared] = (),
    wait: tuple[int, int | None, Unit, str] | None = None,
) -> dict[str, Any]:
    counted = dict(zip(("minimum", "maximum", "unit", "elapsed_fact"), wait, strict=True)) if wait else None
    return {
        "key": key,
        "activity": activity,
        "title": key,
        "statement": key,
        "rationale": "",
        "action": "wait",
        "strength": strength,
        "certainty": "not_graded",
        "sources": [],
        "applies_when": _conditions(applies),
        "satisfied_when": _conditions(met),
        "wait": counted,
    }


def _warning(key: str, urgency: Urgency, *compared: Compared) -> dict[str, Any]:
    return {
        "key": key,
        "symptom": key,
        "description": key,
        "urgency": urgency,
        "action": key,
        "triggered_when": _conditions(compared),
        "codings": [],
        "sources": [],
    }
