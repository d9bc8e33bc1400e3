"""manage.py dump_conformance: the suite by which evaluators in other languages prove that they agree with ours."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import orjson
from django.core.management.base import BaseCommand, CommandError

from articles.guidance import conformance
from articles.public import live
from contentapi.errors import DomainError


class Command(BaseCommand):
    help = "Writes the conformance suite, a file a corner of the specification, into a folder."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("slugs", nargs="*", metavar="SLUG", help="live articles, for their scenarios")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        folder.mkdir(parents=True, exist_ok=True)
        try:
            worked = [orjson.loads(live.document(slug).document) for slug in options["slugs"]]
        except DomainError as wrong:
            raise CommandError(wrong.detail) from None
        cases = 0
        for suite in conformance.suites(worked):
            written = orjson.dumps(suite, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
            (folder / f"{suite['name']}.json").write_bytes(written)
            cases += len(suite["cases"])
        self.stdout.write(f"{folder}: {cases} cases")
