"""Writes the SDK's generated core anew from the contract: `generate.py`; `generate.py --check` only says if it would.

Runs with a Python that has openapi-python-client and ruff beside it, as sdk/generators/requirements.lock pins them.
"""

import filecmp
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
CONTRACT = HERE.parent.parent / "openapi.yaml"
GENERATED = HERE / "src" / "health_content" / "generated"
TOOLS = Path(sys.executable).parent


def generate(into: Path) -> None:
    command = [TOOLS / "openapi-python-client", "generate", "--meta", "none", "--fail-on-warning"]
    command += ["--path", CONTRACT, "--output-path", into, "--config", HERE / "generator" / "config.yaml"]
    command += ["--custom-template-path", HERE / "generator" / "templates"]
    # ruff is called by its name; it stands beside the generator.
    environment = {**os.environ, "PATH": f"{TOOLS}{os.pathsep}{os.environ['PATH']}", "RUFF_NO_CACHE": "true"}
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)


def differences(left: filecmp.dircmp[str], at: str = "") -> list[str]:
    """The files that are in one of two folders alone, or differ."""
    found = [*left.left_only, *left.right_only, *left.diff_files, *left.funny_files]
    named = [f"{at}{name}" for name in found if name != "__pycache__"]
    return named + [one for name, inner in left.subdirs.items() for one in differences(inner, f"{at}{name}/")]


def main(*, check: bool) -> int:
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "generated"
        generate(fresh)
        stale = differences(filecmp.dircmp(GENERATED, fresh, ignore=["__pycache__"])) if GENERATED.exists() else ["all"]
        if check:
            print("\n".join(f"not current: {name}" for name in stale) or "current")
            return 1 if stale else 0
        shutil.rmtree(GENERATED, ignore_errors=True)
        shutil.copytree(fresh, GENERATED)
    print(f"{len(stale)} files changed" if stale else "Nothing has changed")
    return 0


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))
