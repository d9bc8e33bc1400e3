"""Waits that were counted in words of their own: what the upgrade to UCUM's units makes of them."""

from datetime import UTC, datetime
from importlib import import_module
from uuid import uuid4

import orjson
import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import connection

from articles import models
from articles.editorial import drafts
from articles.models.kept import KeptForm
from articles.publishing import document as documents
from tests import factories

pytestmark = pytest.mark.django_db

waits_in_ucum = import_module("articles.migrations.0011_waits_in_ucum")

CHECK = {
    "sqlite": "PRAGMA ignore_check_constraints = {}",
    "postgresql": (
        "SET CONSTRAINTS ALL IMMEDIATE; "
        "ALTER TABLE articles_guidancerule DROP CONSTRAINT IF EXISTS wait_is_whole_or_absent"
    ),
}


def draft() -> None:
    """A draft with a wait in days, one in weeks and a rule without."""
    rule = factories.ARTICLE["guidance_rules"][0]
    waits = [counted(14, "d"), counted(2, "wk"), None]
    factories.draft(guidance_rules=[{**rule, "key": f"r-{n}", "wait": wait} for n, wait in enumerate(waits)])


def counted(minimum: int, unit: str) -> dict[str, object]:
    return {"minimum": minimum, "maximum": None, "unit": unit, "elapsed_fact": "days_since_loss"}


def units() -> list[str]:
    return list(models.GuidanceRule.objects.order_by("position").values_list("wait_unit", flat=True))


def test_drafts_and_kept_forms_are_carried_over_and_back() -> None:
    draft()
    KeptForm.objects.create(
        id=uuid4(),
        user=get_user_model().objects.create(username="ada"),
        path="/admin/articles/guidancerule/1/change/",
        fields=[["wait_unit", "wk"], ["guidance_rules-0-wait_unit", "d"], ["title", "wk"], ["wait_unit", "fortnights"]],
        kept_at=datetime.now(UTC),
    )
    said = units()
    with connection.cursor() as cursor:
        cursor.execute(CHECK[connection.vendor].format("ON"))
    try:
        waits_in_ucum.backwards(apps, None)
        assert units() == ["days", "weeks", ""]
        assert KeptForm.objects.get().fields == [
            ["wait_unit", "weeks"],
            ["guidance_rules-0-wait_unit", "days"],
            ["title", "wk"],
            ["wait_unit", "fortnights"],
        ]
        waits_in_ucum.forwards(apps, None)
    finally:
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute(CHECK["sqlite"].format("OFF"))
    assert units() == said == ["d", "wk", ""]
    assert [value for _, value in KeptForm.objects.get().fields] == ["wk", "d", "wk", "fortnights"]


def test_a_version_of_before_says_what_the_draft_says_now() -> None:
    rule = {**factories.ARTICLE["guidance_rules"][0], "wait": counted(2, "wk")}
    version = factories.published(guidance_rules=[rule])
    document = orjson.loads(bytes(version.document))
    said = drafts.read(models.Article.objects.get())
    document["guidance_rules"][0]["wait"]["unit"] = "weeks"
    assert documents.to_content(document) == said
