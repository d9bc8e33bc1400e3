"""Loading files: a file is loaded whole or not at all, and all that is wrong with it is said at once, with its line."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import models
from articles.editorial import content_files, drafts, vocabulary, yaml_source
from articles.editorial.content_files import Effect
from contentapi.errors import InvalidInput
from tests import factories
from tests.articles.editorial import files
from tests.articles.editorial.files import with_change
from tests.articles.publishing import tables

pytestmark = pytest.mark.django_db


# Which files, in which order


def test_vocabulary_comes_before_the_articles_that_use_it_whatever_they_are_called(tmp_path: Path) -> None:
    above = tmp_path / "vocabulary"  # everything may lie in a folder of this name
    article = files.write(above, files.ARTICLE, "a/article.yaml")
    quoted = files.write(above, b"\xef\xbb\xbf'title' : Quoted\r\n", "b.yaml")
    words = files.write(above, files.WORDS, "words.yml")
    topics = files.write(above, "topics:\n- slug: x\n  title: no title of an article\n", "z/topics.YAML")

    assert content_files.files_in([above]) == [words, topics, article, quoted]
    assert content_files.files_in([article, words]) == [words, article]
    assert content_files.files_in([above, article, article]) == [words, topics, article, quoted]


def test_folders_and_what_is_hidden_or_no_yaml_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    inside = files.write(tmp_path, files.ARTICLE, "folder.yaml/inside.yaml")
    files.write(tmp_path, "notes", "notes.txt")
    files.write(tmp_path, b"\x00\x05\x16\x07", "._article.yaml")
    (tmp_path / ".#article.yaml").symlink_to("someone@somewhere.1234")
    assert content_files.files_in([tmp_path]) == [inside]


def test_a_folder_that_holds_no_content_is_refused_since_another_was_meant(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as refused:
        content_files.files_in([tmp_path])
    assert refused.value.detail == f"{tmp_path}: there is no .yaml file in this folder."


# What loading does


def test_an_article_is_created_and_its_draft_says_what_the_file_says(words: None, tmp_path: Path) -> None:
    loaded = files.load(tmp_path, files.ARTICLE)
    assert (loaded.effect, loaded.slug) == (Effect.CREATED, "after-a-loss")
    content = drafts.read(models.Article.objects.get())
    assert content["definitions"] == [
        {
            "term": "early loss",
            "meaning": "A loss in the first days.",
            "range": {"fact": "days_since_loss", "minimum": 0, "below": 7},
            "according_to": "leaflet",
        }
    ]
    assert content["sections"][0]["body"] == "Wait for it to stop.\n\nThen see.\n"
    (rule,) = content["guidance_rules"]
    assert rule["applies_when"] == [{"fact": "days_since_loss", "operator": "lt", "value": 60}]
    assert rule["wait"] == {"minimum": 2, "maximum": 3, "unit": "wk", "elapsed_fact": "days_since_loss"}
    assert content["review"] == drafts.UNREVIEWED
    assert content["scenarios"][0]["facts"] == {"bleeding": "light", "fever": True}


def test_what_may_be_empty_may_be_left_out(words: None, tmp_path: Path) -> None:
    files.load(tmp_path, "slug: bare\nlanguage: en\ntitle: Bare\n")
    content = drafts.read(models.Article.objects.get())
    empty = {name: value for name, value in content.items() if name not in ("slug", "language", "title", "review")}
    assert {repr(value) for value in empty.values()} == {"''", "[]"}


def test_loading_an_unchanged_article_writes_nothing(words: None, tmp_path: Path) -> None:
    path = files.write(tmp_path, files.ARTICLE)
    content_files.load(path)
    before = tables.everything()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        loaded = content_files.load(path)
    assert (loaded.effect, loaded.slug) == (Effect.UNCHANGED, "after-a-loss")
    assert queries.captured_queries
    assert files.writes(queries) == []
    assert tables.everything() == before


def test_a_file_that_is_written_otherwise_and_says_the_same_changes_nothing(words: None, tmp_path: Path) -> None:
    files.load(tmp_path, files.ARTICLE)
    before = tables.everything()
    otherwise = with_change("- bleeding is none", "- {value: none, fact: bleeding, operator: eq}")
    otherwise = with_change("title: After a loss", "title: 'After a loss'  # as before\nreview: {}", otherwise)
    texts = [otherwise, otherwise.replace("\n", "\r\n"), "\ufeff" + otherwise, "---\n" + otherwise + "...\n"]
    assert [files.load(tmp_path, text).effect for text in texts] == [Effect.UNCHANGED] * 4
    assert tables.everything() == before


def test_what_has_no_order_may_be_written_in_any(words: None, tmp_path: Path) -> None:
    study = {**factories.VOCABULARY["sources"][0], "key": "study"}
    travel = {"key": "travel", "label": "Travel", "requires": []}
    vocabulary.write(factories.words(sources=[study], activities=[travel]))
    rule, warning = factories.ARTICLE["guidance_rules"][0], factories.ARTICLE["symptom_warnings"][0]
    scenario: dict[str, Any] = {
        "key": "one",
        "title": "One",
        "facts": {"bleeding": "none", "fever": True},
        "expect": {"outcomes": {"resume_sex": "wait", "travel": "wait"}, "warnings": ["chills", "fever"]},
    }
    content = factories.content(
        sources=["leaflet", "study"],
        guidance_rules=[{**rule, "sources": ["leaflet", "study"]}, {**rule, "key": "travel", "activity": "travel"}],
        symptom_warnings=[{**warning, "sources": ["leaflet", "study"]}, {**warning, "key": "chills"}],
        scenarios=[scenario],
    )
    files.load(tmp_path, yaml_source.write(content))

    for part in (content["guidance_rules"][0], content["symptom_warnings"][0]):
        part["sources"].reverse()
    scenario["facts"] = dict(reversed(scenario["facts"].items()))
    scenario["expect"]["outcomes"] = dict(reversed(scenario["expect"]["outcomes"].items()))
    scenario["expect"]["warnings"].reverse()
    assert files.load(tmp_path, yaml_source.write(content)).effect is Effect.UNCHANGED

    content["sources"].reverse()  # but a bibliography has one
    assert files.load(tmp_path, yaml_source.write(content)).effect is Effect.UPDATED


def test_loading_a_changed_article_replaces_the_whole_draft(words: None, tmp_path: Path) -> None:
    files.load(tmp_path, files.ARTICLE)
    pk = models.Article.objects.get().pk
    loaded = files.load(tmp_path, "slug: after-a-loss\nlanguage: en\ntitle: Anew\nsources: [leaflet]\n")
    assert loaded.effect is Effect.UPDATED
    article = models.Article.objects.get()
    assert (article.pk, article.title, article.summary) == (pk, "Anew", "")
    assert article.sources.count() == 1
    for parts in (
        article.sections,
        article.guidance_rules,
        article.symptom_warnings,
        article.scenarios,
        article.topics,
    ):
        assert not parts.exists()
    for model in (models.RuleCondition, models.RuleCitation, models.WarningCondition, models.WarningCoding):
        assert not model._default_manager.exists()


def test_loading_one_article_leaves_the_others_alone(words: None, tmp_path: Path) -> None:
    files.load(tmp_path, files.ARTICLE)
    before = drafts.read(models.Article.objects.get())
    files.load(tmp_path, with_change("slug: after-a-loss", "slug: another"))
    files.load(tmp_path, "slug: another\nlanguage: en\ntitle: Another\n")
    assert drafts.read(models.Article.objects.get(slug="after-a-loss")) == before


def test_the_author_is_kept_until_another_is_named(words: None, tmp_path: Path) -> None:
    path = files.write(tmp_path, files.ARTICLE)
    effects = [content_files.load(path, author=author).effect for author in ("Bo", "Bo", None, "Di")]
    assert effects == [Effect.CREATED, Effect.UNCHANGED, Effect.UNCHANGED, Effect.UPDATED]
    assert models.Article.objects.get().author == "Di"
    files.load(tmp_path, with_change("title: After a loss", "title: Anew"))
    assert models.Article.objects.get().author == "Di"


def test_vocabulary_is_created_updated_and_left_alone(tmp_path: Path) -> None:
    path = files.write(tmp_path, files.WORDS)
    assert content_files.load(path).effect is Effect.CREATED
    before = tables.everything()
    with CaptureQueriesContext(connection) as queries:
        loaded = content_files.load(path)
    assert (loaded.effect, loaded.slug) == (Effect.UNCHANGED, None)
    assert files.writes(queries) == []
    assert tables.everything() == before

    changed = with_change(
        "- {key: pink, label: Pink}", "- {key: rosy, label: Rosy}\n- {key: pink, label: Pale}", files.WORDS
    )
    assert files.load(tmp_path, changed).effect is Effect.UPDATED
    choices = models.FactChoice.objects.filter(fact__key="colour").values_list("key", "label")
    assert list(choices) == [("red", "Red"), ("rosy", "Rosy"), ("pink", "Pale")]
    assert {row["id"] for row in tables.everything()["Fact"]} == {row["id"] for row in before["Fact"]}


def test_vocabulary_that_a_file_does_not_name_stays(tmp_path: Path) -> None:
    files.load(tmp_path, files.WORDS)
    files.load(tmp_path, "sources:\n  - {key: map, title: Map, publisher: P}\n")
    assert list(models.Source.objects.values_list("key", flat=True)) == ["atlas", "map"]
    assert models.Fact.objects.count() == 2


def test_a_topic_may_move_and_an_activity_may_come_to_need_nothing(tmp_path: Path) -> None:
    files.load(tmp_path, files.WORDS)
    files.load(tmp_path, "topics:\n  - {slug: flights, name: Flights}\nactivities:\n  - {key: fly, label: Fly}\n")
    assert models.Topic.objects.get(slug="flights").parent is None
    assert not models.Activity.objects.get(key="fly").requires.exists()


def test_a_choice_that_goes_is_missed_by_the_articles_that_use_it(words: None, tmp_path: Path) -> None:
    path = files.write(tmp_path, files.ARTICLE)
    content_files.load(path)
    bleeding = factories.VOCABULARY["facts"][0]
    without_none = {**bleeding, "choices": bleeding["choices"][1:]}
    facts = files.write(tmp_path, yaml_source.write({"facts": [without_none]}), "facts.yaml")
    content_files.load(facts, force=True)
    (line,) = files.said_of(path)
    number = files.line_of("- bleeding is none", files.ARTICLE)
    assert line.startswith(
        f"{path}:{number}: guidance_rules.0.satisfied_when.0.value: 'bleeding' takes one of its choices"
    )


def test_a_file_that_is_refused_leaves_an_older_draft_as_it_was(words: None, tmp_path: Path) -> None:
    files.load(tmp_path, files.ARTICLE)
    before = tables.everything()
    almost = files.write(tmp_path, with_change("title: After a loss", "title: Anew") + "odd: 1\n")
    assert files.said_of(almost) == [f"{almost}:69: odd: There is no member of this name here."]
    assert tables.everything() == before


# The starter content, there and back
