"""The document: whole in itself, readable by its editor, and the same content when it is turned back."""

import hashlib
from collections.abc import Iterator
from copy import deepcopy
from datetime import timedelta, timezone
from typing import Any

import orjson
import pytest
from hypothesis import given, settings

from articles import models
from articles.editorial import drafts, serializers, vocabulary
from articles.publishing import document as documents
from articles.publishing.document import Publication
from tests import factories
from tests.articles.publishing.contents import (
    FIRST,
    NOW,
    PUBLICATION,
    WORDS,
    changed,
    contents,
    keys,
    render,
    rule,
    words,
)

Content = dict[str, Any]

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
    wait = {"minimum": 2, "maximum": 3, "unit": "wk", "elapsed_fact": "days_since_loss"}

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
