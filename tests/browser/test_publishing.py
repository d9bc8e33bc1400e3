"""A number is changed and published: with a script and without, nothing less cautious goes out that nobody ticked."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import People
from tests.browser.watching import barriers

SLUG = "conceiving-again-after-miscarriage"
TITLE = "Trying for another pregnancy after a miscarriage"
RULE = "early-loss-two-to-three-weeks"


def shift_the_threshold(page: Page) -> None:
    """A condition more, or a week more in it, so that a wait holds for fewer: no scenario tries so early a loss."""
    page.goto(f"/admin/articles/guidancerule/?q={RULE}")
    page.locator("#result_list tr", has_text=TITLE).get_by_role("link").first.click()
    field = page.locator("[name=applies_when]")
    lines = field.input_value().splitlines()
    shifted = [re.sub(r"(?<=gestation_weeks > )\d+", lambda found: str(int(found[0]) + 1), line) for line in lines]
    field.fill("\n".join(shifted if shifted != lines else [*lines, "gestation_weeks > 2"]))
    page.locator("[name=_save]").click()
    page.wait_for_load_state()


def to_the_publish_page(page: Page) -> None:
    page.goto(f"/admin/articles/article/?q={SLUG}")
    page.get_by_role("link", name=SLUG, exact=True).click()
    page.get_by_role("link", name="Publish…").click()
    expect(page.get_by_role("heading", name="What changes for readers")).to_be_visible()


@pytest.mark.parametrize("scripts", [False, True])
def test_a_shifted_threshold_is_published_sentence_by_sentence(people: People, scripts: bool) -> None:
    page = people.sign_in("admin", java_script_enabled=scripts).page
    shift_the_threshold(page)
    to_the_publish_page(page)
    boxes = page.locator(".less-cautious input")
    assert boxes.count() > 0
    assert not any(box.is_checked() for box in boxes.all())
    expect(page.get_by_label("Significance:")).to_have_value("safety")
    page.get_by_label("Publish although no clinician has reviewed").check()
    page.get_by_label("Note:").fill("A slip.")
    page.get_by_role("button", name="Publish").click()
    expect(page.locator(".messagelist")).to_contain_text("are not ticked")
    expect(page.get_by_label("Note:")).to_have_value("A slip.")
    for box in page.locator(".less-cautious input").all():
        box.check()
    page.get_by_role("button", name="Publish").click()
    expect(page.locator(".messagelist")).to_contain_text("is live as version")
    page.goto(f"/admin/articles/articleversion/?q={SLUG}")
    page.locator("#result_list tbody th a").first.click()
    expect(page.locator(".record")).to_contain_text("Acknowledged by admin.")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_the_publish_page_bars_nobody(people: People, scheme: str, width: int) -> None:
    size = {"width": width, "height": 900}
    page = people.sign_in("admin", color_scheme=scheme, reduced_motion="reduce", viewport=size).page
    shift_the_threshold(page)
    to_the_publish_page(page)
    assert people.watch.complaints == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    for details in page.locator("details").all():
        details.locator("summary").click()
    found = barriers(page)
    people.watch.complaints.clear()  # what the policy refuses to axe itself
    assert found == []
