"""The example site, which renders on its server by the TypeScript client: what a framework's pages would do."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.running import PROJECT, running_server
from tests.sdk.typescript import manage, run, said

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("compiled")]

SITE = PROJECT / "examples" / "site"
RETIRE = """
from articles.publishing import publish
publish.retire("conceiving-again-after-miscarriage", by="editor", successor="sex-after-miscarriage")
publish.retire("recovering-after-miscarriage", by="editor")
"""


@contextmanager
def running_site(folder: Path, api: str) -> Iterator[int]:
    """The port of the site, built for the API at `api`."""
    built = folder / "site.mjs"
    run("npm", "run", "build", "--prefix", str(SITE), OUT=str(built))
    environment = {**os.environ, "API": api, "PORT": "0"}
    with subprocess.Popen(["node", str(built)], env=environment, stdout=subprocess.PIPE, text=True) as process:  # noqa: S607
        try:
            assert process.stdout
            yield int(process.stdout.readline().rsplit(":", 1)[1])
        finally:
            process.terminate()


def read(port: int, path: str, method: str = "GET") -> tuple[int, str | None, str]:
    """The status, where it leads and the page."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request(method, path)
    response = connection.getresponse()
    found = response.status, response.getheader("Location"), response.read().decode()
    connection.close()
    return found


def test_a_site_renders_articles_and_stories_and_leads_from_what_was_taken_away(tmp_path: Path) -> None:
    with running_server(tmp_path) as api, running_site(tmp_path, api) as port:
        status, _, page = read(port, "/")
        assert status == 200
        for title in ("Sex after a miscarriage", "Recovering after a miscarriage"):
            assert title in page

        status, _, page = read(port, "/articles/sex-after-miscarriage")
        assert status == 200
        places = [
            page.index(words) for words in ("not been clinically reviewed", 'class="emergency"', "When can I have")
        ]
        assert places == sorted(places), "the notice and the warnings stand first"
        assert page.index("Related articles") < page.index("Trying for another pregnancy after")

        status, _, page = read(port, "/articles/sex-after-miscarriage/stories")
        assert status == 200
        story = page[page.index('<p class="caution">') :]
        assert story.index("/articles/sex-after-miscarriage#") < story.index("<details>")
        assert "It speaks of: " in page
        assert read(port, "/stories?cursor=nonsense")[0] == 404
        assert read(port, "/articles/no-such-article")[0] == 404
        assert read(port, "/nowhere")[0] == 404
        assert read(port, "/", "POST")[0] == 405

        assert read(port, "/articles/conceiving-again-after-miscarriage")[0] == 200
        said(manage(tmp_path, RETIRE))
        moved = read(port, "/articles/conceiving-again-after-miscarriage")
        assert moved[:2] == (308, "/articles/sex-after-miscarriage")
        assert read(port, "/articles/recovering-after-miscarriage")[:2] == (410, None)
        assert "Related articles" not in read(port, "/articles/sex-after-miscarriage")[2]
        assert "Recovering" not in read(port, "/")[2]


def test_a_site_whose_api_is_away_says_so_and_keeps_the_number(tmp_path: Path) -> None:
    with running_site(tmp_path, "http://127.0.0.1:9") as port:
        status, _, page = read(port, "/")
    assert status == 503
    assert "tel:999" in page
