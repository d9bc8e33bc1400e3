"""A real browser, a real server, and people to sit at the desk."""

import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.chromium import FLAGS, find_program
from tests.browser.desk import Desk
from tests.browser.reader import served
from tests.browser.watching import Watch
from tests.running import PROJECT, running_server

PASSWORD = "pw-for-tests"
MODERATORS = {"mira": "moderators", "noor": "moderators", "lena": "lead moderators"}

_ADD_PEOPLE = """
from django.contrib.auth.models import Group, User
for name, group in {people!r}.items():
    user = User.objects.create_user(name, password={password!r}, is_staff=True)
    user.groups.add(Group.objects.get(name=group))
"""


def pytest_collection_modifyitems(items: list[Any]) -> None:
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=find_program(), args=list(FLAGS))
        yield running
        running.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with the sample stories, and moderators, for one file. Each test works on stories of its own."""
    tmp_path = tmp_path_factory.mktemp("site")
    with running_server(tmp_path, ADMIN_PASSWORD=PASSWORD, STORY_RATE="1000/hour") as address:
        script = _ADD_PEOPLE.format(people=MODERATORS, password=PASSWORD)
        subprocess.run(
            [sys.executable, "manage.py", "shell", "--no-imports", "-c", script],
            cwd=PROJECT,
            env={**os.environ, "DATA_DIR": str(tmp_path)},
            check=True,
            capture_output=True,
        )
        yield address


@pytest.fixture(scope="module")
def reader(site: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the example reader is served, built for the API at `site`."""
    with served(tmp_path_factory.mktemp("reader"), api=site) as address:
        yield address


class People:
    """Signs people in, each in a browser profile of their own, and watches what their pages complain of."""

    def __init__(self, browser: Browser, site: str) -> None:
        self.browser, self.site = browser, site
        self._contexts: list[BrowserContext] = []
        self.watch = Watch()

    def page(self, **options: Any) -> Page:
        context = self.browser.new_context(base_url=self.site, **options)
        context.set_default_timeout(10_000)
        self._contexts.append(context)
        page = context.new_page()
        self.watch.over(page)
        return page

    def sign_in(self, name: str, **options: Any) -> Desk:
        page = self.page(**options)
        page.goto("/admin/testimonials/submission/")
        page.get_by_label("Username:").fill(name)
        page.get_by_label("Password:").fill(PASSWORD)
        page.get_by_role("button", name="Log in").click()
        page.wait_for_load_state()
        return Desk(page, self.watch)

    def close(self) -> None:
        for context in self._contexts:
            context.close()


@pytest.fixture
def people(browser: Browser, site: str) -> Iterator[People]:
    gathered = People(browser, site)
    yield gathered
    gathered.close()
    assert gathered.watch.complaints == []
