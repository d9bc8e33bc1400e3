"""What tests begin from."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models

from articles.editorial import content_files
from articles.publishing import publish
from contentapi.api import totals

# What drives a browser is installed by `make test-browser` alone, which finds no test, and fails, where it is missing.
collect_ignore = [] if find_spec("playwright") else ["browser"]

CONTENT = Path(__file__).parent.parent / "content"

# The rows of the starter content, once they have been made: laying them anew takes a tenth of making them.
_rows: list[tuple[type[models.Model], list[dict[str, Any]]]] = []


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Any) -> None:
    """A password of a test protects nothing, and hashing it well takes a third of a second."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _counts_anew() -> None:
    """What a test takes back was never there: two tests may come to one state of the feed, and differ in their rows."""
    totals.forget()


@pytest.fixture
def starter(db: None) -> list[str]:
    """The starter content, live: the slugs of its articles."""
    tables = list(apps.get_app_config("articles").get_models(include_auto_created=True))
    if not _rows:
        _make()
        _rows.extend((model, list(model._default_manager.values())) for model in tables)
    else:
        apps.get_model("articles", "ChangeFeed")._default_manager.all().delete()
        for model, rows in _rows:
            model._default_manager.bulk_create([model(**row) for row in rows])
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), tables):
                cursor.execute(statement)
    articles = apps.get_model("articles", "PublishedArticle")
    return list(articles._default_manager.values_list("slug", flat=True))


def _make() -> None:
    loaded = [content_files.load(path) for path in content_files.files_in([CONTENT])]
    for file in loaded:
        if file.slug:
            publish.publish(file.slug, by="tests", allow_unreviewed=True)
