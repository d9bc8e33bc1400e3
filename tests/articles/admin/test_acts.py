"""Publishing, retiring and restoring in the admin: by those who may, with all that stands in the way in words."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from articles import models
from articles.editorial import drafts
from articles.publishing import publish
from tests import factories
from tests.articles.admin import pages

PUBLISH = "admin:articles_article_publish"
RETIRE = "admin:articles_article_retire"
SEEN = {"live-after-a-loss": "1"}
SAID = {"after-a-loss-significance": "safety", "note": "Because.", "allow_unreviewed": "on"}


def editor(*codenames: str) -> Client:
    """A client signed in as someone of the staff with these permissions alone."""
    user = User.objects.create_user("editor", password="editor", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client = Client()
    client.force_login(user)
    return client


def at(name: str, *articles: models.Article) -> str:
    return f"{reverse(name)}?ids={','.join(str(article.pk) for article in articles)}"


def publish_from_the_page(client: Client, *articles: models.Article, said: Any = SAID) -> Any:
    """Opens the page, and sends what is on it."""
    url = at(PUBLISH, *articles)
    page = client.get(url)
    form = pages.form_on(page) if page.status_code == 200 else pages.Form(url)
    form.action = url
    return pages.send(client, form, said)


def test_the_action_leads_to_a_page_that_says_what_stands_in_the_way(admin_client: Client, db: None) -> None:
    article = factories.draft(short_answer="", sources=[])
    chosen = {"action": "publish", "_selected_action": [article.pk]}
    response = admin_client.post(reverse("admin:articles_article_changelist"), chosen)
    assert response["Location"] == at(PUBLISH, article)
    shown = admin_client.get(response["Location"]).content.decode()
    assert "The article has no short answer." in shown
    rule = reverse("admin:articles_guidancerule_change", args=[models.GuidanceRule.objects.get().pk])
    assert f'<a href="{rule}">Rule “Wait” › sources › 1</a>' in shown
    own = reverse("admin:articles_article_change", args=[article.pk])
    assert f'<a href="{own}#id_short_answer">Short answer</a>' in shown
    assert "Nobody has reviewed this clinically" in shown


def test_each_thing_in_the_way_leads_to_the_page_where_it_is_written(admin_client: Client, db: None) -> None:
    article = factories.draft(
        title="Both & <either>",
        sections=[
            {"key": "one", "heading": "First & <last>", "aspect": "answer", "body": "Fine.\n"},
            {"key": "two", "heading": "Second", "aspect": "causes", "body": "See www.nhs.uk\n"},
        ],
    )
    models.Section.objects.filter(key="one").update(body="[a](/b)\n")
    models.SupportService.objects.update(phone="1")
    models.SymptomWarning.objects.update(action="")
    models.WarningCondition.objects.all().delete()
    shown = admin_client.get(at(PUBLISH, article)).content.decode()
    for model, words in (
        (models.Section, "Section “First &amp; &lt;last&gt;” › body"),
        (models.SymptomWarning, "Warning “Fever” › action"),
        (models.SymptomWarning, "Warning “Fever” › triggered when"),
        (models.SupportService, "Support service “helpline”"),
    ):
        page = reverse(f"admin:articles_{model._meta.model_name}_change", args=[model.objects.all()[0].pk])
        assert f'<a href="{page}">{words}</a>' in shown
    second = reverse("admin:articles_section_change", args=[models.Section.objects.get(key="two").pk])
    assert f'<a href="{second}">Section “Second” › body</a>' in shown
    assert "A link cannot lead to `/b`" in shown


def test_publishing_needs_it_to_be_said_that_nobody_has_reviewed(admin_client: Client, db: None) -> None:
    article = factories.draft()
    refused = publish_from_the_page(admin_client, article, said={})
    assert refused.status_code == 200
    assert not models.ArticleVersion.objects.exists()
    done = publish_from_the_page(admin_client, article)
    assert done.status_code == 302
    version = models.ArticleVersion.objects.get()
    assert (version.published_by, version.significance, version.note) == ("admin", "safety", "Because.")


def test_of_several_articles_those_that_can_be_published_are(admin_client: Client, db: None) -> None:
    good = factories.draft()
    bad = factories.draft(slug="not-yet", summary="")
    response = publish_from_the_page(admin_client, good, bad)
    assert response.status_code == 200
    assert [standing.article.slug for standing in response.context["standings"]] == ["not-yet"]
    assert [version.slug for version in models.ArticleVersion.objects.all()] == ["after-a-loss"]


def test_an_unchanged_article_is_refused_as_such(admin_client: Client, db: None) -> None:
    factories.published()
    response = publish_from_the_page(admin_client, models.Article.objects.get())
    assert "has not changed since version 1" in response.content.decode()
    assert models.ArticleVersion.objects.count() == 1


def test_retiring_asks_for_the_successor_and_refuses_one_that_is_not_live(admin_client: Client, db: None) -> None:
    factories.published()
    article = models.Article.objects.get()
    wrong = admin_client.post(at(RETIRE, article), {**SEEN, "successor": "nowhere"})
    assert "is not live" in wrong.content.decode()
    assert admin_client.post(at(RETIRE, article), {**SEEN, "successor": ""}).status_code == 302
    assert models.PublishedArticle.objects.get().retired_at is not None
    assert models.ChangeEvent.objects.get(kind="article.retired").by == "admin"


def test_an_old_version_is_restored_into_the_draft(admin_client: Client, db: None) -> None:
    version = factories.published()
    factories.draft(title="Changed since")
    publish.publish("after-a-loss", by="tests", allow_unreviewed=True)
    response = admin_client.post(reverse("admin:articles_articleversion_restore", args=[version.pk]), follow=True)
    assert "The draft is version 1 again." in response.content.decode()
    assert drafts.read(models.Article.objects.get())["title"] == "After a loss"


MATRIX = [
    (("change_article", "view_article"), False, False),
    (("change_article", "publish_article"), True, False),
    (("change_article", "retire_article"), False, True),
    (("change_article", "publish_article", "retire_article"), True, True),
]


@pytest.mark.parametrize(("permissions", "may_publish", "may_retire"), MATRIX)
def test_who_may_do_what(db: None, permissions: tuple[str, ...], may_publish: bool, may_retire: bool) -> None:
    version = factories.published()
    factories.draft(title="Changed")
    article = models.Article.objects.get()
    client = editor(*permissions, "view_articleversion")
    restore = reverse("admin:articles_articleversion_restore", args=[version.pk])

    published = publish_from_the_page(client, article).status_code
    restored = client.post(restore).status_code
    live = {"live-after-a-loss": "2" if may_publish else "1"}
    retired = client.post(at(RETIRE, article), {**live, "successor": ""}).status_code

    assert (published, restored, retired) == (
        302 if may_publish else 403,
        302 if may_publish else 403,
        302 if may_retire else 403,
    )
    assert models.ArticleVersion.objects.count() == (2 if may_publish else 1)
    assert (models.PublishedArticle.objects.get().retired_at is not None) == may_retire
    actions = client.get(reverse("admin:articles_article_changelist")).content.decode()
    assert ("Publish selected" in actions) == may_publish
    assert ("Retire selected" in actions) == may_retire


@pytest.mark.parametrize("name", [PUBLISH, RETIRE])
def test_someone_who_is_not_signed_in_is_asked_to(client: Client, db: None, name: str) -> None:
    response = client.get(reverse(name))
    assert response.status_code == 302
    assert "/admin/login/" in response["Location"]


def test_restoring_by_a_link_is_refused(admin_client: Client, db: None) -> None:
    version = factories.published()
    assert admin_client.get(reverse("admin:articles_articleversion_restore", args=[version.pk])).status_code == 403


def test_hostile_text_in_a_draft_is_shown_as_text(admin_client: Client, db: None) -> None:
    hostile = "<script>alert(1)</script>"
    article = factories.draft(title=hostile, question="")
    response: Any = admin_client.get(at(PUBLISH, article))
    assert hostile not in response.content.decode()
    assert "script-src 'self'" in response["Content-Security-Policy"]
    assert publish.faults_in_draft(article.slug)
