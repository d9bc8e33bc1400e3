"""The law: nothing private ever reaches the public side, by whatever road.

Editors may do what they like with drafts and vocabulary: until something is published or retired, no byte of any public
answer changes, nor of its headers.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from copy import deepcopy
from datetime import date
from typing import Any
from unittest.mock import patch

import orjson
import pytest
from django.db import models as fields
from django.db import transaction
from django.db.models import ProtectedError
from django.test import Client
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from articles import models
from articles.editorial import drafts, edits, vocabulary
from articles.editorial.edits import Hand
from articles.publishing import live, publish
from articles.review import reviewing
from contentapi.errors import DomainError
from tests import factories
from tests.articles.public import crawl, library
from tests.articles.public.conftest import Clock
from tests.contentapi.answers import API, read, results

pytestmark = pytest.mark.usefixtures("words")

# In every word that nobody outside may read. No name holds it: names that are asked for are repeated in `instance`.
SECRET = "zqsecret"

NAMES = {
    "article": ["after-a-loss", "another", "retired", "hidden"],
    "topic": ["loss", "miscarriage", "hidden-topic"],
    "activity": ["resume_sex", "hidden_activity"],
    "fact": ["bleeding", "fever", "days_since_loss", "hidden_fact"],
}


class Broken(Exception):
    """What a publication dies of, half way through."""


def everything() -> dict[str, crawl.Answer]:
    return crawl.everything(Client(), NAMES)


def shelve(clock: Clock) -> None:
    """Two live articles that share their vocabulary, one of them with a history, and one that is retired."""
    for slug in ("after-a-loss", "another", "retired"):
        library.draft(slug, related=["hidden"])
        models.Article.objects.filter(slug=slug).update(author=SECRET)
        publish.publish(slug, by=SECRET, note=SECRET, allow_unreviewed=True)
        clock.forward(hours=1)
    library.draft(
        "after-a-loss", summary="What to wait for, anew.", guidance_rules=[library.rule("b"), library.rule("a")]
    )
    publish.publish("after-a-loss", by=SECRET, note=SECRET, allow_unreviewed=True)
    publish.retire("retired", by=SECRET, successor="another")


# --- What editors do ---------------------------------------------------------------------------------------------


def rewritten(slug: str) -> drafts.Content:
    """Content under `slug` in which every text is another, and so is every link."""
    return library.content(
        slug,
        **dict.fromkeys(("title", "question", "short_answer", "summary"), SECRET),
        notice=f"{SECRET}: not reviewed.",
        related=["hidden", "retired"],
        topics=["loss"],
        sections=[{"key": "new", "heading": SECRET, "aspect": "faq", "body": f"{SECRET}\n"}],
        definitions=[{"term": SECRET, "meaning": SECRET, "range": None, "according_to": "leaflet"}],
        guidance_rules=[library.rule("new", fact="days_since_loss", title=SECRET, statement=SECRET, rationale=SECRET)],
        symptom_warnings=[library.warning("new", symptom=SECRET, description=SECRET, action=SECRET)],
        review={
            "reviewed_by": {"name": SECRET, "credentials": SECRET},
            "reviewed_on": "2026-01-01",
            "next_review_due": "2029-01-01",
        },
    )


def rewrite(slug: str) -> None:
    with suppress(KeyError):  # a word that it is written with has been thrown away
        drafts.write(drafts.normalise(rewritten(slug)), author=SECRET)


def rewrite_a_live_article() -> None:
    rewrite("after-a-loss")


def rewrite_a_retired_article() -> None:
    rewrite("retired")


def begin_an_article() -> None:
    rewrite("hidden")


def throw_drafts_away() -> None:
    models.Article.objects.filter(slug__in=["another", "retired", "hidden"]).delete()


def reword_the_vocabulary() -> None:
    words = deepcopy(factories.VOCABULARY)
    for entry in (entry for entries in words.values() for entry in entries):
        texts = ("label", "question", "help_text", "name", "title", "publisher", "description")
        entry.update({name: SECRET for name in texts if name in entry})
        for choice in entry.get("choices", []):
            choice["label"] = SECRET
    words["topics"][1]["codings"] = [{"system": "loinc", "code": SECRET, "display": SECRET}]
    vocabulary.write(words)


def add_to_the_vocabulary() -> None:
    usual = factories.VOCABULARY["facts"][2]
    library.topic("hidden-topic", name=SECRET)
    library.topic("loss", parent="hidden-topic")
    library.activity("hidden_activity")
    library.activity("resume_sex", requires=("hidden_activity",))
    vocabulary.write(factories.words(facts=[{**usual, "key": "hidden_fact", "label": SECRET}]))


def throw_vocabulary_away() -> None:
    for model in (models.Fact, models.Topic, models.Activity, models.Source, models.SupportService):
        for row in model.objects.all():
            with suppress(ProtectedError):  # a draft still needs it
                row.delete()


def overwrite_every_column() -> None:
    """What an editor could write anywhere, and more: every text of every private row, its names included."""
    for model in private_models():
        columns = [field for field in model._meta.concrete_fields if is_free_text(field)]
        # By number, not by key: a sequence counts on from test to test, and a column may hold ten characters.
        for number, row in enumerate(model._default_manager.all()):
            changes: dict[str, Any] = {
                field.name: {SECRET: SECRET} if isinstance(field, fields.JSONField) else f"{SECRET}{number}"
                for field in columns
            }
            if changes:
                model._default_manager.filter(pk=row.pk).update(**changes)


def private_models() -> list[type[fields.Model]]:
    private = ("articles.models.editorial", "articles.models.kept", "articles.models.vocabulary")
    found = [model for model in vars(models).values() if getattr(model, "__module__", "") in private]
    assert len(found) > 15
    return found


def is_free_text(field: Any) -> bool:
    return isinstance(field, fields.CharField | fields.TextField | fields.JSONField) and not field.choices


def fail_at_the_gates() -> None:
    for slug in ("after-a-loss", "another", "retired", "hidden"):
        with suppress(DomainError):
            publish.publish(slug, by=SECRET, note=SECRET)  # unreviewed, and nobody says that this is intended


def fail_half_way() -> None:
    for owner, name in ((live, "replace"), (models.ChangeFeed, "append"), (models.PublishedFact.objects, "create")):
        for slug in ("after-a-loss", "hidden"):
            with patch.object(owner, name, side_effect=Broken), suppress(Broken, DomainError, KeyError):
                publish.publish(slug, by=SECRET, note=SECRET, allow_unreviewed=True)
                # Nothing has changed since the last version, or this line is not reached.
                raise AssertionError("it was published")


def fail_to_retire() -> None:
    for slug, successor in (("after-a-loss", "hidden"), ("after-a-loss", "after-a-loss"), ("retired", None)):
        with suppress(DomainError):
            publish.retire(slug, by=SECRET, successor=successor)
    with patch.object(models.ChangeFeed, "append", side_effect=Broken), suppress(Broken, DomainError):
        publish.retire("after-a-loss", by=SECRET)


def restore_an_old_version() -> None:
    with suppress(DomainError):
        publish.restore("after-a-loss", 1)


def review_a_live_article() -> None:
    """Signed by somebody whose name is not out yet, of a text that is."""
    written = models.DraftEdit.objects.values_list("what", "key")
    edits.vouch([(models.Edited(what), key) for what, key in written], by=Hand(SECRET))
    for slug in ("after-a-loss", "another"):
        with suppress(DomainError):  # the draft is gone, or holds together no more
            reviewing.review(
                slug, by=f"Dr Other {SECRET}s", credentials=SECRET, next_review_due=date(2999, 1, 1), recorded_by=SECRET
            )


ACTS: list[Callable[[], None]] = [
    rewrite_a_live_article,
    rewrite_a_retired_article,
    begin_an_article,
    throw_drafts_away,
    reword_the_vocabulary,
    add_to_the_vocabulary,
    throw_vocabulary_away,
    fail_at_the_gates,
    fail_half_way,
    fail_to_retire,
    restore_an_old_version,
    review_a_live_article,
]


def test_a_review_is_signed_where_it_can_be(clock: Clock) -> None:
    shelve(clock)
    review_a_live_article()
    assert set(models.ClinicalReview.objects.values_list("slug", flat=True)) == {"after-a-loss", "another"}


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


# --- The law -----------------------------------------------------------------------------------------------------


def assert_unchanged(before: dict[str, crawl.Answer], after: dict[str, crawl.Answer]) -> None:
    assert before.keys() == after.keys()
    for address, answer in before.items():
        assert after[address] == answer, address


def test_the_crawl_reaches_what_there_is(clock: Clock) -> None:
    shelve(clock)
    answers = everything()
    statuses = {
        status: {address for address in answers if answers[address].status == status} for status in (200, 404, 410)
    }
    assert {f"{API}/articles/after-a-loss/versions/2", f"{API}/topics/loss", "/api/openapi.yaml"} <= statuses[200]
    assert {f"{API}/articles/hidden", f"{API}/topics/hidden-topic"} <= statuses[404]
    assert f"{API}/articles/retired" in statuses[410]
    assert any("cursor=" in address for address in answers)
    assert len(answers) > 70


@pytest.mark.slow
def test_nothing_that_editors_do_changes_a_public_byte(clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    shelve(clock)
    before = everything()

    # A few acts in a row are read as they are; to look for fewer that do the same would take minutes.
    @settings(max_examples=30, deadline=None, phases=[Phase.generate])
    @given(st.permutations(ACTS), st.integers(1, len(ACTS)))
    def law(acts: list[Callable[[], None]], count: int) -> None:
        with undone():
            for act in acts[:count]:
                act()
            assert_unchanged(before, everything())

    law()
    assert SECRET not in caplog.text


def test_not_one_private_column_is_read(clock: Clock) -> None:
    shelve(clock)
    add_to_the_vocabulary()
    begin_an_article()
    before = everything()
    overwrite_every_column()
    assert_unchanged(before, everything())


@pytest.mark.slow
@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__.replace("_", "-"))
def test_every_act_is_one_that_could_leak(clock: Clock, act: Callable[[], None]) -> None:
    """An act that does nothing would prove nothing: each either changes a draft or the vocabulary, or is refused."""
    library.draft("after-a-loss")
    library.draft("another")
    library.draft("retired")
    with patch.object(models.ChangeFeed, "lock", wraps=models.ChangeFeed.lock) as door:
        private = state()
        act()
        assert state() != private or door.called


def state() -> list[Any]:
    return [list(model._default_manager.order_by("pk").values()) for model in private_models()]


# --- What is kept and never said ---------------------------------------------------------------------------------


def test_no_word_that_is_kept_for_colleagues_is_ever_said(clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    shelve(clock)
    add_to_the_vocabulary()
    begin_an_article()
    fail_at_the_gates()
    kept = models.ArticleVersion.objects.values_list("published_by", "note")
    assert set(kept) == {(SECRET, SECRET)}
    assert set(models.ChangeEvent.objects.values_list("by", flat=True)) == {SECRET}
    assert models.Article.objects.filter(author=SECRET).count() == 4
    for address, answer in everything().items():
        assert SECRET.encode() not in answer.body, address
        assert not [value for _, value in answer.headers if SECRET in value], address
    assert SECRET not in caplog.text


def test_what_is_not_published_is_answered_as_what_is_not_there(clock: Clock) -> None:
    shelve(clock)
    add_to_the_vocabulary()
    begin_an_article()
    client = Client()
    for hidden, unheard in (
        ("articles/hidden", "articles/unheard"),
        ("articles/hidden/related", "articles/unheard/related"),
        ("article-parts/hidden?fields=title", "article-parts/unheard?fields=title"),
        ("articles?slug=hidden", "articles?slug=unheard"),
        ("articles?slug=after-a-loss,hidden", "articles?slug=after-a-loss,unheard"),
        ("articles/hidden/versions", "articles/unheard/versions"),
        ("articles/hidden/versions/1", "articles/unheard/versions/1"),
        ("topics/hidden-topic", "topics/unheard-topic"),
        ("articles?topic=hidden-topic", "articles?topic=unheard-topic"),
        ("articles?activity=hidden_activity", "articles?activity=unheard_activity"),
        ("guidance-rules?article=hidden", "guidance-rules?article=unheard"),
        ("guidance-rules?fact=hidden_fact", "guidance-rules?fact=unheard_fact"),
        ("symptom-warnings?article=hidden", "symptom-warnings?article=unheard"),
    ):
        there, not_there = client.get(f"{API}/{hidden}"), client.get(f"{API}/{unheard}")
        assert there.status_code == not_there.status_code, hidden
        assert there.content.replace(b"hidden", b"unheard") == not_there.content
        assert there.headers.keys() == not_there.headers.keys()
    data = '{"facts": {}}'
    told = [
        client.post(f"{API}/articles/{slug}/assessment", data, "application/json") for slug in ("hidden", "unheard")
    ]
    assert told[0].content.replace(b"hidden", b"unheard") == told[1].content


def test_no_number_of_the_database_is_ever_shown(clock: Clock) -> None:
    shelve(clock)
    for address, answer in everything().items():
        if dict(answer.headers).get("Content-Type") == "application/json" and "openapi" not in address:
            named = list(members_in(orjson.loads(answer.body)))
            assert not {"pk", "_id"} & {name for name, _ in named}, address
            # A change or an entry of the snapshot has the random name of a story, where it is about one.
            assert {value for name, value in named if name == "id"} <= {None}, address


def members_in(value: Any) -> Iterator[tuple[str, Any]]:
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from members_in(inner)
    yield from value.items() if isinstance(value, dict) else ()


# --- What is one article's alone ---------------------------------------------------------------------------------


@pytest.mark.parametrize("order", [("mine", "other"), ("other", "mine")], ids=["published-first", "published-last"])
def test_retiring_an_article_changes_no_byte_of_what_is_anothers_alone(clock: Clock, order: tuple[str, str]) -> None:
    library.topic("birth")
    library.topic("first", name="First", parent="birth")
    library.activity("swim")
    mine = {
        "topics": ["first", "miscarriage"],
        "guidance_rules": [library.rule("mine", activity="swim", fact="days_since_loss"), library.rule("both")],
        "related": ["other"],
    }
    for slug in order:
        library.article(slug, **(mine if slug == "mine" else {}))
        clock.forward(hours=1)
    client = Client()

    def all_of_mine() -> dict[str, Any]:
        paths = [
            *("/articles/mine", "/articles/mine/versions/1", "/topics/first", "/topics/birth"),
            *("/guidance-rules?article=mine", "/guidance-rules?activity=swim", "/guidance-rules?fact=days_since_loss"),
            *("/symptom-warnings?article=mine", "/articles?topic=first", "/articles?activity=swim"),
        ]
        asked = client.post(f"{API}/articles/mine/assessment", '{"facts": {"fever": true}}', "application/json")
        return {
            **{path: client.get(f"{API}{path}").content for path in paths},
            "headers": dict(client.get(f"{API}/articles/mine").headers),
            "history": read(client, "/articles/mine/versions"),
            "assessment": asked.content,
            "fact": [fact for fact in read(client, "/facts")["results"] if fact["key"] == "days_since_loss"],
            "summary": [one for one in read(client, "/articles")["results"] if one["slug"] == "mine"],
            "feed": [event for event in read(client, "/changes")["results"] if event["slug"] == "mine"],
        }

    before = all_of_mine()
    assert all(before.values())
    publish.retire("other", by="tests")
    assert all_of_mine() == before
    # What both had is still there, too.
    assert results(client, "/facts", "key") == ["bleeding", "days_since_loss", "fever"]
    assert results(client, "/topics", "slug") == ["birth", "first", "loss", "miscarriage"]
