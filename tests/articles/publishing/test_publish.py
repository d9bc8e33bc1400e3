"""Publishing: what it leaves behind, and what it refuses."""

import hashlib
from copy import deepcopy
from datetime import UTC, datetime
from typing import Any

import orjson
import pytest

from articles import models
from articles.editorial import drafts, vocabulary
from articles.publishing import document as documents
from articles.publishing import publish
from articles.terms import Significance
from contentapi.errors import Conflict, Fault, InvalidInput, NotFound
from tests import factories
from tests.articles.publishing import tables

pytestmark = pytest.mark.django_db

SLUG = factories.ARTICLE["slug"]
CONCEIVE: dict[str, Any] = {"key": "conceive_again", "label": "Try again", "requires": ["resume_sex"]}


def edit(**changes: Any) -> None:
    drafts.write(drafts.normalise(factories.content(**changes)))


def go(**how: Any) -> models.ArticleVersion:
    return publish.publish(SLUG, **{"by": "Cy Webb", "allow_unreviewed": True, **how})


def document_of(version: models.ArticleVersion) -> dict[str, Any]:
    document: dict[str, Any] = orjson.loads(stored(version))
    return document


def stored(version: models.ArticleVersion) -> bytes:
    return bytes(models.ArticleVersion.objects.get(pk=version.pk).document)


def live_rows() -> tables.Rows:
    return {model.__name__: tables.public()[model.__name__] for model in tables.LIVE_PARTS}


def bodies(model: Any, *order: str) -> list[dict[str, Any]]:
    return [orjson.loads(bytes(body)) for body in model.objects.order_by(*order).values_list("body", flat=True)]


# What is left behind


def test_publishing_appends_the_first_version_as_it_is_served() -> None:
    factories.draft()
    before = datetime.now(UTC)

    version = go(significance=Significance.SAFETY, note="After the audit")

    row = models.ArticleVersion.objects.get()
    assert row == version
    assert (row.slug, row.number, row.language) == (SLUG, 1, "en-GB")
    assert (row.significance, row.published_by, row.note) == ("safety", "Cy Webb", "After the audit")
    assert before <= row.published_at <= datetime.now(UTC)
    assert row.sha256 == hashlib.sha256(stored(row)).hexdigest()


def test_the_document_says_when_it_was_published_and_first_published() -> None:
    factories.draft()
    first = go()
    edit(title="Anew")
    second = go()

    def moments(version: models.ArticleVersion) -> tuple[datetime, datetime]:
        document = document_of(version)
        published, first_published = document["published_at"], document["first_published_at"]
        return datetime.fromisoformat(published), datetime.fromisoformat(first_published)

    assert moments(first) == (first.published_at, first.published_at)
    assert moments(second) == (second.published_at, first.published_at)
    article = models.PublishedArticle.objects.get()
    assert (article.published_at, article.first_published_at) == (second.published_at, first.published_at)


def test_versions_of_an_article_are_numbered_from_one_without_a_gap() -> None:
    factories.draft()
    factories.published(slug="another")
    numbers = []
    for title in ("One", "Two", "Three"):
        edit(title=title)
        numbers.append(go().number)
    assert numbers == [1, 2, 3]
    assert document_of(models.ArticleVersion.objects.get(slug=SLUG, number=3))["version"] == 3


def test_an_older_version_keeps_its_bytes() -> None:
    factories.draft()
    first = go()
    before = stored(first)
    edit(title="Anew")
    go()
    assert stored(first) == before


def test_the_history_has_an_entry_for_the_version() -> None:
    factories.draft()
    version = go(significance=Significance.SAFETY)
    assert bodies(models.ArticleVersion) == [
        {
            "slug": SLUG,
            "number": 1,
            "language": "en-GB",
            "published_at": document_of(version)["published_at"],
            "significance": "safety",
            "sha256": version.sha256,
            "url": "/api/v1/articles/after-a-loss/versions/1",
        }
    ]


def test_publishing_appends_one_event_that_says_what_happened() -> None:
    factories.draft()
    version = go(significance=Significance.SAFETY)

    event = models.ChangeEvent.objects.get()
    assert (event.sequence, event.kind, event.subject) == (1, "article.published", SLUG)
    assert (event.at, event.by) == (version.published_at, "Cy Webb")
    assert orjson.loads(bytes(event.body)) == {
        "sequence": 1,
        "kind": "article.published",
        "subject": "article",
        "slug": SLUG,
        "id": None,
        "version": 1,
        "significance": "safety",
        "successor": None,
        "at": document_of(version)["published_at"],
        "url": "/api/v1/articles/after-a-loss",
    }
    assert models.ChangeFeed.objects.get().last_sequence == 1


def test_the_live_article_is_the_version_and_its_summary() -> None:
    factories.draft()
    version = go()
    article = models.PublishedArticle.objects.get()
    assert (article.slug, article.title, article.version) == (SLUG, "After a loss", version)
    assert (article.retired_at, article.successor) == (None, "")
    document = document_of(version)
    same = ("slug", "language", "version", "published_at", "first_published_at", "title", "question", "short_answer")
    assert bodies(models.PublishedArticle) == [
        {
            **{name: document[name] for name in (*same, "summary", "notice")},
            "clinically_reviewed": False,
            "topics": ["miscarriage"],
            "activities": ["resume_sex"],
            "url": "/api/v1/articles/after-a-loss",
        }
    ]


def test_each_rule_and_warning_is_live_with_its_provenance() -> None:
    factories.draft()
    document = document_of(go())
    provenance = {
        "article": SLUG,
        "article_version": 1,
        "notice": document["notice"],
        "clinically_reviewed": False,
    }
    [rule], [warning] = document["guidance_rules"], document["symptom_warnings"]
    url = "/api/v1/articles/after-a-loss#"
    assert bodies(models.PublishedRule) == [{**rule, **provenance, "url": url + "wait-for-bleeding"}]
    assert bodies(models.PublishedWarning) == [{**warning, **provenance, "url": url + "fever"}]


def test_rules_and_warnings_are_found_by_each_fact_that_they_turn_on() -> None:
    light = {"fact": "bleeding", "operator": "lt", "value": "heavy"}
    hot = {"fact": "fever", "operator": "eq", "value": True}
    wait = {"minimum": 2, "maximum": None, "unit": "wk", "elapsed_fact": "days_since_loss"}
    rule = {**factories.ARTICLE["guidance_rules"][0], "applies_when": [light, hot], "wait": wait}
    warning = {**factories.ARTICLE["symptom_warnings"][0], "triggered_when": [hot, light, {**light, "value": "light"}]}
    factories.draft(guidance_rules=[rule], symptom_warnings=[warning])

    go()

    rules = models.PublishedRuleFact.objects.order_by("key").values_list("key", flat=True)
    warnings = models.PublishedWarningFact.objects.order_by("key").values_list("key", flat=True)
    assert list(rules) == ["bleeding", "days_since_loss", "fever"]
    assert list(warnings) == ["bleeding", "fever"]


def test_live_topics_are_the_articles_own_and_all_that_they_lie_under() -> None:
    factories.draft()
    document = document_of(go())
    loss: dict[str, Any] = {"slug": "loss", "name": "Loss", "parent": None, "codings": []}
    assert bodies(models.PublishedTopic, "slug") == [loss, *document["topics"]]
    assert bodies(models.PublishedFact, "pk") == document["facts"]


def test_live_parts_are_replaced_whole() -> None:
    factories.draft()
    go()
    before = live_rows()
    first_rule, first_warning = factories.ARTICLE["guidance_rules"][0], factories.ARTICLE["symptom_warnings"][0]
    edit(
        topics=["loss"],
        guidance_rules=[
            {**first_rule, "key": "one", "title": "One", "strength": "optional"},
            {**first_rule, "key": "two", "title": "Two"},
        ],
        symptom_warnings=[],
    )

    go(acknowledged=factories.less_cautious())

    after = live_rows()
    assert all(before.values()), "every kind of part was live"
    assert [body["key"] for body in bodies(models.PublishedRule, "position")] == ["one", "two"]
    assert [row["strength"] for row in after["PublishedRule"]] == ["optional", "required"]
    assert {body["article_version"] for body in bodies(models.PublishedRule)} == {2}
    assert after["PublishedWarning"] == after["PublishedWarningFact"] == []
    assert [row["slug"] for row in after["PublishedTopic"]] == ["loss"]
    assert [row["key"] for row in after["PublishedFact"]] == ["bleeding"]
    assert first_warning["key"] not in str(after)


def test_publishing_one_article_leaves_the_parts_of_another_as_they_were() -> None:
    factories.published(slug="another")
    before = tables.public()
    factories.draft(topics=[], sources=[], support_services=[], guidance_rules=[], symptom_warnings=[], scenarios=[])
    go()
    after = tables.public()
    for model in tables.LIVE_PARTS:
        assert after[model.__name__] == before[model.__name__]


def test_the_draft_and_the_vocabulary_stay_as_they_are() -> None:
    factories.draft()
    before = tables.drafts()
    go()
    assert tables.drafts() == before


def test_who_publishes_and_why_is_in_no_byte_that_is_served() -> None:
    factories.draft()
    article = models.Article.objects.get()
    article.author = "Bo Reed"
    article.save()

    go(note="Between ourselves")

    shown = [row.get("body", b"") + row.get("document", b"") for rows in tables.public().values() for row in rows]
    assert sum(map(len, shown)) > 1000
    for secret in (b"Cy Webb", b"Between ourselves", b"Bo Reed"):
        assert secret not in b"".join(shown)


@pytest.mark.parametrize("reviewed", [True, False])
def test_the_public_rows_say_whether_a_clinician_has_signed(reviewed: bool) -> None:
    factories.draft(author="Bo Reed", **(factories.signed() if reviewed else {}))

    version = go(allow_unreviewed=not reviewed)

    assert document_of(version)["review"]["clinically_reviewed"] is reviewed
    for model in (models.PublishedArticle, models.PublishedRule, models.PublishedWarning):
        assert [body["clinically_reviewed"] for body in bodies(model)] == [reviewed]


# What is refused


def test_an_unchanged_draft_is_refused_as_such_and_leaves_no_trace() -> None:
    factories.draft()
    go()
    before = tables.everything()
    with pytest.raises(Conflict, match="has not changed since version 1") as refused:
        go(note="Once more", significance=Significance.SAFETY)
    assert refused.value.code == "unchanged"
    assert tables.everything() == before


def test_a_draft_that_was_changed_and_changed_back_is_unchanged() -> None:
    factories.draft()
    go()
    edit(title="Anew")
    edit()
    with pytest.raises(Conflict) as refused:
        go()
    assert refused.value.code == "unchanged"


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("facts", {"question": "Do you bleed?"}),
        ("topics", {"slug": "miscarriage", "parent": None}),
        ("sources", {"title": "A new leaflet"}),
        ("support_services", {"phone": "111"}),
        ("activities", {"label": "Make love again"}),
    ],
)
def test_a_change_of_the_vocabulary_makes_an_article_publishable_again(kind: str, change: dict[str, Any]) -> None:
    factories.draft()
    first = document_of(go())
    [entry] = [one for one in factories.VOCABULARY[kind] if change.get("slug", one.get("key")) in one.values()][:1]
    served = tables.public()
    vocabulary.write(factories.words(**{kind: [{**deepcopy(entry), **change}]}))
    assert tables.public() == served, "the vocabulary alone changes nothing public"

    second = document_of(go())

    assert first[kind] != second[kind]
    assert {name for name in first if first[name] != second[name]} <= {kind, *documents.PUBLICATION, "guidance_rules"}


def test_a_change_of_vocabulary_that_the_article_does_not_use_leaves_it_unchanged() -> None:
    factories.draft()
    go()
    unused = {**deepcopy(factories.VOCABULARY["facts"][1]), "question": "How long is it?"}
    vocabulary.write(factories.words(facts=[unused], activities=[CONCEIVE]))
    with pytest.raises(Conflict) as refused:
        go()
    assert refused.value.code == "unchanged"


def test_the_name_of_a_topic_further_up_is_not_in_the_document() -> None:
    # It is public all the same, so the next publication of any article below it brings it out.
    factories.draft()
    go()
    vocabulary.write(factories.words(topics=[{**factories.VOCABULARY["topics"][0], "name": "Loss of a pregnancy"}]))
    with pytest.raises(Conflict):
        go()
    assert "Loss of a pregnancy" not in [body["name"] for body in bodies(models.PublishedTopic)]
    edit(title="Anew")
    go()
    assert "Loss of a pregnancy" in [body["name"] for body in bodies(models.PublishedTopic)]


def test_an_article_that_nobody_wrote_is_not_found() -> None:
    with pytest.raises(NotFound, match="There is no article 'nothing'"):
        publish.publish("nothing", by="Cy Webb")


def test_everything_that_the_gates_say_is_in_the_refusal_and_nothing_changes() -> None:
    factories.draft(summary="", sections=[])
    before = tables.everything()

    with pytest.raises(publish.NotPublishable) as refused:
        go(allow_unreviewed=False)

    assert [fault.pointer for fault in refused.value.faults] == ["/summary", "/sections", "/review"]
    assert list(refused.value.faults) == publish.faults_in_draft(SLUG)
    assert tables.everything() == before


def test_an_advisory_fault_is_told_with_those_that_block_but_stops_nothing_by_itself() -> None:
    long_ago: dict[str, Any] = {"reviewed_on": "2019-01-01", "next_review_due": "2020-01-01"}
    short = factories.content(notice="Information, not advice.", sections=[])
    factories.draft(author="Bo Reed", **factories.signed(short, **long_ago))
    advice = Fault("The next review is overdue.", "review_overdue", "/review/next_review_due", advisory=True)

    with pytest.raises(publish.NotPublishable) as refused:
        go()
    factories.draft(author="Bo Reed", **factories.signed(**long_ago))

    assert [fault.code for fault in refused.value.faults] == ["missing", "review_overdue"]
    assert publish.faults_in_draft(SLUG) == [advice]
    assert go().number == 1


@pytest.mark.parametrize("by", ["", "  ", "x" * 151])
def test_what_nobody_signs_is_not_published(by: str) -> None:
    factories.draft()
    before = tables.everything()
    with pytest.raises(InvalidInput, match="Say who does this"):
        go(by=by)
    assert tables.everything() == before


def test_the_gates_can_be_asked_without_publishing() -> None:
    factories.draft()
    before = tables.everything()
    assert publish.faults_in_draft(SLUG, allow_unreviewed=True) == []
    assert [fault.code for fault in publish.faults_in_draft(SLUG)] == ["unreviewed"]
    with pytest.raises(NotFound):
        publish.faults_in_draft("nothing")
    assert tables.everything() == before
