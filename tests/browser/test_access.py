"""The desk for everybody: no rule of axe is broken on any page of it, in light and dark, wide and narrow."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import api
from tests.browser.conftest import People
from tests.browser.desk import Desk
from tests.browser.watching import barriers

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 320, "height": 640}

Step = Callable[[Desk, str], None]


def _open(desk: Desk, story: str) -> None:
    desk.open(story)


def _read(desk: Desk, story: str) -> None:
    desk.page.goto(f"{desk.QUEUE}story/{story}/?read=1")
    expect(desk.text).to_be_visible()


def _write(desk: Desk, story: str) -> None:
    _read(desk, story)
    desk.page.locator("#open-reject").click()


def _help(desk: Desk, story: str) -> None:
    _read(desk, story)
    desk.press("?")


def _decide(desk: Desk, story: str) -> None:
    desk.page.goto(f"{desk.QUEUE}story/{story}/reject/")


def _spam(desk: Desk, story: str) -> None:
    desk.page.goto(f"{desk.QUEUE}spam/")
    expect(desk.page.get_by_role("heading", level=1)).to_contain_text("spam")


def _list(name: str) -> Step:
    return lambda desk, story: (desk.page.goto(f"{desk.QUEUE}{name}"), None)[1]


PAGES: dict[str, Step] = {
    "queue": _list(""),
    "reported": _list("reported/"),
    "decided": _list("decided/"),
    "cautions": _list("cautions/"),
    "overview": _list("overview/"),
    "cover": _open,
    "story": _read,
    "letter": _write,
    "keys": _help,
    "confirm": _decide,
    "spam": _spam,
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_the_desk_bars_anybody(site: str, people: People, scheme: str) -> None:
    story = api.submit(site, api.IN_DANGER)["id"]
    desk = people.sign_in("lena", color_scheme=scheme, viewport=WIDE, reduced_motion="reduce")
    found = {}
    for name, step in PAGES.items():
        step(desk, story)
        found[name] = barriers(desk.page)
        if desk.page.get_by_role("dialog").count():
            desk.press("Escape")
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_on_a_phone_nothing_bars_anybody_and_nothing_is_scrolled_sideways(site: str, people: People) -> None:
    story = api.submit(site, api.IN_DANGER)["id"]
    desk = people.sign_in("lena", viewport=PHONE, has_touch=True, reduced_motion="reduce")
    found, too_wide = {}, []
    for name, step in PAGES.items():
        step(desk, story)
        found[name] = barriers(desk.page)
        if _overhang(desk.page) > 0:
            too_wide.append(name)
        if desk.page.get_by_role("dialog").count():
            desk.press("Escape")
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert too_wide == []


def _overhang(page: Page) -> int:
    """By how many pixels the page is wider than what shows it."""
    wide: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return wide
