"""One story in a real browser: a person is covered in one press, and danger is passed by no way that there is."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import api
from tests.browser.conftest import PASSWORD, People
from tests.browser.desk import Desk
from tests.browser.watching import barriers
from tests.running import running_server

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
PARAGRAPH = "We waited for a long time, and it was harder than anybody had told us that it would be. "
# The same person: plainly, in capitals, as a possessive, in small letters, and as the signature.
FIVE_WAYS = (
    "My husband Joshua was kind to me. I cried for weeks. In the end JOSHUA cried more than I did, and Joshua’s mother "
    f"came to stay. Some nights joshua could not sleep at all.\n\n{PARAGRAPH * 3}\n\nJoshua"
)
TONIGHT = f"It has been three weeks. I want to die. I will end my life tonight if nobody comes.\n\n{PARAGRAPH * 3}"
LONG_AGO = f"That winter, years back, I wanted to die. I told my sister, and she helped me.\n\n{PARAGRAPH * 3}"
ARABIC = (
    "اسمي فاطمة وقد فقدت طفلي قبل ثلاثة أسابيع. اتصلت بي صديقتي على 07700 900314 وقالت لي أن أنتظر قليلا. كان زوجي معي "
    "طوال الوقت، وبكينا معا كل ليلة."
)


def read(desk: Desk, taken: dict[str, Any], face: str = "marks") -> Page:
    desk.page.goto(f"{desk.QUEUE}story/{taken['id']}/?read=1&as={face}")
    return desk.page


def status(site: str, taken: dict[str, Any]) -> str:
    found: str = api.look(site, taken)[1]["status"]
    return found


def test_a_person_named_five_ways_is_covered_in_one_press_and_approved_in_five_keys(site: str, people: People) -> None:
    taken = api.submit(site, FIVE_WAYS, display_name="Joshua")
    desk = people.sign_in("mira", viewport=WIDE)
    desk.open(taken["id"])
    desk.press("c")
    expect(desk.text).to_be_visible()
    desk.press("j")
    expect(desk.page.locator(".finding.is-current")).to_contain_text("Mask 6 places")
    desk.press("m")
    expect(desk.page.locator("[data-unsettled]")).to_have_count(0)
    desk.press("a")
    desk.page.get_by_role("dialog").get_by_role("button", name="Approve").wait_for()
    desk.press("Enter")
    desk.send_now()
    assert status(site, taken) == "published"
    (story,) = [one for one in api.public(site) if "[removed: name] was kind to me" in one["body"]]
    assert story["display_name"] is None
    assert "joshua" not in str(api.call(f"{site}/api/v1/stories/{story['id']}")).casefold()
    assert "joshua" not in str(api.public(site)).casefold()


def test_an_act_is_taken_back_by_one_press(site: str, people: People) -> None:
    desk = people.sign_in("mira", viewport=WIDE)
    page = read(desk, api.submit(site, FIVE_WAYS))
    desk.press("j", "m")
    expect(page.locator("mark.is-covered")).to_have_count(5)
    desk.press("z")
    expect(page.locator("mark.is-covered")).to_have_count(0)
    expect(page.locator("[data-unsettled]")).to_have_count(1)


def test_words_of_ones_own_are_covered_as_what_they_are_and_no_kind_is_taken_for_granted(
    site: str, people: People
) -> None:
    taken = api.submit(site, f"We lived by the old mill in Bramblethorpe. {PARAGRAPH} The old mill was loud.")
    desk = people.sign_in("mira", viewport=WIDE)
    page = read(desk, taken)
    desk.press("/")
    page.keyboard.type("the old mill")
    desk.press("Enter")
    expect(page.locator("mark.is-covered")).to_have_count(0)
    desk.press("2")
    expect(page.locator("mark.is-covered")).to_have_count(2)
    expect(page.locator("#preview")).to_contain_text("lived by [removed: place] in")


def test_danger_is_not_passed_by_keys_by_mouse_without_a_script_or_by_a_direct_post(site: str, people: People) -> None:
    taken = api.submit(site, TONIGHT)
    desk = people.sign_in("mira", viewport=WIDE)
    page = read(desk, taken)
    # By keys: the one to approve leads to what is open, and the one to dismiss chooses nothing.
    desk.press("a", "Enter", "x", "Enter", "Escape", "x", "x", "Enter", "Escape", "a", "Enter")
    expect(page.locator("#desk-ask")).to_be_hidden()
    expect(page.locator(".finding.is-dismissed")).to_have_count(0)
    expect(page.locator("#desk-said")).to_contain_text("2 things must be settled first")
    # By mouse.
    page.locator("#decide-approve").click()
    expect(page.locator("#desk-ask")).to_be_hidden()
    assert "tells of the past" not in page.content()
    # Without a script.
    plain = people.sign_in("noor", java_script_enabled=False)
    plain.page.goto(f"{plain.QUEUE}story/{taken['id']}/approve/")
    expect(plain.page.locator("main")).to_contain_text("2 things must be settled first")
    expect(plain.page.locator("[name=confirmed]")).to_have_count(0)
    # By a direct post, of an approval and of a reason that is not offered.
    for act, sent in (
        ("approve", {"confirmed": "1"}),
        ("dismiss", {"because": "tells_of_the_past"}),
        ("dismiss", {"because": ""}),
        ("mask", {}),
    ):
        assert post(page, act, **sent) >= 400, act
    assert status(site, taken) == "pending"


def post(page: Page, act: str, **sent: str) -> int:
    """Sends an act of the open story's as a form would, on its version and its first finding."""
    code: int = page.evaluate(
        """async ([act, sent]) => {
            const story = document.getElementById("story");
            const body = new URLSearchParams({
                csrfmiddlewaretoken: document.querySelector("[name=csrfmiddlewaretoken]").value,
                version: story.dataset.version,
                finding: document.querySelector(".finding").dataset.finding,
                ...sent,
            });
            const url = new URL(`/admin/testimonials/submission/story/${story.dataset.story}/${act}/`, location.href);
            return (await fetch(url, { method: "POST", body, headers: { Accept: "application/json" } })).status;
        }""",
        [act, sent],
    )
    return code


def answer(desk: Desk, figure: str) -> None:
    """Answers for the words of danger that stand first, by the reason of this number."""
    left = desk.page.locator("[data-unsettled]").count()
    desk.page.locator("[data-unsettled]").first.focus()
    desk.press("x", figure, "Enter")
    expect(desk.page.locator("[data-unsettled]")).to_have_count(left - 1)


def test_what_had_danger_takes_two_people_who_are_shown_the_words_and_the_reasons(site: str, people: People) -> None:
    taken = api.submit(site, LONG_AGO)
    mira, noor = people.sign_in("mira", viewport=WIDE), people.sign_in("noor", viewport=WIDE)
    page = read(mira, taken)
    answer(mira, "1")
    mira.page.locator("#desk-heading").focus()
    mira.press("a")
    asked = page.locator("#desk-ask")
    expect(asked).to_contain_text("wanted to die")
    expect(asked).to_contain_text("It tells of the past, not of now, said mira")
    expect(asked).to_contain_text("A second person is needed")
    mira.press("Enter")  # goes back
    expect(asked).to_be_hidden()
    expect(mira.page.get_by_role("button", name="Undo")).to_have_count(0)
    mira.press("a")
    asked.get_by_role("button", name="Approve").click()
    mira.send_now()
    assert status(site, taken) == "pending"

    page = read(noor, taken)
    expect(page.locator(".standing")).to_contain_text("mira has approved it: waits for a second person")
    noor.press("a")
    expect(page.locator("#desk-ask")).to_contain_text("mira has approved it first.")
    page.locator("#desk-ask").get_by_role("button", name="Approve").click()
    noor.send_now()
    assert status(site, taken) == "published"


def test_the_pane_shows_one_face_at_a_time_with_and_without_a_script(site: str, people: People) -> None:
    taken = api.submit(site, FIVE_WAYS)
    desk = people.sign_in("mira", viewport=WIDE)
    page = read(desk, taken)
    switch = page.locator("[data-face=readers]")
    desk.press("j", "m")
    expect(page.locator("mark.is-covered")).to_have_count(5)
    expect(page.locator("#preview")).to_be_hidden()
    desk.press("v")
    expect(switch).to_have_attribute("aria-pressed", "true")
    expect(desk.text).to_be_hidden()
    expect(page.locator("#preview")).to_contain_text("My husband [removed: name] was kind")
    desk.press("v")
    expect(desk.text).to_be_visible()

    plain = people.sign_in("noor", java_script_enabled=False)
    page = read(plain, taken)
    page.get_by_role("button", name="What readers will see").click()
    expect(page.locator("#preview")).to_be_visible()
    expect(page.locator("#story-text")).to_be_hidden()
    page.get_by_role("button", name="What readers will see").click()
    expect(page.locator("#story-text")).to_be_visible()


def test_twenty_lines_of_a_story_are_seen_at_once(site: str, people: People) -> None:
    desk = people.sign_in("mira", viewport=WIDE)
    for body in (FIVE_WAYS + "\n\n" + PARAGRAPH * 20, TONIGHT + "\n\n" + PARAGRAPH * 20):
        page = read(desk, api.submit(site, body))
        lines = page.evaluate(
            """() => {
                const text = document.getElementById("story-text");
                const bar = document.getElementById("decide").getBoundingClientRect().top;
                const room = bar - text.getBoundingClientRect().top;
                return room / parseFloat(getComputedStyle(text).lineHeight);
            }"""
        )
        assert lines >= 20


def test_an_amended_story_shows_the_letter_and_what_was_changed(site: str, people: People) -> None:
    taken = api.submit(site, FIVE_WAYS, display_name="Hopeful")
    desk = people.sign_in("mira", viewport=WIDE)
    page = read(desk, taken)
    desk.press("w")
    page.locator("#send-ask-for-changes").click()
    desk.send_now()
    changed = FIVE_WAYS.replace("My husband Joshua", "My husband")
    assert api.call(site + taken["submission_url"], "PATCH", {"body": changed}, taken["receipt"])[0] == 200
    desk.open(taken["id"])
    page.get_by_role("link", name=re.compile("Read")).click()
    changes = page.locator("#changes")
    expect(changes).to_be_visible()
    expect(changes.locator("blockquote")).to_contain_text("Thank you for sending us your story")
    expect(changes.locator(".text del")).to_have_count(1)
    expect(changes.locator(".text del")).to_contain_text("Joshua")
    desk.press("h")
    expect(desk.text).to_be_visible()


def test_a_text_from_right_to_left_reads_so_with_its_labels_beside_their_words(site: str, people: People) -> None:
    desk = people.sign_in("mira", viewport=WIDE)
    page = read(desk, api.submit(site, ARABIC, language="ar"))
    expect(page.locator(".not-screened")).to_contain_text("Not screened. Sent as Arabic")
    directions = "one => [getComputedStyle(one).direction, one.closest('[dir]').getAttribute('dir')]"
    assert desk.text.evaluate(directions) == ["rtl", "auto"]
    mark = page.locator("mark.found", has_text="07700")
    # The number is drawn in parts, and may go on in the next line: what counts is where it begins.
    gap = mark.evaluate(
        """mark => {
            const tag = mark.querySelector(".tag").getBoundingClientRect();
            const parts = [...mark.querySelector("[data-start]").getClientRects()];
            const beside = parts.filter((one) => Math.abs(one.top - tag.top) < 15).map((one) => one.right);
            return tag.left - Math.max(...beside);
        }"""
    )
    assert -2 <= gap <= 12, "the label begins the mark, which is at the right of the words here"


STATES = ("marks", "readers", "covered", "choosing", "answering", "asked", "unscreened", "blocked")


def bring(desk: Desk, state: str, taken: dict[str, dict[str, Any]]) -> None:
    page = read(desk, taken["five"], "readers" if state == "readers" else "marks")
    if state == "covered":
        desk.press("j", "m")
        expect(page.locator("mark.is-covered").first).to_be_visible()
        page.locator("details.where summary").first.click()
    elif state == "choosing":
        page.locator("#mark-words").fill("mother")
        desk.press("Enter")
    elif state == "answering":
        read(desk, taken["tonight"])
        desk.press("a", "x")
        expect(page.locator("details.answer[open]")).to_be_visible()
    elif state == "asked":
        read(desk, taken["past"])
        if page.locator("[data-unsettled]").count():
            answer(desk, "1")
            page.locator("#desk-heading").focus()
        desk.press("a")
        expect(page.locator("#desk-ask")).to_be_visible()
    elif state == "unscreened":
        read(desk, taken["arabic"])
        desk.press("j", "x")
    elif state == "blocked":
        page.goto(f"{desk.QUEUE}story/{taken['tonight']['id']}/approve/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_state_of_a_story_bars_anybody(site: str, people: People, scheme: str) -> None:
    taken = {
        "five": api.submit(site, FIVE_WAYS, display_name="Joshua"),
        "tonight": api.submit(site, TONIGHT),
        "past": api.submit(site, LONG_AGO),
        "arabic": api.submit(site, ARABIC, language="ar"),
    }
    found, too_wide = {}, []
    for name, viewport in (("lena", WIDE), ("lena", PHONE)):
        desk = people.sign_in(name, color_scheme=scheme, viewport=viewport, reduced_motion="reduce")
        for state in STATES:
            bring(desk, state, taken)
            found[state, viewport["width"]] = barriers(desk.page)
            if desk.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                too_wide.append((state, viewport["width"]))
            desk.press("Escape")
    assert {state: wrong for state, wrong in found.items() if wrong} == {}
    assert too_wide == []


@pytest.mark.parametrize("size", [(375, 667), (640, 450), (320, 256), (844, 390), (1280, 720)])
@pytest.mark.parametrize("claims", [True, False])
def test_some_lines_of_a_story_in_danger_are_in_sight_at_once(
    site: str, people: People, size: tuple[int, int], claims: bool
) -> None:
    taken = api.submit(site, TONIGHT)
    desk = people.sign_in("mira", viewport={"width": size[0], "height": size[1]})
    if claims:
        desk.open(taken["id"])
        desk.claim()
        expect(desk.page.locator("#claim-state")).to_be_visible()
    else:
        read(desk, taken)
    desk.page.wait_for_function("document.querySelector('#open-reject .key')")
    begins = desk.text.evaluate("text => text.getBoundingClientRect().top")
    ends = desk.page.locator("#decide").evaluate("bar => Math.min(innerHeight, bar.getBoundingClientRect().top)")
    assert (ends - begins) / 27 >= 3, "lines of the text"
    share = "bar => getComputedStyle(bar).position === 'sticky' ? bar.offsetHeight / innerHeight : 0"
    assert desk.page.locator("#decide").evaluate(share) < 0.25


def test_whoever_goes_to_a_finding_by_its_address_is_there(site: str, people: People) -> None:
    taken = api.submit(site, TONIGHT)
    desk = people.sign_in("mira", viewport=PHONE)
    page = read(desk, taken)
    second = page.locator(".finding").nth(1).get_attribute("id")
    page.goto(f"{desk.QUEUE}story/{taken['id']}/?read=1#{second}")
    page.reload()
    expect(page.locator(f"#{second}")).to_be_in_viewport()


@pytest.mark.parametrize("script", [True, False])
def test_where_nothing_was_screened_nobody_is_told_that_nothing_was_found(
    site: str, people: People, script: bool
) -> None:
    desk = people.sign_in("mira", java_script_enabled=script)
    spanish = "No quiero seguir. Fuimos con mi marido al hospital y nadie nos dijo nada durante muchas horas."
    for body, language in ((spanish, "es"), (spanish, "en"), (ARABIC.replace("07700 900314", ""), "ar")):
        page = read(desk, api.submit(site, body, language=language))
        expect(page.locator(".not-screened h2")).to_contain_text("Not screened. Sent as ")
        expect(page.locator(".findings")).to_contain_text("says nothing of what stands in it")
        expect(page.locator("main")).not_to_contain_text("found nothing")


def test_the_only_moderator_is_told_at_once_that_a_reason_is_too_short(browser: Browser, tmp_path: Path) -> None:
    with running_server(tmp_path, ADMIN_PASSWORD=PASSWORD, SOLE_MODERATOR="on") as address:
        alone = People(browser, address)
        taken = api.submit(address, LONG_AGO)
        desk = alone.sign_in("admin")
        desk.open(taken["id"])
        desk.claim()
        desk.press("a", "x", "1", "Enter")
        expect(desk.page.locator("[data-unsettled]")).to_have_count(0)
        desk.page.locator("#desk-heading").focus()
        desk.press("a")
        dialog = desk.page.get_by_role("dialog")
        dialog.get_by_role("button", name="Not yet").click()  # going back takes no reason
        expect(dialog).to_be_hidden()
        desk.page.evaluate("() => new Promise((done) => setTimeout(done, 100))")  # the page hears of it a moment later
        desk.press("a")
        expect(dialog).to_be_visible()
        for words in ("", "too short", "  three   words here "):
            desk.page.locator("#approve-because").fill(words)
            dialog.get_by_role("button", name="Approve").click()
            expect(dialog).to_be_visible()
        desk.page.locator("#approve-because").fill("It was long ago, and she is well.")
        dialog.get_by_role("button", name="Approve").click()
        desk.send_now()
        assert status(address, taken) == "published"
        alone.close()
        assert alone.watch.complaints == []
