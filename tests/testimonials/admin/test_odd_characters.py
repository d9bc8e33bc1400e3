"""Nulls and halves of characters in every address and form of the admin: a message, never a fault of ours.

A lone surrogate gets in where a request names an encoding of Python's own; a null needs nothing but `%00`.
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Model
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from testimonials.models import Message, Note, Submission
from tests import factories
from tests.testimonials import factories as stories

pytestmark = pytest.mark.usefixtures("live")

QUERY = (
    *("q", "slug", "key", "article", "article__slug", "ids", "after", "skip", "show", "page", "p", "o", "e", "read"),
    *("_popup", "_to_field", "_changelist_filters", "id", "pk", "next", "term", "username", "language", "region"),
)
AUTOCOMPLETE = {"app_label": "articles", "model_name": "articletopic", "field_name": "topic"}
# What a form of the desk needs before its words are looked at.
DESK = {"version": "1", "reason": "unkind", "kind": "person name", "field": "body", "finding": "1", "confirmed": "1"}
WORDS = ("message", "text", "note", "words", "because", "because_own", "key", "start", "end", "notes", "story", "show")


@pytest.fixture
def editor(db: None) -> Client:
    user: AbstractBaseUser = get_user_model()._default_manager.create_superuser("sam", password="sam")
    client = Client(raise_request_exception=False)
    client.force_login(user)  # type: ignore[arg-type]
    return client


def routes(patterns: Any, before: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, before + str(pattern.pattern))
        elif isinstance(pattern, URLPattern):
            yield before + str(pattern.pattern)


def addresses(name: str) -> Iterator[str]:
    """Every address of the admin, with `name` wherever something is named, and with something that is there."""
    desk = next(one for one in get_resolver().url_patterns if str(one.pattern) == "admin/")
    assert isinstance(desk, URLResolver)
    story = str(Submission.objects.values_list("pk", flat=True).get())
    for route in routes(desk.url_patterns):
        plain = route.replace("^", "").replace("$", "").replace("\\Z", "").replace("(?P<url>.*)", name)
        plain = plain.replace("(?P<submission_id>[A-Za-z0-9_-]{22})", "<story>")
        plain = plain.replace("(?P<app_label>auth|articles|testimonials)", "articles").replace("?P", "")
        for inside in dict.fromkeys([name, "1", story]):
            parts = plain.split("<")
            yield "/admin/" + parts[0] + "".join(inside + part.partition(">")[2] for part in parts[1:])


def hold(editor: Client, method: str, address: str, **sent: Any) -> None:
    answer = getattr(editor, method)(address, **sent)
    assert answer.status_code < 500, (method, address, sent, answer.content[-300:])


def post_to_forms_of(editor: Client, model: type[Model]) -> None:
    names = [field.name for field in model._meta.get_fields()]
    odd = {**dict.fromkeys([*names, "applies_when", "triggered_when", "sources"], "a\x00b"), "_selected_action": "\x00"}
    listed = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
    there = model._default_manager.values_list("pk", flat=True).first()
    hold(editor, "post", f"{listed}add/", data=odd)
    hold(editor, "post", f"{listed}{there}/change/", data=odd)
    hold(editor, "post", f"{listed}?q=%00", data={"action": "delete_selected", **odd})


def walk(editor: Client) -> None:
    factories.draft()
    stories.submitted()
    for address in dict.fromkeys(addresses(quote("\x00"))):
        query = "&".join(f"{name}=%00" for name in QUERY)
        hold(editor, "get", address)
        hold(editor, "get", f"{address}?{query}")
        hold(editor, "get", f"{address}?ids=1")
        if "logout" not in address:
            hold(editor, "post", address, data=DESK | dict.fromkeys(WORDS, "a\x00b"))
    hold(editor, "post", "/admin/articles/articleversion/4711/restore/")
    for model in admin.site._registry:
        post_to_forms_of(editor, model)
    for name in QUERY:
        for listed in apps.get_app_config("articles").get_models():
            hold(editor, "get", f"/admin/articles/{listed._meta.model_name}/?{name}=a%00b")
        for page in ("", "decided/", "next/", "reported/", "spam/", "overview/"):
            hold(editor, "get", f"/admin/testimonials/submission/{page}?{name}=%00")
        hold(editor, "get", f"/admin/autocomplete/?{'&'.join(f'{k}={v}' for k, v in AUTOCOMPLETE.items())}&{name}=%00")
    editor.cookies["messages"] = "\\000"
    hold(editor, "get", "/admin/")
    assert not Message.objects.exists()
    assert not Note.objects.exists()


@pytest.mark.slow
def test_a_null_anywhere_in_the_admin_is_a_message(editor: Client) -> None:
    walk(editor)


@pytest.mark.postgres
def test_a_null_anywhere_in_the_admin_is_a_message_on_postgresql_too(editor: Client) -> None:
    walk(editor)


HALF = "text/plain; charset=raw_unicode_escape"


def test_half_a_character_in_an_address_is_a_message(editor: Client) -> None:
    for page in ("articles/article/", "articles/source/", "testimonials/submission/decided/", "auth/user/"):
        for name in ("q", "slug", "key", "username"):
            for value in ("\\ud83d", "%00"):
                answer = editor.get(f"/admin/{page}?{name}={value}", headers={"Content-Type": HALF})
                assert answer.status_code < 500


def test_a_session_of_no_name_is_none(client: Client) -> None:
    client.cookies["sessionid"] = '"a\\000b"'
    assert client.get("/admin/").status_code in (302, 400)
