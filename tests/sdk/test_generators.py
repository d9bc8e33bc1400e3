"""Other languages: a generator that the project's SDKs don't use makes clients from the contract, and they work."""

import subprocess
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.running import PROJECT, running_server
from tests.sdk.environments import run

pytestmark = pytest.mark.slow

CHECK = PROJECT / "sdk" / "generators" / "check.py"


def test_a_stranger_generates_a_client_and_reads_an_article_with_it(tmp_path: Path, tools: Path) -> None:
    """From the address of a running server alone, and nothing of what was generated is edited."""
    with running_server(tmp_path) as site:
        made = tmp_path / "made"
        run(tools, CHECK, "java", "--contract", f"{site}/api/openapi.json", "--keep", made)
        jar = run(
            tools, "-c", f"import sys; sys.path.insert(0, {str(CHECK.parent)!r}); import check; print(check.jar())"
        )
        printed = run("java", "-cp", f"{made / 'java-classes'}:{jar.strip()}", "ReadsAnArticle", site).splitlines()
    assert printed == [
        "listed recovering-after-miscarriage",
        "read Sex after a miscarriage: pelvic-exam-first",
        "assessed need_facts",
        "refused 404",
    ]


def test_nothing_is_said_against_the_contract(tools: Path) -> None:
    """Nor in Java, which the test above has generated."""
    others = ["kotlin", "swift", "csharp", "go", "dart"]
    assert run(tools, CHECK, *others).split() == [word for language in others for word in (language, "fine")]


def _reserved(schemas: dict[str, Any]) -> None:
    schemas["Version"] = deepcopy(schemas["Coding"])


def _dangling(schemas: dict[str, Any]) -> None:
    schemas["Coding"]["properties"]["code"] = {"$ref": "#/components/schemas/Nothing"}


@pytest.mark.parametrize(("spoil", "complaint"), [(_reserved, "reserved word"), (_dangling, "Nothing")])
def test_a_contract_that_a_generator_cannot_take_is_found(
    spoil: Callable[[dict[str, Any]], None], complaint: str, tmp_path: Path, tools: Path
) -> None:
    contract = yaml.safe_load((PROJECT / "openapi.yaml").read_text("utf-8"))
    spoil(contract["components"]["schemas"])
    spoilt = tmp_path / "spoilt.yaml"
    spoilt.write_text(yaml.safe_dump(contract), "utf-8")
    command: list[str | Path] = [tools, CHECK, "csharp", "--contract", spoilt]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, cwd=PROJECT)
    assert ran.returncode == 1
    assert complaint in ran.stdout
