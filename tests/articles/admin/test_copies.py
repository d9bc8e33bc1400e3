"""Copies of drafts in the admin: made before a draft gives way, listed beside it, and put back over what was seen."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles import models
from articles.editorial import drafts
from articles.publishing import publish, unpublished
from tests.articles.admin.pages import form_on, open_form, page, send
from tests.articles.admin.people import editor, lay_out

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna() -> Client:
    lay_out()
    return editor("anna")


@pytest.fixture
def edited(anna: Client) -> models.ArticleVersion:
    """A version of an article whose draft has been worked on since."""
    version = publish.publish("after-a-loss", by="tests", allow_unreviewed=True)
    models.Section.objects.filter(key="more").update(body="An hour's work.\n")
    models.Article.objects.update(title="Retitled")
    return version


def _restore(version: models.ArticleVersion) -> str:
    return reverse("admin:articles_articleversion_restore", args=[version.pk])


def test_restoring_over_unpublished_work_asks_first_and_says_what_is_at_stake(
    anna: Client, edited: models.ArticleVersion
) -> None:
    asked = anna.post(_restore(edited))
    said = asked.content.decode()
    assert asked.status_code == 200
    assert "<li>title</li>" in said
    assert "<li>section ‘more’ (body)</li>" in said
    assert models.Article.objects.get().title == "Retitled"

    done = send(anna, form_on(asked))

    assert done.status_code == 302
    assert models.Article.objects.get().title == "After a loss"
    copy = models.DraftCopy.objects.get()
    assert (copy.name, copy.why, copy.by) == ("after-a-loss", "restored", "anna")
    listed = anna.get(done["Location"]).content.decode()
    assert page(models.DraftCopy, "change", copy.pk) in listed
    assert "An hour&#x27;s work." in anna.get(page(models.DraftCopy, "change", copy.pk)).content.decode()


@pytest.mark.slow
def test_what_was_agreed_to_is_the_draft_that_was_seen(anna: Client, edited: models.ArticleVersion) -> None:
    asked = form_on(anna.post(_restore(edited)))
    models.Section.objects.filter(key="more").update(body="Another hour's work.\n")
    again = send(anna, asked)
    assert again.status_code == 200
    assert "Nothing was restored" in again.content.decode()
    assert models.Section.objects.get(key="more").body == "Another hour's work.\n"


@pytest.mark.slow
def test_what_is_saved_while_the_draft_is_looked_at_is_not_restored_over(
    anna: Client, edited: models.ArticleVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = form_on(anna.post(_restore(edited)))
    look = unpublished.in_draft

    def look_while_a_colleague_saves(article: models.Article) -> unpublished.Unpublished | None:
        found = look(article)
        models.Section.objects.filter(key="more").update(body="Saved in this very moment.\n")
        return found

    monkeypatch.setattr(unpublished, "in_draft", look_while_a_colleague_saves)
    assert send(anna, asked)["Location"] == page(models.ArticleVersion, "change", edited.pk)
    assert models.Section.objects.get(key="more").body == "Saved in this very moment.\n"


@pytest.mark.slow
def test_a_draft_that_some_version_says_is_restored_over_without_a_question(
    anna: Client, edited: models.ArticleVersion
) -> None:
    publish.publish("after-a-loss", by="tests", allow_unreviewed=True)
    assert anna.post(_restore(edited)).status_code == 302
    latest = models.ArticleVersion.objects.get(number=2)
    assert anna.post(_restore(latest)).status_code == 302, "the draft is version 1, and that is kept for ever"
    assert not models.DraftCopy.objects.exists()


@pytest.mark.slow
def test_a_copy_is_put_back_and_what_it_replaces_is_a_copy_in_its_turn(
    anna: Client, edited: models.ArticleVersion
) -> None:
    before = drafts.read(models.Article.objects.get())
    send(anna, form_on(anna.post(_restore(edited))))
    copy = models.DraftCopy.objects.get()
    url = page(models.DraftCopy, "put_back", copy.pk)
    assert "<li>section ‘more’ (body)</li>" in anna.get(url).content.decode()

    assert send(anna, open_form(anna, url)).status_code == 302

    assert drafts.read(models.Article.objects.get()) == before
    assert {one.why for one in models.DraftCopy.objects.all()} == {"restored", "put_back"}


def test_a_copy_is_not_put_back_over_what_was_not_seen(anna: Client, edited: models.ArticleVersion) -> None:
    send(anna, form_on(anna.post(_restore(edited))))
    form = open_form(anna, page(models.DraftCopy, "put_back", models.DraftCopy.objects.get().pk))
    models.Article.objects.update(title="A colleague's")
    refused = send(anna, form)
    assert "has changed since you looked at it" in refused.content.decode()
    assert models.Article.objects.get().title == "A colleague's"


MAY: list[tuple[tuple[str, ...], bool]] = [
    (("change_article",), False),
    (("publish_article", "change_article"), True),
    (
        tuple(
            f"{act}_{part}"
            for act in ("add", "change")
            for part in ("article", "section", "guidancerule", "symptomwarning", "scenario")
        ),
        True,
    ),
    (("change_source", "add_source"), False),
    (("view_draftcopy",), False),
]


@pytest.mark.slow
@pytest.mark.parametrize(("permissions", "may"), MAY)
def test_who_may_put_a_draft_back(
    anna: Client, edited: models.ArticleVersion, permissions: tuple[str, ...], may: bool
) -> None:
    send(anna, form_on(anna.post(_restore(edited))))
    copy = models.DraftCopy.objects.get()
    cy = editor("cy", *permissions)
    shown = cy.get(page(models.DraftCopy, "change", copy.pk))
    assert shown.status_code == 200, "whoever works on drafts may look"
    assert ("Put back…" in shown.content.decode()) == may
    assert cy.get(page(models.DraftCopy, "put_back", copy.pk)).status_code == (200 if may else 403)
    assert cy.post(page(models.DraftCopy, "put_back", copy.pk), {"version": "x"}).status_code == (200 if may else 403)


@pytest.mark.slow
def test_a_copy_cannot_be_changed_and_goes_only_when_somebody_deletes_it(
    anna: Client, edited: models.ArticleVersion
) -> None:
    send(anna, form_on(anna.post(_restore(edited))))
    copy: Any = models.DraftCopy.objects.get()
    assert anna.get(page(models.DraftCopy, "add")).status_code == 403
    assert anna.post(page(models.DraftCopy, "change", copy.pk), {"name": "x"}).status_code == 403
    assert anna.get(page(models.DraftCopy, "put_back", 999)).status_code == 404
    assert send(anna, open_form(anna, page(models.DraftCopy, "delete", copy.pk))).status_code == 302
    assert not models.DraftCopy.objects.exists()
