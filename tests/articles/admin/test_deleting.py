"""Deleting in the admin: only what was seen, never the draft of a live article, and a draft not without a copy."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles import models
from articles.editorial import drafts
from articles.publishing import publish
from tests import factories
from tests.articles.admin.pages import Form, errors_in, form_on, form_with, open_form, page, send
from tests.articles.admin.people import editor, lay_out

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna() -> Client:
    lay_out()
    return editor("anna")


@pytest.fixture
def ben() -> Client:
    return editor("ben")


# What a colleague changes of each, so that it is no longer what somebody saw.
CHANGES: dict[type[Any], dict[str, Any]] = {
    models.Article: {"notice": "Changed."},
    models.Section: {"heading": "Changed"},
    models.GuidanceRule: {"sources": []},
    models.SymptomWarning: {"triggered_when": "fever is false"},
    models.Scenario: {"title": "Changed"},
    models.Topic: {"name": "Changed"},
    models.Fact: {"label": "Changed"},
    models.Activity: {"label": "Changed"},
    models.Source: {"publisher": "Changed"},
    models.SupportService: {"phone": "111"},
}
UNUSED = {models.Source: {"key": "book"}, models.Activity: {"key": "rest"}}


def _row(model: Any) -> Any:
    if model in (models.Topic, models.Fact, models.SupportService):
        models.Article.objects.all().delete()
    wanted = {models.Topic: {"slug": "miscarriage"}, **UNUSED}
    return model.objects.filter(**wanted.get(model, {})).first()


@pytest.mark.slow
@pytest.mark.parametrize("model", CHANGES)
def test_what_changed_since_it_was_seen_is_not_deleted_until_it_has_been_seen(
    anna: Client, ben: Client, model: Any
) -> None:
    row = _row(model)
    hers = open_form(anna, page(model, "delete", row.pk))
    changed = send(ben, open_form(ben, page(model, "change", row.pk)), CHANGES[model])
    assert changed.status_code == 302, errors_in(changed)

    refused = send(anna, hers)

    assert refused.status_code == 200
    assert "It has changed since you last saw it" in refused.content.decode()
    assert "It was ben, on" in refused.content.decode()
    assert model.objects.filter(pk=row.pk).exists()
    again = form_on(refused)
    again.action = page(model, "delete", row.pk)
    assert send(anna, again).status_code == 302
    assert not model.objects.filter(pk=row.pk).exists()


def test_the_page_that_was_open_says_what_was_seen(anna: Client) -> None:
    section = models.Section.objects.get(key="more")
    opened = anna.get(page(models.Section, "change", section.pk))
    link = page(models.Section, "delete", section.pk) + f"?version={opened.context['version']}"
    assert link in opened.content.decode()
    assert "It has changed" not in anna.get(link).content.decode()
    models.Section.objects.filter(pk=section.pk).update(body="Another.\n")
    assert "It has changed" in anna.get(link).content.decode()


@pytest.mark.slow
def test_a_part_of_an_article_moves_the_article_that_is_to_be_deleted(anna: Client) -> None:
    url = page(models.Article, "delete", models.Article.objects.get().pk)
    changes: list[Callable[[], object]] = [
        lambda: models.RuleCondition.objects.update(value="light"),
        lambda: models.Section.objects.filter(key="more").update(body="New.\n"),
        lambda: models.WarningCoding.objects.update(display="New"),
    ]
    for change in changes:
        form = open_form(anna, url)
        change()
        assert send(anna, form).status_code == 200
        assert models.Article.objects.exists()


@pytest.mark.slow
@pytest.mark.parametrize("version", [None, "", "x"])
def test_deleting_without_saying_what_was_seen_deletes_nothing(anna: Client, version: Any) -> None:
    section = models.Section.objects.get(key="more")
    form = open_form(anna, page(models.Section, "delete", section.pk))
    assert send(anna, form, {"version": version}).status_code == 200
    assert models.Section.objects.filter(pk=section.pk).exists()


# --- Several at once -------------------------------------------------------------------------------------------------


def _choose(client: Client, model: Any, rows: list[Any]) -> Form:
    url = page(model, "changelist")
    chosen = {"action": "delete_selected", "_selected_action": [row.pk for row in rows], "index": "0"}
    form = form_on(client.post(url, chosen))
    form.action = url
    return form


@pytest.mark.slow
@pytest.mark.parametrize("model", [models.Section, models.Source, models.Article])
def test_of_several_that_were_chosen_none_goes_while_one_has_changed(anna: Client, ben: Client, model: Any) -> None:
    if model is not models.Section:
        drafts.write(drafts.normalise(factories.content(slug="other")))
        models.Source.objects.create(key="film", title="A film", publisher="Somebody")
    rows = list(model.objects.filter(key__in=["book", "film"]) if model is models.Source else model.objects.all())
    form = _choose(anna, model, rows)
    send(ben, open_form(ben, page(model, "change", rows[0].pk)), CHANGES[model])

    refused = send(anna, form)

    assert "Nothing was deleted" in refused.content.decode()
    assert model.objects.filter(pk__in=[row.pk for row in rows]).count() == 2
    again = form_on(refused)
    again.action = form.action
    assert send(anna, again).status_code == 302
    assert not model.objects.filter(pk__in=[row.pk for row in rows]).exists()


@pytest.mark.slow
def test_what_was_not_on_the_page_is_not_deleted_with_the_others(anna: Client) -> None:
    rows = list(models.Section.objects.all())
    form = _choose(anna, models.Section, rows[:1])
    send(anna, form, {"_selected_action": [str(row.pk) for row in rows]})
    assert models.Section.objects.count() == 2


# --- Drafts of live articles -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["page", "list"])
def test_the_draft_of_a_live_article_is_not_deleted_and_what_stays_live_is_said(anna: Client, way: str) -> None:
    publish.publish("after-a-loss", by="tests", allow_unreviewed=True)
    article = models.Article.objects.get()
    drafts.write(drafts.normalise(factories.content(slug="other")))
    if way == "page":
        response = anna.post(page(models.Article, "delete", article.pk), {"post": "yes"}, follow=True)
    else:
        chosen = {"action": "delete_selected", "_selected_action": list(_keys()), "index": "0"}
        response = anna.post(page(models.Article, "changelist"), chosen, follow=True)
    assert "“After a loss” is live as version 1" in response.content.decode()
    assert models.Article.objects.count() == 2


def _keys() -> Any:
    return models.Article.objects.values_list("pk", flat=True)


@pytest.mark.slow
def test_the_draft_of_an_article_that_went_live_meanwhile_is_not_deleted(anna: Client) -> None:
    form = open_form(anna, page(models.Article, "delete", models.Article.objects.get().pk))
    publish.publish("after-a-loss", by="tests", allow_unreviewed=True)
    response = anna.post(form.action, form.inputs, follow=True)
    assert "is live as version 1" in response.content.decode()
    assert models.Article.objects.exists()


@pytest.mark.slow
def test_a_draft_that_is_deleted_leaves_a_copy_and_so_does_each_of_several(anna: Client) -> None:
    drafts.write(drafts.normalise(factories.content(slug="other")))
    one = models.Article.objects.get(slug="after-a-loss")
    send(anna, open_form(anna, page(models.Article, "delete", one.pk)))
    send(anna, _choose(anna, models.Article, list(models.Article.objects.all())))
    assert not models.Article.objects.exists()
    kept = {(copy.name, copy.why, copy.by) for copy in models.DraftCopy.objects.all()}
    assert kept == {("after-a-loss", "deleted", "anna"), ("other", "deleted", "anna")}


# --- A live article without a draft ----------------------------------------------------------------------------------


@pytest.fixture
def orphan(anna: Client) -> models.PublishedArticle:
    """A live article whose draft went by some other road."""
    publish.publish("after-a-loss", by="tests", allow_unreviewed=True)
    models.Article.objects.all().delete()
    return models.PublishedArticle.objects.get()


def test_a_live_article_without_a_draft_can_be_retired(anna: Client, orphan: models.PublishedArticle) -> None:
    opened = anna.get(page(models.PublishedArticle, "change", orphan.pk))
    retire = f"{reverse('admin:articles_publishedarticle_retire')}?slugs=after-a-loss"
    assert retire in opened.content.decode()
    chosen = {"action": "retire", "_selected_action": [orphan.pk], "index": "0"}
    assert anna.post(page(models.PublishedArticle, "changelist"), chosen)["Location"] == retire
    assert send(anna, open_form(anna, retire)).status_code == 302
    orphan.refresh_from_db()
    assert orphan.retired_at is not None


@pytest.mark.slow
def test_a_live_article_without_a_draft_gets_one_from_what_is_live(
    anna: Client, orphan: models.PublishedArticle
) -> None:
    opened = anna.get(page(models.PublishedArticle, "change", orphan.pk))
    assert send(anna, form_with(opened, "Make a draft of version 1")).status_code == 302
    assert drafts.read(models.Article.objects.get())["title"] == "After a loss"
    assert "Make a draft" not in anna.get(page(models.PublishedArticle, "change", orphan.pk)).content.decode()


@pytest.mark.slow
def test_who_may_not_retire_or_restore_is_offered_neither(anna: Client, orphan: models.PublishedArticle) -> None:
    cy = editor("cy", "view_publishedarticle")
    shown = cy.get(page(models.PublishedArticle, "change", orphan.pk)).content.decode()
    assert "Retire…" not in shown
    assert "Make a draft" not in shown
    url = f"{reverse('admin:articles_publishedarticle_retire')}?slugs=after-a-loss"
    assert cy.post(url, {"live-after-a-loss": "1", "successor": ""}).status_code == 403


@pytest.mark.slow
def test_retiring_is_of_the_version_that_was_shown(anna: Client) -> None:
    publish.publish("after-a-loss", by="tests", allow_unreviewed=True)
    article = models.Article.objects.get()
    form = open_form(anna, f"{reverse('admin:articles_article_retire')}?ids={article.pk}")
    models.Article.objects.update(title="Mended")
    publish.publish("after-a-loss", by="tests", allow_unreviewed=True)
    refused = send(anna, form)
    assert "version 2 is live, which this page has not shown you" in refused.content.decode()
    assert models.PublishedArticle.objects.get().retired_at is None
    again = form_on(refused)
    again.action = form.action
    assert send(anna, again).status_code == 302
