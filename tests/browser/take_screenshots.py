"""`make screenshots`: the pictures of docs/, taken of a server with the sample stories."""

import os
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.browser.chromium import FLAGS, find_program
from tests.running import PROJECT, running_server

IMAGES = PROJECT / "docs" / "images"
PASSWORD = "pw-for-pictures"
VIEW: Any = {"width": 1280, "height": 1000}
SCHEMES: Any = ("light", "dark")


def take(site: str, scheme: Any) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_program(), args=list(FLAGS))
        page = browser.new_page(base_url=site, color_scheme=scheme, viewport=VIEW)
        page.goto("/admin/testimonials/submission/")
        page.get_by_label("Username:").fill("admin")
        page.get_by_label("Password:").fill(PASSWORD)
        page.get_by_role("button", name="Log in").click()
        page.wait_for_selector("[data-row]")
        page.screenshot(path=IMAGES / f"queue-{scheme}.png")
        # The sample with a name, a number, a place and a day: the one with the most findings.
        rows = page.locator("[data-row]")
        found = [len(text) for text in rows.locator(".shapes").all_inner_texts()]
        rows.nth(found.index(max(found))).locator(".what a").click()
        page.get_by_role("link", name="Read without claiming").click()
        page.wait_for_selector("#story-text")
        page.screenshot(path=IMAGES / f"desk-{scheme}.png")
        browser.close()


def main() -> None:
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, running_server(Path(folder), ADMIN_PASSWORD=PASSWORD) as site:
        for scheme in SCHEMES:
            take(site, scheme)


if __name__ == "__main__":
    os.chdir(PROJECT)
    main()
