"""For tests in which several people act at the same time, each with a connection of their own."""

from collections.abc import Iterator

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from articles import models


@pytest.fixture
def _feed_outlives_the_flush(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A flush takes the feed's one row along, which a migration put there: it is put back for whoever comes next."""
    if connection.vendor != "postgresql":
        pytest.skip("Writers run at the same time on PostgreSQL alone: use `make test-postgres`.")
    with django_db_blocker.unblock():
        models.ChangeFeed.objects.get_or_create(pk=1)
    yield
    with django_db_blocker.unblock():
        models.ChangeFeed.objects.get_or_create(pk=1)


@pytest.fixture
def committed(_feed_outlives_the_flush: None, transactional_db: None) -> None:
    """A database in which tests commit. The feed's row is put back after the flush, since it was set up before it."""
