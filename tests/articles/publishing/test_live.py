"""What is live is a matter of what is live: however things came about, the public rows are the same."""

from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

import orjson
import pytest
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from articles import models
from articles.editorial import drafts, vocabulary
from articles.editorial.vocabulary import Vocabulary
from articles.publishing import live, publish
from articles.publishing.document import Document
from tests import factories
from tests.articles.publishing import tables

pytestmark = pytest.mark.django_db

ARTICLES = ("one", "three", "two")
VALUES: dict[str, Any] = {"bleeding": "none", "days_since_loss": 3, "fever": True}
FACTS = tuple(VALUES)
TOPICS = ("loss", "miscarriage")


@dataclass(frozen=True)
class Publish:
    """The article is written anew and published, in the words that are current then."""

    article: str
    facts: tuple[str, ...]
    topics: tuple[str, ...]


@dataclass(frozen=True)
class Retire:
    article: str


@dataclass(frozen=True)
class Reword:
    """Every entry of the vocabulary comes to be called something else."""


def some(names: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(names), unique=True).map(tuple)


ACTS = st.lists(
    st.builds(Publish, st.sampled_from(ARTICLES), some(FACTS), some(TOPICS))
    | st.builds(Retire, st.sampled_from(ARTICLES))
    | st.builds(Reword),
    min_size=2,
    max_size=7,
)

# The `db` fixture is one for all examples; each takes back what it did. What fails is short enough as it is found:
# looking for something shorter would take minutes.
tries = settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@dataclass
class House:
    """Does what it is told, and keeps its own simple account of what should be public."""

    wording: int = 0
    published: int = 0
    # What each live article brought out, in the order in which the articles were published.
    live: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)

    def do(self, act: Publish | Retire | Reword) -> None:
        match act:
            case Reword():
                self.wording += 1
                self.say_words()
            case Publish():
                self._publish(act)
            case Retire(article):
                if self.live.pop(article, None) is not None:
                    publish.retire(article, by="tests")

    def say_words(self) -> None:
        facts = [{**one, "label": self._name(one["key"])} for one in deepcopy(factories.VOCABULARY["facts"])]
        topics = [{**one, "name": self._name(one["slug"])} for one in deepcopy(factories.VOCABULARY["topics"])]
        vocabulary.write({**deepcopy(factories.VOCABULARY), "facts": facts, "topics": topics})

    def _name(self, key: str) -> str:
        return f"{key}, wording {self.wording}"

    def _publish(self, act: Publish) -> None:
        self.published += 1
        named = [{"fact": key, "operator": "ne", "value": VALUES[key]} for key in act.facts]
        rule = {**factories.ARTICLE["guidance_rules"][0], "strength": "optional", "applies_when": named}
        content = factories.content(
            slug=act.article,
            title=f"Publication {self.published}",
            related=[other for other in ARTICLES if other != act.article][: len(act.topics)],
            topics=list(act.topics),
            guidance_rules=[{**rule, "satisfied_when": []}],
            symptom_warnings=[],
        )
        content["scenarios"][0]["expect"]["outcomes"] = {"resume_sex": "no_objection"}
        drafts.write(drafts.normalise(content))
        publish.publish(act.article, by="tests", allow_unreviewed=True)
        self.live.pop(act.article, None)
        above = {"loss"} if act.topics else set()
        self.live[act.article] = {
            "facts": {key: self._name(key) for key in act.facts},
            "topics": {slug: self._name(slug) for slug in {*act.topics, *above}},
        }

    def shown(self, kind: str) -> dict[str, str]:
        """What stands for each key: the word of the latest publication that is live."""
        words: dict[str, str] = {}
        for brought_out in self.live.values():
            words.update(brought_out[kind])
        return dict(sorted(words.items()))


def listed(client: Client, kind: str, key: str, name: str) -> dict[str, str]:
    return {one[key]: one[name] for one in client.get(f"/api/v1/{kind}").json()["results"]}


@pytest.mark.slow
@tries
@given(acts=ACTS)
def test_a_fact_and_a_topic_speak_in_the_words_of_the_latest_live_publication(acts: list[Any]) -> None:
    client = Client()
    with tables.tried():
        house = House()
        house.say_words()
        for act in acts:
            house.do(act)

            assert listed(client, "facts", "key", "label") == house.shown("facts")
            assert listed(client, "topics", "slug", "name") == house.shown("topics")
            assert _held(models.PublishedFact, "key") == _brought_out(house, "facts")
            assert _held(models.PublishedTopic, "slug") == _brought_out(house, "topics")


def _held(model: Any, key: str) -> set[tuple[str, str]]:
    return set(model.objects.values_list("article", key))


def _brought_out(house: House, kind: str) -> set[tuple[str, str]]:
    return {(article, key) for article, brought_out in house.live.items() for key in brought_out[kind]}


@pytest.mark.slow
@tries
@given(acts=ACTS)
def test_the_public_rows_depend_on_what_is_live_and_not_on_how_it_came_about(acts: list[Any]) -> None:
    latest: dict[str, tuple[models.ArticleVersion, Document, Vocabulary]] = {}
    replace = live.replace

    def remember(version: models.ArticleVersion, document: Document, words: Vocabulary) -> None:
        latest.pop(version.slug, None)
        latest[version.slug] = version, document, words
        replace(version, document, words)

    with tables.tried(), pytest.MonkeyPatch.context() as patched:
        patched.setattr(live, "replace", remember)
        house = House()
        house.say_words()
        for act in acts:
            house.do(act)
        after_all_that = _rows()

        models.PublishedArticle.objects.all().delete()
        for slug, publication in latest.items():
            if slug in house.live:
                replace(*publication)

        assert _rows() == after_all_that


def _rows() -> dict[str, list[Any]]:
    """The live rows, told apart by what they say rather than by their numbers; less what history alone knows."""
    of_article = ("article", "body")
    articles = models.PublishedArticle.objects.filter(retired_at=None).order_by("slug")
    rows: dict[str, list[Any]] = {
        "articles": list(articles.values_list("slug", "title", "language", "version", "published_at", "successor")),
        "rules": _sorted(models.PublishedRule, *of_article, "position", "activity", "strength"),
        "warnings": _sorted(models.PublishedWarning, *of_article, "position", "urgency"),
        "topics": _sorted(models.PublishedTopic, *of_article, "slug", "shown"),
        "facts": _sorted(models.PublishedFact, *of_article, "key", "shown"),
        "activities": _sorted(models.PublishedActivity, *of_article, "key", "shown"),
        "sources": _sorted(models.PublishedSource, *of_article, "key", "shown"),
        "services": _sorted(models.PublishedSupportService, *of_article, "key", "shown", "region", "for_crisis"),
        "codings": _sorted(models.PublishedCoding, "article", "system", "code"),
        "relations": _sorted(models.PublishedRelation, "article", "position", "related"),
        "facts of rules": _sorted(models.PublishedRuleFact, "rule__article", "rule__position", "key"),
        "facts of warnings": _sorted(models.PublishedWarningFact, "warning__article", "warning__position", "key"),
    }
    return rows


def _sorted(model: Any, *columns: str) -> list[Any]:
    return sorted(tuple(map(tables.plain, row)) for row in model.objects.values_list(*columns))


def test_the_latest_publication_speaks_even_where_the_clock_was_set_back() -> None:
    vocabulary.write(deepcopy(factories.VOCABULARY))
    for slug, label in (("early", "First words"), ("late", "Last words"), ("latest", "Very last words")):
        fever = {**factories.VOCABULARY["facts"][2], "label": label}
        vocabulary.write(factories.words(facts=[fever]))
        drafts.write(drafts.normalise(factories.content(slug=slug)))
        publish.publish(slug, by="tests", allow_unreviewed=True)
    newest = models.PublishedArticle.objects.get(slug="latest").published_at
    models.PublishedArticle.objects.filter(slug="early").update(published_at=newest)

    publish.retire("latest", by="tests")

    shown = models.PublishedFact.objects.get(key="fever", shown=True)
    assert orjson.loads(bytes(shown.body))["label"] == "Last words"
