"""What a page must never do: fail in a script, break its own policy, or be hard to use for somebody."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page

_axe = Axe()


class Watch:
    """Collects errors of scripts and breaches of the content security policy, from every page it is set over."""

    def __init__(self) -> None:
        self.complaints: list[str] = []

    def over(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        page.on("console", lambda message: self._hear(page, message))

    def _hear(self, page: Page, message: ConsoleMessage) -> None:
        # A refusal that a test provokes is told in the console as well.
        if message.type == "error" and "the server responded with a status of 4" not in message.text:
            self.complaints.append(f"{page.url}: {message.text}")


def barriers(page: Page) -> list[str]:
    """What axe finds wrong with the page as it stands: every rule that it has, best practices included."""
    found: dict[str, Any] = _axe.run(page).response
    return [
        f"{page.url}: {violation['id']} ({violation['help']}): {node['html'][:160]}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
