"""Whether strangers get clients from the contract that work: many generators, default options, on a started server.

    check.py [--contract FILE] [--site ADDRESS] [--keep FOLDER] [--table FILE] [GENERATOR ...]

Each client is used by a program of `programs/`, and what it saw is held against the raw JSON. Without `--site`, a
server is started and filled. Needs what `.ci/run` installs: Java, Node.js, Go, PHP and Ruby; and the two locks beside
this.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from generators import GENERATORS, HERE, Generator
from table import write
from tomorrow import server_of_tomorrow
from trial import Outcome, Sites, try_out

PROJECT = HERE.parent.parent
NAMES = [generator.name for generator in GENERATORS]


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        description="Generate clients from the contract, use them, and tell what was lost."
    )
    parser.add_argument("generators", nargs="*", metavar="GENERATOR", help=f"of {', '.join(NAMES)}; left out: all")
    parser.add_argument("--contract", type=Path, help="a file; left out: what the server serves")
    parser.add_argument("--site", help="a server's address; left out: one is started for it")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep what is made here")
    parser.add_argument("--table", type=Path, metavar="FILE", help="write what came of it here")
    given = parser.parse_args(arguments)
    if unknown := set(given.generators) - set(NAMES):
        parser.error(f"no such generator: {', '.join(sorted(unknown))}")
    if given.table and given.generators:
        parser.error("--table tells of all generators")
    if given.contract and not given.contract.is_file():
        parser.error(f"there is no file {given.contract}")
    if given.keep and given.keep.exists():
        parser.error(f"{given.keep} is there already")
    wanted = [generator for generator in GENERATORS if generator.name in (given.generators or NAMES)]
    with tempfile.TemporaryDirectory() as temporary, _site(given.site, Path(temporary)) as site:
        contract = given.contract or _served(site, Path(temporary) / "openapi.json")
        with server_of_tomorrow(site) as tomorrow:
            outcomes = _try_all(wanted, contract, given.keep or Path(temporary) / "made", Sites(site, tomorrow))
    if given.table:
        write(given.table, outcomes)
    return 1 if any(wrong for outcome in outcomes.values() for wrong in outcome.values()) else 0


def _try_all(wanted: Sequence[Generator], contract: Path, folder: Path, sites: Sites) -> dict[str, Outcome]:
    outcomes = {}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        tried = {one.name: pool.submit(try_out, one, contract, folder / one.name, sites) for one in wanted}
        for name, trial in tried.items():
            outcomes[name] = trial.result()
            _report(name, outcomes[name])
    return outcomes


def _report(name: str, outcome: Outcome) -> None:
    """One line, or what is wrong: said once, with every column that it spoils."""
    wrong: dict[str, list[str]] = {}
    for column, said in outcome.items():
        if said:
            wrong.setdefault(said, []).append(column)
    print(f"{name:18}", "" if wrong else "fine", flush=True)
    for said, columns in wrong.items():
        print(f"  {', '.join(columns)}:", said.replace("\n", "\n    "), flush=True)


@contextmanager
def _site(given: str | None, temporary: Path) -> Iterator[str]:
    if given:
        yield given.rstrip("/")
        return
    sys.path.append(str(PROJECT))
    from tests.running import running_server  # noqa: PLC0415  only now: a site that is given needs nothing of the project

    data = temporary / "server"
    data.mkdir()
    with running_server(data, STORY_RATE="1000/hour") as site:
        yield site


def _served(site: str, file: Path) -> Path:
    try:
        with urlopen(f"{site}/api/openapi.json") as response:  # noqa: S310  an address that the caller chose
            file.write_bytes(response.read())
    except (OSError, ValueError) as away:
        sys.exit(f"{site} does not serve the contract: {away}")
    return file


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
