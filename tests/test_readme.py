"""What the README and the guide show is true: run against a server as `make run` starts it, it prints what they say."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.running import running_server

PROJECT = Path(__file__).parent.parent
PAGES = {"README": PROJECT / "README.md", "guide": PROJECT / "docs" / "guide.md"}

SEPARATOR = "\x1e"


def _tour(page: Path) -> list[tuple[str, str]]:
    """Each command of the page, with what it says that it prints."""
    blocks = re.findall(r"```console\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    steps = [step.partition("\n") for block in blocks for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    return [(command, printed.strip()) for command, _, printed in steps]


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_shows_prints_what_it_says(tmp_path: Path, page: str) -> None:
    tour = _tour(PAGES[page])
    assert len(tour) >= 5
    with running_server(tmp_path) as site:
        # In one shell: a later command uses what an earlier one has set.
        script = f"\nprintf '{SEPARATOR}'\n".join(command for command, _ in tour)
        script = script.replace("localhost:8000", site.removeprefix("http://"))
        ran = subprocess.run(["bash", "-eu", "-c", script], capture_output=True, text=True, check=True)  # noqa: S607
    for (command, expected), printed in zip(tour, ran.stdout.split(SEPARATOR), strict=True):
        # `…` in the README stands for what differs from day to day.
        parts = expected.replace("http://localhost:8000", site).split("…")
        pattern = ".*".join(map(re.escape, parts))
        assert re.fullmatch(pattern, printed.strip(), re.DOTALL), (command, printed)


@pytest.mark.parametrize(("language", "client"), [("python", "python"), ("ts", "typescript")])
def test_what_the_guide_shows_of_a_client_is_what_the_tests_of_the_client_run(language: str, client: str) -> None:
    shown = re.findall(rf"```{language}\n.*?```", PAGES["guide"].read_text(encoding="utf-8"), re.DOTALL)
    run = (PROJECT / "sdk" / client / "README.md").read_text(encoding="utf-8")
    assert len(shown) >= 4
    assert [block for block in shown if block not in run] == []
