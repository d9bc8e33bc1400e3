"""What tests of stories begin from."""

from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from articles.editorial import vocabulary
from articles.models import ArticleVersion, ChangeEvent, ChangeFeed, PublishedArticle
from articles.publishing import publish
from contentapi.configuration.variables import Rate
from testimonials import erasure
from testimonials.intake import submissions
from testimonials.moderation import decisions, leases, reports
from tests import factories
from tests.articles.public.conftest import Clock
from tests.articles.publishing import tables

DESK = "desk@example.org"
LONG_AGO = datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=UTC)


# What the door has put out of the article, in the order in which it can be laid anew: that takes a tenth of making it.
PUBLIC: tuple[type[models.Model], ...] = (ArticleVersion, PublishedArticle, *tables.LIVE_PARTS, ChangeFeed, ChangeEvent)
_rows: list[tuple[type[models.Model], list[dict[str, Any]]]] = []


@pytest.fixture
def live(db: None) -> None:
    """The article that stories belong to."""
    if not _rows:
        # Long ago: what is younger than a second has no Last-Modified yet, and would get one while a test looks on.
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(publish, "datetime", Clock(LONG_AGO))
            factories.published()
        _rows.extend((model, rows) for model in PUBLIC if (rows := list(model._default_manager.values())))
        return
    ChangeFeed.objects.all().delete()
    for model, rows in _rows:
        model._default_manager.bulk_create([model(**row) for row in rows])
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [model for model, _ in _rows]):
            cursor.execute(statement)


@pytest.fixture
def _outlives_the_flush(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A flush takes along what migrations laid, the feed's row and the roles: they are put back for whoever is next."""
    if connection.vendor != "postgresql":
        pytest.skip("Writers run at the same time on PostgreSQL alone: use `make test-postgres`.")
    roles = import_module("testimonials.migrations.0003_roles")
    with django_db_blocker.unblock():
        ChangeFeed.objects.get_or_create(pk=1)
    yield
    with django_db_blocker.unblock():
        ChangeFeed.objects.get_or_create(pk=1)
        roles.add(apps, None)


@pytest.fixture
def committed(_outlives_the_flush: None, transactional_db: None, live: None) -> None:
    """A database in which tests commit, with the article that stories belong to."""


@pytest.fixture
def helped(live: None) -> None:
    """The same article, naming somebody to turn to in danger."""
    services = [{**service, "for_crisis": True} for service in factories.VOCABULARY["support_services"]]
    factories.draft()
    vocabulary.write(factories.words(support_services=services))
    publish.publish(factories.ARTICLE["slug"], by="tests", allow_unreviewed=True)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of both doors; it stands still until it is moved on."""
    clock = Clock(LONG_AGO)
    for module in (decisions, erasure, leases, reports, submissions):
        monkeypatch.setattr(module, "datetime", clock)
    return clock


@pytest.fixture
def desk(settings: Any) -> str:
    """The address that is told of stories that cannot wait."""
    settings.MODERATION_EMAIL = [DESK]
    return DESK


@pytest.fixture
def author(settings: Any) -> Client:
    """Somebody who posts as often as a test needs."""
    settings.STORY_RATE = Rate(limit=10_000, seconds=3600)
    return Client()
