"""Drafts in the admin: what a file can say can be written here, and nothing that a file could not bring in."""

from typing import Any

import pytest
from django.contrib.admin import site
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles import models
from articles.editing import opened
from articles.editorial import drafts, vocabulary
from tests import factories

pytestmark = pytest.mark.slow

PARTS: list[type[Any]] = [
    models.Article,
    models.Section,
    models.GuidanceRule,
    models.SymptomWarning,
    models.Scenario,
    models.Topic,
    models.Fact,
    models.Activity,
    models.Source,
    models.SupportService,
]
PUBLISHED: list[type[Any]] = [models.ArticleVersion, models.PublishedArticle, models.ChangeEvent]


def page(model: Any, name: str, *args: Any) -> str:
    return reverse(f"admin:articles_{model._meta.model_name}_{name}", args=args)


def as_shown(response: Any) -> dict[str, Any]:
    """What a browser would send back if nobody touched the form."""
    forms = [response.context["adminform"].form]
    for inline in response.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.initial_forms]
    sent: dict[str, Any] = {opened.NAME: response.context["opened_seal"]}
    for form in forms:
        for bound in form:
            value = bound.value()
            prepared = bound.field.prepare_value(value)
            if prepared is None or prepared is False:
                continue
            sent[bound.html_name] = str(prepared).replace("\n", "\r\n") if isinstance(prepared, str) else prepared
    return sent


@pytest.mark.parametrize("model", [*PARTS, *PUBLISHED])
def test_every_list_and_page_opens(admin_client: Client, starter: list[str], model: Any) -> None:
    assert admin_client.get(page(model, "changelist")).status_code == 200
    first = model.objects.first()
    assert admin_client.get(page(model, "change", first.pk)).status_code == 200
    assert admin_client.get(page(model, "changelist"), {"q": "a"}).status_code == 200


@pytest.mark.parametrize("model", PARTS)
def test_everything_private_can_be_added(admin_client: Client, starter: list[str], model: Any) -> None:
    assert admin_client.get(page(model, "add")).status_code == 200


@pytest.mark.parametrize("model", PARTS[:5])
def test_saving_what_is_shown_changes_nothing(admin_client: Client, starter: list[str], model: Any) -> None:
    before = {article.slug: drafts.read(article) for article in models.Article.objects.all()}
    whose = "slug" if model is models.Article else "article__slug"
    for row in model.objects.filter(**{whose: "conceiving-again-after-miscarriage"})[:5]:
        url = page(model, "change", row.pk)
        response = admin_client.post(url, as_shown(admin_client.get(url)))
        assert response.status_code == 302, response.context["errors"]
    assert {article.slug: drafts.read(article) for article in models.Article.objects.all()} == before


@pytest.mark.parametrize("model", [models.Topic, models.Fact, models.Activity, models.Source, models.SupportService])
def test_saving_vocabulary_as_it_is_shown_changes_nothing(admin_client: Client, starter: list[str], model: Any) -> None:
    before = vocabulary.read()
    for row in model.objects.all()[:5]:
        url = page(model, "change", row.pk)
        response = admin_client.post(url, as_shown(admin_client.get(url)))
        assert response.status_code == 302, response.context["errors"]
    assert vocabulary.read() == before


def test_a_rule_is_written_with_conditions_in_lines(admin_client: Client, db: None) -> None:
    article = factories.draft()
    sent = {
        "article": article.pk,
        "position": "1",
        "key": "a-new-rule",
        "activity": models.Activity.objects.get().pk,
        "title": "New",
        "statement": "First line.\r\nSecond line.",
        "rationale": "",
        "action": "wait",
        "strength": "recommended",
        "certainty": "not_graded",
        "sources": [models.Source.objects.get().pk],
        "applies_when": "fever is false\r\n\r\ndays_since_loss < 12",
        "satisfied_when": "bleeding in [none, light]",
        "wait_minimum": "2",
        "wait_maximum": "",
        "wait_unit": "wk",
        "wait_elapsed_fact": models.Fact.objects.get(key="days_since_loss").pk,
    }
    response = admin_client.post(page(models.GuidanceRule, "add"), sent)
    assert response.status_code == 302, response.context["errors"]
    assert response["Location"] == page(models.Article, "change", article.pk)
    assert drafts.read(article)["guidance_rules"][1] == {
        "key": "a-new-rule",
        "activity": "resume_sex",
        "title": "New",
        "statement": "First line.\nSecond line.",
        "rationale": "",
        "action": "wait",
        "strength": "recommended",
        "certainty": "not_graded",
        "applies_when": [
            {"fact": "fever", "operator": "eq", "value": False},
            {"fact": "days_since_loss", "operator": "lt", "value": 12},
        ],
        "satisfied_when": [{"fact": "bleeding", "operator": "in", "value": ["none", "light"]}],
        "wait": {"minimum": 2, "maximum": None, "unit": "wk", "elapsed_fact": "days_since_loss"},
        "sources": ["leaflet"],
    }


def test_wrong_conditions_are_refused_by_line_with_the_nearest_right_name(admin_client: Client, db: None) -> None:
    article = factories.draft()
    rule = models.GuidanceRule.objects.get()
    url = page(models.GuidanceRule, "change", rule.pk)
    sent = as_shown(admin_client.get(url))
    response: Any = admin_client.post(url, {**sent, "applies_when": "fevr is true\nbleeding is nonne\nbleeding"})
    said = " ".join(response.context["adminform"].form.errors["applies_when"])
    assert "Line 1" in said
    assert "'fever'" in said
    assert "Line 2" in said
    assert "none" in said
    assert "Line 3" in said
    assert drafts.read(article) == drafts.normalise(factories.content())


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("facts", "- a list"),
        ("facts", "fever: [true]"),
        ("facts", "fever: {a: b}"),
        ("facts", "a: &x 1"),
        ("facts", "a: : b"),
        ("expected_outcomes", "resume_sex: fine"),
        ("expected_warnings", "fever: true"),
        ("expected_warnings", "- 7"),
    ],
)
def test_a_scenario_that_has_no_right_shape_is_refused_at_its_field(
    admin_client: Client, db: None, field: str, text: str
) -> None:
    factories.draft()
    url = page(models.Scenario, "change", models.Scenario.objects.get().pk)
    response: Any = admin_client.post(url, {**as_shown(admin_client.get(url)), field: text})
    assert response.status_code == 200
    assert list(response.context["adminform"].form.errors) == [field]


def test_a_section_with_raw_html_is_refused(admin_client: Client, db: None) -> None:
    factories.draft()
    url = page(models.Section, "change", models.Section.objects.get().pk)
    sent = {**as_shown(admin_client.get(url)), "body": "Hello <script>alert(1)</script>"}
    response: Any = admin_client.post(url, sent)
    assert "Raw HTML" in str(response.context["adminform"].form.errors["body"])


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"wait_minimum": "2"}, "A wait has a minimum"),
        ({"key": "Not A Key"}, "small letters"),
        ({"wait_minimum": "0", "wait_unit": "d"}, "A wait has a minimum"),
    ],
)
def test_what_the_database_would_refuse_is_said_in_words(
    admin_client: Client, db: None, changed: dict[str, str], said: str
) -> None:
    factories.draft()
    url = page(models.GuidanceRule, "change", models.GuidanceRule.objects.get().pk)
    response: Any = admin_client.post(url, {**as_shown(admin_client.get(url)), **changed})
    assert said in str(response.context["errors"])


def test_a_topic_cannot_lie_under_itself_nor_an_activity_require_itself(admin_client: Client, db: None) -> None:
    factories.draft()
    top, below = models.Topic.objects.get(slug="loss"), models.Topic.objects.get(slug="miscarriage")
    url = page(models.Topic, "change", top.pk)
    response: Any = admin_client.post(url, {**as_shown(admin_client.get(url)), "parent": below.pk})
    assert "parent" in response.context["adminform"].form.errors
    activity = models.Activity.objects.get()
    url = page(models.Activity, "change", activity.pk)
    response = admin_client.post(url, {**as_shown(admin_client.get(url)), "requires": [activity.pk]})
    assert "requires" in response.context["adminform"].form.errors


def test_a_fact_in_use_cannot_be_deleted(admin_client: Client, db: None) -> None:
    factories.draft()
    fact = models.Fact.objects.get(key="bleeding")
    url = page(models.Fact, "delete", fact.pk)
    version = admin_client.get(url).context["version"]
    response = admin_client.post(url, {"post": "yes", "version": version})
    assert response.status_code == 200
    assert models.Fact.objects.filter(pk=fact.pk).exists()


def test_whoever_begins_an_article_is_its_author(admin_client: Client, admin_user: User, db: None) -> None:
    url = page(models.Article, "add")
    sent = {**as_shown(admin_client.get(url)), "slug": "new", "title": "New"}
    assert admin_client.post(url, sent).status_code == 302
    assert models.Article.objects.get().author == admin_user.username


def test_an_author_who_is_not_recorded_stays_unknown_until_somebody_says_who_it_was(
    admin_client: Client, db: None
) -> None:
    # Whoever saves it first may have written nothing of it: unknown is not "this one".
    article = factories.draft()
    url = page(models.Article, "change", article.pk)
    admin_client.post(url, as_shown(admin_client.get(url)))
    article.refresh_from_db()
    assert article.author == ""
    admin_client.post(url, {**as_shown(admin_client.get(url)), "author": "Bo Reed"})
    article.refresh_from_db()
    assert article.author == "Bo Reed"
    admin_client.post(url, {**as_shown(admin_client.get(url)), "author": "Somebody else"})
    article.refresh_from_db()
    assert article.author == "Bo Reed"


def test_scenarios_stand_beside_their_article_with_their_verdict(admin_client: Client, db: None) -> None:
    article = factories.draft()
    url = page(models.Article, "change", article.pk)
    assert "✓ Yes" in admin_client.get(url).content.decode()
    models.Scenario.objects.update(expected_outcomes={"resume_sex": "no_objection"})
    shown = admin_client.get(url).content.decode()
    assert "✗ No." in shown
    assert "need_facts" in shown
    models.Scenario.objects.update(facts={"nothing": True})
    assert "cannot be run yet" in admin_client.get(url).content.decode()


@pytest.mark.parametrize("model", PUBLISHED)
def test_what_is_published_cannot_be_touched(admin_client: Client, starter: list[str], model: Any) -> None:
    row = model.objects.first()
    admin = site.get_model_admin(model)
    assert admin_client.get(page(model, "add")).status_code == 403
    assert admin_client.post(page(model, "change", row.pk), {}).status_code == 403
    assert admin_client.post(page(model, "delete", row.pk), {"post": "yes"}).status_code == 403
    actions = admin.get_actions(admin_client.get(page(model, "changelist")).wsgi_request)
    assert list(actions) == (["retire"] if model is models.PublishedArticle else [])
