"""History cannot be rewritten: not by a mistake in the code, and not by hand, since the database itself refuses."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from articles import models
from articles.models import ArticleVersion, ChangeEvent, ClinicalReview, DraftEdit, PublicationRecord
from tests import factories
from tests.articles.publishing import tables
from tests.articles.review import signing

pytestmark = pytest.mark.django_db

HISTORY = {
    "articles_articleversion": "published_by",
    "articles_changeevent": "by",
    "articles_clinicalreview": "name",
    "articles_draftedit": "name",
    "articles_publicationrecord": "floor",
}


def run(sql: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.fixture
def history(db: None) -> tables.Rows:
    """Something in each table that is history; and everything, as it is."""
    factories.published(author="Bo Reed")
    signing.sign()
    # Nothing points at the version any more: it is the trigger and not a relation that refuses.
    models.PublishedArticle.objects.all().delete()
    return tables.everything()


@pytest.mark.parametrize("sql", ["UPDATE {table} SET {column} = {column}", "DELETE FROM {table}"])
def test_the_database_refuses_to_change_or_delete_history(sql: str, history: tables.Rows) -> None:
    for table, column in HISTORY.items():
        # An engine has its own word for it, and Django one for each: what counts is that it fails, and why.
        with pytest.raises(DatabaseError, match=f"{table} is append-only"):
            run(sql.format(table=table, column=connection.ops.quote_name(column)))
    assert tables.everything() == history


ACTS: list[Callable[[], object]] = [
    lambda: ArticleVersion.objects.update(note="On second thoughts"),
    lambda: ArticleVersion.objects.all().delete(),
    lambda: ArticleVersion.objects.get().save(),
    lambda: ChangeEvent.objects.update(subject="something-else"),
    lambda: ChangeEvent.objects.all().delete(),
    lambda: ChangeEvent.objects.get().save(),
    lambda: ClinicalReview.objects.update(reviewed_on="2020-01-01"),
    lambda: ClinicalReview.objects.all().delete(),
    lambda: ClinicalReview.objects.get().save(),
    lambda: DraftEdit.objects.update(name="Somebody else"),
    lambda: DraftEdit.objects.all().delete(),
    lambda: DraftEdit.objects.latest("pk").save(),
    lambda: PublicationRecord.objects.update(differences=[]),
    lambda: PublicationRecord.objects.all().delete(),
    lambda: PublicationRecord.objects.get().save(),
]


def test_django_cannot_change_or_delete_history_either(history: tables.Rows) -> None:
    for act in ACTS:
        with pytest.raises(DatabaseError, match="is append-only"), transaction.atomic():
            act()
    assert tables.everything() == history


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


def test_no_review_is_recorded_that_is_none() -> None:
    signing.draft()
    signed = signing.sign()
    for constraint, name, value in (
        ("review_names_its_reviewer_and_what_they_are", "name", ""),
        ("review_names_its_reviewer_and_what_they_are", "credentials", ""),
        ("review_names_its_reviewer_and_what_they_are", "recorded_by", ""),
        ("next_review_comes_after_this_one", "next_review_due", date(2020, 1, 1)),
    ):
        wrong = models.ClinicalReview.objects.get(pk=signed.pk)
        wrong.pk = None
        setattr(wrong, name, value)
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            wrong.save(force_insert=True)
