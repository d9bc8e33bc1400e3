"""Two editors on one page: whoever saves second is shown both texts, loses nothing, and overwrites nothing unseen."""

from itertools import product
from typing import Any

import pytest
from django.contrib.admin import site
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.test import Client

from articles import models
from articles.admin.guarded import Guarded, InPart
from articles.editing import opened
from articles.editorial import drafts, versions, vocabulary, yaml_source
from articles.publishing import publish
from tests.articles.admin.every_form import FORMS, at, row_of, url_of
from tests.articles.admin.pages import errors_in, form_on, open_form, page, send
from tests.articles.admin.people import content, editor

pytestmark = [pytest.mark.django_db]

# Not of the editors' work: accounts, whose pages are Django's own.
OTHERS = {User, Group}


# --- No form is left out ---------------------------------------------------------------------------------------------


def test_every_page_that_changes_anything_is_guarded() -> None:
    superuser = User(is_superuser=True, is_staff=True, is_active=True)
    changing = set()
    for model, admin in site._registry.items():
        request = Client().get("/admin/login/").wsgi_request
        request.user = superuser
        if model not in OTHERS and (admin.has_add_permission(request) or admin.has_change_permission(request)):
            assert isinstance(admin, Guarded), f"{model.__name__} would let the last who saves win"
            assert not admin.list_editable, f"the list of {model.__name__} is a form, and carries no version"
            changing.add(model)
    assert changing == set(FORMS), "a form that this file does not try"


def test_every_inline_shows_all_of_what_it_would_delete_or_knows_its_version() -> None:
    request = Client().get("/admin/login/").wsgi_request
    request.user = User(is_superuser=True, is_staff=True, is_active=True)
    for model in FORMS:
        for inline in site.get_model_admin(model).get_inline_instances(request):
            formset: Any = inline.get_formset(request)
            shown = {*formset.form.base_fields, formset.fk.name, "id"}
            options: Any = inline.model._meta
            is_all = {column.name for column in options.concrete_fields} <= shown
            has_rows_of_its_own = any(related.one_to_many for related in options.related_objects)
            assert isinstance(inline, InPart) or (is_all and not has_rows_of_its_own), f"{type(inline).__name__}"


@pytest.mark.slow
@pytest.mark.parametrize("model", FORMS)
def test_a_form_that_nobody_has_overtaken_is_saved_as_it_was(anna: Client, model: Any) -> None:
    row = row_of(model)
    before = versions.of(row)
    response = send(anna, open_form(anna, url_of(model)))
    assert response.status_code == 302, errors_in(response)
    row.refresh_from_db()
    assert model is models.Article or versions.of(row) == before


# --- Whoever comes second --------------------------------------------------------------------------------------------


def _everything() -> Any:
    return drafts.read(models.Article.objects.get()), vocabulary.read()


@pytest.mark.slow
@pytest.mark.parametrize("model", FORMS)
def test_who_saves_second_is_refused_keeps_what_they_typed_and_saves_it_from_there(
    anna: Client, ben: Client, model: Any
) -> None:
    bens, annas = FORMS[model]
    hers, his = open_form(anna, url_of(model)), open_form(ben, url_of(model))
    assert send(ben, his, bens).status_code == 302
    as_ben_left_it = _everything()

    refused = send(anna, hers, annas)

    assert refused.status_code == 409
    assert _everything() == as_ben_left_it
    said = refused.content.decode()
    assert "It was ben, on " in said
    assert "Nothing was saved" in said
    for typed in annas.values():
        assert typed.replace("\r\n", "\n") in said
    resolved = send(anna, form_on(refused) if form_on(refused).action else at(form_on(refused), url_of(model)))
    assert resolved.status_code == 302, errors_in(resolved)
    again = open_form(anna, url_of(model)).inputs
    for name, typed in {**bens, **annas}.items():
        expected = typed if isinstance(typed, list) else [typed]
        assert [text.removesuffix("\r\n") for text in again.get(name, [])] == _as_shown(name, expected)


def _as_shown(name: str, typed: list[str]) -> list[str]:
    return ["04/03/2026"] if name == "accessed_on" else typed


@pytest.mark.slow
@pytest.mark.parametrize("model", FORMS)
def test_of_what_both_have_changed_somebody_must_say_whose_it_is(anna: Client, ben: Client, model: Any) -> None:
    _, annas = FORMS[model]
    name, hers_typed = next(iter(annas.items()))
    his_typed = {"accessed_on": "2025-05-06"}.get(name, f"{hers_typed} And more.")
    hers, his = open_form(anna, url_of(model)), open_form(ben, url_of(model))
    send(ben, his, {name: his_typed})
    asked = at(form_on(send(anna, hers, annas)), url_of(model))
    take = next(radio for radio in asked.radios if radio.rpartition(":")[2] == name.rpartition("-")[2])

    unanswered = send(anna, asked)
    assert unanswered.status_code == 409, "neither text may win because nobody has chosen"
    assert hers_typed.replace("\r\n", "\n") in unanswered.content.decode()

    still_asked = at(form_on(unanswered), url_of(model))
    theirs = send(anna, still_asked, {take: "theirs"})
    assert theirs.status_code == 302, errors_in(theirs)
    assert his_typed.split("\r")[0][:4] in str(open_form(anna, url_of(model)).inputs[name]) or name == "accessed_on"

    refused = send(anna, hers, annas)  # the old form once more: it is as late as before
    mine = send(anna, at(form_on(refused), url_of(model)), {take: "mine"})
    assert mine.status_code == 302, errors_in(mine)
    shown = open_form(anna, url_of(model)).inputs[name]
    assert [text.removesuffix("\r\n") for text in shown] == _as_shown(name, [hers_typed])


def test_the_three_texts_stand_side_by_side_and_mine_can_still_be_changed(anna: Client, ben: Client) -> None:
    url = url_of(models.SymptomWarning)
    hers, his = open_form(anna, url), open_form(ben, url)
    send(ben, his, {"action": "Call 999 now. Do not wait."})

    refused = send(anna, hers, {"action": "Call your doctor, today."})

    said = refused.content.decode()
    for heading, text in (
        ("When you opened it", "Call your doctor today."),
        ("What it says now", "Call 999 now. Do not wait."),
        ("What you typed", "Call your doctor, today."),
    ):
        assert heading in said
        assert text in said
    both = {"_take:action": "mine", "action": "Call 999 now. Do not wait for your doctor."}
    assert send(anna, at(form_on(refused), url), both).status_code == 302
    assert models.SymptomWarning.objects.get().action == "Call 999 now. Do not wait for your doctor."


@pytest.mark.slow
def test_who_is_overtaken_again_while_choosing_is_asked_again(anna: Client, ben: Client) -> None:
    url = url_of(models.Section)
    hers, his = open_form(anna, url), open_form(ben, url)
    send(ben, his, {"heading": "His first"})
    asked = at(form_on(send(anna, hers, {"body": "Her text."})), url)
    send(ben, open_form(ben, url), {"heading": "His second", "body": "His text."})

    refused = send(anna, asked)

    assert refused.status_code == 409
    said = refused.content.decode()
    assert all(text in said for text in ("Her text.", "His text.", "His second"))
    section = models.Section.objects.get(key="answer")
    assert (section.heading, section.body) == ("His second", "His text.\n")


@pytest.mark.slow
def test_what_was_chosen_is_still_checked_as_any_form_is(anna: Client, ben: Client) -> None:
    url = url_of(models.Section)
    hers, his = open_form(anna, url), open_form(ben, url)
    send(ben, his, {"heading": "His"})
    asked = at(form_on(send(anna, hers, {"body": "Her <b>text</b>."})), url)

    response = send(anna, asked)

    assert response.status_code == 200
    assert "Raw HTML" in str(response.context["adminform"].form.errors["body"])
    form = at(form_on(response), url)
    assert form.inputs["heading"] == ["His"]
    assert send(anna, form, {"body": "Her text."}).status_code == 302


def test_the_same_save_twice_is_no_conflict(anna: Client) -> None:
    for model, typed in (
        (models.Section, {"heading": "Twice"}),
        (models.Topic, {"codings-TOTAL_FORMS": "2", "codings-1-position": "1", "codings-1-system": "icd-10"}),
    ):
        if model is models.Topic:
            typed |= {"codings-1-code": "O04", "codings-1-display": "Another"}
        form = open_form(anna, url_of(model))
        assert [send(anna, form, typed).status_code for _ in range(2)] == [302, 302]
    assert models.TopicCoding.objects.filter(topic__slug="miscarriage").count() == 2


# --- Who moved it does not matter ------------------------------------------------------------------------------------


def _restore() -> None:
    publish.restore("after-a-loss", 1, by="cy")


def _load(folder: Any) -> None:
    changed = content()
    changed["guidance_rules"][0]["title"] = "Loaded"
    path = folder / "article.yaml"
    path.write_text(yaml_source.write(changed))
    call_command("load_content", str(path), "--force", verbosity=0)


@pytest.mark.slow
@pytest.mark.parametrize("by", ["restore", "load"])
def test_a_draft_that_was_replaced_as_a_whole_refuses_what_was_opened_before(
    anna: Client, tmp_path: Any, by: str
) -> None:
    publish.publish("after-a-loss", by="tests", allow_unreviewed=True)
    models.GuidanceRule.objects.update(title="Edited")
    url = url_of(models.GuidanceRule)
    hers = open_form(anna, url)
    _restore() if by == "restore" else _load(tmp_path)

    refused = send(anna, hers, {"statement": "Her statement."})

    assert refused.status_code == 409
    assert "Her statement." in refused.content.decode()
    assert ("It was cy, on" if by == "restore" else "It was load_content, on") in refused.content.decode()
    assert send(anna, at(form_on(refused), url)).status_code == 302
    rule = models.GuidanceRule.objects.get()
    assert (rule.title, rule.statement) == ("Wait" if by == "restore" else "Loaded", "Her statement.")


@pytest.mark.slow
@pytest.mark.parametrize(
    "change",
    [
        lambda rule: rule.citations.all().delete(),
        lambda rule: rule.conditions.update(value="light"),
        lambda rule: rule.conditions.update(list="applies_when"),
        lambda rule: rule.conditions.create(list="applies_when", fact_id=_fever(), operator="eq", value=True),
        lambda rule: models.GuidanceRule.objects.filter(pk=rule.pk).update(wait_minimum=2, **_wait()),
    ],
    ids=["citation", "value", "list", "condition", "wait"],
)
def test_a_rule_moves_with_its_citations_conditions_and_wait(anna: Client, change: Any) -> None:
    hers = open_form(anna, url_of(models.GuidanceRule))
    change(models.GuidanceRule.objects.get())
    after = drafts.read(models.Article.objects.get())
    assert send(anna, hers, {"title": "Hers"}).status_code == 409
    assert drafts.read(models.Article.objects.get()) == after


def _fever() -> int:
    return models.Fact.objects.get(key="fever").pk


def _wait() -> dict[str, Any]:
    return {"wait_unit": "wk", "wait_elapsed_fact": models.Fact.objects.get(key="days_since_loss")}


@pytest.mark.slow
def test_a_citation_that_the_form_does_not_show_is_not_dropped_by_saving_it(anna: Client) -> None:
    url = url_of(models.GuidanceRule)
    models.ArticleSource.objects.all().delete()  # a colleague has taken the source off the article's own list
    assert send(anna, open_form(anna, url), {"title": "Hers"}).status_code == 302
    assert [str(one.source.key) for one in models.RuleCitation.objects.all()] == ["leaflet"]


# --- What is not known is not "nothing has changed" ------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("seal", [None, "", "x", "another's", "of another"])
def test_a_form_without_a_seal_that_is_its_own_overwrites_nothing_unseen(anna: Client, ben: Client, seal: Any) -> None:
    url = url_of(models.Section)
    other = page(models.Section, "change", models.Section.objects.get(key="more").pk)
    sealed = {
        "another's": open_form(ben, url).inputs[opened.NAME][0],
        "of another": open_form(anna, other).inputs[opened.NAME][0],
    }.get(seal, seal)
    refused = send(anna, open_form(anna, url), {opened.NAME: sealed, "heading": "Unseen"})
    assert refused.status_code == 409
    assert "is not known any more" in refused.content.decode()
    assert models.Section.objects.get(key="answer").heading == "The answer"
    assert send(anna, at(form_on(refused), url), {"_take:heading": "mine"}).status_code == 302


@pytest.mark.slow
def test_text_on_the_page_is_text(anna: Client, ben: Client) -> None:
    url = url_of(models.Source)
    hers, his = open_form(anna, url), open_form(ben, url)
    hostile = "</textarea><script>alert(1)</script>"
    send(ben, his, {"title": hostile})
    refused = send(anna, hers, {"title": f"{hostile}2"})
    assert "<script>alert" not in refused.content.decode()
    assert "script-src 'self'" in refused["Content-Security-Policy"]


ODD = ["", "²", "-1", "\x00", "9" * 30, "1" * 5000, "mine", "🇬🇧"]


@pytest.mark.slow
@pytest.mark.parametrize("model", [models.Article, models.Section, models.Fact])
def test_odd_values_in_the_hidden_inputs_are_a_page_and_never_an_error(anna: Client, model: Any) -> None:
    url = url_of(model)
    row = row_of(model)
    form = open_form(anna, url)
    hidden = [opened.NAME, "_kept", "_asked", "_before", "_take:title", "version", "_popup", "definitions-TOTAL_FORMS"]
    hidden += ["definitions-0-id", "sections-0-id", "choices-0-id", "related-0-position", "article"]
    beside: list[dict[str, Any]] = [{}, {"_asked": "title"}, {opened.NAME: None}]
    for number, (name, odd) in enumerate(product(hidden, ODD)):
        assert send(anna, form, {**beside[number % 3], name: odd}).status_code in (200, 302, 409)
    for odd in ODD:
        delete = page(model, "delete", row.pk)
        assert anna.get(delete, {"version": odd}).status_code in (200, 302)
        assert anna.post(delete, {"post": "yes", "version": odd}).status_code in (200, 302)
        chosen = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes", f"version-{row.pk}": odd}
        assert anna.post(page(model, "changelist"), chosen).status_code in (200, 302)
    assert model.objects.filter(pk=row.pk).exists()


def test_who_may_not_change_it_is_told_nothing_of_it(anna: Client) -> None:
    cy = editor("cy", "view_section")
    url = url_of(models.Section)
    assert cy.post(url, {"heading": "His"}).status_code == 403
    assert cy.post(page(models.Section, "change", 99999), {"heading": "His"}).status_code in (302, 403)
