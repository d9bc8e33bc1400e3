"""Restoring: an old version becomes the draft again, with whatever vocabulary it takes, and nothing public moves."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import orjson
import pytest

from articles import models
from articles.editorial import copies, drafts, versions, vocabulary
from articles.publishing import document as documents
from articles.publishing import publish
from contentapi.errors import Conflict, InvalidInput, NotFound
from tests import factories
from tests.articles.publishing import tables

pytestmark = pytest.mark.django_db

Content = dict[str, Any]

SLUG = factories.ARTICLE["slug"]


def edit(**changes: Any) -> None:
    drafts.write(drafts.normalise(factories.content(**changes)))


def clear_draft() -> None:
    """An almost empty draft: it uses no vocabulary."""
    edit(topics=[], sections=[], guidance_rules=[], symptom_warnings=[], scenarios=[], support_services=[], sources=[])


def say(kind: str, place: int, **changes: Any) -> None:
    """Changes an entry of the shared vocabulary."""
    vocabulary.write(factories.words(**{kind: [{**deepcopy(factories.VOCABULARY[kind][place]), **changes}]}))


def document_of(number: int) -> Content:
    document: Content = orjson.loads(bytes(models.ArticleVersion.objects.get(slug=SLUG, number=number).document))
    return document


def test_the_draft_says_again_what_the_version_says() -> None:
    factories.published()
    before = drafts.read(models.Article.objects.get())
    edit(title="Anew", guidance_rules=[], scenarios=[], related=["another"])

    restored = publish.restore(SLUG, 1)

    assert drafts.read(restored.article) == before
    assert restored.differs == ()


def test_publishing_a_restored_version_says_the_same_as_the_version() -> None:
    factories.published()
    edit(title="Anew")
    publish.publish(SLUG, by="Cy Webb", allow_unreviewed=True)

    publish.restore(SLUG, 1)
    publish.publish(SLUG, by="Cy Webb", allow_unreviewed=True)

    assert documents.says_the_same(document_of(1), document_of(3))
    assert not documents.says_the_same(document_of(1), document_of(2))


@pytest.mark.slow
def test_each_starter_article_comes_back_as_it_was(starter: list[str]) -> None:
    for slug in starter:
        article = models.Article.objects.get(slug=slug)
        before = drafts.read(article)
        drafts.write({**before, "title": "Anew", "guidance_rules": [], "definitions": [], "scenarios": []})

        restored = publish.restore(slug, 1)

        assert drafts.read(restored.article) == before
    assert len(starter) == 3


def test_nothing_public_changes() -> None:
    factories.published()
    edit(title="Anew")
    before = tables.public()
    publish.restore(SLUG, 1)
    assert tables.public() == before


def test_who_wrote_the_draft_stays_recorded() -> None:
    factories.published()
    models.Article.objects.update(author="Bo Reed")
    edit(title="Anew")
    assert publish.restore(SLUG, 1).article.author == "Bo Reed"


def test_a_version_can_be_restored_when_its_draft_has_gone() -> None:
    factories.published()
    before = drafts.read(models.Article.objects.get())
    models.Article.objects.all().delete()
    assert drafts.read(publish.restore(SLUG, 1).article) == before


def test_a_version_of_a_retired_article_can_be_restored() -> None:
    factories.published()
    publish.retire(SLUG, by="Cy Webb")
    edit(title="Anew")
    assert publish.restore(SLUG, 1).article.title == "After a loss"
    assert models.PublishedArticle.objects.get().retired_at is not None


def test_vocabulary_that_has_gone_comes_back_as_the_version_has_it() -> None:
    factories.published()
    before = tables.drafts()
    clear_draft()
    for model in (models.Fact, models.Activity, models.Source, models.SupportService):
        model._default_manager.all().delete()
    models.Topic.objects.filter(slug="miscarriage").delete()

    restored = publish.restore(SLUG, 1)

    assert restored.differs == ()
    words = vocabulary.read()
    document = document_of(1)
    assert list(words.facts.values()) == sorted(document["facts"], key=lambda fact: str(fact["key"]))
    assert list(words.activities.values()) == document["activities"]
    assert list(words.sources.values()) == document["sources"]
    assert list(words.support_services.values()) == document["support_services"]
    assert words.topics["miscarriage"] == document["topics"][0]
    used = {"bleeding", "fever"}
    assert {row["key"] for row in before["Fact"]} - used == {"days_since_loss"}, "an unused fact was not the version's"
    assert words.facts.keys() == used


def test_a_topic_whose_parent_has_gone_too_comes_back_at_the_top_and_is_named() -> None:
    factories.published()
    clear_draft()
    models.Topic.objects.filter(slug="miscarriage").delete()
    models.Topic.objects.all().delete()

    restored = publish.restore(SLUG, 1)

    assert restored.differs == ("topics: miscarriage",)
    assert vocabulary.read().topics["miscarriage"]["parent"] is None


def test_an_activity_that_has_gone_comes_back_with_what_it_requires() -> None:
    conceive: Content = {"key": "conceive_again", "label": "Try again", "requires": ["resume_sex"]}
    vocabulary.write(deepcopy(factories.VOCABULARY))
    vocabulary.write(factories.words(activities=[conceive]))
    rule = factories.ARTICLE["guidance_rules"][0]
    scenario = deepcopy(factories.ARTICLE["scenarios"][0])
    scenario["expect"]["outcomes"]["conceive_again"] = "need_facts"
    edit(guidance_rules=[rule, {**rule, "key": "and-then", "activity": "conceive_again"}], scenarios=[scenario])
    publish.publish(SLUG, by="Cy Webb", allow_unreviewed=True)
    before = vocabulary.read().activities
    clear_draft()
    models.Activity.objects.filter(key="conceive_again").delete()
    models.Activity.objects.all().delete()

    publish.restore(SLUG, 1)

    assert vocabulary.read().activities == before


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "place", "change", "name"),
    [
        ("facts", 0, {"question": "Do you bleed?"}, "facts: bleeding"),
        ("activities", 0, {"label": "Make love again"}, "activities: resume_sex"),
        ("topics", 1, {"parent": None}, "topics: miscarriage"),
        ("topics", 1, {"codings": []}, "topics: miscarriage"),
        ("sources", 0, {"accessed_on": "2026-11-01"}, "sources: leaflet"),
        ("support_services", 0, {"phone": "111"}, "support_services: helpline"),
    ],
)
def test_vocabulary_that_has_changed_stays_as_it_is_today_and_is_named(
    kind: str, place: int, change: Content, name: str
) -> None:
    factories.published()
    say(kind, place, **change)
    today = vocabulary.read()
    edit(title="Anew")

    restored = publish.restore(SLUG, 1)

    assert restored.differs == (name,)
    assert vocabulary.read() == today


def test_vocabulary_that_the_version_does_not_use_is_not_named() -> None:
    factories.published()
    say("facts", 1, question="How long is it?")
    say("topics", 0, name="Loss of a pregnancy")
    assert publish.restore(SLUG, 1).differs == ()


def _drop_choice() -> None:
    say("facts", 0, choices=[{"key": "some", "label": "Some"}, {"key": "heavy", "label": "Heavy"}])


def _drop_choice_and_turn_the_question() -> None:
    _drop_choice()
    models.Fact.objects.filter(key="fever").update(kind="integer", unit="d", minimum=0, maximum=9)


@pytest.mark.parametrize(
    ("change", "pointers"),
    [
        (_drop_choice, ["/guidance_rules/0/satisfied_when/0/value"]),
        (
            _drop_choice_and_turn_the_question,
            ["/guidance_rules/0/satisfied_when/0/value", "/symptom_warnings/0/triggered_when/0/value"],
        ),
    ],
)
def test_a_version_that_does_not_fit_today_is_refused_with_all_that_is_wrong_and_nothing_changes(
    change: Callable[[], None], pointers: list[str]
) -> None:
    factories.published()
    clear_draft()
    models.Source.objects.all().delete()  # would be put back, were the version restored
    change()
    before = tables.everything()

    with pytest.raises(InvalidInput, match=r"Version 1 of 'after-a-loss' does not fit") as refused:
        publish.restore(SLUG, 1)

    assert [fault.pointer for fault in refused.value.faults] == pointers
    assert tables.everything() == before


@pytest.mark.parametrize(("slug", "number"), [(SLUG, 2), (SLUG, 0), (SLUG, -1), (SLUG, 10**30), ("nothing", 1)])
def test_a_version_that_never_was_is_not_found(slug: str, number: int) -> None:
    factories.published()
    before = tables.everything()
    with pytest.raises(NotFound, match=f"'{slug}' has no version {number}"):
        publish.restore(slug, number)
    assert tables.everything() == before


def test_a_restored_draft_still_has_to_pass_the_gates() -> None:
    factories.published()
    say("activities", 0, requires=[])
    vocabulary.write(factories.words(activities=[{"key": "rest", "label": "Rest", "requires": []}]))
    say("activities", 0, requires=["rest"])

    publish.restore(SLUG, 1)

    faults = publish.faults_in_draft(SLUG, allow_unreviewed=True)
    assert [fault.code for fault in faults] == ["activity_without_rules"]


def test_a_version_from_before_a_check_comes_back_and_the_gates_say_what_is_wrong_with_it() -> None:
    factories.published()
    version = models.ArticleVersion.objects.get()
    document = orjson.loads(bytes(version.document))
    document["sections"][0]["body"]["markdown"] = "Ask [them](www.nhs.uk).\n"
    older = models.ArticleVersion(
        slug=SLUG,
        number=2,
        language="en-GB",
        document=orjson.dumps(document),
        sha256="0" * 64,
        published_at=version.published_at,
        significance="content",
        published_by="tests",
        body=b"{}",
    )
    older.save()

    publish.restore(SLUG, 2)

    faults = publish.faults_in_draft(SLUG, allow_unreviewed=True)
    assert [(fault.pointer, fault.code) for fault in faults] == [("/sections/0/body", "link")]


# Unpublished work in the draft


def test_unpublished_work_is_kept_as_a_copy_and_comes_back_whole() -> None:
    factories.published()
    edit(title="Anew", sections=[], related=["another"])
    before = drafts.read(models.Article.objects.get())

    publish.restore(SLUG, 1, by="Cy Webb")

    copy = models.DraftCopy.objects.get()
    assert (copy.name, copy.why, copy.by, copy.content) == (SLUG, "restored", "Cy Webb", before)
    copies.put_back(copy, by="Cy Webb", over=copies.version_over(copy))
    assert drafts.read(models.Article.objects.get()) == before


def test_a_copy_comes_back_whatever_has_become_of_its_vocabulary() -> None:
    factories.published()
    edit(title="Anew")
    before = drafts.read(models.Article.objects.get())
    publish.restore(SLUG, 1)
    models.Article.objects.all().delete()
    for model in (models.Activity, models.Fact, models.Source, models.SupportService):
        model._default_manager.all().delete()
    models.Topic.objects.filter(slug="miscarriage").delete()
    models.Topic.objects.all().delete()

    copies.put_back(models.DraftCopy.objects.get(), by="Cy Webb", over=None)

    assert drafts.read(models.Article.objects.get()) == before
    assert vocabulary.read().topics["miscarriage"]["parent"] == "loss"


def test_a_draft_that_could_not_be_published_comes_back_as_well() -> None:
    factories.published()
    edit(title="Anew")
    models.Scenario.objects.update(facts={"nothing": [1], "fever": 10**30}, expected_outcomes={"nothing": "x"})
    models.Section.objects.create(article=models.Article.objects.get(), key="x", heading="X", aspect="faq", body="<b>")
    before = drafts.read(models.Article.objects.get())
    publish.restore(SLUG, 1)
    copy = models.DraftCopy.objects.get()
    copies.put_back(copy, by="Cy Webb", over=copies.version_over(copy))
    assert drafts.read(models.Article.objects.get()) == before


def test_a_copy_from_before_content_had_all_its_members_comes_back_with_them_empty() -> None:
    factories.published()
    edit(title="Anew")
    before = drafts.read(models.Article.objects.get())
    publish.restore(SLUG, 1)
    copy = models.DraftCopy.objects.get()
    del copy.content["related"], copy.content["symptom_warnings"][0]["codings"]
    copies.put_back(copy, by="Cy Webb", over=copies.version_over(copy))
    assert drafts.read(models.Article.objects.get()) == before


def test_the_same_work_is_kept_once_however_often_it_gives_way() -> None:
    factories.published()
    for by in ("Bo Reed", "Cy Webb"):
        edit(title="Anew")
        publish.restore(SLUG, 1, by=by)
    assert models.DraftCopy.objects.get().by == "Cy Webb"


def test_what_was_agreed_to_is_replaced_and_nothing_else() -> None:
    factories.published()
    edit(title="Anew")
    seen = versions.of(models.Article.objects.get())
    edit(title="Anew", summary="And more")
    before = tables.everything()
    with pytest.raises(Conflict, match="has changed since you looked at it"):
        publish.restore(SLUG, 1, over=seen)
    assert tables.everything() == before
    publish.restore(SLUG, 1, over=versions.of(models.Article.objects.get()))
    assert models.Article.objects.get().title == "After a loss"


def test_what_keeps_its_name_stays_the_row_that_it_was() -> None:
    factories.published()
    before = tables.everything()
    edit(title="Anew", topics=["loss", "miscarriage"], symptom_warnings=[], scenarios=[])
    publish.restore(SLUG, 1)
    after = tables.everything()
    for name in ("Section", "GuidanceRule", "ArticleTopic", "ArticleSource", "ArticleService"):
        assert after[name] == before[name], name
    assert [row["key"] for row in after["SymptomWarning"]] == ["fever"]
