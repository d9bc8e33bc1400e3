"""An editor whose session has ended: what they had typed is there when they are back, and only for them."""

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles import models
from articles.admin import kept
from articles.editing import opened
from tests.articles.admin.pages import Form, form_on, open_form, page, send
from tests.articles.admin.people import editor, lay_out

pytestmark = pytest.mark.django_db

LOGIN = "/admin/login/"


@pytest.fixture
def anna() -> Client:
    lay_out()
    return editor("anna")


def _url() -> str:
    return page(models.Section, "change", models.Section.objects.get(key="answer").pk)


def _sign_out(client: Client) -> None:
    client.session.flush()


def _sign_in(client: Client, name: str, location: str) -> Any:
    assert location.startswith(LOGIN)
    return client.post(location, {"username": name, "password": name}, follow=True)


TYPED = {"heading": "Hers", "body": "What she typed\r\nfor an hour.\x00"}


@pytest.mark.parametrize("which", ["change", "add"])
def test_what_was_typed_comes_back_after_signing_in_and_is_saved_when_it_is_sent_again(
    anna: Client, which: str
) -> None:
    article = models.Article.objects.get()
    url = _url() if which == "change" else f"{page(models.Section, 'add')}?article={article.pk}"
    form = open_form(anna, url)
    _sign_out(anna)

    sent = send(anna, form, {**TYPED, **({} if which == "change" else {"key": "hers", "aspect": "faq"})})
    assert models.Section.objects.count() == 2
    back = _sign_in(anna, "anna", sent["Location"])

    assert "What she typed\nfor an hour." in back.content.decode().replace("\r\n", "\n")
    assert not models.Section.objects.filter(heading="Hers").exists(), "signing in saves nothing by itself"
    assert send(anna, form_on(back)).status_code == 302
    assert models.Section.objects.get(heading="Hers").body == "What she typed\nfor an hour.\n"
    assert not models.KeptForm.objects.exists()


@pytest.mark.slow
def test_who_comes_back_to_something_that_has_moved_is_shown_both(anna: Client) -> None:
    form = open_form(anna, _url())
    _sign_out(anna)
    sent = send(anna, form, TYPED)
    models.Section.objects.filter(key="answer").update(body="A colleague's.\n")
    refused = send(anna, form_on(_sign_in(anna, "anna", sent["Location"])))
    assert refused.status_code == 409
    assert "What she typed" in refused.content.decode()
    assert models.KeptForm.objects.exists()


def test_nobody_else_is_shown_it_whoever_signs_in_next(anna: Client) -> None:
    editor("ben")
    form = open_form(anna, _url())
    _sign_out(anna)
    sent = send(anna, form, TYPED)
    back = _sign_in(anna, "ben", sent["Location"])
    assert "What she typed" not in back.content.decode()
    assert "Nothing is kept here for the account that you are signed in with" in back.content.decode()
    never = anna.get(page(models.KeptForm, "change", uuid.uuid4()), follow=True)
    assert never.content.decode().count("is kept for that account") == 1, "of what never was, the same is said"
    kept_form = models.KeptForm.objects.get()
    for name in ("change", "delete"):
        url = page(models.KeptForm, name, kept_form.pk)
        assert "What she typed" not in anna.post(url, {"post": "yes"}, follow=True).content.decode()
        assert "What she typed" not in anna.get(url, follow=True).content.decode()
    for url in (page(models.KeptForm, "changelist"), _url()):
        assert str(kept_form.pk) not in anna.get(url, follow=True).content.decode()
    assert models.KeptForm.objects.exists()


@pytest.mark.slow
def test_who_does_not_come_back_at_once_finds_it_on_the_page_itself(anna: Client) -> None:
    form = open_form(anna, _url())
    _sign_out(anna)
    send(anna, form, TYPED)
    anna.force_login(User.objects.get(username="anna"))
    shown = anna.get(_url()).content.decode()
    assert page(models.KeptForm, "change", models.KeptForm.objects.get().pk) in shown
    assert "was kept for you" in shown
    form_again = open_form(anna, page(models.KeptForm, "change", models.KeptForm.objects.get().pk))
    assert form_again.buttons == ["Send it again"]


def test_a_form_from_before_signing_in_anew_in_another_window_is_kept_as_well(anna: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = anna.cookies
    form = open_form(strict, _url())
    _sign_out(strict)
    signing_in = open_form(strict, LOGIN)
    send(strict, signing_in, {"username": "anna", "password": "anna"})

    sent = send(strict, form, TYPED)

    assert sent.status_code == 302
    assert not models.Section.objects.filter(heading="Hers").exists()
    assert send(strict, open_form(strict, sent["Location"])).status_code == 302
    assert models.Section.objects.filter(heading="Hers").exists()


@pytest.mark.slow
@pytest.mark.parametrize("seal", [None, "", "forged"])
def test_what_nobody_of_ours_has_opened_is_kept_for_nobody(anna: Client, seal: Any) -> None:
    form = open_form(anna, _url())
    stranger = Client()
    sent = send(stranger, form, {**TYPED, opened.NAME: seal})
    assert sent["Location"].startswith(LOGIN)
    strict = Client(enforce_csrf_checks=True)
    assert send(strict, form, {**TYPED, opened.NAME: seal}).status_code == 403
    assert not models.KeptForm.objects.exists()


def test_a_forged_request_changes_nothing_and_shows_its_victim_nothing(anna: Client) -> None:
    """Somebody lures Anna's browser into sending a form of their own: it is kept, if at all, for them."""
    mallory = editor("mallory")
    form = open_form(mallory, _url())
    victim = Client(enforce_csrf_checks=True)
    victim.cookies = anna.cookies
    sent = send(victim, form, {**TYPED, "csrfmiddlewaretoken": "x" * 64})
    assert models.KeptForm.objects.get().user.username == "mallory"
    assert "What she typed" not in victim.get(sent["Location"], follow=True).content.decode()
    assert not models.Section.objects.filter(heading="Hers").exists()


@pytest.mark.slow
def test_what_is_no_form_of_ours_is_refused_as_ever(anna: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    form = open_form(anna, _url())
    for url in (LOGIN, page(models.Section, "delete", models.Section.objects.get(key="more").pk), "/admin/nowhere/"):
        assert send(strict, Form(url, form.inputs)).status_code in (403, 404)
    assert not models.KeptForm.objects.exists()


@pytest.mark.slow
def test_it_is_kept_for_some_days_and_no_more_than_a_few_a_user(anna: Client) -> None:
    form = open_form(anna, _url())
    _sign_out(anna)
    send(anna, form, TYPED)
    models.KeptForm.objects.update(kept_at=datetime.now(UTC) - timedelta(days=kept.DAYS + 1))
    old = models.KeptForm.objects.get().pk
    for _ in range(kept.MOST + 2):
        send(anna, form, TYPED)
    assert models.KeptForm.objects.count() == kept.MOST
    assert not models.KeptForm.objects.filter(pk=old).exists()


@pytest.mark.slow
def test_its_owner_can_drop_it(anna: Client) -> None:
    form = open_form(anna, _url())
    _sign_out(anna)
    send(anna, form, TYPED)
    anna.force_login(User.objects.get(username="anna"))
    url = page(models.KeptForm, "delete", models.KeptForm.objects.get().pk)
    assert send(anna, open_form(anna, url)).status_code == 302
    assert not models.KeptForm.objects.exists()


@pytest.mark.slow
def test_an_odd_address_of_a_kept_form_is_no_error(anna: Client) -> None:
    for name in ("x", "1", "00000000-0000-0000-0000-000000000000"):
        assert anna.get(page(models.KeptForm, "change", name)).status_code == 302
    form = open_form(anna, _url())
    assert send(anna, form, {kept.NAME: "nonsense", "heading": "Hers"}).status_code == 302
