"""docs/generators.md: what came of every generator."""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from generators import GENERATORS, HERE, Generator
from trial import READ, RUNS, Outcome

TEXT = """\
# Clients from generators

Written by `make sdk-check`; do not edit it. Each client was made from `/api/openapi.json` with the generator's default
options, nothing of it was edited, and a program that uses it (`sdk/generators/programs/`) ran on a started server. What
it saw was held against the raw JSON: every condition's value, by value and by type.

{runs}

- **article**: every condition of every rule and warning, and the facts of every scenario. **warnings**: the list of
  symptom warnings. **assess**: facts of each kind, one that is not known, and every reason of the answer.
- **stories**: with their content notes. **changes**: with every member that may be null.
- **submit**: a story with its three consents, read back with its receipt. **withdraw**: and then it is gone.
- **problem**: a `404` and a `400`, with `code` and the pointers of all `errors`.
- **tomorrow**: all of that again, on a server that answers with members and open values which the contract does not
  name yet ([compatibility](compatibility.md)).
- A dash: there is nothing to compile.

Where no compiler is at hand, the code is generated, and what it declares is read: a value that may be of several kinds
(`Condition.value`, `Reason.value`, `Reason.given`, `facts`) has a type that keeps any of them.

{read}

Rust's client was not compiled here. It writes the unit `{{menses}}` into a format string, in `src/models/unit.rs`,
which Rust refuses: write `{{{{menses}}}}` in that one line.
{notes}"""


def write(file: Path, outcomes: Mapping[str, Outcome]) -> None:
    """Writes the two tables of all generators, with the words around them."""
    runs = [one for one in GENERATORS if not one.declared]
    read = [one for one in GENERATORS if one.declared]
    notes = "".join(f"\n[^{_mark(one)}]: {known.note}\n" for one in GENERATORS for known in one.known.values())
    tables = {"runs": _table(runs, RUNS, outcomes), "read": _table(read, READ, outcomes)}
    file.write_text(TEXT.format(**tables, notes=notes), "utf-8")


def rows() -> list[tuple[str, str]]:
    """What every row begins with, in their order: the generator, and its version."""
    ordered = sorted(GENERATORS, key=lambda one: one.declared is not None)
    return [(_name(one), version(one)) for one in ordered]


def version(generator: Generator) -> str:
    """The version that its lock installs."""
    packages = json.loads((HERE / "package-lock.json").read_text("utf-8"))["packages"]
    if found := packages.get(f"node_modules/{generator.package}"):
        return str(found["version"])
    [pinned] = re.findall(
        rf"^{generator.package}==(\S+)", (HERE / "requirements.lock").read_text("utf-8"), re.MULTILINE
    )
    return str(pinned)


def _table(generators: Sequence[Generator], columns: Sequence[str], outcomes: Mapping[str, Outcome]) -> str:
    head = ["generator", "version", *columns]
    cells = [[_cell(one, outcomes[one.name], column) for column in columns] for one in generators]
    rows = [[_name(one), version(one), *row] for one, row in zip(generators, cells, strict=True)]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows))


def _name(generator: Generator) -> str:
    return f"{generator.package}: {generator.name}" if generator.package == "openapi-generator-cli" else generator.name


def _cell(generator: Generator, outcome: Outcome, column: str) -> str:
    if column not in outcome:
        return "–"
    if outcome[column]:
        return "**no**"
    return f"no[^{_mark(generator)}]" if column in generator.known else "yes"


def _mark(generator: Generator) -> str:
    return re.sub(r"\W+", "-", generator.name).strip("-")
