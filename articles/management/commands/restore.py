"""manage.py restore: an old version back into the draft."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.publishing import publish
from contentapi.errors import DomainError
from contentapi.management import arguments


class Command(BaseCommand):
    help = "Makes a published version the draft again. Nothing public changes until it is published."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", type=arguments.slug, metavar="SLUG")
        parser.add_argument("version", type=int, metavar="VERSION")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            restored = publish.restore(options["slug"], options["version"])
        except DomainError as wrong:
            lines = [f"  {fault.pointer}: {fault.detail}" for fault in wrong.faults]
            raise CommandError("\n".join([wrong.detail, *lines])) from None
        self.stdout.write(f"{options['slug']}: the draft is version {options['version']} again")
        if restored.unsigned:
            self.stdout.write(
                f"  the review by {restored.unsigned} does not come back: it was not of what this says now"
            )
        for name in restored.differs:
            self.stdout.write(f"  {name}: the shared entry has changed since; the draft uses today's")
