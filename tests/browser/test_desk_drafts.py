"""Nothing that a moderator has typed is lost: by leaving, by a colleague's step, or by being signed out."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import api
from tests.browser.conftest import PASSWORD, People
from tests.browser.desk import Desk
from tests.browser.watching import barriers

LETTER = "Dear author, half of this letter is written and"
NOTE = "A colleague should look at"
CAUTION = "This person did not"
RULE = "wait-for-bleeding-to-stop"
# Every text that is typed at a story: where, and how one gets there.
FIELDS = {
    "#message-reject": "#open-reject",
    "#message-ask-for-changes": "#open-ask-for-changes",
    "#new-note": "",
    f"#caution-rule-{RULE}": f"#attach-rule-{RULE}",
    "#mark-words": "",
}


def typed(field: str) -> str:
    return f"zqhalf {field[1:8]} is being"


def type_into(desk: Desk, field: str) -> None:
    way = FIELDS[field]
    if way:
        desk.page.locator(way).click()
    desk.page.locator(field).fill(typed(field))


def at_work(people: People, site: str, name: str = "mira") -> tuple[Desk, dict[str, Any]]:
    taken = api.submit(site)
    desk = people.sign_in(name)
    desk.open(taken["id"])
    desk.claim()
    return desk, taken


def stored(page: Page) -> str:
    return str(page.evaluate("() => JSON.stringify({...sessionStorage})"))


def sign_out_behind(desk: Desk) -> None:
    """The session is over, and the page does not know."""
    desk.page.context.clear_cookies(name="sessionid")


def sign_in_again(desk: Desk, password: str = PASSWORD) -> None:
    dialog = desk.page.get_by_role("dialog", name="You have been signed out")
    dialog.get_by_label("Password:").fill(password)
    dialog.get_by_role("button", name="Sign in").click()


@pytest.mark.parametrize("field", FIELDS)
def test_what_is_half_written_is_there_again(site: str, people: People, field: str) -> None:
    desk, _ = at_work(people, site)
    here = desk.page.url
    type_into(desk, field)
    desk.page.reload()
    expect(desk.page.locator(field)).to_have_value(typed(field))
    expect(desk.line).to_contain_text("not been sent")

    desk.page.locator("#next-link").click()
    expect(desk.page).not_to_have_url(here)
    desk.page.go_back()
    expect(desk.page.locator(field)).to_have_value(typed(field))
    desk.page.goto("/admin/")
    desk.page.goto(here)
    expect(desk.page.locator(field)).to_have_value(typed(field))
    assert "zqhalf" not in str(desk.page.evaluate("() => JSON.stringify({...localStorage})"))


def test_a_reason_of_ones_own_is_there_again_and_still_nothing_is_chosen(site: str, people: People) -> None:
    desk = people.sign_in("mira")
    desk.open(api.submit(site, api.IN_DANGER)["id"])
    desk.claim()
    finding = desk.page.locator(".finding.is-route")
    finding.focus()
    desk.press("x")
    finding.get_by_label("In my own words").check()
    finding.get_by_role("textbox").fill("zqhalf She says that")
    desk.page.reload()
    expect(finding.locator("input[type=text]")).to_have_value("zqhalf She says that")
    expect(finding.locator("input[type=radio]:checked")).to_have_count(0)


@pytest.mark.parametrize("field", FIELDS)
def test_a_colleagues_step_takes_no_word_from_either(site: str, people: People, field: str) -> None:
    mira, taken = at_work(people, site)
    type_into(mira, field)
    mira.page.locator("#release").click()
    noor = people.sign_in("noor")
    noor.open(taken["id"])
    noor.claim()
    type_into(noor, field)
    noor.page.locator("#note-1").check()
    expect(noor.page.locator(".preview-notes")).to_have_count(1)
    expect(noor.page.locator(field)).to_have_value(typed(field))
    # What mira does now is refused, and then she loads the story again.
    mira.page.goto(f"{mira.QUEUE}story/{taken['id']}/?read=1")
    noor.page.locator("#release").click()
    expect(noor.page.get_by_role("button", name="Claim and read")).to_be_visible()
    mira.page.reload()
    expect(mira.page.locator(field)).to_have_value(typed(field))


def test_an_act_that_is_refused_since_the_story_has_changed_keeps_all_words(site: str, people: People) -> None:
    taken = api.submit(site)
    mira, noor = people.sign_in("mira"), people.sign_in("noor")
    for desk in (mira, noor):
        desk.page.goto(f"{desk.QUEUE}story/{taken['id']}/?read=1")
    noor.page.locator("#note-1").check()
    expect(noor.page.locator(".preview-notes")).to_have_count(1)
    for field in FIELDS:
        type_into(mira, field)
        mira.press("Escape", "Escape")
    mira.page.locator("#note-2").check()
    expect(mira.page.locator("#story-problem")).to_be_visible()
    mira.page.get_by_role("button", name="Load the story again").click()
    expect(mira.page.locator("main")).to_contain_text("noor is at work on it")
    noor.page.locator("#release").click()
    expect(noor.page.get_by_role("button", name="Claim and read")).to_be_visible()
    mira.page.reload()
    for field in FIELDS:
        expect(mira.page.locator(field)).to_have_value(typed(field))


def test_a_session_that_is_over_is_renewed_in_place_and_the_act_goes_on(site: str, people: People) -> None:
    desk, _ = at_work(people, site)
    type_into(desk, "#message-reject")
    desk.press("Escape", "Escape")
    desk.page.locator("#new-note").fill(NOTE)
    sign_out_behind(desk)
    desk.page.locator("#add-note").click()
    sign_in_again(desk, "wrong")
    expect(desk.page.get_by_role("dialog").get_by_role("alert")).to_contain_text("correct")
    assert barriers(desk.page) == []
    expect(desk.page.get_by_label("Username:")).to_have_value("mira")
    sign_in_again(desk)
    expect(desk.page.get_by_role("dialog")).to_have_count(0)
    expect(desk.page.locator("main")).to_contain_text(NOTE)
    expect(desk.page.locator("#new-note")).to_have_value("")
    expect(desk.page.locator("#message-reject")).to_have_value(typed("#message-reject"))
    desk.page.locator("#note-1").check()  # the token is a new one everywhere
    expect(desk.page.locator(".preview-notes")).to_have_count(1)


def test_a_decision_on_hold_outlives_the_session(site: str, people: People) -> None:
    desk, taken = at_work(people, site)
    desk.reject("other", f"{LETTER} now it is whole.")
    desk.page.wait_for_load_state("networkidle")  # the next story, which would ask for signing in too
    sign_out_behind(desk)
    desk.page.get_by_role("button", name="Send now").click()
    sign_in_again(desk)
    expect(desk.held).to_contain_text("Rejected")
    assert api.look(site, taken)[1]["message"] == f"{LETTER} now it is whole."


def test_not_now_leaves_everything_as_it_is(site: str, people: People) -> None:
    desk, _ = at_work(people, site)
    desk.page.locator("#new-note").fill(NOTE)
    sign_out_behind(desk)
    desk.page.locator("#add-note").click()
    desk.page.get_by_role("button", name="Not now").click()
    expect(desk.page.locator("#story-problem")).to_contain_text("signed out")
    expect(desk.page.locator("#new-note")).to_have_value(NOTE)
    desk.page.locator("#add-note").click()
    sign_in_again(desk)
    expect(desk.page.locator("main")).to_contain_text(NOTE)


def _sign_in_beside(desk: Desk, name: str) -> None:
    """In another tab of the same browser."""
    sign_out_behind(desk)
    other = desk.page.context.new_page()
    other.goto("/admin/login/")
    other.get_by_label("Username:").fill(name)
    other.get_by_label("Password:").fill(PASSWORD)
    other.get_by_role("button", name="Log in").click()
    other.wait_for_load_state()
    other.close()


def test_signing_in_in_another_tab_is_enough(site: str, people: People) -> None:
    desk, _ = at_work(people, site)
    desk.page.locator("#new-note").fill(NOTE)
    _sign_in_beside(desk, "mira")
    desk.page.locator("#add-note").click()
    expect(desk.page.locator("#new-note")).to_have_value("")
    expect(desk.page.locator("main")).to_contain_text(NOTE)


def test_another_who_signs_in_is_given_nothing_and_nothing_is_sent_in_their_name(site: str, people: People) -> None:
    desk, taken = at_work(people, site)
    for field in FIELDS:
        type_into(desk, field)
        desk.press("Escape", "Escape")
    assert "zqhalf" in stored(desk.page)
    _sign_in_beside(desk, "noor")
    desk.page.locator("#add-note").click()
    expect(desk.page).to_have_url(re.compile(f"{desk.QUEUE}$"))
    expect(desk.page.locator("#user-tools")).to_contain_text("noor")
    assert "zqhalf" not in stored(desk.page)
    desk.page.goto(f"{desk.QUEUE}story/{taken['id']}/?read=1")
    expect(desk.page.locator("main")).to_contain_text("mira is at work on it")
    assert "zqhalf" not in desk.page.content()


def test_signing_out_leaves_nothing_behind_in_any_tab(site: str, people: People) -> None:
    desk, taken = at_work(people, site)
    desk.page.locator("#new-note").fill(NOTE)
    beside = desk.page.context.new_page()
    beside.goto("/admin/")  # no page of the desk: its scripts are not there
    beside.get_by_role("button", name="Log out").click()
    expect(beside.locator("main")).to_contain_text("You are signed out")
    desk.page.wait_for_function("() => !JSON.stringify({...sessionStorage}).includes('colleague')")
    desk.page.goto("/admin/login/?next=/admin/testimonials/submission/")
    desk.page.get_by_label("Username:").fill("mira")
    desk.page.get_by_label("Password:").fill(PASSWORD)
    desk.page.get_by_role("button", name="Log in").click()
    desk.page.goto(f"{desk.QUEUE}story/{taken['id']}/?read=1")
    expect(desk.page.locator("#new-note")).to_have_value("")


def test_what_was_sent_is_no_draft_and_a_decided_story_has_none(site: str, people: People) -> None:
    desk, _ = at_work(people, site)
    desk.page.locator("#new-note").fill(NOTE)
    desk.page.locator("#add-note").click()
    expect(desk.page.locator("#new-note")).to_have_value("")
    assert NOTE not in stored(desk.page)
    type_into(desk, "#new-note")
    desk.reject("other", f"{LETTER} sent.")
    assert "zqhalf" in stored(desk.page), "a decision on hold is none yet"
    desk.send_now()
    expect(desk.held).to_contain_text("Rejected")
    assert "desk-draft" not in stored(desk.page)


def test_without_a_script_a_letter_comes_back_after_signing_in_again(site: str, people: People) -> None:
    taken = api.submit(site)
    desk = people.sign_in("mira", java_script_enabled=False)
    desk.open(taken["id"])
    desk.claim()
    desk.page.goto(f"{desk.QUEUE}story/{taken['id']}/reject/?reason=other")
    desk.page.get_by_label("What the author will read").fill(f"{LETTER} done.")
    sign_out_behind(desk)
    desk.page.get_by_role("button", name="Reject", exact=True).click()
    assert LETTER not in desk.page.url
    with desk.page.context.expect_page() as opened:
        desk.page.get_by_role("link", name="Sign in again as mira").click()
    beside = opened.value
    beside.get_by_label("Username:").fill("mira")
    beside.get_by_label("Password:").fill(PASSWORD)
    beside.get_by_role("button", name="Log in").click()
    beside.wait_for_load_state()
    desk.page.get_by_role("button", name="Go on").click()
    expect(desk.page.locator("main")).to_contain_text(f"{LETTER} done.")
    desk.page.get_by_role("button", name="Send it again").click()
    assert api.look(site, taken)[1]["message"] == f"{LETTER} done."
