"""Keys at the desk: each does what its button says, none does harm by itself, and none dies without a word."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser import api
from tests.browser.conftest import People
from tests.browser.desk import Desk

# Nothing that is pressed is done: what was meant is written down, and the page stays as it is.
WATCH = """() => {
    window.pressed = [];
    for (const kind of ["click", "submit"]) {
        document.addEventListener(kind, (event) => {
            if (kind === "click") window.pressed.push(event.target.closest("[data-key]"));
            event.preventDefault();
            event.stopImmediatePropagation();
        }, true);
    }
}"""
# Everything with a key that can be seen and used now, as its place in the page.
KEYED = """() => [...document.querySelectorAll("[data-key]")].map((one, at) => ({
    at, key: one.dataset.key,
    isThere: one.checkVisibility() && !one.matches(":disabled"),
    says: (one.labels?.[0] ?? one.querySelector("h2") ?? one).innerText,
    shortcut: one.getAttribute("aria-keyshortcuts"),
})).filter((one) => one.isThere)"""
# Stands where the key is to be pressed: in its finding, rule or notes, else at the heading.
STAND = """(at) => {
    for (const panel of document.querySelectorAll("details[open]")) panel.open = false;
    window.pressed.length = 0;
    const one = document.querySelectorAll("[data-key]")[at];
    const here = one.closest(".finding, .parts > li, [data-keys]");
    const within = here?.matches("[tabindex]") ? here : here?.querySelector("input, summary");
    (within ?? document.getElementById("desk-heading")).focus();
}"""
REACHED = """(at) => {
    const one = document.querySelectorAll("[data-key]")[at];
    const opened = one.matches("summary") && one.parentElement.open ? one.parentElement : one;
    return window.pressed.includes(one) || opened.contains(document.activeElement);
}"""


def _cover(desk: Desk, site: str) -> None:
    desk.open(api.submit(site, api.IN_DANGER)["id"])


def _story(desk: Desk, site: str) -> None:
    _cover(desk, site)
    desk.claim()


def _some_settled(desk: Desk, site: str) -> None:
    _story(desk, site)
    desk.page.locator(".finding.is-redact").first.focus()
    desk.press("m")
    expect(desk.page.locator(".finding.is-covered").first).to_be_visible()


def _queue(desk: Desk, site: str) -> None:
    desk.queue()


def _public(desk: Desk, site: str) -> None:
    taken = api.submit(site, display_name="Reported")
    desk.open(taken["id"])
    desk.claim()
    desk.approve()
    desk.send_now()
    story = next(one["id"] for one in api.public(site) if one["display_name"] == "Reported")
    api.call(f"{site}/api/v1/stories/{story}/reports", "POST", {"reason": "other"})
    desk.page.goto(f"{desk.QUEUE}story/{taken['id']}/?read=1")
    expect(desk.text).to_be_visible()


@pytest.mark.parametrize("begin", [_cover, _story, _some_settled, _queue, _public])
def test_each_key_does_what_its_button_says(site: str, people: People, begin: Any) -> None:
    desk = people.sign_in("lena")
    begin(desk, site)
    known = desk.page.locator("#desk-help kbd").all_text_contents()
    desk.page.evaluate(WATCH)
    keyed = desk.page.evaluate(KEYED)
    assert keyed
    for one in keyed:
        key = one["key"]
        shown = f"⇧{key}" if key.isupper() else key
        assert shown in one["says"].split(), f"{key} is not shown on {one['says']}"
        assert one["shortcut"] == (f"Shift+{key}" if key.isupper() else key)
        assert shown in known or key.isdigit(), f"{key} is not among the keys that ? shows"
        desk.page.evaluate(STAND, one["at"])
        desk.press(f"Shift+{key}" if key.isupper() else key)
        assert desk.page.evaluate(REACHED, one["at"]), f"{key} does not reach {one['says']!r}"


def test_every_act_at_a_story_has_a_key(site: str, people: People) -> None:
    desk = people.sign_in("mira")
    _some_settled(desk, site)
    keyless = desk.page.locator("#story form[data-act] button:not([data-key])").all()
    names = {name for one in keyless if one.is_visible() and (name := one.get_attribute("id"))}
    # What is sent from the field that one has typed into, with Enter or the Tab key; and the kinds, by their figures.
    assert {name for name in names if not name.startswith(("add-note", "mark-", "where-"))} == set()
    keyed = {one["key"] for one in desk.page.evaluate(KEYED)}
    assert {"a", "r", "w", "t", "L", "g", "/", "e", "n", "i", "m", "x", "z"} <= keyed | {"L"}


def test_whoever_comes_from_coral_publishes_and_rejects_nothing(site: str, people: People) -> None:
    taken = api.submit(site)
    desk = people.sign_in("mira")
    desk.open(taken["id"])
    desk.claim()
    desk.press("d")
    expect(desk.line).to_contain_text("a approves, r rejects")
    expect(desk.page.locator("details.decision[open]")).to_have_count(0)
    desk.press("j")
    desk.press("f", "Enter")
    expect(desk.page.get_by_role("dialog")).to_have_count(0)
    expect(desk.held).to_be_hidden()
    assert api.look(site, taken)[1]["status"] == "pending"


def test_no_single_key_decides(site: str, people: People) -> None:
    taken = api.submit(site, api.IN_DANGER)
    desk = people.sign_in("mira")
    desk.open(taken["id"])
    desk.claim()
    for key in "abcdfghijklopqrstuvwxyz0123456789/":
        desk.press(key)
        if desk.page.locator("dialog[open]").count():
            desk.press("Escape")
        desk.press("Escape", "Escape")
        expect(desk.held).to_be_hidden()
    assert api.look(site, taken)[1]["status"] == "pending"


def test_ticking_never_silences_the_keys_and_escape_leaves_a_field(site: str, people: People) -> None:
    desk = people.sign_in("mira")
    desk.open(api.submit(site)["id"])
    desk.claim()
    desk.press("t", "2")
    expect(desk.page.locator("#note-2")).to_be_checked()
    expect(desk.page.locator(".preview-notes")).to_have_count(1)
    desk.press("/")
    expect(desk.page.locator("#mark-words")).to_be_focused()
    desk.page.keyboard.type("ar")  # written, for keys rest
    expect(desk.page.locator("#mark-words")).to_have_value("ar")
    expect(desk.page.locator("details.decision[open]")).to_have_count(0)
    desk.press("Escape", "w")
    expect(desk.page.locator("#reason-ask-for-changes")).to_be_focused()
    desk.press("Escape", "Escape")
    expect(desk.page.locator("details.decision[open]")).to_have_count(0)
    desk.press("r")
    expect(desk.page.locator("#decision-reject")).to_have_attribute("open", "")


def test_shift_l_ticks_all_likely_notes_at_once(site: str, people: People) -> None:
    desk = people.sign_in("mira")
    desk.open(api.submit(site, f"{api.PLAIN} I had lost the baby, and after the scan came sepsis.")["id"])
    desk.claim()
    likely = desk.page.locator("[data-likely]")
    assert likely.count() > 2
    desk.press("Shift+L")
    expect(desk.page.locator("[data-likely]:checked")).to_have_count(likely.count())
    expect(desk.page.locator("#take-likely")).to_be_hidden()
    desk.page.reload()
    expect(desk.page.locator("[data-likely]:checked")).to_have_count(likely.count())


def test_a_caution_is_attached_and_taken_off_by_keys(site: str, people: People) -> None:
    desk = people.sign_in("mira")
    desk.open(api.submit(site)["id"])
    desk.claim()
    desk.press("g", "j", "k", "Enter", "Tab")
    desk.page.keyboard.type("This person did not wait; the guidance is to wait.")
    desk.press("Tab", "Enter")
    expect(desk.page.locator(".parts .is-attached")).to_have_count(1)
    desk.press("Escape", "g", "z")
    expect(desk.page.locator(".parts .is-attached")).to_have_count(0)


def test_keys_that_are_off_are_not_shown_either(site: str, people: People) -> None:
    desk = people.sign_in("mira")
    desk.open(api.submit(site)["id"])
    desk.claim()
    desk.press("?")
    desk.page.get_by_label("Single-key shortcuts are on").uncheck()
    desk.press("Escape")
    expect(desk.page.locator("#decide kbd").first).to_be_hidden()
    desk.press("r")
    expect(desk.page.locator("details.decision[open]")).to_have_count(0)


def test_covered_words_are_left_in_one_place_by_keys_alone(site: str, people: People) -> None:
    desk = people.sign_in("mira")
    taken = api.submit(site, f"My sister Anna came. Anna was kind. We live in Anna Road now. {api.PLAIN}")
    desk.open(taken["id"])
    desk.press("c")
    expect(desk.text).to_be_visible()
    desk.press("j", "m")
    expect(desk.page.locator(".finding.is-covered")).to_contain_text("×3")
    desk.page.locator("#desk-heading").focus()
    desk.press("j", "l")
    first = desk.page.locator(".places summary").first
    expect(first).to_be_focused()
    expect(first.locator("kbd")).to_have_text("l")
    for _ in range(2):
        desk.press("Tab")
    expect(desk.page.locator(".places summary").nth(2)).to_be_focused()
    desk.press("l")
    desk.page.keyboard.type("It is a road.")
    desk.press("Enter")
    expect(desk.page.locator(".finding.is-left")).to_contain_text("It is a road.")
    expect(desk.text).to_contain_text("Anna Road")
    desk.press("v")
    expect(desk.page.locator("#preview")).to_contain_text("We live in Anna Road now")


def test_whoever_asks_to_leave_words_at_no_finding_is_told_to_go_to_one(site: str, people: People) -> None:
    desk = people.sign_in("mira")
    desk.page.goto(f"{desk.QUEUE}story/{api.submit(site)['id']}/?read=1")
    desk.press("l")
    expect(desk.line).to_contain_text("Go to a finding first")
