"""Two editors who press Save in the same moment, on PostgreSQL, where that can be: one is first, and one is told."""

from functools import partial
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.test import Client

from articles import models
from articles.editorial import content_files, drafts
from articles.publishing import publish
from contentapi.errors import NotFound
from tests.articles.admin.every_form import FORMS, row_of
from tests.articles.admin.pages import form_on, open_form, page, send
from tests.articles.admin.people import editor, lay_out
from tests.articles.publishing.at_once import at_once

pytestmark = [pytest.mark.postgres, pytest.mark.usefixtures("committed")]

ROUNDS = 3


@pytest.fixture
def anna(committed: None) -> Client:
    ContentType.objects.clear_cache()  # a flush has numbered them anew
    lay_out()
    return editor("anna")


@pytest.fixture
def ben(anna: Client) -> Client:
    return editor("ben")


@pytest.mark.parametrize("model", FORMS)
def test_of_two_saves_at_once_one_is_first_and_the_other_is_told(anna: Client, ben: Client, model: Any) -> None:
    url = page(model, "change", row_of(model).pk)
    bens, annas = FORMS[model]
    hers, his = open_form(anna, url), open_form(ben, url)
    answers = at_once(partial(send, anna, hers, annas), partial(send, ben, his, bens))
    assert sorted(answer.status_code for answer in answers) == [302, 409]


def test_of_many_saves_at_once_as_many_are_told_as_were_not_first(anna: Client, ben: Client) -> None:
    url = page(models.Section, "change", models.Section.objects.get(key="more").pk)
    for number in range(ROUNDS):
        forms = [open_form(client, url) for client in (anna, ben, anna, ben)]
        typed = [{"body": f"Text {number} of {writer}"} for writer in range(4)]
        saves = zip((anna, ben, anna, ben), forms, typed, strict=True)
        answers = at_once(*(partial(send, client, form, text) for client, form, text in saves))
        assert sorted(answer.status_code for answer in answers) == [302, 409, 409, 409]
        first = next(writer for writer, answer in enumerate(answers) if answer.status_code == 302)
        assert models.Section.objects.get(key="more").body == typed[first]["body"] + "\n"


def test_of_two_who_add_the_same_at_once_one_is_told_that_it_is_there(anna: Client, ben: Client) -> None:
    article = models.Article.objects.get()
    for number in range(ROUNDS):
        for model, typed in (
            (models.Section, {"key": f"new-{number}", "heading": "New", "aspect": "faq", "body": "Text."}),
            (models.Source, {"key": f"new-{number}", "title": "New", "publisher": "Somebody"}),
            (models.Article, {"slug": f"new-{number}", "title": "New"}),
        ):
            forms = [open_form(client, f"{page(model, 'add')}?article={article.pk}") for client in (anna, ben)]
            answers = at_once(
                *(partial(send, client, form, typed) for client, form in zip((anna, ben), forms, strict=True))
            )
            assert sorted(answer.status_code for answer in answers) == [200, 302]


def test_what_is_saved_and_deleted_at_once_is_either_and_nobody_is_left_in_the_dark(anna: Client, ben: Client) -> None:
    article = models.Article.objects.get()
    for number in range(ROUNDS * 2):
        section = article.sections.create(key=f"s-{number}", heading="S", aspect="faq", body="S.\n", position=9)
        saving = open_form(anna, page(models.Section, "change", section.pk))
        deleting = open_form(ben, page(models.Section, "delete", section.pk))

        saved, deleted = at_once(partial(send, anna, saving, {"body": "Hers."}), partial(send, ben, deleting))

        is_there = models.Section.objects.filter(pk=section.pk).exists()
        assert (saved.status_code, deleted.status_code) == ((302, 200) if is_there else (409, 302))


def test_what_is_saved_while_the_draft_is_replaced_is_kept_or_refused(anna: Client, ben: Client, tmp_path: Any) -> None:
    publish.publish("after-a-loss", by="tests", allow_unreviewed=True)
    path = tmp_path / "article.yaml"
    path.write_text(content_files.dump_article(models.Article.objects.get()))
    rule = models.GuidanceRule.objects.get()
    url = page(models.GuidanceRule, "change", rule.pk)
    acts: list[Any] = [
        lambda: publish.restore("after-a-loss", 1),
        lambda: call_command("load_content", str(path), "--force", verbosity=0),
    ]
    for number, act in enumerate(acts * ROUNDS):
        models.GuidanceRule.objects.update(title="Edited")
        hers = f"Hers {number}"

        answer, _ = at_once(partial(send, anna, open_form(anna, url), {"statement": hers}), act)

        if answer.status_code == 302:  # she was first: what she wrote is in the copy, if it is not in the draft
            copies = [copy.content["guidance_rules"][0]["statement"] for copy in models.DraftCopy.objects.all()]
            assert hers in [models.GuidanceRule.objects.get().statement, *copies]
        else:
            assert answer.status_code == 409
            assert hers in answer.content.decode()
            assert models.GuidanceRule.objects.get().title == "Wait"


def test_a_draft_is_not_deleted_while_it_goes_live(anna: Client) -> None:
    for _ in range(ROUNDS):
        if not models.Article.objects.exists():
            lay_out(title="Anew")
        deleting = open_form(anna, page(models.Article, "delete", models.Article.objects.get().pk))
        _, published = at_once(partial(send, anna, deleting), partial(_published, "after-a-loss"))
        live = models.PublishedArticle.objects.filter(retired_at=None).exists()
        assert live is published
        assert models.Article.objects.exists() is live
        if live:
            publish.retire("after-a-loss", by="tests")
            drafts.write({**drafts.read(models.Article.objects.get()), "title": "Again"})


def _published(slug: str) -> bool:
    try:
        publish.publish(slug, by="tests", allow_unreviewed=True)
    except NotFound:
        return False
    return True


def test_the_page_of_a_race_that_was_lost_is_whole(anna: Client, ben: Client) -> None:
    url = page(models.Section, "change", models.Section.objects.get(key="more").pk)
    forms = [open_form(client, url) for client in (anna, ben)]
    typed = ({"body": "Hers."}, {"body": "His."})
    answers = at_once(*map(partial, [send] * 2, (anna, ben), forms, typed))
    loser = next(number for number, answer in enumerate(answers) if answer.status_code == 409)
    asked = form_on(answers[loser])
    asked.action = url
    assert send((anna, ben)[loser], asked, {"_take:body": "mine"}).status_code == 302
    assert models.Section.objects.get(key="more").body.strip() == typed[loser]["body"]
