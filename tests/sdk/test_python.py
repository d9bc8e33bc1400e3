"""The Python SDK, as who installs it meets it: built, type-checked strictly, and run against a real server."""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.running import PROJECT, running_server
from tests.sdk.environments import BIN, SDK, run

pytestmark = pytest.mark.slow

RETIRED, SUCCESSOR = "recovering-after-miscarriage", "sex-after-miscarriage"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server from which one article was retired, and which takes ten posts an hour from an address."""
    data = tmp_path_factory.mktemp("server")
    with running_server(data, STORY_RATE="10/hour") as site:
        retire = (sys.executable, "manage.py", "retire", RETIRED, "--successor", SUCCESSOR, "--by", "tests")
        run(*retire, DATA_DIR=str(data))
        yield site


@pytest.fixture
def readme(tmp_path: Path) -> Path:
    """The README's Python, as one program."""
    blocks = re.findall(r"^```python\n(.+?)^```", (SDK / "README.md").read_text("utf-8"), re.DOTALL | re.MULTILINE)
    assert len(blocks) >= 5
    program = tmp_path / "readme.py"
    program.write_text("\n".join(blocks), "utf-8")
    return program


def test_the_generated_core_is_current(tools: Path) -> None:
    assert run(tools, SDK / "generate.py", "--check") == "current\n"


def test_its_version_is_the_contract_s() -> None:
    package = tomllib.loads((SDK / "pyproject.toml").read_text("utf-8"))["project"]
    contract = yaml.safe_load((PROJECT / "openapi.yaml").read_text("utf-8"))["info"]
    assert package["version"] == contract["version"]


def test_every_operation_has_a_method_and_every_problem_a_class(python: Path) -> None:
    contract = yaml.safe_load((PROJECT / "openapi.yaml").read_text("utf-8"))
    operations = [operation["operationId"] for path in contract["paths"].values() for operation in path.values()]
    methods = {re.sub(r"(?=[A-Z])", "_", operation).lower() for operation in operations}
    assert methods <= set(run(python, "-c", "import health_content; print(*dir(health_content.Client))").split())
    codes = contract["components"]["schemas"]["ProblemCode"]["enum"]
    assert set(codes) == set(run(python, "-c", "from health_content.problems import KINDS; print(*KINDS)").split())


def test_it_is_typed_strictly_and_so_is_what_uses_it(python: Path, readme: Path) -> None:
    mypy = (BIN / "mypy", "--config-file", SDK / "pyproject.toml", "--python-executable", python)
    run(*mypy, SDK / "src")
    run(*mypy, readme)
    run(*mypy, SDK / "tests" / "tour.py")


def test_the_readme_runs(python: Path, readme: Path, site: str) -> None:
    readme.write_text(readme.read_text("utf-8").replace("http://localhost:8000", site), "utf-8")
    printed = run(python, readme)
    for words in ("Sex after a miscarriage", "need_facts", "Did you mean 'fever'?", "pending"):
        assert words in printed


def test_it_does_on_a_server_what_it_says(python: Path, site: str) -> None:
    assert "waits when told" in run(python, SDK / "tests" / "tour.py", site, RETIRED, SUCCESSOR)
