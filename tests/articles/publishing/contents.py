"""Contents that the gates let through as to their shape and names: a rich vocabulary, and any content in it."""

from copy import deepcopy
from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st

from articles.editorial import checks, drafts, serializers, vocabulary
from articles.guidance.terms import Action, Certainty, Outcome, Strength, Urgency
from articles.publishing import document as documents
from articles.publishing.document import Publication
from articles.terms import Aspect
from contentapi.text import faults_in_identifier, normalise
from tests import factories
from tests.articles.editorial.strategies import may_stand

Content = dict[str, Any]

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
FIRST = datetime(2026, 1, 5, 8, 0, 0, 123, tzinfo=UTC)
PUBLICATION = Publication(3, NOW, FIRST)

# Enough of everything that lists and links have something to hold.
WORDS: dict[str, list[Content]] = {
    **deepcopy(factories.VOCABULARY),
    "activities": [
        {"key": "conceive_again", "label": "Try again", "requires": ["resume_sex"]},
        {"key": "resume_sex", "label": "Have sex again", "requires": []},
        {"key": "travel", "label": "Travel", "requires": []},
    ],
    "sources": [{**factories.VOCABULARY["sources"][0], "key": key} for key in ("guideline", "leaflet", "study")],
    "support_services": [
        {**factories.VOCABULARY["support_services"][0], "key": key} for key in ("charity", "helpline")
    ],
}


def words(entries: dict[str, list[Content]] = WORDS) -> vocabulary.Vocabulary:
    return vocabulary.Vocabulary(**vocabulary.as_embedded(deepcopy(entries)))


def render(content: Content, publication: Publication = PUBLICATION) -> Content:
    return documents.render(content, words(), publication)


def changed(**changes: Any) -> Content:
    return drafts.normalise(factories.content(**changes))


def rule(**changes: Any) -> Content:
    return {**deepcopy(factories.ARTICLE["guidance_rules"][0]), **changes}


def keys(entries: list[Content]) -> list[str]:
    return [entry["key"] for entry in entries]


# Any content at all that the gates let through as to its shape and its names


TEXT = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12).map(normalise).filter(may_stand)
IN_VIEW = TEXT.filter(lambda text: not faults_in_identifier(text))
PROSE = st.sampled_from(
    ["Wait.", "Wait *a little*.\n\n- one\n- two", "## Then\n\n[Ask](https://example.org/a?b=1&c=2)."]
)
SLUGS = st.from_regex(r"[a-z][a-z0-9]{0,4}(-[a-z0-9]{1,4})?", fullmatch=True)
DAYS = st.dates().map(lambda day: day.isoformat())
CONDITIONS = st.sampled_from(
    [
        {"fact": "bleeding", "operator": "eq", "value": "none"},
        {"fact": "bleeding", "operator": "lt", "value": "heavy"},
        {"fact": "bleeding", "operator": "in", "value": ["light", "none"]},
        {"fact": "days_since_loss", "operator": "gte", "value": 14},
        {"fact": "days_since_loss", "operator": "not_in", "value": [1, 2]},
        {"fact": "fever", "operator": "ne", "value": True},
    ]
).map(deepcopy)
WAITS = st.builds(
    lambda minimum, more, unit: {
        "minimum": minimum,
        "maximum": None if more is None else minimum + more,
        "unit": unit,
        "elapsed_fact": "days_since_loss",
    },
    st.integers(1, 90),
    st.none() | st.integers(0, 9),
    st.sampled_from(["d", "wk"]),
)
CODINGS = st.sampled_from(
    [("icd-10", "R50"), ("icd-10-cm", "R50.9"), ("snomed-ct", "386661006"), ("loinc", "8310-5")]
).flatmap(lambda one: st.fixed_dictionaries({"system": st.just(one[0]), "code": st.just(one[1]), "display": TEXT}))
SCENARIO_FACTS = st.fixed_dictionaries(
    {},
    optional={
        "bleeding": st.none() | st.sampled_from(["none", "light", "heavy"]),
        "days_since_loss": st.none() | st.integers(0, 3650),
        "fever": st.none() | st.booleans(),
    },
)


def some_of(kind: str, key: str = "key") -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from([entry[key] for entry in WORDS[kind]]), unique=True)


def keyed(**members: st.SearchStrategy[Any]) -> st.SearchStrategy[Content]:
    return st.fixed_dictionaries({"key": SLUGS, **members})


@st.composite
def contents(draw: st.DrawFn) -> Content:
    """The content of an article, in its normal form, with which the checks find nothing wrong."""
    listed = draw(some_of("sources"))
    cited = st.lists(st.sampled_from(listed), unique=True) if listed else st.just([])
    rules = keyed(
        activity=st.sampled_from(keys(WORDS["activities"])),
        title=TEXT,
        statement=TEXT,
        rationale=st.just("") | TEXT,
        action=st.sampled_from([*Action]).map(str),
        strength=st.sampled_from([*Strength]).map(str),
        certainty=st.sampled_from([*Certainty]).map(str),
        applies_when=st.lists(CONDITIONS, max_size=2),
        satisfied_when=st.lists(CONDITIONS, max_size=2),
        wait=st.none() | WAITS,
        sources=cited,
    )
    warnings = keyed(
        symptom=TEXT,
        description=TEXT,
        urgency=st.sampled_from([*Urgency]).map(str),
        action=TEXT,
        triggered_when=st.lists(CONDITIONS, max_size=2),
        codings=st.lists(CODINGS, max_size=2, unique_by=lambda one: (one["system"], one["code"])),
        sources=cited,
    )
    parts = draw(st.lists(rules | warnings, max_size=5, unique_by=lambda one: str(one["key"])))
    chosen = [one for one in parts if "activity" in one], [one for one in parts if "symptom" in one]
    activities = words().with_required(one["activity"] for one in chosen[0])
    expected = st.sampled_from([*Outcome]).map(str)
    scenarios = keyed(
        title=TEXT,
        facts=SCENARIO_FACTS,
        expect=st.fixed_dictionaries(
            {
                "outcomes": st.dictionaries(st.sampled_from(activities), expected) if activities else st.just({}),
                "warnings": st.lists(st.sampled_from(keys(chosen[1])), unique=True) if chosen[1] else st.just([]),
            }
        ),
    )
    definitions = st.fixed_dictionaries(
        {
            "term": TEXT,
            "meaning": TEXT,
            "range": st.sampled_from(
                [
                    None,
                    {"fact": "days_since_loss", "minimum": 0, "below": 28},
                    {"fact": "days_since_loss", "minimum": None, "below": 7},
                    {"fact": "days_since_loss", "minimum": 7, "below": None},
                ]
            ),
            "according_to": st.sampled_from(listed),
        }
    )
    content = changed(
        language=draw(st.sampled_from(["en", "en-GB", "zh-Hant-TW"])),
        title=draw(TEXT),
        topics=draw(some_of("topics", "slug")),
        related=draw(st.lists(SLUGS.filter(lambda slug: slug != "after-a-loss"), unique=True, max_size=3)),
        definitions=draw(st.lists(definitions, max_size=2, unique_by=lambda one: str(one["term"]))) if listed else [],
        sections=draw(
            st.lists(
                keyed(heading=TEXT, aspect=st.sampled_from([*Aspect]).map(str), body=PROSE),
                max_size=3,
                unique_by=lambda one: str(one["key"]),
            )
        ),
        guidance_rules=chosen[0],
        symptom_warnings=chosen[1],
        scenarios=draw(st.lists(scenarios, max_size=2, unique_by=lambda one: str(one["key"]))),
        support_services=draw(some_of("support_services")),
        sources=listed,
    )
    assert serializers.errors_of(content) == {}
    assert checks.faults_in_content(content, words()) == []
    reviewer = st.fixed_dictionaries({"name": TEXT, "credentials": TEXT})
    if not draw(st.booleans()):
        return content
    on, due = draw(DAYS), draw(DAYS)
    return factories.signed(content, words=words(), reviewed_by=draw(reviewer), reviewed_on=on, next_review_due=due)
