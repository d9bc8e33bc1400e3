"""The shared vocabulary: what is written is read back, what is not named stays, and links may come in any order."""

from copy import deepcopy
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import models
from articles.editorial import vocabulary
from articles.editorial.vocabulary import Vocabulary
from articles.terms import CodingSystem
from tests import factories
from tests.articles.publishing import tables

Content = dict[str, Any]

NOTHING = Vocabulary({}, {}, {}, {}, {})
BLEEDING, DAYS, FEVER = factories.VOCABULARY["facts"]
SOURCE = factories.VOCABULARY["sources"][0]
SERVICE = factories.VOCABULARY["support_services"][0]


def topic(slug: str, parent: str | None = None, **changes: Any) -> Content:
    return {"slug": slug, "name": slug.title(), "parent": parent, "codings": [], **changes}


def activity(key: str, *requires: str) -> Content:
    return {"key": key, "label": key.title(), "requires": list(requires)}


def embedded(**lists: list[Content]) -> Vocabulary:
    return Vocabulary(**vocabulary.as_embedded(deepcopy(factories.words(**lists))))


@pytest.mark.django_db
def test_there_is_none_to_begin_with() -> None:
    assert vocabulary.read() == NOTHING


@pytest.mark.django_db
def test_what_is_written_is_read_back_in_the_shape_that_documents_embed() -> None:
    vocabulary.write(factories.VOCABULARY)
    assert vocabulary.read() == embedded(**factories.VOCABULARY)
    assert vocabulary.read().facts["bleeding"] == BLEEDING
    assert vocabulary.read().topics["miscarriage"] == {
        "slug": "miscarriage",
        "name": "Miscarriage",
        "parent": "loss",
        "codings": [
            {
                "system": "icd-10",
                "uri": "http://hl7.org/fhir/sid/icd-10",
                "oid": "2.16.840.1.113883.6.3",
                "code": "O03",
                "display": "Spontaneous abortion",
            }
        ],
    }


@pytest.mark.django_db
def test_writing_the_same_again_changes_nothing_that_is_read() -> None:
    vocabulary.write(factories.VOCABULARY)
    before, rows = vocabulary.read(), {name: len(rows) for name, rows in tables.drafts().items()}
    vocabulary.write(factories.VOCABULARY)
    assert vocabulary.read() == before
    assert {name: len(rows) for name, rows in tables.drafts().items()} == rows


@pytest.mark.django_db
def test_what_is_written_anew_replaces_what_was_there_and_keeps_its_row() -> None:
    vocabulary.write(factories.VOCABULARY)
    ids = {fact.key: fact.pk for fact in models.Fact.objects.all()}
    anew = {**BLEEDING, "label": "Blood", "ordered": False, "choices": list(reversed(BLEEDING["choices"]))}
    vocabulary.write(factories.words(facts=[anew]))
    assert vocabulary.read().facts["bleeding"] == anew
    assert {fact.key: fact.pk for fact in models.Fact.objects.all()} == ids


@pytest.mark.django_db
def test_what_is_not_named_stays() -> None:
    vocabulary.write(factories.VOCABULARY)
    before = vocabulary.read()
    vocabulary.write(factories.words(sources=[{**SOURCE, "key": "study"}]))
    after = vocabulary.read()
    assert set(after.sources) == {"leaflet", "study"}
    assert (after.facts, after.topics, after.activities, after.support_services) == (
        *(before.facts, before.topics, before.activities, before.support_services),
    )


@pytest.mark.django_db
def test_what_is_null_in_content_is_read_back_as_null() -> None:
    bare = {**SOURCE, "url": None, "published_on": None, "accessed_on": None}
    dated = {**SOURCE, "key": "dated", "published_on": "2015-01-31", "accessed_on": "2026-11-22"}
    reached = {**SERVICE, "url": "https://example.org", "phone": None}
    vocabulary.write(factories.words(sources=[bare, dated], support_services=[reached], facts=[FEVER]))
    found = vocabulary.read()
    assert [found.sources["leaflet"], found.sources["dated"]] == [bare, dated]
    assert found.support_services["helpline"] == reached
    assert found.facts["fever"] == FEVER


@pytest.mark.django_db
def test_links_may_lead_to_what_comes_later_and_to_what_is_there_already() -> None:
    vocabulary.write(factories.words(topics=[topic("a")], activities=[activity("walk")]))
    vocabulary.write(
        factories.words(
            topics=[topic("c", "b"), topic("b", "a")],
            activities=[activity("fly", "travel", "walk"), activity("travel", "walk")],
        )
    )
    found = vocabulary.read()
    assert {slug: one["parent"] for slug, one in found.topics.items()} == {"a": None, "b": "a", "c": "b"}
    assert found.activities["fly"]["requires"] == ["travel", "walk"]


@pytest.mark.django_db
def test_what_an_activity_requires_has_no_order() -> None:
    activities = [activity("walk"), activity("travel"), activity("fly", "walk", "travel")]
    vocabulary.write(factories.words(activities=activities))
    assert vocabulary.read() == embedded(activities=activities)


@pytest.mark.django_db
def test_links_are_taken_away_and_turned_round() -> None:
    vocabulary.write(
        factories.words(topics=[topic("a"), topic("b", "a")], activities=[activity("x"), activity("y", "x")])
    )
    vocabulary.write(
        factories.words(topics=[topic("b"), topic("a", "b")], activities=[activity("y"), activity("x", "y")])
    )
    found = vocabulary.read()
    assert {slug: one["parent"] for slug, one in found.topics.items()} == {"a": "b", "b": None}
    assert {key: one["requires"] for key, one in found.activities.items()} == {"x": ["y"], "y": []}


@pytest.mark.django_db
def test_reading_takes_as_many_queries_for_much_as_for_little() -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            vocabulary.read()
        return len(captured)

    vocabulary.write(factories.VOCABULARY)
    few = queries()
    vocabulary.write(
        factories.words(
            facts=[{**BLEEDING, "key": f"fact_{n}"} for n in range(20)],
            topics=[topic(f"t{n}", "loss", codings=factories.VOCABULARY["topics"][1]["codings"]) for n in range(20)],
            activities=[activity(f"a{n}", "resume_sex") for n in range(20)],
        )
    )
    assert queries() == few <= 8


@pytest.mark.parametrize("system", CodingSystem)
def test_a_coding_carries_the_canonical_names_of_its_terminology(system: CodingSystem) -> None:
    coding = vocabulary.coding(system.value, "X1", "Something")
    assert (coding["system"], coding["code"], coding["display"]) == (system.value, "X1", "Something")
    assert coding["uri"].startswith("http://")
    assert coding["oid"].startswith("2.16.840.1.113883.6.")


def test_each_terminology_has_names_of_its_own() -> None:
    codings = [vocabulary.coding(system.value, "X1", "Something") for system in CodingSystem]
    assert len({coding["uri"] for coding in codings}) == len({coding["oid"] for coding in codings}) == len(CodingSystem)


def test_activities_come_with_all_that_they_require_each_once() -> None:
    found = embedded(
        activities=[activity("a", "b", "c"), activity("b", "d"), activity("c", "d"), activity("d"), activity("e")]
    )
    assert found.with_required(["a"]) == ["a", "b", "c", "d"]
    assert found.with_required(["e", "b", "e"]) == ["e", "b", "d"]
    assert found.with_required(["unknown", "d"]) == ["d"]
    assert found.with_required([]) == []


def test_activities_that_require_each_other_do_not_go_round_for_ever() -> None:
    # Nothing lets this in, but the admin's many-to-many fields could be made to.
    assert embedded(activities=[activity("a", "b"), activity("b", "a")]).with_required(["a"]) == ["a", "b"]


def test_topics_come_with_all_that_they_lie_under_each_once() -> None:
    found = embedded(topics=[topic("a"), topic("b", "a"), topic("c", "b"), topic("d", "a")])
    assert found.with_ancestors(["c", "d"]) == ["c", "b", "a", "d"]
    assert found.with_ancestors(["a"]) == ["a"]
    assert embedded(topics=[topic("a", "b"), topic("b", "a")]).with_ancestors(["a"]) == ["a", "b"]


def test_facts_are_given_to_guidance_as_it_knows_them() -> None:
    facts = embedded(facts=[BLEEDING, DAYS, FEVER]).guidance_facts
    assert [choice.key for choice in facts["bleeding"].choices] == ["none", "light", "heavy"]
    assert (facts["days_since_loss"].minimum, facts["days_since_loss"].maximum) == (0, 3650)
    assert facts["fever"].kind == "boolean"


def test_an_entry_is_written_to_a_file_without_what_is_derived_or_empty() -> None:
    found = embedded(**factories.VOCABULARY)
    assert vocabulary.as_content(found.topics["miscarriage"]) == factories.VOCABULARY["topics"][1]
    assert vocabulary.as_content(found.topics["loss"]) == {"slug": "loss", "name": "Loss"}
    assert vocabulary.as_content(found.sources["leaflet"]) == {
        name: SOURCE[name] for name in ("key", "title", "publisher", "url")
    }
    # Nought and no are not empty.
    assert vocabulary.as_content(found.facts["days_since_loss"])["minimum"] == 0
    assert vocabulary.as_content(found.support_services["helpline"])["for_crisis"] is False
