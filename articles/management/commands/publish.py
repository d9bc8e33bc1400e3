"""manage.py publish: a draft out through the door."""

from argparse import ArgumentParser
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.publishing import publish
from articles.terms import Significance
from contentapi.errors import DomainError, Fault
from contentapi.management import arguments


class Command(BaseCommand):
    help = "Publishes articles. Everything that the gates have against one is said at once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slugs", nargs="+", type=arguments.slug, metavar="SLUG")
        parser.add_argument(
            "--by", type=arguments.name, required=True, metavar="NAME", help="who publishes: kept, never served"
        )
        parser.add_argument("--significance", choices=[one.value for one in Significance], default=Significance.CONTENT)
        parser.add_argument("--note", type=arguments.words, default="", help="a word for colleagues; never served")
        parser.add_argument("--allow-unreviewed", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        refused = 0
        for slug in options["slugs"]:
            try:
                version = publish.publish(
                    slug,
                    by=options["by"],
                    significance=Significance(options["significance"]),
                    note=options["note"],
                    allow_unreviewed=options["allow_unreviewed"],
                )
            except DomainError as wrong:
                refused += 1
                self.stderr.write(f"{slug}: {wrong.detail}")
                self._list(wrong.faults)
            else:
                self.stdout.write(f"{slug}: version {version.number}")
                self._list(publish.faults_in_draft(slug, allow_unreviewed=options["allow_unreviewed"]))
        if refused:
            raise CommandError(f"{refused} of {len(options['slugs'])} articles were not published.")

    def _list(self, faults: Iterable[Fault]) -> None:
        for fault in faults:
            remark = " (This alone stops nothing.)" if fault.advisory else ""
            self.stderr.write(f"  {fault.pointer or '/'}: {fault.detail}{remark}")
