"""The generators that the contract is tried with, each with its default options: how a client is made, built and run.

What is generated is not edited. Where a language's compiler is at hand, the client is compiled with a program of
`programs/` that uses it. Where it is not, what the code declares is read: a value must have a type that keeps it.
"""

import importlib.util
import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

HERE = Path(__file__).parent
PROGRAMS = HERE / "programs"
STAND_INS = HERE / "stand-ins"
NODE_MODULES = HERE / "node_modules"
BIN = Path(sys.executable).parent

# For programs that are over in seconds: not to optimise takes half the time.
_BRIEF = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")

Command = Sequence[str | Path]


@dataclass(frozen=True)
class Workshop:
    """Where one client is made, and the document that it is made from. The program lies in `folder`."""

    contract: Path
    folder: Path

    @property
    def client(self) -> Path:
        return self.folder / "client"


@dataclass(frozen=True)
class Declared:
    """How a language declares a member, and what a member must be declared as for its value to come through."""

    files: str  # a pattern below the client's folder, with the `model` in it
    member: str  # an expression, with the name of the `member` in it; its one group is the type
    keeps: str  # an expression that matches the whole of each type that keeps any value


@dataclass(frozen=True)
class Known:
    """What is wrong with a generator itself, and no contract mends: it must be wrong in this way, and be told."""

    said: str  # an expression that is found in what is said
    note: str  # what to do about it, for the table


@dataclass(frozen=True)
class Generator:
    """One row of the table."""

    name: str
    package: str  # what it is installed as; its version is the lock's
    generate: Callable[[Workshop], Command]
    programs: tuple[str, ...] = ()  # folders in programs/: what it shares, and its own; none: nothing here can run it
    compile: Callable[[Workshop], Sequence[Command]] | None = None
    run: Callable[[Workshop], Command] | None = None  # the address of a server comes after it
    environment: Callable[[Workshop], Mapping[str, str]] = lambda _: {}
    declared: Declared | None = None
    known: Mapping[str, Known] = field(default_factory=dict)  # by column


@cache
def jar() -> Path:
    """The OpenAPI Generator, as its package carries it."""
    package = importlib.util.find_spec("openapi_generator_cli")
    if package is None or package.origin is None:
        sys.exit("The generator is not installed: sdk/generators/requirements.lock")
    [found] = Path(package.origin).parent.glob("*.jar")
    return found


def _openapi_generator(*options: str) -> Callable[[Workshop], Command]:
    def generate(shop: Workshop) -> Command:
        return ("java", *_BRIEF, "-jar", jar(), "generate", "-i", shop.contract, "-o", shop.client, "-g", *options)

    return generate


# --- Python ---------------------------------------------------------------------------------------------------------


def _openapi_python_client(shop: Workshop) -> Command:
    return (BIN / "openapi-python-client", "generate", "--path", shop.contract, "--output-path", shop.client)


def _datamodel_codegen(shop: Workshop) -> Command:
    kinds = ("--input-file-type", "openapi", "--output-model-type", "pydantic_v2.BaseModel")
    return (
        BIN / "python",
        "-m",
        "datamodel_code_generator",
        *kinds,
        "--input",
        shop.contract,
        "--output",
        shop.client / "models.py",
    )


# --- TypeScript ----------------------------------------------------------------------------------------------------


def _hey_api(shop: Workshop) -> Command:
    return (NODE_MODULES / ".bin" / "openapi-ts", "-i", shop.contract, "-o", shop.client, "--no-log-file")


def _orval_as(kind: str) -> Callable[[Workshop], Command]:
    def generate(shop: Workshop) -> Command:
        # Only a path that begins with a dot is a file to it.
        contract = os.path.relpath(shop.contract, shop.folder)
        to = f"./{shop.client.relative_to(shop.folder)}/client.ts"
        return (NODE_MODULES / ".bin" / "orval", "--input", contract, "--output", to, "--client", kind)

    return generate


def _tsc(*options: str) -> Callable[[Workshop], Sequence[Command]]:
    """As a strict project compiles, and more strictly with further `options` where a client bears them.

    Libraries are not looked through; the client, which is code, is.
    """
    shared = (
        *("--strict", "--esModuleInterop", "--skipLibCheck"),
        *("--target", "es2022", "--lib", "es2023,dom,dom.iterable", "--module", "commonjs"),
    )

    def compile_(shop: Workshop) -> Sequence[Command]:
        built = shop.folder / "built"
        return [
            (
                NODE_MODULES / ".bin" / "tsc",
                *shared,
                *options,
                "--types",
                "node",
                "--outDir",
                built,
                shop.folder / "tour.ts",
            )
        ]

    return compile_


def _node(shop: Workshop) -> Command:
    return ("node", shop.folder / "built" / "tour.js")


# --- Go, Java, and what needs no compiler ----------------------------------------------------------------------------


def _go_build(_: Workshop) -> Sequence[Command]:
    return [("go", "build", "-o", "tour", ".")]


def _go_environment(_: Workshop) -> Mapping[str, str]:
    """Nothing is fetched: the client needs nothing but Go."""
    return {"GOPROXY": "off", "GOFLAGS": "-mod=mod", "GOTOOLCHAIN": "local"}


def _javac(shop: Workshop) -> Sequence[Command]:
    sources = [
        *sorted((STAND_INS / "java").rglob("*.java")),
        *sorted((shop.client / "src" / "main").rglob("*.java")),
        shop.folder / "Tour.java",
    ]
    options = ["-nowarn", "-Xlint:none", "-proc:none", *(f"-J{option}" for option in _BRIEF)]
    return [("javac", *options, "-cp", jar(), "-d", shop.folder / "classes", *sources)]


def _java(shop: Workshop) -> Command:
    return ("java", *_BRIEF, "-cp", f"{shop.folder / 'classes'}:{jar()}", "Tour")


def _interpreted(interpreter: str, program: str, *options: str) -> Callable[[Workshop], Command]:
    return lambda shop: (interpreter, *options, shop.folder / program)


def _on_path(variable: str, below: str = "") -> Callable[[Workshop], Mapping[str, str]]:
    return lambda shop: {variable: str(shop.client / below)}


_generated = partial(Generator, package="openapi-generator-cli")
_go = partial(
    _generated,
    programs=("go",),
    compile=_go_build,
    run=lambda shop: (shop.folder / "tour",),
    environment=_go_environment,
)
_typescript = partial(Generator, compile=_tsc(), run=_node)
_orval = partial(_typescript, package="orval", compile=_tsc("--exactOptionalPropertyTypes"))

GENERATORS: tuple[Generator, ...] = (
    _generated(
        "python",
        generate=_openapi_generator("python"),
        programs=("python", "openapi-generator-python"),
        run=_interpreted(sys.executable, "tour.py"),
        environment=_on_path("PYTHONPATH"),
    ),
    _typescript(
        "typescript-fetch",
        "openapi-generator-cli",
        generate=_openapi_generator("typescript-fetch"),
        programs=("typescript", "typescript-fetch"),
    ),
    _typescript(
        "typescript-axios",
        "openapi-generator-cli",
        generate=_openapi_generator("typescript-axios"),
        programs=("typescript", "typescript-axios"),
    ),
    _go(
        "go",
        generate=_openapi_generator("go"),
        known={
            "tomorrow": Known(
                said="unknown field",
                note="By default Go's client refuses an answer that has a further member, so it stops reading when the "
                "API grows. With `--additional-properties=disallowAdditionalPropertiesIfNotPresent=false` it does not: "
                "the row below.",
            )
        },
    ),
    _go(
        "go, open",
        generate=_openapi_generator("go", "--additional-properties=disallowAdditionalPropertiesIfNotPresent=false"),
    ),
    _generated(
        "php",
        generate=_openapi_generator("php"),
        programs=("php",),
        run=_interpreted("php", "tour.php"),
    ),
    _generated(
        "ruby",
        generate=_openapi_generator("ruby"),
        programs=("ruby",),
        run=_interpreted("ruby", "tour.rb"),
        environment=_on_path("RUBYLIB", "lib"),
    ),
    _generated(
        "java (native)",
        generate=_openapi_generator("java", "--library", "native"),
        programs=("java",),
        compile=_javac,
        run=_java,
    ),
    _typescript("openapi-ts", "@hey-api/openapi-ts", generate=_hey_api, programs=("typescript", "hey-api")),
    _orval("orval (fetch)", generate=_orval_as("fetch"), programs=("typescript", "orval-fetch")),
    _orval("orval (zod)", generate=_orval_as("zod"), programs=("typescript", "orval-zod")),
    Generator(
        "openapi-python-client",
        "openapi-python-client",
        generate=_openapi_python_client,
        programs=("python", "openapi-python-client"),
        run=_interpreted(sys.executable, "tour.py"),
        environment=_on_path("PYTHONPATH"),
    ),
    Generator(
        "datamodel-codegen (pydantic 2)",
        "datamodel-code-generator",
        generate=_datamodel_codegen,
        programs=("python", "datamodel-codegen"),
        run=_interpreted(sys.executable, "tour.py"),
        environment=_on_path("PYTHONPATH"),
    ),
    _generated(
        "kotlin",
        generate=_openapi_generator("kotlin"),
        declared=Declared(
            files="**/models/{model}.kt",
            member=r"^    val `?{member}`?: (.+?),?$",
            keeps=r"kotlin\.Any\??|kotlin\.collections\.Map<kotlin\.String, kotlin\.Any\??>",
        ),
    ),
    _generated(
        "swift6",
        generate=_openapi_generator("swift6"),
        declared=Declared(
            files="**/Models/{model}.swift",
            member=r"^    public var {member}: (.+)$",
            keeps=r"JSONValue\??|\[String: JSONValue\??\]",
        ),
    ),
    _generated(
        "csharp",
        generate=_openapi_generator("csharp"),
        declared=Declared(
            files="src/Org.OpenAPITools/Model/{model}.cs",
            member=r"(?i)^        public (\S+|Dictionary<.+>) {member} {{ get;",
            keeps=r"Object\??|Dictionary<string, Object\??>",
        ),
    ),
    _generated(
        "dart",
        generate=_openapi_generator("dart"),
        declared=Declared(
            files="lib/model/{model_in_snake_case}.dart",
            member=r"^  (\S.*) {member};$",
            keeps=r"Object\?|Map<String, Object\??>",
        ),
    ),
    _generated(
        "rust",
        generate=_openapi_generator("rust"),
        declared=Declared(
            files="src/models/{model_in_snake_case}.rs",
            member=r"^    pub {member}: (.+),$",
            keeps=r"Option<serde_json::Value>|std::collections::HashMap<String, serde_json::Value>",
        ),
    ),
)

# Every member of a value that may be of several kinds.
VALUES = (
    ("Condition", "value"),
    ("Reason", "value"),
    ("Reason", "given"),
    ("AssessmentRequest", "facts"),
    ("Scenario", "facts"),
)


def lost(declared: Declared, client: Path) -> list[str]:
    """Each value whose declared type does not keep it, in a client of a language that cannot be run here."""
    found = []
    for model, member in VALUES:
        snake = re.sub(r"(?<!^)(?=[A-Z])", "_", model).lower()
        pattern = declared.files.format(model=model, model_in_snake_case=snake)
        files = [file for file in client.glob(pattern) if "test" not in file.parts]
        text = files[0].read_text("utf-8") if len(files) == 1 else ""
        types = re.findall(declared.member.format(member=member), text, re.MULTILINE)
        if not types or not all(re.fullmatch(declared.keeps, one) for one in types):
            found.append(f"{model}.{member} is {' or '.join(types) or 'nowhere'}")
    return found
