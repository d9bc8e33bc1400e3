"""Decisions on hold: which story they are of is said, nothing is covered or moved, and going back is at hand."""

import pytest
from playwright.sync_api import expect

from tests.browser import api
from tests.browser.conftest import People
from tests.browser.desk import Desk
from tests.browser.watching import barriers

VIEWS = {
    "desk": {"width": 1280, "height": 900},
    "phone": {"width": 390, "height": 800},
    "at 400 %": {"width": 320, "height": 256},
}
# What can be pressed or written into, and has something else in front of it once it has the focus.
COVERED = """() => {
    const found = [];
    for (const one of document.querySelectorAll("main :is(button, a[href], input, select, textarea, summary)")) {
        const isSeen = one.checkVisibility({ checkVisibilityCSS: true });
        if (!isSeen || one.matches(":disabled, [type=hidden], .visually-hidden")) continue;
        one.focus();
        const box = one.getBoundingClientRect();
        if (!box.width || box.width < 2) continue;
        const [x, y] = [box.left + Math.min(box.width, innerWidth) / 2, box.top + Math.min(box.height / 2, 10)];
        if (document.elementFromPoint(x, y)?.closest(".desk-bar")) found.push(one.outerHTML.slice(0, 90));
    }
    return found;
}"""


def read(desk: Desk, site: str, body: str = api.PLAIN) -> str:
    story: str = api.submit(site, body)["id"]
    desk.page.goto(f"{desk.QUEUE}story/{story}/?read=1")
    expect(desk.text).to_be_visible()
    return story


def test_each_decision_says_which_story_it_is_of(site: str, people: People) -> None:
    desk = people.sign_in("mira")
    first = read(desk, site, "The garden was in flower when it happened. " + api.PLAIN)
    code = desk.page.locator("#desk-heading .code").inner_text()
    desk.approve()
    expect(desk.held.get_by_role("listitem")).to_have_count(1)
    expect(desk.held).to_contain_text("1 decision is on hold")
    expect(desk.held).to_contain_text("Closing the page decides nothing")
    expect(desk.held).to_contain_text(f"Approving {code} “The garden was in…”")
    expect(desk.line).to_contain_text(f"Approving {code}")
    desk.press("u")
    expect(desk.held).to_be_hidden()
    expect(desk.text).to_be_visible()
    assert first in desk.page.url


def test_what_became_of_a_decision_is_heard_and_stands_in_sight_once(site: str, people: People) -> None:
    desk = people.sign_in("mira")
    read(desk, site)
    desk.approve()
    expect(desk.line).to_contain_text("Approving")
    heard_only = (
        "one => getComputedStyle(one).clipPath === 'inset(50%)' && one.checkVisibility({visibilityProperty: true})"
    )
    assert desk.line.evaluate(heard_only)
    expect(desk.held.locator("kbd")).to_have_text("u")
    desk.send_now()
    expect(desk.line).to_contain_text("public now")
    expect(desk.held).to_contain_text("public now")
    assert desk.line.evaluate(heard_only)
    desk.page.locator("#desk-heading").focus()
    desk.press("u")  # nothing is on hold: said in the line alone
    expect(desk.line).to_contain_text("No decision is on hold")
    assert not desk.line.evaluate(heard_only)


def test_covered_words_are_not_said_again_where_a_decision_waits(site: str, people: People) -> None:
    desk = people.sign_in("mira")
    read(desk, site, f"{api.NAME} told us to wait. {api.PLAIN}")
    desk.press("j", "m")
    expect(desk.page.locator(".finding.is-covered")).to_have_count(1)
    desk.approve()
    expect(desk.held).to_contain_text("Approving")
    expect(desk.held).not_to_contain_text("Thistlewick")


@pytest.mark.parametrize("view", VIEWS)
def test_what_is_on_hold_covers_nothing(site: str, people: People, view: str) -> None:
    desk = people.sign_in("mira", viewport=VIEWS[view])
    desk.page.goto(f"{desk.QUEUE}story/{api.submit(site)['id']}/?read=1")
    desk.page.locator("#decide-approve").click()
    desk.page.get_by_role("dialog").get_by_role("button", name="Approve").click()
    expect(desk.held).to_be_visible()
    look = desk.page.locator("#read-link")
    if look.count():
        look.click()
        expect(desk.text).to_be_visible()
    assert desk.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert desk.page.evaluate(COVERED) == []
    assert barriers(desk.page) == []


def test_the_clock_stands_while_something_is_asked(site: str, people: People) -> None:
    desk = people.sign_in("mira")
    read(desk, site)
    desk.approve()
    row = desk.held.get_by_role("listitem")
    desk.press("?")
    left = row.get_attribute("data-left")
    desk.page.wait_for_timeout(2500)
    assert row.get_attribute("data-left") == left
    desk.press("Escape")
    desk.page.wait_for_function("(left) => document.querySelector('.held').dataset.left !== left", arg=left)


def test_a_refused_approval_offers_no_letter(site: str, people: People) -> None:
    desk = people.sign_in("mira")
    story = read(desk, site)
    noor = people.sign_in("noor")
    noor.open(story)
    noor.claim()
    desk.approve()
    desk.send_now()
    expect(desk.held).to_contain_text("Not done")
    expect(desk.held.locator("details")).to_be_hidden()


def test_where_somebody_may_be_in_danger_the_key_leads_to_their_words(site: str, people: People) -> None:
    desk = people.sign_in("mira")
    read(desk, site, f"{api.PLAIN} Tonight I want to kill myself.")
    desk.press("a")
    expect(desk.page.locator(".finding.is-route:focus")).to_have_count(1)
    expect(desk.line).to_contain_text("must be settled first")
    expect(desk.page.get_by_role("dialog")).to_have_count(0)


def test_where_it_was_answered_for_the_words_are_repeated_and_enter_goes_back(site: str, people: People) -> None:
    desk = people.sign_in("mira")
    read(desk, site, f"{api.PLAIN} Two years ago I wanted to kill myself. I am well again.")
    desk.page.locator(".finding.is-route").focus()
    desk.press("x", "1")
    desk.page.locator(".finding.is-route").get_by_role("button", name="Dismiss").click()
    expect(desk.page.locator("[data-unsettled]")).to_have_count(0)
    desk.press("Escape", "a")
    dialog = desk.page.get_by_role("dialog")
    expect(dialog).to_contain_text("kill myself")
    expect(dialog).to_contain_text("said mira")
    expect(dialog.get_by_role("button", name="Not yet")).to_be_focused()
    assert barriers(desk.page) == []
    desk.press("Enter")
    expect(dialog).to_have_count(0)
    expect(desk.held).to_be_hidden()
    desk.press("a", "a", "Enter")
    expect(dialog).to_have_count(0)
    expect(desk.held).to_be_hidden()


def test_claiming_moves_nothing(site: str, people: People) -> None:
    desk = people.sign_in("mira")
    read(desk, site)
    places = """() => ["desk-heading", "story-text", "findings-title", "decide"].map(
        (id) => document.getElementById(id).getBoundingClientRect().top)"""
    before = desk.page.evaluate(places)
    desk.press("c")
    expect(desk.page.locator("#claim-state")).to_be_visible()
    expect(desk.line).to_contain_text("yours for 15 minutes")
    assert desk.page.evaluate(places) == before


def test_what_has_gone_out_stays_until_the_page_is_left(site: str, people: People) -> None:
    desk = people.sign_in("mira")
    read(desk, site)
    desk.approve()
    desk.send_now()
    expect(desk.held).to_contain_text("public now")
    desk.page.wait_for_timeout(1500)
    expect(desk.held).to_be_visible()
    desk.held.get_by_role("button", name="Open").click()
    expect(desk.page.locator("main")).to_contain_text("Public")
    expect(desk.held).to_be_hidden()
