"""A clinician reads an article whole and signs it: without a script, under the strict policy, and barred by nothing."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import People
from tests.browser.watching import barriers

NEXT = (datetime.now(UTC).date() + timedelta(days=365)).isoformat()


def as_clinician(people: People, **options: Any) -> Page:
    """Signed in as somebody who may do everything, and has a name to sign with."""
    page = people.sign_in("admin", **options).page
    page.goto("/admin/auth/user/")
    page.get_by_role("link", name="admin", exact=True).click()
    page.get_by_label("First name:").fill("Ada")
    page.get_by_label("Last name:").fill("Moss")
    page.get_by_role("button", name="Save", exact=True).click()
    return page


def to_the_review(page: Page, slug: str) -> None:
    page.goto(f"/admin/articles/article/?q={slug}")
    page.get_by_role("link", name=slug, exact=True).click()
    page.get_by_role("link", name="Read all of it, and review…").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Review")


@pytest.mark.parametrize("scripts", [False, True])
def test_an_article_is_read_and_signed(people: People, scripts: bool) -> None:
    slug = "recovering-after-miscarriage" if scripts else "conceiving-again-after-miscarriage"
    page = as_clinician(people, java_script_enabled=scripts)
    to_the_review(page, slug)
    page.get_by_label("Credentials:").fill("MRCOG")
    page.get_by_label("Next review due:").fill(NEXT)
    page.get_by_label("I have read all of the above").check()
    page.get_by_role("button", name="Sign this review").click()
    expect(page.locator(".messagelist")).to_contain_text("is reviewed by Ada Moss as it stands")
    expect(
        page.get_by_text(re.compile(r"Reviewed by Ada Moss \(MRCOG\) on .*; that fits what the draft says\."))
    ).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_of_the_act_bars_nobody(people: People, scheme: str) -> None:
    page = as_clinician(people, color_scheme=scheme, reduced_motion="reduce")
    to_the_review(page, "sex-after-miscarriage")
    found = barriers_alone(people, page)
    page.get_by_role("button", name="Sign this review").click()
    assert [*found, *barriers_alone(people, page)] == []


def barriers_alone(people: People, page: Page) -> list[str]:
    """What axe finds, less what the policy refuses to axe itself: it copies the admin's style sheets into the page."""
    assert people.watch.complaints == []
    found = barriers(page)
    people.watch.complaints.clear()
    return found
