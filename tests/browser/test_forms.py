"""Two editors in two browsers: in no form can one lose the other's text, nor their own, with or without a script."""

from typing import Any

import pytest
from django.contrib.admin import site as registry
from playwright.sync_api import Page, expect

from articles.admin.guarded import Guarded
from tests.browser.conftest import PASSWORD, People
from tests.browser.watching import barriers

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 320, "height": 640}

# Of each form, two fields that hold text: one for either of the two to write in.
FIELDS = {
    "article": ("question", "notice"),
    "section": ("heading", "body"),
    "guidancerule": ("title", "statement"),
    "symptomwarning": ("symptom", "action"),
    "scenario": ("title", "facts"),
    "topic": ("name", "codings-0-display"),
    "fact": ("label", "question"),
    "activity": ("label", "label"),
    "source": ("title", "publisher"),
    "supportservice": ("name", "description"),
}


def _list(model: str) -> str:
    return f"/admin/articles/{model}/"


def _open_first(page: Page, model: str) -> str:
    """Opens the first of a kind and says where that is."""
    page.goto(_list(model))
    page.locator("#result_list tbody th a").first.click()
    expect(page.locator("[name=_save]")).to_be_visible()
    return str(page.url)


def _type(page: Page, name: str, text: str) -> None:
    page.locator(f"[name='{name}']").fill(text)


def _save(page: Page) -> None:
    page.locator("[name=_save]").click()
    page.wait_for_load_state()


def _choose(page: Page, label: str) -> None:
    page.get_by_role("button", name="Save what I chose").click()
    expect(page.locator(".messagelist .success")).to_contain_text(label)


def _barriers(people: People, page: Page) -> list[str]:
    """What axe finds. To read a style sheet that another imports, it tries a style of its own; the policy stops it."""
    heard = list(people.watch.complaints)
    found = barriers(page)
    people.watch.complaints[:] = heard
    return found


def test_every_form_that_there_is_is_tried() -> None:
    guarded = {model._meta.model_name for model, admin in registry._registry.items() if isinstance(admin, Guarded)}
    assert guarded == set(FIELDS)


@pytest.mark.parametrize("model", FIELDS)
def test_in_no_form_do_two_browsers_lose_each_others_text(people: People, model: str) -> None:
    anna, ben = (people.sign_in("admin", viewport=WIDE).page for _ in range(2))
    hers, his = FIELDS[model]
    url = _open_first(anna, model)
    ben.goto(url)
    her_text, his_text = f"{model} as one browser has it", f"{model} as the other has it"
    if model == "scenario":
        his_text = "had_pelvic_exam: true"

    _type(ben, his, his_text)
    _save(ben)
    _type(anna, hers, her_text)
    _save(anna)

    expect(anna.get_by_role("heading", level=1)).to_contain_text("was changed while you had it open")
    expect(anna.get_by_text("nothing that you typed is lost")).to_be_visible()
    expect(anna.locator(".text", has_text=his_text).first).to_be_visible()
    assert her_text in [area.input_value() for area in anna.locator("textarea").all()]
    assert _barriers(people, anna) == []

    if hers == his:
        anna.get_by_label("Keep mine").check()
    _choose(anna, "was changed successfully")
    anna.goto(url)
    assert anna.locator(f"[name='{hers}']").input_value() == her_text
    if hers != his:
        assert anna.locator(f"[name='{his}']").input_value().strip() == his_text


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_what_both_have_changed_is_chosen_by_hand_and_can_be_put_together(people: People, scripts: bool) -> None:
    anna, ben = (people.sign_in("admin", viewport=WIDE, java_script_enabled=scripts).page for _ in range(2))
    url = _open_first(anna, "section")
    ben.goto(url)
    _type(ben, "body", "What the other wrote.")
    _save(ben)
    _type(anna, "body", "What one wrote.")
    _save(anna)

    choice = anna.get_by_role("group", name="Body")
    expect(choice.get_by_text("What the other wrote.")).to_be_visible()
    choice.get_by_role("textbox", name="What you typed").fill("What both wrote.")
    anna.get_by_role("button", name="Save what I chose").click()  # the browser asks for a choice first
    expect(anna.get_by_role("heading", level=1)).to_contain_text("was changed while you had it open")
    choice.get_by_label("Keep mine").check()
    _choose(anna, "was changed successfully")
    anna.goto(url)
    assert anna.locator("[name=body]").input_value().strip() == "What both wrote."


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("model", ["section", "article", "supportservice"])
def test_going_back_to_a_form_brings_no_older_text_over_a_newer_one(people: People, model: str, scripts: bool) -> None:
    """A browser puts what was typed back into the page as it is now, with the version as it is now."""
    anna, ben = (people.sign_in("admin", viewport=WIDE, java_script_enabled=scripts).page for _ in range(2))
    hers, his = FIELDS[model]
    url = _open_first(anna, model)
    theirs = f"What the other wrote, {'with' if scripts else 'without'} scripts."  # tests share what is stored
    _type(anna, hers, "What one wrote.")
    _type(anna, his, "What one wrote there.")
    ben.goto(url)
    _type(ben, his, theirs)
    _save(ben)
    expect(ben.locator(".messagelist .success")).to_be_visible()

    anna.goto(_list(model))
    anna.go_back()
    shown = anna.locator(f"[name='{his}']").input_value()
    with anna.expect_navigation():
        anna.locator("[name=_save]").click()

    if scripts:
        assert shown == "What one wrote there.", "nothing that was typed is lost"
        expect(anna.get_by_role("heading", level=1)).to_contain_text("was changed while you had it open")
    anna.goto(url)
    assert anna.locator(f"[name='{his}']").input_value().strip() == theirs


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_going_back_to_a_form_that_nobody_has_touched_finds_what_was_typed(people: People, scripts: bool) -> None:
    anna = people.sign_in("admin", viewport=WIDE, java_script_enabled=scripts).page
    url = _open_first(anna, "section")
    _type(anna, "body", "What one wrote.")
    anna.goto(_list("section"))
    anna.go_back()
    _save(anna)
    expect(anna.locator(".messagelist .success")).to_be_visible()
    anna.goto(url)
    assert anna.locator("[name=body]").input_value().strip() == "What one wrote."


def test_what_was_deleted_meanwhile_is_not_lost_and_no_page_of_it_bars_anybody(people: People) -> None:
    anna, ben = people.sign_in("admin", viewport=PHONE).page, people.sign_in("admin", viewport=WIDE).page
    url = _open_first(anna, "scenario")
    ben.goto(url)
    ben.locator("a.deletelink").click()
    ben.get_by_role("button", name="Yes, I’m sure").click()
    _type(anna, "title", "What I typed meanwhile")
    _save(anna)

    expect(anna.get_by_role("heading", level=1)).to_contain_text("was deleted while you had it open")
    expect(anna.get_by_text("What I typed meanwhile")).to_be_visible()
    assert _barriers(people, anna) == []
    assert _overhang(anna) <= 0
    anna.get_by_role("button", name="Add it again").click()
    expect(anna.locator(".messagelist .success")).to_contain_text("was added successfully")


def test_who_is_signed_out_meanwhile_signs_in_again_and_finds_their_text(people: People) -> None:
    anna = people.sign_in("admin", viewport=PHONE).page
    _open_first(anna, "source")
    anna.context.clear_cookies(name="sessionid")
    _type(anna, "title", "Typed for an hour")
    _save(anna)

    anna.get_by_label("Username:").fill("admin")
    anna.get_by_label("Password:").fill(PASSWORD)
    anna.get_by_role("button", name="Log in").click()
    expect(anna.get_by_role("heading", level=1)).to_have_text("This was not saved yet")
    expect(anna.get_by_text("Typed for an hour")).to_be_visible()
    assert _barriers(people, anna) == []
    assert _overhang(anna) <= 0
    anna.get_by_role("button", name="Send it again").click()
    expect(anna.locator(".messagelist .success")).to_contain_text("was changed successfully")


def test_who_signed_in_again_in_another_tab_loses_nothing_in_the_first(people: People) -> None:
    first = people.sign_in("admin", viewport=WIDE).page
    url = _open_first(first, "topic")
    second = first.context.new_page()
    first.context.clear_cookies(name="sessionid")
    second.goto("/admin/")
    second.get_by_label("Username:").fill("admin")
    second.get_by_label("Password:").fill(PASSWORD)
    second.get_by_role("button", name="Log in").click()
    expect(second.get_by_role("button", name="Log out")).to_be_visible()

    _type(first, "name", "Typed in the first tab")
    _save(first)

    expect(first.get_by_role("heading", level=1)).to_have_text("This was not saved yet")
    first.get_by_role("button", name="Send it again").click()
    expect(first.locator(".messagelist .success")).to_be_visible()
    first.goto(url)
    assert first.locator("[name=name]").input_value() == "Typed in the first tab"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_restoring_over_unpublished_work_asks_and_the_work_comes_back(people: People, scheme: Any) -> None:
    page = people.sign_in("admin", viewport=WIDE, color_scheme=scheme).page
    url = _open_first(page, "article")
    _type(page, "summary", f"Unpublished work, {scheme}.")
    _save(page)
    slug = page.request.get(url).text().partition('class="readonly">')[2].partition("<")[0]
    page.goto(f"/admin/articles/articleversion/?q={slug}")
    page.locator("#result_list tbody th a").first.click()
    page.get_by_role("button", name="Restore into the draft").click()

    expect(page.get_by_text("has work in it that was never published")).to_be_visible()
    assert _barriers(people, page) == []
    page.get_by_role("button", name="Restore, and keep a copy of the draft").click()
    page.locator(".copies a").first.click()
    page.get_by_role("link", name="Put back…").click()
    expect(page.get_by_text("summary")).to_be_visible()
    assert _barriers(people, page) == []
    page.get_by_role("button", name="Put it back").click()
    assert page.locator("[name=summary]").input_value() == f"Unpublished work, {scheme}."


def _overhang(page: Page) -> int:
    """By how many pixels the page is wider than what shows it."""
    wide: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return wide
