"""Dumped content says what was loaded, and is written as an editor would write it."""

from pathlib import Path
from typing import Any

import pytest

from articles import models
from articles.editorial import content_files, drafts, vocabulary
from articles.editorial.content_files import Effect
from tests.articles.editorial import files
from tests.articles.publishing import tables
from tests.conftest import CONTENT

pytestmark = pytest.mark.django_db


def dump(folder: Path) -> None:
    for article in models.Article.objects.all():
        files.write(folder, content_files.dump_article(article), f"articles/{article.slug}.yaml")
    for name in ("facts", "activities", "topics", "sources", "support_services"):
        files.write(folder, content_files.dump_vocabulary(name), f"vocabulary/{name}.yaml")


def texts(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*.yaml")}


def load_all(folder: Path) -> list[Effect]:
    return [content_files.load(path).effect for path in content_files.files_in([folder])]


def said_by_the_drafts() -> tuple[Any, Any]:
    return vocabulary.read(), {article.slug: drafts.read(article) for article in models.Article.objects.all()}


@pytest.mark.slow
def test_the_starter_content_loads_and_its_dump_is_the_same_content(starter: list[str], tmp_path: Path) -> None:
    before = tables.everything()
    dump(tmp_path)
    assert load_all(CONTENT) == [Effect.UNCHANGED] * 8
    assert load_all(tmp_path) == [Effect.UNCHANGED] * 8
    assert tables.everything() == before


@pytest.mark.slow
def test_the_dump_of_the_starter_content_fills_an_empty_database_with_the_same(
    starter: list[str], tmp_path: Path
) -> None:
    before = said_by_the_drafts()
    dump(tmp_path / "first")
    for model in (models.Article, models.Activity, models.Fact, models.Source, models.SupportService):
        model._default_manager.all().delete()
    models.Topic.objects.update(parent=None)
    models.Topic.objects.all().delete()

    assert load_all(tmp_path / "first") == [Effect.CREATED] * 8

    assert said_by_the_drafts() == before
    dump(tmp_path / "second")
    assert texts(tmp_path / "second") == texts(tmp_path / "first")


def test_a_dumped_article_is_written_as_an_editor_would_write_it(words: None, tmp_path: Path) -> None:
    files.load(tmp_path, files.ARTICLE)
    dumped = content_files.dump_article(models.Article.objects.get())
    for line in ("  - days_since_loss < 60", "  - bleeding is none", "    body: |", "      Then see.", "  - leaflet"):
        assert line in dumped
    assert "text:" not in dumped
