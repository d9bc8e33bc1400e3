"""Generators that the project's SDKs don't use: that `make sdk-check` sees what they lose, and its table is true."""

import importlib
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.running import PROJECT, running_server

GENERATORS = PROJECT / "sdk" / "generators"
TABLE = PROJECT / "docs" / "generators.md"
Schemas = dict[str, Any]


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Any]:
    monkeypatch.syspath_prepend(GENERATORS)
    return importlib.import_module


# --- What it says ----------------------------------------------------------------------------------------------------


def test_the_table_tells_of_every_generator_at_the_version_that_is_locked(module: Callable[[str], Any]) -> None:
    rows = re.findall(r"^\| (?!generator|---)(.+?) \| (.+?) \|", TABLE.read_text("utf-8"), re.MULTILINE)
    assert rows == module("table").rows()


def test_every_cell_of_the_table_is_well() -> None:
    assert "**no**" not in TABLE.read_text("utf-8")


@pytest.mark.parametrize(
    ("sent", "seen"),
    [(True, 1), (1, True), (1, 1.0), (1, "1"), (None, False), ({}, []), ([1], [1, 1]), ({"a": 1}, {}), ("", None)],
)
def test_a_value_that_comes_as_another_is_lost(module: Callable[[str], Any], sent: Any, seen: Any) -> None:
    answers = module("answers")
    assert answers.difference({"deep": [sent]}, {"deep": [seen]}).startswith("/deep/0")
    assert answers.difference({"deep": [sent]}, {"deep": [sent]}) is None


def test_a_server_of_tomorrow_says_more_and_nothing_else(module: Callable[[str], Any]) -> None:
    story = {"id": "x", "content_notes": ["sex"], "cautions": []}
    assert module("tomorrow").grown({"results": [story], "next": None}) == {
        "member_of_tomorrow": {"deep": [1, None]},
        "results": [
            {"member_of_tomorrow": {"deep": [1, None]}, **story, "content_notes": ["sex", "value_of_tomorrow"]},
        ],
        "next": None,
    }
    assert module("tomorrow").grown({"fever": True}, "facts") == {"fever": True}


# --- What it sees ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_server(tmp_path_factory.mktemp("generators"), STORY_RATE="1000/hour") as site:
        yield site


def _check(tools: Path, site: str, *arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    command: list[str | Path] = [tools, GENERATORS / "check.py", "--site", site, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=PROJECT)


@pytest.mark.slow
def test_a_stranger_generates_a_client_and_lives_with_it(site: str, tools: Path) -> None:
    """From the address of a running server alone, and nothing of what was generated is edited."""
    ran = _check(tools, site, "python", "php", "kotlin")
    assert ran.stdout.split() == ["python", "fine", "php", "fine", "kotlin", "fine"]
    assert ran.returncode == 0


def _of_several_kinds(schemas: Schemas) -> None:
    kinds = ["boolean", "integer", "string"]
    schemas["Condition"]["properties"]["value"] = {"oneOf": [{"type": kind} for kind in kinds]}


def _only_true(schemas: Schemas) -> None:
    schemas["ConsentRequest"]["properties"]["publish"]["const"] = True


def _closed(schemas: Schemas) -> None:
    schemas["ContentNote"]["enum"] = schemas["ContentNote"].pop("x-extensible-enum")


def _dangling(schemas: Schemas) -> None:
    schemas["Coding"]["properties"]["code"] = {"$ref": "#/components/schemas/Nothing"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("spoil", "generator", "complaint"),
    [
        (_of_several_kinds, "php", r"  article: \S+/2: sent \S+, seen \{\}"),
        (_of_several_kinds, "kotlin", r"  keeps values: Condition\.value is ConditionValue$"),
        (_only_true, "python", r"  submit: ValidationError"),
        (_closed, "python", r"  tomorrow: stories: ValidationError"),
        (_dangling, "csharp", r"  generates.*Nothing"),
    ],
)
def test_a_shape_that_a_generator_cannot_take_is_found(
    spoil: Callable[[Schemas], None], generator: str, complaint: str, tmp_path: Path, site: str, tools: Path
) -> None:
    contract = yaml.safe_load((PROJECT / "openapi.yaml").read_text("utf-8"))
    spoil(contract["components"]["schemas"])
    spoilt = tmp_path / "spoilt.yaml"
    spoilt.write_text(yaml.safe_dump(contract), "utf-8")
    ran = _check(tools, site, generator, "--contract", spoilt)
    assert ran.returncode == 1
    assert re.search(complaint, ran.stdout, re.MULTILINE), ran.stdout + ran.stderr


@pytest.mark.slow
def test_a_table_is_written_of_all_generators_or_not_at_all(tmp_path: Path, site: str, tools: Path) -> None:
    ran = _check(tools, site, "kotlin", "--table", tmp_path / "table.md")
    assert ran.returncode == 2
    assert "--table tells of all generators" in ran.stderr
