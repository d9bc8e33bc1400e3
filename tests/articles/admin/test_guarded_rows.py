"""Two editors on one page with lists: rows that one of them adds, changes or takes out."""

import pytest
from django.test import Client

from articles import models
from tests.articles.admin.every_form import at, url_of
from tests.articles.admin.pages import form_on, open_form, page, send
from tests.articles.admin.people import editor

pytestmark = [pytest.mark.django_db]


# Not of the editors' work: accounts, whose pages are Django's own.
def test_a_part_that_a_colleague_deleted_is_told_and_the_page_can_be_saved_from_there(
    anna: Client, ben: Client
) -> None:
    url = url_of(models.Article)
    hers = open_form(anna, url)
    section = models.Section.objects.get(key="more")
    gone = page(models.Section, "delete", section.pk)
    assert send(ben, open_form(ben, gone)).status_code == 302

    refused = send(anna, hers, {"title": "Hers", "sections-1-position": "7"})

    said = refused.content.decode()
    assert refused.status_code == 409
    assert "Section ‘more’" in said
    assert "Your colleague has deleted it." in said
    assert send(anna, at(form_on(refused), url)).status_code == 302
    article = models.Article.objects.get()
    assert article.title == "Hers"
    assert [one.key for one in article.sections.all()] == ["answer"]


def _delete_definition(client: Client) -> None:
    form = open_form(client, url_of(models.Article))
    assert send(client, form, {"definitions-0-DELETE": "on"}).status_code == 302


@pytest.mark.slow
def test_a_row_that_a_colleague_removed_stays_so_unless_i_had_changed_it(anna: Client, ben: Client) -> None:
    url = url_of(models.Article)
    untouched, changed = open_form(anna, url), open_form(anna, url)
    _delete_definition(ben)

    assert send(anna, at(form_on(send(anna, untouched, {"title": "Hers"})), url)).status_code == 302
    assert not models.Definition.objects.exists()

    refused = send(anna, changed, {"definitions-0-meaning": "Before the thirteenth week."})
    asked = at(form_on(refused), url)
    assert "Definition ‘Early loss’" in refused.content.decode()
    assert send(anna, asked).status_code == 409, "it is neither dropped nor put back unasked"
    assert send(anna, asked, {"_take:definitions:new0": "mine"}).status_code == 302
    assert models.Definition.objects.get().meaning == "Before the thirteenth week."


@pytest.mark.slow
def test_a_row_that_a_colleague_added_stays_and_a_part_that_they_added_stops_nobody(anna: Client, ben: Client) -> None:
    url = url_of(models.Article)
    hers = open_form(anna, url)
    more = {"related-TOTAL_FORMS": "2", "related-1-position": "1", "related-1-slug": "bens"}
    assert send(ben, open_form(ben, url), more).status_code == 302
    refused = send(anna, hers, {"title": "Hers"})
    assert "Your colleague has added it, and it stays." in refused.content.decode()
    assert send(anna, at(form_on(refused), url)).status_code == 302
    assert [one.slug for one in models.RelatedArticle.objects.all()] == ["another", "bens"]

    hers = open_form(anna, url)
    article = models.Article.objects.get()
    article.sections.create(key="new", heading="New", aspect="faq", body="New.\n", position=9)
    assert send(anna, hers, {"title": "Hers again"}).status_code == 302
    assert article.sections.count() == 3


@pytest.mark.slow
def test_a_part_is_not_deleted_from_the_list_over_a_text_that_was_not_seen(anna: Client, ben: Client) -> None:
    url = url_of(models.Article)
    hers = open_form(anna, url)
    rule = page(models.GuidanceRule, "change", models.GuidanceRule.objects.get().pk)
    send(ben, open_form(ben, rule), {"applies_when": "fever is true"})

    refused = send(anna, hers, {"guidance_rules-0-DELETE": "on"})

    assert refused.status_code == 409
    assert models.GuidanceRule.objects.exists()
    asked = at(form_on(refused), url)
    assert send(anna, asked).status_code == 409
    place = f"_take:guidance_rules:{models.GuidanceRule.objects.get().pk}"
    assert send(anna, asked, {place: "theirs"}).status_code == 302
    assert models.GuidanceRule.objects.exists()
    asked = at(form_on(send(anna, hers, {"guidance_rules-0-DELETE": "on"})), url)
    assert send(anna, asked, {place: "mine"}).status_code == 302
    assert not models.GuidanceRule.objects.exists()


@pytest.mark.slow
def test_lists_that_somebody_may_not_change_do_not_stand_in_their_way(anna: Client) -> None:
    cy = editor("cy", "change_article", "view_articlesource", "view_section")
    url = url_of(models.Article)
    his = open_form(cy, url)
    send(anna, open_form(anna, url), {"sources-0-position": "5", "sections-0-position": "6"})
    assert send(cy, his, {"title": "His"}).status_code == 302
    assert models.Article.objects.get().title == "His"
    assert models.ArticleSource.objects.get().position == 5
