"""The TypeScript SDK: made from the contract that is, compiled, measured, and run against a server."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import Phase, given, settings

from articles.guidance.assessment import assess, compile_document
from contentapi.errors import InvalidInput
from tests.guidance.factories import Document
from tests.guidance.strategies import BUSY_MACHINE, Given, situations
from tests.running import running_server
from tests.sdk.typescript import COMPILED, PACKAGE, manage, run, said

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("compiled")]

# What only an editor or a moderator can bring about, so that a reader meets it.
ARRANGE = """
import json
from articles.publishing import publish
from testimonials.intake import submissions
from testimonials.letters import LETTERS
from testimonials.models import Submission
from testimonials.moderation import decisions
from testimonials.terms import DecisionReason, Move

def submit():
    taken = submissions.submit({
        "article": "sex-after-miscarriage",
        "body": "We waited until the bleeding was over, as the leaflet said. It took longer than we had thought.",
        "language": "en-GB",
        "consent": {"policy_version": "1", "publish": True, "own_experience": True, "adult": True},
    })
    return {"id": taken.id, "receipt": taken.receipt}

def version(story):
    return Submission.objects.get(pk=story["id"]).row_version

because = {"by": "moderator", "reason": DecisionReason.UNKIND, "message": "Please leave out the leaflet."}
sent_back, public, removed = submit(), submit(), submit()
decisions.ask_for_changes(sent_back["id"], version=version(sent_back), **because)
for story in (public, removed):
    approved = decisions.approve(story["id"], by="moderator", version=version(story))
    story["story"] = str(approved.story_id)
decisions.take_down(removed["id"], version=version(removed), **because)
retired, successor = "conceiving-again-after-miscarriage", "sex-after-miscarriage"
publish.retire(retired, by="editor", successor=successor)
print(json.dumps({
    "sentBack": sent_back, "public": public, "removed": removed, "retired": retired, "successor": successor,
}))
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_server(tmp_path_factory.mktemp("typescript")) as site:
        yield site


def test_the_generated_types_are_those_of_the_contract() -> None:
    run("npm", "run", "generate", "--", "--check")


def test_the_package_passes_its_own_tests() -> None:
    run("npm", "test", "--ignore-scripts")  # compiled it is already


CHANGES = {
    "elapsed_fact: string;": "elapsed: string;",
    "withdrawSubmission": "eraseSubmission",
    '"need_facts" | ': "",
}
COMPLAINTS = (
    r"src/guidance/waits\.ts.*'elapsed_fact'",
    r"src/client\.ts.*'withdrawSubmission'",
    r"src/guidance/terms\.ts.*need_facts",
)


def test_a_field_an_operation_or_a_term_that_the_contract_loses_does_not_compile(tmp_path: Path) -> None:
    for path in (PACKAGE / "package.json", PACKAGE / "tsconfig.build.json", *PACKAGE.glob("src/**/*.ts")):
        copy = tmp_path / path.relative_to(PACKAGE)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    (tmp_path / "node_modules").symlink_to(PACKAGE / "node_modules")
    generated = tmp_path / "src" / "schema.ts"
    types = generated.read_text(encoding="utf-8")
    for was, becomes in CHANGES.items():
        assert was in types
        types = types.replace(was, becomes)
    generated.write_text(types, encoding="utf-8")
    with pytest.raises(AssertionError) as complaint:
        run("node_modules/.bin/tsc", "--noEmit", "--project", str(tmp_path / "tsconfig.build.json"))
    for wanted in COMPLAINTS:
        assert re.search(wanted, str(complaint.value))


def test_the_examples_of_the_readme_run(site: str, tmp_path: Path) -> None:
    examples = (COMPILED / "readme.js").read_text(encoding="utf-8")
    assert "https://content.example.org" in examples
    here = COMPILED / "readme-here.js"
    here.write_text(examples.replace("https://content.example.org", site), encoding="utf-8")
    printed = run("node", str(here), cwd=tmp_path)  # where they keep their copy
    for words in (
        "sex-after-miscarriage: ",
        "Are you soaking",
        ": wait",
        "404 not_found",
        "pending null",
        "asked ",
        "as of 20",
    ):
        assert words in printed


def test_a_reader_s_whole_way_and_every_kind_of_problem(tmp_path: Path) -> None:
    # Few stories an hour are enough to be told that they were too many.
    with running_server(tmp_path, STORY_RATE="15/hour") as site:
        arranged = said(manage(tmp_path, ARRANGE))
        run("node", "--test", str(COMPILED / "end-to-end.js"), SITE=site, ARRANGED=arranged)


def test_the_device_and_the_server_give_the_same_answers(site: str) -> None:
    run("node", "--test", str(COMPILED / "differential.js"), SITE=site, CASES="120")


def test_generated_articles_are_assessed_as_the_reference_does(tmp_path: Path) -> None:
    for number, (document, facts) in enumerate(_draw(300)):
        suite = {"name": str(number), "document": document, "cases": _cases(document, facts)}
        (tmp_path / f"{number}.json").write_bytes(orjson.dumps(suite))
    run("node", "--test", str(COMPILED / "conformance.test.js"), CONFORMANCE=str(tmp_path))


def _draw(count: int) -> list[tuple[Document, Given]]:
    drawn: list[tuple[Document, Given]] = []

    @settings(BUSY_MACHINE, max_examples=count, derandomize=True, database=None, phases=[Phase.generate])
    @given(situations())
    def draw(situation: tuple[Document, Given]) -> None:
        drawn.append(situation)

    draw()
    return drawn


def _cases(document: Document, facts: Given) -> list[dict[str, Any]]:
    """The facts asked about everything and about one activity, and asked with something wrong among them."""
    guidance = compile_document(document)
    activity = document["activities"][-1]["key"]
    spoilt = {**facts, document["facts"][0]["key"]: "zq", "no_such_fact": 1, "no name": True}
    with pytest.raises(InvalidInput) as refused:
        assess(guidance, spoilt, activity="none")
    return [
        {"name": "all", "facts": facts, "expect": json.loads(json.dumps(assess(guidance, facts)))},
        {"name": "one", "facts": facts, "activity": activity, "expect": assess(guidance, facts, activity=activity)},
        {
            "name": "refused",
            "facts": spoilt,
            "activity": "none",
            "refuse": [{"pointer": fault.pointer, "code": fault.code} for fault in refused.value.faults],
        },
    ]
