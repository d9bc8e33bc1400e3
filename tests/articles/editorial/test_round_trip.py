"""Draft, content, document, bytes, content, YAML, draft: whatever way an article goes, it says the same in the end."""

from datetime import UTC, datetime
from pathlib import Path

import orjson
import pytest
from hypothesis import HealthCheck, given, settings

from articles import models
from articles.editorial import checks, content_files, drafts, reading, serializers, vocabulary, yaml_source
from articles.editorial.content_files import Effect
from articles.publishing import document as documents
from tests.articles.editorial import files
from tests.articles.editorial.strategies import Content, Words, articles, vocabularies
from tests.articles.publishing import tables

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)

# Rich rather than many; each leaves the database as it was, so one database may serve them all.
ROUNDS = settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)


def clear_vocabulary() -> None:
    for model in (models.Article, models.Activity, models.Fact, models.Source, models.SupportService):
        model._default_manager.all().delete()
    models.Topic.objects.update(parent=None)
    models.Topic.objects.all().delete()


@pytest.mark.slow
@pytest.mark.django_db
@ROUNDS
@given(drawn=articles())
def test_draft_content_document_yaml_and_back_is_the_identity(tmp_path: Path, drawn: tuple[Words, Content]) -> None:
    words, content = drawn
    with tables.tried():
        # What is drawn is content as editors could write it.
        assert checks.faults_in_vocabulary(words, vocabulary.read()) == []
        vocabulary.write(words)
        known = vocabulary.read()
        assert serializers.errors_of(content) == {}
        assert checks.faults_in_content(content, known) == []

        # The draft says what was written to it, in the normal form, of which there is one.
        normal = drafts.normalise(content)
        assert drafts.normalise(normal) == normal
        article = drafts.write(normal)
        assert drafts.read(article) == normal

        # So does the document, as it was rendered and as the bytes that are stored.
        rendered = documents.render(normal, known, documents.Publication(1, NOW, NOW))
        stored = orjson.loads(documents.to_bytes(rendered))
        assert documents.to_content(rendered) == normal
        assert documents.to_content(stored) == normal
        assert drafts.read(drafts.write(documents.to_content(stored))) == normal

        # So does the file, for a draft that is there and for one that is not.
        dumped = files.write(tmp_path, content_files.dump_article(article))
        assert content_files.load(dumped).effect is Effect.UNCHANGED
        article.delete()
        assert content_files.load(dumped).effect is Effect.CREATED
        created = models.Article.objects.get()
        assert drafts.read(created) == normal
        assert content_files.dump_article(created) == dumped.read_text()

        # So does the content written out in full: conditions as objects, what is empty not left out, in any order.
        sealed = {**content["review"], "seal": reading.seal(content["review"])}
        in_full = yaml_source.write(dict(reversed({**content, "review": sealed}.items())))
        assert files.load(tmp_path, in_full).effect is Effect.UNCHANGED


@pytest.mark.slow
@pytest.mark.django_db
@ROUNDS
@given(words=vocabularies())
def test_the_files_of_a_vocabulary_load_as_unchanged_and_into_nothing_as_the_same_vocabulary(
    tmp_path: Path, words: Words
) -> None:
    with tables.tried():
        vocabulary.write(words)
        before = vocabulary.read()
        assert before == vocabulary.Vocabulary(**vocabulary.as_embedded(words))
        dumped = [files.write(tmp_path, content_files.dump_vocabulary(name), f"{name}.yaml") for name in sorted(words)]

        assert {content_files.load(path).effect for path in dumped} == {Effect.UNCHANGED}
        clear_vocabulary()
        for path in dumped:
            content_files.load(path)
        assert vocabulary.read() == before
