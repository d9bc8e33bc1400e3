"""The lists of the desk in a real browser: news of danger, the next story, times, first words, spam, reopening."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import api
from tests.browser.conftest import People
from tests.browser.desk import Desk
from tests.browser.watching import barriers

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
# Seen again, a page asks at once: nobody waits for half a minute in a test.
LOOK_AGAIN = "document.dispatchEvent(new Event('visibilitychange'))"


def code_of(desk: Desk, story: str) -> str:
    desk.queue()
    return str(desk.page.locator(f"[data-story='{story}'] .code").inner_text())


def news_of(page: Page) -> Any:
    return page.locator("#desk-news")


def test_a_story_of_somebody_in_danger_announces_itself_on_an_open_story(site: str, people: People) -> None:
    open_story = api.submit(site)["id"]
    desk = people.sign_in("mira")
    desk.page.goto(f"{desk.QUEUE}story/{open_story}/?read=1")
    expect(desk.text).to_be_visible()
    expect(news_of(desk.page)).to_be_empty()
    urgent = api.submit(site, api.IN_DANGER)["id"]
    desk.page.evaluate(LOOK_AGAIN)
    expect(news_of(desk.page)).to_contain_text("whose author may be in danger")
    assert desk.page.title().startswith("(▲1) ")
    assert news_of(desk.page).get_attribute("role") == "status"
    assert "Thistlewick" not in news_of(desk.page).inner_text()
    # The text that is being read stays where it is, and nothing is covered.
    box, bar = desk.page.locator(".story-head").bounding_box(), news_of(desk.page).bounding_box()
    assert box is not None
    assert bar is not None
    assert box["y"] >= bar["y"] + bar["height"]
    assert barriers(desk.page) == []
    news_of(desk.page).get_by_role("button", name="Open").click()
    expect(desk.page.get_by_role("heading", name="This story may contain")).to_be_visible()
    assert urgent in desk.page.url
    expect(news_of(desk.page)).to_be_empty()
    assert not desk.page.title().startswith("(▲")


def test_news_that_is_put_by_is_not_told_twice(site: str, people: People) -> None:
    desk = people.sign_in("mira")
    desk.queue()
    api.submit(site, api.IN_DANGER)
    desk.page.evaluate(LOOK_AGAIN)
    news_of(desk.page).get_by_role("button", name="Not now").click()
    expect(news_of(desk.page)).to_be_empty()
    with desk.page.expect_response(re.compile("/pulse/")) as answer:
        desk.page.evaluate(LOOK_AGAIN)
    assert answer.value.status == 304
    expect(news_of(desk.page)).to_be_empty()


def test_who_is_signed_out_is_told_so_and_signs_in_again_in_place(site: str, people: People) -> None:
    desk = people.sign_in("mira")
    desk.queue()
    desk.page.context.clear_cookies()
    desk.page.evaluate(LOOK_AGAIN)
    expect(news_of(desk.page)).to_contain_text("You have been signed out")
    assert barriers(desk.page) == []
    news_of(desk.page).get_by_role("button", name="Sign in again").click()
    dialog = desk.page.locator("#desk-signin")
    dialog.get_by_label("Password:").fill("pw-for-tests")
    dialog.get_by_role("button", name=re.compile("Sign in|Log in")).click()
    expect(news_of(desk.page)).to_be_empty()


def test_two_who_press_next_are_led_to_two_stories(site: str, people: People) -> None:
    for _ in range(2):
        api.submit(site)
    mira, noor = people.sign_in("mira"), people.sign_in("noor")
    for desk in (mira, noor):
        desk.queue()
        desk.page.get_by_role("button", name="Claim the first and begin").click()
        expect(desk.page.get_by_role("button", name="Go on reading")).to_be_visible()
    assert mira.page.url != noor.page.url
    first = noor.page.url
    noor.press("n")
    noor.page.wait_for_url(lambda url: url != first)
    expect(noor.page.get_by_role("button", name="Go on reading")).to_be_visible()
    assert mira.page.url != noor.page.url


def test_without_a_script_next_is_one_more_press_and_times_say_utc(site: str, people: People) -> None:
    story = api.submit(site)["id"]
    desk = people.sign_in("noor", java_script_enabled=False)
    desk.page.goto(f"{desk.QUEUE}story/{story}/?read=1")
    desk.page.get_by_role("link", name="Next story").click()
    desk.page.get_by_role("button", name="Claim the next story").click()
    expect(desk.page.get_by_role("button", name="Go on reading")).to_be_visible()
    desk.queue()
    expect(desk.page.get_by_text("Times are UTC")).to_be_visible()
    expect(desk.page.get_by_text("by you, until").first).to_contain_text("UTC")
    expect(desk.page.locator(".first-words").first).to_be_hidden()


def test_times_and_days_are_those_of_whoever_reads_them(site: str, people: People) -> None:
    story = api.submit(site)
    far = people.sign_in("mira", timezone_id="Pacific/Kiritimati")  # fourteen hours ahead
    far.open(story["id"])
    far.claim()
    far.reject("unkind", "Thank you for writing. We could not publish this, and we are sorry.")
    far.send_now()
    far.page.goto(f"{far.QUEUE}decided/")
    expect(far.page.get_by_text("Times in Pacific/Kiritimati")).to_be_visible()
    row = far.page.locator(f"[data-row][data-story='{story['id']}']")
    at = datetime.fromisoformat(str(row.locator("time").get_attribute("datetime")))
    assert abs((datetime.now(UTC) - at).total_seconds()) < 120
    hour = f"{(at.hour + 14) % 24:02}:{at.minute:02}"
    expect(row.locator("time")).to_contain_text(hour)
    expect(far.page.locator("tr.day").first).not_to_contain_text("UTC")
    far.page.get_by_role("button", name="Find").click()
    expect(far.page).to_have_url(re.compile("zone=Pacific%2FKiritimati"))


def test_first_words_are_fetched_when_they_are_asked_for_and_gone_when_they_are_put_away(
    site: str, people: People
) -> None:
    story = api.submit(site, "Marmalade was on the table when we came home, and nobody had eaten any of it that day.")
    desk = people.sign_in("mira")
    desk.queue()
    assert "Marmalade" not in desk.page.content()
    row = desk.page.locator(f"[data-story='{story['id']}']")
    row.get_by_role("button", name="First words").click()
    expect(row).to_contain_text("Marmalade was on the table when we came …")
    assert barriers(desk.page) == []
    row.get_by_role("button", name="First words").click()
    expect(row).not_to_contain_text("Marmalade")
    assert "Marmalade" not in desk.page.locator("main").inner_html()


def test_spam_is_marked_inside_the_story_and_rejected_from_its_list(site: str, people: People) -> None:
    first = api.submit(
        site, "Buy our wonderful tea today, for it makes everything well again, and it is cheap as well."
    )
    second = api.submit(
        site, "Buy our wonderful tea today, for it makes everything well again, and it is cheap as ever."
    )
    desk = people.sign_in("mira")
    code = code_of(desk, first["id"])
    expect(desk.page.locator(f"[data-story='{second['id']}']")).to_contain_text(f"nearly the same as {code}")
    for story in (first, second):
        desk.page.goto(f"{desk.QUEUE}story/{story['id']}/?read=1")
        desk.press("s")
        expect(desk.page.locator(".standing")).to_contain_text("marked as spam by mira")
    desk.page.goto(f"{desk.QUEUE}spam/")
    desk.page.get_by_label(f"Reject {code}").uncheck()
    desk.page.get_by_role("button", name="Reject those ticked as spam").click()
    expect(desk.page.locator("#desk-said")).to_contain_text("Rejected as spam")
    assert api.look(site, first)[1]["status"] == "pending"
    assert api.look(site, second)[1]["status"] == "rejected"


def test_ones_own_decision_is_reopened_from_the_top_of_the_list(site: str, people: People) -> None:
    story = api.submit(site)
    desk = people.sign_in("noor")
    code = code_of(desk, story["id"])
    desk.open(story["id"])
    desk.claim()
    desk.reject("unkind", "Thank you for writing. We could not publish this, and we are sorry.")
    desk.send_now()
    desk.page.goto(f"{desk.QUEUE}decided/")
    desk.page.get_by_role("link", name=f"Reopen {code}").click()
    desk.page.get_by_role("button", name="Reopen").click()
    expect(desk.page.locator("main")).to_contain_text("Waiting for a decision")
    assert api.look(site, story)[1]["status"] == "pending"


def test_a_lead_ends_a_colleagues_claim(site: str, people: People) -> None:
    story = api.submit(site)
    mira = people.sign_in("mira")
    mira.open(story["id"])
    mira.claim()
    lena = people.sign_in("lena")
    lena.queue()
    lena.page.locator(f"[data-story='{story['id']}']").get_by_role("link", name="End").click()
    expect(lena.page.locator("main")).to_contain_text("stays in their browser")
    assert barriers(lena.page) == []
    lena.page.get_by_role("button", name="End the claim").click()
    expect(lena.page.locator("main")).to_contain_text("nobody has claimed it")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", [WIDE, PHONE], ids=["wide", "phone"])
def test_the_lists_bar_nobody_and_are_not_scrolled_sideways(site: str, people: People, scheme: Any, view: Any) -> None:
    story = api.submit(site, api.IN_DANGER)["id"]
    desk = people.sign_in("lena", color_scheme=scheme, viewport=view, reduced_motion="reduce")
    desk.open(story)
    for name in ("", "?show=crisis", "spam/", "decided/", "reported/", "cautions/", "overview/", "next/"):
        desk.page.goto(f"{desk.QUEUE}{name}")
        assert barriers(desk.page) == []
        assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
