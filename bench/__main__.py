"""`python -m bench [--quick]`: the article read over real HTTP, through the server that `manage.py start` becomes.

Everything is made in a temporary folder and removed with it: about 1 GB for a minute or two (50 MB with --quick). Only
the loopback interface is used. Compared servers take turns, round after round, because no machine is quiet.
"""

import os
import random
import sys
from argparse import ArgumentParser
from collections.abc import Hashable, Mapping
from contextlib import ExitStack, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar
from unittest.mock import patch

import django
import orjson
from django.core.management import call_command

from bench import assessments, comparisons, load, report, stored
from bench.load import Measured, Target
from bench.servers import FOREIGN, Cores, free_port, pinned, serving

Name = TypeVar("Name", bound=Hashable)

SLUG = "sex-after-miscarriage"
ARTICLE = f"/api/v1/articles/{SLUG}"
STARTER = 3
SAMPLE = 500


@dataclass(frozen=True)
class Plan:
    """How long it takes: rounds, seconds a measurement in either part, and the numbers of articles stored."""

    rounds: int
    comparing: int
    growing: int
    sizes: tuple[int, ...]


THOROUGH = Plan(rounds=5, comparing=2, growing=1, sizes=(STARTER, 1_000, 20_000))
QUICK = Plan(rounds=1, comparing=1, growing=1, sizes=(STARTER, 1_000))


def prepare(folder: Path) -> list[str]:
    """A database as the first `manage.py start` makes it, and the command that the process then becomes."""
    for name in FOREIGN:
        os.environ.pop(name, None)
    os.environ |= {"DATA_DIR": str(folder), "PORT": str(free_port()), "DJANGO_SETTINGS_MODULE": "contentapi.settings"}
    django.setup()
    with redirect_stdout(StringIO()), patch("os.execv") as become:
        call_command("start", stdout=StringIO())
    command: list[str] = become.call_args.args[1]
    return command


def take_turns(targets: Mapping[Name, Target], rounds: int, seconds: int) -> dict[Name, list[Measured]]:
    """What each target did in each round; the order turns, so that none always comes after the same other."""
    names = list(targets)
    measured: dict[Name, list[Measured]] = {name: [] for name in names}
    for number in range(rounds):
        for name in [*names[number % len(names) :], *names[: number % len(names)]]:
            measured[name].append(load.measure(targets[name], seconds))
    return measured


def check_same(ours: Target, textbook: Target, bare: Target) -> None:
    """The rivals serve the same article: one the same bytes, the other as many parts with the same words."""
    body = load.ask(ours, ARTICLE)[0]
    if load.ask(bare, ARTICLE)[0] != body:
        raise load.Broken("The bare view does not serve the same bytes.")
    document, other = orjson.loads(body), orjson.loads(load.ask(textbook, ARTICLE)[0])
    for name in ("sections", "definitions", "guidance_rules", "symptom_warnings", "scenarios", "sources"):
        if len(document[name]) != len(other[name]):
            raise load.Broken(f"The textbook view has other {name}.")
    if [one["statement"] for one in document["guidance_rules"]] != [
        one["statement"] for one in other["guidance_rules"]
    ]:
        raise load.Broken("The textbook view has other rules.")


def compare(command: list[str], folder: Path, plan: Plan, cores: Cores) -> bytes:
    """Prints how the article read does against its rivals; returns the article."""
    with ExitStack() as stack:
        port, of_textbook, of_bare = (
            stack.enter_context(serving(command, data=folder, settings=settings, cores=cores))
            for settings in ("contentapi.settings", "bench.textbook_settings", "bench.bare_settings")
        )
        ours, textbook, bare = (Target(one, [ARTICLE]) for one in (port, of_textbook, of_bare))
        check_same(ours, textbook, bare)
        article, headers = load.ask(ours, ARTICLE)
        etag = headers["ETag"]
        targets = {
            "article": ours,
            "article, in gzip": Target(port, [ARTICLE], {"Accept-Encoding": "gzip"}),
            "article, unchanged (304)": Target(port, [ARTICLE], {"If-None-Match": etag}, 304),
            f"list of {STARTER} articles": Target(port, ["/api/v1/articles"]),
            "assessment (POST)": Target(port, [f"{ARTICLE}/assessment"], body=assessments.BODY),
            "(a) textbook DRF view": textbook,
            "(b) bare Django view": bare,
        }
        measured = take_turns(targets, plan.rounds, plan.comparing)
        packed = load.ask(targets["article, in gzip"], ARTICLE)[1]["Content-Length"]
    print(f"The article has {len(article):,} bytes, and {int(packed):,} in gzip.\n")
    report.print_rates(list(measured.items()))
    print()
    report.print_ratio("article / (a)", measured["article"], measured["(a) textbook DRF view"], 20)
    report.print_ratio("article / (b)", measured["article"], measured["(b) bare Django view"], 0.6)
    return article


def grow(command: list[str], smallest: Path, plan: Plan, cores: Cores) -> None:
    targets: dict[str, list[Target]] = {}
    with ExitStack() as stack:
        for size in plan.sizes:
            folder = stored.copy(smallest, smallest.with_name(f"stored-{size}"))
            slugs, epoch = stored.grow(folder, size)
            port = stack.enter_context(serving(command, data=folder, settings="contentapi.settings", cores=cores))
            for name, paths in reads(slugs, epoch).items():
                targets.setdefault(name, []).append(Target(port, paths))
        each = {(name, n): one for name, some in targets.items() for n, one in enumerate(some)}
        measured = take_turns(each, plan.rounds, plan.growing)
    rows = [(name, [measured[name, n] for n in range(len(plan.sizes))]) for name in targets]
    report.print_growth(plan.sizes, rows, 0.20)


def reads(slugs: list[str], epoch: str) -> dict[str, list[str]]:
    """The paths asked for where `slugs` are stored, with a feed of this epoch.

    Pages are as long everywhere, so that only the number differs.
    """
    everywhere = random.Random(1).sample(slugs, min(SAMPLE, len(slugs)))  # noqa: S311
    return {
        "one article": [ARTICLE],
        "articles from all over": [f"/api/v1/articles/{slug}" for slug in everywhere],
        f"list, a page of {STARTER}": [f"/api/v1/articles?page_size={STARTER}"],
        f"changes, the last {STARTER}": [f"/api/v1/changes?after={epoch}.{len(slugs) - STARTER}"],
    }


def main() -> None:
    parser = ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a first impression, in about 20 seconds")
    plan = QUICK if parser.parse_args().quick else THOROUGH
    cores = Cores.share_out()
    print(f"Client: {load.describe()}. {cores.describe()}. Load of the machine before: {os.getloadavg()[0]:.1f}.")
    print(f"Medians of {plan.rounds} rounds of {plan.comparing} s each. SQLite, Python {sys.version.split()[0]}.\n")
    with TemporaryDirectory(prefix="contentapi-bench-") as name:
        folder = Path(name, "starter")
        folder.mkdir()
        command = prepare(folder)
        article = compare(command, folder, plan, cores)
        print("\nArticles stored, p50:\n")
        grow(command, folder, plan, cores)
        print("\nAssessments in process, one core:\n")
        with pinned(cores.server):
            assessments.measure(orjson.loads(article), plan.rounds)
            print("\nWhat changes for readers, one core:\n")
            comparisons.measure(orjson.loads(article), plan.rounds)


main()
