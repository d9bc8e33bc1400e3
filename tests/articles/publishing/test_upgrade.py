"""What was live before the public side had more rows: the upgrade fills them as the door would have."""

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.test import Client

from articles import models
from articles.publishing import publish
from tests.articles.public import library
from tests.articles.publishing import tables
from tests.contentapi.answers import read

rows_of_what_is_live = import_module("articles.migrations.0010_rows_of_what_is_live")

# The models of which all rows came with the upgrade.
NEW = (
    models.PublishedActivity,
    models.PublishedSource,
    models.PublishedSupportService,
    models.PublishedCoding,
    models.PublishedRelation,
)


def rows() -> dict[str, list[Any]]:
    """All rows of theirs, less their numbers."""
    found: dict[str, list[Any]] = {"languages": sorted(models.PublishedArticle.objects.values_list("slug", "language"))}
    for model in NEW:
        columns = [field.attname for field in model._meta.concrete_fields if field.attname != "id"]
        found[model.__name__] = sorted(
            tuple(map(tables.plain, row)) for row in model._default_manager.values_list(*columns)
        )
    return found


def forget() -> None:
    for model in NEW:
        model._default_manager.all().delete()
    models.PublishedArticle.objects.update(language="")


def test_the_starter_content_is_filled_as_it_was_published(starter: list[str]) -> None:
    written = rows()
    assert all(written.values())
    forget()
    rows_of_what_is_live.fill(apps, None)
    assert rows() == written


@pytest.mark.django_db
def test_the_latest_version_speaks_and_what_is_retired_does_not(client: Client) -> None:
    library.begin()
    library.article("early", related=["late"])
    library.article("late", language="cy")
    library.article("retired", related=["early"])
    library.article("early", related=["retired", "late"], summary="Anew.")
    publish.retire("retired", by="tests")
    written, seen = rows(), [read(client, path) for path in ("/activities", "/sources", "/articles/early/related")]
    forget()
    rows_of_what_is_live.fill(apps, None)
    assert rows() == written
    assert seen == [read(client, path) for path in ("/activities", "/sources", "/articles/early/related")]
