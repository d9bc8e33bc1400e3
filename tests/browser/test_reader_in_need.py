"""The example reader for somebody who is frightened, on a phone, perhaps watched, while things fail."""

import re
from typing import Any

import pytest
from playwright.sync_api import Dialog, Page, Route, expect

from tests.browser import api
from tests.browser.conftest import People
from tests.browser.reader import ARTICLE, find, go, write

PHONE: Any = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
ARTICLES = "**/api/v1/articles**"
ELSEWHERE = "https://www.bbc.co.uk/weather"
_OPEN = {"Access-Control-Allow-Origin": "*"}


def _expect_help(page: Page) -> None:
    number = page.locator(".always a[href='tel:999']")
    expect(number).to_be_visible()
    expect(number).to_be_in_viewport()
    expect(page.locator("#leave")).to_be_in_viewport()


def _forgive_network(people: People) -> None:
    """What a test has cut off is told in the console too."""
    assert all("net::ERR_" in one or "status of 5" in one for one in people.watch.complaints)
    people.watch.complaints.clear()


# --- On every failure ---------------------------------------------------------------------------------------------


def test_without_scripts_there_are_the_number_the_way_out_and_the_plain_pages(
    site: str, reader: str, people: People
) -> None:
    page = people.page(java_script_enabled=False, **PHONE)
    page.goto(reader)
    _expect_help(page)
    assert page.locator("#leave").get_attribute("href") == ELSEWHERE
    expect(page.get_by_text("One moment")).to_be_hidden()
    page.locator("noscript").get_by_role("link").click()
    assert page.url == f"{site}/"
    expect(page.get_by_role("link", name="Sex after a miscarriage")).to_be_visible()


def test_a_script_that_never_comes_leaves_the_number_and_ways_on(reader: str, people: People) -> None:
    page = people.page(**PHONE)
    page.route("**/reader.js", lambda route: route.abort())
    page.goto(reader)
    _expect_help(page)
    again = page.get_by_role("link", name="try again")
    expect(again).to_be_visible(timeout=10_000)  # it is said only where nothing else has come
    page.unroute("**/reader.js")
    again.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Articles")
    _forgive_network(people)


def test_an_api_that_is_down_is_said_and_tried_again(reader: str, people: People) -> None:
    page = people.page(**PHONE)
    page.route(ARTICLES, lambda route: route.abort())
    page.goto(reader + ARTICLE)
    expect(page.locator("main")).to_contain_text("could not reach the service")
    _expect_help(page)
    page.unroute(ARTICLES)
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sex after a miscarriage")
    _forgive_network(people)


def test_an_api_that_never_answers_is_waited_for_only_so_long(reader: str, people: People) -> None:
    page = people.page(**PHONE)
    held: list[Route] = []
    page.clock.install()
    page.route(ARTICLES, lambda route: held.append(route))  # noqa: PLW0108  Playwright marks what it is given
    page.goto(reader + ARTICLE)
    expect(page.get_by_text("One moment")).to_be_visible()
    _expect_help(page)
    page.clock.run_for(12_500)
    expect(page.locator("main")).to_contain_text("has not answered in time")
    _expect_help(page)
    page.unroute(ARTICLES)
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sex after a miscarriage")


@pytest.mark.parametrize(("status", "code"), [(404, "not_found"), (410, "gone"), (500, "server_error")])
def test_what_is_not_there_is_said_beside_the_number(reader: str, people: People, status: int, code: str) -> None:
    page = people.page(**PHONE)
    problem = {"type": "", "title": "", "status": status, "code": code, "detail": "", "errors": []}
    more = {"successor": "recovering-after-miscarriage"} if status == 410 else {}
    answer = {"status": status, "json": {**problem, **more}, "headers": _OPEN}
    page.route(f"**/api/v1/articles/{api.ARTICLE}", lambda route: route.fulfill(**answer))
    go(page, reader, ARTICLE, "We are sorry")
    _expect_help(page)
    assert page.get_by_role("button", name="Try again").count() == (status == 500)
    if status == 410:
        page.get_by_role("link", name="in its place").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Recovering")
    _forgive_network(people)


def test_more_stories_that_do_not_come_are_asked_for_again(reader: str, people: People) -> None:
    page = people.page(**PHONE)
    page.route(
        "**/stories?**", lambda route: route.continue_(url=route.request.url.replace("page_size=10", "page_size=2"))
    )
    go(page, reader, "#/stories", "Stories")
    shown = page.get_by_role("article").count()
    page.route("**/api/v1/stories?**", lambda route: route.abort())
    page.get_by_role("button", name="More stories").click()
    expect(page.get_by_role("alert").filter(has_text="could not reach")).to_be_visible()
    page.unroute("**/api/v1/stories?**")
    page.get_by_role("button", name="More stories").click()
    expect(page.get_by_role("article")).not_to_have_count(shown)
    texts = page.locator("article details").all_text_contents()
    assert len(texts) == len(set(texts)), "none comes twice"
    _forgive_network(people)


# --- On a phone ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "slug", ["sex-after-miscarriage", "conceiving-again-after-miscarriage", "recovering-after-miscarriage"]
)
def test_the_answer_stands_within_a_screen_and_a_half_below_the_warnings(
    reader: str, people: People, slug: str
) -> None:
    page = people.page(**PHONE)
    go(page, reader, f"#/articles/{slug}", "after a miscarriage")

    def bottom(selector: str) -> float:
        box = page.locator(selector).first.bounding_box()
        assert box
        return float(box["y"] + box["height"])

    assert bottom(".warning.emergency") < bottom(".warning.urgent") < bottom(".contents") < bottom(".answer")
    assert bottom(".warning.emergency") < 844, "whom to call is on the first screen"
    assert page.locator(".warning.emergency a[href='tel:999']").first.is_visible()
    button = page.get_by_role("link", name="What does this mean for me?")
    expect(button).to_be_visible()
    assert bottom("a[href$=questions]") <= 1.5 * 844


def test_each_sign_unfolds_and_paper_shows_all(reader: str, people: People) -> None:
    page = people.page(**PHONE)
    go(page, reader, ARTICLE, "Sex after")
    act = page.locator("#warning-severe-pain .act")
    expect(act).to_be_hidden()
    page.get_by_text("Each sign in full").click()
    expect(act).to_be_visible()
    page.get_by_text("Each sign in full").click()
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(act).to_be_visible()
    expect(page.locator("#leave")).to_be_hidden()


def test_the_contents_lead_to_a_part_without_asking_for_the_article_again(reader: str, people: People) -> None:
    page = people.page(**PHONE)
    go(page, reader, ARTICLE, "Sex after")
    expect(page.locator("#related h3")).to_have_count(2)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/api/" in request.url else None)
    page.get_by_text("On this page").click()
    page.locator(".contents").get_by_role("link", name="When to get help").click()
    part = page.locator("#section-when-to-get-help")
    expect(part).to_be_in_viewport()
    expect(part).to_be_focused()
    assert page.url.endswith("/at/section-when-to-get-help")
    assert asked == []
    page.reload()
    expect(page.locator("#section-when-to-get-help")).to_be_in_viewport()


def test_related_articles_are_told_with_their_titles(reader: str, people: People) -> None:
    page = people.page(**PHONE)
    go(page, reader, ARTICLE, "Sex after")
    page.locator("#related").get_by_role("link", name="Trying for another pregnancy").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Trying for another pregnancy")
    page.route("**/related", lambda route: route.abort())
    go(page, reader, "#/articles/recovering-after-miscarriage", "Recovering")
    expect(page.locator("#related")).to_have_count(0)
    _forgive_network(people)


# --- Leaving ------------------------------------------------------------------------------------------------------


def _other_page(route: Route) -> None:
    route.fulfill(body="<title>Rain</title><h1>Rain</h1>", content_type="text/html")


@pytest.mark.parametrize("way", ["button", "keyboard"])
def test_a_reader_leaves_at_once_and_going_back_does_not_show_what_was_read(
    reader: str, people: People, way: str
) -> None:
    page = people.page(**PHONE)
    page.route(f"{ELSEWHERE}**", _other_page)
    go(page, reader, "", "Articles")
    page.get_by_role("link", name="Sex after a miscarriage").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sex after a miscarriage")
    page.mouse.wheel(0, 3000)
    expect(page.locator("#leave")).to_be_in_viewport()
    if way == "button":
        page.locator("#leave").click()
    else:
        for _ in range(3):
            page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name="Rain")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Rain")).to_be_visible()
    assert page.url == ELSEWHERE
    go(page, reader, "", "Articles")  # opened anew, it is there again
    assert page.evaluate("sessionStorage.length") == 0


def test_the_page_is_hidden_before_another_comes_and_a_receipt_is_forgotten(reader: str, people: People) -> None:
    page = people.page(**PHONE)
    asked: list[str] = []

    def accept(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", accept)
    page.route(f"{ELSEWHERE}**", lambda route: None)  # it never comes
    go(page, reader, f"{ARTICLE}/share", "Tell your story")
    write(page, api.PLAIN)
    assert page.evaluate(
        """() => {
          document.getElementById("leave").click();
          return [getComputedStyle(document.body).display, document.title, Object.keys(sessionStorage)];
        }"""
    ) == ["none", "…", ["left"]]
    assert asked == [], "nothing asks whether to stay"


def test_escape_pressed_once_or_slowly_leaves_nothing(reader: str, people: People) -> None:
    page = people.page()
    page.clock.install()
    go(page, reader, "", "Articles")
    for _ in range(4):
        page.keyboard.press("Escape")
        page.clock.run_for(2_000)
    expect(page.locator("#spoken")).to_contain_text("Escape once more")
    expect(page.get_by_role("heading", level=1)).to_have_text("Articles")


# --- A receipt ----------------------------------------------------------------------------------------------------


def _sent(page: Page, reader: str) -> str:
    go(page, reader, f"{ARTICLE}/share", "Tell your story")
    assert "Thank you" not in page.locator("main").inner_text(), "nobody is thanked for what was not sent"
    write(page, api.PLAIN)
    return str(page.locator("#story-receipt").inner_text())


def test_a_receipt_survives_a_reload_until_its_author_has_kept_it_and_gone_on(reader: str, people: People) -> None:
    page = people.page(**PHONE)
    receipt = _sent(page, reader)
    expect(page.locator(".support")).to_contain_text("Thank you for sending your story")
    expect(page.locator(".receipt")).to_contain_text("this tab remembers the receipt")
    page.reload()
    expect(page.locator("#story-receipt")).to_have_text(receipt)
    page.get_by_role("link", name="Articles", exact=True).click()
    expect(page.locator("#reminder")).to_contain_text("You have not kept your receipt yet")
    page.reload()
    page.get_by_role("link", name="Go back to it").click()
    page.get_by_role("button", name="I have written it down").click()
    page.reload()
    expect(page.locator("#story-receipt")).to_have_text(receipt)
    page.get_by_role("link", name="Articles", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Articles")
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_a_receipt_is_forgotten_when_its_author_says_so(reader: str, people: People) -> None:
    page = people.page(**PHONE)
    receipt = _sent(page, reader)
    page.get_by_role("button", name="Forget it on this device").click()
    page.get_by_role("button", name="Yes, forget it").click()
    expect(page.get_by_role("heading", name="The receipt is forgotten here")).to_be_focused()
    assert receipt not in page.content()
    assert page.evaluate("sessionStorage.length") == 0
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no receipt here any more")


def test_a_receipt_is_not_remembered_for_longer_than_an_hour(reader: str, people: People) -> None:
    page = people.page(**PHONE)
    page.clock.install()
    _sent(page, reader)
    page.clock.fast_forward("01:00:01")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no receipt here any more")
    assert page.evaluate("sessionStorage.length") == 0


def test_a_browser_that_keeps_nothing_says_so(reader: str, people: People) -> None:
    page = people.page(**PHONE)
    page.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
    )
    receipt = _sent(page, reader)
    expect(page.locator(".receipt")).to_contain_text("lets the page remember nothing")
    number = page.locator("#story-number").inner_text()
    page.get_by_role("button", name="I have written it down").click()
    page.get_by_role("link", name="See how your story stands").click()
    find(page, number, receipt)
    expect(page.locator("[data-status=pending]")).to_be_visible()


# --- Reporting ----------------------------------------------------------------------------------------------------


def test_a_story_is_reported_for_a_reason_in_words(reader: str, people: People) -> None:
    page = people.page(**PHONE)
    go(page, reader, f"{ARTICLE}/stories", "Stories")
    story = page.get_by_role("article").first
    story.get_by_role("button", name="Report this story").click()
    expect(story.get_by_role("heading", name="What is wrong with this story?")).to_be_focused()
    assert story.get_by_role("radio", checked=True).count() == 0
    story.get_by_role("button", name="Send this report").click()
    expect(story.locator(".wrong", has_text="Please choose one")).to_be_visible()
    story.get_by_role("button", name="Do not report it").click()
    expect(story.get_by_role("button", name="Report this story")).to_be_focused()
    story.get_by_role("button", name="Report this story").click()
    story.get_by_role("radio", name="Upsetting to read").check()
    story.get_by_label("Anything else").fill("It frightened me.")
    with page.expect_response(re.compile(r"/reports$")) as answered:
        story.get_by_role("button", name="Send this report").click()
    assert answered.value.status == 202
    assert answered.value.request.post_data_json == {"reason": "distressing", "detail": "It frightened me."}
    expect(story.get_by_role("heading", name="Thank you for telling us")).to_be_focused()
    expect(story).to_contain_text("Samaritans")


def test_a_report_that_cannot_be_sent_is_told_and_kept(reader: str, people: People) -> None:
    page = people.page(**PHONE)
    go(page, reader, f"{ARTICLE}/stories", "Stories")
    story = page.get_by_role("article").first
    story.get_by_role("button", name="Report this story").click()
    story.get_by_role("radio", name="Unkind").check()
    page.route("**/reports", lambda route: route.abort())
    story.get_by_role("button", name="Send this report").click()
    expect(story.get_by_role("alert")).to_contain_text("could not reach")
    expect(story.get_by_role("radio", name="Unkind")).to_be_checked()
    _forgive_network(people)
