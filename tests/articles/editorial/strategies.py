"""Whole articles for hypothesis to draw, over a vocabulary of their own: each kind of fact, operator, wait and part."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any

from hypothesis import strategies as st

from articles.editorial import drafts, reading
from articles.editorial.drafts import UNREVIEWED
from articles.editorial.markdown import faults_in_markdown
from articles.editorial.vocabulary import Vocabulary, as_embedded
from articles.guidance.terms import Action, Certainty, FactKind, Operator, Outcome, Strength, Unit, Urgency
from articles.guidance.waits import WORTH
from articles.terms import Aspect, CodingSystem
from contentapi.text import faults_in, faults_in_identifier, is_blank, normalise

Content = dict[str, Any]
Words = dict[str, list[Content]]

# What YAML, a condition in one line or a column could take for something else.
AWKWARD = [
    *(
        "no",
        "null",
        "true",
        "~",
        "12",
        "0x10",
        "1_000",
        "007",
        "1e5",
        "2026-11-22",
        "12:30",
        "- a",
        "a: b",
        "a #b",
        "#",
    ),
    *("[a]", "{a}", "*a*", "&a", "!a", "|", ">", "%", "@", "`a`", "'", '"', "it's", 'say "a"', "\\", "---", "?", "é"),
    *("日本", "🤰🏽", "a\u200bb", "a\u00a0b", "word " * 30 + "end", "x" * 200),
]
PROSE_IN_MARKDOWN = [
    *(
        "Wait *a little*.",
        "## Then",
        "1. one\n2. two",
        "- one\n\n  more\n- two",
        "> quoted",
        "    code",
        "```\na <b>\n```",
    ),
    *("[Ask](https://example.org/a?b=1&c=2).", "line  \nbreak", "***", "`<b>`", "a & b &amp; c", "1 < 2 > 0"),
]


def may_stand(text: str) -> bool:
    """Whether content may hold a text, in the form in which it is kept."""
    return normalise(text) == text and not is_blank(text) and faults_in(text) == []


LETTERS = st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp"])
WORDS = st.text(LETTERS, max_size=20).map(normalise)
LINES = (st.sampled_from(AWKWARD) | WORDS).map(str.strip).filter(may_stand)
SHORT_LINES = LINES.map(lambda text: text[:40].strip()).filter(may_stand)
IN_VIEW = SHORT_LINES.filter(lambda text: not faults_in_identifier(text))
PROSE = LINES | st.lists(WORDS | LINES, min_size=1, max_size=5).map("\n".join).filter(may_stand)
MARKDOWN = st.lists(st.sampled_from(PROSE_IN_MARKDOWN) | PROSE, min_size=1, max_size=4).map("\n\n".join)
BODIES = MARKDOWN.filter(lambda text: bool(text.strip()) and not faults_in_markdown(text))
KEYS = st.sampled_from(["no", "null", "true", "false", "is", "not", "in", "y", "on"]) | st.from_regex(
    r"[a-z][a-z0-9]{0,3}(_[a-z0-9]{1,3})?", fullmatch=True
)
SLUGS = st.sampled_from(["no", "null", "12", "2026-11-22", "0x10", "1e5"]) | st.from_regex(
    r"[a-z0-9]{1,4}(-[a-z0-9]{1,3})?", fullmatch=True
)
DAYS = st.dates().map(lambda day: day.isoformat())
LINKS = st.sampled_from(["https://example.org", "https://example.org/a?b=1&c=é#d", f"https://example.org/{'x' * 200}"])
# Where a service helps, and a number that is dialled there.
PLACES: list[tuple[str, str | None]] = [
    ("GB", "999"),
    ("GB-SCT", "0808 800 1234"),
    ("US-CA", "1-800-273-8255"),
    ("NO", "116 117"),
    ("NO", "+47 815 33 300"),
    ("GB", None),
]
CODES = {
    CodingSystem.ICD_10: ["O03", "R50.9"],
    CodingSystem.ICD_10_CM: ["O03.39", "M1A.00X0"],
    CodingSystem.SNOMED_CT: ["17369002", "999000011000001104"],
    CodingSystem.LOINC: ["8310-5", "718-7"],
}


def terms(of: type[StrEnum]) -> st.SearchStrategy[str]:
    return st.sampled_from([term.value for term in of])


CODINGS = st.lists(
    st.one_of(
        *[
            st.fixed_dictionaries({"system": st.just(system.value), "code": st.sampled_from(codes), "display": LINES})
            for system, codes in CODES.items()
        ]
    ),
    max_size=2,
    unique_by=lambda coding: (coding["system"], coding["code"]),
)


def names(of: st.SearchStrategy[str], least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(of, min_size=least, max_size=most, unique=True)


def some_of(known: Iterable[str], *, most: int = 3) -> st.SearchStrategy[list[str]]:
    known = list(known)
    return st.lists(st.sampled_from(known), max_size=most, unique=True) if known else st.just([])


# The vocabulary


@st.composite
def vocabularies(draw: st.DrawFn) -> Words:
    """A vocabulary with a fact of each kind and unit at least. In each list, what an entry needs may come after it."""
    keys = draw(names(KEYS, 8, 8))
    kinds = [*("boolean", "choice", "scale", "choice"), *Unit]
    facts = [draw(_facts(key, kind)) for key, kind in zip(keys, kinds, strict=True)]
    activities = [
        {"key": key, "label": draw(LINES), "requires": sorted(draw(some_of(before, most=2)))}
        for key, before in _growing(draw(names(KEYS, 1, 3)))
    ]
    topics = [
        {
            "slug": slug,
            "name": draw(LINES),
            "parent": draw(st.none() | st.sampled_from(before)) if before else None,
            "codings": draw(CODINGS),
        }
        for slug, before in _growing(draw(names(SLUGS, 0, 3)))
    ]
    sources = st.fixed_dictionaries(
        {
            "title": LINES,
            "publisher": LINES,
            "url": st.none() | LINKS,
            "published_on": st.none() | DAYS,
            "accessed_on": st.none() | DAYS,
        }
    )
    services = st.sampled_from(PLACES).flatmap(
        lambda place: st.fixed_dictionaries(
            {
                "name": LINES,
                "description": PROSE,
                "url": st.none() | LINKS if place[1] else LINKS,
                "phone": st.just(place[1]),
                "region": st.just(place[0]),
                "for_crisis": st.booleans(),
            }
        )
    )
    return {
        "facts": draw(st.permutations(facts)),
        "activities": draw(st.permutations(activities)),
        "topics": draw(st.permutations(topics)),
        "sources": [{"key": key, **draw(sources)} for key in draw(names(SLUGS, 1, 3))],
        "support_services": [{"key": key, **draw(services)} for key in draw(names(SLUGS, 0, 2))],
    }


def _growing(keys: Sequence[str]) -> list[tuple[str, Sequence[str]]]:
    """Each key with those before it."""
    return [(key, keys[:place]) for place, key in enumerate(keys)]


@st.composite
def _facts(draw: st.DrawFn, key: str, kind: str) -> Content:
    fact: Content = {
        "key": key,
        "label": draw(LINES),
        "question": draw(LINES),
        "help_text": draw(st.just("") | PROSE),
        "kind": "choice" if kind == "scale" else kind,
        "unit": None,
        "minimum": None,
        "maximum": None,
        "choices": [],
        "ordered": kind == "scale",
    }
    if fact["kind"] == "choice":
        return fact | {"choices": [{"key": one, "label": draw(LINES)} for one in draw(names(KEYS, 2, 4))]}
    if fact["kind"] == "boolean":
        return fact
    minimum = draw(st.sampled_from([-(2**31), -7, 0, 1]))
    maximum = draw(st.sampled_from([7, 45, 3650, 2**31 - 1]))
    return fact | {"kind": FactKind.INTEGER.value, "unit": str(Unit(kind)), "minimum": minimum, "maximum": maximum}


# The article


@st.composite
def articles(draw: st.DrawFn) -> tuple[Words, Content]:
    """A vocabulary, and the content of an article over it with which no check finds anything wrong."""
    words = draw(vocabularies())
    listed = draw(st.permutations([source["key"] for source in words["sources"]]))[: draw(st.integers(1, 3))]
    parts = draw(names(SLUGS, 2, 7))
    until = draw(st.integers(1, len(parts) - 1))
    rules = [draw(_rules(key, words, listed)) for key in parts[:until]]
    warnings = [draw(_warnings(key, words, listed)) for key in parts[until:]]
    content = {
        "slug": draw(SLUGS),
        "language": draw(st.sampled_from(["en", "en-GB", "no", "zh-Hant-TW", "es-419"])),
        "title": draw(LINES),
        "question": draw(st.just("") | LINES),
        "short_answer": draw(st.just("") | PROSE),
        "summary": draw(st.just("") | PROSE),
        "notice": draw(st.just("") | PROSE),
        "review": dict(UNREVIEWED),
        "topics": draw(some_of(topic["slug"] for topic in words["topics"])),
        "related": [],
        "definitions": draw(_definitions(words, listed)),
        "sections": [draw(_sections(key)) for key in draw(names(SLUGS, 0, 3))],
        "guidance_rules": rules,
        "symptom_warnings": warnings,
        "scenarios": [draw(_scenarios(key, words, rules, warnings)) for key in draw(names(SLUGS, 0, 2))],
        "support_services": draw(some_of(service["key"] for service in words["support_services"])),
        "sources": listed,
    }
    content |= {"related": draw(names(SLUGS.filter(lambda slug: slug != content["slug"]), 0, 3))}
    return words, content | {"review": draw(_reviews(words, content))}


@st.composite
def _reviews(draw: st.DrawFn, words: Words, content: Content) -> Content:
    """Nobody's, or somebody's of exactly this: any other is not published, and so does not come back."""
    if draw(st.booleans()):
        return dict(UNREVIEWED)
    known = Vocabulary(**as_embedded(words))
    return {
        "reviewed_by": {"name": draw(LINES), "credentials": draw(LINES)},
        "reviewed_on": draw(DAYS),
        "next_review_due": draw(DAYS),
        "content_hash": reading.content_hash(drafts.normalise(content), known),
    }


def values_of(fact: Content) -> st.SearchStrategy[Any]:
    if fact["kind"] == FactKind.BOOLEAN:
        return st.booleans()
    if fact["kind"] == FactKind.INTEGER:
        return st.integers(fact["minimum"], fact["maximum"])
    return st.sampled_from([choice["key"] for choice in fact["choices"]])


@st.composite
def _conditions(draw: st.DrawFn, words: Words) -> Content:
    fact = draw(st.sampled_from(words["facts"]))
    has_order = fact["kind"] == FactKind.INTEGER or fact["ordered"]
    without_order = [Operator.EQ, Operator.NE, Operator.IN, Operator.NOT_IN]
    operator = draw(st.sampled_from(list(Operator) if has_order else without_order))
    value = values_of(fact)
    if operator in (Operator.IN, Operator.NOT_IN):
        value = st.lists(value, min_size=1, max_size=3, unique=True)
    return {"fact": fact["key"], "operator": operator.value, "value": draw(value)}


@st.composite
def _waits(draw: st.DrawFn, words: Words) -> Content:
    fact = draw(st.sampled_from([fact for fact in words["facts"] if fact["kind"] == FactKind.INTEGER]))
    longest = {
        unit: int(fact["maximum"] / worth[fact["unit"]]) for unit, worth in WORTH.items() if fact["unit"] in worth
    }
    unit = draw(st.sampled_from([unit for unit, most in longest.items() if most >= 1]))
    minimum = draw(st.integers(1, min(longest[unit], 100)))
    return {
        "minimum": minimum,
        "maximum": draw(st.none() | st.integers(minimum, minimum + 9)),
        "unit": unit.value,
        "elapsed_fact": fact["key"],
    }


@st.composite
def _rules(draw: st.DrawFn, key: str, words: Words, listed: list[str]) -> Content:
    return {
        "key": key,
        "activity": draw(st.sampled_from([activity["key"] for activity in words["activities"]])),
        "title": draw(LINES),
        "statement": draw(PROSE),
        "rationale": draw(st.just("") | PROSE),
        "action": draw(terms(Action)),
        "strength": draw(terms(Strength)),
        "certainty": draw(terms(Certainty)),
        "applies_when": draw(st.lists(_conditions(words), max_size=3)),
        "satisfied_when": draw(st.lists(_conditions(words), max_size=3)),
        "wait": draw(st.none() | _waits(words)),
        "sources": draw(some_of(listed)),
    }


@st.composite
def _warnings(draw: st.DrawFn, key: str, words: Words, listed: list[str]) -> Content:
    return {
        "key": key,
        "symptom": draw(LINES),
        "description": draw(PROSE),
        "urgency": draw(terms(Urgency)),
        "action": draw(PROSE),
        "triggered_when": draw(st.lists(_conditions(words), max_size=3)),
        "codings": draw(CODINGS),
        "sources": draw(some_of(listed)),
    }


@st.composite
def _sections(draw: st.DrawFn, key: str) -> Content:
    return {"key": key, "heading": draw(LINES), "aspect": draw(terms(Aspect)), "body": draw(BODIES)}


@st.composite
def _ranges(draw: st.DrawFn, words: Words) -> Content:
    fact = draw(st.sampled_from([fact["key"] for fact in words["facts"] if fact["kind"] == FactKind.INTEGER]))
    minimum = draw(st.none() | st.integers(-5, 100))
    below = draw(st.integers(101, 2**31 - 1) if minimum is None else st.none() | st.integers(101, 2**31 - 1))
    return {"fact": fact, "minimum": minimum, "below": below}


def _definitions(words: Words, listed: list[str]) -> st.SearchStrategy[list[Content]]:
    return st.lists(
        st.fixed_dictionaries(
            {
                "term": LINES,
                "meaning": PROSE,
                "range": st.none() | _ranges(words),
                "according_to": st.sampled_from(listed),
            }
        ),
        max_size=3,
        unique_by=lambda one: (one["term"], one["according_to"]),
    )


@st.composite
def _scenarios(
    draw: st.DrawFn, key: str, words: Words, rules: Sequence[Content], warnings: Sequence[Content]
) -> Content:
    facts = {fact["key"]: st.none() | values_of(fact) for fact in words["facts"]}
    activities = sorted({rule["activity"] for rule in rules})
    expected = {activity: draw(terms(Outcome)) for activity in draw(some_of(activities))}
    return {
        "key": key,
        "title": draw(LINES),
        "facts": draw(st.fixed_dictionaries({}, optional=facts)),
        "expect": {"outcomes": expected, "warnings": draw(some_of(warning["key"] for warning in warnings))},
    }
