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


def test_what_is_generated_is_current(tools: Path) -> None:
    """Models and operations are the contract's, the evaluator the server's, and one client is made of the other."""
    assert run(tools, SDK / "generate.py", "--check") == "current\n"


def test_the_evaluator_stands_on_nothing_but_python() -> None:
    modules = sorted((SDK / "src" / "health_content" / "evaluator").glob("*.py"))
    assert len(modules) > 10
    for module in modules:
        for name in re.findall(r"^\s*(?:from|import) ([\w.]+)", module.read_text("utf-8"), re.MULTILINE):
            known = name.partition(".")[0] in sys.stdlib_module_names
            assert known or name.startswith("health_content.evaluator"), f"{module.name} imports {name}"


def test_its_version_is_the_contract_s() -> None:
    package = tomllib.loads((SDK / "pyproject.toml").read_text("utf-8"))["project"]
    contract = yaml.safe_load((PROJECT / "openapi.yaml").read_text("utf-8"))["info"]
    assert package["version"] == contract["version"]


def test_every_operation_has_a_method_and_every_problem_a_class(python: Path) -> None:
    contract = yaml.safe_load((PROJECT / "openapi.yaml").read_text("utf-8"))
    operations = [operation["operationId"] for path in contract["paths"].values() for operation in path.values()]
    methods = {re.sub(r"(?=[A-Z])", "_", operation).lower() for operation in operations}
    assert methods <= set(run(python, "-c", "import health_content; print(*dir(health_content.Client))").split())
    codes = contract["components"]["schemas"]["ProblemCode"]["x-extensible-enum"]
    assert set(codes) == set(run(python, "-c", "from health_content.problems import KINDS; print(*KINDS)").split())


def test_it_is_typed_strictly_and_so_is_what_uses_it(assistant: Path, readme: Path) -> None:
    mypy = (BIN / "mypy", "--config-file", SDK / "pyproject.toml", "--python-executable", assistant)
    run(*mypy, SDK / "src")
    run(*mypy, readme)
    tests = SDK / "tests"
    run(*mypy, *tests.glob("*.py"))
    for client in ("_async", "_sync"):
        run(*mypy, tests / client / "tour.py", MYPYPATH=str(tests))


def test_the_generator_s_word_for_what_is_left_out_is_nowhere() -> None:
    for module in (SDK / "src").rglob("*.py"):
        assert not re.search(r"\bunset\b", module.read_text("utf-8"), re.IGNORECASE), module


def test_its_own_tests_pass(assistant: Path) -> None:
    run(assistant, "-m", "pytest", "-q", "-c", SDK / "pyproject.toml", SDK / "tests")


def test_the_readme_runs(python: Path, readme: Path, site: str, tmp_path: Path) -> None:
    program = readme.read_text("utf-8").replace("http://localhost:8000", site)
    readme.write_text(program.replace("library.sqlite3", str(tmp_path / "library.sqlite3")), "utf-8")
    printed = run(python, readme)
    for words in (
        "Sex after a miscarriage",
        "need_facts",
        "Did you mean 'fever'?",
        "changed, 0 removed",
        "\nTrue\n",
        "pending",
    ):
        assert words in printed


@pytest.mark.parametrize(("client", "network"), [("_sync", "127.0.1"), ("_async", "127.0.2")])
def test_either_client_does_on_a_server_what_it_says(client: str, network: str, python: Path, site: str) -> None:
    tests = SDK / "tests"
    tour = (python, tests / client / "tour.py", site, RETIRED, SUCCESSOR, f"{network}.1", f"{network}.2")
    assert "waits when told" in run(*tour, PYTHONPATH=str(tests))


def test_an_assistant_is_served_and_nothing_of_a_reader_leaves_it(assistant: Path, site: str) -> None:
    assert "says nothing of a reader to anybody" in run(assistant, SDK / "tests" / "assisted.py", site)
