"""The document: whole in itself, readable by its editor, and the same content when it is turned back."""

import hashlib
from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import models
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
    st.sampled_from(["days", "weeks"]),
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


# There and back


@settings(max_examples=15, deadline=None)
@given(content=contents())
def test_a_document_turned_back_is_the_content_that_it_was_rendered_from(content: Content) -> None:
    before = deepcopy(content)
    document = orjson.loads(documents.to_bytes(render(content)))
    assert documents.to_content(document) == content == before


@settings(max_examples=15, deadline=None)
@given(content=contents())
def test_a_document_names_nothing_that_it_does_not_hold(content: Content) -> None:
    document = orjson.loads(documents.to_bytes(render(content)))
    facts, activities, sources = (set(keys(document[kind])) for kind in ("facts", "activities", "sources"))

    assert set(_facts_named(document)) == facts
    ruled = {one["activity"] for one in document["guidance_rules"]}
    required = {key for activity in document["activities"] for key in activity["requires"]}
    assert activities == ruled | required
    cited = [one["sources"] for one in (*document["guidance_rules"], *document["symptom_warnings"])]
    assert {key for some in cited for key in some} <= sources
    assert {one["according_to"] for one in document["definitions"]} <= sources
    expected = [one["expect"] for one in document["scenarios"]]
    assert {key for one in expected for key in one["outcomes"]} <= activities
    assert {key for one in expected for key in one["warnings"]} <= set(keys(document["symptom_warnings"]))


def _facts_named(document: Content) -> Iterator[str]:
    """Every fact that some part of a document names, found without knowing its shape."""
    for part in ("definitions", "guidance_rules", "symptom_warnings"):
        yield from _values_of(document[part], ("fact", "elapsed_fact"))
    for scenario in document["scenarios"]:
        yield from scenario["facts"]


def _values_of(value: Any, names: tuple[str, ...]) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _values_of(one, names)
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in names:
                yield inner
            else:
                yield from _values_of(inner, names)


@settings(max_examples=15, deadline=None)
@given(content=contents())
def test_what_a_document_embeds_is_what_the_vocabulary_says(content: Content) -> None:
    document = orjson.loads(documents.to_bytes(render(content)))
    known = words()
    for kind in ("facts", "activities", "sources", "support_services"):
        assert document[kind] == [getattr(known, kind)[one["key"]] for one in document[kind]]
    assert document["topics"] == [known.topics[slug] for slug in content["topics"]]


@settings(max_examples=15, deadline=None)
@given(content=contents())
def test_the_vocabulary_that_a_document_embeds_is_the_content_of_a_vocabulary_file(content: Content) -> None:
    embedded = documents.embedded_vocabulary(orjson.loads(documents.to_bytes(render(content))))
    known = words()
    for kind, entries in vocabulary.as_embedded(embedded).items():
        assert entries == {key: getattr(known, kind)[key] for key in entries}
    shaped = serializers.Vocabulary(data=embedded)
    assert shaped.is_valid(), shaped.errors


@pytest.mark.slow
@settings(max_examples=15, deadline=None)
@given(content=contents())
def test_what_has_no_order_makes_no_difference_to_the_bytes(content: Content) -> None:
    other = deepcopy(content)
    for one in (*other["guidance_rules"], *other["symptom_warnings"]):
        one["sources"].reverse()
    for scenario in other["scenarios"]:
        scenario["facts"] = dict(reversed(scenario["facts"].items()))
        scenario["expect"]["warnings"].reverse()
    assert documents.to_bytes(render(drafts.normalise(other))) == documents.to_bytes(render(content))


@pytest.mark.slow
@pytest.mark.django_db
def test_each_starter_article_turned_back_is_its_draft(starter: list[str]) -> None:
    for slug in starter:
        version = models.ArticleVersion.objects.get(slug=slug)
        document = orjson.loads(bytes(version.document))
        assert documents.to_content(document) == drafts.read(models.Article.objects.get(slug=slug))
        assert hashlib.sha256(documents.to_bytes(document)).hexdigest() == version.sha256


# What is derived


def test_a_document_says_which_publication_it_is() -> None:
    document = render(changed())
    assert [document[name] for name in documents.PUBLICATION] == [
        3,
        "2026-11-22T09:30:00Z",
        "2026-01-05T08:00:00.000123Z",
    ]


def test_moments_are_told_in_utc_wherever_the_clock_stands() -> None:
    here = timezone(timedelta(hours=-5))
    document = render(changed(), Publication(1, NOW.astimezone(here), FIRST.astimezone(here)))
    assert document["published_at"] == "2026-11-22T09:30:00Z"


def test_conditions_are_read_back_in_the_labels_of_their_facts() -> None:
    conditions = [
        {"fact": "bleeding", "operator": "lt", "value": "heavy"},
        {"fact": "days_since_loss", "operator": "gte", "value": 14},
    ]
    wait = {"minimum": 2, "maximum": 3, "unit": "weeks", "elapsed_fact": "days_since_loss"}

    [one] = render(changed(guidance_rules=[rule(applies_when=conditions, wait=wait)]))["guidance_rules"]

    assert [condition["text"] for condition in one["applies_when"]] == [
        "Bleeding is under “Heavy”",
        "Days since the loss is 14 or more",
    ]
    assert [condition["text"] for condition in one["satisfied_when"]] == ["Bleeding is “None”"]
    assert one["wait"]["text"] == "Days since the loss is 14 or more (a wait of 2 to 3 weeks)"
    [warning] = render(changed())["symptom_warnings"]
    assert [condition["text"] for condition in warning["triggered_when"]] == ["Fever: yes"]


def test_a_rule_without_a_wait_says_so() -> None:
    [one] = render(changed())["guidance_rules"]
    assert one["wait"] is None


def test_a_section_is_given_as_it_was_written_and_as_html() -> None:
    body = "Wait, *please*.\n\n- [Ask](https://example.org)\n- Rest\n"
    [section] = render(changed(sections=[{**factories.ARTICLE["sections"][0], "body": body}]))["sections"]
    assert section["body"]["markdown"] == body
    assert section["body"]["html"] == (
        "<p>Wait, <em>please</em>.</p>\n<ul>\n"
        '<li><a href="https://example.org" rel="noopener noreferrer">Ask</a></li>\n<li>Rest</li>\n</ul>\n'
    )


@pytest.mark.parametrize(
    ("markdown", "harm"),
    [
        ("<script>alert(1)</script>\n", "<script"),
        ("[x](javascript:alert(1))\n", "href"),
        ("[x](data:text/html;base64,PHNjcmlwdD4=)\n", "href"),
        ("![x](https://example.org/x.png)\n", "<img"),
        ('<a href="https://example.org" onclick="x()">x</a>\n', "<a "),
    ],
)
def test_html_holds_nothing_that_could_run_or_be_fetched_even_past_the_gates(markdown: str, harm: str) -> None:
    [section] = render(changed(sections=[{**factories.ARTICLE["sections"][0], "body": markdown}]))["sections"]
    assert harm not in section["body"]["html"]


NOBODYS = {**drafts.UNREVIEWED, "clinically_reviewed": False}


def test_an_article_is_clinically_reviewed_where_somebody_signed_exactly_this() -> None:
    signed = factories.signed(changed(), words=words())
    assert render(signed)["review"] == {**signed["review"], "clinically_reviewed": True}


@pytest.mark.parametrize(
    "review",
    [
        {"content_hash": None},
        {"content_hash": "0" * 64},
        {"reviewed_by": None},
        {"reviewed_by": {"name": "Dr Ada Moss", "credentials": " "}},
        {"reviewed_on": None},
        {"next_review_due": None},
    ],
)
def test_a_review_that_is_not_whole_or_not_of_this_is_nobodys(review: Content) -> None:
    assert render(factories.signed(changed(), words=words(), **review))["review"] == NOBODYS


def test_a_document_names_nobody_who_signed_another_text() -> None:
    signed = factories.signed(changed(), words=words())
    assert render({**signed, "title": "Anew"})["review"] == NOBODYS
    known = words({**WORDS, "support_services": [{**one, "phone": "111"} for one in WORDS["support_services"]]})
    assert documents.render(signed, known, PUBLICATION)["review"] == NOBODYS


def test_codings_carry_the_canonical_names_of_their_terminology() -> None:
    coding = {"system": "snomed-ct", "code": "386661006", "display": "Fever"}
    warning = {**factories.ARTICLE["symptom_warnings"][0], "codings": [coding]}
    document = render(changed(symptom_warnings=[warning]))
    assert document["symptom_warnings"][0]["codings"] == [
        {**coding, "uri": "http://snomed.info/sct", "oid": "2.16.840.1.113883.6.96"}
    ]
    assert document["topics"][0]["codings"][0]["uri"] == "http://hl7.org/fhir/sid/icd-10"


# Order


def test_what_editors_put_in_order_stays_in_it() -> None:
    backwards = ["study", "leaflet", "guideline"]
    document = render(
        changed(
            topics=["miscarriage", "loss"],
            related=["b", "a"],
            sections=[{**factories.ARTICLE["sections"][0], "key": key} for key in ("z", "a")],
            guidance_rules=[rule(key="z"), rule(key="a")],
            support_services=["helpline", "charity"],
            sources=backwards,
        )
    )
    assert [topic["slug"] for topic in document["topics"]] == ["miscarriage", "loss"]
    assert document["related"] == ["b", "a"]
    assert keys(document["sections"]) == keys(document["guidance_rules"]) == ["z", "a"]
    assert keys(document["support_services"]) == ["helpline", "charity"]
    assert keys(document["sources"]) == backwards


def test_what_has_no_order_is_sorted_so_that_it_cannot_seem_to_change() -> None:
    first = rule(sources=["study", "leaflet"])
    scenario = {
        **factories.ARTICLE["scenarios"][0],
        "facts": {"fever": True, "bleeding": "none"},
        "expect": {"outcomes": {"travel": "consider", "resume_sex": "wait"}, "warnings": ["fever", "faint"]},
    }
    document = render(changed(guidance_rules=[first], sources=["study", "leaflet"], scenarios=[scenario]))
    assert document["guidance_rules"][0]["sources"] == ["leaflet", "study"]
    assert list(document["scenarios"][0]["facts"]) == ["bleeding", "fever"]
    assert list(document["scenarios"][0]["expect"]["outcomes"]) == ["resume_sex", "travel"]
    assert document["scenarios"][0]["expect"]["warnings"] == ["faint", "fever"]


def test_facts_and_activities_come_in_the_order_in_which_the_article_comes_to_them() -> None:
    span = {"fact": "days_since_loss", "minimum": 7, "below": None}
    definition = {"term": "Late", "meaning": "After a week", "range": span, "according_to": "leaflet"}
    document = render(
        changed(
            definitions=[definition],
            guidance_rules=[rule(activity="travel"), rule(key="and-then", activity="conceive_again")],
        )
    )
    assert keys(document["facts"]) == ["days_since_loss", "fever", "bleeding"]
    assert keys(document["activities"]) == ["travel", "conceive_again", "resume_sex"]


def test_members_stand_in_the_order_of_their_one_definition() -> None:
    named = list(render(changed()))
    assert named[:6] == ["slug", "language", "version", "published_at", "first_published_at", "title"]
    assert named[-1] == "sources"


# Saying the same


def test_two_publications_of_the_same_content_say_the_same() -> None:
    one = render(changed(), Publication(1, FIRST, FIRST))
    other = render(changed(), Publication(2, NOW, FIRST))
    assert one != other
    assert documents.says_the_same(one, other)
    assert documents.says_the_same(one, orjson.loads(documents.to_bytes(other)))


def test_a_version_from_before_reviews_were_of_a_content_says_the_same_as_one_after() -> None:
    document = render(changed())
    before = {**document, "review": {k: v for k, v in document["review"].items() if k != "content_hash"}}
    assert documents.says_the_same(document, before)
    assert documents.says_the_same(before, document)


@pytest.mark.parametrize("name", sorted(set(render(changed())) - set(documents.PUBLICATION)))
def test_documents_that_differ_in_anything_else_do_not_say_the_same(name: str) -> None:
    document = render(changed())
    assert not documents.says_the_same(document, {**document, name: {"something": "else"}})
