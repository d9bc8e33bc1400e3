"""The example reader as it is used: built, served from an origin of its own, and asked."""

import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser import api
from tests.running import PROJECT

ARTICLE = f"#/articles/{api.ARTICLE}"
READER, CLIENT = PROJECT / "examples" / "reader", PROJECT / "sdk" / "typescript"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: Any, **kwargs: Any) -> None:
        """Says nothing: pytest's output is for tests."""


@contextmanager
def served(built: Path, *, api: str) -> Iterator[str]:
    """Where the page is served, built into a folder for the API at `api`."""
    if not (CLIENT / "node_modules" / "esbuild").exists():
        _run("npm", "ci", "--prefix", CLIENT, "--no-audit", "--no-fund")
    _run("npm", "run", "build", "--prefix", READER, API=api, OUT=str(built))
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(built))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def _run(*command: str | Path, **environment: str) -> None:
    variables = {**os.environ, **environment}
    ran = subprocess.run(command, capture_output=True, text=True, check=False, cwd=PROJECT, env=variables)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def go(page: Page, reader: str, address: str, heading: str) -> None:
    page.goto(reader + address)
    expect(page.get_by_role("heading", level=1)).to_contain_text(heading)


def answer(page: Page, question: str, answer: str) -> None:
    asked = page.locator("fieldset").filter(has_text=question)
    if answer.isdigit():
        asked.get_by_role("textbox").fill(answer)
    else:
        asked.get_by_role("radio", name=answer, exact=True).check()
    page.get_by_role("button", name="Continue").click()


def outcome(page: Page, activity: str = "resume_sex") -> str | None:
    found: str | None = page.locator(f"[data-activity={activity}]").get_attribute("data-outcome")
    return found


def write(page: Page, story: str) -> None:
    page.get_by_label("Your story", exact=True).fill(story)
    for consent in page.get_by_role("checkbox").all():
        consent.check()
    page.get_by_role("button", name="Send my story").click()
    expect(page.locator("#story-receipt")).to_be_visible()


def find(page: Page, number: str, receipt: str) -> None:
    page.get_by_label("Story number").fill(number)
    page.get_by_label("Receipt").fill(receipt)
    page.get_by_role("button", name="Find my story").click()


# A link in a sentence may be as small as its words, but for a number to call.
_SMALL = """() => {
  const alone = (link) => link.matches(".phone") || link.parentElement.textContent.trim() === link.textContent.trim();
  const inSentence = (element) => getComputedStyle(element).display === "inline" && !alone(element);
  const targets = "a[href], button, summary, select, textarea, input[type=text], label:has(input)";
  return [...document.querySelectorAll(targets)]
    .filter((target) => target.checkVisibility() && !inSentence(target))
    .map((target) => [target, target.getBoundingClientRect()])
    .filter(([, { width, height }]) => Math.round(width) < 44 || Math.round(height) < 44)
    .map(([{ outerHTML }, { width, height }]) => `${width}x${height} ${outerHTML.slice(0, 90)}`);
}"""


def small_targets(page: Page) -> list[str]:
    """What a finger is to touch and is smaller than 44 by 44 pixels."""
    found: list[str] = page.evaluate(_SMALL)
    return found
