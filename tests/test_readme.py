"""The README's tour is true: its commands are run against a server as `make run` starts it, and print what it says."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.running import running_server

README = Path(__file__).parent.parent / "README.md"


SEPARATOR = "\x1e"


def _tour() -> list[tuple[str, str]]:
    """Each command of the tour, with what the README says that it prints."""
    blocks = re.findall(r"```console\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    steps = [step.partition("\n") for block in blocks for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    return [(command, printed.strip()) for command, _, printed in steps]


@pytest.mark.slow
def test_the_tour_of_the_readme_prints_what_it_says(tmp_path: Path) -> None:
    tour = _tour()
    assert len(tour) >= 5
    with running_server(tmp_path) as site:
        # In one shell: a later command uses what an earlier one has set.
        script = f"\nprintf '{SEPARATOR}'\n".join(command for command, _ in tour)
        script = script.replace("localhost:8000", site.removeprefix("http://"))
        ran = subprocess.run(["bash", "-eu", "-c", script], capture_output=True, text=True, check=True)  # noqa: S607
    for (command, expected), printed in zip(tour, ran.stdout.split(SEPARATOR), strict=True):
        # `…` in the README stands for what differs from day to day.
        pattern = ".*".join(map(re.escape, expected.split("…")))
        assert re.fullmatch(pattern, printed.strip(), re.DOTALL), (command, printed)
