"""One generator tried: a client is made, built, and used on a server of today and on one of tomorrow."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import answers
from generators import NODE_MODULES, PROGRAMS, Command, Generator, Workshop, lost

# What the OpenAPI Generator says that is not about this contract, and why it says so.
NOT_ABOUT_US: tuple[tuple[str, str], ...] = (
    (r"OpenAPI 3\.1 support is still in beta", "of itself, on any 3.1 document"),
    (r"Failed to get the schema name: null", "on any answer with an example that stands in its place"),
    (r"Ignoring complex example on request body", "the Java client's docs show no examples of objects"),
    (r"\{Menses\} cannot be used as a enum variant name", "UCUM writes the unit so; in Rust it has another name"),
    (r"type cannot be used as a field/variable name\. Renamed to r#type", "RFC 9457 names that member of a problem"),
    (r"Application\S+ cannot be used as a model name", "Rust's client takes media types for models, and makes none"),
)
_COMPLAINT = re.compile(r"\[\w+\] (WARN|ERROR) |(Exception|Errors?:|Warnings?:)|\s+(-attribute|\| Error)")

# Nothing here takes a tenth of that; what hangs is a fault as well.
_SECONDS = 300

RUNS = ("generates", "compiles", *answers.STEPS, "tomorrow")
READ = ("generates", "keeps values")


@dataclass(frozen=True)
class Sites:
    today: str
    tomorrow: str


# By column, what is wrong: nothing (None), or what was said. What a generator has nothing to do with is absent.
Outcome = dict[str, str | None]


def try_out(generator: Generator, contract: Path, folder: Path, sites: Sites) -> Outcome:
    """What comes of a generator, column by column, with everything that is made in `folder`.

    What is known to be wrong with the generator itself is no fault, and its absence is: then the table is not true.
    """
    outcome = _try_out(generator, contract, folder, sites)
    for column, known in generator.known.items():
        if not outcome[column]:
            outcome[column] = "it is well now: take what is known of it away"
        elif re.search(known.said, outcome[column] or ""):
            outcome[column] = None
    return outcome


def _try_out(generator: Generator, contract: Path, folder: Path, sites: Sites) -> Outcome:
    shop = Workshop(contract=contract.resolve(), folder=folder.resolve())
    shop.folder.mkdir(parents=True)
    outcome: Outcome = {"generates": _generate(generator, shop)}
    if generator.declared:
        found = [] if outcome["generates"] else lost(generator.declared, shop.client)
        return {**outcome, "keeps values": outcome["generates"] or "; ".join(found) or None}
    _bring_the_program(generator, shop)
    if generator.compile:
        outcome["compiles"] = outcome["generates"] or _compile(generator, shop)
    if wrong := next((wrong for wrong in outcome.values() if wrong), None):
        return {**outcome, **dict.fromkeys((*answers.STEPS, "tomorrow"), f"not reached: {wrong}")}
    today, tomorrow = _use(generator, shop, sites.today), _use(generator, shop, sites.tomorrow)
    for step in answers.STEPS:
        outcome[step] = today.get(step)
    outcome["tomorrow"] = "\n".join(f"{step}: {wrong}" for step, wrong in tomorrow.items() if step not in today) or None
    return outcome


def _generate(generator: Generator, shop: Workshop) -> str | None:
    ran = _run(generator.generate(shop), shop.folder)
    said = [line for line in ran.stdout.splitlines() if _COMPLAINT.match(line)]
    about_us = [line for line in said if not any(re.search(pattern, line) for pattern, _ in NOT_ABOUT_US)]
    if ran.returncode and not about_us:
        return _last(ran.stdout.splitlines()) or f"it ended with {ran.returncode}"
    return "\n".join(dict.fromkeys(about_us)) or None


def _bring_the_program(generator: Generator, shop: Workshop) -> None:
    for program in generator.programs:
        shutil.copytree(PROGRAMS / program, shop.folder, dirs_exist_ok=True)
    (shop.folder / "node_modules").symlink_to(NODE_MODULES)


def _compile(generator: Generator, shop: Workshop) -> str | None:
    assert generator.compile is not None, generator.name  # noqa: S101
    for command in generator.compile(shop):
        ran = _run(command, shop.folder, generator.environment(shop))
        if ran.returncode:
            return _last(ran.stdout.splitlines()) or f"it ended with {ran.returncode}"
    return None


def _use(generator: Generator, shop: Workshop, site: str) -> dict[str, str]:
    """By step, what is wrong with what the program saw on a site."""
    assert generator.run is not None, generator.name  # noqa: S101
    ran = _run([*generator.run(shop), site], shop.folder, generator.environment(shop))
    told: dict[str, Any] = {}
    other = []
    for line in ran.stdout.splitlines():
        try:
            step = json.loads(line)
            told[step["step"]] = step
        except (ValueError, TypeError, KeyError):
            other.append(line)
    for step in answers.STEPS:
        told.setdefault(step, {"failed": _last(other) or "the program did not come to it"})
    return answers.faults(site, told)


def _run(
    command: Command, folder: Path, environment: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    variables = {**os.environ, **(environment or {})}
    try:
        return subprocess.run(
            command,
            cwd=folder,
            env=variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
            timeout=_SECONDS,
        )
    except FileNotFoundError:
        return subprocess.CompletedProcess(command, 127, f"{command[0]} is not installed", "")
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 124, f"it was not done after {_SECONDS} s", "")


def _last(lines: Iterable[str]) -> str:
    return "\n".join([line for line in lines if line.strip()][-12:])
