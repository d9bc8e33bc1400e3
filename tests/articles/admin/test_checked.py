"""Forms of the admin say what the checks of content files say, at the field that it is about."""

from typing import Any

import pytest
from django.contrib.admin import site
from django.forms import modelform_factory
from django.test import Client, RequestFactory

from articles import models
from articles.admin.checked import CodingForm, SourceForm, SupportServiceForm
from tests import factories
from tests.articles.admin.pages import open_form, page, send

pytestmark = pytest.mark.django_db

SERVICE = {"key": "line", "name": "A line", "description": "Listens.", "url": "", "phone": "116 123", "region": "GB"}
SOURCE = {"key": "page", "title": "A page", "publisher": "P", "url": "https://a.example/page"}


def errors_of(model: Any, form: Any, sent: dict[str, Any]) -> dict[str, list[str]]:
    """What the form of the model's page in the admin says."""
    shown = site._registry[model].get_form(_request())
    assert issubclass(shown, form)
    bound = shown(data=sent)
    return {} if bound.is_valid() else dict(bound.errors.get_json_data())


def _request() -> Any:
    request = RequestFactory().get("/")
    request.user = type("Anybody", (), {"has_perm": lambda self, name: True})()
    return request


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({}, None),
        ({"phone": "", "url": "https://a.example"}, None),
        ({"phone": "08O8 800 1234"}, "phone"),
        ({"phone": "999\u200b"}, "phone"),
        ({"phone": "call us"}, "phone"),
        ({"phone": "988"}, "phone"),
        ({"region": "UK"}, "region"),
        ({"region": "GB-SCO"}, "region"),
        ({"url": "http://a.example"}, "url"),
        ({"url": "https://nhs.uk@evil.example/"}, "url"),
        ({"phone": "", "url": ""}, "__all__"),
    ],
)
def test_a_service_that_nobody_reaches_is_refused_at_its_field(changes: dict[str, str], field: str | None) -> None:
    errors = errors_of(models.SupportService, SupportServiceForm, {**SERVICE, **changes})
    assert list(errors) == ([field] if field else [])
    assert all(len(said) == 1 for said in errors.values())


@pytest.mark.parametrize(
    ("url", "right"), [("", True), ("https://a.example/page", True), ("https://a", False), ("http://a.example", False)]
)
def test_a_source_that_nobody_finds_is_refused_at_its_address(url: str, right: bool) -> None:
    assert list(errors_of(models.Source, SourceForm, {**SOURCE, "url": url})) == ([] if right else ["url"])


@pytest.mark.parametrize(
    ("system", "code", "right"),
    [("icd-10", "O03", True), ("icd-10", "003", False), ("snomed-ct", "17369003", False), ("loinc", "", False)],
)
@pytest.mark.parametrize("model", [models.TopicCoding, models.WarningCoding])
def test_a_code_that_is_none_is_refused_at_the_code(model: Any, system: str, code: str, right: bool) -> None:
    inlines = [inline for admin in site._registry.values() for inline in admin.inlines if inline.model is model]
    assert [issubclass(inline.form, CodingForm) for inline in inlines] == [True]
    form = modelform_factory(model, form=CodingForm, fields=["system", "code", "display"])
    bound = form(data={"system": system, "code": code, "display": "Something"})
    assert list(bound.errors) == ([] if right else ["code"])


# Parts of an article


def section(article: models.Article, body: str) -> dict[str, Any]:
    return {"article": article.pk, "position": 1, "key": "two", "heading": "Two", "aspect": "causes", "body": body}


def test_a_section_is_refused_at_its_text_by_where_its_readers_are(admin_client: Client) -> None:
    article = factories.draft()
    add = page(models.Section, "add")
    refused = admin_client.post(add, section(article, "[Ring](tel:988)"))
    (said,) = refused.context["adminform"].form.errors["body"]
    assert said.startswith("A link cannot lead to `tel:988` (line 1 of the text).")
    models.SupportService.objects.update(region="US", phone="988")
    assert admin_client.post(add, section(article, "[Ring](tel:988)")).status_code == 302


def test_what_is_worth_saying_of_a_section_is_said_when_it_is_saved(admin_client: Client) -> None:
    text = "1. One\r\n\r\nThen\r\n\r\n1. Two"
    saved = admin_client.post(page(models.Section, "add"), section(factories.draft(), text), follow=True)
    assert models.Section.objects.filter(key="two").exists()
    assert "The numbers begin again at 1 (line 5 of the text)." in saved.content.decode()


def test_a_new_rule_offers_the_sources_that_its_article_lists_and_takes_no_others(admin_client: Client) -> None:
    article = factories.draft()
    listed = models.Source.objects.get()
    other = models.Source.objects.create(key="another", title="Another", publisher="P")
    add = page(models.GuidanceRule, "add")

    offered = admin_client.get(add, {"article": article.pk}).context["adminform"].form.fields["sources"]
    assert list(offered.queryset) == [listed]
    unknown = admin_client.get(add).context["adminform"].form.fields["sources"]
    assert list(unknown.queryset) == [other, listed]
    assert "Choose the article first" in unknown.help_text

    refused = admin_client.post(add, {"article": article.pk, "sources": [other.pk]})
    assert refused.context["adminform"].form.errors["sources"] == [
        "The article does not list all of these: add them to its own sources first."
    ]


# Help that can be read


def test_no_help_of_a_field_is_taken_for_html(admin_client: Client) -> None:
    shown = admin_client.get(page(models.Fact, "add")).content.decode()
    assert "A noun phrase that begins a sentence" in shown
    for model_admin in site._registry.values():
        for field in model_admin.model._meta.get_fields():
            assert "<" not in str(getattr(field, "help_text", ""))


@pytest.mark.parametrize(
    ("column", "text", "said"),
    [
        ("facts", "days_since_loss", "Write one to a line, each like this: `gestation_weeks: 8`."),
        ("expected_outcomes", "- wait", "Write one to a line, each like this: `resume_sex: wait`."),
        ("expected_warnings", "fever: true", "Write one to a line, each like this: `- fever`."),
        ("facts", "fever: true #1", "Put the whole text in quotes"),
    ],
)
def test_a_scenario_that_is_not_written_in_lines_is_shown_a_line(
    admin_client: Client, column: str, text: str, said: str
) -> None:
    scenario = factories.draft().scenarios.get()
    form = open_form(admin_client, page(models.Scenario, "change", scenario.pk))
    shown = send(admin_client, form, {column: text})
    assert said in shown.context["adminform"].form.errors[column][0]
