"""Whatever stands in an address of the admin, a page answers: a message or an empty list, and never a fault of ours."""

import re
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver
from django.urls.resolvers import RoutePattern
from pytest_django.plugin import DjangoDbBlocker

from articles import models
from contentapi.admin_site import Strict
from tests import factories

HUGE = "9" * 23
# What `str.isdigit` takes and `int` does not, numbers that no column holds, patterns and dates that are none.
ODD = ["", "²", HUGE, f"-{HUGE}", "x", "(", "1,²", "a" * 3000, "2026-13-45"]
# In a path, the admin reads `_31` as `1`.
ODD_IN_PATHS = ["²", "٣", HUGE, "-1", "0", "x", "(", "1.5", "_31", "_B2", "a" * 300, "None"]
ASKED = ("ids", "q", "p", "o", "all", "_to_field", "_popup", "_changelist_filters", "next")
LOOKUPS = [
    *(("", HUGE), ("", "²"), ("__exact", HUGE), ("__in", HUGE), ("__in", "²"), ("__gt", HUGE), ("__range", "x")),
    *(("__year", HUGE), ("__regex", "("), ("__iregex", "["), ("__isnull", "x"), ("__nope", "x"), ("__pk__regex", "(")),
]


def routes(patterns: Iterable[Any], before: str = "") -> Iterator[str]:
    """Every address of the admin, with `<…>` where something must stand."""
    for pattern in patterns:
        # What is no plain route is the one for all that has none.
        route = str(pattern.pattern) if isinstance(pattern.pattern, RoutePattern) else "nothing/"
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, before + route)
        elif isinstance(pattern, URLPattern):
            yield before + route


ROUTES = sorted({route for route in routes(admin.site.get_urls(), "/admin/") if "logout" not in route})


def typed() -> Iterator[str]:
    """Addresses with something odd in the path, or behind it."""
    for route in ROUTES:
        if "<" in route:
            yield from (re.sub("<[^>]*>", quote(odd, safe=""), route) for odd in ODD_IN_PATHS)
        else:
            yield from (f"{route}?{urlencode({name: odd})}" for name, odd in product(ASKED, ODD))


def looked_up() -> Iterator[str]:
    """Addresses that filter a list by something odd, begin an entry with it, or complete it."""
    for model in admin.site._registry:
        label, name = model._meta.app_label, model._meta.model_name
        for field in [*(field.name for field in model._meta.get_fields()), "nothing"]:
            for lookup, odd in LOOKUPS:
                yield f"/admin/{label}/{name}/?{urlencode({field + lookup: odd})}"
            for odd in ("²", HUGE, "x", "1,²"):
                yield f"/admin/{label}/{name}/add/?{urlencode({field: odd})}"
            asked = {"app_label": label, "model_name": name, "field_name": field, "term": "²", "page": "²"}
            yield f"/admin/autocomplete/?{urlencode(asked)}"


# PostgreSQL ends a transaction at its first error, so there each request has its own; SQLite cannot be flushed.
ON_POSTGRESQL = connection.vendor == "postgresql"
pytestmark = pytest.mark.usefixtures("_feed", "transactional_db" if ON_POSTGRESQL else "db")


@pytest.fixture
def _feed(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The feed's one row, which a migration made and a flush takes along: it is there before and after."""
    if ON_POSTGRESQL:
        with django_db_blocker.unblock():
            models.ChangeFeed.objects.get_or_create(pk=1)
    yield
    if ON_POSTGRESQL:
        with django_db_blocker.unblock():
            models.ChangeFeed.objects.get_or_create(pk=1)


@pytest.fixture
def editor() -> Client:
    """Somebody who may do everything, on a site with a published article; what fails is answered as it would be."""
    factories.published()
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.create_superuser("admin", password="admin"))
    return client


def faults_of_ours(editor: Client, addresses: Iterable[str]) -> list[tuple[str, str, int]]:
    answers = [("GET", address, editor.get(address)) for address in addresses]
    answers += [("POST", address, editor.post(address)) for _, address, _ in answers[::5]]
    return [(method, address, answer.status_code) for method, address, answer in answers if answer.status_code >= 500]


REPORTED = [
    "/admin/articles/article/publish/?ids=²",
    f"/admin/articles/article/publish/?ids={HUGE}",
    f"/admin/articles/article/publish/?ids={','.join(['1'] * 3000)}",
    "/admin/articles/article/retire/?ids=²",
    f"/admin/articles/article/retire/?ids={HUGE}",
    "/admin/articles/section/add/?article=²",
    f"/admin/articles/section/add/?article={HUGE}",
    "/admin/articles/guidancerule/add/?article=²",
    "/admin/articles/scenario/add/?article=x",
    "/admin/articles/topic/add/?parent=²",
    "/admin/articles/article/?slug__regex=(",
    f"/admin/articles/section/?article__id__exact={HUGE}",
    f"/admin/articles/changeevent/?at__year={HUGE}",
    "/admin/auth/user/?username__iregex=[",
    f"/admin/articles/article/{HUGE}/change/",
    f"/admin/articles/articleversion/{HUGE}/restore/",
    "/admin/articles/articleversion/99/restore/",
    "/admin/autocomplete/?app_label=articles&model_name=article&field_name=sections&term=x",
]


@pytest.mark.slow
def test_what_was_reported_is_answered_by_a_page(editor: Client) -> None:
    assert faults_of_ours(editor, REPORTED) == []
    assert [address for address in REPORTED if editor.post(address).status_code >= 500] == []


@pytest.mark.slow
def test_nothing_odd_that_is_typed_is_a_fault_of_ours(editor: Client) -> None:
    assert faults_of_ours(editor, typed()) == []


@pytest.mark.slow
def test_nothing_odd_that_is_looked_up_is_a_fault_of_ours(editor: Client) -> None:
    assert faults_of_ours(editor, looked_up()) == []


@pytest.mark.postgres
def test_nothing_odd_is_a_fault_of_ours_on_postgresql(editor: Client) -> None:
    assert ON_POSTGRESQL
    assert faults_of_ours(editor, [*typed()][::29] + [*looked_up()][::29]) == []


# What the pages say


def test_an_id_that_is_none_selects_nothing(editor: Client) -> None:
    for act in ("publish", "retire"):
        page = editor.get(f"/admin/articles/article/{act}/?ids=²,{HUGE},x,").content.decode()
        assert "No article is selected." in page


def test_a_part_begins_without_an_article_where_the_address_names_none(editor: Client) -> None:
    article = models.Article.objects.get()
    known = editor.get(f"/admin/articles/section/add/?article={article.pk}")
    assert known.context["adminform"].form.initial == {"article": str(article.pk), "position": 1}
    for odd in ("²", HUGE, "x", "", "-1"):
        page = editor.get("/admin/articles/section/add/", {"article": odd})
        assert page.status_code == 200
        assert "article" not in page.context["adminform"].form.initial


@pytest.mark.parametrize("asked", ["slug__regex=(", f"reviewed_on__year={HUGE}", "title__range=x", "nothing=1"])
def test_a_list_that_cannot_be_filtered_so_says_that_it_is_the_whole_list(editor: Client, asked: str) -> None:
    said = "What the address asked for cannot be looked up. This is the whole list."
    for ask in (editor.get, editor.post):
        response = ask(f"/admin/articles/article/?{asked}")
        assert response["Location"] == "/admin/articles/article/?e=1"
        assert said in editor.get(response["Location"]).content.decode()
    assert said not in editor.get("/admin/articles/article/").content.decode()


def test_every_model_is_looked_up_strictly_whoever_registered_it() -> None:
    assert len(admin.site._registry) > 15
    assert all(isinstance(model_admin, Strict) for model_admin in admin.site._registry.values())
