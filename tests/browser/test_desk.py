"""A moderator at work, in a real browser: what happens on the desk, and what of it anyone can read."""

import time
from typing import Any

from playwright.sync_api import expect

from tests.browser import api
from tests.browser.conftest import People

CAUTION = "This person did not wait for bleeding to stop; the guidance is to wait."
WORDS = "Thank you for writing to us. We could not publish this as it is, and we are sorry about that."


def test_a_story_of_somebody_in_danger_is_masked_cautioned_approved_and_withdrawn(site: str, people: People) -> None:
    taken = api.submit(site, api.IN_DANGER, display_name="Hopeful")
    assert taken["safety_net"]["services"]
    desk = people.sign_in("mira")
    rows = desk.queue()
    in_danger = [row.get_attribute("class") == "is-crisis" for row in rows.all()]
    assert in_danger == sorted(in_danger, reverse=True), "who may be in danger stands first"
    row = desk.page.locator(f"[data-story='{taken['id']}']")
    expect(row).to_contain_text("may be in danger")
    expect(desk.page.locator("main")).not_to_contain_text("Thistlewick")

    row.locator("a[id^=row-]").click()
    expect(desk.page.get_by_role("heading", name="This story may contain")).to_be_visible()
    assert api.NUMBER not in desk.page.content(), "nothing of the story is in the page before it is asked for"
    desk.press("c")
    expect(desk.text).to_contain_text(api.NUMBER)

    unsettled = desk.page.locator("[data-unsettled]")
    while left := unsettled.count():
        desk.press("a")  # it cannot be approved yet: this leads to what must be settled first
        expect(desk.page.get_by_role("dialog")).to_be_hidden()
        if desk.page.locator(".finding.is-route:focus").count():
            desk.press("x", "1")  # answered for: chosen by its number, and then sent
            desk.page.locator(".finding.is-route").get_by_role("button", name="Dismiss").click()
        else:
            desk.press("m")
        expect(unsettled).to_have_count(left - 1)
    desk.note("pregnancy loss", "self-harm")
    desk.caution("wait-for-bleeding-to-stop", CAUTION)
    expect(desk.page.locator(".preview")).to_contain_text("[removed: phone number]")

    before = len(api.public(site))
    desk.approve()
    assert len(api.public(site)) == before, "a decision on hold is not a decision yet"
    desk.send_now()
    assert len(api.public(site)) == before, "one person alone makes nothing public that danger was found in"
    second = people.sign_in("noor")
    second.open(taken["id"])
    second.claim()
    second.approve()
    second.send_now()
    expect(second.held).to_contain_text("public now")

    (story,) = [one for one in api.public(site) if one["display_name"] == "Hopeful"]
    assert "[removed: name] was kind" in story["body"]
    assert "Thistlewick" not in str(story)
    assert api.NUMBER not in str(story)
    assert story["content_notes"] == ["pregnancy_loss", "self_harm"]
    assert [(one["kind"], one["key"], one["note"]) for one in story["cautions"]] == [
        ("rule", "wait-for-bleeding-to-stop", CAUTION)
    ]
    assert story["cautions"][0]["url"] == "/api/v1/articles/sex-after-miscarriage#wait-for-bleeding-to-stop"

    assert api.withdraw(site, taken) == 204
    assert api.call(f"{site}/api/v1/stories/{story['id']}")[0] == 410
    assert api.look(site, taken)[0] == 404
    desk.open(taken["id"])
    expect(desk.page.locator("main")).to_contain_text("Withdrawn by the author")


def test_the_author_reads_the_words_with_which_a_story_was_rejected(site: str, people: People) -> None:
    taken = api.submit(site)
    desk = people.sign_in("mira")
    desk.open(taken["id"])
    desk.claim()
    desk.press("r")
    letter = desk.page.locator("#message-reject")
    expect(letter).to_be_visible()
    desk.page.locator("#reason-reject").select_option("other")
    desk.page.locator("#send-reject").click()
    expect(desk.page.locator("#problem-reject")).to_contain_text("…")  # the letter is not finished
    letter.fill(WORDS)
    desk.page.locator("#send-reject").click()
    expect(desk.page.get_by_role("button", name="Undo")).to_be_visible()
    assert api.look(site, taken)[1]["status"] == "pending"
    desk.send_now()
    expect(desk.held).to_contain_text("Rejected")
    status, view = api.look(site, taken)
    assert (status, view["status"], view["message"]) == (200, "rejected", WORDS)


def test_a_decision_is_held_and_can_be_undone_and_is_then_sent_by_itself(site: str, people: People) -> None:
    taken = api.submit(site)
    desk = people.sign_in("mira")
    desk.open(taken["id"])
    desk.claim()
    desk.approve()
    desk.page.locator("#desk-heading").focus()
    desk.press("u")
    expect(desk.page.get_by_role("button", name="Undo")).to_have_count(0)
    expect(desk.text).to_be_visible()  # back at the story
    assert api.look(site, taken)[1]["status"] == "pending"

    desk.approve()
    held_since = time.monotonic()
    expect(desk.held).to_contain_text("public now", timeout=20_000)
    assert time.monotonic() - held_since > 8
    assert api.look(site, taken)[1]["status"] == "published"


def test_a_page_that_is_closed_has_decided_nothing(site: str, people: People) -> None:
    taken = api.submit(site)
    desk = people.sign_in("mira")
    desk.open(taken["id"])
    desk.claim()
    desk.approve()
    expect(desk.page.get_by_role("button", name="Undo")).to_be_visible()
    desk.page.close(run_before_unload=False)
    time.sleep(12)
    assert api.look(site, taken)[1]["status"] == "pending"


def test_two_moderators_do_not_decide_one_story_twice(site: str, people: People) -> None:
    taken = api.submit(site)
    mira, noor = people.sign_in("mira"), people.sign_in("noor")
    noor.open(taken["id"])
    noor.page.get_by_role("link", name="Read without claiming").click()
    expect(noor.text).to_be_visible()
    mira.open(taken["id"])
    mira.claim()
    mira.note("pregnancy loss")

    noor.reject("spam", WORDS)
    noor.send_now()
    expect(noor.held).to_contain_text("Not done")
    expect(noor.held).to_contain_text(WORDS)  # nobody types them twice
    noor.open(taken["id"])
    expect(noor.page.locator("main")).to_contain_text("mira is at work on it")
    expect(noor.page.get_by_role("button", name="Claim and read")).to_have_count(0)

    mira.approve()
    mira.send_now()
    assert api.look(site, taken)[1]["status"] == "published"


def test_who_decided_can_reopen_for_a_while_and_a_lead_at_any_time(site: str, people: People) -> None:
    taken = api.submit(site)
    mira = people.sign_in("mira")
    mira.open(taken["id"])
    mira.claim()
    mira.approve()
    mira.send_now()
    mira.page.goto(f"{mira.QUEUE}story/{taken['id']}/?read=1")
    expect(mira.page.get_by_role("button", name="Reopen")).to_contain_text("yours, until")
    noor = people.sign_in("noor")
    noor.page.goto(f"{noor.QUEUE}story/{taken['id']}/?read=1")
    expect(noor.page.get_by_role("button", name="Reopen")).to_have_count(0)

    lena = people.sign_in("lena")
    lena.page.goto(f"{lena.QUEUE}story/{taken['id']}/?read=1")
    lena.page.get_by_role("button", name="Reopen").click()
    lena.page.get_by_role("dialog").get_by_role("button", name="Reopen").click()
    expect(lena.page.locator("main")).to_contain_text("Waiting for a decision")
    assert api.look(site, taken)[1]["status"] == "pending"


def test_words_that_are_selected_are_masked_whatever_characters_stand_before_them(site: str, people: People) -> None:
    body = (
        "💔 Zoë and I waited until it was over. Then somebody told Bramblethorpe about it, and it was a hard day. 👍🏽"
    )
    taken = api.submit(site, body)
    desk = people.sign_in("mira")
    desk.open(taken["id"])
    desk.claim()
    select: Any = """() => {
        const walker = document.createTreeWalker(document.getElementById("story-text"), NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.data.indexOf("Bramblethorpe");
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + "Bramblethorpe".length);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }
        document.getElementById("story-text").focus();
    }"""
    desk.page.evaluate(select)
    desk.press("m", "1")
    expect(desk.page.locator(".preview")).to_contain_text("told [removed: name] about it")
    expect(desk.page.locator(".preview")).to_contain_text("💔 Zoë and I waited")


def test_single_keys_can_be_turned_off(site: str, people: People) -> None:
    taken = api.submit(site)
    desk = people.sign_in("mira")
    desk.open(taken["id"])
    desk.press("?")
    desk.page.get_by_label("Single-key shortcuts are on").uncheck()
    desk.page.get_by_role("button", name="Close").click()
    desk.press("c")
    time.sleep(0.5)
    expect(desk.text).to_have_count(0)
    desk.page.reload()
    desk.press("c")
    time.sleep(0.5)
    expect(desk.text).to_have_count(0)


def test_the_desk_works_without_a_script(site: str, people: People) -> None:
    taken = api.submit(site, f"{api.PLAIN} {api.NAME} had said so, and she was right about it all along.")
    desk = people.sign_in("mira", java_script_enabled=False)
    desk.open(taken["id"])
    desk.claim()
    desk.page.get_by_role("button", name="Mask finding").first.click()
    desk.page.locator("#decide-approve").click()
    desk.page.get_by_role("button", name="Approve").click()
    assert api.look(site, taken)[1]["status"] == "published"
