"""Whether other languages get a client from the contract: the OpenAPI Generator makes each, and finds no fault.

    check.py [--contract FILE-OR-URL] [--keep FOLDER] [LANGUAGE ...]

Java is compiled as well: the generator's own jar has nearly all that its client needs. Needs Java 11 or newer, and a
Python with the packages of requirements.lock.
"""

import argparse
import importlib.util
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).parent
CONTRACT = HERE.parent.parent / "openapi.yaml"

# How each language is asked for. Java's client has no type for "a yes or no, a number or a word" that keeps a number a
# number, so values of that kind are `Object` there, which does.
LANGUAGES: dict[str, tuple[str, ...]] = {
    "kotlin": ("-g", "kotlin"),
    "java": (
        *("-g", "java", "--library", "native"),
        *("--schema-mappings", "Condition_value=Object,AssessmentRequest_facts_value=Object,Reason_given=Object"),
        *("--schema-mappings", "ConditionValue=Object,FactValue=Object"),
        *("--additional-properties", "openApiNullable=false,supportUrlQuery=false,useSingleRequestParameter=true"),
    ),
    "swift": ("-g", "swift6"),
    "csharp": ("-g", "csharp"),
    "go": ("-g", "go"),
    "dart": ("-g", "dart"),
}

# What it says that is not about this contract, and why it says so.
NOT_ABOUT_US: tuple[tuple[str, str], ...] = (
    (r"OpenAPI 3\.1 support is still in beta", "of itself, on any 3.1 document"),
    (r"Failed to get the schema name: null", "on any answer with an example that stands in its place"),
    (r"Ignoring complex example on request body", "the Java client's docs show no examples of objects"),
    (r"(bool|int32|string) \(reserved word\)", "Go's names of JSON's own types where one of several is allowed"),
)

# For programs that are over in seconds: not to optimise takes half the time.
_BRIEF = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")

_COMPLAINT = re.compile(r"\[\w+\] (WARN|ERROR) |(Exception|Errors?:|Warnings?:)|\s+(-attribute|\| Error)")


def jar() -> Path:
    """The generator, as its package carries it."""
    package = importlib.util.find_spec("openapi_generator_cli")
    if package is None or package.origin is None:
        sys.exit("The generator is not installed: sdk/generators/requirements.lock")
    [found] = Path(package.origin).parent.glob("*.jar")
    return found


def generate(language: str, contract: str, into: Path) -> list[str]:
    """Makes a client in `into`, and gives what the generator has against the contract."""
    command = ["java", *_BRIEF, "-jar", str(jar()), "generate", "-i", contract, "-o", str(into), *LANGUAGES[language]]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    said = [line for line in (ran.stdout + ran.stderr).splitlines() if _COMPLAINT.match(line)]
    about_us = [line for line in said if not any(re.search(pattern, line) for pattern, _ in NOT_ABOUT_US)]
    if ran.returncode and not about_us:
        return [f"it ended with {ran.returncode}", *ran.stderr.splitlines()[-5:]]
    return list(dict.fromkeys(about_us))


def compile_java(client: Path, into: Path) -> list[str]:
    """Compiles the client, with the program that tries it, into `into`; gives what the compiler has against it."""
    sources = [*sorted((HERE / "java").rglob("*.java")), *sorted((client / "src" / "main").rglob("*.java"))]
    options = ["-nowarn", "-Xlint:none", "-proc:none", *(f"-J{option}" for option in _BRIEF)]
    command = ["javac", *options, "-cp", jar(), "-d", into, *sources]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    return ran.stderr.splitlines() if ran.returncode else []


def check(language: str, contract: str, folder: Path) -> list[str]:
    client = folder / language
    against = generate(language, contract, client)
    if language == "java" and not against:
        against = compile_java(client, folder / "java-classes")
    return against


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description="Generate clients from the contract, and hear what speaks against it.")
    parser.add_argument("languages", nargs="*", metavar="LANGUAGE", help=f"of {', '.join(LANGUAGES)}; left out: all")
    parser.add_argument("--contract", default=str(CONTRACT), help="a file or an address; left out: openapi.yaml")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep what is made here")
    given = parser.parse_args(arguments)
    if unknown := set(given.languages) - set(LANGUAGES):
        parser.error(f"no such language: {', '.join(sorted(unknown))}")
    with tempfile.TemporaryDirectory() as temporary:
        return report(given.languages or LANGUAGES, given.contract, given.keep or Path(temporary))


def report(languages: Iterable[str], contract: str, folder: Path) -> int:
    failed = 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = {language: pool.submit(check, language, contract, folder) for language in languages}
        for language, finding in found.items():
            against = finding.result()
            failed += bool(against)
            print(f"{language:8}", "\n         ".join(against) or "fine")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
