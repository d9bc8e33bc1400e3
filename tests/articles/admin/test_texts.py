"""Whatever an editor types into the admin is held to what text may hold, in every form that there is."""

from typing import Any

import pytest
from django import forms
from django.contrib.admin import site
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import reverse

from articles import models
from articles.admin.texts import AddressField, IdentifierField, LineField, LinesField
from tests import factories
from tests.articles.admin import pages

pytestmark = pytest.mark.django_db

HELD = (LineField, IdentifierField, AddressField)


@pytest.fixture
def request_of_an_editor(rf: RequestFactory, admin_user: User) -> HttpRequest:
    request = rf.get("/")
    request.user = admin_user
    return request


def fields_of(model: Any, request: HttpRequest) -> dict[str, forms.Field]:
    """The fields of a model's own form and of those within it, by name."""
    admin: Any = site._registry[model]
    found = dict(admin.get_form(request, None).base_fields)
    for inline in admin.get_inline_instances(request):
        own = inline.get_formset(request, None).form.base_fields
        found |= {f"{inline.model.__name__}.{name}": field for name, field in own.items()}
    return found


def test_every_field_of_text_in_every_form_is_held_to_one_definition(request_of_an_editor: HttpRequest) -> None:
    seen = 0
    edited = [
        model
        for model, admin in site._registry.items()
        if model._meta.app_label == "articles" and admin.has_add_permission(request_of_an_editor)
    ]
    for model in edited:
        for name, field in fields_of(model, request_of_an_editor).items():
            if isinstance(field, forms.CharField):
                assert isinstance(field, HELD), f"{model.__name__}.{name}"
                seen += 1
    assert seen > 40


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Sex after\ta loss", "Sex after a loss"),
        ("\u200eRest\u200f", "Rest"),
        ("\u2068Rest\u2069", "Rest"),
        ("cafe\u0301", "café"),
        ("\u3164", ""),
        ("\u200b\u00ad", ""),
        ("a\u00adb", "a\u00adb"),
        ("می\u200cشود", "می\u200cشود"),
    ],
    ids=ascii,
)
def test_a_line_is_kept_in_its_one_form(typed: str, kept: str) -> None:
    assert LineField(required=False).clean(typed) == kept


def test_lines_end_one_way_and_keep_their_tabs() -> None:
    assert LinesField().clean("\u200eone\r\n\ttwo") == "one\n\ttwo"


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        (LineField(), "a\x00b", "control_character"),
        (LinesField(), "a\x00b", "control_character"),
        (IdentifierField(), "a\x00b", "control_character"),
        (AddressField(assume_scheme="https"), "https://example.org/a\x00b", "control_character"),
        (LineField(), "a\ud83db", "lone_surrogate"),
        (LineField(), "a\u202eb", "bidirectional_character"),
        (LinesField(), "a\U000e0041b", "hidden_character"),
        (LineField(), "a\u2028b", "one_line"),
        (IdentifierField(), "386\u200b661006", "hidden_character"),
        (IdentifierField(), "0808\u00a0800", "odd_space"),
        (AddressField(assume_scheme="https"), "https://exam\u00adple.org", "hidden_character"),
        (LineField(), "\u3164", "required"),
    ],
)
def test_what_hides_is_refused_beside_its_field(field: forms.Field, typed: str, code: str) -> None:
    with pytest.raises(forms.ValidationError) as refused:
        field.clean(typed)
    assert [error.code for error in refused.value.error_list] == [code]


def save(client: Client, **changes: str) -> Any:
    sent = {"key": "leaflet-2", "title": "A leaflet", "publisher": "Some trust", "url": "", **changes}
    return client.post(reverse("admin:articles_source_add"), sent, follow=True)


def test_a_tab_from_a_word_processor_is_saved_as_a_space(admin_client: Client) -> None:
    save(admin_client, title="A\tleaflet")
    assert models.Source.objects.get().title == "A leaflet"


def test_what_hides_is_refused_in_words_and_what_was_typed_is_still_there(admin_client: Client) -> None:
    page = save(admin_client, title="A leaflet\U000e0041").content.decode()
    assert "There is a hidden character in this text: U+E0041 (tag, which nobody can see), at character 10." in page
    assert "A leaflet\U000e0041" in page
    assert not models.Source.objects.exists()


def test_a_null_in_a_form_is_refused_in_words(admin_client: Client) -> None:
    assert "U+0000 (null), at character 2." in save(admin_client, publisher="a\x00").content.decode()
    assert "U+0000 (null), at character 2." in save(admin_client, key="a\x00").content.decode()


def test_what_is_kept_and_unusual_is_told_without_the_words(admin_client: Client) -> None:
    told = [str(message) for message in save(admin_client, title="Secret\u00adly").context["messages"]]
    assert any("Title: U+00AD (soft hyphen) at character 7" in message for message in told)
    assert models.Source.objects.get().title == "Secret\u00adly"


def test_the_note_of_a_publication_is_held_to_it_too(admin_client: Client) -> None:
    article = factories.draft()
    url = f"{reverse('admin:articles_article_publish')}?ids={article.pk}"
    form = pages.open_form(admin_client, url)
    page = pages.send(admin_client, form, {"note": "a\u202eb", "allow_unreviewed": "on"})
    assert "changes the direction of writing: U+202E" in page.content.decode()
    assert not models.ArticleVersion.objects.exists()
