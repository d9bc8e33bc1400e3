"""The front door and the documentation in a browser: for everybody, asking no other host, sending no story."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from contentapi.contract.documents import SOURCES
from tests.browser.conftest import People
from tests.browser.watching import barriers

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
PAGES = ("/", "/api/problems", *(f"/api/docs/{name}" for name in SOURCES))


@pytest.fixture
def page(people: People, site: str) -> Iterator[Page]:
    """A page that fails the test where it asks another host for anything, or complains in the console."""
    opened = people.page(viewport=WIDE)
    foreign: list[str] = []

    def hear(request: Request) -> None:
        if not request.url.startswith((site, "data:", "blob:")):
            foreign.append(request.url)

    opened.on("request", hear)
    yield opened
    assert foreign == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, PHONE])
def test_no_page_bars_anybody_and_nothing_is_scrolled_sideways(
    people: People, scheme: str, viewport: dict[str, int]
) -> None:
    page = people.page(color_scheme=scheme, viewport=viewport)
    found, too_wide = {}, []
    for path in PAGES:
        page.goto(path)
        for folded in page.locator("summary").all():
            folded.click()
        found[path] = barriers(page)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            too_wide.append(path)
    assert {path: wrong for path, wrong in found.items() if wrong} == {}
    assert too_wide == []


def test_all_of_it_but_the_reference_and_the_trying_works_without_a_script(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    expect(page.get_by_role("heading", name="Sex after a miscarriage", exact=True)).to_be_visible()
    expect(page.get_by_text("Not clinically reviewed.").first).to_be_visible()
    page.get_by_text("The whole article").first.click()
    page.get_by_role("link", name="Guide").first.click()
    page.get_by_role("link", name="Asking the guidance", exact=True).click()
    expect(page).to_have_url(re.compile("/api/docs/guide#asking-the-guidance$"))
    expect(page.get_by_role("heading", name="Asking the guidance")).to_be_in_viewport()
    context.close()


def test_a_heading_can_be_linked_to(page: Page, site: str) -> None:
    page.goto("/api/docs/guide")
    sign = page.get_by_role("link", name="Link to “Errors”")
    expect(sign).to_have_css("opacity", "0")
    page.get_by_role("heading", name="Errors").hover()
    expect(sign).to_have_css("opacity", "1")
    sign.click()
    assert page.url == f"{site}/api/docs/guide#errors"
    expect(page.get_by_text(site.removeprefix("http://")).first).to_be_visible()


def test_the_reference_shows_the_contract_and_asks_nobody_else(page: Page) -> None:
    page.goto("/api/docs")
    # Redoc takes its time to draw all of it.
    expect(page.get_by_role("heading", name="Health content API")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("Read an article", exact=True).first).to_be_attached()
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_assessment_is_tried_and_the_server_answers(page: Page, site: str, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto("/api/docs/try")
    tried = page.locator("#operations-Guidance-assessArticle")
    tried.get_by_role("button").first.click()
    expect(tried.get_by_text("Enter made-up examples only")).to_be_visible()
    tried.get_by_role("button", name="Try it out").click()
    with page.expect_response("**/assessment") as answered:
        tried.get_by_role("button", name="Execute").click()
    assert answered.value.status == 200
    assert answered.value.url.startswith(site)
    expect(tried.get_by_text("next_questions").first).to_be_visible()
    assert barriers(page) == []


def test_a_read_is_tried_and_names_an_article_that_there_is(page: Page) -> None:
    page.goto("/api/docs/try")
    tried = page.locator("#operations-Articles-getArticle")
    tried.get_by_role("button").first.click()
    tried.get_by_role("button", name="Try it out").click()
    with page.expect_response("**/api/v1/articles/*") as answered:
        tried.get_by_role("button", name="Execute").click()
    assert answered.value.status == 200


def test_no_story_is_sent_from_the_page_for_trying_and_no_receipt_typed_into_it(page: Page, site: str) -> None:
    contract = page.request.get("/api/openapi.json").json()
    page.goto("/api/docs/try")
    expect(page.locator(".opblock").first).to_be_visible()
    shown = {str(found.get_attribute("id")).split("-")[-1] for found in page.locator(".opblock").all()}
    operations = {
        operation["operationId"]: (method, bool(operation.get("security")))
        for item in contract["paths"].values()
        for method, operation in item.items()
    }
    reads = {name for name, (method, needs_receipt) in operations.items() if method == "get" and not needs_receipt}
    assert shown == reads | {"assessArticle"}
    assert {"listStories", "getStoryPolicy"} <= shown
    assert {"submitStory", "reportStory", "getSubmission", "amendSubmission", "withdrawSubmission"} & shown == set()
    expect(page.get_by_role("button", name="Authorize")).to_have_count(0)


def test_who_signs_out_is_told_so(people: People) -> None:
    desk = people.sign_in("mira", viewport=PHONE)
    desk.page.goto("/admin/")
    desk.page.locator("#logout-form button").click()
    expect(desk.page.get_by_role("heading", name="You are signed out")).to_be_visible()
    assert barriers(desk.page) == []
    desk.page.get_by_role("link", name="Sign in again").click()
    expect(desk.page.get_by_label("Username:")).to_be_visible()
