"""`python -m tests.contract`: holds openapi.yaml against the released contract. See docs/compatibility.md."""

import sys
from pathlib import Path

import yaml

from tests.contract.changelog import declared
from tests.contract.comparison import compare

PROJECT = Path(__file__).parent.parent.parent
RELEASED = PROJECT / "docs" / "contract" / "v1.yaml"
CURRENT = PROJECT / "openapi.yaml"
CHANGELOG = PROJECT / "docs" / "changelog.md"


def main() -> int:
    released, current = (yaml.safe_load(path.read_text(encoding="utf-8")) for path in (RELEASED, CURRENT))
    allowed = declared(
        CHANGELOG.read_text(encoding="utf-8"), since=released["info"]["version"], version=current["info"]["version"]
    )
    breaks = compare(released, current)
    undeclared = [one for one in breaks if str(one) not in allowed]
    for one in undeclared:
        sys.stderr.write(f"{one}\n")
    if undeclared:
        sys.stderr.write(
            f"\n{len(undeclared)} of {len(breaks)} breaking changes are not declared for a new major version.\n"
        )
        return 1
    sys.stdout.write(f"Nothing breaks a client of version {released['info']['version']}")
    sys.stdout.write(f", but for {len(breaks)} changes that are declared.\n" if breaks else ".\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
