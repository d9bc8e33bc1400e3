"""What becomes less cautious goes out only where each difference was acknowledged; and all of it is kept."""

from typing import Any

import orjson
import pytest
from django.test import Client

from articles import models
from articles.editorial import drafts, vocabulary
from articles.guidance.comparison import Towards
from articles.publishing import prospect, publish
from articles.terms import Significance
from contentapi.errors import Conflict, InvalidInput
from tests import factories
from tests.articles.publishing import tables

pytestmark = pytest.mark.django_db

SLUG = factories.ARTICLE["slug"]
RULE, WARNING = factories.ARTICLE["guidance_rules"][0], factories.ARTICLE["symptom_warnings"][0]
WAIT = {"minimum": 6, "maximum": None, "unit": "wk", "elapsed_fact": "days_since_loss"}
LIVE: dict[str, Any] = {"guidance_rules": [{**RULE, "wait": WAIT}]}
LIGHTER = [{"fact": "bleeding", "operator": "ne", "value": "heavy"}]


def edit(**changes: Any) -> None:
    drafts.write(drafts.normalise(factories.content(**{**LIVE, **changes})))


def go(**how: Any) -> models.ArticleVersion:
    return publish.publish(SLUG, **{"by": "Cy Webb", "allow_unreviewed": True, **how})


@pytest.fixture
def live(db: None) -> None:
    """An article that asks for a wait of six weeks, and warns of fever."""
    factories.published(**LIVE)


def less(**changes: Any) -> tuple[Any, ...]:
    """What becomes less cautious where the article has these changes."""
    edit(**changes)
    return prospect.of(SLUG).less_cautious


WAYS: list[dict[str, Any]] = [
    {"guidance_rules": [{**RULE, "wait": {**WAIT, "minimum": 1}}]},  # B3, as it was found
    {"guidance_rules": [{**RULE, "wait": {**WAIT, "minimum": 41, "unit": "d"}}]},
    {"guidance_rules": [{**RULE, "wait": None}]},
    {"guidance_rules": [{**RULE, "wait": WAIT, "satisfied_when": LIGHTER}]},
    {"guidance_rules": [{**RULE, "wait": WAIT, "strength": "recommended"}]},
    {"symptom_warnings": []},
    {"symptom_warnings": [{**WARNING, "urgency": "non_urgent"}]},
    {"symptom_warnings": [{**WARNING, "triggered_when": [*WARNING["triggered_when"], *LIGHTER]}]},
]


@pytest.mark.parametrize("changes", WAYS)
@pytest.mark.usefixtures("live")
def test_each_way_to_less_caution_is_refused_until_all_of_it_is_acknowledged(changes: dict[str, Any]) -> None:
    missing = less(**changes)
    assert missing
    before = tables.everything()

    with pytest.raises(publish.NotAcknowledged) as refused:
        go()
    with pytest.raises(InvalidInput, match="at least 'safety', and not 'content'"):
        go(significance=Significance.CONTENT, acknowledged=[one.key for one in missing])

    assert tables.everything() == before
    assert [one.key for one in refused.value.missing] == [one.key for one in missing]
    for fault, one in zip(refused.value.faults, missing, strict=True):
        assert one.sentence in fault.detail
        assert one.key in fault.detail
    assert go(acknowledged=[one.key for one in missing]).significance == Significance.SAFETY


@pytest.mark.usefixtures("live")
def test_none_may_be_missing() -> None:
    missing = less(guidance_rules=[{**RULE, "wait": None}], symptom_warnings=[])
    assert len(missing) > 1
    for one in missing:
        with pytest.raises(publish.NotAcknowledged) as refused:
            go(acknowledged={other.key for other in missing} - {one.key})
        assert refused.value.missing == (one,)


@pytest.mark.usefixtures("live")
def test_what_was_acknowledged_of_another_change_counts_for_nothing() -> None:
    keys = {one.key for one in less(guidance_rules=[{**RULE, "wait": {**WAIT, "minimum": 5}}])}
    assert keys.isdisjoint(one.key for one in less(guidance_rules=[{**RULE, "wait": {**WAIT, "minimum": 1}}]))
    with pytest.raises(Conflict, match="has changed since you looked at it") as refused:
        go(acknowledged=keys)
    assert refused.value.code == "unknown_key"
    assert models.ArticleVersion.objects.count() == 1


@pytest.mark.parametrize("key", ["", "all", "*", "0" * 12])
@pytest.mark.usefixtures("live")
def test_there_is_no_word_for_all_of_it(key: str) -> None:
    less(symptom_warnings=[])
    with pytest.raises(Conflict):
        go(acknowledged=[key])
    with pytest.raises(Conflict):
        go(acknowledged=[*factories.less_cautious(), key])


def test_more_caution_needs_no_word_but_is_told_and_kept() -> None:
    factories.published()
    edit()
    version = go()
    differences = models.PublicationRecord.objects.get(version=version).differences
    assert {one["towards"] for one in differences} <= {Towards.MORE_CAUTION, Towards.NEITHER}
    assert any(one["towards"] == Towards.MORE_CAUTION for one in differences)
    assert {one["acknowledged_by"] for one in differences} == {None}


@pytest.mark.usefixtures("live")
def test_all_that_was_shown_is_kept_with_the_version_and_who_acknowledged_it() -> None:
    edit(guidance_rules=[{**RULE, "wait": {**WAIT, "minimum": 1}}])
    found = prospect.of(SLUG)

    version = go(acknowledged=factories.less_cautious())

    record = models.PublicationRecord.objects.get(version=version)
    assert (record.compared_with, record.floor) == (1, "safety")
    assert record.reasons == list(found.floor.reasons)
    assert record.asked == found.comparison.asked
    assert record.remarks == list(found.comparison.remarks)
    assert [(one["sentence"], one["before"], one["after"], one["towards"]) for one in record.differences] == [
        (one.sentence, one.before, one.after, one.towards) for one in found.comparison.differences
    ]
    for one in record.differences:
        assert (one["acknowledged_by"] == "Cy Webb") is (one["towards"] == Towards.LESS_CAUTION)


def test_the_first_version_has_a_record_too() -> None:
    record = models.PublicationRecord.objects.get(version=factories.published())
    assert (record.compared_with, record.differences, record.floor) == (None, [], "content")


@pytest.mark.usefixtures("live")
def test_what_is_kept_is_never_served() -> None:
    edit(guidance_rules=[{**RULE, "wait": {**WAIT, "minimum": 1}}])
    go(acknowledged=factories.less_cautious(), by="Zq Secret")
    [*_, record] = models.PublicationRecord.objects.all()
    client = Client()
    for path in (
        "articles/after-a-loss",
        "articles/after-a-loss/versions",
        "articles/after-a-loss/versions/2",
        "changes",
    ):
        served = client.get(f"/api/v1/{path}").content.decode()
        assert "Zq Secret" not in served
        for one in record.differences:
            assert one["key"] not in served
            assert one["sentence"] not in served


@pytest.mark.usefixtures("live")
def test_to_retire_an_article_first_is_no_way_round() -> None:
    missing = less(symptom_warnings=[])
    publish.retire(SLUG, by="Cy Webb")
    with pytest.raises(publish.NotAcknowledged) as refused:
        go()
    assert refused.value.missing == missing
    assert go(acknowledged=factories.less_cautious()).significance == Significance.SAFETY


@pytest.mark.usefixtures("live")
def test_to_delete_the_draft_and_write_it_anew_is_no_way_round() -> None:
    publish.retire(SLUG, by="Cy Webb")
    models.Article.objects.all().delete()
    edit(symptom_warnings=[])
    with pytest.raises(publish.NotAcknowledged):
        go()


@pytest.mark.usefixtures("live")
def test_a_shared_word_that_makes_it_less_cautious_is_asked_about_as_well() -> None:
    # Nobody had to touch the article: what is more than none is spotting now.
    edit(guidance_rules=[{**RULE, "satisfied_when": [{"fact": "bleeding", "operator": "lt", "value": "light"}]}])
    go(acknowledged=factories.less_cautious())
    bleeding = factories.VOCABULARY["facts"][0]
    none, light, heavy = bleeding["choices"]
    vocabulary.write(factories.words(facts=[{**bleeding, "choices": [none, heavy, light]}]))
    with pytest.raises(publish.NotAcknowledged):
        go()


@pytest.mark.usefixtures("live")
def test_whoever_publishes_what_they_were_shown_publishes_nothing_else() -> None:
    edit(title="Anew")
    seen = prospect.of(SLUG).token
    for change in (
        lambda: edit(title="Anew, by a colleague"),
        lambda: vocabulary.write(
            factories.words(support_services=[{**factories.VOCABULARY["support_services"][0], "phone": "111"}])
        ),
        lambda: models.Article.objects.update(author="Somebody else"),
        lambda: publish.retire(SLUG, by="A colleague"),
    ):
        with tables.tried():
            change()
            before = tables.everything()
            with pytest.raises(Conflict) as refused:
                go(seen=seen)
            assert refused.value.code == "moved"
            assert tables.everything() == before
    assert go(seen=seen).number == 2


@pytest.mark.usefixtures("live")
def test_what_a_colleague_has_published_meanwhile_is_not_what_was_shown() -> None:
    edit(title="Anew")
    seen = prospect.of(SLUG).token
    with tables.tried():
        edit(title="A colleague's")
        go()
        edit(title="Anew")
        with pytest.raises(Conflict) as refused:
            go(seen=seen)
        assert refused.value.code == "moved"
    go(seen=seen)


@pytest.mark.usefixtures("live")
def test_nothing_served_has_changed_its_shape() -> None:
    edit(title="Anew")
    version = go()
    assert version.significance == Significance.EDITORIAL
    assert orjson.loads(bytes(version.body)).keys() == {
        *("slug", "number", "language", "published_at", "significance", "sha256", "url"),
    }
