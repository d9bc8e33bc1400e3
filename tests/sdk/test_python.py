"""The Python SDK, as who installs it meets it: built, type-checked strictly, and run against a real server."""

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from subprocess import PIPE, STDOUT

import pytest
import yaml

from tests.running import PROJECT, running_server

pytestmark = pytest.mark.slow

SDK = PROJECT / "sdk" / "python"
TOOLS = PROJECT / "sdk" / "generators" / "requirements.lock"
BIN = Path(sys.executable).parent
RETIRED, SUCCESSOR = "recovering-after-miscarriage", "sex-after-miscarriage"


def run(*command: str | Path, **environment: str) -> str:
    """What a command prints; what it complains of is in the failure."""
    variables = {**os.environ, **environment}
    ran = subprocess.run(command, cwd=PROJECT, env=variables, check=False, text=True, stdout=PIPE, stderr=STDOUT)
    assert ran.returncode == 0, ran.stdout
    return ran.stdout


def environment_with(folder: Path, *wanted: str | Path) -> Path:
    """The Python of a new environment in `folder` that has what is wanted."""
    run(BIN / "uv", "venv", "--quiet", "--python", sys.executable, folder)
    python = folder / "bin" / "python"
    run(BIN / "uv", "pip", "install", "--quiet", "--system-certs", "--python", python, *wanted, **_index())
    return python


def _index() -> dict[str, str]:
    """An index of one's own, which uv does not learn from pip's configuration by itself."""
    command = [sys.executable, "-m", "pip", "config", "get", "global.index-url"]
    configured = subprocess.run(command, check=False, text=True, capture_output=True).stdout.strip()
    index = os.environ.get("UV_DEFAULT_INDEX") or os.environ.get("PIP_INDEX_URL") or configured
    return {"UV_DEFAULT_INDEX": index} if index else {}


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python with what generates and builds clients."""
    return environment_with(tmp_path_factory.mktemp("tools") / "venv", "--require-hashes", "-r", TOOLS)


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory, tools: Path) -> Path:
    """A Python with the SDK in it, from its wheel, and nothing else than what that asks for."""
    built = tmp_path_factory.mktemp("wheel")
    run(BIN / "uv", "build", "--quiet", "--wheel", "--no-build-isolation", "--python", tools, "--out-dir", built, SDK)
    [wheel] = built.glob("*.whl")
    return environment_with(tmp_path_factory.mktemp("environment") / "venv", "--constraint", TOOLS, wheel)


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
