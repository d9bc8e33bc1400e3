"""Writes what is generated of the SDK anew: `generate.py`; `generate.py --check` only says whether it would.

That is: the models and operations, from the contract; the evaluator, which is the server's own; and the synchronous
client and its tour, from the asynchronous ones. Runs with a Python that has openapi-python-client, unasync
and ruff beside it, as sdk/generators/requirements.lock pins them.
"""

import filecmp
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import unasync

HERE = Path(__file__).parent
PROJECT = HERE.parent.parent
CONTRACT = PROJECT / "openapi.yaml"
PACKAGE = HERE / "src" / "health_content"
TOOLS = Path(sys.executable).parent

# What assessing needs, and nothing of what only an editor's questions need.
EVALUATOR = {
    **{
        f"articles/guidance/{name}.py": f"{name}.py"
        for name in ("assessment", "compilation", "conditions", "document_faults", "facts", "one_line", "states")
    },
    "articles/guidance/terms.py": "terms.py",
    "articles/guidance/waits.py": "waits.py",
    "contentapi/characters.py": "characters.py",
    "contentapi/errors.py": "errors.py",
}
EVALUATOR_ITSELF = '''"""The server's own evaluator, copied by generate.py from {0}: change it there.

What it needs is here, so that the guidance can be asked wherever Python runs.
"""
'''

# The names that differ between the clients, beside those that unasync knows.
SYNC_NAMES = {
    "AsyncClient": "Client",
    "AsyncConnection": "Connection",
    "AsyncCopy": "Copy",
    "AsyncOperation": "Operation",
    "AsyncHTTPTransport": "HTTPTransport",
    "AsyncBaseTransport": "BaseTransport",
    "_async": "_sync",
    "aclose": "close",
    "anyio": "time",
    "handle_async_request": "handle_request",
    "run_async": "run_sync",
}
SYNC_ITSELF = "# Made from {} by generate.py: change that.\n"


def write_core(into: Path) -> None:
    """The models and operations of the contract."""
    command = [TOOLS / "openapi-python-client", "generate", "--meta", "none", "--fail-on-warning"]
    command += ["--path", CONTRACT, "--output-path", into, "--config", HERE / "generator" / "config.yaml"]
    command += ["--custom-template-path", HERE / "generator" / "templates"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    for unused in ("errors.py", "types.py"):  # it knows no operation without them; ours need neither
        (into / unused).unlink()
    for module in into.rglob("*.py"):
        module.write_text(_without_unset(module.read_text("utf-8")), "utf-8")
    # The author's one key, which no log or traceback is to have.
    submitted = into / "models" / "submitted.py"
    shown, hidden = "    receipt: str\n", "    receipt: str = _attrs_field(repr=False)\n"
    code = submitted.read_text("utf-8")
    if code.count(shown) != 1:
        sys.exit(f"{submitted} is not as it was: where is the receipt?")
    submitted.write_text(code.replace(shown, hidden), "utf-8")


def _without_unset(code: str) -> str:
    """The generator's own word for what is left out becomes None: to this contract, null is not given either."""
    code = re.sub(r"^from [.\w]*types import .*\n", "", code, flags=re.MULTILINE)
    code = re.sub(r"not isinstance\(\s*([\w.]+),\s*Unset\)", r"\1 is not None", code)
    code = re.sub(r"isinstance\(\s*([\w.]+),\s*Unset\)", r"\1 is None", code)
    code = code.replace("UNSET", "None").replace("Unset", "None")
    code = re.sub(r"\bNone \| ([^\n=]*?) \| None\b", r"None | \1", code)
    return code.replace("None | None", "None")


def write_evaluator(into: Path) -> None:
    """The server's evaluator, which imports nothing else there."""
    into.mkdir()
    (into / "__init__.py").write_text(EVALUATOR_ITSELF.format("articles/guidance"), "utf-8")
    for source, name in EVALUATOR.items():
        code = (PROJECT / source).read_text("utf-8")
        moved = re.sub(r"(?m)^from (articles\.guidance|contentapi)\b", "from health_content.evaluator", code)
        (into / name).write_text(f"# Copied from {source} by generate.py: change that.\n{moved}", "utf-8")


def write_sync(into: Path, *, source: Path) -> None:
    """What is asynchronous in `source`, without waiting."""
    modules = sorted(source.glob("*.py"))
    rule = unasync.Rule(f"{source}/", f"{into}/", additional_replacements=SYNC_NAMES)
    unasync.unasync_files([str(module) for module in modules], [rule])
    for module in modules:
        made = into / module.name
        if code := made.read_text("utf-8"):
            made.write_text(SYNC_ITSELF.format(module.relative_to(HERE)) + code, "utf-8")


def tidy(folder: Path) -> None:
    settings = ["--isolated", "--target-version", "py311", "--line-length", "120", "--quiet", "--no-cache", folder]
    fixes = ["--select", "F401,I,UP", "--fix", "--unsafe-fixes"]
    ours = 'lint.isort.known-first-party=["health_content"]'
    subprocess.run([TOOLS / "ruff", "check", *fixes, "--config", ours, *settings], check=True)
    subprocess.run([TOOLS / "ruff", "format", *settings], check=True)


WRITERS: dict[Path, Callable[[Path], None]] = {
    PACKAGE / "generated": write_core,
    PACKAGE / "evaluator": write_evaluator,
    PACKAGE / "_sync": partial(write_sync, source=PACKAGE / "_async"),
    HERE / "tests" / "_sync": partial(write_sync, source=HERE / "tests" / "_async"),
}


def differences(left: filecmp.dircmp[str], at: str) -> list[str]:
    """The files that are in one of two folders alone, or differ."""
    found = [*left.left_only, *left.right_only, *left.diff_files, *left.funny_files]
    named = [f"{at}/{name}" for name in found if name != "__pycache__"]
    return named + [one for name, inner in left.subdirs.items() for one in differences(inner, f"{at}/{name}")]


def main(*, check: bool) -> int:
    stale = []
    with tempfile.TemporaryDirectory() as folder:
        for number, (present, write) in enumerate(WRITERS.items()):
            fresh = Path(folder) / str(number) / present.name
            fresh.parent.mkdir()
            write(fresh)
            tidy(fresh)
            present.mkdir(exist_ok=True)
            compared = filecmp.dircmp(present, fresh, ignore=["__pycache__"])
            stale += differences(compared, str(present.relative_to(HERE)))
            if not check:
                shutil.rmtree(present)
                shutil.copytree(fresh, present)
    if check:
        print("\n".join(f"not current: {name}" for name in stale) or "current")
        return 1 if stale else 0
    print(f"{len(stale)} files changed" if stale else "Nothing has changed")
    return 0


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))
