"""What became of a form's subject: gone while it was open, or there already under the name that was to be added."""

from typing import Any

import pytest
from django.test import Client

from articles import models
from articles.editorial import versions
from tests.articles.admin.every_form import FORMS, at, row_of, url_of
from tests.articles.admin.pages import errors_in, form_on, open_form, page, send
from tests.articles.admin.people import editor, lay_out

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna() -> Client:
    lay_out()
    return editor("anna")


@pytest.fixture
def ben() -> Client:
    return editor("ben")


# --- What is gone ----------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("model", [model for model in FORMS if model is not models.Article])
def test_what_was_typed_into_something_that_is_gone_can_be_added_again(anna: Client, ben: Client, model: Any) -> None:
    _, annas = FORMS[model]
    row = row_of(model)
    url, name = page(model, "change", row.pk), getattr(row, "key", None) or row.slug
    hers = open_form(anna, url)
    if model in versions.WORDS:
        models.Article.objects.all().delete()
        models.Activity.requires.through.objects.all().delete()
    assert send(ben, open_form(ben, page(model, "delete", row.pk))).status_code == 302

    refused = send(anna, hers, annas)

    said = refused.content.decode()
    assert refused.status_code == 409
    assert "It was ben, on" in said
    assert all(typed.replace("\r\n", "\n") in said for typed in annas.values())
    added = send(anna, form_on(refused))
    assert added.status_code == 302, errors_in(added)
    assert model.objects.filter(**{"slug" if model is models.Topic else "key": name}).exists()


@pytest.mark.slow
def test_a_part_of_an_article_that_is_gone_too_waits_for_it_to_be_put_back(anna: Client, ben: Client) -> None:
    url = url_of(models.Section)
    hers = open_form(anna, url)
    article = models.Article.objects.get()
    assert send(ben, open_form(ben, page(models.Article, "delete", article.pk))).status_code == 302

    refused = send(anna, hers, {"key": "hers", "body": "Her text."})
    assert refused.status_code == 409
    assert "Her text." in refused.content.decode()
    again = send(anna, at(form_on(refused), url))
    assert again.status_code == 409

    copy = models.DraftCopy.objects.get()
    put_back = send(anna, open_form(anna, page(models.DraftCopy, "put_back", copy.pk)))
    assert put_back.status_code == 302
    found = at(form_on(send(anna, at(form_on(again), url))), page(models.Section, "add"))
    assert send(anna, found).status_code == 302
    assert models.Section.objects.get(key="hers").body == "Her text.\n"
    assert models.Section.objects.count() == 3


@pytest.mark.slow
def test_an_article_that_is_gone_leaves_what_was_typed_and_says_where_the_rest_is(anna: Client, ben: Client) -> None:
    article = models.Article.objects.get()
    hers = open_form(anna, url_of(models.Article))
    send(ben, open_form(ben, page(models.Article, "delete", article.pk)))
    refused = send(anna, hers, {"title": "Hers"})
    assert refused.status_code == 409
    assert page(models.DraftCopy, "changelist") in refused.content.decode()
    assert send(anna, form_on(refused)).status_code == 302
    again = models.Article.objects.get()
    assert (again.slug, again.title, again.definitions.count(), again.sections.count()) == (
        "after-a-loss",
        "Hers",
        1,
        0,
    )


# --- Adding ----------------------------------------------------------------------------------------------------------


def test_a_part_added_to_an_article_that_was_deleted_meanwhile_keeps_its_text(anna: Client) -> None:
    article = models.Article.objects.get()
    url = f"{page(models.Section, 'add')}?article={article.pk}"
    form = open_form(anna, url)
    article.delete()
    response = send(anna, form, {"key": "new", "heading": "New", "aspect": "faq", "body": "Her text."})
    assert response.status_code == 200
    assert "This article is not there any more." in response.content.decode()
    assert "Her text." in response.content.decode()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("model", "typed"),
    [
        (models.Section, {"key": "new", "heading": "New", "aspect": "faq", "body": "Text."}),
        (models.Scenario, {"key": "new", "title": "New"}),
        (models.Source, {"key": "new", "title": "New", "publisher": "Somebody"}),
        (models.Topic, {"slug": "new", "name": "New"}),
    ],
)
def test_the_same_name_added_twice_leads_to_the_one_that_is_there(
    anna: Client, ben: Client, model: Any, typed: dict[str, Any]
) -> None:
    article = models.Article.objects.get()
    url = f"{page(model, 'add')}?article={article.pk}"
    hers, his = open_form(anna, url), open_form(ben, url)
    assert send(ben, his, typed).status_code == 302
    text = {"heading": "Hers"} if model is models.Section else {"name" if model is models.Topic else "title": "Hers"}
    response = send(anna, hers, {**typed, **text})
    assert response.status_code == 200
    said = response.content.decode()
    there = model.objects.get(**{"slug" if model is models.Topic else "key": "new"})
    assert page(model, "change", there.pk) in said
    assert "It was ben, on" in said
    assert "Hers" in said
