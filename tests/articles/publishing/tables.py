"""The tables of the house as plain data, so that a test can say "nothing changed", and of what."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import transaction

from articles import models

LIVE_PARTS = (
    models.PublishedRule,
    models.PublishedRuleFact,
    models.PublishedWarning,
    models.PublishedWarningFact,
    models.PublishedTopic,
    models.PublishedFact,
    models.PublishedActivity,
    models.PublishedSource,
    models.PublishedSupportService,
    models.PublishedCoding,
)
PUBLIC = (
    *LIVE_PARTS,
    models.PublishedRelation,
    models.PublishedArticle,
    models.ArticleVersion,
    models.ChangeEvent,
    models.ChangeFeed,
)
# What the door keeps of it, and nobody is served.
KEPT = (models.PublicationRecord,)

Rows = dict[str, list[dict[str, Any]]]


def everything() -> Rows:
    """Every row of every table of the articles."""
    return {model.__name__: _rows(model) for model in apps.get_app_config("articles").get_models()}


def drafts() -> Rows:
    """Every row that editors write."""
    doors = {model.__name__ for model in (*PUBLIC, *KEPT)}
    return {name: rows for name, rows in everything().items() if name not in doors}


def public() -> Rows:
    """Every row that the door writes."""
    return {model.__name__: _rows(model) for model in PUBLIC}


def _rows(model: Any) -> list[dict[str, Any]]:
    return [{name: plain(value) for name, value in row.items()} for row in model.objects.order_by("pk").values()]


def plain(value: Any) -> Any:
    """PostgreSQL's driver gives bytes as views of its own memory, which compare but are not shown."""
    return bytes(value) if isinstance(value, memoryview) else value


@contextmanager
def tried() -> Iterator[None]:
    """What happens in here has never happened: for trying many things one after the other."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
