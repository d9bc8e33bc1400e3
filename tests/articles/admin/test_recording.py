"""Who changed what readers could be told is on record; who only looked, or saved it as it was, is not."""

from typing import Any

import pytest
from django.contrib.admin import site
from django.contrib.auth.models import User
from django.test import Client, RequestFactory
from django.urls import reverse

from articles import models
from articles.admin.copies import DraftCopyAdmin
from articles.admin.kept import KeptFormAdmin
from articles.admin.published import ReadOnlyAdmin
from articles.admin.recording import RecordsWhoEdits
from articles.editorial.edits import Hand
from articles.review import reviewing
from articles.review.reviewing import Draft
from tests import factories
from tests.articles.admin import pages
from tests.articles.admin.test_drafts import as_shown, page
from tests.articles.editorial.test_reading import RICH
from tests.articles.review import signing

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PARTS: list[tuple[Any, str]] = [
    (models.Article, "title"),
    (models.Section, "heading"),
    (models.GuidanceRule, "statement"),
    (models.SymptomWarning, "action"),
    (models.Scenario, "title"),
]
SHARED: list[tuple[Any, str, str, str]] = [
    (models.Topic, "name", "topics", "miscarriage"),
    (models.Fact, "question", "facts", "fever"),
    (models.Activity, "label", "activities", "resume_sex"),
    (models.Source, "title", "sources", "leaflet"),
    (models.SupportService, "phone", "support_services", "helpline"),
]


@pytest.fixture
def draft(db: None) -> models.Article:
    return factories.draft(author="Bo Reed", **RICH)


def recorded(user: User) -> list[tuple[str, str]]:
    """What `user` is on record to have changed, and nobody else since the draft was there."""
    found = models.DraftEdit.objects.exclude(name="Bo Reed").order_by("pk")
    assert {(edit.user_id, edit.account) for edit in found} <= {(user.pk, user.username)}
    return [(edit.what, edit.key) for edit in found]


def send(client: Client, url: str, **changes: Any) -> None:
    response: Any = client.post(url, {**as_shown(client.get(url)), **changes})
    assert response.status_code == 302, response.context["errors"]


@pytest.mark.parametrize(("model", "field"), PARTS)
def test_whoever_changes_a_part_has_changed_the_draft(
    admin_client: Client, admin_user: User, draft: models.Article, model: Any, field: str
) -> None:
    url = page(model, "change", model.objects.get().pk)
    send(admin_client, url)
    assert recorded(admin_user) == [], "it was saved as it was"
    send(admin_client, url, **{field: "Something else"})
    assert recorded(admin_user) == [("article", "after-a-loss")]


@pytest.mark.parametrize(("model", "field", "what", "key"), SHARED)
def test_whoever_changes_a_shared_entry_has_changed_it(
    admin_client: Client, admin_user: User, draft: models.Article, model: Any, field: str, what: str, key: str
) -> None:
    name = "slug" if model is models.Topic else "key"
    url = page(model, "change", model.objects.get(**{name: key}).pk)
    send(admin_client, url)
    assert recorded(admin_user) == [], "it was saved as it was"
    send(admin_client, url, **{field: "020 7946 0000"})
    assert recorded(admin_user) == [(what, key)]


def test_rows_of_a_part_count_as_the_part(admin_client: Client, admin_user: User, draft: models.Article) -> None:
    url = page(models.GuidanceRule, "change", models.GuidanceRule.objects.get().pk)
    send(admin_client, url, satisfied_when="bleeding is light")
    send(admin_client, url, sources=[])
    assert recorded(admin_user) == [("article", "after-a-loss")] * 2


def test_lists_on_the_articles_page_count(admin_client: Client, admin_user: User, draft: models.Article) -> None:
    url = page(models.Article, "change", draft.pk)
    send(admin_client, url, **{"related-0-slug": "something-else"})
    send(admin_client, url, **{"definitions-0-meaning": "Another meaning."})
    assert recorded(admin_user) == [("article", "after-a-loss")] * 2


def test_choices_of_a_fact_count(admin_client: Client, admin_user: User, draft: models.Article) -> None:
    send(
        admin_client,
        page(models.Fact, "change", models.Fact.objects.get(key="bleeding").pk),
        **{"choices-0-label": "Nil"},
    )
    assert recorded(admin_user) == [("facts", "bleeding")]


def test_what_an_activity_requires_counts(admin_client: Client, admin_user: User, draft: models.Article) -> None:
    other = models.Activity.objects.create(key="rest", label="Rest")
    url = page(models.Activity, "change", models.Activity.objects.get(key="resume_sex").pk)
    send(admin_client, url, requires=[other.pk])
    assert recorded(admin_user) == [("activities", "resume_sex")]


def test_adding_and_deleting_count(admin_client: Client, admin_user: User, draft: models.Article) -> None:
    sent = {"article": draft.pk, "position": 1, "key": "new", "heading": "New", "aspect": "faq", "body": "New."}
    assert admin_client.post(page(models.Section, "add"), sent).status_code == 302
    assert recorded(admin_user) == [("article", "after-a-loss")]
    url = page(models.Section, "delete", models.Section.objects.get(key="new").pk)
    pages.send(admin_client, pages.open_form(admin_client, url))
    assert recorded(admin_user) == [("article", "after-a-loss")] * 2
    chosen = {"action": "delete_selected", "_selected_action": [models.Scenario.objects.get().pk], "index": "0"}
    form = pages.form_on(admin_client.post(page(models.Scenario, "changelist"), chosen))
    form.action = page(models.Scenario, "changelist")
    pages.send(admin_client, form)
    assert not models.Scenario.objects.exists()
    assert recorded(admin_user) == [("article", "after-a-loss")] * 3


def test_a_new_entry_and_a_new_article_have_somebody_who_wrote_them(
    admin_client: Client, admin_user: User, db: None
) -> None:
    for model, sent in (
        (models.Source, {"key": "new", "title": "New", "publisher": "Somebody"}),
        (models.Article, {"slug": "new", "title": "New"}),
    ):
        url = page(model, "add")
        response: Any = admin_client.post(url, {**as_shown(admin_client.get(url)), **sent})
        assert response.status_code == 302, response.context["errors"]
    assert recorded(admin_user) == [("sources", "new"), ("article", "new")]


def test_an_act_that_is_logged_and_was_no_save_counts(
    admin_user: User, draft: models.Article, rf: RequestFactory
) -> None:
    request = rf.post("/")
    request.user = admin_user
    site.get_model_admin(models.Article).log_change(request, draft, "Restored version 1.")
    assert recorded(admin_user) == [("article", "after-a-loss")]


def test_looking_counts_for_nothing(admin_client: Client, admin_user: User, draft: models.Article) -> None:
    for model, _ in PARTS:
        admin_client.get(page(model, "change", model.objects.get().pk))
        admin_client.get(page(model, "changelist"))
    admin_client.get(reverse("admin:articles_article_review", args=[draft.pk]))
    assert recorded(admin_user) == []


def test_a_save_that_is_refused_counts_for_nothing(
    admin_client: Client, admin_user: User, draft: models.Article
) -> None:
    url = page(models.Section, "change", models.Section.objects.get().pk)
    response = admin_client.post(url, {**as_shown(admin_client.get(url)), "body": "<b>Wait</b>"})
    assert response.status_code == 200
    assert recorded(admin_user) == []


def test_a_clinician_who_mended_a_word_cannot_review_it_and_one_who_saved_it_as_it_was_can(
    client: Client, draft: models.Article
) -> None:
    models.Article.objects.update(notice=signing.NOTICE)
    ada = User.objects.create_superuser("ada", first_name="Ada", last_name="Moss")
    client.force_login(ada)
    url = page(models.GuidanceRule, "change", models.GuidanceRule.objects.get().pk)
    send(client, url)
    assert reviewing.faults_in_reviewer(Draft.of(draft), ada) == []
    send(client, url, title="Wait a little")
    assert [fault.code for fault in reviewing.faults_in_reviewer(Draft.of(draft), ada)] == ["four_eyes"]
    assert Hand.of(ada).name == "Ada Moss"


def test_every_page_on_which_something_can_be_edited_records_who_did() -> None:
    found = [admin for model, admin in site._registry.items() if model._meta.app_label == "articles"]
    # What was kept of work is shown, and edited nowhere.
    shown = ReadOnlyAdmin | DraftCopyAdmin | KeptFormAdmin
    editable = [admin for admin in found if not isinstance(admin, shown)]
    assert len(editable) == 10
    for admin in editable:
        assert isinstance(admin, RecordsWhoEdits), admin
