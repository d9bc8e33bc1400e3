"""History cannot be rewritten: not by a mistake in the code, and not by hand, since the database itself refuses."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from articles import models
from articles.models import ArticleVersion, ChangeEvent
from tests import factories
from tests.articles.publishing import tables

pytestmark = pytest.mark.django_db

HISTORY = {"articles_articleversion": "published_by", "articles_changeevent": "by"}


def run(sql: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize("table", HISTORY)
@pytest.mark.parametrize("sql", ["UPDATE {table} SET {column} = {column}", "DELETE FROM {table}"])
def test_the_database_refuses_to_change_or_delete_history(table: str, sql: str) -> None:
    factories.published()
    before = tables.everything()

    # An engine has its own word for it, and Django one for each: what counts is that the statement fails, and why.
    with pytest.raises(DatabaseError, match="is append-only"):
        run(sql.format(table=table, column=connection.ops.quote_name(HISTORY[table])))

    assert tables.everything() == before


@pytest.mark.parametrize(
    "act",
    [
        lambda: ArticleVersion.objects.update(note="On second thoughts"),
        lambda: ArticleVersion.objects.all().delete(),
        lambda: ArticleVersion.objects.get().save(),
        lambda: ChangeEvent.objects.update(subject="something-else"),
        lambda: ChangeEvent.objects.all().delete(),
        lambda: ChangeEvent.objects.get().save(),
    ],
)
def test_django_cannot_change_or_delete_history_either(act: Callable[[], object]) -> None:
    factories.published()
    # Nothing points at the version any more: it is the trigger and not a relation that refuses.
    models.PublishedArticle.objects.all().delete()
    before = tables.everything()
    with pytest.raises(DatabaseError, match="is append-only"), transaction.atomic():
        act()
    assert tables.everything() == before


def test_history_can_be_added_to() -> None:
    factories.published()
    factories.published(slug="another")
    assert ArticleVersion.objects.count() == ChangeEvent.objects.count() == 2


def test_what_is_live_is_always_a_version_of_the_history() -> None:
    version = factories.published()
    models.PublishedArticle.objects.update(version=version.pk + 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        connection.check_constraints()
    models.PublishedArticle.objects.update(version=version.pk)


def test_two_versions_cannot_share_a_number() -> None:
    version = factories.published()
    version.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        version.save(force_insert=True)
